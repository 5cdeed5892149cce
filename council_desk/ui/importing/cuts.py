"""The left of the review: doubtful cuts first, the sure ones by reason, and what is left out."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from council_desk.ui.importing.files import FilesList
from council_desk.ui.importing.lines import SourceRow
from council_desk.ui.parts.label import IconView, Label, Line, Surface
from council_desk.ui.parts.layout import column, empty, row
from council_desk.ui.parts.tip import plain_tip
from council_desk.ui.theme.theme import Theme
from council_desk.ui.words import percent

if TYPE_CHECKING:
    from collections.abc import Sequence

Index = QModelIndex | QPersistentModelIndex
WIDTH = 304
_ROW = Qt.ItemDataRole.UserRole
_MOST_REASONS = 4


class CutsColumn(Surface):
    """`chosen` tells a comment whose cut should be looked at."""

    chosen = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "panel", ("right",))
        self.setFixedWidth(theme.scaled(WIDTH))
        self._left = Label(theme, "", "caption-strong", "warn")
        self._none = Label(theme, "Nothing is doubtful here.", "body", "text3")
        self.list = QListWidget()
        self.list.setAccessibleName("Cuts to check first")
        self.list.viewport().setAutoFillBackground(False)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setItemDelegate(_CutDelegate(theme))
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.currentItemChanged.connect(self._chose)
        self.list.setMinimumHeight(theme.scaled(54 * 3))
        self._sure_count = Label(theme, "", "caption", "text2")
        self._sure = column(None, gap=6)
        self._out_count = Label(theme, "", "caption", "text2")
        self._out = Label(theme, "", "body", "text2", wrap=True)
        self.files = FilesList(theme)
        layout = column(self, (8, 14, 9, 14), 0)
        layout.addWidget(self.files)
        layout.addLayout(_heading(theme, "To check first", self._left))
        layout.addSpacing(6)
        layout.addLayout(_inset(self._none))
        layout.addWidget(self.list, 3)
        layout.addSpacing(10)
        layout.addWidget(Line(theme))
        layout.addSpacing(12)
        layout.addLayout(_heading(theme, "Sure cuts", self._sure_count))
        layout.addSpacing(8)
        layout.addLayout(self._sure)
        layout.addSpacing(12)
        layout.addWidget(Line(theme))
        layout.addSpacing(12)
        layout.addLayout(_heading(theme, "Not a comment", self._out_count))
        layout.addSpacing(6)
        layout.addLayout(_inset(self._out))
        layout.addStretch(1)

    def show_rows(self, rows: Sequence[SourceRow]) -> int:
        """Show the cuts of these rows; returns how many are doubtful."""
        doubtful = sorted(
            (each for each in rows if each.doubtful and not each.dropped and each.same_as == each.comment),
            key=lambda each: each.confidence or 0,
        )
        here = self.list.currentItem().data(_ROW).comment if self.list.currentItem() else None
        self.list.blockSignals(True)
        self.list.clear()
        for each in doubtful:
            item = QListWidgetItem(f"Before comment {each.comment + 1}: {each.reason}")
            item.setData(_ROW, each)
            item.setToolTip(plain_tip(each.reason))
            self.list.addItem(item)
            if each.comment == here:
                self.list.setCurrentItem(item)
        self.list.blockSignals(False)
        self.list.setVisible(bool(doubtful))
        self._none.setVisible(not doubtful)
        self._left.setText(f"{len(doubtful)} left" if doubtful else "")
        self._show_sure([each for each in rows if each.kind == "cut" and not each.doubtful and not each.dropped])
        self._show_left_out(rows)
        return len(doubtful)

    def next(self) -> None:
        """Go to the next doubtful cut, from the last to the first."""
        if self.list.count():
            self.list.setCurrentRow((self.list.currentRow() + 1) % self.list.count())

    def at_last(self) -> bool:
        """Whether no doubtful cut follows the one that is looked at."""
        return self.list.currentRow() + 1 >= self.list.count()

    def _show_sure(self, cuts: Sequence[SourceRow]) -> None:
        empty(self._sure)
        self._sure_count.setText(f"{len(cuts):,}")
        reasons = Counter(each.reason or "parted by the file itself" for each in cuts)
        for reason, count in reasons.most_common(_MOST_REASONS):
            line = row(None, (8, 0, 8, 0), 8)
            line.addWidget(IconView(self._theme, "check", 14, "ok"), 0, Qt.AlignmentFlag.AlignTop)
            line.addWidget(Label(self._theme, reason[:1].upper() + reason[1:], "body", "text2", wrap=True), 1)
            line.addWidget(Label(self._theme, f"{count:,}", "body", "text2"), 0, Qt.AlignmentFlag.AlignTop)
            self._sure.addLayout(line)
        if len(reasons) > _MOST_REASONS:
            rest = sum(count for _, count in reasons.most_common()[_MOST_REASONS:])
            self._sure.addLayout(_inset(Label(self._theme, f"and {rest:,} for other reasons", "caption", "text3")))

    def _show_left_out(self, rows: Sequence[SourceRow]) -> None:
        lines = sum(1 for each in rows if each.kind == "left")
        dropped = sum(1 for each in rows if each.kind == "cut" and each.dropped)
        self._out_count.setText(f"{lines + dropped:,}" if lines + dropped else "")
        said = []
        if lines:
            said.append(f"{lines:,} {'line' if lines == 1 else 'lines'} in no comment, struck in the source")
        if dropped:
            said.append(f"{dropped:,} left out by you")
        self._out.setText("; ".join(said) or "Every line belongs to a comment.")

    def _chose(self, now: QListWidgetItem | None, _before: QListWidgetItem | None) -> None:
        if now is not None:
            self.chosen.emit(now.data(_ROW).comment)


def _heading(theme: Theme, words: str, count: Label) -> QHBoxLayout:
    line = row(None, (8, 0, 8, 0))
    line.addWidget(Label(theme, words, "strong"), 1)
    line.addWidget(count)
    return line


def _inset(label: Label) -> QHBoxLayout:
    line = row(None, (8, 0, 8, 0))
    line.addWidget(label)
    return line


class _CutDelegate(QStyledItemDelegate):
    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Two lines."""
        return QSize(200, self._theme.scaled(54))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw which comment, how sure, and why."""
        theme, shown = self._theme, index.data(_ROW)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        where = QRectF(option.rect).adjusted(0, 1, 0, -1)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("sel"))
            painter.drawRoundedRect(where, 6, 6)
            painter.fillRect(QRectF(where.left(), where.top() + 7, 3, where.height() - 14), theme.color("accent"))
        icon = QRectF(where.left() + 10, where.top() + 9, 16, 16)
        theme.icons.draw(painter, "circle-question-mark", icon, theme.tokens.warn)
        strong, plain = QFontMetricsF(theme.font("strong")), QFontMetricsF(theme.font("caption"))
        top = where.top() + 8 + strong.ascent()
        painter.setFont(theme.font("strong"))
        painter.setPen(theme.color("text"))
        painter.drawText(QPointF(where.left() + 34, top), f"Before comment {shown.comment + 1}")
        sure = percent(shown.confidence or 0)
        painter.setFont(theme.font("caption"))
        painter.setPen(theme.color("text2"))
        painter.drawText(QPointF(where.right() - 10 - plain.horizontalAdvance(sure), top), sure)
        reason = shown.reason[:1].upper() + shown.reason[1:]
        reason = plain.elidedText(reason, Qt.TextElideMode.ElideRight, where.width() - 46)
        painter.drawText(QPointF(where.left() + 34, top + strong.lineSpacing() + 3), reason)
        painter.restore()
