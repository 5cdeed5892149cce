"""Cells that are only what they are: words stay words, dates are dates, nothing is a formula, nothing is cut unsaid."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from openpyxl import Workbook
from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

MOST_UNITS = 32767
"""How many UTF-16 units one cell holds (Excel's limit)."""

Value = str | int | datetime | None

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")
_NOT_XML = re.compile("[\ud800-\udfff\ufffe\uffff]")
_ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its head, its width in characters, and what it holds ("text", "number", "time")."""

    head: str
    width: float = 12
    kind: str = "text"


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet. `long`: the column whose words may outgrow a cell; what is over goes into columns at the end."""

    name: str
    columns: tuple[Column, ...]
    rows: Sequence[tuple[Value, ...]]
    long: int | None = None


def visible(text: str) -> str:
    """Return text that XML can hold: control characters become their pictures (U+2400 and on)."""
    text = text.replace("\r\n", "\n")
    text = _CONTROL.sub(lambda m: chr(0x2400 + ord(m.group())), text.replace("\r", "\u240d"))
    return _ESCAPE.sub("_x005F_", _NOT_XML.sub("\ufffd", text))


def in_parts(text: str, most: int = MOST_UNITS) -> list[str]:
    """Return text in parts that each fit a cell; the cut falls between characters, at a blank where one is near."""
    parts: list[str] = []
    while _units(text) > most:
        end = most
        while _units(text[:end]) > most:
            end -= max(1, (_units(text[:end]) - most) // 2)
        blank = text.rfind(" ", end - 200, end)
        end = blank + 1 if blank > 0 else end
        parts.append(text[:end])
        text = text[end:]
    return [*parts, text]


def _units(text: str) -> int:
    return len(text) + sum(1 for char in text if char > "\uffff") if not text.isascii() else len(text)


def write_sheet(book: Workbook, sheet: Sheet) -> None:
    """Write a sheet row by row: frozen head, filters, widths, wrapped words."""
    page = book.create_sheet(sheet.name)
    extra = _extra_columns(sheet)
    columns = [*sheet.columns, *extra]
    page.freeze_panes = "B2" if len(columns) > 2 else "A2"
    page.sheet_properties.tabColor = "0A6A6F"
    page.auto_filter.ref = f"A1:{get_column_letter(len(columns))}{len(sheet.rows) + 1}"
    page.print_title_rows = "1:1"
    page.page_setup.orientation = "landscape"
    page.page_setup.fitToHeight = 0
    page.sheet_properties.pageSetUpPr.fitToPage = True
    for number, column in enumerate(columns, 1):
        page.column_dimensions[get_column_letter(number)].width = column.width
    page.append([_head(page, column) for column in columns])
    cells = [_pattern(page, column) for column in columns]
    for row in _with_parts(sheet, len(extra)):
        page.append([_filled(cell, column, value) for cell, column, value in zip(cells, columns, row, strict=True)])


def _extra_columns(sheet: Sheet) -> list[Column]:
    if sheet.long is None:
        return []
    most = max((len(in_parts(str(row[sheet.long] or ""))) for row in sheet.rows), default=1)
    whole = sheet.columns[sheet.long].head
    return [Column(f"{whole}, part {n} (one cell holds {MOST_UNITS:,} characters)", 60) for n in range(2, most + 1)]


def _with_parts(sheet: Sheet, extra: int) -> Iterator[tuple[Value, ...]]:
    for row in sheet.rows:
        if sheet.long is None or not extra:
            yield row
            continue
        parts = in_parts(str(row[sheet.long] or ""))
        rest: list[Value] = [*parts[1:], *[None] * (extra - len(parts) + 1)]
        yield (*row[: sheet.long], parts[0], *row[sheet.long + 1 :], *rest)


def _head(page: WriteOnlyWorksheet, column: Column) -> Cell:
    cell = WriteOnlyCell(page, column.head)
    cell.font = Font(bold=True, color="FFFFFF")
    cell.fill = PatternFill("solid", fgColor="0A6A6F")
    cell.alignment = Alignment(wrap_text=True, vertical="center")
    return cell


def _pattern(page: WriteOnlyWorksheet, column: Column) -> Cell:
    """A cell that is filled anew for every row: rows are written at once, and making styles costs most of the time."""
    cell = WriteOnlyCell(page)
    cell.alignment = Alignment(wrap_text=column.kind == "text" and column.width > 14, vertical="top")
    cell.border = Border(bottom=Side("hair", color="C9CFD4"))
    if column.kind == "time":
        cell.number_format = "yyyy-mm-dd hh:mm"
    return cell


def _filled(cell: Cell, column: Column, value: Value) -> Cell:
    if value is None or value == "":
        cell.value = None
        cell.data_type = "n"
    elif isinstance(value, str):
        text = visible(value)
        if _units(text) > MOST_UNITS:
            end = " […] more than one cell holds; see the sheet Comments"
            text = in_parts(text, MOST_UNITS - len(end))[0] + end
        cell.value = text
        cell.data_type = "s"
    else:
        cell.value = value
        if column.kind == "time":
            cell.number_format = "yyyy-mm-dd hh:mm"
    return cell


def joined(words: Iterable[object]) -> str:
    """Return words on lines of their own in one cell."""
    return "\n".join(str(word) for word in words)
