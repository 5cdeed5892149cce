"""Draws the comments table's cells: plain where decided, semibold and italic where work is left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from council_desk.ui.comments.model import CAMPAIGN, LINE_ROLE, NAME, NUMBER, RECEIVED, STANCE
from council_desk.ui.paint.glyphs import draw_stance
from council_desk.ui.theme.theme import Theme
from council_desk.ui.words import STANCE_SHORT, local_time, opening_words, short_date

if TYPE_CHECKING:
    from council_desk.queries.comments import CommentLine

Index = QModelIndex | QPersistentModelIndex
ROW_HEIGHT = 28


class CommentsDelegate(QStyledItemDelegate):
    """One delegate for every column."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.time_zone = "UTC"
        self.focused = False

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Rows are of one height."""
        return QSize(40, self._theme.scaled(ROW_HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one cell."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        where = QRectF(option.rect)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen:
            painter.fillRect(where, self._theme.color("sel" if self.focused else "sel_weak"))
        current = index.row() == self._current(option).row()
        if index.column() == NUMBER and current:
            bar = self._theme.color("accent" if self.focused else "control")
            painter.fillRect(QRectF(where.left(), where.top(), 3, where.height()), bar)
        line: CommentLine | None = index.data(LINE_ROLE)
        if line is not None:
            self._cell(painter, where, line, index.column(), chosen)
        painter.restore()

    def _current(self, option: QStyleOptionViewItem) -> QModelIndex:
        view = option.widget
        return view.currentIndex() if view is not None and hasattr(view, "currentIndex") else QModelIndex()

    def _cell(self, painter: QPainter, where: QRectF, line: CommentLine, column: int, chosen: bool) -> None:
        if line.withdrawn or line.set_aside:
            painter.setOpacity(0.55)
        if column == NUMBER:
            self._text(painter, where.adjusted(6, 0, -8, 0), line.label, "figures", "text2", right=True)
        elif column == RECEIVED:
            day = short_date(local_time(line.received_at, self.time_zone))
            self._text(painter, where.adjusted(4, 0, -2, 0), day, "figures", "warn" if line.late else "text2")
        elif column == NAME:
            self._name(painter, where, line, chosen)
        elif column == STANCE:
            self._stance(painter, where, line, chosen)
        elif column == CAMPAIGN:
            if line.campaign:
                role = "italic" if line.campaign_suggested else "caption-strong"
                words = f"{line.campaign}?" if line.campaign_suggested else line.campaign
                self._text(painter, where, words, role, "text2", centre=True)
        else:
            self._marks(painter, where, line)

    def _name(self, painter: QPainter, where: QRectF, line: CommentLine, chosen: bool) -> None:
        inside = where.adjusted(4, 0, -6, 0)
        if line.is_organisation:
            icon = QRectF(inside.left(), inside.center().y() - 7, 14, 14)
            self._theme.icons.draw(painter, "building-2", icon, self._theme.tokens.text2)
            inside.setLeft(inside.left() + 18)
        open_work = line.stance is None and not line.done
        if line.name:
            self._text(painter, inside, line.name, "strong" if open_work else "body", "text")
        else:
            # Received words, so serif: a packet without names would else be a column of nothing.
            words = opening_words(line.opening) or "No name given"
            self._text(painter, inside, words, "letter-small", "text" if open_work else "text2" if chosen else "text3")

    def _stance(self, painter: QPainter, where: QRectF, line: CommentLine, chosen: bool) -> None:
        suggested = line.stance is None and line.suggested_stance is not None
        stance = line.stance or line.suggested_stance
        mark = QRectF(where.left() + 4, where.center().y() - 6, 12, 12)
        draw_stance(painter, stance, mark, self._theme.tokens, suggested)
        words = STANCE_SHORT.get(stance or "", "Not tagged") + ("?" if suggested else "")
        colour = "text" if line.stance else "text2" if suggested or chosen else "text3"
        self._text(painter, where.adjusted(21, 0, 0, 0), words, "italic" if suggested else "body", colour)

    def _marks(self, painter: QPainter, where: QRectF, line: CommentLine) -> None:
        marks = (
            (line.look_again, "triangle-alert", "warn"),
            (line.sensitive, "shield-alert", "warn"),
            (line.has_own_words, "pencil", "text2"),
            (line.question, "message-circle-question-mark", "text2"),
            (line.reply_owed, "reply", "text2"),
        )
        left = where.left() + 2
        for there, icon, colour in marks:
            if there and left + 14 <= where.right() + 1:
                place = QRectF(left, where.center().y() - 7, 14, 14)
                self._theme.icons.draw(painter, icon, place, self._theme.color(colour).name())
                left += 18

    def _text(
        self,
        painter: QPainter,
        where: QRectF,
        words: str,
        role: str,
        colour: str,
        right: bool = False,
        centre: bool = False,
    ) -> None:
        font = self._theme.font(role)
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        painter.setPen(QColor(self._theme.color(colour)))
        words = metrics.elidedText(words, Qt.TextElideMode.ElideRight, where.width() + 0.5)
        wide = metrics.horizontalAdvance(words)
        left = where.right() - wide if right else where.center().x() - wide / 2 if centre else where.left()
        painter.drawText(QPointF(left, where.center().y() + (metrics.ascent() - metrics.descent()) / 2), words)
