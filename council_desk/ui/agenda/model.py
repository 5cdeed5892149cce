"""The agenda as a list: a heading for each meeting, its items beneath."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from council_desk.ui.parts.tip import plain_tip
from council_desk.ui.words import count_of, meeting_day

if TYPE_CHECKING:
    from council_desk.queries.agenda import Agenda, ItemLine, MeetingLine

Index = QModelIndex | QPersistentModelIndex
ROW_ROLE = Qt.ItemDataRole.UserRole
TRAY = -1
"""Stands for the unassigned tray where an item's id would stand."""


@dataclass(frozen=True, slots=True)
class AgendaRow:
    """One row: a meeting's heading (item None) or an item."""

    meeting: MeetingLine | None
    item: ItemLine | None

    @property
    def id(self) -> int | None:
        """The item's id, TRAY, or None for a heading."""
        return self.item.id if self.item else None

    def spoken(self) -> str:
        """What a screen reader says."""
        if self.item is None:
            return f"{meeting_day(self.meeting.date)}, {self.meeting.body}" if self.meeting else ""
        if self.item.id == TRAY:
            return f"Tray, {count_of(self.item.comments, 'comment')} on no item yet"
        words = f"Item {self.item.number}, {self.item.short_title or self.item.title}, "
        left = f", {self.item.untagged:,} untagged" if self.item.untagged else ""
        return words + count_of(self.item.comments, "comment") + left


class AgendaModel(QAbstractListModel):
    """Rows of the agenda column."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[AgendaRow] = []

    def show(self, agenda: Agenda) -> None:
        """Take a newly asked agenda; the same rows keep their places so that nothing jumps."""
        rows = _rows(agenda)
        if [row.id for row in rows] == [row.id for row in self._rows]:
            self._rows = rows
            if rows:
                self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def row_of(self, item_id: int | None) -> int:
        """Return an item's row, or -1."""
        return next((row for row, each in enumerate(self._rows) if each.item and each.id == item_id), -1)

    def first_item(self) -> int | None:
        """Return the first item with comments, else the first item, else None."""
        items = [row.item for row in self._rows if row.item]
        busy = [item for item in items if item.comments]
        found = busy or items
        return found[0].id if found else None

    def rowCount(self, parent: Index | None = None) -> int:
        """How many rows."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a row's words, or the row itself for the delegate."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return row.spoken()
        if role == Qt.ItemDataRole.ToolTipRole and row.item:
            return plain_tip(f"{row.item.number} {row.item.title}".strip())
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Headings cannot be chosen."""
        if not index.isValid() or self._rows[index.row()].item is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren


def _rows(agenda: Agenda) -> list[AgendaRow]:
    rows: list[AgendaRow] = []
    for meeting in agenda.meetings:
        rows.append(AgendaRow(meeting, None))
        rows.extend(AgendaRow(meeting, item) for item in meeting.items)
    if agenda.tray:
        from council_desk.queries.agenda import ItemLine

        tray = ItemLine(TRAY, "", "Tray", "Tray", "", "", agenda.tray, agenda.tray)
        rows.append(AgendaRow(None, tray))
    return rows
