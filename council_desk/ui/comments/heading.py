"""The comments table's heading: an arrow at the sorted column, icons, and a menu of the columns."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFontMetricsF, QPainter
from PySide6.QtWidgets import QHeaderView, QMenu, QWidget

from council_desk.ui.comments.columns import COLUMNS, SECTION, ColumnLayout
from council_desk.ui.theme.theme import Theme

HEIGHT = 28


class Heading(QHeaderView):
    """Draws the headings. With a `layout_now` a right click offers the columns: `wanted` tells the new layout."""

    wanted = Signal(object)
    choosing = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme
        self.sorted_by = "number"
        self.descending = False
        self.layout_now: ColumnLayout | None = None
        self.setFixedHeight(theme.scaled(HEIGHT))
        theme.changed.connect(lambda: self.setFixedHeight(theme.scaled(HEIGHT)))

    def show_sort(self, by: str, descending: bool) -> None:
        """Draw the arrow at another column."""
        self.sorted_by, self.descending = by, descending
        self.viewport().update()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer the columns."""
        if self.layout_now is None:
            super().contextMenuEvent(event)
        else:
            self.open_menu(event.globalPos())

    def open_menu(self, where: QPoint) -> QMenu:
        """Open the menu of the columns: each is shown or hidden, all are as usual again, or the chooser opens."""
        layout = self.layout_now or ColumnLayout()
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for key in layout.order:
            column = COLUMNS[SECTION[key]]
            action = menu.addAction(column.name)
            action.setCheckable(True)
            action.setChecked(key in layout.shown)
            action.setEnabled(not column.kept)
            action.triggered.connect(lambda shown, key=key: self._show(key, shown))
        menu.addSeparator()
        menu.addAction("&Choose, move and widen…\tC").triggered.connect(self.choosing)
        menu.addAction("As &usual").triggered.connect(lambda: self.wanted.emit(ColumnLayout()))
        menu.popup(where)
        return menu

    def _show(self, key: str, shown: bool) -> None:
        self.wanted.emit((self.layout_now or ColumnLayout()).showing(key, shown))

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Draw one heading."""
        column, theme, where = COLUMNS[section], self._theme, QRectF(rect)
        painter.save()
        painter.fillRect(where, theme.color("canvas"))
        painter.fillRect(QRectF(where.left(), where.bottom() - 1, where.width(), 1), theme.color("hair"))
        painter.setFont(theme.font("caption-medium"))
        painter.setPen(theme.color("text2"))
        inside = where.adjusted(4, 0, -8 if column.right else -4, 0)
        align = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
        metrics = QFontMetricsF(painter.font())
        words = metrics.elidedText(column.heading, Qt.TextElideMode.ElideRight, inside.width() + 0.5)
        painter.drawText(inside, int(align | Qt.AlignmentFlag.AlignVCenter), words)
        if column.sort == self.sorted_by and column.sort and (self.sorted_by != "number" or self.descending):
            wide = metrics.horizontalAdvance(words)
            left = inside.left() + wide + 4 if not column.right else inside.right() - wide - 14
            arrow = QRectF(min(left, where.right() - 12), where.center().y() - 6, 12, 12)
            theme.icons.draw(painter, "arrow-down" if self.descending else "arrow-up", arrow, theme.tokens.text2)
        elif column.icon:
            place = QRectF(where.center().x() - 7, where.center().y() - 7, 14, 14)
            theme.icons.draw(painter, column.icon, place, theme.tokens.text2)
        painter.restore()
