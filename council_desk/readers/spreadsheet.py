"""A list of comments, from CSV or a workbook: one row is one passage, whatever stands around the table."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from council_desk.errors import UnreadableFileError
from council_desk.progress import Progress
from council_desk.readers.columns import fingerprint
from council_desk.readers.dates import doubtful_dates
from council_desk.readers.delimited import Row, read_rows
from council_desk.readers.limits import Limits
from council_desk.readers.list_passages import passages_of
from council_desk.readers.list_rows import Heading, heading_of
from council_desk.readers.list_table import Table, find_table, listed, shown
from council_desk.readers.passages import Columns, Passage, Reading
from council_desk.readers.workbook import Sheet, read_sheets

READER = "spreadsheet"

_SAMPLES = 8


def read_delimited(
    name: str, data: bytes, mapping: Mapping[str, str] | None, limits: Limits, progress: Progress
) -> Reading:
    """Read a CSV, tab or semicolon separated list.

    `mapping` (column name or number from 0, to a field or '') goes before the guesses; an empty one asks only how the
    columns were understood. Raises UnreadableFileError where no column holds the comment, or a quote is not closed.
    """
    rows, encoding, _ = read_rows(name, data, limits)
    return read_table(name, rows, mapping, encoding, progress)


def read_table(
    name: str, rows: Sequence[Row], mapping: Mapping[str, str] | None, encoding: str | None, progress: Progress
) -> Reading:
    """Make a reading of rows that another reader found; otherwise as `read_delimited`."""
    table = find_table(name, rows, mapping)
    if not _is_readable(name, table, mapping):
        return _reading(table, (), encoding)
    passages = passages_of(table, progress)
    return _reading(table, _some(name, passages, mapping), encoding)


def read_workbook(
    name: str, data: bytes, mapping: Mapping[str, str] | None, limits: Limits, progress: Progress
) -> Reading:
    """Read an Excel or OpenDocument workbook: every sheet that is a list of comments; otherwise as `read_delimited`.

    Where several sheets are read, a passage's `page` is the 1-based number of its sheet. A sheet that only shows rows
    of another one again, a hidden one, and one without comments are left out, which the notes say.
    """
    sheets = [sheet for sheet in read_sheets(name, data, limits) if sheet.rows]
    if not sheets:
        raise UnreadableFileError(f"{name} is empty: none of its sheets has anything in it.")
    tables = _tables(name, sheets, mapping)
    best = max(range(len(sheets)), key=lambda index: _worth(sheets[index], tables[index], len(sheets) == 1))
    table = tables[best]
    if not _is_readable(name, table, mapping):
        return _reading(table, (), None)
    lists = [index for index in range(len(sheets)) if index == best or _is_alike(sheets[index], tables[index], table)]
    found = _Found(sheets, tables, lists)
    for index in sorted(lists, key=lambda index: index != best):
        found.read(index, best, progress)
    table.notes[:0] = found.notes(best)
    for index in found.read_too(best):
        table.notes += [f'"{sheets[index].name}": {note}' for note in tables[index].notes]
    return _reading(table, _some(name, found.passages(), mapping), None)


@dataclass
class _Found:
    """The sheets of a workbook that are lists, and the passages of those that were read."""

    sheets: list[Sheet]
    tables: list[Table]
    lists: list[int]

    def __post_init__(self) -> None:
        self._passages: dict[int, tuple[Passage, ...]] = {}
        self._again: dict[int, int] = {}

    def read(self, index: int, best: int, progress: Progress) -> None:
        """Read one sheet, unless all of its rows stand in the best one already."""
        heading = heading_of(self.sheets[index].name) if len(self.sheets) > 1 or index == best else None
        passages = passages_of(self.tables[index], progress, _start(heading, alone=len(self.lists) == 1))
        if index != best and _is_part_of(passages, self._passages[best]):
            self._again[index] = best
        else:
            self._passages[index] = passages

    def read_too(self, best: int) -> list[int]:
        """Return the sheets read beside the best one."""
        return [index for index in sorted(self._passages) if index != best]

    def passages(self) -> tuple[Passage, ...]:
        """Return the passages of all sheets in the workbook's order; with several, their page is the sheet's number."""
        if len(self._passages) == 1:
            return next(iter(self._passages.values()))
        return tuple(
            replace(passage, page=self.sheets[index].number)
            for index in sorted(self._passages)
            for passage in self._passages[index]
        )

    def notes(self, best: int) -> list[str]:
        """Say of each sheet of a workbook with several what became of it."""
        if len(self.sheets) == 1:
            return []
        read = sorted(self._passages)
        names = ", ".join(f'"{self.sheets[index].name}" ({len(self._passages[index])})' for index in read)
        first = (
            f'The sheet "{self.sheets[best].name}" was read.' if len(read) == 1 else f"The sheets {names} were read."
        )
        return [first, *(self._left_out(index) for index in range(len(self.sheets)) if index not in self._passages)]

    def _left_out(self, index: int) -> str:
        sheet = self.sheets[index]
        if index in self._again:
            return f'The sheet "{sheet.name}" only shows rows of "{self.sheets[self._again[index]].name}" again.'
        table = self.tables[index]
        if not table.columns_of("comment") or not table.body or table.header_row == 0:
            return f'The sheet "{sheet.name}" was left out: it holds no comments.'
        if not sheet.visible:
            return f'The sheet "{sheet.name}" is hidden and was left out, although it seems to hold comments.'
        return (
            f'The sheet "{sheet.name}" seems to hold comments too and was not read, because its columns are others: '
            "save it as a file of its own and import that."
        )


def _start(heading: Heading | None, alone: bool) -> Heading | None:
    """Return what a sheet's name says of its rows; a position only where the sheets part the positions."""
    if heading is None or (heading.item is None and (alone or heading.position is None)):
        return None
    return heading


