"""A PDF page's words with their places: what tables and columns are told by, read only where lines are not enough."""

import ctypes
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from council_desk.readers.passages import storable

_STEPS = 400
_SAME_LINE = 0.45
"""Words whose middles differ by less than this share of their height stand on one line."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a page: its text, its page, its left, right and middle as shares of the page, its height likewise."""

    text: str
    page: int
    left: float
    right: float
    middle: float
    height: float


def drawn_in_pieces(document: pdfium.PdfDocument, index: int) -> bool:
    """Tell quickly whether a page's lines are drawn in several pieces each, as columns and tables are.

    pdfium makes a rectangle for each piece of a line that was drawn by itself.
    """
    try:
        page = document[index]
    except pdfium.PdfiumError:
        return False
    try:
        characters = page.get_textpage()
        try:
            lines = sum(1 for line in characters.get_text_range().split("\r\n") if line.strip())
            return bool(characters.count_rects() > 1.2 * lines)
        finally:
            characters.close()
    finally:
        page.close()


def page_words(document: pdfium.PdfDocument, index: int) -> list[Word]:
    """Return the words of a page (`index` from 0) in the order the file draws them; none where it cannot be opened."""
    try:
        page = document[index]
    except pdfium.PdfiumError:
        return []
    try:
        characters = page.get_textpage()
        try:
            size = page.get_width() or 1.0, page.get_height() or 1.0
            return list(_words(characters, index + 1, size))
        finally:
            characters.close()
    finally:
        page.close()


def _words(characters: pdfium.PdfTextPage, page: int, size: tuple[float, float]) -> Iterator[Word]:
    """Give runs of characters without a space between them."""
    raw, box = characters.raw, pdfium_c.FS_RECTF()
    gathered: list[str] = []
    left = right = top = bottom = 0.0
    for index in range(pdfium_c.FPDFText_CountChars(raw)):
        code = pdfium_c.FPDFText_GetUnicode(raw, index)
        if code <= 32 or code == 0xA0 or not pdfium_c.FPDFText_GetLooseCharBox(raw, index, ctypes.byref(box)):
            if gathered:
                yield _word(gathered, page, (left, right, top, bottom), size)
                gathered = []
            continue
        jumped = gathered and (box.left > right + (top - bottom) or box.left < left - 1 or box.top < bottom)
        if jumped:
            yield _word(gathered, page, (left, right, top, bottom), size)
            gathered = []
        if not gathered:
            left, top, bottom = box.left, box.top, box.bottom
        right = box.right
        gathered.append(chr(code) if code < 0x110000 else "\ufffd")
    if gathered:
        yield _word(gathered, page, (left, right, top, bottom), size)


def _word(letters: Sequence[str], page: int, box: tuple[float, float, float, float], size: tuple[float, float]) -> Word:
    left, right, top, bottom = box
    width, height = size
    middle = (top + bottom) / 2 / height
    return Word(storable("".join(letters)), page, left / width, right / width, middle, abs(top - bottom) / height)


def rows_of_words(words: Sequence[Word]) -> list[list[Word]]:
    """Sort a page's words into its lines, top down, each from left to right."""
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda word: -word.middle):
        if rows and abs(rows[-1][0].middle - word.middle) < _SAME_LINE * max(word.height, rows[-1][0].height):
            rows[-1].append(word)
        else:
            rows.append([word])
    return [sorted(row, key=lambda word: word.left) for row in rows]


def empty_band(
    rows: Sequence[Sequence[Word]], start: float, end: float, most_crossing: float
) -> tuple[float, float] | None:
    """Return the widest band between two places (shares of the page's width) that words hardly cross.

    `most_crossing` is the share of the rows that may cross it. None where every place is crossed more often.
    """
    first, last = int(start * _STEPS), int(end * _STEPS)
    crossed = [0] * (_STEPS + 2)
    for row in rows:
        for place in {place for word in row for place in _places(word, first, last)}:
            crossed[place] += 1
    limit = most_crossing * max(len(rows), 1)
    free = [place for place in range(first, min(last, _STEPS) + 1) if crossed[place] <= limit]
    bands: list[tuple[int, int]] = []
    for place in free:
        if bands and bands[-1][1] == place:
            bands[-1] = bands[-1][0], place + 1
        else:
            bands.append((place, place + 1))
    widest = max(bands, key=lambda band: band[1] - band[0], default=None)
    return None if widest is None else (widest[0] / _STEPS, widest[1] / _STEPS)


def _places(word: Word, first: int, last: int) -> range:
    return range(max(int(word.left * _STEPS), first, 0), min(int(word.right * _STEPS), last, _STEPS) + 1)
