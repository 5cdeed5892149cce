"""Everything SQLite and PostgreSQL do differently, but for bulk rows (bulk.py) and full-text search (search.py)."""

import json
import os
import re
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from sqlalchemy import (
    ARRAY,
    URL,
    BigInteger,
    ColumnElement,
    Connection,
    Engine,
    Select,
    Text,
    any_,
    bindparam,
    cast,
    create_engine,
    event,
    func,
    literal_column,
    make_url,
    select,
    text,
)
from sqlalchemy.exc import ArgumentError, DBAPIError, IntegrityError, OperationalError
from sqlalchemy.pool import QueuePool

from council_desk.errors import ConflictError, DeskError, OfficeError

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

BUSY_SECONDS = 10
"""How long a desk waits for another program that is writing."""

WAL_SAFE_FROM = (3, 51, 3)
"""Older SQLite versions can damage a file when a write-ahead log is reset (https://sqlite.org/wal.html)."""

APPLICATION_ID = 0x43444B31
"""Written in the header of every SQLite office ("CDK1"), so that a foreign database is never taken for one."""

_TURNS = 0x4344
_COMMIT_LOCK = 0x436F756E63696C
_KEYRING_SERVICE = "council-desk"


@dataclass(frozen=True)
class Place:
    """Where an office is: a SQLite file (`path`) or a PostgreSQL database (`url`)."""

    path: Path | None
    url: URL | None

    @property
    def file(self) -> Path:
        """The SQLite file; a TypeError on PostgreSQL."""
        if self.path is None:
            raise TypeError("An office on PostgreSQL has no file of its own.")
        return self.path

    @property
    def shown(self) -> str:
        """The place as it may be shown and logged: never with a password."""
        if self.url is None:
            return str(self.path)
        return f"postgresql://{self.url.host or ''}/{self.url.database or ''}"


def place_of(location: str | Path) -> Place:
    """Tell a path from a PostgreSQL URL; OfficeError for any other kind of URL."""
    written = str(location)
    if not re.match(r"[a-z][a-z0-9+]+://", written):
        return Place(Path(location).expanduser().absolute(), None)
    if not re.match(r"postgres(ql)?(\+psycopg)?://", written):
        raise OfficeError("This kind of address is not known. Give the path of an office, or a postgresql:// address.")
    try:
        url = make_url(written).set(drivername="postgresql+psycopg")
    except (ArgumentError, ValueError):
        # from None: what a parser quotes may hold the password
        raise OfficeError("The postgresql:// address cannot be read. It looks like postgresql://host/office.") from None
    return Place(None, url)


def is_postgresql(connection: Connection) -> bool:
    """Whether this connection leads to PostgreSQL."""
    return connection.dialect.name == "postgresql"


def sqlite_address(path: Path, mode: str) -> str:
    """The address of a file as SQLite takes it (https://sqlite.org/uri.html), a Windows share included."""
    written = quote(path.absolute().as_posix(), safe="/:")
    return f"file://{written if written.startswith('/') else '/' + written}?mode={mode}"


def sqlite_engine(path: Path, *, writes: bool, read_only_file: bool = False) -> Engine:
    """Connections to one SQLite office, each set up as design.md says.

    Writing transactions begin IMMEDIATE and keep all pending pages in memory (`cache_spill` off), so that readers are
    shut out for the moment of the commit only. Reading connections refuse to write.
    """
    address = sqlite_address(path, "ro" if read_only_file else "rw")

    def connect() -> sqlite3.Connection:
        connection = sqlite3.connect(
            address, uri=True, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False
        )
        for pragma in _pragmas(writes=writes):
            connection.execute(f"PRAGMA {pragma}").close()
        return connection

    engine = create_engine(
        "sqlite+pysqlite://", creator=connect, poolclass=QueuePool, pool_size=2, max_overflow=8, hide_parameters=True
    )
    begin = "BEGIN IMMEDIATE" if writes else "BEGIN"

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    return engine


def _pragmas(*, writes: bool) -> tuple[str, ...]:
    always = ("foreign_keys=ON", "trusted_schema=OFF", "cache_size=-32768")
    if writes:
        return (*always, "synchronous=FULL", "cache_spill=OFF")
    return (*always, "query_only=ON")


def wanted_journal_mode() -> str:
    """The journal mode this SQLite can be trusted with."""
    return "wal" if sqlite3.sqlite_version_info >= WAL_SAFE_FROM else "delete"


def postgresql_engine(url: URL, *, writes: bool) -> Engine:
    """Connections to one PostgreSQL office: READ COMMITTED for changes, one snapshot for each reading.

    A password that the URL does not have comes from libpq (PGPASSWORD, PGPASSFILE) or else from the keyring.
    """
    engine = create_engine(
        with_password(url),
        pool_pre_ping=True,
        pool_size=2,
        max_overflow=4,
        hide_parameters=True,
        connect_args={
            "connect_timeout": BUSY_SECONDS,
            "application_name": "Council Desk",
            "options": "-c lock_timeout=60000 -c client_min_messages=error -c timezone=UTC",
        },
    )
    if writes:
        return engine
    return engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)


