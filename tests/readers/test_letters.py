"""Whether a text without headings is one letter, a letter on each page, or comments run together."""

import pytest

from council_desk.readers.letters import is_closing, is_greeting, is_one_letter, letter_passages, letters_by_page

LONG = (
    "I hope that you will vote for the new pool, because the old one leaks and nobody has mended it in nine years. " * 2
)
LETTER = [
    "April 1, 2026",
    "",
    "Dear Mayor and Council,",
    "",
    LONG,
    "",
    LONG,
    "",
    "Sincerely,",
    "Ana Ruiz",
    "12 Pier Road",
]


@pytest.mark.parametrize(
    "line",
    ["Dear Council,", "To Whom It May Concern:", "Estimados concejales:", "Sehr geehrte Damen und Herren,", "Kính gửi"],
)
def test_greetings_are_told(line: str) -> None:
    assert is_greeting(line)
    assert not is_greeting(LONG)


@pytest.mark.parametrize(
    "line", ["Sincerely,", "Thank you for your time,", "Atentamente,", "Mit freundlichen Grüßen", "Best,"]
)
def test_closings_are_told(line: str) -> None:
    assert is_closing(line)
    assert not is_closing("Thank you for the pool, but it came too late for my children to use it")


def test_a_letter_greets_at_its_top_and_closes_at_its_end() -> None:
    assert is_one_letter(LETTER)
    assert is_one_letter([*LETTER, "P.S. " + LONG])
    assert not is_one_letter([*LETTER, *LETTER])
    assert not is_one_letter([*LETTER, LONG, LONG, LONG])
    assert not is_one_letter([LONG, *LETTER])


def test_a_text_without_courtesies_is_a_letter_only_where_it_is_short_and_under_no_title() -> None:
    assert not is_one_letter([LONG, LONG])
    assert is_one_letter([LONG, LONG], most_bare=3)
    assert not is_one_letter(["Public comments on item 12", LONG], most_bare=3)
    assert not is_one_letter([])


def test_letters_that_begin_on_pages_of_their_own_are_parted_there() -> None:
    lines = [*LETTER, *LETTER, LONG, LONG]
    pages = [1] * len(LETTER) + [2] * len(LETTER) + [3, 3]
    spans = letters_by_page(lines, pages)
    assert spans == [(0, 11), (11, 24)]
    passages = letter_passages(lines, spans, pages)
    assert [(passage.page, passage.first_line, passage.last_line) for passage in passages] == [(1, 1, 11), (2, 12, 24)]


def test_two_letters_on_a_page_are_not_parted_by_pages() -> None:
    assert letters_by_page([*LETTER, *LETTER, *LETTER], [1] * 22 + [2] * 11) is None
    assert letters_by_page([LONG, *LETTER], [1] + [2] * 11) is None
    assert letters_by_page([], []) is None
