"""What the keys do while several comments are selected: tag all, and say what was done and what was left alone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from council_desk.ui.comments.several import MOST, SeveralPane
from council_desk.ui.comments.table import CommentsTable
from council_desk.ui.comments.tagging import Tagging
from council_desk.ui.desk import Desk
from council_desk.ui.words import STANCE_WORDS, count_of

if TYPE_CHECKING:
    from council_desk.queries.comments import CommentLine
    from council_desk.store.store import Store


class ManyTags(QObject):
    """Acts on the selected comments. `changed` tells the strip what a change did; `said` what changed nothing."""

    changed = Signal(str)
    said = Signal(str)

    def __init__(self, desk: Desk, table: CommentsTable, pane: SeveralPane, tagging: Tagging, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._table = table
        self._pane = pane
        self._tagging = tagging
        self._last_stance = ""
        self._lines: tuple[CommentLine, ...] = ()
        pane.change_decided.connect(self.change_decided)

    @property
    def there(self) -> bool:
        """Whether several comments are selected."""
        return self._table.selected_count() > 1

    def show(self) -> None:
        """Show how many are selected; where they stand follows."""
        self._lines = ()
        self._last_stance = ""
        self._pane.show_count(self._table.selected_count())
        self.ask()

    def ask(self) -> None:
        """Ask where the selected comments stand."""
        ids = self._table.selected_ids() if self._table.selected_count() <= MOST else []

        def question(store: Store) -> tuple[CommentLine, ...]:
            from council_desk.queries.comment_table import comment_lines

            return store.ask(comment_lines, ids)

        if ids:
            self._desk.jobs.read(self, "selected", question, self._take)

    def tag(self, stance: str, also_decided: bool = False, also_done: bool = False) -> None:
        """Give all of them a stance; those already decided are left alone unless `also_decided`."""
        ids = self._table.selected_ids()
        self._last_stance = stance

        def then(tagged: int) -> None:
            left = 0 if also_decided else len(ids) - tagged
            self._pane.show_left_alone(tagged, left)
            words = _of(tagged, len(ids))
            done = ", all done" if also_done else ""
            alone = f"; {left:,} decided already, left alone (Y: those too)" if left else ""
            self._tell(f"Tagged {words} as {STANCE_WORDS[stance].lower()}{done}{alone}", bool(tagged) or also_done)

        self._tagging.stances(ids, stance, also_decided, then, also_done)

    def change_decided(self) -> None:
        """Give the last stance to those already decided too."""
        if self._last_stance and self._pane.left_alone:
            self.tag(self._last_stance, also_decided=True)
        else:
            self.said.emit("A stance key tags all; Y then changes those too that were decided already.")

    def done(self, done: bool = True) -> None:
        """Say that a person is done with all of them, or not."""
        ids = self._table.selected_ids()

        def then(marked: Sequence[int]) -> None:
            left = len(ids) - len(marked)
            words = "done" if done else "not done"
            alone = f"; {left:,} were so before" if left else ""
            self._tell(f"Marked {_of(len(marked), len(ids))} as {words}{alone}", bool(marked))

        self._tagging.done(ids, done, count_of(len(ids), "comment"), then)

    def reply_owed(self) -> None:
        """Say that all of them are owed a reply; where all are, that none is."""
        ids = self._table.selected_ids()
        owed = not (len(self._lines) == len(ids) and all(line.reply_owed for line in self._lines))

        def then(marked: Sequence[int]) -> None:
            left = len(ids) - len(marked)
            alone = f"; {left:,} were so before" if left else ""
            words = "A reply is owed" if owed else "No reply is owed"
            self._tell(f"{words} to {_of(len(marked), len(ids))}{alone}", bool(marked))

        self._tagging.reply_owed(ids, owed, count_of(len(ids), "comment"), then)

    def accept(self, also_done: bool = False) -> None:
        """Accept the stance suggested for each of them; those decided or without one are left alone."""
        self._suggestions(accept=True, also_done=also_done)

    def reject(self) -> None:
        """Reject the stances suggested for them."""
        self._suggestions(accept=False, also_done=False)

    def _suggestions(self, *, accept: bool, also_done: bool) -> None:
        ids = self._table.selected_ids()

        def then(changed: int) -> None:
            left = len(ids) - changed
            words = "Accepted" if accept else "Rejected"
            alone = f"; {left:,} left alone, decided or without a suggestion" if left else ""
            done = ", all done" if also_done else ""
            self._tell(
                f"{words} the suggested stances of {_of(changed, len(ids))}{done}{alone}", bool(changed) or also_done
            )

        self._tagging.suggestions(ids, accept, also_done, then)

    def _tell(self, words: str, changed: bool) -> None:
        """Say what a key did; where it changed nothing, no Undo may stand beside it: it would take back older work."""
        (self.changed if changed else self.said).emit(words)

    def _take(self, lines: tuple[CommentLine, ...]) -> None:
        self._lines = lines
        if self.there:
            self._pane.show_lines(lines)


def _of(some: int, whole: int) -> str:
    return f"{some:,} of {count_of(whole, 'comment')}" if some < whole else f"{some:,} comments"
