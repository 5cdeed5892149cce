"""The grid itself: rows of three lines, whose comment at the left, letters and digits left to the screen."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QTextLayout
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from council_desk.ui.grid.model import GridModel, Index
from council_desk.ui.paint.glyphs import draw_stance
from council_desk.ui.theme.theme import Theme
from council_desk.ui.words import STANCE_WORDS

ROW_HEIGHT = 62
HEAD_WIDTH = 176
WORDS_WIDTH = 220
_WIDTHS = {"received": 118, "stance": 158, "position": 100, "campaign": 96, "organisation": 140, "district": 88}
_MOVES = frozenset(
    {
        Qt.Key.Key_Up,
        Qt.Key.Key_Down,
        Qt.Key.Key_Left,
        Qt.Key.Key_Right,
        Qt.Key.Key_PageUp,
        Qt.Key.Key_PageDown,
        Qt.Key.Key_Home,
        Qt.Key.Key_End,
    }
)
_MOST_DRAWN = 400
"""Characters of a cell that are laid out: three lines hold far fewer."""


class GridTable(QTableView):
    """`cell_changed` tells that another cell is the current one; `sort_wanted` the place of a heading pressed.

    `widened`: a column was made wider or narrower by hand; `widths` has those, in unscaled pixels by the columns' keys.
    """

    cell_changed = Signal()
    sort_wanted = Signal(int)
    widened = Signal()

    def __init__(self, theme: Theme, model: GridModel) -> None:
        super().__init__()
        self._theme = theme
        self.grid = model
        self.widths: dict[str, int] = {}
        self._placing = False
        self.setAccessibleName("Grid")
        self.setModel(model)
        self.setItemDelegate(_Cells(theme, self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.verticalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        for heading in (self.horizontalHeader(), self.verticalHeader()):
            heading.setHighlightSections(False)
            heading.setTextElideMode(Qt.TextElideMode.ElideRight)
            heading.setSectionsClickable(True)
        self.horizontalHeader().setObjectName("grid-columns")
        self.verticalHeader().setObjectName("grid-rows")
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().sectionClicked.connect(self.sort_wanted)
        self.verticalHeader().sectionClicked.connect(lambda row: self.go_to(row, self.currentIndex().column()))
        self.horizontalHeader().sectionResized.connect(self._widened_by_hand)
        model.modelReset.connect(self.widen)
        self.selectionModel().currentChanged.connect(lambda *_: self.cell_changed.emit())
        theme.changed.connect(self._restyle)
        self._restyle()

    def go_to(self, row: int, column: int) -> None:
        """Make a cell the current one, the nearest where there is no such cell."""
        rows, columns = self.grid.rowCount(), self.grid.columnCount()
        if rows and columns:
            self.setCurrentIndex(self.grid.index(max(0, min(row, rows - 1)), max(0, min(column, columns - 1))))

    def current_id(self) -> int | None:
        """Return the id of the current row's comment."""
        row = self.currentIndex().row()
        return self.grid.ids[row] if 0 <= row < len(self.grid.ids) else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep what moves; the rest is the screen's."""
        if event.key() in _MOVES:
            super().keyPressEvent(event)
        else:
            event.ignore()

    def widen(self) -> None:
        """Give each column its width: the usual one, or that which somebody gave it."""
        self._placing = True
        for section, column in enumerate(self.grid.columns):
            words = column.demand_id is not None or column.key == "questions"
            usual = WORDS_WIDTH if words else _WIDTHS.get(column.key, 92)
            self.setColumnWidth(section, self._theme.scaled(self.widths.get(column.key, usual)))
        self._placing = False

    def _widened_by_hand(self, section: int, _before: int, width: int) -> None:
        if not self._placing and section < len(self.grid.columns):
            self.widths[self.grid.columns[section].key] = round(width * 100 / self._theme.percent)
            self.widened.emit()

    def _restyle(self) -> None:
        theme = self._theme
        ground, line = theme.color("canvas").name(), theme.color("hair").name()
        # Headings with a style sheet of their own take a new font from there alone.
        columns, rows = theme.font("caption-medium").pixelSize(), theme.font("body").pixelSize()
        self.setStyleSheet(
            f"QTableCornerButton::section {{ background: {ground}; border: 0; border-bottom: 1px solid {line}; }}"
            "QHeaderView::section:vertical { padding: 6px 8px 0 16px; }"
            "QHeaderView::section:horizontal { padding: 0 6px 0 8px; }"
            f"#grid-columns {{ font-size: {columns}px; }} #grid-rows {{ font-size: {rows}px; }}"
        )
        self.verticalHeader().setDefaultSectionSize(theme.scaled(ROW_HEIGHT))
        self.verticalHeader().setFixedWidth(theme.scaled(HEAD_WIDTH))
        self.horizontalHeader().setFixedHeight(theme.scaled(28))
        self.widen()
        self.viewport().update()


class _Cells(QStyledItemDelegate):
    """Draws as many lines as fit; what does not is shown in the panel beneath."""

    def __init__(self, theme: Theme, table: GridTable) -> None:
        super().__init__(table)
        self._theme = theme
        self._table = table

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one cell."""
        theme, where = self._theme, option.rect
        painter.save()
        painter.setClipRect(where)
        column = self._table.grid.columns[index.column()]
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(where, theme.color("sel" if self._table.hasFocus() else "sel_weak"))
        elif index.row() == self._table.currentIndex().row():
            painter.fillRect(where, theme.color("panel"))
        painter.setPen(theme.color("hair"))
        painter.drawLine(where.bottomLeft(), where.bottomRight())
        said = column.demand_id is not None or column.key == "questions"
        if column.demand_id is not None:
            painter.drawLine(where.topLeft(), where.bottomLeft())
        inside = where.adjusted(8, 6, -6, -5)
        row = self._table.grid.row(index.row())
        stance = row.attributes.get("stance") if row is not None and column.key == "stance" else None
        if stance in STANCE_WORDS:
            side = 12
            draw_stance(painter, stance, QRect(inside.left(), inside.top() + 2, side, side).toRectF(), theme.tokens)
            inside.adjust(side + 6, 0, 0, 0)
        painter.setFont(theme.font("body"))
        painter.setPen(theme.color("text" if said or stance else "text2"))
        self._draw_words(painter, inside, str(index.data() or ""))
        painter.restore()

    def _draw_words(self, painter: QPainter, inside: QRect, words: str) -> None:
        """Break the words into as many lines as fit; the last one ends in an ellipsis where more would come."""
        if not words:
            return
        metrics = painter.fontMetrics()
        most = max(1, inside.height() // metrics.lineSpacing())
        layout = QTextLayout(words[:_MOST_DRAWN].replace("\n", "\u2028"), painter.font())
        layout.beginLayout()
        top = inside.top()
        for number in range(1, most + 1):
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(inside.width())
            start, end = line.textStart(), line.textStart() + line.textLength()
            part = layout.text()[start:] if number == most else layout.text()[start:end]
            part = metrics.elidedText(part.replace("\u2028", " "), Qt.TextElideMode.ElideRight, inside.width())
            painter.drawText(inside.left(), top + metrics.ascent(), part.rstrip())
            top += metrics.lineSpacing()
        layout.endLayout()
