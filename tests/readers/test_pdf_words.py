"""A PDF page's words with their places."""

import pypdfium2
import pytest

from council_desk.readers.pdf_words import Word, empty_band, page_words, rows_of_words
from readers.printed import across


def word(left: float, right: float, middle: float = 0.5) -> Word:
    return Word("x", 1, left, right, middle, 0.02)


def test_words_have_the_places_at_which_they_are_drawn() -> None:
    document = pypdfium2.PdfDocument(across(["Keep the pool"], ["Open it"]))
    words = page_words(document, 0)
    document.close()
    assert [found.text for found in words] == ["Keep", "the", "pool", "Open", "it"]
    assert words[0].left == pytest.approx(60 / 612, abs=0.005)
    assert words[3].left == pytest.approx(320 / 612, abs=0.005)
    assert [len(row) for row in rows_of_words(words)] == [5]


def test_the_widest_band_that_no_word_crosses_is_found() -> None:
    rows = [[word(0.1, 0.3), word(0.5, 0.9)], [word(0.1, 0.35), word(0.52, 0.7)]]
    band = empty_band(rows, 0.1, 0.9, 0.0)
    assert band == (pytest.approx(0.35, abs=0.01), pytest.approx(0.5, abs=0.01))
    assert empty_band([[word(0.0, 1.0)]], 0.1, 0.9, 0.0) is None
