"""Undo and redo, as one person at one desk sees them, and of any change by its number."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from small_office import OpenDesk, add_comment, everything, import_many, item_with

from council_desk.errors import NotFoundError, RefusedError
from council_desk.records.agenda import Body, Matter, Meeting
from council_desk.records.campaigns import Campaign, Member
from council_desk.records.comments import Comment
from council_desk.records.tags import Demand, Excerpt
from council_desk.store.store import Store

STEPS = ["tag", "add", "remove", "import", "undo", "redo"]
FIRST = "Add an item and its comments"


def tag(store: Store, comment: int, stance: str | None, title: str = "Tag 1 comment") -> int | None:
    with store.change(title) as session:
        session.get_one(Comment, comment).stance = stance
    return store.last_change


def stance_of(store: Store, comment: int) -> str | None:
    return store.ask(lambda session: session.get_one(Comment, comment).stance)


def test_undo_puts_back_what_was_there_and_redo_does_it_again(store: Store) -> None:
    _, (comment,) = item_with(store, "Keep the pool open.")
    tag(store, comment, "support", "Tag 1 comment as support")
    assert store.undo().title == "Undo: Tag 1 comment as support"
    assert stance_of(store, comment) is None
    assert store.redo().title == "Redo: Tag 1 comment as support"
    assert stance_of(store, comment) == "support"


def test_undo_steps_back_through_all_changes_to_an_empty_office_and_forward_again(store: Store) -> None:
    empty = store.ask(everything)
    _, (comment,) = item_with(store, "Keep the pool open.")
    tag(store, comment, "support")
    with store.change("Import 10 comments") as session:
        import_many(session, 1, [f"letter {i}" for i in range(10)])
    full = store.ask(everything)
    for _ in range(3):
        store.undo()
    assert store.ask(everything) == empty
    assert store.undoable() is None
    for _ in range(3):
        store.redo()
    assert store.ask(everything) == full
    assert store.redoable() is None


def test_each_person_undoes_their_own_changes_at_their_own_desk(office: str, open_desk: OpenDesk) -> None:
    ana, ben = open_desk(office), open_desk(office, who="Ben Ito")
    _, (first, second) = item_with(ana, "Keep the pool open.", "Close it.")
    tag(ana, first, "support")
    tag(ben, second, "oppose")
    ana.undo()
    assert (stance_of(ana, first), stance_of(ana, second)) == (None, "oppose")
    elsewhere = open_desk(office, desk="Home")
    with pytest.raises(RefusedError, match="nothing to undo"):
        elsewhere.undo()


def test_a_new_change_ends_the_redo_row(store: Store) -> None:
    _, (comment,) = item_with(store, "Keep the pool open.")
    tag(store, comment, "support")
    store.undo()
    tag(store, comment, "neutral")
    assert store.redoable() is None
    with pytest.raises(RefusedError, match="nothing to redo"):
        store.redo()


def test_an_undo_is_never_what_the_undo_key_takes_back(store: Store) -> None:
    _, (comment,) = item_with(store, "Keep the pool open.")
    tag(store, comment, "support")
    store.undo()
    line = store.undoable()
    assert line is not None and line.title == FIRST


def test_any_change_can_be_undone_by_its_number_while_others_stay(store: Store) -> None:
    _, (first, second) = item_with(store, "Keep the pool open.", "Close it.")
    number = tag(store, first, "support")
    tag(store, second, "oppose")
    store.undo(number)
    assert (stance_of(store, first), stance_of(store, second)) == (None, "oppose")


def test_an_undo_of_an_undo_is_the_redo_and_cannot_be_had_twice(store: Store) -> None:
    _, (comment,) = item_with(store, "Keep the pool open.")
    number = tag(store, comment, "support")
    undo = store.undo(number)
    with pytest.raises(RefusedError, match="undone already"):
        store.undo(number)
    redo = store.undo(undo.number)
    assert (redo.kind, stance_of(store, comment)) == ("redo", "support")
    store.undo(redo.number)
    assert stance_of(store, comment) is None


def test_a_row_that_was_changed_later_refuses_and_names_the_later_change(store: Store) -> None:
    _, (comment,) = item_with(store, "Keep the pool open.")
    number = tag(store, comment, "support")
    later = tag(store, comment, "oppose", "Tag 1 comment as oppose")
    with pytest.raises(
        RefusedError, match=f'change {later}, "Tag 1 comment as oppose" by Ana Reyes.*Undo change {later}'
    ):
        store.undo(number)
    assert stance_of(store, comment) == "oppose"


def test_another_column_of_the_same_row_does_not_stand_in_the_way(store: Store) -> None:
    _, (comment,) = item_with(store, "Keep the pool open.")
    number = tag(store, comment, "support")
    with store.change("Mark 1 comment done") as session:
        session.get_one(Comment, comment).done = True
    store.undo(number)
    assert store.ask(lambda s: (s.get_one(Comment, comment).stance, s.get_one(Comment, comment).done)) == (None, True)


def test_a_later_row_that_depends_on_one_that_would_go_refuses(store: Store) -> None:
    with store.change("Add a body") as session:
        session.add(Body(name="City Council"))
        session.flush()
    number = session.info["change_number"]
    body = store.ask(lambda s: s.query(Body).one().id)
    with store.change("Add a meeting") as session:
        session.add(Meeting(body_id=body, date="2026-04-28"))
    with pytest.raises(RefusedError, match='"Add a meeting"'):
        store.undo(number)
    store.undo()
    store.undo(number)
    assert store.ask(lambda s: s.query(Body).count()) == 0


def test_a_row_that_must_come_back_needs_what_it_stands_on(store: Store) -> None:
    with store.change("Add a body and a meeting") as session:
        session.add(Body(id=7, name="City Council"))
        session.add(Meeting(id=7, body_id=7, date="2026-04-28"))
    with store.change("Remove a meeting") as session:
        session.delete(session.get_one(Meeting, 7))
    number = session.info["change_number"]
    with store.change("Remove a body") as session:
        session.delete(session.get_one(Body, 7))
    with pytest.raises(RefusedError, match="cannot be undone"):
        store.undo(number)
    store.undo()
    store.undo(number)
    assert store.ask(lambda s: s.get_one(Meeting, 7).date) == "2026-04-28"


def test_what_has_left_the_office_is_corrected_not_undone(store: Store) -> None:
    with store.change("Print the packet", kind="final") as session:
        session.add(Body(name="City Council"))
    assert store.undoable() is None
    with pytest.raises(RefusedError, match="left the office"):
        store.undo(1)


def test_there_is_no_such_change(store: Store) -> None:
    with pytest.raises(NotFoundError, match="no change 99"):
        store.undo(99)


def test_undoing_an_import_refuses_while_a_later_tag_stands_on_it(store: Store) -> None:
    item, _ = item_with(store)
    with store.change("Import 20 comments") as session:
        first = import_many(session, item, [f"letter {i}" for i in range(20)])
    number = session.info["change_number"]
    later = tag(store, first + 3, "support")
    with pytest.raises(RefusedError, match=f"change {later}"):
        store.undo(number)
    assert store.ask(lambda s: s.query(Comment).count()) == 20
    store.undo(later)
    store.undo(number)
    assert store.ask(lambda s: s.query(Comment).count()) == 0


def test_undoing_an_import_refuses_while_an_excerpt_points_into_it(store: Store) -> None:
    item, _ = item_with(store)
    with store.change("Import 20 comments") as session:
        first = import_many(session, item, [f"letter {i}" for i in range(20)])
    number = session.info["change_number"]
    with store.change("Add an excerpt") as session:
        demand = Demand(matter_id=session.query(Matter).one().id, number=1, sentence="Open the pool on Sundays.")
        session.add(demand)
        session.flush()
        wording = session.get_one(Comment, first).wording_id
        session.add(Excerpt(demand_id=demand.id, comment_id=first, wording_id=wording, start=0, end=6))
    with pytest.raises(RefusedError, match='"Add an excerpt"'):
        store.undo(number)


def test_comment_numbers_are_never_given_again(store: Store) -> None:
    item, _ = item_with(store, "one", "two")
    with store.change("Import 3 comments") as session:
        import_many(session, item, ["three", "four", "five"])
    store.undo()
    with store.change("Add 1 comment") as session:
        add_comment(session, item, "six")
    numbers = store.ask(lambda s: [c.number for c in s.query(Comment).order_by(Comment.number)])
    assert numbers == [1, 2, 6]


def test_a_row_with_bytes_and_lists_comes_back_as_it_was(store: Store) -> None:
    item, (comment,) = item_with(store, "Keep the pool open.")
    with store.change("Confirm a campaign") as session:
        campaign = Campaign(item_id=item, letter="A", template="Keep it.", core=b"\x00\xff core")
        session.add(campaign)
        session.flush()
        wording = session.get_one(Comment, comment).wording_id
        member = Member(
            comment_id=comment, campaign_id=campaign.id, wording_id=wording, form="edited", own_words=[[0, 4], [9, 12]]
        )
        session.add(member)
    before = store.ask(everything)
    with store.change("Dissolve a campaign") as session:
        session.delete(session.get_one(Member, comment))
        session.delete(session.query(Campaign).one())
    store.undo()
    assert store.ask(everything) == before


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(
    st.lists(
        st.tuples(st.sampled_from(["tag", "add", "remove", "import", "undo", "redo"]), st.integers(0, 9)), max_size=12
    )
)
def test_whatever_is_done_undoing_all_of_it_gives_back_the_beginning(
    sqlite_store: Store, steps: list[tuple[str, int]]
) -> None:
    store = sqlite_store
    while store.undoable():
        store.undo()
    item, _ = item_with(store, "first")
    start = store.ask(everything)
    base = store.latest_change_number()
    for what, which in steps:
        _do(store, item, what, which)
    while (line := store.undoable()) is not None and line.number > base:
        store.undo()
    assert store.ask(everything) == start


def _do(store: Store, item: int, what: str, which: int) -> None:
    comments = store.ask(lambda s: [c.id for c in s.query(Comment).order_by(Comment.id)])
    chosen = comments[which % len(comments)] if comments else None
    undoable = store.undoable()
    if what == "undo" and undoable is not None and undoable.title != FIRST:
        store.undo()
    elif what == "redo" and store.redoable():
        store.redo()
    elif what == "add":
        with store.change("Add 1 comment") as session:
            add_comment(session, item, f"letter {which}")
    elif what == "import":
        with store.change("Import comments") as session:
            import_many(session, item, [f"letter {i}" for i in range(which + 1)])
    elif what == "tag" and chosen is not None:
        tag(store, chosen, "support" if which % 2 else "oppose")
    elif what == "remove" and chosen is not None and len(comments) > 1:
        with store.change("Remove 1 comment") as session:
            session.delete(session.get_one(Comment, chosen))
