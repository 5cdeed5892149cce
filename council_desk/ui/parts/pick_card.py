"""A card over a screen: type to find one of some rows and take it with Enter, or make a new one of what was typed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QWidget

from council_desk.ui.parts.label import KeyHints, Label
from council_desk.ui.parts.layout import column
from council_desk.ui.parts.pick_field import PickField
from council_desk.ui.parts.tip import plain_tip
from council_desk.ui.theme.theme import Theme

_ROW = Qt.ItemDataRole.UserRole
WIDTH, HEIGHT = 420, 340


@dataclass(frozen=True, slots=True)
class PickRow:
    """One row: what taking it gives, and its words; `found_by` adds words that it is found by."""

    key: object
    words: str
    found_by: str = ""


class PickCard(QFrame):
    """One card for one question at a time; Escape or another question closes it. `closed` tells that it is gone."""

    closed = Signal()

    def __init__(self, theme: Theme, over: QWidget) -> None:
        super().__init__(over)
        self._theme = theme
        self._over = over
        self._rows: tuple[PickRow, ...] = ()
        self._take: Callable[[object], object] | None = None
        self._make: Callable[[str], object] | None = None
        self._new = self._untyped = ""
        self._title = Label(theme, "", "strong", wrap=True)
        self._about = Label(theme, "", "body", "text2", wrap=True)
        self.field = PickField("Type to find")
        self.list = QListWidget()
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        layout = column(self, (12, 12, 12, 10), 8)
        layout.addWidget(self._title)
        layout.addWidget(self._about)
        layout.addWidget(self.field)
        layout.addWidget(self.list, 1)
        layout.addWidget(KeyHints(theme, (("↑", ""), ("↓", "choose"), ("Enter", "take"), ("Esc", "close"))))
        self.field.textChanged.connect(self._filter)
        self.field.moved.connect(self.choose)
        self.field.taken.connect(self.take)
        self.field.left.connect(self.close_up)
        self.list.itemClicked.connect(lambda _item: self.take())
        self.hide()

    def ask(
        self,
        title: str,
        rows: Sequence[PickRow],
        take: Callable[[object], object],
        about: str = "",
        hint: str = "Type to find",
        new: str = "",
        make: Callable[[str], object] | None = None,
        untyped: str = "",
    ) -> None:
        """Ask which row; `take` gets its key. With `make`, what was typed can be taken as new, after `new`; while
        nothing is typed, `untyped` can.
        """
        self._rows, self._take, self._make, self._new = tuple(rows), take, make, new
        self._untyped = untyped
        self._title.setText(title)
        self._about.setText(about)
        self._about.setVisible(bool(about))
        self.setAccessibleName(title)
        self.field.setAccessibleName(title)
        self.field.setPlaceholderText(hint)
        self.list.setAccessibleName(title)
        self.field.clear()
        self._filter("")
        self.setGeometry(self.place())
        self.show()
        self.raise_()
        self.field.setFocus()

    def place(self) -> QRect:
        """Where the card stands over its screen."""
        width, height = min(WIDTH, self._over.width() - 16), min(HEIGHT, self._over.height() - 16)
        return QRect((self._over.width() - width) // 2, max(8, (self._over.height() - height) // 4), width, height)

    def take(self) -> None:
        """Take the chosen row."""
        if self.list.currentRow() < 0:
            return
        row = self.list.currentItem().data(_ROW)
        take, make, typed = self._take, self._make, self.field.text().strip() or self._untyped
        self.close_up()
        if isinstance(row, PickRow):
            if take is not None:
                take(row.key)
        elif make is not None and typed:
            make(typed)

    def close_up(self) -> None:
        """Close without taking."""
        self.hide()
        self.closed.emit()

    def choose(self, by: int) -> None:
        """Choose the next or the previous row."""
        self.list.setCurrentRow(min(max(0, self.list.currentRow() + by), self.list.count() - 1))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the raised card."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.color("control"), 1))
        painter.setBrush(self._theme.color("raised"))
        painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), 10, 10)
        painter.end()

    def _filter(self, typed: str) -> None:
        """Show the rows that hold every typed word, in any order; a number that starts a row comes first."""
        wanted = typed.casefold().split()
        fitting = [
            row for row in self._rows if all(part in f"{row.words} {row.found_by}".casefold() for part in wanted)
        ]
        if wanted:
            fitting.sort(key=lambda row: not row.words.casefold().startswith(f"{wanted[0]} "))
        self.list.clear()
        for row in fitting:
            self._add(row.words, row)
        made = typed.strip() or self._untyped
        if self._make is not None and made:
            self._add(f"{self._new}{made}", None)
        self.list.setCurrentRow(0)

    def _add(self, words: str, row: PickRow | None) -> None:
        item = QListWidgetItem(words)
        item.setData(_ROW, row)
        item.setToolTip(plain_tip(words))
        item.setSizeHint(QSize(0, self._theme.scaled(28)))
        if row is None:
            item.setForeground(self._theme.color("accent"))
        self.list.addItem(item)
