"""Checking that an office is whole: its file, its search index, its journal."""

from sqlalchemy import text
from sqlalchemy.orm import Session

from council_desk.records.comments import Comment
from council_desk.records.journal import Change
from council_desk.store import bulk, dialect, journal
from council_desk.store.store import Store


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
