"""Words of the letter become excerpts, questions, sensitive passages (the keys D, Q and S), and are gone through,
taken off and given another demand (X, Delete, D).
"""

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
    from council_desk.queries.comments import CommentDetail, ShownExcerpt
    from council_desk.queries.demands import DemandLine
    from council_desk.store.store import Store


FOLLOWING = {None: "withhold", "withhold": "print", "print": None}
"""The decision that comes after one, as S is pressed again."""


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
        """Say that the selected words are a disclosure; one that was gone to is decided: withheld, printed, open."""
        mark, shown = self._letter.current_mark, self._shown()
        if shown is not None and mark is not None and mark.kind == "sensitive" and mark.decided:
            told = next((each for each in shown.sensitive if each == mark.key), None)
            if told is not None and told.record_id is not None:
                self._tagging.decide_sensitive(shown, told.record_id, FOLLOWING[told.decision])
                return
        span, detail = self._selected_words("S"), self._shown()
        if span and detail:
            self._tagging.sensitive(detail, span, "other")

    def pick_demand(self) -> None:
        """Ask which demand the selected words ask for."""
        span, detail = self._selected_words("D"), self._shown()
        if span is None or detail is None or detail.item_id is None:
            return
        item_id, quoted = detail.item_id, detail.text[span[0] : span[1]]
        chosen = self._own_excerpt()
        if chosen is not None and chosen.by_campaign:
            self.said.emit("By its campaign: change it there. Or select other words and press D.")
            return
        instead = chosen if chosen is not None and chosen.excerpt_id is not None else None

        def question(store: Store) -> tuple[DemandLine, ...]:
            from council_desk.queries.demands import demand_lines

            return store.ask(demand_lines, item_id)

        self._desk.jobs.read(self, "demands", question, lambda lines: self._picker.ask_demand(lines, quoted, instead))

    def step(self, by: int) -> None:
        """Go to the next or the previous excerpt, question or sensitive passage of the letter."""
        if not self._letter.step_mark(by):
            self.said.emit("Nothing is marked in this letter yet. D, Q and S mark words.")

    def remove(self) -> None:
        """Take off the excerpt, question or passage that was gone to; a suggested one is rejected."""
        mark, detail = self._letter.current_mark, self._shown()
        if mark is None or detail is None:
            self.said.emit("X goes to what is marked in the letter; Delete then takes it off.")
            return
        each = mark.key
        suggestion_id = getattr(each, "suggestion_id", None)
        record_id = getattr(each, "excerpt_id", None) or getattr(each, "record_id", None)
        if suggestion_id is not None:
            self._tagging.reject(detail, suggestion_id)
        elif record_id is None:
            self.said.emit("These words have their demand by the campaign: it is changed on the Campaigns screen.")
        else:
            remove = {
                "demand": self._tagging.remove_excerpt,
                "question": self._tagging.remove_question,
                "sensitive": self._tagging.remove_sensitive,
            }[mark.kind]
            remove(detail, record_id)

    def current_suggestion(self) -> int | None:
        """The suggestion that was gone to in the letter, if one was."""
        mark = self._letter.current_mark
        return getattr(mark.key, "suggestion_id", None) if mark is not None else None

    def _own_excerpt(self) -> ShownExcerpt | None:
        """The decided excerpt that was gone to, if one was."""
        mark = self._letter.current_mark
        if mark is None or mark.kind != "demand" or not mark.decided:
            return None
        detail = self._shown()
        return next((each for each in detail.excerpts if each == mark.key), None) if detail is not None else None

    def _picked(self, demand_id: int) -> None:
        self._take(demand_id)

    def _made(self, sentence: str) -> None:
        self._take(sentence)

    def _take(self, demand: int | str) -> None:
        span, detail, instead = self._letter.selected(), self._shown(), self._picker.instead
        if not detail or not span:
            return
        if instead is not None and instead in detail.excerpts:
            self._tagging.move_excerpt(detail, instead, demand)
        elif isinstance(demand, int):
            self._tagging.excerpt(detail, span, demand)
        else:
            self._tagging.excerpt_of_new_demand(detail, span, demand, "")

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
