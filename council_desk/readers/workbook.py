"""XLSX, XLSM, XLS and ODS: every sheet's cells as text, after the archive was looked at for bombs and DTDs."""

import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import chain
from typing import Any

import python_calamine as calamine

from council_desk.errors import UnreadableFileError
from council_desk.readers.archive import check_archive, damaged
from council_desk.readers.compound import check_compound_file
from council_desk.readers.delimited import Row
from council_desk.readers.limits import Limits
from council_desk.readers.open_sheet import check_open_sheet
from council_desk.readers.passages import storable

_WIDE_CELL = re.compile(rb'<c r="([A-Z]{3})\d+"')
_DEEP_CELL = re.compile(rb'<(?:row|c) r="[A-Z]*(\d{6,})"')
_FAR_CELL = re.compile(rb'="(?:[A-Z]{3}\d|[A-Z]*\d{6})')
_LOW_CELL = re.compile(rb'="[A-Z]*+\d{6}')
"""What stands wherever _DEEP_CELL does; to look for it hardly costs more than to go over the bytes once."""

_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")

_MOST_MERGED = 50_000
_ROWS_AT_ONCE = 100

Cell = str | float | int | bool | datetime | date | time | timedelta


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: its name, whether it is shown, its rows that hold anything by their 1-based number, its own number."""

    name: str
    visible: bool
    rows: list[Row]
    number: int = 1


def read_sheets(name: str, data: bytes, limits: Limits) -> list[Sheet]:
    """Read every sheet of a workbook as text; raises UnreadableFileError for damage, passwords and oversize."""
    if data.startswith(b"PK"):
        depth = _Depth()
        check_archive(name, data, limits, depth.look)
        if depth.is_great:
            far = _FarCells()
            check_archive(name, data, limits, far.look)
            far.refuse(name, limits)
        check_open_sheet(name, data, limits)
    else:
        check_compound_file(name, data)
    try:
        workbook = calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
        return list(_sheets(name, workbook, limits))
    except calamine.PasswordError:
        raise UnreadableFileError(
            f"{name} is protected with a password. Save it without the password and import that."
        ) from None
    except (calamine.CalamineError, OSError, ValueError):
        raise damaged(name) from None
    except BaseException as problem:
        _refuse_panic(name, problem)
        raise


def _refuse_panic(name: str, problem: BaseException) -> None:
    """Raise UnreadableFileError where the library's own code gave up: its exception has no class that can be named."""
    if type(problem).__name__ == "PanicException":
        raise damaged(name) from None


def cell_text(value: Cell) -> str:
    """Write a cell as a person would read it; whole numbers without a point, midnight without a time."""
    if isinstance(value, str):
        return storable(_ESCAPED.sub(_unescaped, value)) if "_x" in value else storable(value)
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time(0) else value.isoformat(" ", "seconds")
    return str(value)


def _sheets(name: str, workbook: calamine.CalamineWorkbook, limits: Limits) -> Iterator[Sheet]:
    left = limits.cells
    number = 0
    for about in workbook.sheets_metadata:
        if about.typ != calamine.SheetTypeEnum.WorkSheet:
            continue
        number += 1
        sheet = workbook.get_sheet_by_name(about.name)
        left -= sheet.total_height * sheet.total_width
        if left < 0 or sheet.total_height > limits.rows:
            raise _too_large(name, limits)
        rows = _filled_rows(sheet.to_python(skip_empty_area=False))
        if sheet.merged_cell_ranges:
            _fill_down(rows, sheet.merged_cell_ranges)
        yield Sheet(about.name, about.visible == calamine.SheetVisibleEnum.Visible, rows, number)


def _filled_rows(rows: list[list[Any]]) -> list[Row]:
    """Return the rows that hold anything, as text, with their 1-based numbers."""
    filled: list[Row] = []
    for start in range(0, len(rows), _ROWS_AT_ONCE):
        some = rows[start : start + _ROWS_AT_ONCE]
        if not _are_plain(some):
            some = [list(map(cell_text, cells)) for cells in some]
        numbered = enumerate(some, start=start + 1)
        filled += numbered if all(map(any, some)) else [row for row in numbered if any(row[1])]
    return filled


def _are_plain(rows: list[list[Any]]) -> bool:
    """Tell rows whose cells are all texts, storable as they are: one look at them together is far quicker."""
    try:
        together = "".join(chain.from_iterable(rows))
    except TypeError:
        return False
    if "\r" in together or "\x00" in together:
        return False
    return "_" not in together or "_x" not in together  # one character is looked for far quicker than two


def _fill_down(rows: list[Row], merged: Sequence[tuple[tuple[int, int], tuple[int, int]]]) -> None:
    """Give the words of cells merged downwards to each row they span, where the row has words of its own.

    A record whose cells are all merged over the same rows stays one record: its further rows hold nothing of their own.
    """
    by_number = dict(rows)
    own = {number for number, cells in rows if any(cells)}
    for (top, left), (bottom, right) in merged[:_MOST_MERGED]:
        first = by_number.get(top + 1)
        if left != right or top == bottom or first is None or left >= len(first) or not first[left]:
            continue
        for number in range(top + 2, min(bottom + 1, rows[-1][0]) + 1):
            if number in own and not by_number[number][left]:
                by_number[number][left] = first[left]


class _Depth:
    """Tells, as sheets inflate, whether any has a row of six figures; the others need not be measured at all.

    Without one `_FarCells` measures a depth of 1, and no width that it knows (at most ZZZ, 18,278 columns) is too large
    with it, unless so few cells are allowed that laying them out costs nothing and `_sheets` refuses them.
    """

    def __init__(self) -> None:
        self.is_great = False

    def look(self, part: str, piece: bytes) -> None:
        """Look at a piece of an archive's part."""
        if not self.is_great and part.startswith("xl/worksheets/"):
            self.is_great = _LOW_CELL.search(piece) is not None


class _FarCells:
    """Looks through sheets as they inflate for cells so far off that the library would lay out more than allowed."""

    def __init__(self) -> None:
        self._sizes: dict[str, tuple[int, int]] = {}

    def look(self, part: str, piece: bytes) -> None:
        """Look at a piece of an archive's part."""
        if part.startswith("xl/worksheets/") and _FAR_CELL.search(piece):
            width, depth = self._sizes.get(part, (1, 1))
            width = max([width, *(_column_number(match) for match in _WIDE_CELL.findall(piece))])
            depth = max([depth, *(int(match) for match in _DEEP_CELL.findall(piece))])
            self._sizes[part] = width, depth

    def refuse(self, name: str, limits: Limits) -> None:
        """Raise UnreadableFileError where a sheet is larger than allowed."""
        for width, depth in self._sizes.values():
            if width * depth > limits.cells or depth > limits.rows:
                raise _too_large(name, limits)


def _too_large(name: str, limits: Limits) -> UnreadableFileError:
    return UnreadableFileError(
        f"{name} has a sheet of more than {limits.rows:,} rows or {limits.cells:,} cells. "
        "Copy the part with the comments into a new file and import that; nothing was stored."
    )


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _unescaped(match: re.Match[str]) -> str:
    """Undo Excel's way of writing a control character (_x000D_); anything else stays as it is written."""
    code = int(match[1], 16)
    return chr(code) if code in (9, 10, 13) else match[0]
