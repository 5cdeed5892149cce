"""Which item a comment of the tray may be for: suggestions with their reasons, and what else can be done with it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from council_desk.ui.desk import Desk
from council_desk.ui.parts.button import Button
from council_desk.ui.parts.item_chips import short_item
from council_desk.ui.parts.label import KeyHints, Label, Line, Scroller, Surface
from council_desk.ui.parts.layout import column, empty, row
from council_desk.ui.words import count_of, percent

if TYPE_CHECKING:
    from council_desk.queries.tray import SuggestedItem

WIDTH = 240


class TrayPanel(Surface):
    """`chosen` tells the place of a suggestion, from 0; `pressed` the key of another button."""

    chosen = Signal(int)
    pressed = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.theme, "panel", ("left",))
        theme = self._theme
        self.setFixedWidth(theme.scaled(WIDTH))
        inside = Surface(theme, "panel")
        layout = column(inside, (12, 12, 12, 12), 0)
        self._title = Label(theme, "Which item?", "caption-strong", "text2")
        self._note = Label(theme, "", "caption", "text2", wrap=True)
        self._list = column(None, gap=2)
        self.items = Button(theme, "Choose items…", "row", icon="search", key="I")
        self.aside = Button(theme, "Set aside", "row", icon="archive", key="A")
        self.items.say("On one item or several: the same submission on each")
        layout.addWidget(self._title)
        layout.addSpacing(6)
        layout.addWidget(self._note)
        layout.addLayout(self._list)
        layout.addSpacing(10)
        layout.addWidget(Line(theme))
        layout.addSpacing(8)
        for key, button in (("I", self.items), ("A", self.aside)):
            button.clicked.connect(lambda _on=False, which=key: self.pressed.emit(which))
            layout.addWidget(button)
        layout.addSpacing(10)
        layout.addWidget(KeyHints(theme, (("J", ""), ("K", "next, previous"))))
        layout.addSpacing(4)
        layout.addWidget(KeyHints(theme, (("Space", "select"), ("Enter", "first item"))))
        layout.addStretch(1)
        outer = column(self, (1, 0, 0, 0))
        outer.addWidget(Scroller(theme, inside, "panel"))

    def show_suggestions(self, suggested: Sequence[SuggestedItem]) -> None:
        """Show what the comment may be for; nothing is put anywhere by itself."""
        empty(self._list)
        self._title.setText("Which item?")
        for place, each in enumerate(suggested):
            self._list.addLayout(self._row(place, each))
        self._note.setText("" if suggested else "It names no item of the agenda. I finds one by number or title.")
        self._note.setVisible(not suggested)

    def show_many(self, count: int) -> None:
        """Show what can be done with many comments at once."""
        empty(self._list)
        self._title.setText(f"{count_of(count, 'comment')} selected")
        self._note.setText("I puts all of them on an item, A sets them aside.")
        self._note.show()

    def _row(self, place: int, each: SuggestedItem) -> QVBoxLayout:
        theme = self._theme
        words = short_item(each.item)
        lines = column(None, (0, 0, 0, 6), 0)
        button = Button(theme, f"{words}?", "row", key=str(place + 1), tip=each.item.title)
        button.setAccessibleName(f"Suggested: item {words}, {each.reason}. Press to put it there")
        button.clicked.connect(lambda: self.chosen.emit(place))
        lines.addWidget(button)
        reason = row(None, (8, 0, 4, 0))
        reason.addWidget(
            Label(theme, f"{each.reason} · {percent(each.confidence)} sure", "caption", "text2", wrap=True)
        )
        lines.addLayout(reason)
        return lines
