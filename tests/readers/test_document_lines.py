"""The lines of a written document into a reading."""

import pytest

from council_desk.errors import UnreadableFileError
from council_desk.readers.document_lines import document_reading
from council_desk.readers.passages import Reading

LONG = "I hope that you will vote for the new pool, because the old one leaks and nobody has mended it in years."


def read(lines: list[str], headings: list[tuple[int, str]] | None = None) -> Reading:
    return document_reading("letters.docx", "word", lines, "comments", [], headings or [])


def test_one_letter_is_one_comment_with_or_without_courtesies() -> None:
    assert [p.text for p in read(["Dear Council,", "", LONG, "", "Sincerely,", "Ana"]).passages] == [
        f"Dear Council,\n\n{LONG}\n\nSincerely,\nAna"
    ]
    assert read([LONG, LONG, LONG]).kind == "list"


def test_letters_run_together_and_lists_under_a_title_are_packets() -> None:
    letter = ["Dear Council,", LONG, "Sincerely,", "Ana"]
    assert read([*letter, *letter]).kind == "packet"
    assert read(["Public comments on item 12", LONG, LONG]).kind == "packet"
    assert read([LONG] * 20).kind == "packet"


def test_headings_of_a_style_part_the_comments_beneath_them() -> None:
    lines = ["Item 12: Pool", "Ana Ruiz (Support)", LONG, LONG, "Lee Wong (-)", "No.", "Item 14", "3. Jo Neil", LONG]
    headings = [(1, lines[0]), (2, lines[1]), (2, lines[4]), (1, lines[6]), (2, lines[7])]
    reading = read(lines, headings)
    assert [dict(p.fields) for p in reading.passages] == [
        {"item": "12", "title": "Pool", "name": "Ana Ruiz", "position": "Support"},
        {"item": "12", "title": "Pool", "name": "Lee Wong"},
        {"item": "14", "external_id": "3", "name": "Jo Neil"},
    ]
    assert [p.text for p in reading.passages] == [f"{LONG}\n{LONG}", "No.", LONG]
    assert reading.passages[0].first_line == 3


def test_the_sections_of_one_paper_are_not_comments() -> None:
    lines = ["What the pool costs", LONG, "What it would bring", LONG]
    assert len(read(lines, [(1, lines[0]), (1, lines[2])]).passages) == 1


def test_an_empty_document_says_so() -> None:
    with pytest.raises(UnreadableFileError, match="no text in it"):
        read(["", " "])
