"""One coder's sheet: the texts one after another, the words only, and the coder's own answer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from council_desk.errors import DeskError
from council_desk.queries.double_coding import BlindSheet, BlindText
from council_desk.ui.comments.keys import stance_key
from council_desk.ui.comments.stance_row import StanceRow
from council_desk.ui.desk import Desk
from council_desk.ui.double_coding.answer_words import answer_words
from council_desk.ui.double_coding.demand_checks import DemandChecks
from council_desk.ui.double_coding.three_columns import lay_three, panel_column
from council_desk.ui.parts.button import Button
from council_desk.ui.parts.label import KeyHints, Label, Surface
from council_desk.ui.parts.layout import column, row
from council_desk.ui.parts.letter import Letter
from council_desk.ui.parts.plain_table import PlainModel, PlainTable
from council_desk.ui.words import STANCE_KEYS, count_of


class BlindPage(Surface):
    """`finished` and `given_up` ask the screen for it; `said` is for the strip. Answers are stored at each key."""

    said = Signal(str)
    finished = Signal()
    given_up = Signal()

    def __init__(self, desk: Desk, back: Button) -> None:
        super().__init__(desk.theme)
        theme = desk.theme
        self._desk = desk
        self._sheet: BlindSheet | None = None
        self._texts: list[BlindText] = []
        self._writing: Counter[int] = Counter()
        self.table = PlainTable(theme, "Texts of the sample", PlainModel(("", "Your answer"), (0,)), (36, 0))
        self.letter = Letter(theme, "Letter", labels=False)
        self.rows = {stance: StanceRow(theme, stance, str(key)) for key, stance in enumerate(STANCE_KEYS, 1)}
        self.demands = DemandChecks(theme)
        self._place = Label(theme, "", "name")
        self._label = Label(theme, "", "body", "text3")
        self._subject = Label(theme, "", "body", "text2", wrap=True)
        self._progress = Label(theme, "", "body", "text2")
        self.done = Button(theme, "Done", "plain", icon="check", key="Ctrl+Enter")
        self.give_up = Button(theme, "Give up", "quiet", icon="x", tip="Break the double coding off, for both")
        self.done.clicked.connect(self.finish)
        self.give_up.clicked.connect(self.given_up)
        for stance, stance_row in self.rows.items():
            stance_row.clicked.connect(lambda _checked=False, pressed=stance: self._answer(pressed, go_on=False))
        self.demands.ticked.connect(self._tick)
        self.demands.left.connect(self.table.setFocus)
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._show())
        self._lay_out(back)
        self.setFocusProxy(self.table)

    def show_sheet(self, sheet: BlindSheet) -> None:
        """Show the sheet; where it is the same one again, stay at the text and keep what is on its way to the disk."""
        again = self._sheet is not None and self._sheet.coder.id == sheet.coder.id
        kept = {text.text_id: text for text in self._texts if self._writing[text.text_id]}
        self._sheet = sheet
        self._texts = [kept.get(text.text_id, text) for text in sheet.texts]
        at = self.table.currentIndex().row() if again else self._first_open(0)
        self._fill(max(0, at))

    def current(self) -> BlindText | None:
        """Return the text that is shown, with the coder's own answer."""
        at = self.table.currentIndex().row()
        return self._texts[at] if 0 <= at < len(self._texts) else None

    def press(self, event: QKeyEvent) -> bool:
        """Do what a key stands for; False where it stands for nothing here."""
        pressed = stance_key(event)
        if pressed is not None:
            self._answer(*pressed)
            return True
        key = Qt.Key
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if held == Qt.KeyboardModifier.ControlModifier and event.key() in (key.Key_Return, key.Key_Enter):
            self.finish()
            return True
        acts: dict[int, Callable[[], object]] = {
            key.Key_J: lambda: self.table.step(1),
            key.Key_K: lambda: self.table.step(-1),
            key.Key_N: self._next_open,
            key.Key_D: self.demands.begin,
            key.Key_Backspace: lambda: self._store_stance(None),
        }
        act = acts.get(event.key()) if not held & ~Qt.KeyboardModifier.ShiftModifier else None
        if act is not None:
            act()
        return act is not None

    def finish(self) -> None:
        """Say that this coder is done, or which text has no answer yet."""
        left = sum(1 for text in self._texts if text.stance is None)
        if left:
            self.said.emit(f"{count_of(left, 'text has', 'texts have')} no stance yet. N goes to the next.")
            self._next_open()
        else:
            self.finished.emit()

    def _answer(self, stance: str, go_on: bool) -> None:
        self._store_stance(stance)
        if go_on:
            self._next_open()

    def _store_stance(self, stance: str | None) -> None:
        text = self.current()
        if text is None or text.stance == stance:
            return

        def operation(session: Any, who: str) -> None:
            from council_desk.operations.double_coding import code_stance

            code_stance(session, text.text_id, who, stance)

        self._store(replace(text, stance=stance), operation)

    def _tick(self, demand_id: int) -> None:
        text = self.current()
        if text is None:
            return
        demands = tuple(sorted(set(text.demands) ^ {demand_id}))

        def operation(session: Any, who: str) -> None:
            from council_desk.operations.double_coding import code_demands

            code_demands(session, text.text_id, who, demands)

        self._store(replace(text, demands=demands), operation)

    def _store(self, text: BlindText, operation: Callable[[Any, str], None]) -> None:
        """Show an answer at once, and store it: the next key may come before the disk has it."""
        who, text_id = self._desk.who, text.text_id

        def written(_none: object) -> None:
            self._writing[text_id] -= 1

        def failed(problem: DeskError) -> None:
            self._writing[text_id] -= 1
            self._desk.jobs.failed.emit(problem)
            self._desk.refresh.everything()

        self._texts[self.table.currentIndex().row()] = text
        self._writing[text_id] += 1
        self._fill(self.table.currentIndex().row())
        # The history shows titles to the other coder too: no answer stands in one.
        title = f"Coded text {text.position} of {len(self._texts)} blind"
        self._desk.jobs.write(self, title, lambda session: operation(session, who), written, failed)

    def _next_open(self) -> None:
        at = self._first_open(self.table.currentIndex().row() + 1)
        if at < 0:
            self.said.emit("Every text has your stance. Ctrl+Enter says that you are done.")
        else:
            self.table.go_to(at)

    def _first_open(self, start: int) -> int:
        """Return the place of the next text without a stance, from `start` round to it; -1: none."""
        places = range(len(self._texts))
        order = (*places[start:], *places[:start])
        return next((place for place in order if self._texts[place].stance is None), -1)

    def _fill(self, at: int) -> None:
        sheet = self._sheet
        if sheet is None:
            return
        rows = [(str(t.position), answer_words(t.stance, t.demands, sheet.codebook)) for t in self._texts]
        self.table.plain.show(rows, self._texts)
        self.table.go_to(at)
        coded = sum(1 for text in self._texts if text.stance is not None)
        self._progress.setText(f"{coded:,} of {len(self._texts):,} coded")
        self.done.set_kind("filled" if coded == len(self._texts) else "plain")
        self._show()

    def _show(self) -> None:
        text, sheet = self.current(), self._sheet
        if text is None or sheet is None:
            return
        self._place.setText(f"Text {text.position:,} of {len(self._texts):,}")
        self._label.setText(f"No. {text.label}")
        self._subject.setText(text.subject or "")
        self._subject.setVisible(bool(text.subject))
        self.letter.show_letter(text.text, keep=True)
        for stance, stance_row in self.rows.items():
            stance_row.show_state("decided" if stance == text.stance else "")
        self.demands.show_codebook(sheet.codebook, text.demands)

    def _lay_out(self, back: Button) -> None:
        theme = self._theme
        head = row(None, (20, 14, 20, 10), 10)
        head.addWidget(back)
        head.addWidget(Label(theme, "Double coding", "title"))
        head.addWidget(self._progress)
        head.addStretch(1)
        head.addWidget(self.give_up)
        head.addWidget(self.done)
        reading = Surface(theme)
        words = column(reading, gap=0)
        first = row(None, (24, 14, 16, 8), 8)
        first.addWidget(self._place, 1)
        first.addWidget(self._label)
        words.addLayout(first)
        second = row(None, (24, 0, 16, 6))
        second.addWidget(self._subject)
        words.addLayout(second)
        words.addWidget(self.letter, 1)
        panel, inside = panel_column(theme)
        inside.addWidget(Label(theme, "Stance on the item as drafted", "caption-strong", "text2"))
        inside.addSpacing(6)
        for stance_row in self.rows.values():
            inside.addWidget(stance_row)
        inside.addSpacing(14)
        inside.addWidget(self.demands, 1)
        inside.addStretch(0)
        inside.addSpacing(8)
        inside.addWidget(KeyHints(theme, (("Shift+1", "…"), ("7", "and go on"))))
        inside.addSpacing(4)
        inside.addWidget(KeyHints(theme, (("J", ""), ("K", ""), ("N", "next without a stance"))))
        lay_three(self, theme, head, self.table, reading, panel)
