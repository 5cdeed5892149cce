"""The matter's demands as a tree: numbered and nested, then those that are only suggested, the most asked first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFontMetricsF,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
)

from council_desk.ui.paint.badges import draw_badge
from council_desk.ui.paint.glyphs import draw_coverage
from council_desk.ui.parts.rows_ground import plain_rows
from council_desk.ui.parts.tip import plain_tip
from council_desk.ui.theme.theme import Theme
from council_desk.ui.words import COVERAGE_WORDS

if TYPE_CHECKING:
    from council_desk.queries.demands import DemandLine

Index = QModelIndex | QPersistentModelIndex
LINE_ROLE = Qt.ItemDataRole.UserRole
DEMAND, CAMPAIGNS, INDEPENDENT, ORGANISATIONS, COVERAGE = range(5)
HEADINGS = ("Demand", "In campaigns", "Independent", "Orgs", "In the draft")
_WIDTHS = {CAMPAIGNS: 92, INDEPENDENT: 88, ORGANISATIONS: 46, COVERAGE: 150}
_LEAST_DEMAND = 200
"""Narrower than this no sentence can be read: then the draft's column keeps its marks and gives up its words."""
_MARK = 40
_INDENT = 18
_NEST_EDGE = 0.3
"""The lower part of a row: what is dropped there is nested, above it is merged."""
_FLAG = QItemSelectionModel.SelectionFlag
_BESIDE = 56
"""What the badge and the margins take of the first column."""
_MOVES = (
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_Left,
    Qt.Key.Key_Right,
    Qt.Key.Key_PageUp,
    Qt.Key.Key_PageDown,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
)


def key_of(line: DemandLine) -> tuple[int | None, str]:
    """Return what a demand is known by: its id, or its group while it is only suggested."""
    return (line.id, line.group_key if line.id is None else "")


