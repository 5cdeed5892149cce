"""Verified copies of an office: made by SQLite's own backup, opened and checked before they count, the newest ten kept.

On PostgreSQL the server's own programs (pg_dump, pg_restore) do it, where they are installed.
"""

import os
import re
import shutil
import sqlite3
import subprocess
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import cast

from sqlalchemy import URL

from council_desk import paths
from council_desk.errors import OfficeError
from council_desk.store import dialect
from council_desk.store.dialect import Place
from council_desk.store.looking import Opened, probe

KEPT = 10
"""Copies kept beside an office; older ones go."""

_BUSY_ROUNDS = 3

_FORGOTTEN = 3600
"""Seconds after which a copy that was never finished belongs to a program that was ended."""


def copies_folder(place: Place) -> Path:
    """Where an office's copies are: beside its file, or for PostgreSQL among the user's data."""
    if place.url is None:
        return place.file.with_name(f"{place.file.stem} copies")
    return paths.user_data_folder() / "copies" / (place.url.database or "office")


def copies(place: Place) -> list[Path]:
    """The copies kept of an office, oldest first."""
    return sorted(_matching(place, ""), key=lambda found: found.name)


def _matching(place: Place, ending: str) -> list[Path]:
    stem, suffix = _naming(place)
    named = re.compile(re.escape(stem) + r" \d{8}-\d{6}-\d{6}" + re.escape(suffix) + ending)
    return [found for found in copies_folder(place).glob("*") if named.fullmatch(found.name)]


def _naming(place: Place) -> tuple[str, str]:
    if place.url is None:
        return place.file.stem, place.file.suffix
    return place.url.database or "office", ".dump"


def copy_opened(opened: Opened, to: Path | None = None) -> Path:
    """Make a verified copy of an open office; gives where it is.

    `to`: the file to write (replaced only once the copy is whole); left out: the office's folder of copies, of which
    the newest ten are kept. OfficeError where it cannot be written or the copy does not check.
    """
    place = opened.place
    target = to if to is not None else next_name(place)
    if place.path is not None and target.absolute() == place.path:
        raise OfficeError(f"{target} is the office itself. Choose another file for the copy.")
    part = target.with_name(target.name + ".part")
    with disk_said_plainly(target):
        target.parent.mkdir(parents=True, exist_ok=True)
        try:
            _write_copy(opened, part)
            part.replace(target)
        finally:
            part.unlink(missing_ok=True)
    if to is None:
        for old in copies(place)[:-KEPT]:
            old.unlink(missing_ok=True)
        for left_over in _matching(place, r"\.part(-journal)?"):
            if left_over.stat().st_mtime < time.time() - _FORGOTTEN:
                left_over.unlink(missing_ok=True)
    return target


def next_name(place: Place) -> Path:
    """Where the next copy of an office goes, named by the moment in UTC."""
    stem, suffix = _naming(place)
    return copies_folder(place) / f"{stem} {datetime.now(UTC).strftime('%Y%m%d-%H%M%S-%f')}{suffix}"


@contextmanager
def disk_said_plainly(target: Path) -> Iterator[None]:
    """Say what the disk refuses as an OfficeError about the copy."""
    try:
        yield
    except sqlite3.Error as error:
        said = dialect.as_desk_error(dialect.wrapped(error), str(target))
        raise (said or OfficeError(f"The copy {target} could not be made. The office was left as it is.")) from error
    except OSError as error:
        raise OfficeError(
            f"The copy {target} could not be written: {error.strerror}. The office was left as it is."
        ) from error


def _write_copy(opened: Opened, part: Path) -> None:
    part.unlink(missing_ok=True)
    if opened.place.url is not None:
        _dump(opened.place.url, part, opened.place.shown)
        return
    with opened.reading.connect() as connection, closing(sqlite3.connect(part)) as copy:
        source = cast("sqlite3.Connection", connection.connection.driver_connection)
        copy.execute("PRAGMA journal_mode=OFF").close()
        copy_pages(source, copy, opened.place.shown)
    _check_copy(part)
    with part.open("rb+") as written:
        os.fsync(written.fileno())


def copy_pages(source: sqlite3.Connection, copy: sqlite3.Connection, shown: str) -> None:
    """Copy an office page by page in one step; OfficeError where another program keeps it locked."""
    rounds = 0

    def watch(status: int, _remaining: int, _total: int) -> None:
        nonlocal rounds
        if status in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            rounds += 1
            if rounds >= _BUSY_ROUNDS:
                raise OfficeError(f"{shown} is in use by another program. Close it, then try the copy again.")

    source.backup(copy, pages=-1, progress=watch, sleep=1)


def _check_copy(copy: Path) -> None:
    probe(copy)
    with closing(sqlite3.connect(dialect.sqlite_address(copy, "ro"), uri=True)) as connection:
        found = connection.execute("PRAGMA integrity_check(1)").fetchone()[0]
    if found != "ok":
        raise OfficeError(f"The copy {copy.name} did not come out whole, so it was not kept. Run `verify`.")


def _program(name: str) -> str:
    found = shutil.which(name)
    if found is None:
        installed = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"), key=lambda p: int(p.parts[-3]))
        found = str(installed[-1]) if installed else None
    if found is None:
        raise OfficeError(
            f"Copies of an office on PostgreSQL need the program {name}, which is not installed here."
            " Install PostgreSQL's client programs, or ask whoever looks after the server for its copies."
        )
    return found


def run_program(name: str, url: URL, arguments: list[str], shown: str) -> None:
    """Run one of PostgreSQL's programs; the password goes by the environment, never on the command line."""
    whole = dialect.with_password(url)
    environment = dict(os.environ)
    if whole.password:
        environment["PGPASSWORD"] = str(whole.password)
    address = whole.set(drivername="postgresql", password=None).render_as_string(hide_password=False)
    command = [_program(name), "--dbname", address, *arguments]
    done = subprocess.run(command, capture_output=True, check=False, env=environment)  # noqa: S603 - no shell, own words
    if done.returncode != 0:
        raise OfficeError(
            f"{name} failed for {shown}. Nothing was changed; check the network and the server's version."
        )


def _dump(url: URL, part: Path, shown: str) -> None:
    run_program("pg_dump", url, ["--format=custom", "--no-owner", "--no-privileges", "--file", str(part)], shown)
    if not is_dump(part):
        raise OfficeError("The copy did not come out whole, so it was not kept. Check the server's version.")


def is_dump(copy: Path) -> bool:
    """Whether a file is a copy of an office on PostgreSQL."""
    listed = subprocess.run([_program("pg_restore"), "--list", str(copy)], capture_output=True, check=False)  # noqa: S603 - no shell, own words
    return listed.returncode == 0 and b"desk_mark" in listed.stdout
