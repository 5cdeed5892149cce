"""A table of words as the office's lists show them: no grid, no letters of its own, the theme's chosen row."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QItemSelectionModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from council_desk.ui.parts.tip import plain_tip
from council_desk.ui.theme.theme import Theme

Index = QModelIndex | QPersistentModelIndex
_MOVES = frozenset(
    {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Home, Qt.Key.Key_End}
)


class PlainModel(QAbstractTableModel):
    """Rows of words under headings; each row stands for a thing (a line of a query). Numbers align right."""

    def __init__(self, headings: Sequence[str], numbers: Sequence[int] = (), parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._headings = tuple(headings)
        self._numbers = frozenset(numbers)
        self._rows: list[tuple[str, ...]] = []
        self._things: list[object] = []

    def show(self, rows: Sequence[tuple[str, ...]], things: Sequence[object]) -> None:
        """Take other rows, and what each stands for."""
        self.beginResetModel()
        self._rows, self._things = list(rows), list(things)
        self.endResetModel()

    def set_headings(self, headings: Sequence[str]) -> None:
        """Name the columns anew; as many as before."""
        self._headings = tuple(headings)
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(headings) - 1)

    def thing(self, row: int) -> object | None:
        """Return what a row stands for, or None."""
        return self._things[row] if 0 <= row < len(self._things) else None

    def rowCount(self, parent: Index | None = None) -> int:
        """How many rows."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index | None = None) -> int:
        """How many columns."""
        return 0 if parent is not None and parent.isValid() else len(self._headings)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a cell's words."""
        if not index.isValid():
            return None
        words = self._rows[index.row()][index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return words
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(words)
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() in self._numbers:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a column's heading."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole and section in self._numbers:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return self._headings[section] if role == Qt.ItemDataRole.DisplayRole else None


LEAST_STRETCH = 110
"""Logical pixels that the column which stretches keeps, mostly a name."""
LEAST_SHARE = 0.5
"""The other columns keep at least this share of their widths."""


class LetterlessTable(QTableView):
    """Leaves letters and Escape to the screen: Qt would look for rows that begin with them."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep what moves."""
        if event.key() in _MOVES:
            super().keyPressEvent(event)
        else:
            event.ignore()


class PlainTable(LetterlessTable):
    """Shows a PlainModel. `widths`: logical pixels a column, 0 for the one that stretches."""

    def __init__(
        self, theme: Theme, name: str, model: PlainModel, widths: Sequence[int], several: bool = False
    ) -> None:
        super().__init__()
        self._theme = theme
        self._widths = tuple(widths)
        self.plain = model
        self.setAccessibleName(name)
        self.setModel(model)
        self.setItemDelegate(PlainRows(theme, self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        modes = QAbstractItemView.SelectionMode
        self.setSelectionMode(modes.ExtendedSelection if several else modes.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        heading = self.horizontalHeader()
        heading.setHighlightSections(False)
        heading.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        heading.setSectionResizeMode(self._widths.index(0), QHeaderView.ResizeMode.Stretch)
        heading.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        theme.changed.connect(self._restyle)
        self._restyle()

    def step(self, by: int) -> None:
        """Go to the next (1) or previous (-1) row."""
        self.go_to(self.currentIndex().row() + by)

    def go_to(self, row: int) -> None:
        """Choose a row, the nearest one where there is no such row."""
        last = self.plain.rowCount() - 1
        if last >= 0:
            index = self.plain.index(max(0, min(row, last)), 0)
            flags = QItemSelectionModel.SelectionFlag
            self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)

    def current(self) -> object | None:
        """Return what the current row stands for."""
        return self.plain.thing(self.currentIndex().row())

    def chosen(self) -> list[object]:
        """Return what the selected rows stand for, from above."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [thing for row in rows if (thing := self.plain.thing(row)) is not None]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share out the new width."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Give the columns their widths; where room is short, the others leave enough to the one that stretches."""
        wanted = [self._theme.scaled(width) for width in self._widths]
        room = self.viewport().width() - self._theme.scaled(LEAST_STRETCH)
        share = min(1.0, max(LEAST_SHARE, room / sum(wanted))) if sum(wanted) else 1.0
        for section, width in enumerate(wanted):
            if width:
                self.setColumnWidth(section, round(width * share))

    def _restyle(self) -> None:
        self._fit()
        self.verticalHeader().setDefaultSectionSize(self._theme.scaled(28))
        self.viewport().update()


class PlainRows(QStyledItemDelegate):
    """Draws the chosen row as every other list of the window does; a palette of the table's own gives way to Fusion."""

    def __init__(self, theme: Theme, parent: QTableView) -> None:
        super().__init__(parent)
        self._theme = theme

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """Take the colours of the theme."""
        super().initStyleOption(option, index)
        shades = option.palette
        for role, name in ((shades.ColorRole.Highlight, "sel"), (shades.ColorRole.HighlightedText, "text")):
            shades.setColor(role, self._theme.color(name))
        option.palette = shades
        # The row is what is chosen; a frame round its first cell would say otherwise.
        option.state &= ~QStyle.StateFlag.State_HasFocus
