"""Verified copies of an office, going back to one, and checking that an office is whole.

A copy is made by SQLite's own backup, opened and checked before it counts, and kept beside the office in a folder of
its own, the newest ten. On PostgreSQL the server's own programs (pg_dump, pg_restore) do it, where they are installed.
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

from sqlalchemy import URL, text
from sqlalchemy.orm import Session

from council_desk import paths
from council_desk.errors import NotFoundError, OfficeError
from council_desk.records.comments import Comment
from council_desk.records.journal import Change
from council_desk.store import bulk, dialect, journal, opening
from council_desk.store.dialect import Place
from council_desk.store.opening import Opened
from council_desk.store.store import Store

KEPT = 10
"""Copies kept beside an office; older ones go."""

_BUSY_ROUNDS = 3

COPIED_BEFORE = 1_000
"""An import of more comments than this is preceded by a copy."""

_FORGOTTEN = 3600
"""Seconds after which a copy that was never finished belongs to a program that was ended."""


def back_up(store: Store, to: Path | None = None) -> Path:
    """Make a verified copy of the office; gives where it is.

    `to`: the file to write (replaced only once the copy is whole); left out: the office's folder of copies, of which
    the newest ten are kept. OfficeError where it cannot be written or the copy does not check.
    """
    return copy_opened(store.opened, to)


def back_up_before_import(store: Store, comments: int) -> Path | None:
    """A verified copy before an import of more than 1,000 comments into an office that is a file; else None."""
    return back_up(store) if comments > COPIED_BEFORE and store.path is not None else None


def back_up_if_changed(store: Store) -> Path | None:
    """A verified copy, as on closing, unless the newest copy is younger than the office's last change."""
    if store.read_only:
        return None
    newest = max((copy.stat().st_mtime for copy in copies(store.opened.place)), default=0.0)
    written = store.ask(_time_of_last_change)
    return back_up(store) if written is not None and written.timestamp() >= newest else None


def _time_of_last_change(session: Session) -> datetime | None:
    number = journal.latest_number(session)
    at = session.get(Change, number)
    return None if at is None else datetime.fromisoformat(at.at)


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
    """As `back_up`, for an office that is just being opened."""
    place = opened.place
    target = to if to is not None else _next_name(place)
    if place.path is not None and target.absolute() == place.path:
        raise OfficeError(f"{target} is the office itself. Choose another file for the copy.")
    part = target.with_name(target.name + ".part")
    with _disk_said_plainly(target):
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


def _next_name(place: Place) -> Path:
    stem, suffix = _naming(place)
    return copies_folder(place) / f"{stem} {datetime.now(UTC).strftime('%Y%m%d-%H%M%S-%f')}{suffix}"


@contextmanager
def _disk_said_plainly(target: Path) -> Iterator[None]:
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
        _copy_pages(source, copy, opened.place.shown)
    _check_copy(part)
    with part.open("rb+") as written:
        os.fsync(written.fileno())


def _copy_pages(source: sqlite3.Connection, copy: sqlite3.Connection, shown: str) -> None:
    rounds = 0

    def watch(status: int, _remaining: int, _total: int) -> None:
        nonlocal rounds
        if status in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            rounds += 1
            if rounds >= _BUSY_ROUNDS:
                raise OfficeError(f"{shown} is in use by another program. Close it, then try the copy again.")

    source.backup(copy, pages=-1, progress=watch, sleep=1)


def _check_copy(copy: Path) -> None:
    opening.probe(copy)
    with closing(sqlite3.connect(dialect.sqlite_address(copy, "ro"), uri=True)) as connection:
        found = connection.execute("PRAGMA integrity_check(1)").fetchone()[0]
    if found != "ok":
        raise OfficeError(f"The copy {copy.name} did not come out whole, so it was not kept. Run `verify`.")


def restore(location: str | Path, source: Path) -> Path | None:
    """Put a copy in the place of an office; gives where the office as it was is kept, None where there was none.

    NotFoundError where there is no such copy; OfficeError where it is not one, or the office is in use.
    """
    place = dialect.place_of(location)
    if not source.is_file():
        raise NotFoundError(f"There is no copy at {source}. Give the path of a copy; `backup` says where it puts them.")
    if place.url is not None:
        return _restore_postgresql(place, place.url, source)
    opening.probe(source)
    with _disk_said_plainly(place.file):
        kept = _keep_present(place)
        _fill_from(source, place.file)
    return kept


