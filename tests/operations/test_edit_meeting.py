"""A meeting's start and packet cut-off."""

import pytest

from council_desk.errors import NotFoundError, RefusedError
from council_desk.operations.agenda import add_meeting
from council_desk.operations.edit_meeting import edit_meeting
from council_desk.queries.agenda import agenda
from council_desk.store.store import Store

CUTOFF = "2026-04-27T19:00:00Z"


def edit(store: Store, meeting: int, start: str, cutoff: str | None = None) -> None:
    with store.change("Set the times of a meeting") as session:
        edit_meeting(session, meeting, start, cutoff)


def test_start_and_cut_off_are_set_and_taken_away(store: Store) -> None:
    with store.change("Add a meeting") as session:
        meeting = add_meeting(session, "City Council", "2026-04-28")
    edit(store, meeting, "18:00", CUTOFF)
    (line,) = store.ask(agenda).meetings
    assert (line.start_time, line.cutoff_at) == ("18:00", CUTOFF)
    edit(store, meeting, "", None)
    (line,) = store.ask(agenda).meetings
    assert (line.start_time, line.cutoff_at) == ("", None)
    store.undo()
    assert store.ask(agenda).meetings[0].cutoff_at == CUTOFF


def test_times_that_cannot_be_are_refused(store: Store) -> None:
    with store.change("Add meetings") as session:
        add_meeting(session, "City Council", "2026-04-28", "09:00")
        evening = add_meeting(session, "City Council", "2026-04-28", "18:00")
    for start in ("6 pm", "24:00", "18:60"):
        with pytest.raises(RefusedError, match="no time of day"):
            edit(store, evening, start)
    with pytest.raises(RefusedError, match="another meeting at this time"):
        edit(store, evening, "09:00")
    with pytest.raises(NotFoundError):
        edit(store, 999, "")
