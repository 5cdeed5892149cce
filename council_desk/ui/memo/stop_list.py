"""What must be decided before the memo leaves the window: comments with a private passage nobody has decided on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal

from council_desk.ui.parts.button import Button
from council_desk.ui.parts.label import IconView, Label, Scroller, Surface
from council_desk.ui.parts.layout import column, empty, row
from council_desk.ui.theme.theme import Theme
from council_desk.ui.words import count_of

if TYPE_CHECKING:
    from council_desk.queries.briefing import BriefedComment, Briefing


def undecided(briefing: Briefing) -> tuple[BriefedComment, ...]:
    """Return the comments with a private passage that nobody has decided on, by number."""
    wanted = set(briefing.undecided_sensitive)
    return tuple(each for each in briefing.comments if each.id in wanted)


class StopBar(Surface):
    """One line over the pages; shown only while something is undecided. `pressed` asks for the list."""

    pressed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "warn_fill", ("bottom",))
        self._words = Label(theme, "", "body-medium", "warn", wrap=True)
        self.button = Button(theme, "Show them", "link")
        self.button.clicked.connect(self.pressed)
        layout = row(self, (16, 8, 12, 8), 10)
        layout.addWidget(IconView(theme, "shield-alert", 16, "warn"))
        layout.addWidget(self._words, 1)
        layout.addWidget(self.button)
        self.hide()

    def show_count(self, count: int) -> None:
        """Say how many comments wait; none hides the bar."""
        holds = "holds a private passage" if count == 1 else "hold private passages"
        self._words.setText(
            f"{count_of(count, 'comment')} {holds} that nobody has decided on. Until then the memo prints "
            f"none of {'its' if count == 1 else 'their'} words, and cannot be saved or printed."
        )
        self.setVisible(count > 0)


class StopList(Surface):
    """The list itself, in the place of the pages. `chosen` tells a comment's id."""

    chosen = Signal(int)
    left = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        inside = Surface(theme)
        self._rows = column(None, gap=2)
        self._title = Label(theme, "", "message", wrap=True)
        words = (
            "A person looks at each private passage before anything leaves the office. Open the comment, find the "
            "passage in the panel at the right, and choose whether it prints or is withheld."
        )
        layout = column(inside, (40, 32, 40, 24), 0)
        layout.addWidget(self._title)
        layout.addSpacing(8)
        layout.addWidget(Label(theme, words, "lead", "text2", wrap=True))
        layout.addSpacing(18)
        layout.addLayout(self._rows)
        layout.addSpacing(18)
        self.back = Button(theme, "Back to the memo", icon="arrow-left")
        self.back.clicked.connect(self.left)
        layout.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addStretch(1)
        self.buttons: list[Button] = []
        outer = column(self)
        outer.addWidget(Scroller(theme, inside))

    def show_comments(self, comments: Sequence[BriefedComment]) -> None:
        """List the comments that wait, each as a button that opens it."""
        self._title.setText(f"{count_of(len(comments), 'comment')} to look at before the memo leaves the office")
        empty(self._rows)
        self.buttons = []
        for each in comments:
            writer = each.name or each.organisation or "Writer not named"
            button = Button(self._theme, f"No. {each.label}   {writer}", "row", icon="shield-alert")
            button.say("Open this comment")
            button.clicked.connect(lambda _checked=False, comment_id=each.id: self.chosen.emit(comment_id))
            self._rows.addWidget(button)
            self.buttons.append(button)
