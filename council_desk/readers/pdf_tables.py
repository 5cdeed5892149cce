"""Tables printed as PDF: column names on a line, cells beneath them; read into rows as a spreadsheet would be."""

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from council_desk.readers.column_words import field_of_header, may_be_names, outer_words
from council_desk.readers.pdf_lines import HYPHEN, is_page_number, without_figures
from council_desk.readers.pdf_words import Word, empty_band, rows_of_words

_MOST_NAMES = 10
_LONGEST_HEADER_LINE = 160
_NO_END_OF_A_NAME = ".!?,;:"
_HARDLY = 0.03


@dataclass(frozen=True, slots=True)
class PrintedTable:
    """A table as read: its column names, and each row's page and cells."""

    names: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]


@dataclass
class _Growing:
    """A row on its way: its page, and for each column its lines; '' parts paragraphs."""

    page: int
    cells: list[list[str]] = field(default_factory=list)


def is_header_line(text: str) -> bool:
    """Tell a line that is nothing but column names, among them the comment's."""
    if not 8 <= len(text) <= _LONGEST_HEADER_LINE or text[-1] in _NO_END_OF_A_NAME or not may_be_names(text):
        return False
    names = _names_in(text.split())
    return names is not None and len(names) >= 2 and any(field_of_header(name)[0] == "comment" for name, _ in names)


def has_header_line(texts: Iterable[str]) -> bool:
    """Tell whether any line of a document is nothing but column names: nearly all end or begin with another word."""
    firsts, lasts = outer_words()
    for text in texts:
        if text[-1:] in _NO_END_OF_A_NAME:
            continue
        if text.isascii():
            last = text[text.rfind(" ") + 1 :]
            if last.isalpha() and last.lower() not in lasts:
                continue
            first = text.partition(" ")[0]
            if first.isalpha() and first.lower() not in firsts:
                continue
        if is_header_line(text):
            return True
    return False


def read_tables(pages: Sequence[Sequence[Word]], running: Container[str] = ()) -> PrintedTable | None:
    """Read a table that goes over the pages whose words are given; None where its columns cannot be told apart.

    `running` are the pages' headers and footers, each as `without_figures` makes it. What stands above the first
    column names is left out; column names that come again on a later page are too.
    """
    lined = [rows_of_words(words) for words in pages]
    headers = [(page, row) for page, rows in enumerate(lined) for row in rows if _is_header(row)]
    if not headers:
        return None
    first, header = headers[0]
    named = _names_in([word.text for word in header]) or []
    body = [[row for row in rows if not _is_header(row) and not _is_edge(row, running)] for rows in lined[first:]]
    body[0] = [row for row in body[0] if row[0].middle < header[0].middle]
    bounds = _bounds(header, [words for _, words in named], [row for rows in body for row in rows])
    if bounds is None:
        return None
    names = tuple(name for name, _ in named)
    wide = next((place for place, name in enumerate(names) if field_of_header(name)[0] == "comment"), len(names) - 1)
    rows: list[_Growing] = []
    for page in body:
        _add_page(rows, page, bounds, wide)
    return PrintedTable(names, tuple((row.page, tuple(map(_cell, row.cells))) for row in rows))


def _is_header(row: Sequence[Word]) -> bool:
    return is_header_line(" ".join(word.text for word in row))


def _is_edge(row: Sequence[Word], running: Container[str]) -> bool:
    """Tell page numbers, headers and footers."""
    text = " ".join(word.text for word in row)
    return without_figures(text) in running or (is_page_number(text) and not 0.085 < row[0].middle < 0.915)


def _names_in(words: Sequence[str]) -> list[tuple[str, int]] | None:
    """Part a line's words into column names, the longest known names first; (name, words) pairs, or None."""
    names: list[tuple[str, int]] = []
    place = 0
    while place < len(words):
        for length in range(min(4, len(words) - place), 0, -1):
            name = " ".join(words[place : place + length])
            if field_of_header(name)[1] > 0.9:
                names.append((name, length))
                place += length
                break
        else:
            return None
    return names if len(names) <= _MOST_NAMES else None


def _bounds(header: Sequence[Word], lengths: Sequence[int], body: Sequence[Sequence[Word]]) -> list[float] | None:
    """Find where each column ends: the band between two names that hardly any line crosses."""
    bounds: list[float] = []
    place = 0
    for length in lengths[:-1]:
        left, right = header[place], header[place + length]
        band = empty_band(body, left.left, right.right, _HARDLY)
        if band is None:
            return None
        bounds.append((band[0] + band[1]) / 2)
        place += length
    return bounds if bounds == sorted(bounds) else None


def _add_page(rows: list[_Growing], lines: Sequence[Sequence[Word]], bounds: Sequence[float], wide: int) -> None:
    """Add a page's lines to the rows: one begins where space stands above lines with a cell beside the comment."""
    leading = _leading(lines)
    top_first = _names_stand_on_top(lines, bounds, wide, leading)
    for group in _groups(lines, leading):
        split = [_split(line, bounds) for line in group]
        begins = any(cell for cells in split for column, cell in enumerate(cells) if column != wide)
        if begins or not rows:
            rows.append(_Growing(group[0][0].page, [[] for _ in range(len(bounds) + 1)]))
        else:
            rows[-1].cells[wide].append("")
        before = True
        for cells in split:
            named = any(cell for column, cell in enumerate(cells) if column != wide)
            if top_first and named and not before:
                rows.append(_Growing(group[0][0].page, [[] for _ in range(len(bounds) + 1)]))
            before = named
            for column, cell in enumerate(cells):
                if cell:
                    rows[-1].cells[column].append(cell)


def _groups(lines: Sequence[Sequence[Word]], leading: float) -> list[list[Sequence[Word]]]:
    groups: list[list[Sequence[Word]]] = []
    for line in lines:
        if groups and groups[-1][-1][0].middle - line[0].middle < 1.25 * leading:
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _names_stand_on_top(lines: Sequence[Sequence[Word]], bounds: Sequence[float], wide: int, leading: float) -> bool:
    """Tell whether the cells beside the comment begin on its first line in (nearly) every group."""
    groups = _groups(lines, leading)
    tops = [any(cell for column, cell in enumerate(_split(group[0], bounds)) if column != wide) for group in groups]
    return sum(tops) * 10 >= 8 * len(tops)


def _leading(lines: Sequence[Sequence[Word]]) -> float:
    """Return the usual distance between neighbouring lines: the lower quarter, for rows stand farther apart."""
    gaps = sorted(before[0].middle - after[0].middle for before, after in pairwise(lines))
    return gaps[len(gaps) // 4] if gaps else 0.02


def _split(line: Sequence[Word], bounds: Sequence[float]) -> list[str]:
    cells: list[list[str]] = [[] for _ in range(len(bounds) + 1)]
    for word in line:
        middle = (word.left + word.right) / 2
        cells[sum(middle > bound for bound in bounds)].append(word.text)
    return [" ".join(cell) for cell in cells]


def _cell(lines: Sequence[str]) -> str:
    """Join a cell's lines: words parted at a line's end whole again, paragraphs apart."""
    text = ""
    for line in lines:
        if not line:
            text += "\n\n"
        elif not text or text.endswith("\n"):
            text += line
        elif text.endswith(HYPHEN):
            text = text[:-1] + line
        else:
            text += " " + line
    return text.replace(HYPHEN, "").strip()