def with_password(url: URL) -> URL:
    """The URL with its password from the keyring, where neither it nor libpq has one."""
    known_to_libpq = os.environ.get("PGPASSWORD") or os.environ.get("PGPASSFILE") or (Path.home() / ".pgpass").exists()
    if url.password is not None or known_to_libpq or not url.host or url.host.startswith("/"):
        return url
    import keyring
    from keyring.errors import KeyringError

    try:
        password = keyring.get_password(_KEYRING_SERVICE, f"{url.username or ''}@{url.host}/{url.database or ''}")
    except KeyringError:
        return url
    return url if password is None else url.set(password=password)


def take_commit_lock(connection: Connection) -> None:
    """Hold back other desks' commits until this one's: change and comment numbers then follow commit order."""
    if is_postgresql(connection):
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _COMMIT_LOCK})


def take_turn(connection: Connection, key: str) -> None:
    """Wait until no other open change has taken a turn under this key; SQLite has one writer at a time anyway."""
    if is_postgresql(connection):
        connection.execute(text("SELECT pg_advisory_xact_lock(:space, hashtext(:key))"), {"space": _TURNS, "key": key})


def all_ids(connection: Connection, query: Select[int], given: Mapping[str, object] | None = None) -> tuple[int, ...]:
    """The ids that a query of one column gives, in its order; `given`: values for what is left open in it.

    They are handed over as one text, a third of the cost of rows.
    """
    ids = query.subquery()
    found = connection.execute(select(_as_text(connection, *ids.c)).select_from(ids), given or {}).scalar_one()
    return tuple(json.loads(found or "[]"))


def id_array(
    connection: Connection, query: Select[int], given: Mapping[str, object] | None = None
) -> "npt.NDArray[np.int64]":
    """The same as an array, where more is to be done with them."""
    ids = query.subquery()
    found = connection.execute(select(_as_text(connection, *ids.c)).select_from(ids), given or {}).scalar_one()
    return _array(found)


def grouped_ids(
    connection: Connection, query: Select[Any, int], given: Mapping[str, object] | None = None
) -> list[tuple[Any, "npt.NDArray[np.int64]"]]:
    """What a query of a kind and an id gives, as an array for each kind, in no order; `given` as for `all_ids`."""
    found = query.subquery()
    kind, number = found.c
    by_kind = select(kind, _as_text(connection, number)).select_from(found).group_by(kind)
    return [(each, _array(ids)) for each, ids in connection.execute(by_kind, given or {})]


def number_arrays(
    connection: Connection, query: Select[*tuple[int, ...]], given: Mapping[str, object] | None = None
) -> list["npt.NDArray[np.int64]"]:
    """What a query of whole numbers gives, an array a column."""
    found = query.subquery()
    texts = select(*[_as_text(connection, column) for column in found.c]).select_from(found)
    return [_array(column) for column in connection.execute(texts, given or {}).one()]


def numbers_by_id(
    connection: Connection, query: Select[int, int], given: Mapping[str, object] | None = None
) -> dict[int, int]:
    """What a query of an id and a whole number gives; handed over as two texts, as in `all_ids`."""
    found = query.subquery()
    key, number = found.c
    texts = select(_as_text(connection, key), _as_text(connection, number)).select_from(found)
    ids, numbers = connection.execute(texts, given or {}).one()
    return dict(zip(json.loads(ids or "[]"), json.loads(numbers or "[]"), strict=True))


def _as_text(connection: Connection, ids: ColumnElement[int]) -> ColumnElement[str]:
    return cast(func.json_agg(ids) if is_postgresql(connection) else func.json_group_array(ids), Text)


def _array(ids: str | None) -> "npt.NDArray[np.int64]":
    import numpy  # here: the window's first paint needs none of it

    written = (ids or "").strip("[] ")
    return numpy.fromstring(written, dtype=numpy.int64, sep=",") if written else numpy.empty(0, dtype=numpy.int64)


def among_ids(key: ColumnElement[int], *, postgresql: bool) -> ColumnElement[bool]:
    """Whether a key is one of `:ids` (see `ids_value`): one value, where hundreds cost more to write out."""
    if postgresql:
        return key == any_(cast(bindparam("ids"), ARRAY(BigInteger)))
    return key.in_(select(literal_column("value", BigInteger)).select_from(func.json_each(bindparam("ids"))))


def ids_value(connection: Connection, ids: Sequence[int]) -> object:
    """What `:ids` of `among_ids` is given."""
    return list(ids) if is_postgresql(connection) else json.dumps(list(ids))


