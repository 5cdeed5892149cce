"""The agenda, and finding one item in it."""

import pytest
from packets import BENCH, POOL, item_named, listed, office_with, taken
from tagged_office import tagged_office

from council_desk.errors import NotFoundError
from council_desk.operations.agenda import add_item, add_meeting
from council_desk.operations.policy import add_draft, prepare_policy
from council_desk.operations.set_aside import set_aside
from council_desk.queries.agenda import agenda, agenda_order, find_item, item_head, item_ids
from council_desk.store.store import Store


def test_an_empty_office_says_whose_it_is(store: Store) -> None:
    found = store.ask(agenda)
    assert (found.office, found.time_zone, found.meetings, found.tray) == ("Marrow Bay", "America/Los_Angeles", (), 0)


def test_meetings_by_date_and_items_by_number(store: Store) -> None:
    for number, meeting in (("12a", "2026-05-12"), ("9", "2026-05-12"), ("12", "2026-05-12"), ("29", "2026-04-28")):
        item_named(store, number, meeting)
    meetings = store.ask(agenda).meetings
    assert [(m.date, [line.number for line in m.items]) for m in meetings] == [
        ("2026-04-28", ["29"]),
        ("2026-05-12", ["9", "12", "12a"]),
    ]
    assert len(store.ask(item_ids)) == 4


def test_numbers_without_digits_come_last() -> None:
    assert sorted(["B", "10", "9a", "9"], key=agenda_order) == ["9", "9a", "10", "B"]


def test_an_item_shows_how_many_comments_count_and_how_many_want_a_tag(store: Store) -> None:
    office = tagged_office(store)
    with store.change("Set aside") as session:
        set_aside(session, [office.comments[6]], "spam")
    (line,) = store.ask(agenda).meetings[0].items
    assert (line.comments, line.untagged) == (5, 2)


def test_the_tray_counts_what_is_on_no_item(store: Store) -> None:
    taken(store, listed(POOL, BENCH), None)
    assert store.ask(agenda).tray == 2


def test_one_item_is_found_by_what_is_enough(store: Store) -> None:
    april, may = item_named(store, "29", "2026-04-28"), item_named(store, "29", "2026-05-12")
    assert store.ask(find_item, "29", "2026-04-28") == april
    assert store.ask(find_item, "29", "2026-05-12", "City Council") == may
    with pytest.raises(NotFoundError, match=r"More than one item 29 fits: .*2026-04-28.*2026-05-12.*--meeting"):
        store.ask(find_item, "29")


def test_an_item_that_is_not_there_says_what_to_do(store: Store) -> None:
    item_named(store, "29")
    for asked in (("30",), ("29", "2027-01-01"), ("29", None, "Library Board")):
        with pytest.raises(NotFoundError, match="There is no item"):
            store.ask(find_item, *asked)


def test_a_head_says_what_is_voted_on_and_which_draft(store: Store) -> None:
    item = office_with(store, POOL)
    assert store.ask(item_head, item).draft is None
    with store.change("Add a draft") as session:
        add_draft(session, item, prepare_policy("d.txt", "Section 1. The pool is open daily."), "Draft 1")
    with store.change("Add a draft") as session:
        add_draft(session, item, prepare_policy("d.txt", "Section 1. The pool is open in winter."), "Draft 2")
    head = store.ask(item_head, item)
    assert (head.number, head.title, head.body, head.meeting_date) == ("29", "Pool hours", "City Council", "2026-04-28")
    assert head.draft == "Draft 2"


def test_an_item_that_was_undone_is_gone(store: Store) -> None:
    with store.change("Add an item") as session:
        item = add_item(session, add_meeting(session, "City Council", "2026-04-28"), "29")
    store.undo()
    with pytest.raises(NotFoundError, match="no longer"):
        store.ask(item_head, item)
