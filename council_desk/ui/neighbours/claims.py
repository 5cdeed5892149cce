"""What the letters claim about one city: each claim in its words, with the numbers of the comments that make it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from council_desk.ui.parts.button import Button
from council_desk.ui.parts.flow import FlowLayout
from council_desk.ui.parts.label import KeyHints, Label, Line, Scroller, Surface
from council_desk.ui.parts.layout import column, empty, row
from council_desk.ui.theme.theme import Theme
from council_desk.ui.words import count_of

if TYPE_CHECKING:
    from council_desk.queries.cities_named import CityClaim, ClaimingLetter, OtherCity

_ARROWS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right)
FIRST_NUMBERS, MORE_NUMBERS = 12, 200
FIRST_CLAIMS = 40
"""Claims shown at first, and added at a press: each is several widgets."""


class ClaimsSide(Surface):
    """Shows one city's claims. `opened` tells the ClaimingLetter whose number was pressed."""

    opened = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "panel", ("left",))
        self.blocks: list[ClaimBlock] = []
        self._city: OtherCity | None = None
        self._name = Label(theme, "", "name", wrap=True)
        self._about = Label(theme, "", "body", "text2", wrap=True)
        self.more = Button(theme, "", "quiet", icon="plus")
        self.more.clicked.connect(self._show_more)
        inside = Surface(theme, "panel")
        outer = column(inside, (16, 4, 14, 16), 0)
        self._claims = column(None)
        outer.addLayout(self._claims)
        outer.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        outer.addStretch(1)
        self._inside = inside
        self._scroller = _Scroller(theme, inside, "panel")
        hints = KeyHints(theme, (("E", "claims"), ("J", ""), ("K", ""), ("←", ""), ("→", "numbers"), ("Enter", "open")))
        layout = column(self, (1, 14, 0, 0), 6)
        head = column(None, (16, 0, 14, 4), 4)
        head.addWidget(self._name)
        head.addWidget(self._about)
        head.addWidget(hints)
        layout.addLayout(head)
        layout.addWidget(self._scroller, 1)

    def show_city(self, city: OtherCity) -> None:
        """Show a city's claims from the top; the same city told again changes nothing."""
        if city == self._city:
            return
        self._city = city
        self._name.setText(city.name)
        made = count_of(len(city.claims), "claim")
        said = "Found by the program; nobody has checked yet whether what they say is so."
        self._about.setText(f"Named in {count_of(city.comments, 'comment')}, {made}. {said}")
        self.blocks = []
        empty(self._claims)
        self._add(city.claims[:FIRST_CLAIMS])
        self._scroller.verticalScrollBar().setValue(0)

    def step(self, by: int) -> None:
        """Go to the next or the previous claim: to the first number of its comments."""
        if self.blocks:
            at = self._at()
            to = 0 if at is None else min(max(0, at + by), len(self.blocks) - 1)
            self._go_to(self.blocks[to].numbers[0])

    def step_number(self, by: int) -> None:
        """Go to the next or the previous number of the claim."""
        at, focused = self._at(), self._focused()
        if at is None or focused is None:
            self.step(0)
            return
        buttons = self.blocks[at].pressable()
        self._go_to(buttons[min(max(0, buttons.index(focused) + by), len(buttons) - 1)])

    def press(self) -> None:
        """Press what has the focus, else open the first comment of the first claim."""
        focused = self._focused()
        if focused is not None:
            focused.click()
        elif self.blocks:
            self.blocks[0].numbers[0].click()

    def has_focus(self) -> bool:
        """Whether one of the numbers has the focus."""
        return self._focused() is not None

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap the claims to the new width."""
        super().resizeEvent(event)
        self._fit()

    def _show_more(self) -> None:
        if self._city is not None:
            shown = len(self.blocks)
            self._add(self._city.claims[shown : shown + FIRST_CLAIMS])
            self._go_to(self.blocks[shown].numbers[0])

    def _add(self, claims: Sequence[CityClaim]) -> None:
        city = self._city
        if city is None:
            return
        for claim in claims:
            block = ClaimBlock(self._theme, city.name, claim)
            block.opened.connect(self.opened)
            block.grown.connect(self._fit)
            self.blocks.append(block)
            self._claims.addWidget(block)
        left = len(city.claims) - len(self.blocks)
        self.more.setText(f"Show {min(left, FIRST_CLAIMS):,} more of {left:,}")
        self.more.setVisible(left > 0)
        self._fit()

    def _fit(self) -> None:
        room = self.width() - 1 - 30 - self._scroller.verticalScrollBar().sizeHint().width()
        for block in self.blocks:
            block.fit(max(160, room))

    def _focused(self) -> Button | None:
        widget = self.window().focusWidget()
        return widget if isinstance(widget, Button) and self._inside.isAncestorOf(widget) else None

    def _at(self) -> int | None:
        focused = self._focused()
        found = (at for at, block in enumerate(self.blocks) if focused is not None and block.isAncestorOf(focused))
        return next(found, None)

    def _go_to(self, button: Button) -> None:
        button.setFocus(Qt.FocusReason.TabFocusReason)
        self._scroller.ensureWidgetVisible(button.parentWidget() or button, 0, 24)
        self._scroller.ensureWidgetVisible(button, 0, 24)


class _Scroller(Scroller):
    """Leaves the arrows to the screen, which goes from claim to claim with them."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep what scrolls by a page."""
        if event.key() in _ARROWS:
            event.ignore()
        else:
            super().keyPressEvent(event)


