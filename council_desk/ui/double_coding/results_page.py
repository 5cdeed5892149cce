"""What came of a double coding: the headline, the differences to settle, and the figures behind."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QStackedWidget

from council_desk.analysis.agreement import kappa_note
from council_desk.operations.double_coding_settle import Applied
from council_desk.queries.double_coding import CodingLine
from council_desk.queries.double_coding_results import CodingResults
from council_desk.ui.desk import Desk
from council_desk.ui.double_coding.answer_words import figure, whole_percent
from council_desk.ui.double_coding.differences import DifferencesPage
from council_desk.ui.double_coding.figures_page import FiguresPage
from council_desk.ui.parts.button import Button
from council_desk.ui.parts.choice import Choice
from council_desk.ui.parts.label import IconView, Label, Line, Surface
from council_desk.ui.parts.layout import column, row
from council_desk.ui.words import STANCE_WORDS, count_of, local_time, short_date

DIFFERENCES, FIGURES = 0, 1


class ResultsPage(Surface):
    """`again` asks for another sample, `chosen` for another double coding of the item, by its id."""

    said = Signal(str)
    changed = Signal(str)
    failed = Signal(object)
    opened = Signal(int)
    again = Signal()
    chosen = Signal(int)

    def __init__(self, desk: Desk, back: Button) -> None:
        super().__init__(desk.theme)
        theme = desk.theme
        self._desk = desk
        self._results: CodingResults | None = None
        self.differences = DifferencesPage(desk)
        self.figures = FiguresPage(theme)
        self.headline = Label(theme, "", "strong")
        self._about = Label(theme, "", "body", "text2")
        self.note = Label(theme, "", "caption-medium", "warn", wrap=True)
        self._warning = Surface(theme, "warn_fill")
        self.segments = [
            Button(theme, "Differences", "segment", tip="Key: F"),
            Button(theme, "Figures", "segment", tip="Key: F"),
        ]
        self.apply = Button(theme, "", "filled", icon="list-checks", key="P")
        self.apply.say("What both said becomes the comments' stance, in one change")
        self.another = Button(theme, "New sample…", "quiet", icon="plus")
        self.which = Choice(theme, "Which double coding")
        self.which.activated.connect(lambda place: self.chosen.emit(self.which.itemData(place)))
        self._stack = QStackedWidget()
        self.apply.clicked.connect(self.apply_agreed)
        self.another.clicked.connect(self.again)
        self.differences.said.connect(self.said)
        self.differences.changed.connect(self.changed)
        self.differences.failed.connect(self.failed)
        self.differences.opened.connect(self.opened)
        self._lay_out(back)
        self.setFocusProxy(self.differences.table)
        self.show_page(DIFFERENCES)

    def show_results(self, results: CodingResults) -> None:
        """Show a complete double coding; at first its figures where the two differ nowhere."""
        new = self._results is None or self._results.coding.id != results.coding.id
        self._results = results
        self.headline.setText(headline(results))
        self._about.setText(about(results))
        dominant = STANCE_WORDS[results.stances.dominant]
        self.note.setText(kappa_note(results.stances, dominant))
        self._warning.setVisible(bool(self.note.text()))
        left = len(results.open_differences)
        self.segments[DIFFERENCES].set_count(f"{left:,} open" if left else "settled" if results.differences else "none")
        waiting = len(results.waiting)
        self.apply.setText(f"Apply {waiting:,} agreed" if waiting else "Agreed ones applied")
        self.apply.setEnabled(waiting > 0)
        self.apply.set_kind("filled" if waiting else "plain")
        self.differences.show_results(results)
        self.figures.show_results(results)
        self.segments[DIFFERENCES].setEnabled(bool(results.differences))
        if new:
            self.show_page(DIFFERENCES if results.differences else FIGURES)

    def show_choice(self, lines: Sequence[CodingLine], shown: int) -> None:
        """Offer the item's double codings, newest first, where there is more than one; `shown`: the id of this one."""
        self.which.clear()
        for line in lines:
            self.which.addItem(line_words(line, self._desk.time_zone), line.id)
        self.which.setCurrentIndex([line.id for line in lines].index(shown))
        self.which.setVisible(len(lines) > 1)

    def show_page(self, place: int) -> None:
        """Show DIFFERENCES or FIGURES."""
        self.segments[place].setChecked(True)
        self._stack.setCurrentIndex(place)

    def shown_page(self) -> int:
        """Return which page is shown."""
        return self._stack.currentIndex()

    def press(self, event: QKeyEvent) -> bool:
        """F changes the page, P applies what both agree on; the rest is the differences'."""
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        acts: dict[int, Callable[[], object]] = {Qt.Key.Key_F: self._turn, Qt.Key.Key_P: self.apply_agreed}
        act = acts.get(event.key()) if plain else None
        if act is not None:
            act()
            return True
        return self.shown_page() == DIFFERENCES and self.differences.press(event)

    def apply_agreed(self) -> None:
        """Make what both said the comments' stance, all in one change."""
        results = self._results
        if results is None or not results.waiting:
            self.said.emit("What the two agree on is applied already.")
            return
        coding_id, who = results.coding.id, self._desk.who

        def operation(session: Any) -> Applied:
            from council_desk.operations.double_coding_settle import apply_agreed

            return apply_agreed(session, coding_id, who)

        title = f"Applied {count_of(len(results.waiting), 'agreed answer')} of a double coding"
        self._desk.jobs.write(
            self, title, operation, lambda applied: self.changed.emit(applied_words(applied)), self.failed.emit
        )

    def _turn(self) -> None:
        if self._results is not None and self._results.differences:
            self.show_page(FIGURES if self.shown_page() == DIFFERENCES else DIFFERENCES)

    def _lay_out(self, back: Button) -> None:
        theme = self._theme
        layout = column(self)
        head = row(None, (20, 14, 20, 4), 10)
        head.addWidget(back)
        head.addWidget(Label(theme, "Double coding", "title"))
        group = QButtonGroup(self)
        for place, button in enumerate(self.segments):
            group.addButton(button)
            button.clicked.connect(lambda _checked=False, wanted=place: self.show_page(wanted))
            head.addWidget(button)
        head.addStretch(1)
        head.addWidget(self.which)
        head.addWidget(self.another)
        head.addWidget(self.apply)
        layout.addLayout(head)
        words = row(None, (20, 2, 20, 10), 16)
        words.addWidget(self.headline)
        words.addWidget(self._about, 1)
        layout.addLayout(words)
        warning = row(self._warning, (20, 6, 20, 6), 8)
        warning.addWidget(IconView(theme, "triangle-alert", 14, "warn"))
        warning.addWidget(self.note, 1)
        layout.addWidget(self._warning)
        layout.addWidget(Line(theme))
        self._stack.addWidget(self.differences)
        self._stack.addWidget(self.figures)
        layout.addWidget(self._stack, 1)


