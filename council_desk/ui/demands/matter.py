"""The matter's demands over all its items: for each item how many ask, and where its draft stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QResizeEvent
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
from council_desk.ui.parts.button import Button
from council_desk.ui.parts.label import Label, Surface
from council_desk.ui.parts.layout import column, row
from council_desk.ui.parts.rows_ground import plain_rows
from council_desk.ui.parts.tip import plain_tip
from council_desk.ui.theme.theme import Theme
from council_desk.ui.words import COVERAGE_WORDS, count_of, meeting_day

if TYPE_CHECKING:
    from council_desk.queries.matter_demands import FollowedDemand, MatterDemands, MatterItem, OnItem

Index = QModelIndex | QPersistentModelIndex
LINE_ROLE = Qt.ItemDataRole.UserRole
ITEM_WIDTH = 168
_MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Home, Qt.Key.Key_End)


class MatterView(Surface):
    """Reads only. `left` asks for the item's own list again, on a demand (its id, or None); `joined`: another item."""

    left = Signal(object)
    join_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._summary = Label(theme, "", "strong", "text2")
        self._hint = Label(theme, "", "body", "text2", wrap=True)
        self.table = MatterTable(theme)
        self.join = Button(theme, "Add an item to this matter", icon="plus")
        self.back = Button(theme, "This item only", icon="arrow-left", key="W")
        layout = column(self, (0, 10, 0, 0), 6)
        heading = row(None, (20, 0, 12, 0), 8)
        heading.addWidget(self._summary, 1)
        heading.addWidget(self.join)
        heading.addWidget(self.back)
        layout.addLayout(heading)
        beneath = row(None, (20, 0, 20, 4))
        beneath.addWidget(self._hint, 1)
        layout.addLayout(beneath)
        layout.addWidget(self.table, 1)
        self.setFocusProxy(self.table)
        self.back.clicked.connect(lambda: self.left.emit(None))
        self.join.clicked.connect(self.join_wanted)
        self.table.itemActivated.connect(lambda item, _column: self.left.emit(item.data(0, LINE_ROLE).id))

    def show_matter(self, found: MatterDemands, item_id: int) -> None:
        """Show the matter, this item's column marked."""
        self._summary.setText(
            f"{count_of(len(found.demands), 'demand')} over {count_of(len(found.items), 'item')} of this matter"
        )
        words = (
            "Only this item is of the matter yet. Items with one file number share their matter by themselves; "
            "others, such as the ordinance after the resolution, are added here."
        )
        self._hint.setText("" if len(found.items) > 1 else words)
        self._hint.setVisible(len(found.items) < 2)
        self.table.show_matter(found, item_id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """J and K move, Enter opens the demand in the item's list, W and Escape go back."""
        acts = {
            Qt.Key.Key_J: lambda: self.table.step(1),
            Qt.Key.Key_K: lambda: self.table.step(-1),
            Qt.Key.Key_W: lambda: self.left.emit(None),
            Qt.Key.Key_Escape: lambda: self.left.emit(None),
            Qt.Key.Key_Return: self._open,
            Qt.Key.Key_Enter: self._open,
        }
        act = acts.get(Qt.Key(event.key()))
        if act is not None and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            act()
        else:
            super().keyPressEvent(event)

    def _open(self) -> None:
        item = self.table.currentItem()
        if item is not None:
            self.left.emit(item.data(0, LINE_ROLE).id)


class MatterTable(QTreeWidget):
    """Rows are demands, nested as in the list; a column for each item, by date."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.items: tuple[MatterItem, ...] = ()
        self.here = 0
        self.setAccessibleName("Demands over the items of the matter")
        self.setItemDelegate(_MatterDelegate(theme))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setRootIsDecorated(False)
        self.setIndentation(18)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.header().setStretchLastSection(False)
        self.header().setSectionsMovable(False)
        theme.changed.connect(self._restyle)
        self._restyle()

    def show_matter(self, found: MatterDemands, item_id: int) -> None:
        """Take a newly asked matter; the chosen demand stays chosen."""
        now = self.currentItem()
        keep = now.data(0, LINE_ROLE).id if now is not None else None
        self.items = found.items
        self.here = next((place for place, item in enumerate(found.items) if item.id == item_id), 0)
        self.clear()
        self.setColumnCount(1 + len(found.items))
        self.setHeaderLabels(["Demand", *(_heading(item) for item in found.items)])
        for place, item in enumerate(found.items, start=1):
            self.headerItem().setToolTip(
                place, plain_tip("\n".join(part for part in (item.title, item.kind, item.date) if part))
            )
        rows: dict[int, QTreeWidgetItem] = {}
        for demand in _parents_first(found.demands):
            parent = rows.get(demand.parent_id) if demand.parent_id is not None else None
            made = QTreeWidgetItem(parent) if parent is not None else QTreeWidgetItem(self)
            made.setData(0, LINE_ROLE, demand)
            made.setData(0, Qt.ItemDataRole.AccessibleTextRole, _spoken(demand, found.items))
            made.setToolTip(0, plain_tip(demand.sentence))
            rows[demand.id] = made
        self.expandAll()
        self._restyle()
        chosen = rows.get(keep) if keep is not None else None
        first = chosen or self.topLevelItem(0)
        if first is not None:
            self.setCurrentItem(first)

    def step(self, by: int) -> None:
        """Go to the next or the previous demand."""
        now = self.currentItem()
        item = (self.itemBelow(now) if by > 0 else self.itemAbove(now)) if now is not None else self.topLevelItem(0)
        if item is not None:
            self.setCurrentItem(item)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep what moves."""
        if event.key() in _MOVES:
            super().keyPressEvent(event)
        else:
            event.ignore()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap the sentences to the new width."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def drawBranches(self, painter: QPainter, rect: QRect, index: Index) -> None:
        """Carry a selected row's ground on to the left edge."""
        item = self.itemFromIndex(index)
        if item is not None and item.isSelected():
            painter.fillRect(rect, self._theme.color("sel" if self.hasFocus() else "sel_weak"))

    def _restyle(self) -> None:
        self.setPalette(plain_rows(self.palette()))
        heading = self.header()
        heading.setFont(self._theme.font("caption-medium"))
        for place in range(self.columnCount()):
            mode = QHeaderView.ResizeMode.Stretch if place == 0 else QHeaderView.ResizeMode.Fixed
            heading.setSectionResizeMode(place, mode)
            if place:
                self.setColumnWidth(place, self._theme.scaled(ITEM_WIDTH))
        self.doItemsLayout()


def _heading(item: MatterItem) -> str:
    return f"{meeting_day(item.date)} · item {item.number}"


def _parents_first(demands: tuple[FollowedDemand, ...]) -> list[FollowedDemand]:
    """Demands by number, each after the one it is nested under."""
    known = {demand.id: demand for demand in demands}

    def depth(demand: FollowedDemand) -> int:
        above, steps = demand.parent_id, 0
        while above in known and steps <= len(known):
            above, steps = known[above].parent_id, steps + 1
        return steps

    return sorted(demands, key=lambda demand: (depth(demand), demand.number))


def _spoken(demand: FollowedDemand, items: tuple[MatterItem, ...]) -> str:
    parts = [
        f"{meeting_day(item.date)}: {count_of(on.submissions, 'submission')}, {_coverage_words(item, on)}"
        for item, on in zip(items, demand.items, strict=True)
    ]
    return f"Demand {demand.number}: {demand.sentence}. " + "; ".join(parts)


def _coverage_words(item: MatterItem, on: OnItem) -> str:
    if on.coverage is not None:
        return COVERAGE_WORDS.get(on.coverage, on.coverage) + (f", {on.citation}" if on.citation else "")
    return "not decided" if item.draft else "no draft"


class _MatterDelegate(QStyledItemDelegate):
    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as the sentence, at least two lines of counts."""
        table = option.widget
        line = index.siblingAtColumn(0).data(LINE_ROLE) if isinstance(index, QModelIndex) else None
        if line is None or not isinstance(table, MatterTable):
            return QSize(40, self._theme.scaled(48))
        flags = int(Qt.TextFlag.TextWordWrap)
        metrics = QFontMetricsF(self._theme.font("body-medium"))
        wide = max(80, table.columnWidth(0) - 74)
        height = metrics.boundingRect(QRectF(0, 0, wide, 2000), flags, line.sentence).height()
        return QSize(40, max(self._theme.scaled(48), round(height) + 14))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one cell."""
        table = option.widget
        if not isinstance(index, QModelIndex) or not isinstance(table, MatterTable):
            return
        demand: FollowedDemand = index.siblingAtColumn(0).data(LINE_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        where = QRectF(option.rect)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(where, self._theme.color("sel" if table.hasFocus() else "sel_weak"))
            if index.column() == 0:
                painter.fillRect(QRectF(where.left(), where.top(), 3, where.height()), self._theme.color("accent"))
        if index.column() == 0:
            self._demand(painter, where, demand)
        else:
            place = index.column() - 1
            self._on_item(painter, where, table.items[place], demand.items[place], place == table.here)
        painter.restore()

    def _demand(self, painter: QPainter, where: QRectF, demand: FollowedDemand) -> None:
        theme = self._theme
        sign = str(demand.number)
        badge = QRectF(where.left() + 12, where.top() + 7, 18 if len(sign) < 3 else 26, 18)
        draw_badge(painter, sign, badge, theme.tokens.demand(demand.number), theme.font("badge"), theme.tokens, True)
        painter.setFont(theme.font("body-medium"))
        painter.setPen(theme.color("text"))
        inside = QRectF(badge.right() + 10, where.top() + 6, where.right() - badge.right() - 14, where.height() - 8)
        painter.drawText(inside, int(Qt.TextFlag.TextWordWrap), demand.sentence)

    def _on_item(self, painter: QPainter, where: QRectF, item: MatterItem, on: OnItem, here: bool) -> None:
        theme = self._theme
        left = where.left() + 10
        if here:
            painter.fillRect(QRectF(where.left(), where.top(), 1, where.height()), theme.color("accent"))
        strong = QFontMetricsF(theme.font("figures-strong"))
        top = where.top() + 6 + strong.ascent()
        painter.setFont(theme.font("figures-strong" if on.submissions else "figures"))
        painter.setPen(theme.color("text" if on.submissions else "text3"))
        painter.drawText(QPointF(left, top), f"{on.submissions:,}")
        beside = left + strong.horizontalAdvance(f"{on.submissions:,}") + 8
        painter.setFont(theme.font("caption"))
        painter.setPen(theme.color("text2"))
        if on.submissions:
            said = f"{on.in_campaigns:,} in campaigns" if on.in_campaigns else "independent"
            painter.drawText(QPointF(beside, top), self._cut(painter, said, where.right() - beside - 4))
        self._coverage(painter, where, item, on, left)

    def _coverage(self, painter: QPainter, where: QRectF, item: MatterItem, on: OnItem, left: float) -> None:
        theme = self._theme
        middle = where.top() + 6 + theme.scaled(20) + 8
        inset = 0.0
        if on.coverage is not None:
            draw_coverage(painter, on.coverage, QRectF(left, middle - 6, 12, 12), theme.tokens)
            inset = 18.0
        painter.setFont(theme.font("caption"))
        painter.setPen(theme.color("text" if on.coverage is not None else "text2"))
        words = self._cut(painter, _coverage_words(item, on), where.right() - left - inset - 4)
        metrics = QFontMetricsF(painter.font())
        painter.drawText(QPointF(left + inset, middle + (metrics.ascent() - metrics.descent()) / 2), words)

    @staticmethod
    def _cut(painter: QPainter, words: str, room: float) -> str:
        return painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, round(room))
