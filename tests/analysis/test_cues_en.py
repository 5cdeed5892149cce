import pytest

from council_desk.analysis import cues_en


@pytest.mark.parametrize(
    "words", ["adopt this", "reject the ordinance", "do not pass the resolution", "vote no on item 4"]
)
def test_votes_on_the_item_are_position_asks(words: str) -> None:
    assert cues_en.POSITION_ASK.match(words)


@pytest.mark.parametrize("words", ["keep the benches", "drop the fee", "plant more trees"])
def test_changes_are_no_position_asks(words: str) -> None:
    assert not cues_en.POSITION_ASK.match(words)


def test_another_instrument_is_no_position_ask() -> None:
    assert cues_en.OTHER_INSTRUMENT.match("pass an ordinance instead of a resolution")


def test_either_takes_the_longest_word_first() -> None:
    assert cues_en.either("cut cut_back") == r"cut\s+back|cut"
