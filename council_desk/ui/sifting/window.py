"""Accept suggestions together: like ones in groups, those sure enough with one key, wrong ones tagged on the way."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QWidget

from council_desk.ui.comments.keys import stance_key
from council_desk.ui.desk import Desk
from council_desk.ui.halves import Halves
from council_desk.ui.parts.button import Button
from council_desk.ui.parts.label import KeyHints, Label
from council_desk.ui.parts.layout import column, row
from council_desk.ui.screen import Screen
from council_desk.ui.sifting.rows import (
    ROW_ROLE,
    GroupDelegate,
    GroupRow,
    LetterDelegate,
    LetterRow,
    RowsModel,
    RowsView,
    group_rows,
    letter_rows,
)
from council_desk.ui.words import STANCE_WORDS, count_of

if TYPE_CHECKING:
    from council_desk.errors import DeskError
    from council_desk.queries.waiting_groups import Waiting
    from council_desk.store.store import Store

LINES = (0, 50, 60, 70, 80, 90, 95)
USUAL_LINE = 90


def open_sift(screen: Screen) -> SiftWindow | None:
    """Open what waits on the screen's item, to be accepted together; None where the screen shows no item."""
    if screen.item_id is None:
        return None
    made = SiftWindow(screen.desk, screen.item_id, screen)
    made.accepted_some.connect(screen.changed)
    made.letter_wanted.connect(lambda comment: screen.wanted.emit("Comments", comment))
    made.show()
    return made


