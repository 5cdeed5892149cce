"""A sheet's table: which rows name its columns, what each column holds, and the rows beneath."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from council_desk.errors import UnreadableFileError
from council_desk.readers.column_words import field_of_header, fold
from council_desk.readers.columns import (
    apply_mapping,
    find_header,
    guess_columns,
    has_header_by_contrast,
    header_score,
)
from council_desk.readers.delimited import Row
from council_desk.readers.list_rows import ITEM_NUMBER
from council_desk.readers.passages import ColumnGuess

_HEADER_ROWS = 30


@dataclass
class Table:
    """What is known of a table: its column names and their 1-based row (0: none), each column's field, its rows.

    `above` is the line over the column names that names an item, if one does. `notes` are sentences for the import
    review; they grow while the rows are gone through.
    """

    headers: tuple[str, ...]
    header_row: int
    guesses: tuple[ColumnGuess, ...]
    body: list[Row]
    notes: list[str] = field(default_factory=list)
    above: str = ""

    def columns_of(self, name: str) -> list[int]:
        """Return the columns that hold a field."""
        return [guess.column for guess in self.guesses if guess.field == name]

    @property
    def mapped(self) -> dict[int, str]:
        """The columns whose content is known, with their fields."""
        return {guess.column: guess.field for guess in self.guesses if guess.field}


def find_table(name: str, rows: Sequence[Row], mapping: Mapping[str, str] | None) -> Table:
    """Find the table in a sheet's rows.

    `mapping` (column name or number from 0, to a field or '') goes before the guesses. Raises UnreadableFileError where
    it names a column that is not there, or no field.
    """
    cells = [row for _, row in rows[: _HEADER_ROWS * 10]]
    width = max([len(row) for _, row in rows], default=0)
    first, last, names = _column_names(cells, mapping)
    if last < 0:
        headers = tuple(f"Column {column + 1}" for column in range(width))
        body, header_row = list(rows), 0
    else:
        headers = tuple(names + [""] * (width - len(names)))
        body, header_row = list(rows[last + 1 :]), rows[last][0]
    guesses = guess_columns(headers, [row for _, row in body[: _HEADER_ROWS * 10]])
    table = Table(headers, header_row, _mapped(name, guesses, headers, mapping), body)
    if first > 0:
        above = " / ".join(shown(row) for row in cells[:first])
        table.notes.append(f"Above the column names, left out: {shortened(above)}")
        items = [line for line in map(shown, cells[:first]) if ITEM_NUMBER.match(line)]
        table.above = items[0] if len(items) == 1 else ""
    return table


def shown(cells: Sequence[str]) -> str:
    """Return a row's words in one line."""
    return " ".join(cell.strip() for cell in cells if cell.strip())


def shortened(text: str, most: int = 160) -> str:
    """Return a text in one line of at most `most` characters."""
    single = " ".join(text.split())
    return single if len(single) <= most else single[: most - 1] + "…"


def listed(headers: Sequence[str]) -> str:
    """Return the column names for a message."""
    return shortened(", ".join(header for header in headers if header), 200)


def _column_names(cells: Sequence[Sequence[str]], mapping: Mapping[str, str] | None) -> tuple[int, int, list[str]]:
    """Return the first and last index of the rows that name the columns, and the names; (-1, -1, []) without any."""
    header = find_header(cells)
    if header is None and mapping:
        header = _header_named_by(cells, mapping)
    if header is None and has_header_by_contrast(cells):
        header = 0
    if header is None:
        return -1, -1, []
    names = [cell.strip() for cell in cells[header]]
    if header > 0 and (both := _in_two_rows(cells[header - 1], names)):
        return header - 1, header, both
    if header + 1 < len(cells) and _is_second_row(cells[header + 1], names):
        return header, header + 1, _in_two_rows(names, [cell.strip() for cell in cells[header + 1]]) or names
    return header, header, names


def _in_two_rows(above: Sequence[str], below: Sequence[str]) -> list[str] | None:
    """Join column names that stand in two rows, such as "Comment" beside "Name" over "First" and "Last"."""
    width = max(len(above), len(below))
    upper = [*above, *[""] * (width - len(above))]
    lower = [*below, *[""] * (width - len(below))]
    both = [low or up.strip() for up, low in zip(upper, lower, strict=True)]
    gained = [both[place] for place in range(width) if both[place] and not lower[place]]
    known = [name for name in gained if field_of_header(name)[1] > 0.9]
    return both if known and len(known) == len(gained) and header_score(both) > header_score(below) else None


def _is_second_row(cells: Sequence[str], names: Sequence[str]) -> bool:
    """Tell a second row of column names: only known names, some of them under names of the first row."""
    filled = [cell for cell in cells if cell.strip()]
    if len(filled) < 2 or len(filled) >= sum(1 for name in names if name) + 2:
        return False
    if not all(field_of_header(cell)[1] > 0.9 for cell in filled):
        return False
    return [fold(cell) for cell in filled] != [fold(name) for name in names if name]


def _header_named_by(cells: Sequence[Sequence[str]], mapping: Mapping[str, str]) -> int | None:
    """Find the row that has every column name of a person's mapping: unusual names are names all the same."""
    wanted = {fold(key) for key in mapping if not key.isdecimal()}
    if not wanted:
        return None
    for index, row in enumerate(cells[:_HEADER_ROWS]):
        if wanted <= {fold(cell) for cell in row}:
            return index
    return None


def _mapped(
    name: str, guesses: tuple[ColumnGuess, ...], headers: tuple[str, ...], mapping: Mapping[str, str] | None
) -> tuple[ColumnGuess, ...]:
    if not mapping:
        return guesses
    try:
        return apply_mapping(guesses, headers, mapping)
    except KeyError as missing:
        raise UnreadableFileError(
            f"{name} has no column {missing.args[0]!r}. Its columns are: {listed(headers)}."
        ) from None
    except ValueError as unknown:
        raise UnreadableFileError(f"{unknown.args[0]!r} is not something that a column of a list can hold.") from None
