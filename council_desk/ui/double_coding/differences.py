"""Where two coders differ: the list, the letter, both answers beside it, and the keys that settle."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout

from council_desk.queries.double_coding_results import AGREED, Answer, CodedText, CodingResults
from council_desk.ui.comments.keys import stance_key
from council_desk.ui.comments.stance_row import StanceRow
from council_desk.ui.desk import Desk
from council_desk.ui.double_coding.answer_card import AnswerCard
from council_desk.ui.double_coding.answer_words import answer_words
from council_desk.ui.double_coding.demand_checks import DemandChecks
from council_desk.ui.double_coding.three_columns import lay_three, panel_column
from council_desk.ui.parts.button import Button
from council_desk.ui.parts.label import Label, Line, Surface
from council_desk.ui.parts.layout import column, row
from council_desk.ui.parts.letter import Letter
from council_desk.ui.parts.plain_table import PlainModel, PlainTable
from council_desk.ui.words import STANCE_KEYS, count_of, stance_word

WIDE = 384


class DifferencesPage(Surface):
    """`opened` tells the id of a comment to open in Comments."""

    said = Signal(str)
    changed = Signal(str)
    failed = Signal(object)
    opened = Signal(int)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.theme)
        theme = desk.theme
        self._desk = desk
        self._results: CodingResults | None = None
        self._draft: tuple[str | None, frozenset[int]] = (None, frozenset())
        self._shown: CodedText | None = None
        self.table = PlainTable(
            theme, "Differences", PlainModel(("No.", "First", "Second", "Settled"), (0,)), (44, 112, 0, 112)
        )
        self.letter = Letter(theme, "Letter", labels=False)
        self._title = Label(theme, "", "name")
        self._about = Label(theme, "", "body", "text2", wrap=True)
        self.first, self.second = AnswerCard(theme, "A"), AnswerCard(theme, "B")
        self.rows = {stance: StanceRow(theme, stance, str(key)) for key, stance in enumerate(STANCE_KEYS, 1)}
        self.demands = DemandChecks(theme)
        self.settle = Button(theme, "Settle", "plain", icon="check", key="Enter")
        self._note = Label(theme, "", "caption", "text2", wrap=True)
        self.first.taken.connect(lambda: self._take(1))
        self.second.taken.connect(lambda: self._take(2))
        self.settle.clicked.connect(self._settle_draft)
        self.demands.ticked.connect(self._tick)
        self.demands.left.connect(self.table.setFocus)
        for stance, stance_row in self.rows.items():
            stance_row.clicked.connect(lambda _checked=False, pressed=stance: self._choose(pressed))
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._show())
        self._lay_out()
        self.setFocusProxy(self.table)

    def show_results(self, results: CodingResults) -> None:
        """Show the differences; stay where one was, or go to the first that is open."""
        before = self._shown.text_id if self._shown is not None else None
        at = self.table.currentIndex().row()
        self._results = results
        coding = results.coding
        differences, book = results.differences, results.codebook
        self.table.plain.set_headings(("No.", coding.first.name, coding.second.name, "Settled"))
        rows = [
            (
                text.label,
                answer_words(text.first.stance, text.first.demands, book),
                answer_words(text.second.stance, text.second.demands, book),
                answer_words(text.settled.stance, text.settled.demands, book) if text.settled else "",
            )
            for text in differences
        ]
        self.table.plain.show(rows, differences)
        ids = [text.text_id for text in differences]
        self.table.go_to(ids.index(before) if before in ids else max(at, self._first_open(0), 0))
        self._show()

    def current(self) -> CodedText | None:
        """Return the difference that is shown."""
        text = self.table.current()
        return text if isinstance(text, CodedText) else None

    def press(self, event: QKeyEvent) -> bool:
        """Do what a key stands for; False where it stands for nothing here."""
        pressed = stance_key(event)
        if pressed is not None:
            self._choose(pressed[0])
            return True
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        key = Qt.Key
        acts: dict[int, Callable[[], object]] = {
            key.Key_J: lambda: self.table.step(1),
            key.Key_K: lambda: self.table.step(-1),
            key.Key_N: self._next_open,
            key.Key_A: lambda: self._take(1),
            key.Key_B: lambda: self._take(2),
            key.Key_D: self.demands.begin,
            key.Key_G: self._open,
            key.Key_Return: self._settle_draft,
            key.Key_Enter: self._settle_draft,
        }
        act = acts.get(event.key())
        if act is not None:
            act()
        return act is not None

    def _take(self, place: int) -> None:
        text = self.current()
        if text is not None:
            self._write(text, text.first if place == 1 else text.second)

    def _choose(self, stance: str) -> None:
        self._draft = (stance, self._draft[1])
        self._show_draft()

    def _tick(self, demand_id: int) -> None:
        self._draft = (self._draft[0], self._draft[1] ^ {demand_id})
        self._show_draft()

    def _settle_draft(self) -> None:
        text, (stance, demands) = self.current(), self._draft
        if text is None:
            return
        if stance is None:
            self.said.emit("A takes the first answer, B the second; 1 to 7 choose another stance, then Enter.")
            return
        self._write(text, Answer(stance, tuple(sorted(demands))))

    def _write(self, text: CodedText, outcome: Answer) -> None:
        who = self._desk.who

        def operation(session: Any) -> bool:
            from council_desk.operations.double_coding_settle import settle_difference

            return settle_difference(session, text.text_id, who, outcome.stance, outcome.demands)

        def then(tagged: bool) -> None:
            words = f"Settled no. {text.label}"
            self.changed.emit(words if tagged else f"{words}; it counts no more or was revised, and is not tagged")
            self._next_open(after=text.text_id)

        self._desk.jobs.write(self, f"Settled no. {text.label} of a double coding", operation, then, self.failed.emit)

    def _open(self) -> None:
        text = self.current()
        if text is not None:
            self.opened.emit(text.comment_id)

    def _next_open(self, after: int | None = None) -> None:
        at = self._first_open(self.table.currentIndex().row() + 1, but=after)
        if at >= 0:
            self.table.go_to(at)
        elif after is None:
            self.said.emit("Every difference is settled.")

    def _first_open(self, start: int, but: int | None = None) -> int:
        differences = self._results.differences if self._results is not None else ()
        places = range(len(differences))
        order = (*places[start:], *places[:start])
        open_ones = (p for p in order if differences[p].settled_as is None and differences[p].text_id != but)
        return next(open_ones, -1)

    def _show(self) -> None:
        text, results = self.current(), self._results
        if text is None or results is None:
            return
        if text != self._shown:  # Told again, as by another desk's change, what is chosen but not settled stays.
            self._shown, self._draft = text, _begun(text)
        copies = f" · {count_of(text.copies, 'letter says', 'letters say')} this" if text.copies > 1 else ""
        tagged = f" · tagged now: {stance_word(text.standing)}" if text.standing and not text.settled else ""
        self._title.setText(f"No. {text.label}")
        self._about.setText(_about(text, results) + copies + tagged)
        self.letter.show_letter(text.text, keep=True)
        self.first.show_answer(results.coding.first.name, text.first, results.codebook)
        self.second.show_answer(results.coding.second.name, text.second, results.codebook)
        self._show_draft()

    def _show_draft(self) -> None:
        (stance, demands), text, results = self._draft, self.current(), self._results
        if text is None or results is None:
            return
        for each, stance_row in self.rows.items():
            stance_row.show_state("decided" if each == stance else "")
        self.demands.show_codebook(results.codebook, demands)
        self._note.setText(_note(text, results.coding.first.name, results.coding.second.name))
        self._note.setVisible(bool(self._note.text()))

    def _lay_out(self) -> None:
        theme = self._theme
        reading = Surface(theme)
        words = column(reading, gap=0)
        first = row(None, (24, 14, 16, 0), 8)
        first.addWidget(self._title, 1)
        open_it = Button(theme, "Open", "quiet", key="G", tip="Open it in Comments, to mark words for a demand")
        open_it.clicked.connect(self._open)
        first.addWidget(open_it)
        words.addLayout(first)
        second = row(None, (24, 0, 16, 8))
        second.addWidget(self._about)
        words.addLayout(second)
        words.addWidget(self.letter, 1)
        panel, inside = panel_column(theme)
        inside.addWidget(self.first)
        inside.addWidget(self.second)
        inside.addWidget(Line(theme))
        inside.addSpacing(8)
        inside.addWidget(Label(theme, "Or another answer", "caption-strong", "text2"))
        inside.addSpacing(4)
        for stance_row in self.rows.values():
            stance_row.low = True
            inside.addWidget(stance_row)
        inside.addSpacing(8)
        inside.addWidget(self.demands, 1)
        inside.addWidget(self._note)
        inside.addStretch(0)
        inside.addSpacing(8)
        settle = row(None)
        settle.addWidget(self.settle)
        settle.addStretch(1)
        inside.addLayout(settle)
        lay_three(self, theme, QHBoxLayout(), self.table, reading, panel, WIDE)


def _begun(text: CodedText) -> tuple[str | None, frozenset[int]]:
    """Return what stands chosen at first: how it was settled, else what both said."""
    if text.settled is not None:
        return text.settled.stance, frozenset(text.settled.demands)
    stance = text.first.stance if text.first.stance == text.second.stance else None
    return stance, frozenset(text.first.demands) & frozenset(text.second.demands)


def _about(text: CodedText, results: CodingResults) -> str:
    if text.first.stance != text.second.stance:
        return "They differ on the stance" + (" and demands" if text.first.demands != text.second.demands else "")
    missing = frozenset(text.first.demands) ^ frozenset(text.second.demands)
    numbers = ", ".join(str(line.number) for line in results.codebook if line.demand_id in missing)
    return f"They agree on the stance and differ on {'demands' if ',' in numbers else 'demand'} {numbers}"


def _note(text: CodedText, first: str, second: str) -> str:
    """Say how it was settled, and what does not become a tag."""
    if not text.stands:
        return "The comment counts no more here, or its words changed since: the outcome is kept, and is no tag."
    if text.settled_as in (None, AGREED):
        return ""
    how = {"first": f"as {first} said", "second": f"as {second} said"}.get(text.settled_as or "", "with another answer")
    return f"Settled by {text.settled_by}, {how}."
