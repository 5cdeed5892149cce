"""An agenda comes in from a file, and comes again."""

import pytest
from packets import POOL, listed, taken
from small_office import everything

from council_desk.errors import RefusedError
from council_desk.operations.add_agenda import AgendaAdded, AgendaItem, AgendaMeeting, add_agenda
from council_desk.operations.agenda import add_meeting, find_or_add_item
from council_desk.queries.agenda import MeetingLine, agenda
from council_desk.store.store import Store

POOLS = AgendaItem("29", "Ordinance: longer pool hours", "2026-0142", "Ordinance")
BENCHES = AgendaItem("12A", "Bench repairs", "2026-0077", "Consent Item")
APRIL = AgendaMeeting("City Council", "2026-04-28", "18:00", (BENCHES, POOLS, AgendaItem("", "CONSENT CALENDAR")))


def add(store: Store, *meetings: AgendaMeeting) -> AgendaAdded:
    with store.change("Add a meeting from a file") as session:
        return add_agenda(session, meetings)


def lines(meeting: MeetingLine) -> list[tuple[str, str, str, str]]:
    return [(item.number, item.title, item.file_number, item.kind) for item in meeting.items]


def test_meetings_and_items_are_added_as_one_change(store: Store) -> None:
    done = add(store, APRIL, AgendaMeeting("", "2026-05-12", "", (AgendaItem("3", "Tree fees"),)))
    april, may = store.ask(agenda).meetings
    assert (april.body, april.date, april.start_time) == ("City Council", "2026-04-28", "18:00")
    assert lines(april) == [
        ("12A", "Bench repairs", "2026-0077", ""),
        ("29", "Ordinance: longer pool hours", "2026-0142", "ordinance"),
    ]
    assert (may.body, lines(may)) == ("City Council", [("3", "Tree fees", "", "")])
    assert done.summary() == (
        "2 new meetings, 3 items added, 0 brought up to date, 0 as before, 1 line without a number of its own left out"
    )
    store.undo()
    assert store.ask(agenda).meetings == ()


def test_the_same_file_again_changes_nothing(store: Store) -> None:
    add(store, APRIL)
    before = store.ask(everything)
    assert add(store, APRIL).unchanged == 2
    assert store.ask(everything) == before
    assert store.last_change is None


def test_a_later_file_updates_titles_adds_items_and_deletes_none(store: Store) -> None:
    add(store, APRIL)
    item = store.ask(agenda).meetings[0].items[1].id
    taken(store, listed(POOL), item)
    renamed = AgendaItem("30", "Ordinance: longer pool hours, first reading", "2026-0142")
    done = add(store, AgendaMeeting("City Council", "2026-04-28", "18:30", (renamed, AgendaItem("31", "Noise"))))
    (meeting,) = store.ask(agenda).meetings
    assert (done.meetings, done.added, done.updated, meeting.start_time) == (0, 1, 1, "18:30")
    assert lines(meeting) == [
        ("12A", "Bench repairs", "2026-0077", ""),
        ("30", "Ordinance: longer pool hours, first reading", "2026-0142", "ordinance"),
        ("31", "Noise", "", ""),
    ]
    assert [line.comments for line in meeting.items] == [0, 1, 0]


def test_a_meeting_made_by_an_import_is_found_again(store: Store) -> None:
    with store.change("Import") as session:
        item = find_or_add_item(session, "29", meeting="2026-04-28", body=None, title="Pool hours")
    add(store, APRIL)
    (meeting,) = store.ask(agenda).meetings
    assert (meeting.start_time, meeting.items[1].id) == ("18:00", item)
    assert lines(meeting)[1] == ("29", "Ordinance: longer pool hours", "2026-0142", "ordinance")


def test_two_meetings_of_one_day_stay_two(store: Store) -> None:
    with store.change("Add a meeting") as session:
        add_meeting(session, "City Council", "2026-04-28", "09:00")
    assert add(store, APRIL).meetings == 1
    assert len(store.ask(agenda).meetings) == 2


def test_a_number_that_stands_twice_is_taken_once(store: Store) -> None:
    done = add(store, AgendaMeeting("City Council", "2026-04-28", "", (POOLS, AgendaItem("29", "Something else"))))
    assert (done.added, done.left_out) == (1, 1)


def test_items_that_swap_their_numbers_keep_them_apart(store: Store) -> None:
    add(store, APRIL)
    swapped = (AgendaItem("29", BENCHES.title, BENCHES.file_number), AgendaItem("12A", POOLS.title, POOLS.file_number))
    add(store, AgendaMeeting("City Council", "2026-04-28", "18:00", swapped))
    found = {item.file_number: item.title for item in store.ask(agenda).meetings[0].items}
    assert found == {"2026-0077": "Bench repairs", "2026-0142": "Ordinance: longer pool hours"}


def test_a_file_without_a_dated_meeting_is_refused(store: Store) -> None:
    with pytest.raises(RefusedError, match="no meeting with a date"):
        add(store, AgendaMeeting("City Council", "", "", (POOLS,)))
    with pytest.raises(RefusedError, match="no meeting with a date"):
        add(store)
