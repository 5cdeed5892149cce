"""Draws the agenda's rows: number, short title, count, and a ring of how much is tagged; or numbers on the rail."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from council_desk.ui.agenda.model import ROW_ROLE, AgendaRow
from council_desk.ui.paint.badges import draw_ring
from council_desk.ui.theme.theme import Theme
from council_desk.ui.words import meeting_day

if TYPE_CHECKING:
    from council_desk.queries.agenda import ItemLine

Index = QModelIndex | QPersistentModelIndex


class AgendaDelegate(QStyledItemDelegate):
    """`rail` draws the narrow form: numbers and rings only."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.rail = False

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Headings are taller where they part two meetings."""
        row: AgendaRow = index.data(ROW_ROLE)
        if row.item is not None:
            return QSize(40, self._theme.scaled(30))
        return QSize(40, self._theme.scaled(30 if index.row() == 0 else 44))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row."""
        row: AgendaRow = index.data(ROW_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        where = QRectF(option.rect)
        if row.item is None:
            self._heading(painter, where, row)
        else:
            state = option.state
            self._item(painter, where, row.item, state)
        painter.restore()

    def _heading(self, painter: QPainter, where: QRectF, row: AgendaRow) -> None:
        if row.meeting is None:
            return
        day = meeting_day(row.meeting.date)
        if self.rail:
            words, align = day.split(", ")[-1], Qt.AlignmentFlag.AlignHCenter
        else:
            words, align = f"{day} · {row.meeting.body}", Qt.AlignmentFlag.AlignLeft
        font = self._theme.font("caption-strong")
        painter.setFont(font)
        painter.setPen(self._theme.color("text3"))
        inside = where.adjusted(0 if self.rail else 8, 0, -4 if not self.rail else 0, -6)
        words = QFontMetricsF(font).elidedText(words, Qt.TextElideMode.ElideRight, inside.width())
        painter.drawText(inside, int(align | Qt.AlignmentFlag.AlignBottom), words)

    def _item(self, painter: QPainter, where: QRectF, item: ItemLine, state: QStyle.StateFlag) -> None:
        theme = self._theme
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        lit = bool(state & QStyle.StateFlag.State_MouseOver)
        if chosen or lit:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("sel" if chosen else "sel_weak"))
            painter.drawRoundedRect(where.adjusted(0, 0.5, 0, -0.5), 6, 6)
        font = theme.font("figures-strong" if chosen else "figures")
        metrics = QFontMetricsF(font)
        baseline = where.center().y() + (metrics.ascent() - metrics.descent()) / 2
        painter.setFont(font)
        painter.setPen(theme.color("text" if chosen else "text2"))
        if not item.number:
            self._tray(painter, where)
        number_right = where.left() + (22.0 if self.rail else 24.0)
        wide = metrics.horizontalAdvance(item.number)
        painter.drawText(QPointF(max(where.left() + 2, number_right - wide), baseline), item.number)
        self._done(painter, QRectF(where.right() - (16 if self.rail else 18), where.center().y() - 6.5, 13, 13), item)
        if not self.rail:
            self._words(painter, where, item, metrics, baseline, chosen)

    def _tray(self, painter: QPainter, where: QRectF) -> None:
        """Draw the tray's icon where an item has its number."""
        icon = QRectF(where.left() + 8, where.center().y() - 8, 16, 16)
        self._theme.icons.draw(painter, "inbox", icon, self._theme.tokens.text2)

    def _words(
        self, painter: QPainter, where: QRectF, item: ItemLine, metrics: QFontMetricsF, baseline: float, chosen: bool
    ) -> None:
        theme = self._theme
        right = where.right() - 22
        if item.comments:
            count = f"{item.comments:,}"
            wide = metrics.horizontalAdvance(count)
            painter.setPen(theme.color("text" if chosen else "text2"))
            painter.drawText(QPointF(right - wide, baseline), count)
            right -= wide + 8
        painter.setFont(theme.font("strong" if chosen else "body"))
        left = where.left() + 34
        painter.setPen(theme.color("text"))
        words = metrics.elidedText(item.short_title or item.title, Qt.TextElideMode.ElideRight, right - left)
        painter.drawText(QPointF(left, baseline), words)

    def _done(self, painter: QPainter, where: QRectF, item: ItemLine) -> None:
        if not item.comments:
            return
        if item.untagged == 0:
            self._theme.icons.draw(painter, "check", where, self._theme.tokens.text2)
        else:
            draw_ring(painter, 1 - item.untagged / item.comments, where, self._theme.tokens)
