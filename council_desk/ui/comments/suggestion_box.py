"""The suggestion that Enter would accept: how sure, from which words, Accept and Reject."""

from __future__ import annotations

from PySide6.QtCore import Signal

from council_desk.analysis.evidence import told_of_office
from council_desk.ui.comments.pending import Pending
from council_desk.ui.parts.button import Button
from council_desk.ui.parts.label import Label, Surface
from council_desk.ui.parts.layout import column, row
from council_desk.ui.parts.tip import plain_tip
from council_desk.ui.theme.theme import Theme
from council_desk.ui.words import percent

_MOST_QUOTED = 90
WORDS_WIDTH = 184
"""What the panel leaves for words, beside its scroll bar, in unscaled pixels."""


def keep_whole(label: Label, width: int) -> None:
    """Keep a label as high as its words are at a width: in a panel that scrolls they would else be cut."""
    label.setMinimumHeight(label.heightForWidth(width) if label.text() else 0)


class SuggestionBox(Surface):
    """Always in the same place of the tag panel, so that Enter, Enter, Enter can be trusted."""

    accepted = Signal()
    rejected = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "panel")
        self._title = Label(theme, "", "caption-strong", "text", wrap=True)
        self._sure = Label(theme, "", "caption", "text2", wrap=True)
        self._words = Label(theme, "", "letter-italic", "text", wrap=True)
        self.accept = Button(theme, "Accept", "filled", icon_right="corner-down-left", tip="Key: Enter")
        self.reject = Button(theme, "Reject", icon_right="delete", tip="Key: Backspace. It does not come back")
        self.accept.clicked.connect(self.accepted)
        self.reject.clicked.connect(self.rejected)
        layout = column(self, (4, 6, 4, 0), 3)
        for label in (self._title, self._sure, self._words):
            layout.addWidget(label)
        buttons = row(None, (0, 5, 0, 0), 6)
        buttons.addWidget(self.accept)
        buttons.addWidget(self.reject)
        buttons.addStretch(1)
        layout.addLayout(buttons)

    def show_pending(self, waiting: list[Pending]) -> None:
        """Show the first that waits, or nothing."""
        self.setVisible(bool(waiting))
        if not waiting:
            return
        first = waiting[0]
        self._title.setText(first.title)
        self._title.setVisible(first.kind != "stance")
        said = "from" if first.words else f"because {first.reason}" if first.reason else ""
        office = told_of_office(first.reason) if first.words else ""
        sure = f"Suggested, {percent(first.confidence)} sure" + (f" ({office})" if office else "")
        self._sure.setText(sure + (f", {said}" if said else ""))
        self._sure.setToolTip(plain_tip(first.reason))
        quotes = " ".join(f"“{_short(words)}”" for words in first.words[:3])
        self._words.setText(quotes)
        self._words.setVisible(bool(quotes))
        for label in (self._title, self._sure, self._words):
            keep_whole(label, self._theme.scaled(WORDS_WIDTH))
        self.accept.setAccessibleName(f"Accept: {first.title}")
        self.reject.setAccessibleName(f"Reject: {first.title}")


def _short(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= _MOST_QUOTED else words[: _MOST_QUOTED - 1].rstrip() + "…"
