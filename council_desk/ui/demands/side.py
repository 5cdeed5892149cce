"""The side of the Demands screen: the chosen demand, what can be done with it, and the words beneath."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from council_desk.ui.demands.excerpts import ExcerptsList, ExcerptsModel
from council_desk.ui.parts.button import Button
from council_desk.ui.parts.label import KeyHints, Label, Surface
from council_desk.ui.parts.layout import column, row
from council_desk.ui.theme.theme import Theme
from council_desk.ui.words import count_of, percent

if TYPE_CHECKING:
    from council_desk.queries.demands import DemandLine

SIDE_WIDTH = 356


class DemandSide(Surface):
    """Buttons and labels only; the screen connects them."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "panel", ("left",))
        self.setFixedWidth(theme.scaled(SIDE_WIDTH))
        self.model = ExcerptsModel(self)
        self.excerpts = ExcerptsList(theme, self.model)
        self._sentence = Label(theme, "", "strong", wrap=True)
        self._about = Label(theme, "", "caption", "text2", wrap=True)
        self.accept = Button(theme, "Accept", "filled", icon_right="corner-down-left", tip="Key: Enter")
        self.reject = Button(theme, "Reject", icon_right="delete", tip="Key: Backspace. It does not come back")
        self.rename = Button(theme, "Edit", icon="pencil", key="F2")
        self.delete = Button(theme, "", "quiet", icon="trash-2", tip="Delete it with its words · Key: Delete")
        self.delete.setAccessibleName("Delete")
        self.merge = Button(theme, "Merge", icon="merge", key="M")
        self.nest = Button(theme, "Nest", icon="list-tree", key="U")
        self.moving = Button(theme, "Move or split", "quiet", icon="arrow-right-left", key="V")
        self.moving.say("The chosen words ask for another demand, or for a new one")
        self._hints = KeyHints(theme, (("E", "words"), ("Space", "pick"), ("Enter", "open"), ("Del", "off")))
        self._lay_out()

    def show_lines(self, lines: Sequence[DemandLine]) -> None:
        """Show one demand, or what can be done with several."""
        self.setVisible(bool(lines))
        if not lines:
            self.model.show(())
            return
        line = lines[0]
        many = len(lines) > 1
        waiting = sum(each.suggested for each in lines)
        decided = all(each.decided for each in lines)
        self._sentence.setText(f"{len(lines)} demands selected" if many else line.sentence)
        self._about.setText(_about_many(lines) if many else _about(line))
        more = f"Accept {waiting:,} more" if decided and not many else "Accept"
        self.accept.setText(more)
        self.accept.setVisible(waiting > 0)
        self.reject.setVisible(not any(each.decided for each in lines))
        self.rename.setVisible(line.decided and not many)
        self.delete.setVisible(decided)
        self.nest.setVisible(decided)
        self.moving.setVisible(not many)
        self._hints.setVisible(not many)
        if many:
            self.model.show(())

    def _lay_out(self) -> None:
        layout = column(self, (1, 14, 0, 0), 6)
        head = column(None, (16, 0, 14, 0), 6)
        head.addWidget(self._sentence)
        head.addWidget(self._about)
        first = row(None, (0, 4, 0, 0), 6)
        for button in (self.accept, self.reject, self.rename, self.delete):
            first.addWidget(button)
        first.addStretch(1)
        head.addLayout(first)
        second = row(None, (0, 0, 0, 4), 6)
        second.addWidget(self.merge)
        second.addWidget(self.nest)
        second.addStretch(1)
        head.addLayout(second)
        words = row(None, (0, 2, 0, 2), 6)
        words.addWidget(self._hints)
        words.addStretch(1)
        head.addLayout(words)
        layout.addLayout(head)
        layout.addWidget(self.excerpts, 1)
        foot = row(None, (10, 4, 14, 8), 6)
        foot.addWidget(self.moving)
        foot.addStretch(1)
        layout.addLayout(foot)


def _about(line: DemandLine) -> str:
    if not line.decided:
        return f"Suggested, {percent(line.confidence)} sure, from {count_of(line.suggested, 'comment')}"
    campaigns = f"{count_of(line.in_campaigns, 'submission')} in campaigns"
    if line.in_own_words:
        campaigns += f" ({line.in_own_words:,} in their own words)"
    # A count and what it counts stay on one line.
    organisations = count_of(line.organisations, "organization").replace(" ", "\u00a0")
    parts = [campaigns, f"{line.independent:,}\u00a0independent", organisations]
    if line.suggested:
        parts.append(f"{line.suggested:,} more suggested")
    return " · ".join(parts) + (f"\n{line.note}" if line.note else "")


def _about_many(lines: Sequence[DemandLine]) -> str:
    decided = sum(line.decided for line in lines)
    return f"{decided:,} in the list, {len(lines) - decided:,} suggested. M makes them one, U nests them under another."
