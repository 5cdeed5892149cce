"""XLSX, XLSM, XLS and ODS: every sheet's cells as text, after the archive was looked at for bombs and DTDs."""

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

import python_calamine as calamine

from council_desk.errors import UnreadableFileError
from council_desk.readers.archive import check_archive, damaged
from council_desk.readers.delimited import Row
from council_desk.readers.limits import Limits
from council_desk.readers.passages import storable

_WIDE_CELL = re.compile(rb'<c r="([A-Z]{3})\d+"')
_DEEP_CELL = re.compile(rb'<(?:row|c) r="[A-Z]*(\d{6,})"')
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")

Cell = str | float | int | bool | datetime | date | time | timedelta


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: its name, whether it is shown, and its rows that hold anything, by their 1-based number."""

    name: str
    visible: bool
    rows: list[Row]


def read_sheets(name: str, data: bytes, limits: Limits) -> list[Sheet]:
    """Read every sheet of a workbook as text; raises UnreadableFileError for damage, passwords and oversize."""
    if data.startswith(b"PK"):
        check_archive(name, data, limits)
        _refuse_huge_sheets(name, data, limits)
    try:
        workbook = calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
        return list(_sheets(name, workbook, limits))
    except calamine.PasswordError:
        raise UnreadableFileError(
            f"{name} is protected with a password. Save it without the password and import that."
        ) from None
    except (calamine.CalamineError, OSError, ValueError):
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
    for about in workbook.sheets_metadata:
        if about.typ != calamine.SheetTypeEnum.WorkSheet:
            continue
        sheet = workbook.get_sheet_by_name(about.name)
        left -= sheet.total_height * sheet.total_width
        if left < 0 or sheet.total_height > limits.rows:
            raise _too_large(name, limits)
        rows = [
            (number, [cell_text(value) for value in cells])
            for number, cells in enumerate(sheet.to_python(skip_empty_area=False), start=1)
            if cells.count("") < len(cells)
        ]
        yield Sheet(about.name, about.visible == calamine.SheetVisibleEnum.Visible, rows)


def _refuse_huge_sheets(name: str, data: bytes, limits: Limits) -> None:
    """Raise where a far-off cell would make the library lay out more cells than allowed."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for part in archive.namelist():
            if not part.startswith("xl/worksheets/"):
                continue
            xml = archive.read(part)
            width = max((_column_number(match) for match in _WIDE_CELL.findall(xml)), default=1)
            depth = max((int(match) for match in _DEEP_CELL.findall(xml)), default=1)
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
