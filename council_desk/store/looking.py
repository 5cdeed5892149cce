"""Looking at what may be an office, without touching it: what it is, of which revision, whether it may be written.

Nothing is written to a file or database that is not known to be an office of ours.
"""

import os
import sqlite3
import sys
from dataclasses import dataclass
from pathlib import Path, PurePath

from sqlalchemy import URL, Connection, Engine, inspect, text

from council_desk.errors import OfficeError
from council_desk.store import dialect
from council_desk.store.dialect import Place

REVISIONS = ("0001", "0002", "0003", "0004", "0005", "0006", "0007", "0008", "0009", "0010")
"""Every revision of the tables, oldest first; the last is the one this program needs (a test checks it)."""

_SYNCED = ("onedrive", "dropbox", "google drive", "googledrive", "icloud drive", "mobile documents", "cloudstorage")
_NETWORK_KINDS = {"nfs", "nfs4", "cifs", "smb", "smb2", "smb3", "smbfs", "afpfs", "fuse.sshfs", "9p", "davfs", "ncpfs"}


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


def look_only(place: Place) -> Opened:
    """Connections to an office of any revision, for copying it; OfficeError where there is none to be read."""
    if place.url is not None:
        return postgresql_engines(place, place.url)
    probe(place.file)
    return sqlite_engines(place, place.file, "")


def is_there(opened: Opened) -> bool:
    """Whether there is an office in this PostgreSQL database."""
    with dialect.said_plainly(opened.place.shown), opened.reading.connect() as connection:
        return look_at_postgresql(connection, opened.place.shown) is not None


def sqlite_engines(place: Place, path: Path, read_only: str) -> Opened:
    """The connections of an office file; `read_only`: why it may not be written, or empty."""
    closed = bool(read_only)
    return Opened(
        place,
        writing=dialect.sqlite_engine(path, writes=True, read_only_file=closed),
        reading=dialect.sqlite_engine(path, writes=False, read_only_file=closed),
        read_only=read_only,
    )


def postgresql_engines(place: Place, url: URL) -> Opened:
    """The connections of an office on a server."""
    return Opened(
        place,
        writing=dialect.postgresql_engine(url, writes=True),
        reading=dialect.postgresql_engine(url, writes=False),
    )


def why_read_only(path: Path, shared: str) -> str:
    """Why a file may not be written, as a sentence; empty where it may. `shared`: as shared_place says."""
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


def look_at_postgresql(connection: Connection, shown: str) -> str | None:
    """The revision of the office in this database; None where the database is empty; OfficeError where foreign."""
    tables = set(inspect(connection).get_table_names())
    if not tables:
        return None
    if "desk_mark" not in tables or "alembic_version" not in tables:
        raise OfficeError(f"{shown} is a database of another program. It was left as it is; give an empty database.")
    return _known(connection.execute(text("SELECT version_num FROM alembic_version")).scalar(), shown)


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
