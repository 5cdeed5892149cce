"""A draft is brought in: pasted or read from a file, looked at as clauses, named, and only then stored."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QStackedLayout,
)

from council_desk.errors import DeskError
from council_desk.ui.desk import Desk
from council_desk.ui.jobs import LongWork
from council_desk.ui.parts.button import Button
from council_desk.ui.parts.choice import Choice
from council_desk.ui.parts.label import KeyHints, Label, Surface
from council_desk.ui.parts.layout import column, row
from council_desk.ui.parts.tip import plain_tip
from council_desk.ui.words import count_of

if TYPE_CHECKING:
    from council_desk.operations.policy import PolicyProposal
    from council_desk.queries.policy import DraftLine

FORCES = (
    ("ordinance", "Ordinance, binding"),
    ("resolution", "Resolution, a direction"),
    ("platform", "Platform, a position"),
    ("administrative policy", "Administrative policy, a rule for staff"),
)
FORMATS = "Word, PDF or text"
PASTED = "Pasted text"


class AddDraft(Surface):
    """`store_wanted` carries (proposal, name, force or None); `left` that no draft is added after all."""

    store_wanted = Signal(object, str, object)
    file_wanted = Signal()
    left = Signal()
    shown = Signal()
    """There is something to look at: a proposal, or what was wrong with a file."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.theme)
        self._desk = desk
        self.proposal: PolicyProposal | None = None
        self._free = "Draft 1"
        theme = desk.theme
        self.text = _PasteBox(self)
        self.cut = Button(theme, "Cut into clauses", "filled", icon="scissors", tip="Ctrl+Enter")
        self.file = Button(theme, "Choose a file…", icon="file-down", tip=FORMATS)
        self.cancel = Button(theme, "Cancel", tip="Esc")
        self._problem = Label(theme, "", "body", "error", wrap=True)
        self.name = QLineEdit()
        self.name.setAccessibleName("Name of the draft")
        self.force = Choice(theme, "What the text is")
        self.clauses = QListWidget()
        self.clauses.setAccessibleName("Clauses")
        self.clauses.setFrameShape(QFrame.Shape.NoFrame)
        self.clauses.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.clauses.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._title = Label(theme, "", "name", wrap=True)
        self._refused = Label(theme, "", "body", "error", wrap=True)
        self.store = Button(theme, "Add the draft", "filled", icon="check", tip="Ctrl+Enter")
        self.back = Button(theme, "Back", icon="arrow-left")
        self._pages = QStackedLayout(self)
        self._pages.addWidget(self._paste_page())
        self._pages.addWidget(self._look_page())
        self._connect()

    @property
    def problem(self) -> str:
        """What the page says is wrong, or nothing."""
        said = self._refused if self._pages.currentIndex() else self._problem
        return "" if said.isHidden() else said.text()

    def begin(self, drafts: Sequence[DraftLine]) -> None:
        """Start with an empty box; `drafts` are those the item has."""
        taken = {draft.name for draft in drafts}
        self._free = next(f"Draft {n}" for n in range(1, len(taken) + 2) if f"Draft {n}" not in taken)
        self.proposal = None
        self.name.clear()
        self.text.clear()
        self._problem.hide()
        self._pages.setCurrentIndex(0)

    def read_text(self, text: str) -> None:
        """Cut a pasted text into clauses."""

        def work(long: LongWork) -> PolicyProposal:
            made: PolicyProposal = long.call("prepare_policy", PASTED, text)
            return made

        if not self.text.toPlainText().strip():
            self.text.setPlainText(text)
        self._desk.jobs.think(self, "Cutting into clauses", work, self._look, self._could_not, key="policy")

    def read_file(self, path: Path) -> None:
        """Read a file and cut it into clauses."""

        def work(long: LongWork) -> PolicyProposal:
            try:
                data = path.read_bytes()
            except OSError as problem:
                why = problem.strerror or type(problem).__name__
                message = f"{path.name} could not be opened ({why}). Nothing was stored. Check the file."
                raise DeskError(message) from None
            reading = long.read_file(path.name, data, None, "policy")
            made: PolicyProposal = long.call("prepare_policy", path.name, reading, data)
            return made

        self._desk.jobs.think(self, f"Reading {path.name}", work, self._look, self._could_not, key="policy")

    def refuse(self, problem: DeskError) -> None:
        """Say why the draft was not stored; everything stays."""
        self._refused.setText(str(problem))
        self._refused.show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter goes on, Escape leaves."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            (self._store if self._pages.currentIndex() else self._cut)()
        elif event.key() == Qt.Key.Key_Escape:
            (self._go_back if self._pages.currentIndex() else self.left.emit)()
        else:
            super().keyPressEvent(event)

    def _cut(self) -> None:
        if self.text.toPlainText().strip():
            self.read_text(self.text.toPlainText())
        else:
            self._say("Paste the draft first, or choose a file.")

    def _look(self, proposal: PolicyProposal) -> None:
        self.proposal = proposal
        cut = proposal.cut
        self._title.setText(cut.title or proposal.name)
        self._found.setText(f"{count_of(len(cut.clauses), 'clause')} found in {proposal.name}. Nothing is stored yet.")
        self.name.setPlaceholderText(self._free)
        self.store.setText(f"Add {self.name.text().strip() or self._free}")
        self.force.clear()
        words = dict(FORCES)
        as_said = f"As the text says: {words[cut.force].split(',')[0].lower()}" if cut.force in words else "Not said"
        self.force.addItem(as_said, None)
        for value, said in FORCES:
            self.force.addItem(said, value)
        self.clauses.clear()
        for clause in cut.clauses:
            item = QListWidgetItem(f"{clause.citation}   {' '.join(f'{clause.heading} {clause.text}'.split())}")
            item.setToolTip(plain_tip(clause.text[:400]))
            self.clauses.addItem(item)
        self._refused.hide()
        self._pages.setCurrentIndex(1)
        self.shown.emit()
        self.name.setFocus()

    def _could_not(self, problem: DeskError) -> None:
        self._pages.setCurrentIndex(0)
        self._say(str(problem))
        self.shown.emit()

    def _say(self, words: str) -> None:
        self._problem.setText(words)
        self._problem.show()

    def _go_back(self) -> None:
        self._problem.hide()
        self._pages.setCurrentIndex(0)
        self.text.setFocus()

    def _store(self) -> None:
        if self.proposal is not None:
            name = " ".join(self.name.text().split()) or self._free
            self.store_wanted.emit(self.proposal, name, self.force.currentData())

    def _connect(self) -> None:
        self.cut.clicked.connect(self._cut)
        self.file.clicked.connect(self.file_wanted)
        self.cancel.clicked.connect(self.left)
        self.back.clicked.connect(self._go_back)
        self.store.clicked.connect(self._store)
        self.name.textChanged.connect(lambda words: self.store.setText(f"Add {words.strip() or self._free}"))

    def _paste_page(self) -> Surface:
        theme, page = self._desk.theme, Surface(self._desk.theme)
        layout = column(page, (24, 18, 24, 16), 10)
        layout.addWidget(Label(theme, "Add a draft of the policy", "name"))
        words = "Paste the draft here, choose a file, or drop one. It is cut into numbered clauses."
        layout.addWidget(Label(theme, words, "body", "text2", wrap=True))
        layout.addWidget(self._problem)
        layout.addWidget(self.text, 1)
        foot = row(None, gap=8)
        foot.addWidget(KeyHints(theme, (("Ctrl+Enter", "cut into clauses"), ("Esc", "cancel"))))
        foot.addStretch(1)
        for button in (self.cancel, self.file, self.cut):
            foot.addWidget(button)
        layout.addLayout(foot)
        self._problem.hide()
        return page

    def _look_page(self) -> Surface:
        theme, page = self._desk.theme, Surface(self._desk.theme)
        layout = column(page, (24, 18, 24, 16), 10)
        layout.addWidget(self._title)
        self._found = Label(theme, "", "body", "text2", wrap=True)
        layout.addWidget(self._found)
        grid = QGridLayout()
        grid.setContentsMargins(0, 4, 0, 4)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        for at, (words, field) in enumerate((("Name of the draft", self.name), ("What it is", self.force))):
            grid.addWidget(Label(theme, words, "body", "text2"), at, 0)
            field.setMaximumWidth(theme.scaled(360))
            grid.addWidget(field, at, 1)
        grid.setColumnStretch(2, 1)
        grid.setColumnMinimumWidth(1, theme.scaled(280))
        layout.addLayout(grid)
        layout.addWidget(self._refused)
        layout.addWidget(self.clauses, 1)
        foot = row(None, gap=8)
        foot.addWidget(KeyHints(theme, (("Ctrl+Enter", "add the draft"), ("Esc", "back"))))
        foot.addStretch(1)
        foot.addWidget(self.back)
        foot.addWidget(self.store)
        layout.addLayout(foot)
        self._refused.hide()
        theme.changed.connect(self._restyle)
        self._restyle()
        return page

    def _restyle(self) -> None:
        theme, shades = self._desk.theme, self.clauses.palette()
        for group in (shades.ColorGroup.Active, shades.ColorGroup.Inactive):
            shades.setColor(group, shades.ColorRole.Base, theme.color("canvas"))
            shades.setColor(group, shades.ColorRole.Text, theme.color("text"))
            shades.setColor(group, shades.ColorRole.Highlight, theme.color("sel"))
            shades.setColor(group, shades.ColorRole.HighlightedText, theme.color("text"))
        self.clauses.setPalette(shades)
        self.clauses.setFont(theme.font("letter-small"))
        self.clauses.setSpacing(2)


class _PasteBox(QPlainTextEdit):
    """Takes words only; Ctrl+Enter and Escape go on to the page."""

    def __init__(self, owner: AddDraft) -> None:
        super().__init__()
        self._owner = owner
        self.setAccessibleName("Text of the draft")
        self.setPlaceholderText("Paste the draft of the policy here")
        self.setAcceptDrops(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the page's keys to the page."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() == Qt.Key.Key_Escape or (enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier):
            event.ignore()
        else:
            super().keyPressEvent(event)
