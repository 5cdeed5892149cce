"""An import from the files to the change: reading, review, storing, and then suggestions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from council_desk.errors import DeskError
from council_desk.ui.desk import Desk
from council_desk.ui.jobs import LongWork
from council_desk.ui.words import count_of

if TYPE_CHECKING:
    from council_desk.operations.import_proposal import ImportProposal, ReadyImport
    from council_desk.queries.intake import StandingList
    from council_desk.readers.passages import Reading

PASTED = "Pasted text.txt"


@dataclass(frozen=True, slots=True)
class Source:
    """What is being imported: its name and bytes, and the columns as a person corrected them."""

    name: str
    data: bytes
    mapping: Mapping[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Prepared:
    """A file read and cut, and what it would change on the item; nothing is stored."""

    source: Source
    proposal: ImportProposal
    ready: ReadyImport
    known: tuple[StandingList, ...]
    """The lists that the item already has."""
    waiting: int
    """How many further files wait for their review."""


class ImportFlow(QObject):
    """Takes files one after another. `review` carries a Prepared, `broken` (file's name, DeskError)."""

    review = Signal(object)
    broken = Signal(str, object)
    stored = Signal(object, int)
    """The item's id (or None) and how many comments."""
    ended = Signal()

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._queue: list[Path | Source] = []
        self.item_id: int | None = None

    def start_files(self, paths: Sequence[Path], item_id: int | None) -> None:
        """Read files for an item, the first now, the others after its review."""
        self.item_id = item_id
        self._queue = list(paths)
        self._next()

    def start_text(self, text: str, item_id: int | None) -> None:
        """Read pasted text for an item."""
        self.item_id = item_id
        self._queue = [Source(PASTED, text.encode("utf-8", "surrogatepass"))]
        self._next()

    def map_columns(self, source: Source, mapping: Mapping[str, str]) -> None:
        """Read a spreadsheet again with corrected columns."""
        self._prepare(Source(source.name, source.data, mapping))

    def look_again(self, source: Source, proposal: ImportProposal) -> None:
        """Work out anew what a changed proposal does to the item; `review` comes again."""

        def work(long: LongWork) -> Prepared:
            return self._prepared(long, source, proposal)

        self._desk.jobs.think(self, "Comparing", work, self.review.emit, self._failed(source.name), key="review")

    def store(self, prepared: Prepared) -> None:
        """Store a reviewed import, after a copy of the office where it is a large one: all of it or nothing."""

        def copy(store: Any) -> None:
            from council_desk.store.backup import back_up_before_import

            back_up_before_import(store, prepared.proposal.standing)

        failed = self._failed(prepared.proposal.name)
        self._desk.jobs.with_store(self, copy, lambda _done: self._write(prepared), failed)

    def _write(self, prepared: Prepared) -> None:
        name, item_id, ready = prepared.proposal.name, self.item_id, prepared.ready
        columns, mapping = prepared.proposal.columns, prepared.source.mapping

        def operation(session: Any) -> Any:
            from council_desk.operations.import_comments import import_comments
            from council_desk.operations.remember_mapping import remember_mapping

            if columns is not None and mapping is not None:
                remember_mapping(session, columns.fingerprint, mapping)
            return import_comments(session, ready, item_id=item_id)

        self._desk.jobs.write(
            self,
            f"Imported {count_of(prepared.proposal.standing, 'comment')}",
            operation,
            self._stored,
            self._failed(name),
            shown=True,
        )

    def skip(self) -> None:
        """Leave the present file and go on to the next."""
        self._next()

    def _stored(self, imported: Any) -> None:
        self.stored.emit(self.item_id, 0 if imported.already else imported.comments)
        self._next()

    def _next(self) -> None:
        if not self._queue:
            self.ended.emit()
            return
        waiting = self._queue.pop(0)
        if isinstance(waiting, Source):
            self._prepare(waiting)
            return
        path = waiting

        def read(_long: LongWork) -> Source:
            try:
                return Source(path.name, path.read_bytes())
            except OSError as problem:
                why = problem.strerror or type(problem).__name__
                message = f"{path.name} could not be opened ({why}). Nothing was stored. Check the file."
                raise DeskError(message) from None

        self._desk.jobs.think(self, f"Opening {path.name}", read, self._prepare, self._failed(path.name))

    def _prepare(self, source: Source) -> None:
        def work(long: LongWork) -> Prepared:
            mapping = dict(source.mapping) if source.mapping is not None else None
            reading = long.read_file(source.name, source.data, mapping, "comments")
            if mapping is None:
                reading = self._as_remembered(long, source, reading)
            options = self._options()
            proposal = long.call("prepare_import", source.name, source.data, reading, options)
            return self._prepared(long, source, proposal)

        self._desk.jobs.think(self, f"Reading {source.name}", work, self.review.emit, self._failed(source.name))

    def _as_remembered(self, long: LongWork, source: Source, reading: Reading) -> Reading:
        """Read a list again with the columns that somebody corrected for lists with the same headers."""
        from council_desk.queries.intake import remembered_mapping

        if reading.columns is None:
            return reading
        known = long.ask(remembered_mapping, reading.columns.fingerprint)
        return long.read_file(source.name, source.data, known, "comments") if known else reading

    def _options(self) -> Any:
        from council_desk.operations.import_proposal import ImportOptions

        return ImportOptions(time_zone=self._desk.time_zone)

    def _prepared(self, long: LongWork, source: Source, proposal: ImportProposal) -> Prepared:
        from council_desk.queries.intake import standing_lists

        known = long.ask(standing_lists, self.item_id) if self.item_id is not None else ()
        return Prepared(source, proposal, long.call("ready_import", proposal, known), known, len(self._queue))

    def _failed(self, name: str) -> Any:
        return lambda problem: self.broken.emit(name, problem)
