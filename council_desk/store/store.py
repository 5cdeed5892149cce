"""The store: `ask` reads, `change` writes, and every change can be undone.

One store may be used by a writing and a reading thread at once: each question and each change has its own connection.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Concatenate, ParamSpec, TypeVar

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session
from sqlalchemy.orm.exc import StaleDataError

from council_desk.errors import ConflictError, OfficeError, RefusedError
from council_desk.store import dialect, journal, opening, search, undo
from council_desk.store.journal import ChangeLine, ChangeSession, Pad
from council_desk.store.looking import Opened
from council_desk.store.search import TagSource
from council_desk.store.undo import Plan

P = ParamSpec("P")
T = TypeVar("T")

_CHANGED_BY_ANOTHER = "Somebody else changed the same record since it was read. Nothing was saved; look at it again."


class Store:
    """One open office, as one person uses it at one desk."""

    def __init__(self, opened: Opened, *, who: str, desk: str = "", tag_source: TagSource | None = None) -> None:
        self._opened = opened
        self._tag_source = tag_source
        self.who = who
        self.desk = desk
        self.last_change: int | None = None

    @classmethod
    def open(
        cls,
        location: str | Path,
        *,
        who: str,
        desk: str = "",
        tag_source: TagSource | None = None,
        create: bool = False,
    ) -> "Store":
        """Open an office.

        Args:
            location: the path of a SQLite office, or a postgresql:// address.
            who: the person whose changes these are, and `desk` where they sit: undo steps through this pair's changes.
            desk: see `who`.
            tag_source: gives the `tags` column of the search rows (queries.effective.search_tags).
            create: make the office where there is none yet.

        Raises:
            NotFoundError: there is no office there.
            OfficeError: it is foreign, newer, locked, on a full disk or out of reach.

        """
        store = cls(opening.open_office(location, create=create), who=who, desk=desk, tag_source=tag_source)
        return store._with_current_search()

    @classmethod
    def create(
        cls, location: str | Path, *, name: str, time_zone: str, who: str, tag_source: TagSource | None = None
    ) -> "Store":
        """Make a new office and open it; OfficeError where there is one already, or it cannot be there."""
        opened = opening.create_office(location, name=name, time_zone=time_zone)
        return cls(opened, who=who, tag_source=tag_source)._with_current_search()

    def _with_current_search(self) -> "Store":
        """Fold the search rows anew where another version of this program folded them."""
        try:
            if not self.read_only and not self.ask(search.is_current):
                with self.change("Rebuild the search index") as session:
                    search.rebuild(session, self._tag_source)
        except BaseException:
            self.close()
            raise
        return self

    def __enter__(self) -> "Store":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of all connections."""
        self._opened.close()

    @property
    def location(self) -> str:
        """Where the office is, as it may be shown: without a password."""
        return self._opened.place.shown

    @property
    def path(self) -> Path | None:
        """The office's file; None on PostgreSQL."""
        return self._opened.place.path

    @property
    def opened(self) -> Opened:
        """The connections, for backup.py."""
        return self._opened

    @property
    def read_only(self) -> str:
        """Why this office may only be read here, as a sentence; empty where it may be written."""
        return self._opened.read_only

    def ask(self, query: Callable[Concatenate[Session, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run `query(session, ...)` on one snapshot of the office; give its plain data."""
        with dialect.said_plainly(self.location), self._opened.reading.connect() as connection, connection.begin():
            session = Session(bind=connection, autoflush=False, expire_on_commit=False)
            with session:
                return query(session, *args, **kwargs)

    @contextmanager
    def change(self, title: str, kind: str = journal.UNDOABLE) -> Iterator[Session]:
        """Open a change: everything inside happens, or nothing does.

        After the block `last_change` and `session.info["change_number"]` hold its number; both are None where nothing
        that the journal keeps was written.

        Args:
            title: what the history and the undo menu say; it holds no name and no comment text.
            kind: "change", or "final" for what has left the office and is never undone.

        """
        with self._writing(title, kind) as session:
            yield session

    @contextmanager
    def _writing(self, title: str, kind: str, plan: Plan | None = None) -> Iterator[ChangeSession]:
        if self.read_only:
            raise OfficeError(self.read_only)
        self.last_change = None
        pad = Pad()
        try:
            with (
                dialect.said_plainly(self.location),
                self._opened.writing.begin() as connection,
                ChangeSession(connection, pad) as session,
            ):
                yield session
                number = self._finish(session, title, kind, plan)
        except StaleDataError as error:
            raise ConflictError(_CHANGED_BY_ANOTHER) from error
        finally:
            pad.resume_garbage_collection()
        self.last_change = session.info["change_number"] = number

    def _finish(self, session: ChangeSession, title: str, kind: str, plan: Plan | None) -> int | None:
        session.flush()
        pad = session.pad
        search.keep_up(session, pad, self._tag_source)
        if pad.empty:
            return None
        connection = session.connection()
        number = journal.write_line(
            connection,
            pad,
            journal.Heading(title, self.who, self.desk, kind, None if plan is None else plan.target),
        )
        if plan is not None:
            journal.mark_undone(connection, plan.undone, by=number)
            journal.mark_undone(connection, plan.standing_again, by=None)
        return number

    def undo(self, number: int | None = None) -> ChangeLine:
        """Undo this person's newest standing change at this desk, or any change by its number.

        Gives the undo's own line. RefusedError where there is nothing to undo, or a later change stands on it;
        NotFoundError for an unknown number.
        """
        if number is None:
            line = self.undoable()
            if line is None:
                raise RefusedError("There is nothing to undo: no change of yours at this desk still stands.")
            number = line.number
        return self._take_back(number)

    def redo(self) -> ChangeLine:
        """Redo what this person undid last at this desk; RefusedError where there is nothing to redo."""
        line = self.redoable()
        if line is None:
            raise RefusedError("There is nothing to redo at this desk.")
        return self._take_back(line.number)

    def _take_back(self, number: int) -> ChangeLine:
        plan = self.ask(undo.plan, number)
        try:
            with self._writing(plan.title, plan.kind, plan) as session:
                undo.take_back(session, plan)
        except (IntegrityError, ConflictError) as error:
            if isinstance(error, ConflictError) and not isinstance(error.__cause__, IntegrityError):
                raise
            raise undo.refusal_of_gap(self.ask(journal.line_of, plan.source)) from error
        return self.ask(journal.line_of, self.last_change or 0)

    def undoable(self) -> ChangeLine | None:
        """The change that `undo()` would take back."""
        return self.ask(journal.last_undoable, self.who, self.desk)

    def redoable(self) -> ChangeLine | None:
        """The undo that `redo()` would take back."""
        return self.ask(journal.last_redoable, self.who, self.desk)

    def changes_since(self, number: int) -> list[ChangeLine]:
        """All changes newer than this number, oldest first."""
        return self.ask(journal.lines_since, number)

    def latest_change_number(self) -> int:
        """The number of the office's newest change; 0 where there is none."""
        return self.ask(journal.latest_number)
