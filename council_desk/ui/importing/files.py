"""The files of one import: what was read of each, and what was left out and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from council_desk.ui.parts.label import Label, Line, Surface
from council_desk.ui.parts.layout import column, row
from council_desk.ui.parts.tip import plain_tip
from council_desk.ui.theme.theme import Theme
from council_desk.ui.words import count_of

if TYPE_CHECKING:
    from council_desk.ui.importing.prepared import Prepared

Index = QModelIndex | QPersistentModelIndex
_AT = Qt.ItemDataRole.UserRole
_WORDS = Qt.ItemDataRole.UserRole + 1
_MOST_ROWS = 4
_MOST_LINES = 5
_LIST_WIDTH, _BESIDE_WORDS = 284, 46
_WRAP = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
ROW = 44


class FilesList(Surface):
    """Seen only where there is more to tell than one file that was read; `chosen` tells the place of a file."""

    chosen = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "panel")
        self._left_out = Label(theme, "", "caption-strong", "warn")
        self._title = Label(theme, "Files", "strong")
        self.list = QListWidget()
        self.list.setAccessibleName("Files of this import")
        self.list.viewport().setAutoFillBackground(False)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setItemDelegate(_FileDelegate(theme))
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.currentItemChanged.connect(self._chose)
        layout = column(self, (0, 0, 0, 0), 6)
        head = row(None, (8, 0, 8, 0))
        head.addWidget(self._title, 1)
        head.addWidget(self._left_out)
        layout.addLayout(head)
        layout.addWidget(self.list)
        layout.addSpacing(4)
        layout.addWidget(Line(theme))
        layout.addSpacing(8)

    def show_prepared(self, prepared: Prepared) -> None:
        """Show the report; files that were read can be chosen."""
        self.list.blockSignals(True)
        self.list.clear()
        for at, proposal in enumerate(prepared.proposals):
            kept = len(proposal.kept)
            dropped = len(proposal.comments) - kept
            words = count_of(kept, "comment") + (f", {dropped:,} left out by you" if dropped else "")
            self._add(proposal.name, words, at)
            if at == prepared.at:
                self.list.setCurrentRow(self.list.count() - 1)
        left_out = [problem for proposal in prepared.proposals for problem in proposal.problems]
        left_out += [(each.name, each.reason) for each in prepared.unread]
        for name, reason in left_out:
            self._add(name, f"Left out: {reason}", -1)
        for name in prepared.there:
            self._add(name, "In the office already, left as it is", -1)
        self.list.blockSignals(False)
        count = self.list.count()
        self.setVisible(count > 1)
        self._title.setText("Files" if len(prepared.proposals) > 1 or prepared.unread else "Read and left out")
        self._left_out.setText(f"{len(left_out):,} left out" if left_out else "")
        rows = min(count, _MOST_ROWS)
        heights = [self.list.item(number).sizeHint().height() for number in range(count - rows, count)]
        self.list.setFixedHeight(sum(max(height, self._theme.scaled(ROW)) for height in heights))

    def said(self) -> list[str]:
        """Return what the report says, line by line."""
        items = [self.list.item(number) for number in range(self.list.count())]
        return [f"{item.text()}: {item.data(_WORDS)}" for item in items]

    def _add(self, name: str, words: str, at: int) -> None:
        item = QListWidgetItem(name)
        item.setData(_AT, at)
        if at < 0:
            item.setSizeHint(QSize(200, self._theme.scaled(ROW) + self._more_lines(words)))
        item.setData(_WORDS, words)
        item.setToolTip(plain_tip(f"{name}\n{words}"))
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{name}: {words}")
        self.list.addItem(item)

    def _more_lines(self, words: str) -> int:
        """How much higher a row is whose reason needs more than one line: nobody should need the mouse to read it."""
        metrics = QFontMetricsF(self._theme.font("caption"))
        room = self._theme.scaled(_LIST_WIDTH) - _BESIDE_WORDS
        needed = metrics.boundingRect(QRectF(0, 0, room, 1e5), _WRAP, words).height()
        return round(min(needed, _MOST_LINES * metrics.lineSpacing()) - metrics.lineSpacing())

    def _chose(self, now: QListWidgetItem | None, _before: QListWidgetItem | None) -> None:
        if now is not None and now.data(_AT) >= 0:
            self.chosen.emit(now.data(_AT))


class _FileDelegate(QStyledItemDelegate):
    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Two lines."""
        given = index.data(Qt.ItemDataRole.SizeHintRole)
        return given if isinstance(given, QSize) else QSize(200, self._theme.scaled(ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the file's name, and what was read of it or why it was left out."""
        theme = self._theme
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        where = QRectF(option.rect).adjusted(0, 1, 0, -1)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("sel"))
            painter.drawRoundedRect(where, 6, 6)
        read = index.data(_AT) >= 0
        icon = QRectF(where.left() + 10, where.top() + 5, 16, 16)
        theme.icons.draw(
            painter, "file-text" if read else "file-x", icon, theme.tokens.text2 if read else theme.tokens.warn
        )
        strong, plain = QFontMetricsF(theme.font("body-medium")), QFontMetricsF(theme.font("caption"))
        room = where.width() - 44
        top = where.top() + 4 + strong.ascent()
        painter.setFont(theme.font("body-medium"))
        painter.setPen(theme.color("text"))
        name = strong.elidedText(index.data(), Qt.TextElideMode.ElideMiddle, room)
        painter.drawText(QPointF(where.left() + 34, top), name)
        painter.setFont(theme.font("caption"))
        painter.setPen(theme.color("text2"))
        words = index.data(_WORDS)
        if read:
            words = plain.elidedText(words, Qt.TextElideMode.ElideRight, room)
            painter.drawText(QPointF(where.left() + 34, top + strong.lineSpacing()), words)
        else:
            below = top + strong.descent() + 1
            painter.drawText(QRectF(where.left() + 34, below, room, where.bottom() - below), _WRAP, words)
        painter.restore()
