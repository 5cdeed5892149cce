"""The grid as a workbook: a row a comment, chosen attributes and demands beside one another."""

import io
from collections.abc import Sequence
from datetime import datetime

from openpyxl import Workbook

from council_desk.documents import moments
from council_desk.documents.languages import language_name
from council_desk.documents.marks import STANCE_WORDS
from council_desk.documents.workbook import without_clock
from council_desk.documents.workbook_cells import Column, Sheet, Value, joined, write_sheet
from council_desk.progress import Progress
from council_desk.queries.grid import QUESTIONS, SEVERAL, GridColumn, GridRow

_HEADS = {
    "number": ("Number", 9, "number"),
    "name": ("Name", 22, "text"),
    "received": ("Received", 16, "time"),
    "stance": ("Stance", 18, "text"),
    "position": ("Position ticked", 11, "text"),
    "campaign": ("Campaign", 10, "text"),
    "organisation": ("Organization", 22, "text"),
    "district": ("District", 12, "text"),
    "channel": ("Channel", 11, "text"),
    "language": ("Language", 11, "text"),
    QUESTIONS: ("Questions", 45, "text"),
}
_EVERY = 500


def make_grid(
    title: str, time_zone: str, columns: Sequence[GridColumn], rows: Sequence[GridRow], progress: Progress
) -> bytes:
    """Return the workbook (.xlsx) with one sheet, Grid. The same rows give the same bytes.

    `time_zone`: the office's; times stand as local there. Nothing in a cell is ever a formula. `progress` counts rows
    and may raise Cancelled.
    """
    book = Workbook(write_only=True)
    when = datetime(2000, 1, 1)  # noqa: DTZ001 - a workbook's times have no zone; this one is only always the same
    book.properties.title = "".join(sign for sign in title if sign.isprintable())
    book.properties.creator = "Council Desk"
    book.properties.created = book.properties.modified = when
    filled = []
    for place, row in enumerate(rows):
        if place % _EVERY == 0:
            progress.step(place, len(rows), "Writing the grid")
        filled.append(tuple(_cell(column, row, time_zone) for column in columns))
    write_sheet(book, Sheet("Grid", tuple(_column(column) for column in columns), filled))
    out = io.BytesIO()
    book.save(out)
    return without_clock(out.getvalue(), when)


def _column(column: GridColumn) -> Column:
    if column.demand_id is not None:
        return Column(f"D{column.number} {column.sentence}", 45)
    return Column(*_HEADS[column.key])


def _cell(column: GridColumn, row: GridRow, time_zone: str) -> Value:
    if column.demand_id is not None:
        words = row.words.get(column.demand_id)
        return joined(said.strip() for said in words) or "asked by its campaign" if words is not None else None
    if column.key == QUESTIONS:
        return joined(asked.strip() for asked in row.questions)
    value = row.attributes.get(column.key)
    if value and SEVERAL in value:
        return joined(_said(column.key, each, time_zone) for each in value.split(SEVERAL))
    return _attribute(column.key, value, time_zone) if value else None


def _said(key: str, value: str, time_zone: str) -> str:
    """One of several values as words; of a time, the local minute."""
    found = _attribute(key, value, time_zone)
    return found.isoformat(" ", "minutes") if isinstance(found, datetime) else str(found or value)


def _attribute(key: str, value: str, time_zone: str) -> Value:
    if key == "number":
        return int(value) if value.isascii() and value.isdigit() else value
    if key == "received":
        moment = moments.local(value, time_zone)
        return moment.replace(tzinfo=None, microsecond=0) if moment and moment.year >= 1900 else None
    if key == "stance":
        return STANCE_WORDS.get(value, value)
    return language_name(value) or value if key == "language" else value
