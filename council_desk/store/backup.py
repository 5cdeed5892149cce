"""Copies of an open office on closing and before large imports, and going back to a copy."""

import shutil
import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

from sqlalchemy import URL
from sqlalchemy.orm import Session

from council_desk.errors import NotFoundError, OfficeError
from council_desk.records.journal import Change
from council_desk.store import dialect, journal
from council_desk.store.copies import (
    copies,
    copy_opened,
    copy_pages,
    disk_said_plainly,
    is_dump,
    next_name,
    run_program,
)
from council_desk.store.dialect import Place
from council_desk.store.looking import is_there, look_only, probe
from council_desk.store.store import Store

COPIED_BEFORE = 1_000
"""An import of more comments than this is preceded by a copy."""


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


def restore(location: str | Path, source: Path) -> Path | None:
    """Put a copy in the place of an office; gives where the office as it was is kept, None where there was none.

    NotFoundError where there is no such copy; OfficeError where it is not one, or the office is in use.
    """
    place = dialect.place_of(location)
    if not source.is_file():
        raise NotFoundError(f"There is no copy at {source}. Give the path of a copy; `backup` says where it puts them.")
    if place.url is not None:
        return _restore_postgresql(place, place.url, source)
    probe(source)
    with disk_said_plainly(place.file):
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
        opened = look_only(place)
        try:
            return copy_opened(opened)
        finally:
            opened.close()
    except OfficeError:
        if _in_use(path):
            raise
    kept = next_name(place).with_suffix(".damaged")
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
        copy_pages(copy, target, str(path))


def _restore_postgresql(place: Place, url: URL, source: Path) -> Path | None:
    if not is_dump(source):
        raise OfficeError(f"{source} is not a copy of an office on PostgreSQL. Nothing was changed.")
    opened = look_only(place)
    try:
        kept = copy_opened(opened) if is_there(opened) else None
    finally:
        opened.close()
    arguments = ["--clean", "--if-exists", "--no-owner", "--no-privileges", "--single-transaction", str(source)]
    run_program("pg_restore", url, arguments, place.shown)
    return kept
