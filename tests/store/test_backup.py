"""Copies, going back to one, and checking."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from small_office import OpenDesk, everything, import_many, item_with
from sqlalchemy import text

from council_desk.errors import NotFoundError, OfficeError
from council_desk.store import backup, opening
from council_desk.store.store import Store


def test_a_copy_holds_everything_and_opens_as_an_office(sqlite_store: Store, tmp_path: Path) -> None:
    item_with(sqlite_store, "Keep the pool open.")
    copy = backup.back_up(sqlite_store, tmp_path / "elsewhere" / "copy.db")
    with Store.open(copy, who="Ana Reyes") as opened:
        assert opened.ask(everything) == sqlite_store.ask(everything)
        assert backup.verify(opened) == []


def test_the_newest_ten_copies_are_kept_beside_the_office(sqlite_store: Store) -> None:
    made = [backup.back_up(sqlite_store) for _ in range(12)]
    assert backup.copies(sqlite_store.opened.place) == made[-10:]
    assert made[0].parent.name == "office copies"


def test_on_closing_a_copy_is_made_only_where_something_changed(sqlite_store: Store) -> None:
    assert backup.back_up_if_changed(sqlite_store) is None
    item_with(sqlite_store, "Keep the pool open.")
    copy = backup.back_up_if_changed(sqlite_store)
    assert copy is not None and opening.probe(copy) == opening.REVISIONS[-1]


def test_a_copy_that_cannot_be_written_is_said_plainly(sqlite_store: Store, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(OfficeError, match="could not be written"):
        backup.back_up(sqlite_store, tmp_path / "file" / "copy.db")
    assert sqlite_store.path is not None
    with pytest.raises(OfficeError, match="is the office itself"):
        backup.back_up(sqlite_store, sqlite_store.path)


def test_going_back_to_a_copy_keeps_the_present_office_first(
    sqlite_office: Path, open_desk: OpenDesk, tmp_path: Path
) -> None:
    store = open_desk(sqlite_office)
    item_with(store, "Keep the pool open.")
    before = store.ask(everything)
    copy = backup.back_up(store, tmp_path / "copy.db")
    item_with(store, "Close the pool.")
    after = store.ask(everything)
    kept = backup.restore(sqlite_office, copy)
    assert store.ask(everything) == before
    assert kept is not None
    with Store.open(kept, who="Ana Reyes") as present:
        assert present.ask(everything) == after


def test_a_damaged_office_can_be_replaced_and_its_bytes_are_kept(sqlite_office: Path, tmp_path: Path) -> None:
    with Store.open(sqlite_office, who="Ana Reyes") as store:
        copy = backup.back_up(store, tmp_path / "copy.db")
    damaged = b"coffee" * 1000
    sqlite_office.write_bytes(damaged)
    kept = backup.restore(sqlite_office, copy)
    assert kept is not None and kept.read_bytes() == damaged
    with Store.open(sqlite_office, who="Ana Reyes") as store:
        assert backup.verify(store) == []


def test_a_copy_can_be_put_where_there_is_no_office_yet(sqlite_store: Store, tmp_path: Path) -> None:
    copy = backup.back_up(sqlite_store, tmp_path / "copy.db")
    assert backup.restore(tmp_path / "new" / "office.db", copy) is None
    Store.open(tmp_path / "new" / "office.db", who="Ana Reyes").close()


def test_what_is_not_a_copy_is_refused_and_the_office_left_alone(sqlite_office: Path, tmp_path: Path) -> None:
    before = sqlite_office.read_bytes()
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear City Council,")
    with pytest.raises(OfficeError, match="not a Council Desk office"):
        backup.restore(sqlite_office, letter)
    with pytest.raises(NotFoundError, match="no copy"):
        backup.restore(sqlite_office, tmp_path / "nothing.db")
    assert sqlite_office.read_bytes() == before


def test_a_whole_office_has_nothing_to_say(store: Store) -> None:
    item, _ = item_with(store, "Keep the pool open.")
    with store.change("Import comments") as session:
        import_many(session, item, ["one", "two"])
    store.undo()
    assert backup.verify(store) == []


def test_what_was_altered_behind_the_journals_back_is_found(store: Store) -> None:
    item, _ = item_with(store, "Keep the pool open.")
    with store.change("Import comments") as session:
        import_many(session, item, ["one", "two"])
    store.undo()
    with store.opened.writing.begin() as connection:
        connection.execute(text("UPDATE change_values SET after = '{\"id\": 5}' WHERE position = 0"))
        connection.execute(text("DELETE FROM comment_search"))
    found = backup.verify(store)
    assert len(found) == 2
    assert any("search index" in sentence for sentence in found)
    assert any("change 1" in sentence for sentence in found)


def test_a_damaged_file_is_found(sqlite_office: Path, open_desk: OpenDesk) -> None:
    with closing(sqlite3.connect(sqlite_office)) as connection:
        connection.execute("INSERT INTO meetings (body_id, date, start_time, version) VALUES (99, '2026-04-28', '', 1)")
        connection.commit()
    assert any("meetings" in sentence for sentence in backup.verify(open_desk(sqlite_office)))


@pytest.mark.postgresql
def test_an_office_on_a_server_is_copied_and_put_back(
    postgresql_office: str, open_desk: OpenDesk, tmp_path: Path
) -> None:
    store = open_desk(postgresql_office)
    item_with(store, "Keep the pool open.")
    before = store.ask(everything)
    copy = backup.back_up(store, tmp_path / "copy.dump")
    item_with(store, "Close the pool.")
    kept = backup.restore(postgresql_office, copy)
    assert kept is not None and kept.exists()
    assert store.ask(everything) == before
    assert backup.verify(store) == []


def test_a_large_import_is_preceded_by_a_copy_and_a_small_one_is_not(sqlite_store: Store) -> None:
    assert backup.back_up_before_import(sqlite_store, 1_000) is None
    copy = backup.back_up_before_import(sqlite_store, 1_001)
    assert copy is not None
    assert copy.exists()
