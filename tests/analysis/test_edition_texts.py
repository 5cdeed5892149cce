"""Texts are known by their words and writers, whatever shape the file has."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from council_desk.analysis.edition_texts import ListedText, ListedTexts, agreeing_writers, words_key

POOL = "Please keep the Harbor Street pool open on winter evenings."


def agree(one: ListedText, other: ListedText) -> bool | None:
    return agreeing_writers(ListedTexts([one]), 0, ListedTexts([other]), 0)


@pytest.mark.parametrize(
    "shape",
    [
        "Please keep the Harbor Street pool\nopen on winter evenings.",
        "Please keep the Harbor Street pool open on win-\nter evenings.",
        "“Please keep the Harbor Street pool open on winter evenings”",
        "PLEASE  keep the Harbor Street pool open on winter\u00a0evenings.",
    ],
)
def test_lines_hyphens_and_typography_do_not_make_a_text_another(shape: str) -> None:
    assert words_key(shape) == words_key(POOL)


def test_another_word_makes_another_text() -> None:
    assert words_key(POOL.replace("open", "not open")) != words_key(POOL)


@given(st.text(max_size=80), st.integers(0, 80))
def test_a_line_end_between_words_changes_nothing(text: str, at: int) -> None:
    assert words_key(text[:at] + "\n" + text[at:]) == words_key(text[:at] + " " + text[at:])


def test_an_address_decides_before_a_name() -> None:
    one = ListedText(POOL, "Rosa Vale", email="rosa@example.org")
    assert agree(one, ListedText(POOL, "R. V.", email="ROSA@example.org")) is True
    assert agree(one, ListedText(POOL, "Rosa Vale", email="vale@example.org")) is False
    assert agree(one, ListedText(POOL, "rosa@example.org")) is True


@pytest.mark.parametrize("name", ["Vale, Rosa", "ROSA VALE", "Rosa V.", "Rosa Maria Vale"])
def test_a_name_is_known_in_any_order_and_shortened(name: str) -> None:
    assert agree(ListedText(POOL, "Rosa Vale"), ListedText(POOL, name)) is True


def test_other_names_are_others_and_none_is_unknown() -> None:
    assert agree(ListedText(POOL, "Rosa Vale"), ListedText(POOL, "Theo Brandt")) is False
    assert agree(ListedText(POOL, "Rosa Vale"), ListedText(POOL)) is None


def test_a_campaigns_letter_is_nobodys_own() -> None:
    own = "I learned to swim there in the year of the flood, and I never left the place."
    texts = ListedTexts([ListedText(text) for text in (POOL, POOL, POOL + " Thanks.", own)])
    assert texts.own_words() == [False, False, True, True] or texts.own_words() == [False, False, False, True]
    assert any("flood" in run for run in texts.own_runs())
