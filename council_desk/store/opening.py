"""Opening an office: look without touching, refuse what is foreign or newer, copy, migrate.

Nothing is written to a file or database that is not known to be an office of ours.
"""

import os
import sqlite3
import sys
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import cast

from sqlalchemy import URL, Connection, Engine, inspect, text

from council_desk.errors import NotFoundError, OfficeError
from council_desk.store import dialect
from council_desk.store.dialect import Place

REVISIONS = ("0001", "0002", "0003", "0004", "0005", "0006", "0007", "0008", "0009", "0010")
"""Every revision of the tables, oldest first; the last is the one this program needs (a test checks it)."""

_SYNCED = ("onedrive", "dropbox", "google drive", "googledrive", "icloud drive", "mobile documents", "cloudstorage")
_NETWORK_KINDS = {"nfs", "nfs4", "cifs", "smb", "smb2", "smb3", "smbfs", "afpfs", "fuse.sshfs", "9p", "davfs", "ncpfs"}
_MIGRATIONS = Path(__file__).parent / "migrations"


@dataclass
class Opened:
    """The connections of one open office. `read_only` says, as a sentence, why it may not be written; or is empty."""

    place: Place
    writing: Engine
    reading: Engine
    read_only: str = ""

    def close(self) -> None:
        """Let go of every connection."""
        self.writing.dispose()
        self.reading.dispose()


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
    read_only = _why_read_only(path, shared)
    if revision == REVISIONS[-1]:
        opened = _sqlite_engines(place, path, read_only)
        if not read_only:
            _settle_journal_mode(opened)
        return opened
    if read_only:
        raise OfficeError(f"{path} was made by an older Council Desk and has to be brought up to date. {read_only}")
    opened = _sqlite_engines(place, path, "")
    try:
        _migrate_with_copy(opened)
    except BaseException:
        opened.close()
        raise
    return opened


def look_only(place: Place) -> Opened:
    """Connections to an office of any revision, for copying it; OfficeError where there is none to be read."""
    if place.url is not None:
        return _postgresql_engines(place, place.url)
    probe(place.file)
    return _sqlite_engines(place, place.file, "")


def is_there(opened: Opened) -> bool:
    """Whether there is an office in this PostgreSQL database."""
    with dialect.said_plainly(opened.place.shown), opened.reading.connect() as connection:
        return _look_at_postgresql(connection, opened.place.shown) is not None


def _sqlite_engines(place: Place, path: Path, read_only: str) -> Opened:
    closed = bool(read_only)
    return Opened(
        place,
        writing=dialect.sqlite_engine(path, writes=True, read_only_file=closed),
        reading=dialect.sqlite_engine(path, writes=False, read_only_file=closed),
        read_only=read_only,
    )


def _why_read_only(path: Path, shared: str) -> str:
    if shared:
        return (
            f"{path} lies {shared}, where two programs can damage it, so it is open for reading only."
            " Move it to a folder of this computer to change it."
        )
    if not os.access(path, os.W_OK) or not os.access(path.parent, os.W_OK):
        return f"{path} may only be read here. Ask for the right to write to the file and its folder to change it."
    return ""


def probe(path: Path) -> str:
    """The revision of the office in a file, found without writing to it; OfficeError for anything else."""
    try:
        if path.stat().st_size == 0:
            raise OfficeError(f"{path} is empty, not an office. It was left as it is; choose another file.")
        try:
            return _probe(path, "ro")
        except sqlite3.OperationalError:
            if not Path(f"{path}-journal").exists() and not Path(f"{path}-wal").exists():
                raise
            # A program was ended in the middle of a change: SQLite has to take it back before the file can be read.
            return _probe(path, "rw")
    except sqlite3.Error as error:
        raise _probing_failed(error, path) from error
    except OSError as error:
        raise OfficeError(f"{path} cannot be read. Check that the file is there and may be read.") from error


