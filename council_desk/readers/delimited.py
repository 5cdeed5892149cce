"""CSV and its cousins: which character parts the cells, and the rows, none of them ever swallowed."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator

from council_desk.errors import UnreadableFileError
from council_desk.readers.columns import header_score
from council_desk.readers.encoding import decode, looks_binary
from council_desk.readers.limits import Limits
from council_desk.readers.passages import storable, without_unstorable

Row = tuple[int, list[str]]
"""A row's 1-based number, as a spreadsheet would show it, and its cells."""

_DELIMITERS = (",", "\t", ";", "|")
_SAMPLE_CHARACTERS = 200_000
_SAMPLE_ROWS = 300
_LONGEST_SPACED = 60
"""Characters: no column's name is longer where spaces follow the commas."""

_SEPARATOR_LINE = re.compile(r'\A"?sep=([^\r\n])"?\r?\n', re.IGNORECASE)


def looks_like_a_list(data: bytes, called_a_list: bool = False) -> bool:
    """Tell a list (CSV, tab or semicolon separated) from running text by its content.

    A row of column names decides; without one, rows that all have the same number of cells, with separators that no
    space follows: in prose a comma has one. One column without quote marks cannot be told from a page of text under a
    heading: there what the file calls itself decides (`called_a_list`).
    """
    decoded = decode(data[: 4 * _SAMPLE_CHARACTERS])
    if decoded is None:
        return False
    text = storable(decoded[0])[:_SAMPLE_CHARACTERS]
    if looks_binary(text):
        return False
    if _SEPARATOR_LINE.match(text):
        return True
    found = _best_delimiter(text)
    if found is None:
        return _is_one_quoted_column(text) or (called_a_list and _is_one_plain_column(text))
    delimiter, rows = found
    if _has_header(rows):
        return True
    return _is_even(text, delimiter, rows)


def read_rows(name: str, data: bytes, limits: Limits) -> tuple[list[Row], str, str]:
    """Read every row of a delimited file; returns (rows, encoding, delimiter).

    Blank lines count as rows but are left out. Raises UnreadableFileError for bytes that are no text, for a quote mark
    that is never closed (naming the row), and for more rows or cells than allowed.
    """
    decoded = decode(data)
    if decoded is None or looks_binary(decoded[0]):
        raise UnreadableFileError(f"{name} is not a list in text form. Save it again as CSV or Excel and import that.")
    text = _with_one_line_end(decoded[0])
    delimiter, first_row = ",", 1
    separator = _SEPARATOR_LINE.match(text)
    if separator:
        delimiter, text, first_row = separator[1], text[separator.end() :], 2
    else:
        found = _best_delimiter(_sample(text))
        delimiter = found[0] if found else ","
    return _all_rows(name, text, delimiter, first_row, limits), decoded[1], delimiter


def _with_one_line_end(text: str) -> str:
    """Make a text storable, but leave its line ends where all are CR LF: the csv module knows them by itself.

    To write a whole file anew costs a fourth of its reading; `_records` mends the few cells of several lines.
    """
    returns = text.count("\r")
    return without_unstorable(text) if returns and returns == text.count("\r\n") else storable(text)


def _sample(text: str) -> str:
    """Return the beginning of a text as it is once its line ends are LF."""
    return text[: 2 * _SAMPLE_CHARACTERS + 2].replace("\r\n", "\n")[:_SAMPLE_CHARACTERS]


def _all_rows(name: str, text: str, delimiter: str, first_row: int, limits: Limits) -> list[Row]:
    rows: list[Row] = []
    spread: list[Row] = []
    cells_seen = 0
    number = first_row - 1
    try:
        for cells, lines in _records(text, delimiter):
            number += 1
            cells_seen += len(cells)
            if number > limits.rows or cells_seen > limits.cells:
                raise UnreadableFileError(
                    f"{name} has more than {limits.rows:,} rows or {limits.cells:,} cells. "
                    "Split it and import the parts; nothing was stored."
                )
            rows.append((number, cells))
            if lines > 1:
                spread.append((number, cells))
    except csv.Error:
        raise _open_quote(name, number + 1) from None
    if spread:
        _refuse_swallowed_rows(name, rows, spread, delimiter)
    return [row for row in rows if any(map(str.strip, row[1]))]


def _records(text: str, delimiter: str) -> Iterator[tuple[list[str], int]]:
    """Give each record's cells and how many lines it covers."""
    csv.field_size_limit(2**31 - 1)  # the module's own limit of 131,072 is less than one long letter
    reader = csv.reader(io.StringIO(text, newline="\n"), delimiter=delimiter, strict=True)
    before = 0
    for cells in reader:
        lines = reader.line_num - before
        before = reader.line_num
        yield (cells if lines == 1 else [cell.replace("\r\n", "\n") for cell in cells]), lines


