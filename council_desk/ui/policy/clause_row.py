"""One clause in serif, with the demands that touch it at its right. Its places are worked out without a widget.

Nested layouts of wrapping labels take seconds for a draft of a few hundred clauses; these take milliseconds, and only
the clauses in view are widgets at all.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent

from council_desk.ui.parts.label import Surface
from council_desk.ui.policy.arrange import ClauseRow, Touch
from council_desk.ui.policy.card import TouchCard, card_height
from council_desk.ui.theme.theme import Theme

CITATION = 84
LEFT, TOP, RIGHT, GAP, BETWEEN = 20, 10, 14, 12, 20
_WRAP = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
_BREAKS = str.maketrans({"(": "\u200b(", ".": ".\u200b"})
"""A long citation may break before a bracket or behind a full stop."""


@dataclass(frozen=True, slots=True)
class Places:
    """Where the parts of a row stand, in logical pixels."""

    citation: QRect
    heading: QRect
    words: QRect
    cards: tuple[QRect, ...]
    height: int


def columns(theme: Theme, width: int) -> tuple[int, int, int]:
    """Return the widths of citation, clause and demands in a row of this width."""
    citation = theme.scaled(CITATION)
    room = max(200, width - LEFT - citation - GAP - BETWEEN - RIGHT)
    words = room * 10 // 21
    return citation, words, room - words


def cited(shown: ClauseRow) -> str:
    """Return what stands at the left of a row."""
    return shown.clause.citation if shown.clause else "No clause"


def headed(shown: ClauseRow) -> str:
    """Return a row's heading, where it has one."""
    return shown.clause.heading if shown.clause else "Asked for, and no clause touches it"


def places(theme: Theme, shown: ClauseRow, width: int) -> Places:
    """Work out where the parts of a row stand in this width."""
    citation_wide, words_wide, cards_wide = columns(theme, width)
    left = LEFT + citation_wide + GAP
    citation = _wrapped(theme, "body-medium", QRect(LEFT, TOP + 1, citation_wide, 0), cited(shown).translate(_BREAKS))
    heading = _wrapped(theme, "strong", QRect(left, TOP, words_wide, 0), headed(shown))
    below = heading.bottom() + 4 if headed(shown) else TOP
    text = shown.clause.text if shown.clause else ""
    words = _wrapped(theme, "letter", QRect(left, below, words_wide, 0), text)
    cards, down = [], TOP
    for touch in shown.touches:
        high = card_height(theme, touch, cards_wide)
        cards.append(QRect(left + words_wide + BETWEEN, down, cards_wide, high))
        down += high + 2
    lowest = max(citation.bottom(), heading.bottom(), words.bottom(), down)
    return Places(citation, heading, words, tuple(cards), lowest + TOP)


def _wrapped(theme: Theme, role: str, where: QRect, words: str) -> QRect:
    """Make a place as high as its words in its width; nothing high without words."""
    if not words:
        return QRect(where.left(), where.top(), where.width(), 0)
    room = QRect(0, 0, where.width(), 1 << 20)
    high = QFontMetrics(theme.font(role)).boundingRect(room, _WRAP, words).height()
    return QRect(where.left(), where.top(), where.width(), high + 1)


class ClauseView(Surface):
    """`chosen` tells the Touch whose card was pressed."""

    chosen = Signal(object)

    def __init__(self, theme: Theme, shown: ClauseRow, at: Places) -> None:
        super().__init__(theme, "canvas")
        self.shown = shown
        self.cards: list[TouchCard] = []
        self._at = at
        self._current = False
        self._fill()
        self.show_row(shown, at)

    def show_row(self, shown: ClauseRow, at: Places) -> None:
        """Show a row at these places."""
        same = [touch.demand for touch in shown.touches] == [card.touch.demand for card in self.cards]
        self.shown, self._at = shown, at
        if not same:
            self._fill()
        for card, touch, where in zip(self.cards, shown.touches, at.cards, strict=True):
            card.show_touch(touch)
            card.setGeometry(where)
        self.setAccessibleName(f"{cited(shown)} {headed(shown)}".strip())
        self.setAccessibleDescription(shown.clause.text if shown.clause else "")
        self.update()

    def mark(self, current: Touch | None) -> None:
        """Mark the card of a touch, and the row where it is in it."""
        here = False
        for card in self.cards:
            mine = current is not None and card.touch == current
            card.set_current(mine)
            here = here or mine
        if here != self._current:
            self._current = here
            self.set_surface("panel" if here else "canvas")

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground, hair line, the bar of the current clause, and the words."""
        super().paintEvent(event)
        theme, at, painter = self._theme, self._at, QPainter(self)
        painter.fillRect(QRect(LEFT, 0, self.width() - 2 * LEFT, 1), theme.color("hair"))
        if self._current:
            painter.fillRect(QRect(0, 0, 3, self.height()), theme.color("accent"))
        text = self.shown.clause.text if self.shown.clause else ""
        for role, colour, where, words in (
            ("body-medium", "text2", at.citation, cited(self.shown).translate(_BREAKS)),
            ("strong", "text", at.heading, headed(self.shown)),
            ("letter", "text", at.words, text),
        ):
            painter.setFont(theme.font(role))
            painter.setPen(theme.color(colour))
            painter.drawText(where, _WRAP, words)
        if not self.cards and text:
            citation, words_wide, cards_wide = columns(theme, self.width())
            left = LEFT + citation + GAP + words_wide + BETWEEN + 8
            painter.setFont(theme.font("body"))
            painter.setPen(theme.color("text3"))
            painter.drawText(QRect(left, TOP + 2, cards_wide - 8, 40), _WRAP, "No demand touches this clause")
        painter.end()

    def _fill(self) -> None:
        for card in self.cards:
            card.hide()
            card.setParent(None)
            card.deleteLater()
        self.cards = []
        for touch in self.shown.touches:
            card = TouchCard(self._theme, touch, self)
            card.clicked.connect(lambda _checked=False, pressed=card: self.chosen.emit(pressed.touch))
            card.show()
            self.cards.append(card)