class SiftWindow(QDialog):
    """`accepted_some` tells what was accepted, for the strip; everything is one change, so one Undo takes it back.
    `letter_wanted`: a comment to be read in full; the window stays open beside it.
    """

    accepted_some = Signal(str)
    letter_wanted = Signal(int)

    def __init__(self, desk: Desk, item_id: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.desk = desk
        self.item_id = item_id
        self.line = USUAL_LINE
        self._waiting: Waiting | None = None
        self._accepting = False
        theme = desk.theme
        self.setWindowTitle("Accept suggestions")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(theme.scaled(920), theme.scaled(620))
        self.groups_model, self.letters_model = RowsModel(self), RowsModel(self)
        self._letter_delegate = LetterDelegate(theme)
        groups = GroupDelegate(theme, self.groups_model)
        self.groups = RowsView(theme, self.groups_model, "Groups of suggestions", groups, many=False)
        self.letters = RowsView(theme, self.letters_model, "Letters of the group", self._letter_delegate, many=True)
        self._about = Label(theme, "", "body", "text2", wrap=True)
        self.lines = [Button(theme, "All" if not line else f"{line} %", "segment") for line in LINES]
        self.accept_button = Button(theme, "Accept", "filled", key="Enter")
        self._lay_out()
        self._connect()
        self.setFocusProxy(self.groups)
        self.groups.setFocus()
        self.reload()

    def reload(self) -> None:
        """Ask what waits."""
        item_id = self.item_id

        def question(store: Store) -> Waiting:
            from council_desk.queries.waiting_groups import waiting_groups

            return store.ask(waiting_groups, item_id)

        self.desk.jobs.read(self, "waiting", question, self._take)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits tick groups of one stance, or tag the letters selected; Space, J, K, E; the arrows move the line."""
        pressed = stance_key(event)
        among_letters = self.focusWidget() is self.letters
        view = self.letters if among_letters else self.groups
        acts: dict[Qt.Key, Callable[[], object]] = {
            Qt.Key.Key_J: lambda: view.step(1),
            Qt.Key.Key_K: lambda: view.step(-1),
            Qt.Key.Key_Space: self.letters.pick if among_letters else self.tick,
            Qt.Key.Key_E: (self.groups if among_letters else self.letters).enter,
            Qt.Key.Key_O: self.open_letter,
            Qt.Key.Key_Left: lambda: self._move_line(-1),
            Qt.Key.Key_Right: lambda: self._move_line(1),
            Qt.Key.Key_0: lambda: self.set_line(0),
            Qt.Key.Key_Return: self.accept_ticked,
            Qt.Key.Key_Enter: self.accept_ticked,
        }
        act = acts.get(Qt.Key(event.key()))
        if pressed is not None:
            self._tag(pressed[0]) if among_letters else self._tick_stance(pressed[0])
        elif event.key() == Qt.Key.Key_A and among_letters:
            self.letters.selectAll()
        elif event.key() == Qt.Key.Key_A:
            self._tick([row.key for row in self._groups() if not row.whole])
        elif act is not None:
            act()
        else:
            super().keyPressEvent(event)

    def tick(self) -> None:
        """Tick the chosen group, or no more."""
        chosen = [row for row in self.groups.chosen() if isinstance(row, GroupRow)]
        if any(row.whole for row in chosen):
            chosen = [row for row in self._groups() if row.group is not None]
        self._tick([row.key for row in chosen])

    def open_letter(self) -> None:
        """Show the chosen letter in full."""
        index = self.letters.currentIndex()
        row = index.data(ROW_ROLE) if index.isValid() else None
        if isinstance(row, LetterRow) and row.comment_id is not None:
            self.letter_wanted.emit(row.comment_id)

    def set_line(self, line: int) -> None:
        """Accept only what is at least this sure, in per cent."""
        self.line = line
        self._letter_delegate.line = line / 100
        for button, of in zip(self.lines, LINES, strict=True):
            button.setChecked(of == line)
        self._show_groups()

    def accept_ticked(self) -> None:
        """Accept everything ticked that is sure enough: campaigns, then stances."""
        ticked = self._ticked()
        if self._accepting:
            return
        if not any(row.sure for row in ticked):
            self._about.setText("Nothing ticked is that sure. Move the line with the arrow keys, or tick other groups.")
            return
        keys = {row.key for row in ticked if row.group is not None}
        only = ["stances", *(["campaigns"] if len(keys) < len(ticked) else [])]
        item_id, who, at_least = self.item_id, self.desk.who, self.line / 100

        def operation(session: Any) -> Any:
            from council_desk.operations.accepting import accept_suggestions

            return accept_suggestions(session, item_id, who, at_least, only, keys)

        title = f"Accepted suggestions at least {self.line} % sure" if self.line else "Accepted suggestions"
        self._accepting = True
        self._show_button()
        self.desk.jobs.write(self, title, operation, self._accepted, self._failed, shown=True)

    def _failed(self, problem: DeskError) -> None:
        self._accepting = False
        self._show_button()
        self._about.setText(str(problem))

    def _accepted(self, done: Any) -> None:
        parts = [count_of(done.campaigns, "campaign")] if done.campaigns else []
        parts += [count_of(done.stances, "stance")] if done.stances or not parts else []
        self.accepted_some.emit(f"Accepted {' and '.join(parts)}")
        self.close()

    def _tag(self, stance: str) -> None:
        """Give the selected letters another stance than the suggested one."""
        ids = [row.comment_id for row in self.letters.chosen() if isinstance(row, LetterRow) and row.comment_id]
        if not ids:
            return
        who = self.desk.who

        def operation(session: Any) -> int:
            from council_desk.operations.tagging import set_stance

            return set_stance(session, ids, stance, who)

        title = f"Tagged {count_of(len(ids), 'comment')} as {STANCE_WORDS[stance].lower()}"
        self.desk.jobs.write(self, title, operation, lambda _changed: self.reload())

    def _tick_stance(self, stance: str) -> None:
        self._tick([row.key for row in self._groups() if row.stance == stance])

    def _tick(self, keys: list[tuple[str, str]]) -> None:
        if keys:
            self.groups_model.toggle(keys)
            self._show_button()

    def _move_line(self, by: int) -> None:
        at = LINES.index(self.line) + by
        if 0 <= at < len(LINES):
            self.set_line(LINES[at])

    def _ticked(self) -> list[GroupRow]:
        """The ticked rows that can be accepted: campaigns, and groups."""
        return [row for row in self._groups() if not row.whole and row.key not in self.groups_model.off]

    def _groups(self) -> list[GroupRow]:
        return [row for row in self.groups_model.rows if isinstance(row, GroupRow)]

    def _take(self, waiting: Waiting) -> None:
        self._waiting = waiting
        self.set_line(self.line)

    def _show_groups(self) -> None:
        if self._waiting is None:
            return
        at, before = (
            self.groups.currentIndex().row(),
            [row.key for row in self.groups.chosen() if isinstance(row, GroupRow)],
        )
        rows = group_rows(self._waiting.campaigns, self._waiting.groups, self.line / 100)
        self.groups_model.show(rows)
        kept = next((place for place, each in enumerate(rows) if each.key in before), at)
        self.groups.go_to(kept)
        self._show_letters()
        texts = sum(group.texts for group in self._waiting.groups)
        comments = sum(len(group.comments) for group in self._waiting.groups)
        self._about.setText(
            f"{count_of(len(self._waiting.campaigns), 'campaign waits', 'campaigns wait')}, and "
            f"{count_of(comments, 'comment')} of their own ({count_of(texts, 'different text')}). Behind each group "
            f"stands how many of it are {f'at least {self.line} % sure' if self.line else 'there'}."
            if rows
            else "No suggestion of a stance or a campaign waits on this item."
        )
        self._show_button()

    def _show_letters(self) -> None:
        chosen = self.groups.chosen()
        at, focused = self.letters.currentIndex().row(), self.focusWidget() is self.letters
        first = chosen[0] if chosen and isinstance(chosen[0], GroupRow) else None
        self.letters_model.show(letter_rows(first, self.line / 100))
        if focused:
            self.letters.go_to(at)

    def _show_button(self) -> None:
        if self._accepting:
            self.accept_button.setText("Accepting …")
            self.accept_button.setEnabled(False)
            return
        ticked = self._ticked()
        campaigns = sum(row.sure for row in ticked if row.group is None)
        comments = sum(row.sure for row in ticked if row.group is not None)
        parts = [count_of(campaigns, "campaign")] if campaigns else []
        parts += [count_of(comments, "comment")] if comments or not parts else []
        self.accept_button.setText(f"Accept {' and '.join(parts)}")
        self.accept_button.setEnabled(bool(campaigns or comments))

    def _lay_out(self) -> None:
        theme = self.desk.theme
        layout = column(self, (20, 18, 20, 16), 12)
        layout.addWidget(Label(theme, "Accept suggestions", "name"))
        layout.addWidget(self._about)
        line = row(None, gap=4)
        line.addWidget(Label(theme, "At least this sure", "body", "text2"))
        line.addSpacing(8)
        for button in self.lines:
            line.addWidget(button)
        line.addStretch(1)
        line.addWidget(KeyHints(theme, (("←", ""), ("→", "line"), ("1", "–"), ("7", "tick a stance"), ("A", "all"))))
        layout.addLayout(line)
        halves = Halves(self.desk, "sifting", self.groups, self.letters, (theme.scaled(380), theme.scaled(500)))
        layout.addWidget(halves, 1)
        foot = row(None, gap=8)
        foot.addWidget(
            KeyHints(
                theme, (("Space", "tick, pick"), ("E", "letters"), ("O", "open"), ("1", "–"), ("7", "tag a letter"))
            )
        )
        foot.addStretch(1)
        cancel = Button(theme, "Cancel")
        cancel.clicked.connect(self.reject)
        foot.addWidget(cancel)
        foot.addWidget(self.accept_button)
        layout.addLayout(foot)

    def _connect(self) -> None:
        self.groups.selectionModel().currentChanged.connect(lambda *_: self._show_letters())
        self.groups.clicked.connect(lambda _index: self._show_letters())
        self.groups.doubleClicked.connect(lambda _index: self.tick())
        self.letters.doubleClicked.connect(lambda _index: self.open_letter())
        self.accept_button.clicked.connect(self.accept_ticked)
        for button, line in zip(self.lines, LINES, strict=True):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(lambda _checked=False, wanted=line: self.set_line(wanted))
