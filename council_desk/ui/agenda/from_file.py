"""A meeting's agenda is read from a file and taken in: added and brought up to date, nothing taken away."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from council_desk.errors import DeskError
from council_desk.ui.desk import Desk
from council_desk.ui.jobs import LongWork

if TYPE_CHECKING:
    from council_desk.operations.add_agenda import AgendaAdded, AgendaMeeting
    from council_desk.ui.strip.strip import Strip


def add_from_file(desk: Desk, strip: Strip, path: Path, then: Callable[[int], object]) -> None:
    """Read the file and store what it holds as one change, which the strip tells; `then` gets the first item's id."""

    def read(long: LongWork) -> tuple[AgendaMeeting, ...]:
        try:
            data = path.read_bytes()
        except OSError as problem:
            why = problem.strerror or type(problem).__name__
            message = f"{path.name} could not be opened ({why}). Nothing was stored. Check the file."
            raise DeskError(message) from None
        found: tuple[AgendaMeeting, ...] = long.call("read_agenda", path.name, data)
        return found

    def store(meetings: tuple[AgendaMeeting, ...]) -> None:
        def operation(session: Any) -> AgendaAdded:
            from council_desk.operations.add_agenda import add_agenda

            return add_agenda(session, meetings)

        desk.jobs.write(strip, "Added a meeting from a file", operation, stored)

    def stored(done: AgendaAdded) -> None:
        parts = [part for part in done.summary().split(", ") if not part.startswith("0 ")]
        words = ", ".join(parts) or "nothing new in it"
        if done.item_ids:
            then(done.item_ids[0])
        changed = done.meetings or done.added or done.updated
        (strip.say_change if changed else strip.say)(f"{words[:1].upper()}{words[1:]}")

    desk.jobs.think(strip, f"Reading {path.name}", read, store)
