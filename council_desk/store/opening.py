"""Opening an office: refuse what is foreign or newer, copy, bring its tables up to date; and making one."""

import sqlite3
from pathlib import Path
from typing import cast

from sqlalchemy import URL, Connection, text

from council_desk.errors import NotFoundError, OfficeError
from council_desk.store import dialect
from council_desk.store.copies import copy_opened
from council_desk.store.dialect import Place
from council_desk.store.looking import (
    REVISIONS,
    Opened,
    look_at_postgresql,
    postgresql_engines,
    probe,
    shared_place,
    sqlite_engines,
    why_read_only,
)

_MIGRATIONS = Path(__file__).parent / "migrations"


def open_office(location: str | Path, *, create: bool = False) -> Opened:
    """Open the office at a path or postgresql:// address, after bringing its tables up to date.

    `create`: make it where there is nothing yet. Raises NotFoundError where there is none, OfficeError where it is
    foreign, newer, locked or out of reach.
    """
    place = dialect.place_of(location)
    if place.url is not None:
        return _open_postgresql(place, place.url, create=create)
    if create and not place.file.exists():
        return create_office(location, name="", time_zone="UTC")
    return _open_sqlite(place, place.file)


def create_office(location: str | Path, *, name: str, time_zone: str) -> Opened:
    """Make an office with this name and IANA time zone where there is none; OfficeError where that cannot be."""
    place = dialect.place_of(location)
    if place.url is not None:
        return _create_postgresql(place, place.url, name, time_zone)
    return _create_sqlite(place, place.file, name, time_zone)


def _open_sqlite(place: Place, path: Path) -> Opened:
    if not path.exists():
        raise NotFoundError(f"There is no office at {path}. `new` makes one.")
    if path.is_dir():
        raise OfficeError(f"{path} is a folder, not an office. Give the path of an office file.")
    revision = probe(path)
    shared = shared_place(path)
    read_only = why_read_only(path, shared)
    if revision == REVISIONS[-1]:
        opened = sqlite_engines(place, path, read_only)
        if not read_only:
            _settle_journal_mode(opened)
        return opened
    if read_only:
        raise OfficeError(f"{path} was made by an older Council Desk and has to be brought up to date. {read_only}")
    opened = sqlite_engines(place, path, "")
    try:
        _migrate_with_copy(opened)
    except BaseException:
        opened.close()
        raise
    return opened


def _settle_journal_mode(opened: Opened) -> None:
    """Leave a write-ahead log that this SQLite cannot be trusted with, or take one up that it can."""
    wanted = dialect.wanted_journal_mode()
    with opened.reading.connect() as connection:
        (mode,) = _driver(connection).execute("PRAGMA journal_mode").fetchone()
    if mode != wanted:
        with opened.writing.connect() as connection:
            _driver(connection).execute(f"PRAGMA journal_mode={wanted}").close()


def _driver(connection: Connection) -> sqlite3.Connection:
    """The bare connection: outside a transaction, where SQLAlchemy would begin one."""
    return cast("sqlite3.Connection", connection.connection.driver_connection)


def _create_sqlite(place: Place, path: Path, name: str, time_zone: str) -> Opened:
    if path.exists():
        raise OfficeError(f"There is something at {path} already. It was left as it is; choose another name.")
    shared = shared_place(path)
    if shared:
        raise OfficeError(f"{path} lies {shared}, where an office is not safe. Choose a folder of this computer.")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(exist_ok=False)
    except OSError as error:
        raise OfficeError(f"No office can be made at {path}: {error.strerror}. Choose another folder.") from error
    opened = sqlite_engines(place, path, "")
    try:
        with dialect.said_plainly(place.shown), opened.writing.begin() as connection:
            connection.exec_driver_sql(f"PRAGMA application_id = {dialect.APPLICATION_ID}")
            migrate(connection)
            _name_office(connection, name, time_zone)
        _settle_journal_mode(opened)
    except BaseException:
        opened.close()
        path.unlink(missing_ok=True)
        raise
    return opened


def _name_office(connection: Connection, name: str, time_zone: str) -> None:
    connection.execute(
        text("INSERT INTO office (id, name, time_zone, settings, version) VALUES (1, :name, :zone, '{}', 1)"),
        {"name": name, "zone": time_zone},
    )


def migrate(connection: Connection) -> None:
    """Bring the tables to this program's revision, inside the open transaction."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def _migrate_with_copy(opened: Opened) -> None:
    if opened.place.path is not None:
        copy_opened(opened)
    with dialect.said_plainly(opened.place.shown), opened.writing.begin() as connection:
        migrate(connection)
    if opened.place.path is not None:
        _settle_journal_mode(opened)


def _open_postgresql(place: Place, url: URL, *, create: bool) -> Opened:
    opened = postgresql_engines(place, url)
    try:
        with dialect.said_plainly(place.shown), opened.reading.connect() as connection:
            there = look_at_postgresql(connection, place.shown)
        if there is None and not create:
            raise NotFoundError(f"There is no office at {place.shown} yet. `new` makes one.")
        if there is None:
            _fill_postgresql(opened, "", "UTC")
        elif there != REVISIONS[-1]:
            _migrate_with_copy(opened)
    except BaseException:
        opened.close()
        raise
    return opened


def _create_postgresql(place: Place, url: URL, name: str, time_zone: str) -> Opened:
    opened = postgresql_engines(place, url)
    try:
        with dialect.said_plainly(place.shown), opened.reading.connect() as connection:
            if look_at_postgresql(connection, place.shown) is not None:
                raise OfficeError(f"There is an office at {place.shown} already. It was left as it is; just open it.")
        _fill_postgresql(opened, name, time_zone)
    except BaseException:
        opened.close()
        raise
    return opened


def _fill_postgresql(opened: Opened, name: str, time_zone: str) -> None:
    with dialect.said_plainly(opened.place.shown), opened.writing.begin() as connection:
        migrate(connection)
        _name_office(connection, name, time_zone)
