"""Draws the source: line numbers in sans, received lines in serif, a hair line with its reason at each cut."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from council_desk.ui.importing.lines import ROW_ROLE, SourceRow
from council_desk.ui.theme.theme import Theme
from council_desk.ui.words import percent

Index = QModelIndex | QPersistentModelIndex
GUTTER, RIGHT = 64, 28
_WRAP = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)


class LineDelegate(QStyledItemDelegate):
    """One delegate for lines, cuts and what is left out. `width` is that of the view."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.width = 600
        self.card_height = 0
        self.card_row = -1

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as the wrapped words; the doubtful cut that is looked at has room for its card."""
        row: SourceRow = index.data(ROW_ROLE)
        if row.kind in ("cut", "edition"):
            if index.row() == self.card_row:
                return QSize(self.width, self.card_height + 16)
            return QSize(self.width, self._theme.scaled(34))
        return QSize(self.width, round(self._text_height(row)) + 8)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row."""
        row: SourceRow = index.data(ROW_ROLE)
        if index.row() == self.card_row:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        where = QRectF(option.rect)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(where, self._theme.color("sel"))
            painter.fillRect(QRectF(where.left(), where.top(), 3, where.height()), self._theme.color("accent"))
        if row.kind == "cut":
            self._cut(painter, where, row)
        elif row.kind == "edition":
            self._edition(painter, where, row)
        else:
            self._line(painter, where, row)
        painter.restore()

    def _line_font(self, row: SourceRow) -> QFont:
        if row.kind == "rest":
            return QFont(self._theme.font("caption"))
        font = QFont(self._theme.font("letter"))
        font.setStrikeOut(row.kind == "left" or row.dropped)
        return font

    def _text_height(self, row: SourceRow) -> float:
        metrics = QFontMetricsF(self._theme.font("caption" if row.kind == "rest" else "letter"))
        room = max(120.0, self.width - GUTTER - RIGHT)
        return metrics.boundingRect(QRectF(0, 0, room, 1e6), _WRAP, row.text).height()

    def _line(self, painter: QPainter, where: QRectF, row: SourceRow) -> None:
        theme = self._theme
        left_out = row.kind in ("left", "rest") or row.dropped
        if row.line is not None:
            painter.setFont(theme.font("figures"))
            painter.setPen(theme.color("text3"))
            number = QRectF(where.left(), where.top() + 4, GUTTER - 18, 20)
            painter.drawText(number, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), f"{row.line}")
        painter.setFont(self._line_font(row))
        painter.setPen(theme.color("text3" if left_out else "text"))
        painter.drawText(where.adjusted(GUTTER, 4, -RIGHT, 0), _WRAP, row.text)

    def _cut(self, painter: QPainter, where: QRectF, row: SourceRow) -> None:
        theme = self._theme
        middle = where.center().y() + 2
        strong = theme.font("caption-strong")
        metrics = QFontMetricsF(strong)
        words = row.text + ("  · left out" if row.dropped else "")
        room = (where.width() - GUTTER - RIGHT) * (0.6 if row.reason else 0.95)
        words = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room)
        colour = "warn" if row.doubtful else "text2"
        painter.setFont(strong)
        painter.setPen(theme.color(colour))
        baseline = middle + (metrics.ascent() - metrics.descent()) / 2
        painter.drawText(QPointF(where.left() + GUTTER, baseline), words)
        left = where.left() + GUTTER + metrics.horizontalAdvance(words) + 10
        # The share stands first: where a long reason is cut short, how sure it is must still be seen.
        reason = ", ".join(part for part in (percent(row.confidence) if row.confidence else "", row.reason) if part)
        right = where.right() - RIGHT
        if reason:
            plain = QFontMetricsF(theme.font("caption"))
            reason = plain.elidedText(reason, Qt.TextElideMode.ElideRight, max(80.0, (right - left) * 0.7))
            right -= plain.horizontalAdvance(reason)
            painter.setFont(theme.font("caption"))
            painter.drawText(QPointF(right, baseline), reason)
            icon = "circle-question-mark" if row.doubtful else "scissors"
            theme.icons.draw(painter, icon, QRectF(right - 20, middle - 7, 14, 14), theme.color(colour).name())
            right -= 30
        if right > left:
            painter.fillRect(QRectF(left, middle, right - left, 1), theme.color("hair2"))

    def _edition(self, painter: QPainter, where: QRectF, row: SourceRow) -> None:
        theme = self._theme
        painter.fillRect(where.adjusted(GUTTER - 12, 4, -RIGHT + 12, -2), theme.color("sel_weak"))
        painter.setFont(theme.font("strong"))
        painter.setPen(theme.color("text"))
        words = row.text + (f" ({row.reason})" if row.reason else "")
        inside = where.adjusted(GUTTER, 4, -RIGHT, -2)
        words = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, round(inside.width()))
        painter.drawText(inside, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), words)
