"""Pages in two columns that are drawn line by line across."""

import textwrap

import pypdfium2

from council_desk.progress import Silent
from council_desk.readers.limits import Limits
from council_desk.readers.pdf import read_pdf
from council_desk.readers.pdf_columns import gutter_of, lines_in_columns
from council_desk.readers.pdf_words import page_words
from readers.printed import LETTERS, NAMES, across


def column(first: int) -> list[str]:
    lines: list[str] = []
    for number in (first, first + 1):
        name = NAMES[number % 4]
        lines += [f"Comment {number + 1}", f"Name: {name}", "", *textwrap.wrap(LETTERS[number % 3], 46), ""]
    return lines


def test_the_left_column_is_read_before_the_right_one() -> None:
    reading = read_pdf("two.pdf", across(column(0), column(2)), "comments", Limits(), Silent())
    assert [passage.fields["name"] for passage in reading.passages] == list(NAMES)
    assert [passage.text for passage in reading.passages] == [LETTERS[0], LETTERS[1], LETTERS[2], LETTERS[0]]


def test_a_page_of_one_column_has_no_gutter() -> None:
    document = pypdfium2.PdfDocument(across([f"{LETTERS[1][:90]}"] * 20, []))
    assert gutter_of(page_words(document, 0)) is None
    document.close()


def test_lines_come_column_by_column() -> None:
    document = pypdfium2.PdfDocument(across(["left one", "left two"], ["right one", "right two"]))
    lines = lines_in_columns(page_words(document, 0), 0.5)
    document.close()
    assert [line.text for line in lines] == ["left one", "left two", "right one", "right two"]