def _probing_failed(error: sqlite3.Error, path: Path) -> OfficeError:
    said = dialect.as_desk_error(dialect.wrapped(error), str(path))
    if isinstance(said, OfficeError):
        return said
    return OfficeError(f"{path} cannot be read as an office. It was left as it is; choose another file.")


def _probe(path: Path, mode: str) -> str:
    connection = sqlite3.connect(dialect.sqlite_address(path, mode), uri=True, timeout=dialect.BUSY_SECONDS)
    try:
        (mark,) = connection.execute("PRAGMA application_id").fetchone()
        if mark != dialect.APPLICATION_ID:
            raise OfficeError(f"{path} is not a Council Desk office. It was left as it is; choose another file.")
        row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    finally:
        connection.close()
    return _known(row[0] if row else None, str(path))


def _known(revision: str | None, shown: str) -> str:
    if revision not in REVISIONS:
        raise OfficeError(f"{shown} was made by a newer Council Desk. It was left as it is; update this program first.")
    return revision


def shared_place(path: Path) -> str:
    """Where a path lies that SQLite cannot be trusted with, as words ("in a synced folder"); empty elsewhere."""
    whole = path.resolve()
    if any(part.lower().startswith(_SYNCED) for part in whole.parent.parts):
        return "in a synced folder"
    if _on_network(whole):
        return "on a network drive"
    return ""


def _on_network(path: Path) -> bool:
    if sys.platform == "win32":
        import ctypes

        remote = 4
        drive = path.drive + "\\"
        return drive.startswith("\\\\") or ctypes.windll.kernel32.GetDriveTypeW(drive) == remote
    mounts = Path("/proc/mounts")
    if not mounts.exists():
        return path.is_relative_to("/Network")
    return kind_of_mount(path, mounts.read_text(encoding="utf-8", errors="replace")) in _NETWORK_KINDS


def kind_of_mount(path: PurePath, mounts: str) -> str:
    """The file system kind of the longest mount point above a path, from the lines of /proc/mounts."""
    best, kind = "", ""
    for line in mounts.splitlines():
        fields = line.split(" ")
        point = fields[1].replace("\\040", " ") if len(fields) > 2 else ""
        if point and len(point) >= len(best) and path.is_relative_to(point):
            best, kind = point, fields[2]
    return kind


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
    opened = _sqlite_engines(place, path, "")
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
    from council_desk.store.backup import copy_opened

    if opened.place.path is not None:
        copy_opened(opened)
    with dialect.said_plainly(opened.place.shown), opened.writing.begin() as connection:
        migrate(connection)
    if opened.place.path is not None:
        _settle_journal_mode(opened)


def _postgresql_engines(place: Place, url: URL) -> Opened:
    return Opened(
        place,
        writing=dialect.postgresql_engine(url, writes=True),
        reading=dialect.postgresql_engine(url, writes=False),
    )


def _open_postgresql(place: Place, url: URL, *, create: bool) -> Opened:
    opened = _postgresql_engines(place, url)
    try:
        with dialect.said_plainly(place.shown), opened.reading.connect() as connection:
            there = _look_at_postgresql(connection, place.shown)
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


def _look_at_postgresql(connection: Connection, shown: str) -> str | None:
    """The revision of the office in this database; None where the database is empty; OfficeError where foreign."""
    tables = set(inspect(connection).get_table_names())
    if not tables:
        return None
    if "desk_mark" not in tables or "alembic_version" not in tables:
        raise OfficeError(f"{shown} is a database of another program. It was left as it is; give an empty database.")
    return _known(connection.execute(text("SELECT version_num FROM alembic_version")).scalar(), shown)


def _create_postgresql(place: Place, url: URL, name: str, time_zone: str) -> Opened:
    opened = _postgresql_engines(place, url)
    try:
        with dialect.said_plainly(place.shown), opened.reading.connect() as connection:
            if _look_at_postgresql(connection, place.shown) is not None:
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
