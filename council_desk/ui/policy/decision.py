"""One demand against the draft: which clause, how far it answers, why so, and the office's note."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPlainTextEdit

from council_desk.ui.parts.badge import Badge
from council_desk.ui.parts.button import Button
from council_desk.ui.parts.choice import Choice
from council_desk.ui.parts.label import KeyHints, Label, Line, Scroller, Surface
from council_desk.ui.parts.layout import column, empty, row
from council_desk.ui.policy.arrange import Touch
from council_desk.ui.policy.card import asked_by
from council_desk.ui.policy.coverage_row import CoverageRow
from council_desk.ui.theme.theme import Theme
from council_desk.ui.words import COVERAGE_WORDS, percent

if TYPE_CHECKING:
    from council_desk.queries.policy import ClauseLine

COVERAGE_KEYS = tuple(COVERAGE_WORDS)
"""Keys 1 to 5 stand for these, in order."""


class Decision(Surface):
    """Signals say what was pressed; the screen changes the office."""

    coverage_pressed = Signal(str)
    accepted = Signal()
    rejected = Signal()
    removed = Signal()
    no_demand = Signal()
    note_left = Signal(str)
    clause_chosen = Signal()
    closed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "panel")
        self.touch: Touch | None = None
        self._citations: list[str] = []
        self.rows = {name: CoverageRow(theme, name, str(key)) for key, name in enumerate(COVERAGE_KEYS, 1)}
        self.clause = Choice(theme, "Clause")
        self.clause.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.clause.setMinimumContentsLength(8)
        self.clause.view().setMinimumWidth(theme.scaled(380))
        self.clause.view().setTextElideMode(Qt.TextElideMode.ElideRight)
        self.clause.activated.connect(lambda _at: self.clause_chosen.emit())
        self.note = NoteBox(theme)
        self.note.left.connect(lambda: self.note_left.emit(self.note.toPlainText().strip()))
        self.accept = Button(theme, "Accept", "filled", icon_right="corner-down-left", tip="Key: Enter")
        self.reject = Button(theme, "Reject", icon_right="delete", tip="Key: Backspace. It does not come back")
        self.remove = Button(theme, "Take the link back", "quiet", icon="undo-2", tip="Key: Delete")
        self.no_demand_button = Button(theme, "This is no demand", "quiet", icon="x", tip="It does not come back")
        self.back = Button(theme, "All demands", "quiet", icon="arrow-left", tip="Esc")
        self.accept.clicked.connect(self.accepted)
        self.reject.clicked.connect(self.rejected)
        self.remove.clicked.connect(self.removed)
        self.no_demand_button.clicked.connect(self.no_demand)
        self.back.clicked.connect(self.closed)
        self._sentence = Label(theme, "", "body-medium", wrap=True)
        self._asked = Label(theme, "", "caption", "text2", wrap=True)
        self._sure = Label(theme, "", "caption", "text2", wrap=True)
        self._problem = Label(theme, "", "body", "error", wrap=True)
        self._badge = row(None)
        self._lay_out()

    @property
    def problem(self) -> str:
        """What the panel says has to be chosen first, or nothing."""
        return self._problem.text()

    def show_clauses(self, clauses: Sequence[ClauseLine]) -> None:
        """Offer a draft's clauses."""
        chosen = self.clause.currentData()
        self._citations = ["", *(clause.citation for clause in clauses)]
        self.clause.clear()
        self.clause.addItem("No clause", None)
        for clause in clauses:
            words = " ".join(f"{clause.heading} {clause.text}".split())
            self.clause.addItem(f"{clause.citation}   {words[:90]}", clause.id)
        self.clause.setCurrentIndex(max(0, self.clause.findData(chosen)))

    def show_touch(self, touch: Touch) -> None:
        """Show a demand as it stands against the draft."""
        same = self.touch is not None and self.touch.demand == touch.demand and self.touch.link == touch.link
        typing = same and self.note.hasFocus()
        self.touch = touch
        link = touch.link
        empty(self._badge)
        sign = str(link.number) if link.number is not None else "D"
        self._badge.addWidget(Badge(self._theme, sign, link.number or 3, link.demand_id is not None))
        self._badge.addSpacing(8)
        state = "Decided" if link.decided else "Suggested" if link.suggestion_id is not None else "Not decided"
        self._badge.addWidget(Label(self._theme, f"Demand, {state.lower()}", "caption-strong", "text2"), 1)
        self._sentence.setText(link.sentence)
        self._asked.setText(asked_by(touch))
        self._sure.setText(_why(touch))
        self._sure.set_colour("warn" if link.ask_again else "text2")
        if not same:
            self.clause.setCurrentIndex(max(0, self.clause.findData(link.clause_id)))
            self.show_problem("")
        if not typing:
            self.note.setPlainText(link.note)
        self.show_coverage(link.coverage, decided=link.decided and not link.ask_again)
        suggested = link.suggestion_id is not None
        self.accept.setVisible(suggested or link.ask_again)
        self.accept.setText("Still right" if link.ask_again else "Accept")
        self.reject.setVisible(suggested and not link.decided)
        self.remove.setVisible(link.decided)
        self.no_demand_button.setVisible(link.demand_id is None)

    def show_coverage(self, coverage: str, decided: bool) -> None:
        """Mark one coverage as decided or suggested."""
        for name, each in self.rows.items():
            each.show_state("" if name != coverage else "decided" if decided else "suggested")

    def chosen_clause(self) -> tuple[int | None, str]:
        """Return the chosen clause's id, and its citation; (None, "") for no clause."""
        return self.clause.currentData(), self._citations[max(0, self.clause.currentIndex())]

    def show_problem(self, words: str) -> None:
        """Say what has to be chosen first; no words take that away."""
        self._problem.setText(words)
        self._problem.setVisible(bool(words))

    def _lay_out(self) -> None:
        theme, inside = self._theme, Surface(self._theme, "panel")
        layout = column(inside, (14, 8, 12, 12), 0)
        layout.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addSpacing(6)
        layout.addLayout(self._badge)
        layout.addSpacing(5)
        layout.addWidget(self._sentence)
        layout.addSpacing(3)
        layout.addWidget(self._asked)
        layout.addSpacing(10)
        layout.addWidget(Line(theme))
        layout.addSpacing(8)
        layout.addLayout(self._heading("Clause", "L"))
        layout.addWidget(self.clause)
        layout.addSpacing(8)
        for each in self.rows.values():
            layout.addWidget(each)
        for name, each in self.rows.items():
            each.clicked.connect(lambda _checked=False, pressed=name: self.coverage_pressed.emit(pressed))
        layout.addSpacing(6)
        layout.addWidget(self._problem)
        layout.addWidget(self._sure)
        buttons = row(None, (0, 6, 0, 0), 6)
        buttons.addWidget(self.accept)
        buttons.addWidget(self.reject)
        buttons.addStretch(1)
        layout.addLayout(buttons)
        layout.addSpacing(10)
        layout.addLayout(self._heading("Note", "E"))
        layout.addWidget(self.note)
        layout.addSpacing(6)
        for button in (self.remove, self.no_demand_button):
            layout.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addSpacing(8)
        layout.addWidget(KeyHints(theme, (("Shift+Enter", "accept, next"),)))
        layout.addSpacing(4)
        layout.addWidget(KeyHints(theme, (("Shift+1 – 5", "say so, next"),)))
        layout.addStretch(1)
        self._problem.hide()
        column(self, (1, 0, 0, 0)).addWidget(Scroller(theme, inside, "panel"))

    def _heading(self, words: str, key: str) -> QHBoxLayout:
        line = row(None, (0, 0, 0, 4))
        line.addWidget(Label(self._theme, words, "caption-strong", "text2"), 1)
        line.addWidget(KeyHints(self._theme, ((key, ""),)))
        return line


def _why(touch: Touch) -> str:
    link = touch.link
    if link.ask_again:
        return f"Decided by {link.decided_by} for an earlier draft; its clause has changed since. Is it still right?"
    if link.decided:
        return f"Decided by {link.decided_by}" if link.decided_by else ""
    if link.suggestion_id is None:
        return "Nothing was suggested. Choose the clause, then press 1 to 5."
    reason = f": {link.reason}" if link.reason else ""
    return f"Suggested, {percent(link.confidence)} sure{reason}"


class NoteBox(QPlainTextEdit):
    """`left` when the words are to be kept: Ctrl+Enter, Tab, Escape, or another place was pressed."""

    left = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setAccessibleName("Note")
        self.setPlaceholderText("Why so, for the memo's table")
        self.setTabChangesFocus(True)
        high = theme.metrics("body").lineSpacing() * 3 + 10
        self.setStyleSheet(f"min-height: {high}px; max-height: {high}px; padding: 2px 4px;")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave with Ctrl+Enter or Escape."""
        if event.key() == Qt.Key.Key_Escape or (
            event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            and event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            self.clearFocus()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that the words are to be kept."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()
