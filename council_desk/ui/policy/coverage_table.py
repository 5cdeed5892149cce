"""The demands against the clauses as a table: who asks, which clause answers, how far, by whose decision."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from council_desk.ui.paint.glyphs import draw_coverage
from council_desk.ui.parts.tip import plain_tip
from council_desk.ui.policy.arrange import Touch
from council_desk.ui.policy.card import coverage_said
from council_desk.ui.theme.theme import Theme

Index = QModelIndex | QPersistentModelIndex
HEADINGS = ("No.", "Demand", "Asked by", "Clause", "Coverage", "Note", "Decided by")
NUMBER, DEMAND, ASKED, CLAUSE, COVERAGE, NOTE, BY = range(7)
WIDTHS = {NUMBER: 44, ASKED: 68, CLAUSE: 108, COVERAGE: 150, NOTE: 170, BY: 120}
NARROW, WIDE = 660, 960
_MOVING = (
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
    Qt.Key.Key_PageUp,
    Qt.Key.Key_PageDown,
    Qt.Key.Key_Tab,
    Qt.Key.Key_Backtab,
)


class CoverageModel(QAbstractTableModel):
    """A row for each demand and clause, by the demands' numbers; suggested demands last."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.touches: list[Touch] = []

    def show_touches(self, touches: Sequence[Touch]) -> None:
        """Take newly asked links."""
        self.beginResetModel()
        self.touches = sorted(touches, key=lambda t: (t.link.number or 1 << 30, -t.link.submissions, t.link.sentence))
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        """How many links."""
        return 0 if parent is not None and parent.isValid() else len(self.touches)

    def columnCount(self, parent: Index | None = None) -> int:
        """The headings."""
        return 0 if parent is not None and parent.isValid() else len(HEADINGS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a cell's words."""
        if not index.isValid() or index.row() >= len(self.touches):
            return None
        touch, at = self.touches[index.row()], index.column()
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return _cell(touch, at) if role == Qt.ItemDataRole.DisplayRole else plain_tip(_cell(touch, at))
        if role == Qt.ItemDataRole.TextAlignmentRole and at in (NUMBER, ASKED):
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a column's heading."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole and section in (NUMBER, ASKED):
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return HEADINGS[section] if role == Qt.ItemDataRole.DisplayRole else None


def _cell(touch: Touch, at: int) -> str:
    link = touch.link
    by = link.decided_by if link.decided else "suggested" if link.suggestion_id is not None else ""
    again = "look again" if link.ask_again else by
    number = str(link.number) if link.number is not None else "–"
    cells = (
        number,
        link.sentence,
        f"{link.submissions:,}",
        link.citation or "none",
        coverage_said(touch),
        link.note,
        again,
    )
    return cells[at]


class CoverageTable(QTableView):
    """`chosen` tells the Touch of the row that became current."""

    chosen = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._quiet = False
        self.touches = CoverageModel(self)
        self.setModel(self.touches)
        self.setItemDelegate(_Cells(theme, self))
        self.setAccessibleName("Demands by clause, with coverage")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        heading = self.horizontalHeader()
        heading.setHighlightSections(False)
        heading.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        heading.setSectionResizeMode(DEMAND, QHeaderView.ResizeMode.Stretch)
        heading.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.selectionModel().currentRowChanged.connect(lambda now, _before: self._chose(now.row()))
        theme.changed.connect(self._restyle)
        self._restyle()

    def show_touches(self, touches: Sequence[Touch], current: Touch | None) -> None:
        """Show the links, the current one chosen."""
        self._quiet = True
        self.touches.show_touches(touches)
        self.mark(current)

    def mark(self, current: Touch | None) -> None:
        """Choose a link's row without telling; None chooses nothing."""
        self._quiet = True
        if current in self.touches.touches:
            self.selectRow(self.touches.touches.index(current))
        else:
            self.clearSelection()
            self.setCurrentIndex(QModelIndex())
        self._quiet = False

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out note and decider where there is no room; the panel has them."""
        super().resizeEvent(event)
        self.setColumnHidden(NOTE, self.width() < self._theme.scaled(NARROW))
        self.setColumnHidden(BY, self.width() < self._theme.scaled(WIDE))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move with the arrows; every other key is the screen's (a table would search for its letter)."""
        if event.key() in _MOVING:
            super().keyPressEvent(event)
        else:
            event.ignore()

    def _chose(self, at: int) -> None:
        if not self._quiet and 0 <= at < len(self.touches.touches):
            self.chosen.emit(self.touches.touches[at])

    def _restyle(self) -> None:
        theme = self._theme
        for section, width in WIDTHS.items():
            self.setColumnWidth(section, theme.scaled(width))
        self.verticalHeader().setDefaultSectionSize(theme.scaled(30))
        shades = self.palette()
        for group in (shades.ColorGroup.Active, shades.ColorGroup.Inactive):
            shades.setColor(group, shades.ColorRole.Base, theme.color("canvas"))
            shades.setColor(group, shades.ColorRole.Text, theme.color("text"))
            shades.setColor(group, shades.ColorRole.Highlight, theme.color("sel"))
            shades.setColor(group, shades.ColorRole.HighlightedText, theme.color("text"))
        self.setPalette(shades)


class _Cells(QStyledItemDelegate):
    """Words; in front of the coverage its mark; what is only suggested in italic."""

    def __init__(self, theme: Theme, owner: CoverageTable) -> None:
        super().__init__(owner)
        self._theme = theme
        self._owner = owner

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one cell."""
        theme, touch = self._theme, self._owner.touches.touches[index.row()]
        here = bool(option.state & QStyle.StateFlag.State_Selected)
        where = QRectF(option.rect)
        painter.save()
        if here:
            painter.fillRect(where, theme.color("sel"))
        if index.column() == NUMBER and here:
            painter.fillRect(QRectF(where.left(), where.top(), 3, where.height()), theme.color("accent"))
        font = QFont(theme.font("figures" if index.column() in (NUMBER, ASKED) else "body"))
        font.setItalic(not touch.link.decided and index.column() in (DEMAND, COVERAGE))
        painter.setFont(font)
        inner = where.adjusted(4, 0, -4, 0)
        if index.column() == COVERAGE:
            mark = QRectF(inner.left(), where.center().y() - 6.5, 13, 13)
            draw_coverage(painter, touch.link.coverage, mark, theme.tokens)
            inner.setLeft(mark.right() + 7)
        faint = index.column() in (NUMBER, CLAUSE, BY, NOTE)
        again = touch.link.ask_again and index.column() == BY
        painter.setPen(theme.color("warn" if again else "text2" if faint else "text"))
        right = index.column() in (NUMBER, ASKED)
        align = Qt.AlignmentFlag.AlignVCenter | (Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft)
        said = _cell(touch, index.column())
        words = painter.fontMetrics().elidedText(said, Qt.TextElideMode.ElideRight, int(inner.width()))
        painter.drawText(inner, int(align), words)
        painter.restore()
