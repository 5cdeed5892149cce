"""Asking and changing."""

import threading
from pathlib import Path

import pytest
from small_office import OpenDesk, import_many, item_with
from sqlalchemy import delete, insert, select, text
from sqlalchemy.orm import Session

from council_desk.errors import ConflictError, OfficeError
from council_desk.records.agenda import Body
from council_desk.records.comments import Comment
from council_desk.records.suggestions import Suggestion
from council_desk.store.store import Store


def names(session: Session) -> list[str]:
    return list(session.scalars(select(Body.name).order_by(Body.name)))


def test_what_a_change_wrote_is_there_for_the_next_question(store: Store) -> None:
    with store.change("Add a body") as session:
        session.add(Body(name="City Council"))
    assert store.ask(names) == ["City Council"]


def test_a_change_that_fails_leaves_nothing(store: Store) -> None:
    with pytest.raises(ZeroDivisionError), store.change("Add a body") as session:
        session.add(Body(name="City Council"))
        session.flush()
        raise ZeroDivisionError
    assert store.ask(names) == []
    assert store.latest_change_number() == 0


def test_every_change_is_in_the_history_with_who_when_and_what(office: str, open_desk: OpenDesk) -> None:
    ana, ben = open_desk(office), open_desk(office, who="Ben Ito", desk="Second desk")
    with ana.change("Add a body") as session:
        session.add(Body(name="City Council"))
    assert ana.last_change == session.info["change_number"] == 1
    with ben.change("Add another body") as session:
        session.add(Body(name="Harbor Board"))
    first, second = ben.changes_since(0)
    assert (first.title, first.who, first.desk, first.tables) == ("Add a body", "Ana Reyes", "Front desk", ("bodies",))
    assert (second.number, second.who, second.desk) == (2, "Ben Ito", "Second desk")
    assert first.at.endswith("Z") and len(first.at) == 20
    assert [line.number for line in ana.changes_since(1)] == [2]


def test_a_change_that_wrote_nothing_leaves_no_line(store: Store) -> None:
    item_with(store, "Keep the pool open.")
    before = store.latest_change_number()
    with store.change("Look around") as session:
        comment = session.scalars(select(Comment)).one()
        comment.stance = "support"
        session.flush()
        comment.stance = None
    assert store.latest_change_number() == before
    assert store.last_change is None


def test_suggestions_are_written_and_left_out_of_the_history(store: Store) -> None:
    item, (comment,) = item_with(store, "Keep the pool open.")
    before = store.latest_change_number()
    with store.change("Suggest") as session:
        rows = [{"item_id": item, "kind": "stance", "comment_id": comment, "wording_id": 1, "confidence": 0.5}]
        session.execute(insert(Suggestion), rows)
    assert store.latest_change_number() == before
    assert store.ask(lambda session: session.scalars(select(Suggestion.kind)).all()) == ["stance"]
    with store.change("Suggest again") as session:
        session.execute(delete(Suggestion))
    assert store.ask(lambda session: session.scalars(select(Suggestion.kind)).all()) == []


def test_rows_that_the_history_keeps_are_not_removed_behind_its_back(store: Store) -> None:
    item_with(store, "Keep the pool open.")
    with pytest.raises(TypeError, match="journalled"), store.change("Sweep") as session:
        session.execute(delete(Comment))


def test_a_question_cannot_write(store: Store) -> None:
    with pytest.raises(OfficeError):
        store.ask(lambda session: session.execute(text("DELETE FROM comments")))


def test_two_people_editing_one_record_do_not_overwrite_each_other(postgresql_office: str, open_desk: OpenDesk) -> None:
    ana, ben = open_desk(postgresql_office), open_desk(postgresql_office, who="Ben Ito")
    _, (comment,) = item_with(ana, "Keep the pool open.")
    with pytest.raises(ConflictError, match="Nothing was saved"), ana.change("Tag as support") as mine:
        own = mine.get_one(Comment, comment)
        with ben.change("Tag as oppose") as theirs:
            theirs.get_one(Comment, comment).stance = "oppose"
        own.stance = "support"
    assert ana.ask(lambda session: session.get_one(Comment, comment).stance) == "oppose"


def test_a_reader_sees_one_moment_of_the_office(postgresql_office: str, open_desk: OpenDesk) -> None:
    desk = open_desk(postgresql_office)

    def twice(session: Session) -> tuple[int, int]:
        before = len(names(session))
        with desk.change("Add a body") as other:
            other.add(Body(name="City Council"))
        return before, len(names(session))

    assert desk.ask(twice) == (0, 0)
    assert desk.ask(names) == ["City Council"]


def test_change_numbers_follow_each_other_when_desks_write_at_once(office: str, open_desk: OpenDesk) -> None:
    desks = [open_desk(office, who=f"Desk {i}") for i in range(4)]

    def write(desk: Store, who: int) -> None:
        for i in range(5):
            with desk.change("Add a body") as session:
                session.add(Body(name=f"Body {who}-{i}"))

    threads = [threading.Thread(target=write, args=(desk, i)) for i, desk in enumerate(desks)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [line.number for line in desks[0].changes_since(0)] == list(range(1, 21))
    assert len(desks[0].ask(names)) == 20


def test_a_reading_thread_and_a_writing_thread_share_a_store(sqlite_store: Store) -> None:
    seen: list[int] = []

    def read() -> None:
        for _ in range(20):
            seen.append(len(sqlite_store.ask(names)))

    reader = threading.Thread(target=read)
    reader.start()
    for i in range(20):
        with sqlite_store.change("Add a body") as session:
            session.add(Body(name=f"Body {i}"))
    reader.join()
    assert seen == sorted(seen)


def test_a_full_disk_is_said_plainly_and_changes_nothing(sqlite_store: Store) -> None:
    with pytest.raises(OfficeError, match="is full"), sqlite_store.change("Add a body") as session:
        session.execute(text("PRAGMA max_page_count = 1"))
        session.add(Body(name="City Council" * 2000))
    with sqlite_store.opened.writing.begin() as connection:
        connection.execute(text("PRAGMA max_page_count = 1073741823"))
    assert sqlite_store.ask(names) == []


def test_a_disk_that_fills_up_during_an_import_is_said_plainly_and_changes_nothing(sqlite_store: Store) -> None:
    item, _ = item_with(sqlite_store)
    with pytest.raises(OfficeError, match="is full"), sqlite_store.change("Import comments") as session:
        session.execute(text("PRAGMA max_page_count = 1"))
        import_many(session, item, ["a long letter about the pool " * 50] * 500)
    with sqlite_store.opened.writing.begin() as connection:
        connection.execute(text("PRAGMA max_page_count = 1073741823"))
    assert sqlite_store.ask(lambda session: session.query(Comment).count()) == 0


def test_an_office_that_another_program_holds_is_said_to_be_in_use(
    sqlite_office: Path, open_desk: OpenDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("council_desk.store.dialect.BUSY_SECONDS", 0.1)
    desk, other = open_desk(sqlite_office), open_desk(sqlite_office)
    with (
        other.opened.writing.begin(),
        pytest.raises(OfficeError, match="in use by another program"),
        desk.change("Add a body") as session,
    ):
        session.add(Body(name="City Council"))
    assert desk.ask(names) == []