class DemandsTree(QTreeWidget):
    """Letters and Enter are left to the screen. After a drag `merged` tells (into, which), `nested` (under, which);
    None is the first level. `aimed` tells, while dragging, what letting go would do.
    """

    chosen = Signal(object)
    merged = Signal(object, object)
    nested = Signal(object, object)
    aimed = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setAccessibleName("Demands")
        self.setColumnCount(len(HEADINGS))
        self.setHeaderLabels(list(HEADINGS))
        self.setItemDelegate(_DemandDelegate(theme))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setRootIsDecorated(False)
        self.setIndentation(_INDENT)
        self.setUniformRowHeights(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDropIndicatorShown(False)
        self._aim: tuple[QTreeWidgetItem | None, bool] | None = None
        self._picking = False
        heading = self.header()
        heading.setStretchLastSection(False)
        heading.setSectionsMovable(False)
        heading.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        heading.setSectionResizeMode(DEMAND, QHeaderView.ResizeMode.Stretch)
        for column in (CAMPAIGNS, INDEPENDENT, ORGANISATIONS):
            self.headerItem().setTextAlignment(column, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.currentItemChanged.connect(lambda now, _before: self.chosen.emit(now.data(0, LINE_ROLE) if now else None))
        theme.changed.connect(self._restyle)
        self._restyle()

    def show_lines(self, lines: Sequence[DemandLine], keep: tuple[int | None, str] | None) -> None:
        """Show the demands and keep the chosen one, or its place."""
        place = self._place()
        self._picking = False
        self.blockSignals(True)
        self.clear()
        items: dict[int, QTreeWidgetItem] = {}
        waiting = list(lines)
        first: QTreeWidgetItem | None = None
        wanted: QTreeWidgetItem | None = None
        while waiting:
            left = [line for line in waiting if not self._add(line, items, {each.id for each in waiting})]
            if len(left) == len(waiting):
                break
            waiting = left
        for item in self._all():
            first = first or item
            if keep is not None and key_of(item.data(0, LINE_ROLE)) == keep:
                wanted = item
        every = self._all()
        if wanted is None and every:
            wanted = every[min(max(place, 0), len(every) - 1)]
        self.expandAll()
        if wanted is not None:
            self.setCurrentItem(wanted)
        self.blockSignals(False)
        self.chosen.emit(wanted.data(0, LINE_ROLE) if wanted else None)

    def line(self) -> DemandLine | None:
        """Return the chosen demand."""
        item = self.currentItem()
        return item.data(0, LINE_ROLE) if item is not None else None

    def lines(self) -> list[DemandLine]:
        """Return the selected demands from top to bottom; the chosen one where nothing else is."""
        selected = [item.data(0, LINE_ROLE) for item in self._all() if item.isSelected()]
        line = self.line()
        return selected or ([line] if line is not None else [])

    def step(self, by: int) -> None:
        """Go to the next or the previous demand; what was picked with Space stays selected."""
        every = self._all()
        at = self._place() + by
        if 0 <= at < len(every):
            flag = _FLAG.NoUpdate if self._picking else _FLAG.ClearAndSelect | _FLAG.Rows
            self.setCurrentItem(every[at], DEMAND, flag)

    def pick(self) -> None:
        """Select the chosen demand too, or no more."""
        item = self.currentItem()
        if item is not None:
            first, self._picking = not self._picking, True
            item.setSelected(True if first else not item.isSelected())

    def unpick(self) -> None:
        """Select only the chosen demand."""
        self._picking = False
        item = self.currentItem()
        if item is not None:
            self.setCurrentItem(item, DEMAND, _FLAG.ClearAndSelect | _FLAG.Rows)

    def drawBranches(self, painter: QPainter, rect: QRect, index: Index) -> None:
        """Carry a selected row's ground on to the left edge."""
        item = self.itemFromIndex(index)
        if item is not None and item.isSelected():
            painter.fillRect(rect, self._theme.color("sel" if self.hasFocus() else "sel_weak"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep what moves."""
        if event.key() in _MOVES and not event.modifiers() & Qt.KeyboardModifier.AltModifier:
            super().keyPressEvent(event)
        else:
            event.ignore()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap the sentences to the new width."""
        super().resizeEvent(event)
        self._fit()
        self.scheduleDelayedItemsLayout()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Show what letting go here would do: merge on a row, nest at its lower edge, the first level below all."""
        super().dragMoveEvent(event)
        self._aim = self._aim_at(event.position().toPoint())
        event.accept()
        self.aimed.emit(self._said())
        self.viewport().update()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Aim at nothing."""
        super().dragLeaveEvent(event)
        self._forget_aim()

    def dropEvent(self, event: QDropEvent) -> None:
        """Merge or nest; the tree itself is not changed here, the office tells anew."""
        aim = self._aim_at(event.position().toPoint())
        dragged = self.lines()
        event.setDropAction(Qt.DropAction.IgnoreAction)
        event.accept()
        self._forget_aim()
        target, merges = aim
        line: DemandLine | None = target.data(0, LINE_ROLE) if target is not None else None
        if line is not None and any(key_of(each) == key_of(line) for each in dragged):
            return
        if merges:
            self.merged.emit(line, dragged)
        else:
            self.nested.emit(line, dragged)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the rows, and where a drag aims: a frame to merge, a line beneath to nest."""
        super().paintEvent(event)
        target, merges = self._aim or (None, False)
        if target is None:
            return
        where = QRectF(self.visualItemRect(target))
        where.setLeft(where.left() + 2)
        where.setRight(self.viewport().width() - 2)
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.color("accent"), 2))
        if merges:
            painter.drawRoundedRect(where.adjusted(0, 1, 0, -1), 6, 6)
        else:
            left = where.left() + _INDENT + 12
            painter.drawLine(QPointF(left, where.bottom() - 1), QPointF(where.right(), where.bottom() - 1))
            painter.drawEllipse(QPointF(left - 4, where.bottom() - 1), 3, 3)
        painter.end()

    def _aim_at(self, point: QPoint) -> tuple[QTreeWidgetItem | None, bool]:
        """Return the row aimed at and whether letting go merges (else it nests)."""
        item = self.itemAt(point)
        if item is None:
            return None, False
        where = self.visualItemRect(item)
        return item, point.y() < where.bottom() - where.height() * _NEST_EDGE

    def _said(self) -> str:
        target, merges = self._aim or (None, False)
        if target is None:
            return "Let go: on the first level"
        line: DemandLine = target.data(0, LINE_ROLE)
        name = f"demand {line.number}" if line.number else "this suggested demand"
        return f"Let go: merge into {name}" if merges else f"Let go: nest under {name}"

    def _forget_aim(self) -> None:
        self._aim = None
        self.aimed.emit("")
        self.viewport().update()

    def _add(self, line: DemandLine, items: dict[int, QTreeWidgetItem], missing: set[int | None]) -> bool:
        """Add a line below its parent; False while its parent is not there yet."""
        parent = items.get(line.parent_id) if line.parent_id is not None else None
        if line.parent_id is not None and parent is None and line.parent_id in missing:
            return False
        item = QTreeWidgetItem(parent) if parent is not None else QTreeWidgetItem(self)
        item.setData(0, LINE_ROLE, line)
        item.setData(0, Qt.ItemDataRole.AccessibleTextRole, _spoken(line))
        item.setToolTip(0, plain_tip(line.sentence))
        item.setToolTip(COVERAGE, plain_tip(_in_draft(line)))
        if line.id is not None:
            items[line.id] = item
        return True

    def _all(self) -> list[QTreeWidgetItem]:
        found: list[QTreeWidgetItem] = []

        def gather(item: QTreeWidgetItem) -> None:
            found.append(item)
            for place in range(item.childCount()):
                child = item.child(place)
                if child is not None:
                    gather(child)

        for place in range(self.topLevelItemCount()):
            top = self.topLevelItem(place)
            if top is not None:
                gather(top)
        return found

    def _place(self) -> int:
        now = self.currentItem()
        return next((at for at, item in enumerate(self._all()) if item is now), 0)

    def _fit(self) -> None:
        """Give the fixed columns their widths, and the demand's own words the room that they need to be read."""
        scaled = self._theme.scaled
        room = self.viewport().width() - sum(scaled(width) for width in _WIDTHS.values())
        narrow = room < scaled(_LEAST_DEMAND)
        for column, width in _WIDTHS.items():
            self.setColumnWidth(column, scaled(_MARK if narrow and column == COVERAGE else width))
        self.headerItem().setText(COVERAGE, "" if narrow else HEADINGS[COVERAGE])
        self.headerItem().setToolTip(COVERAGE, HEADINGS[COVERAGE] if narrow else "")

    def _restyle(self) -> None:
        self.setPalette(plain_rows(self.palette()))
        self._fit()
        self.header().setFont(self._theme.font("caption-medium"))
        self.doItemsLayout()


def _in_draft(line: DemandLine) -> str:
    """How far the draft answers a demand, and where."""
    if line.coverage is None:
        return ""
    return COVERAGE_WORDS.get(line.coverage, line.coverage) + (f", {line.citation}" if line.citation else "")


def _spoken(line: DemandLine) -> str:
    state = f"Demand {line.number}" if line.decided else "Suggested demand"
    counts = f"{line.in_campaigns} in campaigns, {line.independent} independent, {line.organisations} organizations"
    coverage = COVERAGE_WORDS.get(line.coverage or "", "not decided")
    return f"{state}: {line.sentence}. {counts}. {coverage}"


def _depth(index: Index) -> int:
    depth, above = 0, index.parent()
    while above.isValid():
        depth, above = depth + 1, above.parent()
    return depth


def _is_current(option: QStyleOptionViewItem, index: QModelIndex) -> bool:
    tree = option.widget
    return (
        isinstance(tree, QTreeWidget)
        and tree.currentIndex().row() == index.row()
        and (tree.currentIndex().parent() == index.parent())
    )


class _DemandDelegate(QStyledItemDelegate):
    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Two lines where the sentence is long."""
        line: DemandLine | None = index.siblingAtColumn(0).data(LINE_ROLE) if isinstance(index, QModelIndex) else None
        tree = option.widget
        wide = tree.columnWidth(DEMAND) - _BESIDE - _INDENT * _depth(index) if isinstance(tree, QTreeWidget) else 300
        if line is None:
            return QSize(40, self._theme.scaled(32))
        metrics = QFontMetricsF(self._theme.font("body-medium" if line.decided else "italic"))
        flags = int(Qt.TextFlag.TextWordWrap)
        height = metrics.boundingRect(QRectF(0, 0, max(80, wide), 2000), flags, line.sentence + "?").height()
        return QSize(40, max(self._theme.scaled(32), round(height) + 14))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one cell."""
        if not isinstance(index, QModelIndex):
            return
        line: DemandLine = index.siblingAtColumn(0).data(LINE_ROLE)
        theme = self._theme
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        where = QRectF(option.rect)
        if option.state & QStyle.StateFlag.State_Selected:
            focused = option.widget is not None and option.widget.hasFocus()
            painter.fillRect(where, theme.color("sel" if focused else "sel_weak"))
        tree = option.widget
        if (
            index.column() == DEMAND
            and isinstance(tree, QTreeWidget)
            and tree.currentIndex().siblingAtColumn(0) == index
        ):
            painter.fillRect(QRectF(where.left(), where.top(), 3, where.height()), theme.color("accent"))
        if index.column() == DEMAND:
            self._demand(painter, where, line)
        elif index.column() == COVERAGE:
            self._coverage(painter, where, line)
        else:
            counts = {
                CAMPAIGNS: line.in_campaigns,
                INDEPENDENT: line.independent,
                ORGANISATIONS: line.organisations,
            }
            self._count(painter, where, counts[index.column()])
        painter.restore()

    def _demand(self, painter: QPainter, where: QRectF, line: DemandLine) -> None:
        theme = self._theme
        sign = str(line.number) if line.number else "?"
        badge = QRectF(where.left() + 12, where.top() + 7, 18 if len(sign) < 3 else 26, 18)
        colour = theme.tokens.demand(line.number) if line.number else theme.tokens.warn
        draw_badge(painter, sign, badge, colour, theme.font("badge"), theme.tokens, line.decided)
        painter.setFont(theme.font("body-medium" if line.decided else "italic"))
        painter.setPen(theme.color("text"))
        inside = QRectF(badge.right() + 10, where.top() + 6, where.right() - badge.right() - 14, where.height() - 8)
        painter.drawText(inside, int(Qt.TextFlag.TextWordWrap), line.sentence + ("" if line.decided else "?"))

    def _count(self, painter: QPainter, where: QRectF, count: int) -> None:
        theme = self._theme
        painter.setFont(theme.font("figures"))
        painter.setPen(theme.color("text" if count else "text3"))
        metrics = QFontMetricsF(painter.font())
        words = f"{count:,}"
        left = where.right() - 8 - metrics.horizontalAdvance(words)
        painter.drawText(QPointF(left, where.top() + 7 + metrics.ascent()), words)

    def _coverage(self, painter: QPainter, where: QRectF, line: DemandLine) -> None:
        theme = self._theme
        if line.coverage is None:
            return
        draw_coverage(painter, line.coverage, QRectF(where.left() + 10, where.top() + 9, 13, 13), theme.tokens)
        words = _in_draft(line)
        painter.setFont(theme.font("body"))
        painter.setPen(theme.color("text"))
        if where.width() <= theme.scaled(_MARK):
            return
        words = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, round(where.width() - 32))
        top = where.top() + 7 + QFontMetricsF(painter.font()).ascent()
        painter.drawText(QPointF(where.left() + 29, top), words)
