"""The demand picker: type to find a demand of the matter's list, or to make a new one, for the selected words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Signal
from PySide6.QtWidgets import QWidget

from council_desk.ui.parts.pick_card import HEIGHT, WIDTH, PickCard, PickRow
from council_desk.ui.theme.theme import Theme

if TYPE_CHECKING:
    from council_desk.queries.comments import ShownExcerpt
    from council_desk.queries.demands import DemandLine

_PANEL = 240
"""How wide the tag panel is, beside which the card stands."""


class DemandPicker(PickCard):
    """Stands beside the letter until a demand is picked or Escape is pressed."""

    picked = Signal(int)
    made = Signal(str)
    """The sentence of a new demand."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self.instead: ShownExcerpt | None = None
        """The excerpt that gets another demand; None: the words get one more."""

    def ask_demand(self, demands: Sequence[DemandLine], quoted: str, instead: ShownExcerpt | None = None) -> None:
        """Open with the matter's demands and the words they are for; `instead` is the excerpt that gets another."""
        self.instead = instead
        title = "Which demand do these words ask for?"
        if instead is not None:
            title = f"Another demand than {instead.number or 'this'} for these words"
        taken = instead.demand_id if instead is not None else None
        words = " ".join(quoted.split())
        self.ask(
            title,
            [
                PickRow(each.id, f"{each.number or '–'}   {each.sentence}", each.short_name)
                for each in demands
                if each.id is not None and each.id != taken
            ],
            self.picked.emit,
            about=f"“{words if len(words) < 140 else words[:139] + '…'}”",
            hint="Type to find a demand, or a new sentence",
            new="New demand: ",
            make=self.made.emit,
            untyped=words,
        )

    def place(self) -> QRect:
        """Beside the tag panel, over the letter."""
        return QRect(max(8, self._over.width() - WIDTH - _PANEL), 60, WIDTH, HEIGHT)
