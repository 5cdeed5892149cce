"""Going on to the next comment that is not done, and keys that come faster than the comments."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent

from council_desk.ui.comments.rows import Rows
from council_desk.ui.desk import Desk

if TYPE_CHECKING:
    from council_desk.errors import DeskError
    from council_desk.queries.comments import CommentDetail
    from council_desk.store.store import Store


SEEN = 100
"""So many rows further down are looked at before the office is asked for the next that is not done."""


class Onward(QObject):
    """`shown` gives the comment in the pane, `act` does what a key asks for."""

    said = Signal(str)

    def __init__(
        self,
        desk: Desk,
        rows: Rows,
        shown: Callable[[], CommentDetail | None],
        act: Callable[[QKeyEvent], object],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._rows = rows
        self._shown = shown
        self._act = act
        self._going_on = False
        self._ahead: list[QKeyEvent] = []

    def stay(self) -> None:
        """Go nowhere, and forget keys that wait for it."""
        self._going_on = False
        self._ahead.clear()

    def keeps(self, event: QKeyEvent) -> bool:
        """Keep a key that comes faster than the comments, so that no tag falls on the comment before; whether it is."""
        only_moves = event.key() in (Qt.Key.Key_J, Qt.Key.Key_K) and not self._going_on and not self._ahead
        waits = bool(self._ahead) or (self._catching_up() and not only_moves)
        if waits:
            self._ahead.append(event.clone())
        return waits

    def act_on_waiting(self) -> None:
        """Do what the kept keys ask for, as far as their comments have come."""
        while self._ahead and not self._catching_up():
            self._act(self._ahead.pop(0))

    def go_on(self, here: int) -> None:
        """Go to the next comment that is not done, from the last to the first.

        Where the rows that follow are on screen the next one is known; only else the office is asked.
        """
        rows = self._rows
        near = self._next_seen(here)
        if near is not None:
            rows.table.go_to_row(near)
            return
        wanted = replace(rows.filters.filter, done=False)

        def question(store: Store) -> int | None:
            from council_desk.queries.comment_table import comment_ids

            open_ids = set(store.ask(comment_ids, wanted).ids) - {here}
            shown = list(rows.model.ids)
            at = shown.index(here) + 1 if here in shown else 0
            return next((each for each in (*shown[at:], *shown[:at]) if each in open_ids), None)

        def failed(problem: DeskError) -> None:
            self.stay()
            self._desk.jobs.failed.emit(problem)

        self._going_on = True
        self._desk.jobs.read(self, "next", question, self._arrive, failed)

    def _next_seen(self, here: int) -> int | None:
        """The row of the next comment that is not done, as far down as the rows are known without asking."""
        model = self._rows.model
        first = model.row_of(here) + 1
        for row in range(first, min(first + SEEN, model.rowCount()) if first else 0):
            line = model.known_line(row)
            if line is None:
                return None
            if not line.done:
                return row
        return None

    def _catching_up(self) -> bool:
        """Whether another comment is the current one than the pane shows, or soon will be."""
        table, shown = self._rows.table, self._shown()
        here = table.current_id()
        alone = table.selected_count() <= 1
        return self._going_on or (alone and here is not None and (shown is None or shown.id != here))

    def _arrive(self, comment_id: int | None) -> None:
        self._going_on = False
        if comment_id is None:
            self.stay()
            self.said.emit("Every comment shown here is done.")
        else:
            self._rows.table.go_to(comment_id)
        self.act_on_waiting()