def _tables(name: str, sheets: Sequence[Sheet], mapping: Mapping[str, str] | None) -> list[Table]:
    """Find each sheet's table; a person's mapping holds for every sheet that has its columns."""
    plain = [find_table(name, sheet.rows, None) for sheet in sheets]
    if mapping is None:
        return plain
    tables: list[Table] = []
    refused: list[UnreadableFileError] = []
    for sheet, without in zip(sheets, plain, strict=True):
        try:
            tables.append(find_table(name, sheet.rows, mapping))
        except UnreadableFileError as error:
            refused.append(error)
            tables.append(replace(without, guesses=()) if mapping else without)
    if len(refused) == len(sheets):
        raise refused[max(range(len(sheets)), key=lambda index: _worth(sheets[index], plain[index]))]
    return tables


def _worth(sheet: Sheet, table: Table, alone: bool = False) -> tuple[bool, float]:
    """Say how likely a sheet is the one with the comments: it has them, it is shown, and it has most."""
    columns = table.columns_of("comment")
    if columns and alone:
        return True, 1.0
    letters = sum(len(row[column]) for _, row in table.body for column in columns if column < len(row))
    return bool(columns), letters * (1.0 if sheet.visible else 0.5)


def _is_alike(sheet: Sheet, table: Table, best: Table) -> bool:
    """Tell another list of comments (the same or most of the same columns) from a sheet of something else."""
    if not sheet.visible or not table.body or table.header_row == 0 or not table.columns_of("comment"):
        return False
    if fingerprint(table.headers) == fingerprint(best.headers):
        return True
    here, there = set(table.mapped.values()), set(best.mapped.values())
    return len(here & there) >= 2 and len(here & there) * 2 >= len(here)


def _is_part_of(passages: Sequence[Passage], others: Sequence[Passage]) -> bool:
    """Tell a sheet that only repeats rows of another (a filter, a selection) from a list of its own."""
    here, there = (
        Counter((p.text, p.fields.get("name"), p.fields.get("received")) for p in some) for some in (passages, others)
    )
    telling = len(passages) >= 3 or sum(len(passage.text) for passage in passages) >= 60
    return telling and here <= there


def _is_readable(name: str, table: Table, mapping: Mapping[str, str] | None) -> bool:
    """Tell whether a table has comments to read; raises UnreadableFileError where it must have and has not."""
    if table.columns_of("comment"):
        return True
    if mapping is not None and not mapping:
        return False
    raise UnreadableFileError(
        f"{name}: which column holds the comment? None of its columns could be told: "
        f"{listed(table.headers) or shown(table.headers)}. Name it in the import review."
    )


def _some(name: str, passages: tuple[Passage, ...], mapping: Mapping[str, str] | None) -> tuple[Passage, ...]:
    if not passages and (mapping is None or mapping):
        raise UnreadableFileError(f"{name} has column names but no comment beneath them.")
    return passages


def _reading(table: Table, passages: tuple[Passage, ...], encoding: str | None) -> Reading:
    columns = Columns(
        headers=table.headers,
        header_row=table.header_row,
        mapping=table.guesses,
        samples=tuple(tuple(row) for _, row in table.body[:_SAMPLES]),
        fingerprint=fingerprint(table.headers),
    )
    doubtful = doubtful_dates([passage.fields.get("received", "") for passage in passages])
    if doubtful:
        table.notes.append(
            f"Day or month first? Dates such as {' and '.join(doubtful[:2])} can be read both ways; "
            "month first was taken until you say otherwise."
        )
    return Reading(READER, "list", passages, columns, tuple(table.notes), encoding)
