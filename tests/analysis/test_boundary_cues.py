"""Ways of opening and closing that speak for or against a new comment."""

import pytest

from council_desk.analysis.boundary_cues import ANAPHORA, ANNOUNCES, CLOSING_ASK, CONNECTIVE, INTRODUCTION, STANCE


@pytest.mark.parametrize("text", ["In addition, the fee is high.", "Also a bench.", "Sin embargo, no alcanza."])
def test_connectives_carry_on(text):
    assert CONNECTIVE.match(text)


@pytest.mark.parametrize("text", ["I am a nurse.", "As a renter I worry.", "On behalf of us", "Soy madre de tres"])
def test_introductions(text):
    assert INTRODUCTION.match(text)


def test_positions_references_and_last_appeals():
    assert STANCE.match("I strongly oppose this.") and STANCE.match("Please vote no")
    assert ANAPHORA.match("This would hurt us.") and not ANAPHORA.match("Thistles grow there.")
    assert CLOSING_ASK.match("Please do the right thing.") and ANNOUNCES.search("I have three questions")
