"""The grid's model: the ids of all rows in order, the chosen columns, and the rows page by page.

The id of a row is its comment's; of a writer with several comments, that of the first.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from council_desk.documents.languages import language_name
from council_desk.queries.grid import OPENING, SEVERAL
from council_desk.ui.parts.tip import plain_tip
from council_desk.ui.words import (
    STANCE_WORDS,
    channel_word,
    day_and_time,
    district_word,
    local_time,
)

if TYPE_CHECKING:
    from council_desk.queries.grid import GridColumn, GridRow

Index = QModelIndex | QPersistentModelIndex
PAGE = 100
MOST_PAGES = 60
"""So many pages of rows are kept; older ones are asked for again when they are seen again."""
NAMES = {
    "number": "Number",
    "name": "Name",
    "received": "Received",
    "stance": "Stance",
    "position": "Ticked",
    "campaign": "Campaign",
    "organisation": "Organization",
    "district": "District",
    "channel": "Channel",
    "language": "Language",
    "questions": "Questions",
}
ROW_HEADS = ("number", "name")
"""What stands at the left of each row, whatever is scrolled."""
Fetch = Callable[[int, Sequence[int]], None]


class GridModel(QAbstractTableModel):
    """Rows that are not there yet are empty; `fetch` (page, ids) is called for each page that is looked at."""

    def __init__(self, fetch: Fetch, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._fetch = fetch
        self.ids: Sequence[int] = ()
        self.columns: tuple[GridColumn, ...] = ()
        self._pages: dict[int, dict[int, GridRow]] = {}
        self._asked: set[int] = set()
        self.time_zone = "UTC"
        self.by_person = False
        self.sorted_by = "number"
        self.descending = False

    def show(self, columns: Sequence[GridColumn], ids: Sequence[int]) -> None:
        """Take newly asked columns and ids; rows that are there stay on screen until their new page comes."""
        same = tuple(columns) == self.columns and list(ids) == list(self.ids)
        self._asked.clear()
        if same:
            self._touch(0, len(self.ids) - 1)
            return
        self.beginResetModel()
        self.columns, self.ids = tuple(columns), ids
        self._pages.clear()
        self.endResetModel()

    def take_page(self, page: int, rows: Sequence[GridRow]) -> None:
        """Take a page's rows, as `fetch` was asked for them."""
        self._pages.pop(page, None)
        self._pages[page] = {row.id: row for row in rows}
        while len(self._pages) > MOST_PAGES:
            oldest = next(iter(self._pages))
            del self._pages[oldest]
            self._asked.discard(oldest)
        self._touch(page * PAGE, min((page + 1) * PAGE, len(self.ids)) - 1)

    def row(self, place: int) -> GridRow | None:
        """Return a row if it is there, and ask for its page if it was not asked for."""
        if not 0 <= place < len(self.ids):
            return None
        page = place // PAGE
        if page not in self._asked:
            self._asked.add(page)
            self._fetch(page, self.ids[page * PAGE : (page + 1) * PAGE])
        return self._pages.get(page, {}).get(self.ids[place])

    def rowCount(self, parent: Index | None = None) -> int:
        """How many comments, or writers, the filter found."""
        return 0 if parent is not None and parent.isValid() else len(self.ids)

    def columnCount(self, parent: Index | None = None) -> int:
        """The chosen columns."""
        return 0 if parent is not None and parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a cell's words."""
        if not index.isValid() or role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        row = self.row(index.row())
        return "" if row is None else cell_words(row, self.columns[index.column()], self.time_zone)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a column's heading with the arrow of the order, or whose comment a row is."""
        if orientation == Qt.Orientation.Vertical:
            row = self.row(section) if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole) else None
            words = "" if row is None else row_head(row, self.by_person)
            return plain_tip(words) if role == Qt.ItemDataRole.ToolTipRole else words or None
        column = self.columns[section]
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(column.sentence) or None
        if role == Qt.ItemDataRole.DisplayRole:
            arrow = "" if column.key != self.sorted_by else " ↓" if self.descending else " ↑"
            return column_name(column) + arrow
        return None

    def _touch(self, first: int, last: int) -> None:
        if last >= first and self.columns:
            self.dataChanged.emit(self.index(first, 0), self.index(last, len(self.columns) - 1))
            self.headerDataChanged.emit(Qt.Orientation.Vertical, first, last)


def column_name(column: GridColumn) -> str:
    """Return a column's name: a demand's number and short name, or what an attribute is called."""
    if column.demand_id is not None:
        return f"{column.number} {column.short_name or column.sentence}"
    return NAMES[column.key]


def row_head(row: GridRow, by_person: bool = False) -> str:
    """Return whose comment a row is: number and name; by person the name first. Without a name, the first words."""
    name = row.attributes.get("name", "").replace(SEVERAL, "; ")
    if not name:
        dots = " …" if len(row.opening) >= OPENING else ""
        return f"{row.label}  “{row.opening}{dots}”" if row.opening else f"{row.label}  No name given"
    return f"{name}  {row.label}" if by_person else f"{row.label}  {name}"


def cell_words(row: GridRow, column: GridColumn, time_zone: str) -> str:
    """Return what stands in a cell; several excerpts on lines of their own."""
    if column.demand_id is not None:
        words = row.words.get(column.demand_id)
        if words is None:
            return ""
        return "\n".join(" ".join(said.split()) for said in words) or "Asked by its campaign"
    if column.key == "questions":
        return "\n".join(" ".join(asked.split()) for asked in row.questions)
    values = [value for value in row.attributes.get(column.key, "").split(SEVERAL) if value]
    said = _SHOWN.get(column.key)
    return "; ".join(said(value, time_zone) if said else value for value in values)


def missing_words(column: GridColumn) -> str:
    """Return what an empty cell says when somebody looks at it."""
    if column.demand_id is not None:
        return "Does not ask for this, as far as it is tagged"
    return {"stance": "Not tagged yet", "campaign": "In no campaign", "questions": "No question is tagged"}.get(
        column.key, "Not known"
    )


_SHOWN: dict[str, Callable[[str, str], str]] = {
    "received": lambda value, zone: day_and_time(local_time(value, zone)),
    "stance": lambda value, _zone: STANCE_WORDS.get(value, value),
    "position": lambda value, _zone: STANCE_WORDS.get(value, value),
    "campaign": lambda value, _zone: f"Campaign {value}",
    "district": lambda value, _zone: district_word(value),
    "channel": lambda value, _zone: channel_word(value),
    "language": lambda value, _zone: language_name(value) or value,
}
