"""The words that dates are written with."""

from council_desk.readers.date_words import MONTH_OF, folded


def test_every_month_is_known_in_several_languages() -> None:
    words = ("enero", "fevrier", "maerz", "abril", "mai", "июня", "lipca")
    assert {MONTH_OF[word] for word in words} == set(range(1, 8))
    assert set(MONTH_OF.values()) == set(range(1, 13))


def test_folding_takes_accents_and_dots_off() -> None:
    assert folded("27  Août 2026, 6:05 P. M.") == "27 aout 2026, 6:05 pm"
