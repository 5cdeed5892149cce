"""What the journal keeps of a change."""

from small_office import OpenDesk, item_with
from sqlalchemy import delete, select

from council_desk.records.agenda import Body
from council_desk.records.comments import Comment
from council_desk.records.journal import Change, ChangeValue
from council_desk.store import journal
from council_desk.store.journal import Entry, Pad
from council_desk.store.store import Store


def values_of(store: Store, number: int) -> list[Entry]:
    return store.ask(journal.entries_of, number)


def test_an_edit_is_kept_as_the_columns_it_changed(store: Store) -> None:
    _, (comment,) = item_with(store, "Keep the pool open.")
    with store.change("Tag 1 comment as support") as session:
        session.get_one(Comment, comment).stance = "support"
    (entry,) = values_of(store, session.info["change_number"])
    assert entry == Entry("comments", str(comment), {"stance": None}, {"stance": "support"})


def test_several_flushes_of_one_row_are_one_entry_from_first_to_last(store: Store) -> None:
    with store.change("Add a body") as session:
        body = Body(name="Council")
        session.add(body)
        session.flush()
        body.name = "City Council"
    (entry,) = values_of(store, session.info["change_number"])
    assert (entry.before, entry.after) == (None, {"id": body.id, "name": "City Council"})


def test_a_value_that_was_not_loaded_is_still_kept_as_it_was(store: Store) -> None:
    with store.change("Add a body") as session:
        session.add(Body(id=1, name="Council"))
    with store.change("Rename a body") as session:
        body = session.get_one(Body, 1)
        session.expire(body, ["name"])
        body.name = "City Council"
    (entry,) = values_of(store, session.info["change_number"])
    assert entry.before == {"name": "Council"}


def test_a_row_that_came_and_went_leaves_nothing() -> None:
    pad = Pad()
    pad.note("bodies", "1", None, {"id": 1, "name": "Council"})
    pad.note("bodies", "1", {"id": 1, "name": "Council"}, None)
    assert pad.empty


def test_a_row_that_went_and_came_back_is_an_edit() -> None:
    pad = Pad()
    pad.note("bodies", "1", {"id": 1, "name": "Council"}, None)
    pad.note("bodies", "1", None, {"id": 1, "name": "City Council"})
    assert list(pad.entries.values()) == [Entry("bodies", "1", {"name": "Council"}, {"name": "City Council"})]


def test_an_edit_and_then_a_removal_keep_the_first_values() -> None:
    pad = Pad()
    pad.note("bodies", "1", {"name": "Council"}, {"name": "City Council"})
    pad.note("bodies", "1", {"id": 1, "name": "City Council"}, None)
    assert list(pad.entries.values()) == [Entry("bodies", "1", {"id": 1, "name": "Council"}, None)]


def test_the_salted_digest_is_over_the_values(store: Store) -> None:
    with store.change("Add a body") as session:
        session.add(Body(name="City Council"))
    number = session.info["change_number"]
    change = store.ask(lambda s: s.get_one(Change, number))
    assert change.digest == journal.digest_of(change.salt, values_of(store, number), [])
    assert change.digest != journal.digest_of("another salt", values_of(store, number), [])


def test_every_journalled_table_has_a_key_of_one_column() -> None:
    for table in journal.journalled_tables().values():
        assert len(table.primary_key.columns) == 1, table.name


def test_a_line_remains_when_its_values_are_purged(office: str, open_desk: OpenDesk) -> None:
    desk = open_desk(office)
    with desk.change("Add a body") as session:
        session.add(Body(name="City Council"))
    with desk.opened.writing.begin() as connection:
        connection.execute(delete(ChangeValue))
    assert [line.title for line in desk.changes_since(0)] == ["Add a body"]
    assert desk.ask(lambda s: s.scalars(select(ChangeValue)).all()) == []
