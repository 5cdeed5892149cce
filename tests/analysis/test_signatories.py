"""Who signed a letter."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from council_desk.analysis.signatories import find_signatories

LETTER = "We ask the council to keep the pool open.\n\n"


def names(text: str) -> list[str]:
    return [found.name for found in find_signatories(text)]


@pytest.mark.parametrize("cue", ["Signed,", "The undersigned:", "On behalf of our members", "Co-signed by", "Firmado:"])
def test_names_after_a_signing_cue(cue: str) -> None:
    found = find_signatories(f"{LETTER}{cue}\nHarbor Swim Club\nAna Ortiz\nFriends of Gull Creek")
    assert [(f.name, f.organisation) for f in found] == [
        ("Harbor Swim Club", True),
        ("Ana Ortiz", False),
        ("Friends of Gull Creek", True),
    ]


def test_names_on_one_line_and_in_a_numbered_list() -> None:
    assert names(f"{LETTER}Signed: Ana Ortiz; Theo Brandt; and Min-ji Park") == [
        "Ana Ortiz",
        "Theo Brandt",
        "Min-ji Park",
    ]
    assert names(f"{LETTER}Signed,\n1. Ana Ortiz\n2. Theo Brandt\n• Min-ji Park") == [
        "Ana Ortiz",
        "Theo Brandt",
        "Min-ji Park",
    ]


def test_one_name_under_a_letter_is_its_writer() -> None:
    assert names(f"{LETTER}Sincerely,\nAna Ortiz") == []
    assert names(f"{LETTER}Signed,\nAna Ortiz") == []


def test_sentences_are_not_names() -> None:
    assert names(f"{LETTER}Signed,\nAna Ortiz\nTheo Brandt\nPlease call me. I have more to say!") == []


def test_a_name_that_stands_twice_signed_once() -> None:
    assert len(names(f"{LETTER}Signed,\nAna Ortiz\nTheo Brandt\nMin-ji Park\nAna Ortiz")) == 3


@given(st.text())
def test_any_text_can_be_looked_through(text: str) -> None:
    for found in find_signatories(text):
        assert found.name