def line_words(line: CodingLine, zone: str) -> str:
    """Return what tells one double coding from the others: its day, its texts and, while it goes on, that it does."""
    day = short_date(local_time(line.started_at, zone))
    return f"{day}: {count_of(line.texts, 'text')}{', under way' if line.open else ''}"


def headline(results: CodingResults) -> str:
    """Return the figures in one line: stances alike, kappa with its interval, and alpha of the demands."""
    found, demands = results.stances, results.demands
    between = f" ({figure(found.low)} to {figure(found.high)})" if found.low is not None else ""
    parts = [
        f"{whole_percent(found.share)} alike",
        f"{found.agreed:,} of {found.units:,}",
        f"kappa {figure(found.kappa)}{between}",
    ]
    if demands is not None:
        parts.append(f"demands: {whole_percent(demands.share)} the same, alpha {figure(demands.alpha)}")
    return " · ".join(parts)


def about(results: CodingResults) -> str:
    """Return what was coded: how many of how many texts, by whom, from which seed."""
    line = results.coding
    names = f"{line.first.name} and {line.second.name}"
    return f"{names} · {line.texts:,} of {count_of(line.pool, 'distinct text')} · seed {line.seed}"


def applied_words(applied: Applied) -> str:
    """Return what became of the agreed answers."""
    parts = [f"Tagged {count_of(applied.tagged, 'comment')} as both said"]
    parts += [f"{applied.changed:,} of them had another stance"] if applied.changed else []
    parts += [f"{applied.already:,} had it already"] if applied.already else []
    parts += [f"{applied.left:,} left alone: no longer counted, or revised"] if applied.left else []
    return "; ".join(parts)