def reserve_ids(connection: Connection, table: str, key: str, count: int) -> int:
    """The first of `count` ids in a row that no other row of `table` has or will have; `key` is its id column."""
    if is_postgresql(connection):
        return _reserve_postgresql(connection, table, key, count)
    last = connection.execute(text("SELECT seq FROM sqlite_sequence WHERE name = :name"), {"name": table}).scalar()
    if last is None:
        last = connection.execute(text(f'SELECT coalesce(max("{key}"), 0) FROM "{table}"')).scalar_one()
        if _has_sequence(connection, table):
            connection.execute(
                text("INSERT INTO sqlite_sequence (name, seq) VALUES (:name, :seq)"), {"name": table, "seq": last}
            )
    connection.execute(
        text("UPDATE sqlite_sequence SET seq = :seq WHERE name = :name"), {"name": table, "seq": last + count}
    )
    return int(last) + 1


def _has_sequence(connection: Connection, table: str) -> bool:
    made = connection.execute(text("SELECT sql FROM sqlite_master WHERE name = :name"), {"name": table}).scalar_one()
    return "AUTOINCREMENT" in str(made)


def _reserve_postgresql(connection: Connection, table: str, key: str, count: int) -> int:
    draw = text(
        "SELECT min(v), max(v) FROM (SELECT nextval(pg_get_serial_sequence(:table, :key)) AS v"
        " FROM generate_series(1, :count)) AS drawn"
    )
    for _ in range(100):
        first, last = connection.execute(draw, {"table": table, "key": key, "count": count}).one()
        if last - first + 1 == count:
            return int(first)
    raise ConflictError("Another desk is importing at the same moment. Nothing was changed; try again.")


def as_desk_error(error: DBAPIError, shown: str) -> DeskError | None:
    """The sentence for a database error that a clerk can act on, or None where it is a bug of ours."""
    cause = error.orig
    if isinstance(cause, sqlite3.Error):
        return _sqlite_sentence(cause, shown)
    state = getattr(cause, "sqlstate", None) or ""
    if state in {"40001", "40P01", "23505", "55P03"}:
        return ConflictError("Another desk changed the same record at the same moment. Nothing was saved; try again.")
    if state in {"53100", "53200"}:
        return OfficeError(f"The database server of {shown} is full. Nothing was changed; ask whoever looks after it.")
    if state in {"42501", "25006"}:
        return OfficeError(f"This account may not write to {shown}. Nothing was changed; ask whoever looks after it.")
    if isinstance(error, OperationalError) and not isinstance(error, IntegrityError):
        return OfficeError(_postgresql_sentence(str(cause), shown))
    return None


def wrapped(error: sqlite3.Error) -> DBAPIError:
    """A bare SQLite error as SQLAlchemy would raise it, for `as_desk_error`."""
    return DBAPIError("", None, error)


def _sqlite_sentence(error: sqlite3.Error, shown: str) -> DeskError | None:
    written = str(error).lower()
    sentences = {
        "database is locked": "{} is in use by another program, which kept it locked for {} seconds."
        " Nothing was changed; close the other program or try again.",
        "database or disk is full": "The disk that holds {} is full. Nothing was changed; make room and try again.",
        "disk i/o error": "The disk that holds {} could not be read or written. Nothing was changed; check the disk.",
        "readonly database": "{} may only be read here. Nothing was changed; check who may write to it.",
        "unable to open database file": "{} cannot be opened. Check that the file and its folder may be written.",
        "malformed": "{} is damaged. Restore the newest copy with `restore`; the file was left as it is.",
        "not a database": "{} is not a Council Desk office. It was left as it is; choose another file.",
    }
    for sign, sentence in sentences.items():
        if sign in written:
            return OfficeError(sentence.format(shown, BUSY_SECONDS))
    return None


def _postgresql_sentence(written: str, shown: str) -> str:
    if re.search(r'authentication failed|no password supplied|role "[^"]*" does not exist|pg_hba', written):
        return f"{shown} did not let this account in. Check the name and the password."
    if re.search(r'database "[^"]*" does not exist', written):
        return f"There is no database {shown}. Ask whoever looks after the server to make it, then run `new`."
    return f"{shown} cannot be reached. Nothing was changed; check the network and that the server runs."


@contextmanager
def bare_driver(connection: Connection) -> Iterator[Any]:
    """The driver's own connection, inside the open transaction; its errors become SQLAlchemy's, as elsewhere."""
    driver_errors = connection.dialect.loaded_dbapi.Error
    try:
        yield connection.connection.driver_connection
    except driver_errors as error:
        raise DBAPIError.instance("", None, error, driver_errors, dialect=connection.dialect) from error


@contextmanager
def said_plainly(shown: str) -> Iterator[None]:
    """Turn database errors that a clerk can act on into DeskErrors; others pass as they are."""
    try:
        yield
    except DBAPIError as error:
        sentence = as_desk_error(error, shown)
        if sentence is None:
            raise
        raise sentence from error
