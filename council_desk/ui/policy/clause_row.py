"""One clause in serif, with the demands that touch it at its right."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout

from council_desk.ui.parts.label import Label, Surface
from council_desk.ui.parts.layout import column, empty, row
from council_desk.ui.policy.arrange import ClauseRow, Touch
from council_desk.ui.policy.card import TouchCard
from council_desk.ui.theme.theme import Theme

CITATION = 84


class ClauseView(Surface):
    """`chosen` tells the Touch whose card was pressed."""

    chosen = Signal(object)

    def __init__(self, theme: Theme, shown: ClauseRow) -> None:
        super().__init__(theme, "canvas")
        self.shown = shown
        self.cards: list[TouchCard] = []
        self._current = False
        layout = row(self, (20, 10, 14, 10), 12)
        citation = Label(
            theme, shown.clause.citation if shown.clause else "No clause", "body-medium", "text2", wrap=True
        )
        citation.setFixedWidth(theme.scaled(CITATION))
        layout.addWidget(citation, 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(self._words(), 10)
        layout.addSpacing(8)
        self._cards = column(None, gap=2)
        right = column(None, (0, 0, 0, 0))
        right.addLayout(self._cards)
        right.addStretch(1)
        layout.addLayout(right, 11)
        citation.setContentsMargins(0, 1, 0, 0)
        self._fill()

    def show_row(self, shown: ClauseRow) -> None:
        """Show what touches the clause now."""
        if shown == self.shown:
            return
        same = [touch.demand for touch in shown.touches] == [touch.demand for touch in self.shown.touches]
        self.shown = shown
        if same:
            for card, touch in zip(self.cards, shown.touches, strict=True):
                card.show_touch(touch)
        else:
            self._fill()

    def mark(self, current: Touch | None) -> TouchCard | None:
        """Mark the card of a touch; returns it where it is one of these."""
        found = None
        for card in self.cards:
            here = current is not None and card.touch == current
            card.set_current(here)
            found = card if here else found
        self._set_current(found is not None)
        return found

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground, the hair line above, and the bar of the current clause."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.fillRect(QRect(20, 0, self.width() - 40, 1), self._theme.color("hair"))
        if self._current:
            painter.fillRect(QRect(0, 0, 3, self.height()), self._theme.color("accent"))
        painter.end()

    def _set_current(self, current: bool) -> None:
        if current != self._current:
            self._current = current
            self.set_surface("panel" if current else "canvas")

    def _words(self) -> QVBoxLayout:
        theme, clause = self._theme, self.shown.clause
        words = column(None, gap=2)
        if clause is None:
            words.addWidget(Label(theme, "Asked for, and no clause touches it", "strong", wrap=True))
            return words
        if clause.heading:
            words.addWidget(Label(theme, clause.heading, "strong", wrap=True))
        if clause.text:
            words.addWidget(Label(theme, clause.text, "letter", wrap=True))
        words.addStretch(1)
        return words

    def _fill(self) -> None:
        empty(self._cards)
        self.cards = []
        for touch in self.shown.touches:
            card = TouchCard(self._theme, touch)
            card.clicked.connect(lambda _checked=False, pressed=card: self.chosen.emit(pressed.touch))
            self._cards.addWidget(card)
            self.cards.append(card)
        if not self.cards and self.shown.clause is not None and self.shown.clause.text:
            nothing = Label(self._theme, "No demand touches this clause", "body", "text3")
            nothing.setContentsMargins(8, 2, 0, 0)
            self._cards.addWidget(nothing)
