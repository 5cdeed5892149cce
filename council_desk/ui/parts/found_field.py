"""A field that shows what is found while one types: the arrows choose, Enter takes, and what is not found is new."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem

from council_desk.ui.theme.theme import Theme

PAUSE_MILLISECONDS = 120
"""Typing rests this long before the office is asked."""

_KEY = Qt.ItemDataRole.UserRole
_ROWS = 6


@dataclass(frozen=True, slots=True)
class FoundRow:
    """One row of what was found: its key, its words, and what tells it apart."""

    key: object
    words: str
    about: str = ""


class FoundField(QLineEdit):
    """`asked` tells typed words when typing rests; the owner answers with `show_rows`. `taken` tells a row.

    `entered`: Enter was pressed with no row chosen. With `first_chosen` the first row is chosen by itself, where a row
    has to be taken; else none is, as what was typed may be new.
    """

    asked = Signal(str)
    taken = Signal(object)
    entered = Signal()

    def __init__(self, theme: Theme, name: str, hint: str = "", *, first_chosen: bool = False) -> None:
        super().__init__()
        self._theme = theme
        self._first_chosen = first_chosen
        self._list: QListWidget | None = None
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MILLISECONDS)
        self._pause.timeout.connect(lambda: self.asked.emit(self.text()))
        self.textEdited.connect(lambda _words: self._pause.start())

    @property
    def rows(self) -> list[str]:
        """What the list shows now."""
        shown = self._list
        if shown is None or shown.isHidden():
            return []
        return [shown.item(row).text() for row in range(shown.count())]

    def show_rows(self, rows: Sequence[FoundRow]) -> None:
        """Show what was found for the typed words, below the field; nothing hides the list."""
        self.close_rows()
        if not rows or not self.hasFocus():
            return
        shown = self._list = self._list or self._make_list()
        shown.clear()
        for row in rows:
            item = QListWidgetItem(f"{row.words}    {row.about}" if row.about else row.words)
            item.setData(_KEY, row)
            item.setSizeHint(QSize(0, self._theme.scaled(28)))
            shown.addItem(item)
        shown.setCurrentRow(0 if self._first_chosen else -1)
        self._style(shown)
        place = self.mapTo(self.window(), QPoint(0, self.height() + 2))
        high = self._theme.scaled(28) * min(_ROWS, len(rows)) + 10
        shown.setGeometry(place.x(), min(place.y(), self.window().height() - high - 4), self.width(), high)
        shown.show()
        shown.raise_()

    def close_rows(self) -> None:
        """Hide the list."""
        if self._list is not None:
            self._list.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows choose, Enter takes, Escape closes the list first; all else is typed."""
        key, shown = event.key(), self._list is not None and self._list.isVisible()
        if shown and key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._choose(1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self._enter()
        elif shown and key == Qt.Key.Key_Escape:
            self.close_rows()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leave the list closed behind."""
        super().focusOutEvent(event)
        self._pause.stop()
        self.close_rows()

    def _choose(self, by: int) -> None:
        shown = self._list
        if shown is not None:
            least = 0 if self._first_chosen else -1
            shown.setCurrentRow(min(max(least, shown.currentRow() + by), shown.count() - 1))

    def _enter(self) -> None:
        shown = self._list
        if shown is not None and shown.isVisible() and shown.currentRow() >= 0:
            self._take(shown.currentItem())
        else:
            self.close_rows()
            self.entered.emit()

    def _take(self, item: QListWidgetItem) -> None:
        self.close_rows()
        self.taken.emit(item.data(_KEY))

    def _style(self, shown: QListWidget) -> None:
        t = self._theme.tokens
        shown.setFont(self._theme.font("body"))
        shown.setStyleSheet(
            f"QListWidget {{ background: {t.raised}; color: {t.text}; border: 1px solid {t.control};"
            f" border-radius: 6px; padding: 3px; }}"
            f"QListWidget::item {{ padding: 0 6px; border-radius: 4px; }}"
            f"QListWidget::item:selected {{ background: {t.sel}; color: {t.text}; }}"
            f"QListWidget::item:hover {{ background: {t.sel_weak}; }}"
        )

    def _make_list(self) -> QListWidget:
        made = QListWidget(self.window())
        made.setAccessibleName(f"Found for {self.accessibleName()}")
        made.setFrameShape(QFrame.Shape.StyledPanel)
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        made.setTextElideMode(Qt.TextElideMode.ElideRight)
        made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        made.itemClicked.connect(self._take)
        return made
