"""Bodies, meetings and items are made once and found again."""

import pytest
from sqlalchemy import func, select

from council_desk.errors import ConflictError, RefusedError
from council_desk.operations.agenda import (
    add_body,
    add_item,
    add_meeting,
    agenda_number,
    edit_item,
    find_or_add_item,
    kind_in_title,
    set_cutoff,
)
from council_desk.queries.agenda import agenda, item_head
from council_desk.records.agenda import Body, Item, Meeting
from council_desk.store.store import Store


def test_a_body_and_a_meeting_are_made_once(store: Store) -> None:
    with store.change("Add a meeting") as session:
        first = add_meeting(session, "City Council", "2026-04-28")
        assert add_meeting(session, "City Council", "2026-04-28") == first
        assert add_meeting(session, "City Council", "2026-05-12") != first
        assert add_body(session, "City Council") == session.scalar(select(Body.id))
        assert session.scalar(select(func.count()).select_from(Body)) == 1


def test_two_meetings_of_one_day_differ_by_their_start(store: Store) -> None:
    with store.change("Add meetings") as session:
        morning = add_meeting(session, "City Council", "2026-04-28", "09:00")
        assert add_meeting(session, "City Council", "2026-04-28", "18:00") != morning


def test_the_cut_off_of_a_meeting(store: Store) -> None:
    with store.change("Add a meeting") as session:
        meeting = add_meeting(session, "City Council", "2026-04-28")
        set_cutoff(session, meeting, "2026-04-27T19:00:00Z")
    assert store.ask(agenda).meetings[0].cutoff_at == "2026-04-27T19:00:00Z"


def test_a_number_is_on_a_meeting_once(store: Store) -> None:
    with store.change("Add items") as session:
        meeting = add_meeting(session, "City Council", "2026-04-28")
        add_item(session, meeting, "29", title="Resolution on pool hours")
        with pytest.raises(RefusedError, match="already has an item 29"):
            add_item(session, meeting, "29")


def test_items_of_one_file_number_share_a_matter(store: Store) -> None:
    with store.change("Add items") as session:
        april = add_item(session, add_meeting(session, "City Council", "2026-04-28"), "29", file_number="2026-0100")
        may = add_item(session, add_meeting(session, "City Council", "2026-05-12"), "7", file_number="2026-0100")
        other = add_item(session, add_meeting(session, "City Council", "2026-05-12"), "8")
    matters = [store.ask(item_head, item).matter_id for item in (april, may, other)]
    assert matters[0] == matters[1] != matters[2]


def test_a_title_tells_the_kind() -> None:
    assert kind_in_title("Resolution: longer pool hours") == "resolution"
    assert kind_in_title("An ordinance amending the resolution of May") == "ordinance"
    assert kind_in_title("Pool hours") == ""


def test_what_is_missing_is_made_and_what_is_there_is_found(store: Store) -> None:
    with store.change("Import") as session:
        made = find_or_add_item(session, "29", meeting="2026-04-28", body=None, title="Pool hours")
        assert find_or_add_item(session, "29", meeting=None, body=None) == made
        assert find_or_add_item(session, "29", meeting="2026-05-12", body=None) != made
        assert find_or_add_item(session, "29", meeting="2026-04-28", body="Library Board") != made
    meetings = store.ask(agenda).meetings
    assert [(m.body, m.date) for m in meetings] == [
        ("City Council", "2026-04-28"),
        ("Library Board", "2026-04-28"),
        ("City Council", "2026-05-12"),
    ]


def test_more_than_one_that_fits_is_refused_with_a_list(store: Store) -> None:
    with store.change("Add items") as session:
        for date in ("2026-04-28", "2026-05-12"):
            find_or_add_item(session, "29", meeting=date, body=None, title=f"Pool hours {date}")
    with pytest.raises(RefusedError, match=r"2026-04-28.*2026-05-12.*--meeting"), store.change("Import") as session:
        find_or_add_item(session, "29", meeting=None, body=None)


@pytest.mark.parametrize(
    ("given", "number"),
    [
        ("29", "29"),
        ("Item 29", "29"),
        ("Agenda Item #29 - Bike lanes", "29"),
        ("12A. Consent", "12A"),
        ("B-4", "B-4"),
        ("7.2 Zoning", "7.2"),
        ("Punto 5", "5"),
        ("", None),
        ("Not on agenda", None),
        ("General comment", None),
    ],
)
def test_the_number_in_an_item_column(given: str, number: str | None) -> None:
    assert agenda_number(given) == number


def test_an_edit_on_top_of_someone_else_s_edit_is_a_conflict(store: Store) -> None:
    with store.change("Add an item") as session:
        item = add_item(session, add_meeting(session, "City Council", "2026-04-28"), "29", title="Pools")
        version = session.get_one(Item, item).version
    with store.change("Edit an item") as session:
        edit_item(session, item, version, title="Pool hours", short_title="Pools")
    assert store.ask(item_head, item).title == "Pool hours"
    with pytest.raises(ConflictError), store.change("Edit an item") as session:
        edit_item(session, item, version, title="Something else")
    assert store.ask(item_head, item).title == "Pool hours"


def test_items_and_meetings_made_by_mistake_are_undone(store: Store) -> None:
    with store.change("Add an item") as session:
        find_or_add_item(session, "29", meeting="2026-04-28", body=None)
    store.undo()
    assert store.ask(agenda).meetings == ()
    assert store.ask(lambda session: session.scalar(select(func.count()).select_from(Meeting))) == 0
