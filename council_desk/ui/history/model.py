"""History as a table: number, when, who, what; newest first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from council_desk.ui.parts.tip import plain_tip
from council_desk.ui.words import day_and_time, local_time

if TYPE_CHECKING:
    from council_desk.queries.history import HistoryLine

Index = QModelIndex | QPersistentModelIndex
HEADINGS = ("No.", "When", "Who", "What changed")


class HistoryModel(QAbstractTableModel):
    """Lines of the history; more are added at the foot."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: list[HistoryLine] = []
        self.time_zone = "UTC"

    def show(self, lines: Sequence[HistoryLine]) -> None:
        """Take newly asked lines."""
        self.beginResetModel()
        self._lines = list(lines)
        self.endResetModel()

    def add(self, lines: Sequence[HistoryLine]) -> None:
        """Add older lines at the foot."""
        if lines:
            self.beginInsertRows(QModelIndex(), len(self._lines), len(self._lines) + len(lines) - 1)
            self._lines.extend(lines)
            self.endInsertRows()

    def line(self, row: int) -> HistoryLine | None:
        """Return a row's line, or None."""
        return self._lines[row] if 0 <= row < len(self._lines) else None

    def rowCount(self, parent: Index | None = None) -> int:
        """How many lines."""
        return 0 if parent is not None and parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index | None = None) -> int:
        """Number, when, who, what."""
        return 0 if parent is not None and parent.isValid() else len(HEADINGS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a cell's words."""
        line = self.line(index.row()) if index.isValid() else None
        if line is None or role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        when = day_and_time(local_time(line.at, self.time_zone))
        what = line.title + (f" (change {line.target})" if line.target else "") + ("  · undone" if line.undone else "")
        words = (str(line.number), when, line.who + (f", {line.desk}" if line.desk else ""), what)[index.column()]
        return plain_tip(words) if role == Qt.ItemDataRole.ToolTipRole else words

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a column's heading."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return HEADINGS[section]
        return None
