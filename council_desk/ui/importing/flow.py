"""An import from what was dropped to the change: reading, review, storing, and then suggestions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from council_desk.errors import UnreadableFileError
from council_desk.ui.desk import Desk
from council_desk.ui.importing.prepared import Place, Prepared, Source, names_items
from council_desk.ui.jobs import LongWork
from council_desk.ui.words import count_of

if TYPE_CHECKING:
    from council_desk.operations.import_batch import Batch, ItemWanted
    from council_desk.operations.import_proposal import ImportOptions, ImportProposal, ReadyImport
    from council_desk.operations.open_received import OpenedImport, Received
    from council_desk.progress import Progress
    from council_desk.queries.intake import StandingList
    from council_desk.readers.passages import Columns

PASTED = "Pasted text.txt"


class ImportFlow(QObject):
    """Takes received things one after another; each is one change. `broken` carries (name, DeskError)."""

    review = Signal(object)
    """A Prepared."""
    broken = Signal(str, object)
    there_already = Signal(str)
    """The name of something whose files are all in the office."""
    stored = Signal(object, int)
    """The ids of the items that comments went to, the one shown first, and how many comments."""
    ended = Signal()

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._queue: list[tuple[Path | Source, Place]] = []
        self._under_way = False

    def start_files(self, paths: Sequence[Path], place: Place) -> None:
        """Read files and folders for an item, the first now, the others after its review."""
        self._start([(path, place) for path in paths])

    def start_text(self, text: str, place: Place) -> None:
        """Read pasted text for an item."""
        self._start([(Source(PASTED, text.encode("utf-8", "surrogatepass")), place)])

    def map_columns(self, prepared: Prepared, mapping: Mapping[str, str]) -> None:
        """Read the spreadsheet that is looked at again with corrected columns."""
        source = replace(prepared.source, mapping=dict(mapping))
        options = prepared.proposal.options

        def work(long: LongWork) -> Prepared:
            proposal = _Work(self._desk, long, prepared.place).read(source.name, source.data, mapping, options)
            sources = (*prepared.sources[: prepared.at], source, *prepared.sources[prepared.at + 1 :])
            return self._worked_out(long, replace(prepared.with_proposal(proposal), sources=sources))

        self._think(f"Reading {source.name}", work, source.name, key="review")

    def look_again(self, prepared: Prepared) -> None:
        """Work out anew what changed proposals do to their items; `review` comes again."""
        self._think("Comparing", lambda long: self._worked_out(long, prepared), prepared.name, key="review")

    def store(self, prepared: Prepared) -> None:
        """Store a reviewed import, after a copy of the office where it is a large one: all of it or nothing."""

        def copy(store: Any) -> None:
            from council_desk.store.backup import back_up_before_import

            back_up_before_import(store, prepared.standing)

        failed = self._failed(prepared.name)
        self._desk.jobs.with_store(self, copy, lambda _done: self._write(prepared), failed)

    def skip(self) -> None:
        """Leave the present thing and go on to the next."""
        self._next()

    def _start(self, things: Sequence[tuple[Path | Source, Place]]) -> None:
        self._queue += things
        if not self._under_way:
            self._next()

    def _write(self, prepared: Prepared) -> None:
        batch = prepared.batch
        mappings = [
            (proposal.columns.fingerprint, source.mapping)
            for source, proposal in zip(prepared.sources, prepared.proposals, strict=True)
            if proposal.columns is not None and source.mapping is not None
        ]

        def operation(session: Any) -> Any:
            from council_desk.operations.import_batch import import_batch
            from council_desk.operations.remember_mapping import remember_mapping

            for fingerprint, mapping in mappings:
                remember_mapping(session, fingerprint, mapping)
            done = import_batch(session, batch)
            return done, _items_of(session, batch)

        self._desk.jobs.write(
            self,
            what_is_imported(prepared),
            operation,
            self._stored,
            self._failed(prepared.name),
            shown=True,
        )

    def _stored(self, what: tuple[Any, tuple[int, ...]]) -> None:
        done, item_ids = what
        self.stored.emit(item_ids, 0 if done.already else done.comments)
        self._next()

    def _next(self) -> None:
        self._under_way = bool(self._queue)
        if not self._queue:
            self.ended.emit()
            return
        thing, place = self._queue.pop(0)
        name = thing.name
        title = f"Opening {name}"

        def work(long: LongWork) -> Prepared | str:
            return self._opened(long, _received(thing), place)

        self._desk.jobs.think(self, title, work, self._show, self._failed(name), self._given_up)

    def _given_up(self) -> None:
        """The person pressed Cancel while it was read."""
        self._next()

    def _show(self, found: Prepared | str) -> None:
        if isinstance(found, str):
            self.there_already.emit(found)
            self._next()
        else:
            self.review.emit(found)

    def _opened(self, long: LongWork, received: Received, place: Place) -> Prepared | str:
        from council_desk.operations.import_batch import Batch
        from council_desk.operations.open_received import open_received

        work = _Work(self._desk, long, place)
        is_there, read = (work.is_there, work.read) if received.container else (_never, work.read_or_columns)
        found: OpenedImport = open_received(received, read, is_there, long)
        if not found.proposals:
            return found.name
        sources = tuple(Source(each.name, each.data) for each in found.proposals)
        empty = Batch(found.digest, None, ())
        prepared = Prepared(
            found.name, found.digest, place, sources, found.proposals, empty, (), {}, found.unread, found.there
        )
        return self._worked_out(long, replace(prepared, own_items=names_items(found.proposals, place)))

    def _worked_out(self, long: LongWork, prepared: Prepared) -> Prepared:
        """Say what proposals would do; nothing is stored."""
        from council_desk.operations.import_batch import make_batch
        from council_desk.operations.import_preview import preview_batch
        from council_desk.operations.review_import import dates_to_ask

        work = _Work(self._desk, long, prepared.place)
        work.remember(prepared)
        here = work.wanted
        proposals = tuple(proposal for proposal in prepared.proposals if proposal.kept)
        numbers = [number for number, proposal in enumerate(prepared.proposals) if proposal.kept]
        wanted = None if prepared.own_items else here
        batch: Batch = make_batch(
            prepared.digest, proposals, wanted, work.known, prepared.unread, long, here, work.worked_out
        )
        batch = replace(batch, pieces=tuple(replace(each, source=numbers[each.source]) for each in batch.pieces))
        shown = preview_batch(batch, work.known, long, work.worked_out)
        dates = tuple(map(dates_to_ask, prepared.proposals))
        waiting = len(self._queue)
        return replace(
            prepared,
            batch=batch,
            shown=shown,
            known_lists=work.lists,
            not_there=work.not_there,
            dates=dates,
            waiting=waiting,
        )

    def _think(self, title: str, work: Any, name: str, key: str | None = None) -> None:
        self._desk.jobs.think(self, title, work, self.review.emit, self._failed(name), key=key)

    def _failed(self, name: str) -> Any:
        def failed(problem: object) -> None:
            self._under_way = False
            self.broken.emit(name, problem)

        return failed


class _Work:
    """What reading and comparing need, in the thinking lane: the children and the office, asked through `long`."""

    def __init__(self, desk: Desk, long: LongWork, place: Place) -> None:
        self._zone = desk.time_zone
        self._long = long
        self._place = place
        self._before: dict[int, ReadyImport] = {}
        self.lists: dict[ItemWanted, tuple[StandingList, ...]] = {}
        self.not_there: dict[ItemWanted, tuple[str, ...]] = {}
        """Items that would be made, with the dates of other meetings that have one of that number."""

    @property
    def wanted(self) -> ItemWanted:
        """The item that the window shows, or the tray."""
        from council_desk.operations.import_batch import TRAY, ItemWanted

        place = self._place
        if place.item_id is None:
            return TRAY
        return ItemWanted(place.number, place.meeting or None, place.body or None, item_id=place.item_id)

    def is_there(self, data: bytes) -> bool:
        """Whether these bytes are in the office already: for the item, or come with a folder whose rows named items."""
        from council_desk.operations.import_comments import sha256_of
        from council_desk.queries.intake import same_bytes_before

        digest = sha256_of(data)
        places = {self._place.item_id, None}
        return any(self._long.ask(same_bytes_before, digest, place) is not None for place in places)

    def read(
        self,
        name: str,
        data: bytes,
        mapping: Mapping[str, str] | None = None,
        options: ImportOptions | None = None,
    ) -> ImportProposal:
        """Read and cut one file; its bytes do not travel to the thinking child and back."""
        from council_desk.operations.import_proposal import ImportOptions
        from council_desk.operations.read_mapped import read_mapped
        from council_desk.queries.intake import remembered_mapping

        found = read_mapped(
            name,
            lambda given: self._long.read_file(name, data, None if given is None else dict(given), "comments"),
            lambda fingerprint: self._long.ask(remembered_mapping, fingerprint),
            mapping or {},
        )
        known = self.known(self.wanted) if found.reading.kind == "packet" else ()
        texts = tuple(tuple(entry.text for entry in each.entries) for each in known)
        how = options or ImportOptions(time_zone=self._zone)
        proposal: ImportProposal = self._long.call("prepare_import", name, b"", found.reading, how, texts)
        return replace(proposal, data=data)

    def read_or_columns(self, name: str, data: bytes) -> ImportProposal:
        """Read and cut one file; of a list whose comments' column cannot be told only the columns, to be mapped."""
        from council_desk.operations.import_proposal import ImportOptions, ImportProposal

        try:
            return self.read(name, data)
        except UnreadableFileError:
            columns = self._columns(name, data)
            if columns is None:
                raise
        return ImportProposal(name, data, "spreadsheet", (), ImportOptions(time_zone=self._zone), columns=columns)

    def _columns(self, name: str, data: bytes) -> Columns | None:
        try:
            return self._long.read_file(name, data, {}, "comments").columns
        except UnreadableFileError:
            return None

    def known(self, wanted: ItemWanted) -> tuple[StandingList, ...]:
        """The lists that an item has already."""
        if wanted not in self.lists:
            self.lists[wanted] = self._asked(wanted)
        return self.lists[wanted]

    def remember(self, prepared: Prepared) -> None:
        """Keep what was worked out before: a file that nobody changed since does what it did."""
        pieces = (piece for piece in prepared.batch.pieces if piece.ready is not None)
        self._before = {id(piece.proposal): piece.ready for piece in pieces if piece.ready is not None}

    def worked_out(
        self, proposal: ImportProposal, known: Sequence[StandingList], _progress: Progress | None
    ) -> ReadyImport:
        """What a proposal would do, worked out in the thinking child without the file's bytes."""
        before = self._before.get(id(proposal))
        if before is not None:
            return before
        ready: ReadyImport = self._long.call("ready_import", replace(proposal, data=b""), tuple(known))
        return replace(ready, proposal=proposal)

    def _asked(self, wanted: ItemWanted) -> tuple[StandingList, ...]:
        from council_desk.queries.agenda import matching_items
        from council_desk.queries.intake import standing_lists

        if wanted.item_id is not None or wanted.number is None:
            return self._long.ask(standing_lists, wanted.item_id)
        found = self._long.ask(matching_items, wanted.number, wanted.meeting, wanted.body)
        if not found:
            others = self._long.ask(matching_items, wanted.number, None, None)
            self.not_there[wanted] = tuple(dict.fromkeys(each.date for each in others))
        return self._long.ask(standing_lists, found[0].id) if len(found) == 1 else ()


