"""What came after the packet cut-off is late, also where the cut-off is set or moved afterwards."""

from packets import BENCH, LIGHTS, POOL, comment, item_named, office_with
from small_office import everything
from sqlalchemy import select
from sqlalchemy.orm import Session

from council_desk.operations.agenda import add_meeting, set_cutoff
from council_desk.operations.move_comments import add_to_item, move_comments
from council_desk.records.comments import Comment, Submission
from council_desk.store.store import Store


def lateness(session: Session) -> list[bool]:
    return list(session.scalars(select(Submission.late).order_by(Submission.id)))


def move(store: Store, cutoff: str | None) -> None:
    with store.change("Set the cut-off") as session:
        set_cutoff(session, add_meeting(session, "City Council", "2026-04-28"), cutoff)


def test_lateness_follows_the_cut_off(store: Store) -> None:
    office_with(
        store,
        comment(POOL, received="4/24/2026 9:00 AM"),
        comment(LIGHTS, received="4/26/2026 6:00 PM"),
        comment(BENCH, received="some day last week"),
    )
    assert store.ask(lateness) == [False, False, False]
    move(store, "2026-04-25T19:00:00Z")
    assert store.ask(lateness) == [False, True, False]
    after = store.ask(everything)
    move(store, "2026-04-27T19:00:00Z")
    assert store.ask(lateness) == [False, False, False]
    store.undo()
    assert store.ask(everything) == after
    move(store, "2026-04-01T00:00:00Z")
    assert store.ask(lateness) == [True, True, False]
    move(store, None)
    assert store.ask(lateness) == [False, False, False]


def test_what_was_received_at_the_cut_off_itself_is_in_time(store: Store) -> None:
    office_with(store, comment(POOL, received="2026-04-25T12:00:00Z"))
    move(store, "2026-04-25T12:00:00Z")
    assert store.ask(lateness) == [False]


def test_on_several_items_the_earliest_cut_off_counts(store: Store) -> None:
    office_with(store, comment(POOL, received="4/26/2026 6:00 PM"))
    move(store, "2026-04-25T19:00:00Z")
    later = item_named(store, "4", "2026-05-12")
    (only,) = store.ask(comment_ids)
    with store.change("Add to a later item") as session:
        second = add_to_item(session, only, later)
    assert store.ask(lateness) == [True]
    with store.change("Take it off the first") as session:
        move_comments(session, [only], None)
    assert store.ask(lateness) == [False]
    with store.change("The later meeting closes early") as session:
        set_cutoff(session, add_meeting(session, "City Council", "2026-05-12"), "2026-04-20T00:00:00Z")
    assert store.ask(lateness) == [True]
    with store.change("Take it off the later one too") as session:
        move_comments(session, [second], None)
    assert store.ask(lateness) == [False]


def comment_ids(session: Session) -> list[int]:
    return list(session.scalars(select(Comment.id).order_by(Comment.id)))
