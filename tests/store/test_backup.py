"""Copies on closing and before large imports, and going back to one."""

from pathlib import Path

import pytest
from small_office import OpenDesk, everything, item_with

from council_desk.errors import NotFoundError, OfficeError
from council_desk.store import backup, looking
from council_desk.store.store import Store
from council_desk.store.verifying import verify


def test_a_copy_holds_everything_and_opens_as_an_office(sqlite_store: Store, tmp_path: Path) -> None:
    item_with(sqlite_store, "Keep the pool open.")
    copy = backup.back_up(sqlite_store, tmp_path / "elsewhere" / "copy.db")
    with Store.open(copy, who="Ana Reyes") as opened:
        assert opened.ask(everything) == sqlite_store.ask(everything)
        assert verify(opened) == []


def test_on_closing_a_copy_is_made_only_where_something_changed(sqlite_store: Store) -> None:
    assert backup.back_up_if_changed(sqlite_store) is None
    item_with(sqlite_store, "Keep the pool open.")
    copy = backup.back_up_if_changed(sqlite_store)
    assert copy is not None and looking.probe(copy) == looking.REVISIONS[-1]


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
        assert verify(store) == []


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
    assert verify(store) == []


def test_a_large_import_is_preceded_by_a_copy_and_a_small_one_is_not(sqlite_store: Store) -> None:
    assert backup.back_up_before_import(sqlite_store, 1_000) is None
    copy = backup.back_up_before_import(sqlite_store, 1_001)
    assert copy is not None
    assert copy.exists()
