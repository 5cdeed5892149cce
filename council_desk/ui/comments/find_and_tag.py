"""Find and tag all: words are looked for in many letters, counted, and tagged in one change."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QDialog, QGridLayout, QHBoxLayout, QLineEdit, QWidget

from council_desk.ui.comments.tagging import Tagging
from council_desk.ui.desk import Desk
from council_desk.ui.parts.button import Button
from council_desk.ui.parts.found_field import FoundField, FoundRow
from council_desk.ui.parts.label import KeyHints, Label
from council_desk.ui.parts.layout import column, row
from council_desk.ui.words import count_of

if TYPE_CHECKING:
    from council_desk.errors import DeskError
    from council_desk.operations.tag_found_words import TaggedWords
    from council_desk.queries.demands import DemandLine
    from council_desk.queries.found_words import FoundWords
    from council_desk.store.store import Store

PAUSE_MILLISECONDS = 200
KINDS = {"demand": "Demand", "question": "Question", "sensitive": "Sensitive"}
_SHORT = 96


class FindAndTag(QDialog):
    """Asks for words and what they are; how many places that is stands on the button before anything is changed.

    `tagged` tells what was done, in words for the strip.
    """

    tagged = Signal(str)

    def __init__(
        self,
        desk: Desk,
        tagging: Tagging,
        ids: Sequence[int],
        demands: Sequence[DemandLine],
        words: str,
        kind: str,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._tagging = tagging
        self._ids = tuple(ids)
        self._demands = tuple(each for each in demands if each.id is not None)
        self._demand_id: int | None = None
        self.found: FoundWords | None = None
        """What the office last answered for what stands in the fields now; None while it is asked."""
        theme = desk.theme
        self.setWindowTitle("Find and tag all")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(theme.scaled(560))
        self.words = QLineEdit(words)
        self.words.setPlaceholderText('Words as in Find: "drop box" OR mailbox')
        self.words.setAccessibleName("Words to find")
        self.demand = FoundField(theme, "Demand", "Type to find a demand, or a new sentence", first_chosen=True)
        self.demand.asked.connect(self._show_demands)
        self.demand.taken.connect(self._take_demand)
        self.demand.textEdited.connect(self._forget_demand)
        self.demand.entered.connect(self.press)
        self.kinds = {key: Button(theme, name, "segment") for key, name in KINDS.items()}
        self.whole = Button(theme, "Whole sentences", "segment")
        self.alone = Button(theme, "The words alone", "segment")
        self.kinds[kind].setChecked(True)
        self.whole.setChecked(True)
        self._count = Label(theme, "", "strong", "text", wrap=True)
        self._examples = Label(theme, "", "letter-small", "text2", wrap=True)
        self._problem = Label(theme, "", "body", "error", wrap=True)
        self.button = Button(theme, "Tag", "filled")
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MILLISECONDS)
        self._pause.timeout.connect(self.count)
        self._lay_out()
        self.words.textEdited.connect(lambda _words: self._ask_soon())
        self._kind_chosen()
        (self.words if not words else self.demand if kind == "demand" else self.button).setFocus()

    @property
    def kind(self) -> str:
        """What the words are: demand, question or sensitive."""
        return next(key for key, button in self.kinds.items() if button.isChecked())

    def count(self) -> None:
        """Ask how many places it is."""
        self._pause.stop()
        words = self.words.text().strip()
        if not words:
            self._show(None)
            return
        ids, whole, kind, demand_id = self._ids, self.whole.isChecked(), self.kind, self._demand_id

        def question(store: Store) -> FoundWords:
            from council_desk.queries.found_words import found_words

            return store.ask(found_words, ids, words, whole, kind, demand_id)

        self._desk.jobs.read(self, "count", question, self._show)

    def press(self) -> None:
        """Tag all of it, once it is counted."""
        if self.found is None or not self.found.places:
            return
        if self.kind == "demand" and not self.demand.text().strip():
            self._say("Choose a demand, or type the sentence of a new one.")
            self.demand.setFocus()
            return
        self.button.setEnabled(False)
        demand: int | str = self._demand_id if self._demand_id is not None else self.demand.text().strip()
        words, whole = self.words.text().strip(), self.whole.isChecked()
        self._tagging.found_words(self._ids, words, self.kind, demand, whole, self._done, self._failed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on to the next field and tags from the last one; Ctrl+Enter tags from any; Escape closes."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.press()
        elif isinstance(focused := self.focusWidget(), Button):
            focused.click()
        elif self.words.hasFocus() and self.kind == "demand":
            self.demand.setFocus()
        else:
            self.press()

    def _done(self, done: TaggedWords) -> None:
        what = {"demand": "a demand", "question": "a question", "sensitive": "sensitive"}[self.kind]
        alone = f"; {done.already:,} tagged so before, left alone" if done.already else ""
        places, comments = count_of(done.places, "place"), count_of(done.comments, "comment")
        self.tagged.emit(f"Tagged {places} in {comments} as {what}{alone}")
        self.close()

    def _failed(self, problem: DeskError) -> None:
        self.button.setEnabled(True)
        self._say(str(problem))

    def _say(self, words: str) -> None:
        self._problem.setText(words)
        self._problem.setVisible(bool(words))

    def _ask_soon(self) -> None:
        self.found = None
        self.button.setEnabled(False)
        self._pause.start()

    def _show(self, found: FoundWords | None) -> None:
        self.found = found
        self._say(found.problem if found is not None else "")
        places = found.places if found is not None else 0
        self.button.setText(f"Tag {count_of(places, 'place')}" if places else "Tag")
        self.button.setEnabled(places > 0)
        self.button.updateGeometry()
        self._count.setText("" if found is None or found.problem else _count_words(found, len(self._ids)))
        lines = [f"{each.label}  {_short(each.words)}" for each in found.examples] if found is not None else []
        self._examples.setText("\n".join(lines))
        self._examples.setVisible(bool(lines))

    def _kind_chosen(self) -> None:
        self._demand_row.setVisible(self.kind == "demand")
        self.count()

    def _forget_demand(self, _typed: str) -> None:
        if self._demand_id is not None:
            self._demand_id = None
            self._ask_soon()

    def _show_demands(self, typed: str) -> None:
        wanted = typed.casefold().split()
        rows = [
            FoundRow(each, f"{each.number or '–'}   {each.sentence}")
            for each in self._demands
            if all(part in f"{each.number or ''} {each.sentence} {each.short_name}".casefold() for part in wanted)
        ]
        new = typed.strip()
        offered = [FoundRow(None, new, "a new demand")] if new else []
        self.demand.show_rows([*rows[:5], *offered])

    def _take_demand(self, taken: FoundRow) -> None:
        each = next((each for each in self._demands if each is taken.key), None)
        self.demand.setText(each.sentence if each is not None else taken.words)
        self._demand_id = each.id if each is not None else None
        self.count()

    def _lay_out(self) -> None:
        theme = self._desk.theme
        layout = column(self, (20, 18, 20, 16), 10)
        layout.addWidget(Label(theme, f"Find and tag all in {count_of(len(self._ids), 'comment')}", "name"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        grid.setColumnMinimumWidth(0, theme.scaled(92))
        grid.setColumnStretch(1, 1)
        grid.addWidget(Label(theme, "Words", "body", "text2"), 0, 0)
        grid.addWidget(self.words, 0, 1)
        grid.addWidget(Label(theme, "Tag", "body", "text2"), 1, 0)
        grid.addLayout(self._segments((self.whole, self.alone), self.count), 1, 1)
        grid.addWidget(Label(theme, "As", "body", "text2"), 2, 0)
        grid.addLayout(self._segments(tuple(self.kinds.values()), self._kind_chosen), 2, 1)
        layout.addLayout(grid)
        self._demand_row = QWidget()
        line = row(self._demand_row, gap=12)
        name = Label(theme, "Demand", "body", "text2")
        name.setFixedWidth(theme.scaled(92))
        line.addWidget(name)
        line.addWidget(self.demand, 1)
        layout.addWidget(self._demand_row)
        for label in (self._count, self._examples, self._problem):
            layout.addWidget(label)
        self._problem.hide()
        foot = row(None, (0, 4, 0, 0), 8)
        foot.addWidget(KeyHints(theme, (("Ctrl+Enter", "tag"), ("Esc", "close"))))
        foot.addStretch(1)
        cancel = Button(theme, "Cancel")
        cancel.clicked.connect(self.reject)
        self.button.clicked.connect(self.press)
        foot.addWidget(cancel)
        foot.addWidget(self.button)
        layout.addLayout(foot)

    def _segments(self, buttons: Sequence[Button], then: object) -> QHBoxLayout:
        group = QButtonGroup(self)
        line = row(None, gap=4)
        for button in buttons:
            group.addButton(button)
            button.clicked.connect(then)
            line.addWidget(button)
        line.addStretch(1)
        return line


def _count_words(found: FoundWords, asked: int) -> str:
    already = f", {found.already:,} tagged so already" if found.already else ""
    if not found.places:
        return f"Nothing to tag{already}." if already else "These words stand in none of the comments."
    places, comments = count_of(found.places, "place"), f"{found.comments:,} of {count_of(asked, 'comment')}"
    return f"{places} in {comments}{already}"


def _short(words: str) -> str:
    return words if len(words) <= _SHORT else words[: _SHORT - 1].rstrip() + "…"
