"""Opening an office, and refusing what is not one."""

import sqlite3
from contextlib import closing
from pathlib import Path

import psycopg
import pytest
from postgresql_server import Server

from council_desk.errors import NotFoundError, OfficeError
from council_desk.records.agenda import Body, Office
from council_desk.store import dialect
from council_desk.store.store import Store


def open_one(location: str | Path) -> Store:
    return Store.open(location, who="Ana Reyes")


def test_a_new_office_has_its_name_and_time_zone(tmp_path: Path) -> None:
    path = tmp_path / "new folder" / "Marrow Bay ñ 100%.desk"
    with Store.create(path, name="City of Marrow Bay", time_zone="America/Chicago", who="Ana Reyes") as store:
        office = store.ask(lambda s: s.get_one(Office, 1))
        assert (office.name, office.time_zone) == ("City of Marrow Bay", "America/Chicago")
    with open_one(path) as again:
        assert again.ask(lambda s: s.get_one(Office, 1)).name == "City of Marrow Bay"
        assert again.latest_change_number() == 0


def test_an_office_is_not_made_over_something(sqlite_office: Path) -> None:
    before = sqlite_office.read_bytes()
    with pytest.raises(OfficeError, match="already"):
        Store.create(sqlite_office, name="", time_zone="UTC", who="Ana Reyes")
    assert sqlite_office.read_bytes() == before


def test_there_is_no_office(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError, match="`new` makes one"):
        open_one(tmp_path / "nothing.desk")
    assert not (tmp_path / "nothing.desk").exists()


def test_one_is_made_where_that_is_asked_for(tmp_path: Path) -> None:
    with Store.open(tmp_path / "own.desk", who="Ana Reyes", create=True) as store:
        assert store.latest_change_number() == 0


@pytest.mark.parametrize("content", [b"", b"Dear City Council,\n", b"SQLite format 3\x00" + b"\xff" * 2000])
def test_a_file_of_another_kind_is_refused_and_left_as_it_is(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "letter.txt"
    path.write_bytes(content)
    with pytest.raises(OfficeError, match="left as it is"):
        open_one(path)
    assert path.read_bytes() == content
    assert [p.name for p in tmp_path.iterdir() if p.is_file()] == ["letter.txt"]


def test_another_programs_database_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "photos.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE photos (id INTEGER PRIMARY KEY)")
        connection.commit()
    before = path.read_bytes()
    with pytest.raises(OfficeError, match="not a Council Desk office"):
        open_one(path)
    assert path.read_bytes() == before


def test_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(OfficeError, match="is a folder"):
        open_one(tmp_path)


def test_an_office_of_a_newer_program_is_refused_and_left_as_it_is(sqlite_office: Path) -> None:
    with closing(sqlite3.connect(sqlite_office)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
        connection.commit()
    before = sqlite_office.read_bytes()
    with pytest.raises(OfficeError, match="newer Council Desk"):
        open_one(sqlite_office)
    assert sqlite_office.read_bytes() == before


def test_a_truncated_office_is_refused(sqlite_office: Path) -> None:
    sqlite_office.write_bytes(sqlite_office.read_bytes()[:5000])
    with pytest.raises(OfficeError):
        open_one(sqlite_office)


def test_an_office_locked_by_another_program_is_said_to_be_in_use(
    sqlite_office: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dialect, "BUSY_SECONDS", 0.1)
    with closing(sqlite3.connect(sqlite_office, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(OfficeError, match="in use by another program"):
            open_one(sqlite_office)


def test_a_program_ended_in_the_middle_of_a_change_leaves_an_office_that_opens(
    sqlite_office: Path, tmp_path: Path
) -> None:
    with closing(sqlite3.connect(sqlite_office, isolation_level=None)) as writer:
        writer.execute("PRAGMA cache_size = 1")
        writer.execute("BEGIN IMMEDIATE")
        rows = [(f"Body {i}" * 20,) for i in range(2000)]
        writer.executemany("INSERT INTO bodies (name) VALUES (?)", rows)
        crashed = tmp_path / "crashed.db"
        crashed.write_bytes(sqlite_office.read_bytes())
        Path(f"{crashed}-journal").write_bytes(Path(f"{sqlite_office}-journal").read_bytes())
        writer.execute("ROLLBACK")
    with open_one(crashed) as store:
        assert store.ask(lambda s: s.query(Body).count()) == 0


def test_an_office_in_a_synced_folder_opens_for_reading_and_is_never_made_there(
    sqlite_office: Path, tmp_path: Path
) -> None:
    synced = tmp_path / "OneDrive - City of Marrow Bay"
    synced.mkdir()
    moved = sqlite_office.rename(synced / "office.db")
    with open_one(moved) as store:
        assert "for reading only" in store.read_only
        assert store.latest_change_number() == 0
        with pytest.raises(OfficeError, match="Move it to a folder of this computer"), store.change("Add a body"):
            pass
    with pytest.raises(OfficeError, match="synced folder"):
        Store.create(synced / "new.db", name="", time_zone="UTC", who="Ana Reyes")


def test_an_address_of_another_kind_is_refused() -> None:
    with pytest.raises(OfficeError, match="not known"):
        open_one("mysql://ana:secret@server/office")


@pytest.mark.parametrize("address", ["postgresql://ana:secret@server:port/office", "postgresql://ana:secret@[broken/x"])
def test_a_broken_address_is_refused_without_its_password(address: str) -> None:
    with pytest.raises(OfficeError) as refused:
        open_one(address)
    assert "secret" not in str(refused.value)


def test_a_password_is_never_shown(tmp_path: Path) -> None:
    address = f"postgresql://ana:secret@/office?host={tmp_path}"
    assert "secret" not in dialect.place_of(address).shown
    with pytest.raises(OfficeError, match="cannot be reached") as refused:
        open_one(address)
    assert "secret" not in str(refused.value)


@pytest.mark.postgresql
def test_an_empty_database_is_not_an_office_until_one_is_made(postgresql_server: Server) -> None:
    address = postgresql_server.create_database("empty")
    with pytest.raises(NotFoundError, match="`new` makes one"):
        open_one(address)
    Store.create(address, name="City of Marrow Bay", time_zone="America/Chicago", who="Ana Reyes").close()
    with open_one(address) as store:
        assert store.ask(lambda s: s.get_one(Office, 1)).name == "City of Marrow Bay"
    with pytest.raises(OfficeError, match="already"):
        Store.create(address, name="", time_zone="UTC", who="Ana Reyes")


@pytest.mark.postgresql
def test_another_programs_database_on_a_server_is_refused(postgresql_server: Server) -> None:
    address = postgresql_server.create_database("foreign_office")
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute("CREATE TABLE photos (id integer)")
    for attempt in (open_one, lambda a: Store.create(a, name="", time_zone="UTC", who="Ana Reyes")):
        with pytest.raises(OfficeError, match="of another program"):
            attempt(address)


@pytest.mark.postgresql
def test_a_newer_office_on_a_server_is_refused(postgresql_server: Server) -> None:
    address = postgresql_server.create_database("newer_office")
    Store.create(address, name="", time_zone="UTC", who="Ana Reyes").close()
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(OfficeError, match="newer Council Desk"):
        open_one(address)


@pytest.mark.postgresql
def test_a_missing_database_says_who_can_help(postgresql_server: Server) -> None:
    with pytest.raises(OfficeError, match="There is no database"):
        open_one(postgresql_server.url("nowhere"))
