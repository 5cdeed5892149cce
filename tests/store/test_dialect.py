"""What SQLite and PostgreSQL do differently."""

import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from council_desk.errors import ConflictError, OfficeError
from council_desk.records.agenda import Body
from council_desk.store import dialect
from council_desk.store.store import Store


def test_a_path_and_an_address_are_told_apart(tmp_path: Path) -> None:
    assert dialect.place_of(tmp_path / "a.db").path == tmp_path / "a.db"
    place = dialect.place_of("postgres://ana@server/office")
    assert (place.path, place.shown) == (None, "postgresql://server/office")
    with pytest.raises(TypeError):
        _ = place.file


def test_sqlite_connections_are_set_up_to_keep_the_record_safe(sqlite_store: Store) -> None:
    wanted = {"foreign_keys": 1, "synchronous": 2, "trusted_schema": 0, "cache_spill": 0}
    with sqlite_store.opened.writing.begin() as connection:
        found = {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in wanted}
        mode = connection.exec_driver_sql("PRAGMA journal_mode").scalar()
    assert found == wanted
    assert mode == dialect.wanted_journal_mode()


def test_a_write_ahead_log_is_used_only_where_it_is_safe(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite3, "sqlite_version_info", (3, 51, 2))
    assert dialect.wanted_journal_mode() == "delete"
    monkeypatch.setattr(sqlite3, "sqlite_version_info", (3, 51, 3))
    assert dialect.wanted_journal_mode() == "wal"


@pytest.mark.parametrize(
    ("message", "said"),
    [
        ("database is locked", "in use by another program"),
        ("database or disk is full", "is full"),
        ("attempt to write a readonly database", "may only be read"),
        ("disk I/O error", "could not be read or written"),
        ("database disk image is malformed", "is damaged"),
        ("file is not a database", "not a Council Desk office"),
    ],
)
def test_what_a_clerk_can_act_on_is_said_plainly(message: str, said: str) -> None:
    error = dialect.as_desk_error(dialect.wrapped(sqlite3.OperationalError(message)), "office.db")
    assert isinstance(error, OfficeError)
    assert said in str(error) and "office.db" in str(error)


def test_an_address_has_every_sign_that_a_path_may_have() -> None:
    assert dialect.sqlite_address(Path("/a b/c#d?e%f.db"), "ro") == "file:///a%20b/c%23d%3Fe%25f.db?mode=ro"


def test_a_bug_of_ours_is_not_dressed_up() -> None:
    assert dialect.as_desk_error(dialect.wrapped(sqlite3.OperationalError("near SELCT: syntax error")), "x") is None


class _ServerError(Exception):
    def __init__(self, sqlstate: str, message: str = "") -> None:
        super().__init__(message)
        self.sqlstate = sqlstate


@pytest.mark.parametrize("state", ["40P01", "40001", "23505"])
def test_two_desks_at_the_same_moment_are_a_conflict(state: str) -> None:
    from sqlalchemy.exc import DBAPIError

    error = dialect.as_desk_error(DBAPIError("", None, _ServerError(state)), "postgresql://server/office")
    assert isinstance(error, ConflictError)


def test_a_password_from_the_keyring_is_used_where_nothing_else_has_one(monkeypatch: pytest.MonkeyPatch) -> None:
    import keyring

    asked: list[tuple[str, str]] = []

    def answer(service: str, name: str) -> str:
        asked.append((service, name))
        return "from the keyring"

    monkeypatch.setattr(keyring, "get_password", answer)
    monkeypatch.setattr(Path, "home", lambda: Path("/nowhere"))
    monkeypatch.delenv("PGPASSWORD", raising=False)
    monkeypatch.delenv("PGPASSFILE", raising=False)
    url = dialect.place_of("postgresql://ana@server/office").url
    assert url is not None
    assert dialect.with_password(url).password == "from the keyring"
    assert asked == [("council-desk", "ana@server/office")]
    monkeypatch.setenv("PGPASSFILE", "passwords")
    assert dialect.with_password(url).password is None


def test_ids_come_in_the_order_asked_and_by_kind(store: Store) -> None:
    with store.change("Make bodies") as session:
        session.add_all([Body(name=name) for name in ("Board", "Council", "Board of Parks", "Commission")])

    def ask(session: Session) -> None:
        connection = session.connection()
        ids = select(Body.id).order_by(Body.id.desc())
        found = dialect.all_ids(connection, ids)
        assert len(found) == 4
        assert found == tuple(sorted(found, reverse=True))
        assert dialect.id_array(connection, ids).tolist() == list(found)
        assert dialect.id_array(connection, ids.where(Body.id < 0)).tolist() == []
        by_kind = select(func.substr(Body.name, 1, 5), Body.id)
        kinds = {kind: sorted(members.tolist()) for kind, members in dialect.grouped_ids(connection, by_kind)}
        assert kinds == {"Board": [found[3], found[1]], "Counc": [found[2]], "Commi": [found[0]]}
        some = by_kind.where(dialect.among_ids(Body.id.expression, postgresql=dialect.is_postgresql(connection)))
        given = {"ids": dialect.ids_value(connection, found[:1])}
        assert [kind for kind, _ in dialect.grouped_ids(connection, some, given)] == ["Commi"]

    store.ask(ask)
