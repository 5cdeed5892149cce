"""One claim about another city: its words, whether it was accepted and by whom, its numbers, and what can be done."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from council_desk.ui.parts.button import Button
from council_desk.ui.parts.flow import FlowLayout
from council_desk.ui.parts.label import Label, Line
from council_desk.ui.parts.layout import column, row
from council_desk.ui.theme.theme import Theme
from council_desk.ui.words import count_of

if TYPE_CHECKING:
    from council_desk.queries.cities_named import CityClaim, ClaimingLetter

ARROWS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right)
FIRST_NUMBERS, MORE_NUMBERS = 12, 200


class _Stepped(Button):
    """Leaves the arrows to the screen: Qt would go to whatever stands next."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep what presses it."""
        if event.key() in ARROWS:
            event.ignore()
        else:
            super().keyPressEvent(event)


class ClaimBlock(QWidget):
    """A claim with its numbers, the first of many. Signals give the claim; `opened` a ClaimingLetter.

    `grown` tells that it is higher now.
    """

    opened = Signal(object)
    accepted = Signal(object)
    reworded = Signal(object)
    rejected = Signal(object)
    grown = Signal()

    def __init__(self, theme: Theme, city: str, claim: CityClaim) -> None:
        super().__init__()
        self._theme = theme
        self._city = city
        self.claim = claim
        self._state = Label(theme, _state(claim), "caption", "text2", wrap=True)
        said = claim.words if claim.reworded else f"“{claim.words}”"
        self._words = Label(theme, said, _voice(claim), wrap=True)
        self._row = QWidget()
        self._flow = FlowLayout(self._row, 6)
        self._rest = _Stepped(theme, "", "quiet")
        self._rest.clicked.connect(lambda: self._show_more(grown=True))
        self.numbers: list[Button] = []
        self._accept: Button | None = None
        self.acts = self._make_acts()
        foot = row(None, (0, 0, 0, 0), 6)
        for button in self.acts:
            foot.addWidget(button)
        foot.addStretch(1)
        layout = column(self, (0, 10, 0, 0), 6)
        layout.addWidget(self._words)
        layout.addWidget(self._state)
        layout.addWidget(self._row)
        layout.addLayout(foot)
        line = row(None, (0, 4, 0, 0))
        line.addWidget(Line(theme))
        layout.addLayout(line)
        self._show(claim.letters[:FIRST_NUMBERS])

    @property
    def waits(self) -> bool:
        """Whether there is something to accept: the claim itself, or letters that say the same."""
        return self.claim.decided is None or bool(self.claim.waiting)

    def is_of(self, claim: CityClaim) -> bool:
        """Whether it is about the same claim, though it may have been decided since."""
        if self.claim.decided is not None and claim.decided is not None:
            return self.claim.decided.id == claim.decided.id
        first, other = self.claim.letters[0], claim.letters[0]
        return (first.comment_id, first.start) == (other.comment_id, other.start)

    def accept(self) -> None:
        """Accept it, or the letters that say the same as it."""
        if self.waits:
            self.accepted.emit(self.claim)

    def show_keys(self, focused: QWidget | None) -> None:
        """Show beside each action the key that does it now; none while the keys are elsewhere, as on the list."""
        here = focused is not None and self.isAncestorOf(focused)
        for button in self.acts:
            enters = button is self._accept
            button.show_key(here and (not enters or focused is button or focused in self.numbers))

    def pressable(self) -> list[Button]:
        """The numbers, and the button for more of them."""
        return [*self.numbers, *([self._rest] if self._rest.isVisibleTo(self) else [])]

    def fit(self, width: int) -> None:
        """Take the height that words and numbers need at a width in pixels."""
        for label in (self._words, self._state):
            label.setFixedHeight(label.heightForWidth(width))
        self._row.setFixedHeight(self._flow.heightForWidth(width))

    def _make_acts(self) -> list[Button]:
        decided, waiting = self.claim.decided, len(self.claim.waiting)
        accept = _Stepped(self._theme, f"Take in {waiting:,} more" if decided else "Accept", key="Enter")
        accept.say("Let it stand in the workbook and the memo, as what writers say: nobody says with it that it is so")
        accept.clicked.connect(self.accept)
        accept.setVisible(self.waits)
        self._accept = accept
        reword = _Stepped(self._theme, "Reword", "quiet", key="F2")
        reword.say("Accept it in other words" if decided is None else "Change the words that it stands in")
        reword.clicked.connect(lambda: self.reworded.emit(self.claim))
        no = _Stepped(self._theme, "Reject" if decided is None else "Take back", "quiet", key="⌫")
        no.say(
            "The letters claim nothing of the kind; it is not suggested again"
            if decided is None
            else "It is only suggested again, and stands on no paper"
        )
        no.clicked.connect(lambda: self.rejected.emit(self.claim))
        for button in (accept, reword, no):
            button.setAccessibleName(f"{button.text()}: {self.claim.words}")
        return [accept, reword, no] if self.waits else [reword, no]

    def _show_more(self, *, grown: bool) -> None:
        shown = len(self.numbers)
        self._show(self.claim.letters[shown : shown + MORE_NUMBERS])
        self.numbers[shown].setFocus(Qt.FocusReason.TabFocusReason)
        if grown:
            self.grown.emit()

    def _show(self, letters: Sequence[ClaimingLetter]) -> None:
        if self._flow.count() > len(self.numbers):
            self._flow.takeAt(self._flow.count() - 1)  # the button for more goes behind the new numbers
        for letter in letters:
            button = _Stepped(self._theme, f"No. {letter.label}", "link", tip="Open the comment at these words")
            button.setAccessibleName(f"Number {letter.label}, open the comment at what it says of {self._city}")
            button.clicked.connect(lambda _checked=False, pressed=letter: self.opened.emit(pressed))
            self.numbers.append(button)
            self._flow.addWidget(button)
        left = len(self.claim.letters) - len(self.numbers)
        self._flow.addWidget(self._rest)
        self._rest.setText(f"and {left:,} more")
        self._rest.setVisible(left > 0)


def _voice(claim: CityClaim) -> str:
    """The office's own words are in the window's letters, the writers' in a letter's; suggested ones in italics."""
    if claim.decided is None:
        return "letter-italic"
    return "body-medium" if claim.reworded else "letter"


def _state(claim: CityClaim) -> str:
    """Say whether a claim was accepted, by whom, and which letters say the same since."""
    if claim.decided is None:
        return "Suggested"
    who = " in other words" if claim.reworded else ""
    who += f" by {claim.decided.by}" if claim.decided.by else ""
    more = len(claim.waiting)
    if not more:
        return f"Accepted{who}"
    labels = ", ".join(letter.label for letter in claim.waiting[:FIRST_NUMBERS]) + (
        " …" if more > FIRST_NUMBERS else ""
    )
    says = "says" if more == 1 else "say"
    return f"Accepted{who} · {count_of(more, 'more comment')} {says} the same: {labels}"
