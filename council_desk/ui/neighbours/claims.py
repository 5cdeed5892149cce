"""What the letters claim about one city: each claim in its words, with the numbers of the comments that make it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QWidget

from council_desk.ui.neighbours.claim_block import ARROWS, ClaimBlock
from council_desk.ui.parts.button import Button
from council_desk.ui.parts.label import KeyHints, Label, Scroller, Surface
from council_desk.ui.parts.layout import column, empty
from council_desk.ui.theme.theme import Theme
from council_desk.ui.words import count_of

if TYPE_CHECKING:
    from council_desk.queries.cities_named import CityClaim, OtherCity

FIRST_CLAIMS = 40
"""Claims shown at first, and added at a press: each is several widgets."""
Hints = tuple[tuple[str, str], ...]
_ON_LIST: Hints = (("Enter", "claims"), ("J", ""), ("K", "cities"), ("O", "open"))
_AMONG: Hints = (("J", ""), ("K", "claims"), ("←", ""), ("→", "numbers"), ("O", "open"), ("Esc", "cities"))


class ClaimsSide(Surface):
    """Shows one city's claims. `opened` tells the ClaimingLetter whose number was pressed, the others a CityClaim."""

    opened = Signal(object)
    accepted = Signal(object)
    reworded = Signal(object)
    rejected = Signal(object)
    left = Signal()
    """The claim that had the focus is gone, and there is none to go to."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "panel", ("left",))
        self.blocks: list[ClaimBlock] = []
        self._city: OtherCity | None = None
        self._name = Label(theme, "", "name", wrap=True)
        self._about = Label(theme, "", "body", "text2", wrap=True)
        self.hints = KeyHints(theme, _ON_LIST)
        """The keys that do something here and now."""
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
        layout = column(self, (1, 14, 0, 0), 6)
        head = column(None, (16, 0, 14, 4), 4)
        head.addWidget(self._name)
        head.addWidget(self._about)
        head.addWidget(self.hints)
        layout.addLayout(head)
        layout.addWidget(self._scroller, 1)
        application = QGuiApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._focus_went)

    @property
    def city(self) -> OtherCity | None:
        """The city that is shown."""
        return self._city

    def show_city(self, city: OtherCity) -> None:
        """Show a city's claims from the top; the same city told anew keeps the place, and the claim that is gone to."""
        if city == self._city:
            return
        same = self._city is not None and self._city.key == city.key
        at, shown, scrolled = self._at() if same else None, len(self.blocks), self._scroller.verticalScrollBar().value()
        here = self.blocks[at].claim if at is not None else None
        self._city = city
        self._name.setText(city.name)
        self._about.setText(_about(city))
        self.blocks = []
        empty(self._claims)
        self._add(city.claims[: max(FIRST_CLAIMS, shown if same else 0)])
        if not same:
            self._scroller.verticalScrollBar().setValue(0)
        elif at is not None:
            self._go_back(here, at)
        else:  # the new widgets have their places only once this is through
            QTimer.singleShot(0, self, lambda: self._scroller.verticalScrollBar().setValue(scrolled))

    def step(self, by: int) -> None:
        """Go to the next or the previous claim: to the first number of its comments."""
        if self.blocks:
            at = self._at()
            to = 0 if at is None else min(max(0, at + by), len(self.blocks) - 1)
            self._go_to(self.blocks[to].numbers[0])

    def enter(self) -> None:
        """Go to the first claim that waits, else to the first."""
        if self.blocks:
            waiting = (block for block in self.blocks if block.waits)
            self._go_to(next(waiting, self.blocks[0]).numbers[0])

    def step_number(self, by: int) -> None:
        """Go to the next or the previous number of the claim."""
        at, focused = self._at(), self._focused()
        if at is None or focused is None:
            self.step(0)
            return
        buttons = self.blocks[at].pressable()
        place = buttons.index(focused) + by if focused in buttons else 0
        self._go_to(buttons[min(max(0, place), len(buttons) - 1)])

    def press(self) -> None:
        """Open the comment whose number has the focus, else the first of the claim."""
        at, focused = self._at(), self._focused()
        if focused is not None and at is not None and focused in self.blocks[at].pressable():
            focused.click()
        elif self.blocks:
            self.blocks[at or 0].numbers[0].click()

    def accept(self, *, on: bool = False) -> None:
        """Press the action that has the focus, else accept the claim that is gone to; `on`: then go to the next."""
        at, focused = self._at(), self._focused()
        if at is None or focused is None:
            if focused is self.more:
                self.more.click()
            return
        block = self.blocks[at]
        if focused in block.acts or focused not in block.numbers:
            focused.click()
            return
        block.accept()
        if on:
            after = [*self.blocks[at + 1 :], *self.blocks[:at]]
            waiting = next((each for each in after if each.waits), None)
            if waiting is not None:
                self._go_to(waiting.numbers[0])

    def reword(self) -> None:
        """Reword the claim that is gone to."""
        at = self._at()
        if at is not None:
            self.reworded.emit(self.blocks[at].claim)

    def reject(self) -> None:
        """Reject the claim that is gone to, or take its acceptance back."""
        at = self._at()
        if at is not None:
            self.rejected.emit(self.blocks[at].claim)

    def has_focus(self) -> bool:
        """Whether one of the claims' buttons has the focus."""
        return self._focused() is not None

    def show_keys(self) -> None:
        """Tell, beside what they do, the keys that do it now: the list hears others than the claims."""
        focused = self._focused()
        for block in self.blocks:
            block.show_keys(focused)
        self.hints.set_hints(_ON_LIST if focused is None else (*_AMONG, *self._goes_on(focused)))

    def _focus_went(self, _old: QWidget | None, _now: QWidget | None) -> None:
        self.show_keys()

    def _goes_on(self, focused: Button) -> Hints:
        at = self._at()
        if at is None or focused not in self.blocks[at].numbers:
            return ()
        others = any(block.waits for block in self.blocks if block is not self.blocks[at])
        if self.blocks[at].waits:
            return (("Ctrl+Enter", "accept, go on" if others else "accept"),)
        return (("Ctrl+Enter", "go on"),) if others else ()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap the claims to the new width."""
        super().resizeEvent(event)
        self._fit()

    def _go_back(self, claim: CityClaim | None, at: int) -> None:
        """Go to the claim that had the focus; where it is gone, to the one in its place."""
        if not self.blocks:
            self.left.emit()
            return
        same = (block for block in self.blocks if claim is not None and block.is_of(claim))
        block = next(same, self.blocks[min(at, len(self.blocks) - 1)])
        QTimer.singleShot(0, block, lambda: self._go_to(block.numbers[0]))
        block.numbers[0].setFocus(Qt.FocusReason.TabFocusReason)

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
            block.accepted.connect(self.accepted)
            block.reworded.connect(self.reworded)
            block.rejected.connect(self.rejected)
            block.grown.connect(self._fit)
            self.blocks.append(block)
            self._claims.addWidget(block)
        left = len(city.claims) - len(self.blocks)
        self.more.setText(f"Show {min(left, FIRST_CLAIMS):,} more of {left:,}")
        self.more.setVisible(left > 0)
        self._fit()
        self.show_keys()

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
        if event.key() in ARROWS:
            event.ignore()
        else:
            super().keyPressEvent(event)


def _about(city: OtherCity) -> str:
    made, accepted = count_of(len(city.claims), "claim"), sum(claim.decided is not None for claim in city.claims)
    stands = f"{accepted:,} accepted" if accepted else "none accepted"
    said = "What is accepted stands in the memo and the workbook as what writers say; nobody has checked it."
    return f"Named in {count_of(city.comments, 'comment')}, {made}, {stands}. {said}"
