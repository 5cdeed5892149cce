"""What one of the two coders answered, with the button that takes it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal

from council_desk.queries.double_coding import CodebookLine
from council_desk.queries.double_coding_results import Answer
from council_desk.ui.parts.badge import Badge, StanceMark
from council_desk.ui.parts.button import Button
from council_desk.ui.parts.label import ElidedLabel, Label, Surface
from council_desk.ui.parts.layout import column, empty, row
from council_desk.ui.theme.theme import Theme
from council_desk.ui.words import stance_word


class AnswerCard(Surface):
    """Shows an answer; `taken` when it is to be the outcome."""

    taken = Signal()

    def __init__(self, theme: Theme, key: str) -> None:
        super().__init__(theme, "panel")
        self._name = ElidedLabel(theme, "", "caption-strong", "text2")
        self._mark = StanceMark(theme, None)
        self._stance = Label(theme, "", "body-medium")
        self._demands = column(None, (21, 0, 0, 0), 2)
        self.take = Button(theme, "Take", "chip", key=key)
        self.take.clicked.connect(self.taken)
        layout = column(self, (0, 0, 0, 8), 2)
        layout.addWidget(self._name)
        line = row(None, gap=8)
        line.addWidget(self._mark)
        line.addWidget(self._stance, 1)
        line.addWidget(self.take)
        layout.addLayout(line)
        layout.addLayout(self._demands)

    def show_answer(self, name: str, answer: Answer, codebook: Sequence[CodebookLine]) -> None:
        """Show who answered what."""
        words = stance_word(answer.stance)
        given = [line for line in codebook if line.demand_id in answer.demands]
        self._name.setText(name)
        self._mark.show_stance(answer.stance)
        self._stance.setText(words)
        numbers = "".join(f", demand {line.number}" for line in given)
        self.setAccessibleName(f"{name}: {words}{numbers}")
        self.take.setAccessibleName(f"Take the answer of {name}: {words}{numbers}")
        empty(self._demands)
        for demand in given:
            line = row(None, gap=6)
            line.addWidget(Badge(self._theme, str(demand.number), demand.number, True))
            line.addWidget(ElidedLabel(self._theme, demand.short_name or demand.sentence, "caption", "text2"), 1)
            self._demands.addLayout(line)
