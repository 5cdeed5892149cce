"""What the reading model hears: new voices, where a letter stands, which words ask."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from council_desk.analysis.heard import KINDS, PART, Heard, hear_gaps, hear_letters
from council_desk.progress import Cancelled

TITLE = "Ordinance closing Ferry Street to cars on Sundays"


def heard_in(text: str) -> Heard:
    (heard,) = hear_letters([text], TITLE)
    assert heard is not None
    return heard


def stance(text: str) -> str:
    heard = heard_in(text)
    return KINDS[max(range(len(KINDS)), key=lambda k: heard.stances[k])]


def test_a_plain_yes_and_a_plain_no_are_heard():
    assert stance("I strongly support closing Ferry Street on Sundays. Please vote yes.") == "support"
    assert stance("I strongly oppose this closure. Vote no. It will ruin every shop on the street.") == "oppose"


def test_the_chances_of_all_stances_add_up_to_one():
    heard = heard_in("Where would the bus stop on Sundays?")
    assert sum(map(math.exp, heard.stances)) == pytest.approx(1.0, abs=0.01)


def test_the_words_of_an_ask_are_heard_and_the_others_are_not():
    text = "My grandmother sold flowers there for thirty years. Please open the street again by five in the evening."
    heard = heard_in(text)
    ask = text.index("open the street")
    asking = [word.asks for word in heard.words if word.start >= ask and text[word.start : word.end].isalpha()]
    telling = [word.asks for word in heard.words if word.start < text.index("Please")]
    assert sum(asking) / len(asking) > 0 > sum(telling) / len(telling)


def test_every_word_of_a_letter_of_several_parts_is_told_once_and_in_order():
    text = " ".join(f"Sunday {n} was quiet and the street was full of children." for n in range(PART // 6))
    heard = heard_in(text)
    starts = [word.start for word in heard.words]
    assert starts == sorted(set(starts))
    assert text[heard.words[-1].start : heard.words[-1].end] == "."


def test_a_text_without_words_is_not_heard():
    assert hear_letters(["   ", "\u200b"], TITLE) == [None, None]


def test_two_letters_of_one_paragraph_are_heard_apart_and_a_letter_of_two_is_heard_as_one():
    gaps = hear_gaps(
        [
            "I run the bakery on Ferry Street and I support the closure. Thank you, Ana Reyes",
            "Dear Council, I am against this. I drive my mother to church on Sundays.",
            "She is eighty-eight and cannot walk from the garage.",
        ]
    )
    assert gaps is not None
    assert gaps[0] > 0 and gaps[0] > gaps[1]


@pytest.mark.parametrize("paragraphs", [[], ["One paragraph only."]])
def test_a_list_without_gaps_has_nothing_to_tell(paragraphs: list[str]):
    assert hear_gaps(paragraphs) == []


@given(st.lists(st.text(max_size=400), max_size=12))
@settings(deadline=None, max_examples=40)
def test_every_gap_of_any_list_is_told(paragraphs: list[str]):
    gaps = hear_gaps(paragraphs)
    assert gaps is not None
    assert len(gaps) == max(0, len(paragraphs) - 1)
    assert all(math.isfinite(gap) for gap in gaps)


class GivesUp:
    def step(self, done: int, total: int, what: str = "") -> None:
        raise Cancelled


def test_reading_can_be_cancelled():
    with pytest.raises(Cancelled):
        hear_letters(["Please say yes."], TITLE, GivesUp())
    with pytest.raises(Cancelled):
        hear_gaps(["Please say yes.", "No."], GivesUp())