def _refuse_swallowed_rows(name: str, rows: list[Row], spread: list[Row], delimiter: str) -> None:
    """Raise where a cell over several lines holds what look like whole rows.

    That is how a quote mark that was opened by mistake, and closed by another row's, shows itself.
    """
    usual = Counter(len(cells) for _, cells in rows).most_common(1)[0][0]
    if usual < 2:
        return
    numbered = _share_of_numbers(rows) >= 0.8
    for number, cells in spread:
        for cell in cells:
            if "\n" in cell and _holds_rows(cell, usual, delimiter, numbered):
                raise _open_quote(name, number)


def _share_of_numbers(rows: list[Row]) -> float:
    beneath = [cells for _, cells in rows[1:] if cells]
    return sum(cells[0].isdecimal() for cells in beneath) / max(len(beneath), 1)


def _holds_rows(cell: str, usual: int, delimiter: str, numbered: bool) -> bool:
    """Tell a cell whose later lines are rows: separators that no space follows, as many as a row's beginning has.

    Of short rows one line alone is no proof ("Marrow Bay,CA"), unless it begins with a number where the rows do.
    """
    least = max(1, usual - 2)
    lines = [line for line in cell.split("\n")[1:] if _starts_like_a_row(line, least, delimiter)]
    if numbered and any(re.match(rf"\d+{re.escape(delimiter)}[^\s\d]", line) for line in lines):
        return True
    return len(lines) >= (1 if least >= 3 else 2)


def _starts_like_a_row(line: str, least: int, delimiter: str) -> bool:
    parts = line.split(delimiter)
    if len(parts) <= least or len(parts[0]) > 60 or not parts[0].strip():
        return False
    tight = sum(1 for part in parts[1:] if part and not part[0].isspace())
    return tight >= least and not any(part[:1].isspace() for part in parts[1 : least + 1])


def _open_quote(name: str, number: int) -> UnreadableFileError:
    return UnreadableFileError(
        f'{name}: row {number} has a quote mark (") that is not closed, so rows would run together. '
        "Mend that row, or save the list as Excel (.xlsx), and import it again; nothing was stored."
    )


def _best_delimiter(text: str) -> tuple[str, list[list[str]]] | None:
    """Return the delimiter that parts the sample most evenly, with the sample's rows; None where none does."""
    best: tuple[float, str, list[list[str]]] | None = None
    for delimiter in _DELIMITERS:
        if delimiter not in text:
            continue
        rows = _sample_rows(text, delimiter)
        named = max((_names_score(cells) for cells in rows[:30] if len(cells) > 1), default=0.0)
        score = _evenness(rows) + named
        if score > 0 and (best is None or score > best[0]):
            best = score, delimiter, rows
    return None if best is None else (best[1], best[2])


def _sample_rows(text: str, delimiter: str) -> list[list[str]]:
    rows: list[list[str]] = []
    reader = csv.reader(io.StringIO(text, newline="\n"), delimiter=delimiter)
    csv.field_size_limit(2**31 - 1)
    for cells in reader:
        if cells:
            rows.append(cells)
        if len(rows) >= _SAMPLE_ROWS:
            break
    return rows


def _evenness(rows: list[list[str]]) -> float:
    """Return the share of rows that have the commonest number of cells, 0 where that is one cell."""
    widths = Counter(len(cells) for cells in rows if len(cells) > 1)
    if not widths:
        return 0.0
    return widths.most_common(1)[0][1] / len(rows)


def _has_header(rows: list[list[str]]) -> bool:
    """Tell whether a row names the columns and at least some of the others are as wide as it."""
    for cells in rows[:30]:
        if len(cells) > 1 and _names_score(cells) >= 1.0:
            return len(rows) <= 3 or sum(len(row) == len(cells) for row in rows) >= 0.3 * len(rows)
    return False


def _names_score(cells: list[str]) -> float:
    """Say how much a line looks like column names (as `header_score`): a sentence with a comma or two never does.

    "Until then, no." has a space behind each comma and a stop or many words; "Name, Email, Comment" has neither.
    """
    spaced = all(cell[:1] == " " for cell in cells[1:])
    if spaced and (cells[-1].rstrip().endswith((".", "!")) or any(len(cell) > _LONGEST_SPACED for cell in cells)):
        return 0.0
    return header_score(cells)


def _is_even(text: str, delimiter: str, rows: list[list[str]]) -> bool:
    if len(rows) < 2 or _evenness(rows) < 0.9:
        return False
    if delimiter == "\t":
        return True
    if delimiter == "|":
        return len(rows[0]) >= 3
    outside_quotes = re.sub(r'"[^"]*"', "", text)
    return outside_quotes.count(delimiter + " ") * 4 < outside_quotes.count(delimiter)


def _is_one_quoted_column(text: str) -> bool:
    """Tell a list of one column: a column name, then nothing but cells in quote marks."""
    head, _, rest = text.partition("\n")
    return header_score([head.strip().strip('"')]) >= 1.0 and rest.startswith('"')


def _is_one_plain_column(text: str) -> bool:
    """Tell a list of one column without quote marks: a column name, then rows of one cell each."""
    head = text.partition("\n")[0]
    return header_score([head.strip()]) >= 1.0 and all(len(row) <= 1 for row in csv.reader(io.StringIO(text)))