def _keep_present(place: Place) -> Path | None:
    """Keep the office as it is: a verified copy, or, where it is too damaged for that, its very bytes."""
    path = place.file
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        return None
    try:
        opened = opening.look_only(place)
        try:
            return copy_opened(opened)
        finally:
            opened.close()
    except OfficeError:
        if _in_use(path):
            raise
    kept = _next_name(place).with_suffix(".damaged")
    kept.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy2(path, kept)
    path.unlink()
    return kept


def _in_use(path: Path) -> bool:
    try:
        with closing(
            sqlite3.connect(dialect.sqlite_address(path, "rw"), uri=True, timeout=1, isolation_level=None)
        ) as asked:
            asked.execute("BEGIN IMMEDIATE")
            asked.execute("ROLLBACK")
    except sqlite3.OperationalError as error:
        return "locked" in str(error)
    except sqlite3.DatabaseError:
        return False
    return False


def _fill_from(source: Path, path: Path) -> None:
    """Copy page by page into the office's own file, so that a desk that has it open sees the whole or nothing."""
    with (
        closing(sqlite3.connect(dialect.sqlite_address(source, "ro"), uri=True)) as copy,
        closing(sqlite3.connect(path, timeout=dialect.BUSY_SECONDS)) as target,
    ):
        _copy_pages(copy, target, str(path))


def verify(store: Store) -> list[str]:
    """What is wrong with an office, a sentence each; an empty list where it is whole."""
    return store.ask(_findings)


def _findings(session: Session) -> list[str]:
    found = [] if dialect.is_postgresql(session.connection()) else _file_findings(session)
    found += _search_findings(session)
    for line in journal.lines_since(session, 0):
        found += _journal_findings(session, line.number)
    return found


def _file_findings(session: Session) -> list[str]:
    found = [
        f"The file is damaged: {row[0]}. Restore the newest copy."
        for row in session.execute(text("PRAGMA integrity_check(20)"))
        if row[0] != "ok"
    ]
    broken = {row[0] for row in session.execute(text("PRAGMA foreign_key_check"))}
    return found + [
        f"Rows of {table} point at rows that are gone. Restore the newest copy." for table in sorted(broken)
    ]


def _search_findings(session: Session) -> list[str]:
    rows = session.execute(text("SELECT count(*) FROM comment_search")).scalar_one()
    comments = session.query(Comment.id).count()
    if rows == comments:
        return []
    return [f"The search index has {rows} rows for {comments} comments."]


def _journal_findings(session: Session, number: int) -> list[str]:
    change = session.get_one(Change, number)
    entries = journal.entries_of(session, number)
    runs = journal.runs_of(session, number)
    purged = not entries and not runs
    if not purged and journal.digest_of(change.salt, entries, runs) != change.digest:
        return [f"What the journal holds of change {number} was altered outside of Council Desk."]
    return _packed_findings(number, runs)


def _packed_findings(number: int, runs: list[journal.Run]) -> list[str]:
    wrong = [run for run in runs if run.rows is not None and bulk.digest_of_packed(run) != run.digest]
    return [f"The rows of {run.table} that change {number} took away were altered in the journal." for run in wrong]


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


def _run(name: str, url: URL, arguments: list[str], shown: str) -> None:
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
    _run("pg_dump", url, ["--format=custom", "--no-owner", "--no-privileges", "--file", str(part)], shown)
    listed = subprocess.run([_program("pg_restore"), "--list", str(part)], capture_output=True, check=False)  # noqa: S603 - no shell, own words
    if listed.returncode != 0 or b"desk_mark" not in listed.stdout:
        raise OfficeError("The copy did not come out whole, so it was not kept. Check the server's version.")


def _restore_postgresql(place: Place, url: URL, source: Path) -> Path | None:
    listed = subprocess.run([_program("pg_restore"), "--list", str(source)], capture_output=True, check=False)  # noqa: S603 - no shell, own words
    if listed.returncode != 0 or b"desk_mark" not in listed.stdout:
        raise OfficeError(f"{source} is not a copy of an office on PostgreSQL. Nothing was changed.")
    opened = opening.look_only(place)
    try:
        kept = copy_opened(opened) if opening.is_there(opened) else None
    finally:
        opened.close()
    arguments = ["--clean", "--if-exists", "--no-owner", "--no-privileges", "--single-transaction", str(source)]
    _run("pg_restore", url, arguments, place.shown)
    return kept
