"""Words of the letter become excerpts, questions, sensitive passages: the keys D, Q and S."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from council_desk.ui.comments.demand_picker import DemandPicker
from council_desk.ui.comments.tagging import Tagging
from council_desk.ui.desk import Desk
from council_desk.ui.parts.letter import Letter
from council_desk.ui.parts.sentence import sentence_to_tag

if TYPE_CHECKING:
    from council_desk.queries.comments import CommentDetail
    from council_desk.queries.demands import DemandLine
    from council_desk.store.store import Store


class WordTags(QObject):
    """Tags the selected words of the comment that `shown` gives. `said` tells what to do where none are selected."""

    said = Signal(str)

    def __init__(
        self,
        desk: Desk,
        letter: Letter,
        picker: DemandPicker,
        tagging: Tagging,
        shown: Callable[[], CommentDetail | None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._letter = letter
        self._picker = picker
        self._tagging = tagging
        self._shown = shown
        picker.picked.connect(self._picked)
        picker.made.connect(self._made)

    def mark_question(self) -> None:
        """Say that the selected words are a question owed an answer."""
        span, detail = self._selected_words("Q"), self._shown()
        if span and detail:
            self._tagging.question(detail, span)

    def mark_sensitive(self) -> None:
        """Say that the selected words are a disclosure."""
        span, detail = self._selected_words("S"), self._shown()
        if span and detail:
            self._tagging.sensitive(detail, span, "other")

    def pick_demand(self) -> None:
        """Ask which demand the selected words ask for."""
        span, detail = self._selected_words("D"), self._shown()
        if span is None or detail is None or detail.item_id is None:
            return
        item_id, quoted = detail.item_id, detail.text[span[0] : span[1]]

        def question(store: Store) -> tuple[DemandLine, ...]:
            from council_desk.queries.demands import demand_lines

            return store.ask(demand_lines, item_id)

        self._desk.jobs.read(self, "demands", question, lambda lines: self._picker.ask(lines, quoted))

    def _picked(self, demand_id: int) -> None:
        span, detail = self._letter.selected(), self._shown()
        if detail and span:
            self._tagging.excerpt(detail, span, demand_id)

    def _made(self, sentence: str) -> None:
        span, detail = self._letter.selected(), self._shown()
        if detail and span:
            self._tagging.excerpt_of_new_demand(detail, span, sentence, "")

    def _selected_words(self, key: str) -> tuple[int, int] | None:
        """Return the selected words; where none are, select the sentence at the caret and say so."""
        letter, detail = self._letter, self._shown()
        span = letter.selected()
        if span is None and detail is not None:
            letter.reveal(sentence_to_tag(detail.text, letter.caret(), asks=key == "Q"))
            letter.setFocus()
            self.said.emit(f"Press {key} again for these words, or select others: the arrows move, Shift selects.")
            return None
        return span