def what_is_imported(prepared: Prepared) -> str:
    """Return what the strip and the history say of an import: an edition's comments are not all new."""
    words = f"Imported {count_of(prepared.standing, 'comment')}"
    counts: dict[str, int] = {}
    for ready in prepared.shown:
        for edition in ready.editions:
            for state, count in edition.states().items():
                counts[state] = counts.get(state, 0) + count
    if not any(counts.get(state) for state in ("unchanged", "revised", "withdrawn")):
        return words
    parts = [
        f"{counts[state]:,} {state}" for state in ("new", "revised", "unchanged", "withdrawn") if counts.get(state)
    ]
    return f"{words}: {', '.join(parts)}"


def _items_of(session: Any, batch: Batch) -> tuple[int, ...]:
    """Return the ids of the items that a batch's comments went to, once it is stored."""
    from council_desk.queries.agenda import matching_items

    found: list[int] = []
    for wanted in {piece.wanted: None for piece in batch.pieces}:
        if wanted.item_id is not None:
            found.insert(0, wanted.item_id)
        elif wanted.number is not None:
            found += [each.id for each in matching_items(session, wanted.number, wanted.meeting, wanted.body)][:1]
    return tuple(dict.fromkeys(found))


def _received(thing: Path | Source) -> Received:
    from council_desk.operations.open_received import received_bytes, received_path
    from council_desk.operations.reading_limits import reading_limits

    if isinstance(thing, Source):
        return received_bytes(thing.name, thing.data)
    return received_path(thing, reading_limits())


def _never(_data: bytes) -> bool:
    return False
