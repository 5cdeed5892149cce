"""Checking that an office is whole."""

import sqlite3
from contextlib import closing
from pathlib import Path

from small_office import OpenDesk, import_many, item_with
from sqlalchemy import text

from council_desk.store.store import Store
from council_desk.store.verifying import verify


def test_a_whole_office_has_nothing_to_say(store: Store) -> None:
    item, _ = item_with(store, "Keep the pool open.")
    with store.change("Import comments") as session:
        import_many(session, item, ["one", "two"])
    store.undo()
    assert verify(store) == []


def test_what_was_altered_behind_the_journals_back_is_found(store: Store) -> None:
    item, _ = item_with(store, "Keep the pool open.")
    with store.change("Import comments") as session:
        import_many(session, item, ["one", "two"])
    store.undo()
    with store.opened.writing.begin() as connection:
        connection.execute(text("UPDATE change_values SET after = '{\"id\": 5}' WHERE position = 0"))
        connection.execute(text("DELETE FROM comment_search"))
    found = verify(store)
    assert len(found) == 2
    assert any("search index" in sentence for sentence in found)
    assert any("change 1" in sentence for sentence in found)


def test_a_damaged_file_is_found(sqlite_office: Path, open_desk: OpenDesk) -> None:
    with closing(sqlite3.connect(sqlite_office)) as connection:
        connection.execute("INSERT INTO meetings (body_id, date, start_time, version) VALUES (99, '2026-04-28', '', 1)")
        connection.commit()
    assert any("meetings" in sentence for sentence in verify(open_desk(sqlite_office)))