class _Number(Button):
    """Leaves the arrows to the screen: Qt would go to whatever stands next."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep what presses it."""
        if event.key() in _ARROWS:
            event.ignore()
        else:
            super().keyPressEvent(event)


class ClaimBlock(QWidget):
    """One claim and its numbers, the first of many. `opened` tells a ClaimingLetter; `grown` that it is higher now."""

    opened = Signal(object)
    grown = Signal()

    def __init__(self, theme: Theme, city: str, claim: CityClaim) -> None:
        super().__init__()
        self._theme = theme
        self._city = city
        self._claim = claim
        self._words = Label(theme, f"“{claim.words}”", "letter", wrap=True)
        self._row = QWidget()
        self._flow = FlowLayout(self._row, 6)
        self._rest = _Number(theme, "", "quiet")
        self._rest.clicked.connect(lambda: self._show_more(grown=True))
        self.numbers: list[Button] = []
        layout = column(self, (0, 10, 0, 0), 6)
        layout.addWidget(self._words)
        layout.addWidget(self._row)
        line = row(None, (0, 4, 0, 0))
        line.addWidget(Line(theme))
        layout.addLayout(line)
        self._show(claim.letters[:FIRST_NUMBERS])

    def pressable(self) -> list[Button]:
        """The numbers, and the button for more of them."""
        return [*self.numbers, *([self._rest] if self._rest.isVisibleTo(self) else [])]

    def fit(self, width: int) -> None:
        """Take the height that words and numbers need at a width in pixels."""
        self._words.setFixedHeight(self._words.heightForWidth(width))
        self._row.setFixedHeight(self._flow.heightForWidth(width))

    def _show_more(self, *, grown: bool) -> None:
        shown = len(self.numbers)
        self._show(self._claim.letters[shown : shown + MORE_NUMBERS])
        self.numbers[shown].setFocus(Qt.FocusReason.TabFocusReason)
        if grown:
            self.grown.emit()

    def _show(self, letters: Sequence[ClaimingLetter]) -> None:
        if self._flow.count() > len(self.numbers):
            self._flow.takeAt(self._flow.count() - 1)  # the button for more goes behind the new numbers
        for letter in letters:
            button = _Number(self._theme, f"No. {letter.label}", "link", tip="Open the comment at these words")
            button.setAccessibleName(f"Number {letter.label}, open the comment at what it says of {self._city}")
            button.clicked.connect(lambda _checked=False, pressed=letter: self.opened.emit(pressed))
            self.numbers.append(button)
            self._flow.addWidget(button)
        left = len(self._claim.letters) - len(self.numbers)
        self._flow.addWidget(self._rest)
        self._rest.setText(f"and {left:,} more")
        self._rest.setVisible(left > 0)
