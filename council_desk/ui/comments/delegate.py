"""Draws the comments table's cells: plain where decided, semibold and italic where work is left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from council_desk.ui.comments.columns import COLUMNS
from council_desk.ui.comments.model import (
    CAMPAIGN,
    DEMANDS,
    DONE,
    EXTRAS_ROLE,
    LINE_ROLE,
    MARKS,
    NAME,
    NUMBER,
    RECEIVED,
    STANCE,
    extra_in_words,
)
from council_desk.ui.paint.badges import draw_badge
from council_desk.ui.paint.glyphs import draw_stance
from council_desk.ui.theme.theme import Theme
from council_desk.ui.words import STANCE_SHORT, local_time, opening_words, short_date

if TYPE_CHECKING:
    from council_desk.queries.comment_columns import CommentExtras
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
        self.first = NUMBER
        """The section that stands first: the current row's bar is drawn there."""

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
        if index.column() == self.first and current:
            bar = self._theme.color("accent" if self.focused else "control")
            painter.fillRect(QRectF(where.left(), where.top(), 3, where.height()), bar)
        line: CommentLine | None = index.data(LINE_ROLE)
        if line is not None:
            if index.column() > MARKS and index.column() != DONE:
                self._extra(painter, where, index)
            else:
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
        elif column == DONE:
            if line.done:
                place = QRectF(where.center().x() - 7, where.center().y() - 7, 14, 14)
                self._theme.icons.draw(painter, "check", place, self._theme.tokens.text2)
        else:
            self._marks(painter, where, line)

    def _extra(self, painter: QPainter, where: QRectF, index: Index) -> None:
        extras: CommentExtras | None = index.data(EXTRAS_ROLE)
        if extras is None:
            return
        column = index.column()
        if column == DEMANDS:
            self._demands(painter, where, extras)
            return
        words, right = extra_in_words(extras, column), COLUMNS[column].right
        inside = where.adjusted(4, 0, -8 if right else -4, 0)
        self._text(painter, inside, words, "figures" if right else "body", "text2", right=right)

    def _demands(self, painter: QPainter, where: QRectF, extras: CommentExtras) -> None:
        """Draw the demands' numbers on their hues; a plus where there is no room for all."""
        theme = self._theme
        left = where.left() + 4
        for place, number in enumerate(extras.demands):
            wide = 18 if number < 100 else 26
            rest = len(extras.demands) - place
            if left + wide + (18 if rest > 1 else 0) > where.right():
                more = QRectF(left, where.top(), where.right() - left, where.height())
                self._text(painter, more, f"+{rest}", "caption", "text2")
                return
            badge = QRectF(left, where.center().y() - 9, wide, 18)
            draw_badge(
                painter, str(number), badge, theme.tokens.demand(number), theme.font("badge"), theme.tokens, solid=True
            )
            left += wide + 4

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
