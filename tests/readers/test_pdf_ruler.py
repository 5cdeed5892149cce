"""Where characters stand on a page."""

import ctypes
from collections.abc import Iterator

import pypdfium2
import pypdfium2.raw as pdfium_c
import pytest

from council_desk.readers.pdf_ruler import Ruler
from readers.printed import across


@pytest.fixture
def words() -> Iterator[pypdfium2.PdfTextPage]:
    document = pypdfium2.PdfDocument(across(["Keep the pool open", "and the library too"], ["Open it", "now"]))
    page = document[0]
    textpage = page.get_textpage()
    yield textpage
    textpage.close()
    page.close()
    document.close()


def checked_box(words: pypdfium2.PdfTextPage, index: int) -> tuple[float, ...]:
    """The box as the library gives it with all its checks."""
    box = pdfium_c.FS_RECTF()
    assert pdfium_c.FPDFText_GetLooseCharBox(words, index, ctypes.byref(box))
    return box.left, box.top, box.right, box.bottom


def test_each_character_has_the_box_that_the_library_gives_it(words: pypdfium2.PdfTextPage) -> None:
    places = [index for index, char in enumerate(words.get_text_range()) if not char.isspace()]
    assert Ruler().boxes(words, places) == [checked_box(words, index) for index in places]


def test_a_character_that_is_not_there_has_no_box_and_the_others_keep_theirs(words: pypdfium2.PdfTextPage) -> None:
    assert Ruler().boxes(words, [0, -1, 1, 1_000_000]) == [checked_box(words, 0), None, checked_box(words, 1), None]
    assert Ruler().boxes(words, []) == []


def test_more_characters_than_a_page_usually_asks_for_are_measured_too(words: pypdfium2.PdfTextPage) -> None:
    ruler = Ruler()
    assert ruler.boxes(words, [0, 1] * 3000) == [checked_box(words, 0), checked_box(words, 1)] * 3000
    assert ruler.boxes(words, [1]) == [checked_box(words, 1)]
