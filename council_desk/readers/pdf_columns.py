"""Pages in two columns that a file draws line by line across: the left column is read first, then the right."""

from collections.abc import Sequence

from council_desk.readers.pdf_lines import Line
from council_desk.readers.pdf_words import Word, empty_band, rows_of_words

_LEAST_GUTTER = 0.02
_HARDLY = 0.06


def gutter_of(words: Sequence[Word]) -> float | None:
    """Return where the gap between two columns is, as a share of the page's width; None for a page without one.

    Most lines must have words on both sides, or it is a page of short lines.
    """
    rows = [row for row in rows_of_words(words) if 0.08 < row[0].middle < 0.92]
    if len(rows) < 8:
        return None
    band = empty_band(rows, 0.35, 0.65, _HARDLY)
    if band is None or band[1] - band[0] < _LEAST_GUTTER:
        return None
    middle = (band[0] + band[1]) / 2
    both = sum(1 for row in rows if row[0].right < middle < row[-1].left)
    long_left = sum(1 for row in rows if sum(word.right - word.left for word in row if word.right < middle) > 0.2)
    return middle if both * 2 >= len(rows) and long_left * 2 >= len(rows) else None


def lines_in_columns(words: Sequence[Word], gutter: float) -> list[Line]:
    """Return a page's lines column by column; lines across the gutter (titles, headers) part the page there."""
    lines: list[Line] = []
    left: list[Line] = []
    right: list[Line] = []
    for row in rows_of_words(words):
        if any(word.left < gutter < word.right for word in row):
            lines += [*left, *right, _line(row)]
            left, right = [], []
            continue
        for side, part in (
            (left, [word for word in row if word.right <= gutter]),
            (right, [word for word in row if word.left >= gutter]),
        ):
            if part:
                side.append(_line(part))
    return [*lines, *left, *right]


def _line(words: Sequence[Word]) -> Line:
    first, last = words[0], words[-1]
    return Line(" ".join(word.text for word in words), first.page, first.middle, first.left, last.right, first.height)
