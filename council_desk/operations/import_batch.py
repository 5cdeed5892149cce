"""One FILE as one change, whatever it holds: a list for one item, a list with its own item column, a folder, a ZIP.

A batch has sources (the files received) and pieces (the part of one source that is for one item). Every piece that can
be is thought out before the change opens. Only a second file for the same item has to wait: it may be a later edition
of the first one, which has no ids before it is stored.
"""

import hashlib
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from council_desk.operations.agenda import agenda_number, find_or_add_item
from council_desk.operations.import_comments import add_intake, batch_of, sha256_of, store_ready
from council_desk.operations.import_proposal import ImportProposal, ProposedComment, ReadyImport
from council_desk.operations.ready_import import lists_worth_comparing, ready_import
from council_desk.progress import Progress
from council_desk.queries.intake import StandingList, same_bytes_before, standing_lists
from council_desk.readers.dates import guess_order, parse_received
from council_desk.store import bulk


@dataclass(frozen=True, slots=True)
class ItemWanted:
    """Which item comments are for. `number` None: on no item, for the unassigned tray.

    `meeting` is an ISO date and `body` a name; None: whichever fits. `file_number` and `title` are for a new item.
    `item_id` goes before all of that, where the item is in the office and was shown.
    """

    number: str | None
    meeting: str | None = None
    body: str | None = None
    file_number: str = field(default="", compare=False)
    title: str = field(default="", compare=False)
    item_id: int | None = None


TRAY = ItemWanted(None)


@dataclass(frozen=True, slots=True)
class Piece:
    """The part of a source that is for one item; `ready` is None while it waits for an earlier piece to be stored."""

    source: int
    proposal: ImportProposal
    wanted: ItemWanted
    ready: ReadyImport | None = None


@dataclass(frozen=True, slots=True)
class Unread:
    """A file of a container that could not be read: its bytes are kept, with the reason as a sentence."""

    name: str
    data: bytes
    reason: str


@dataclass(frozen=True, slots=True)
class Batch:
    """Everything one import writes. `wanted` None: each comment goes where the file's own item column says."""

    digest: str
    wanted: ItemWanted | None
    pieces: tuple[Piece, ...]
    unread: tuple[Unread, ...] = ()

    @property
    def comments(self) -> int:
        """How many comments the batch holds, each once."""
        return sum(piece.proposal.standing for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class BatchImported:
    """What a batch did. `says`: what a person should be told. `already`: all of it was there; nothing was written."""

    comments: int
    batch_id: str
    says: tuple[str, ...]
    already: bool = False


WorkOut = Callable[[ImportProposal, Sequence[StandingList], Progress | None], ReadyImport]


def make_batch(
    digest: str,
    proposals: Sequence[ImportProposal],
    wanted: ItemWanted | None,
    known: Callable[[ItemWanted], Sequence[StandingList]],
    unread: Sequence[Unread] = (),
    progress: Progress | None = None,
    within: ItemWanted = TRAY,
    work_out: WorkOut = ready_import,
) -> Batch:
    """Think a batch out; nothing is stored.

    Args:
        digest: what the bytes of the whole are known by.
        proposals: one for each source.
        wanted: the item of all comments; None: the sources' own item columns say, and the rest goes to the tray.
        known: gives the lists that an item has already, empty for an item that is not there yet.
        unread: files of a container that could not be read.
        progress: told how far it has come.
        within: where `wanted` is None, the meeting and body of the items that the column names. Sources that have no
            item column go to `within` itself, where it is an item, else to the tray.
        work_out: does what ready_import does, where the thinking is done elsewhere.

    """
    pieces: list[Piece] = []
    before = _Before(known)
    for source, proposal in enumerate(proposals):
        parts = [(proposal, wanted)] if wanted is not None else _parted(proposal, within)
        for part, item in parts:
            lists = before.lists_for(part, item)
            ready = work_out(part, lists, progress) if lists is not None else None
            pieces.append(Piece(source, part, item, ready))
            before.add(part, item)
    return Batch(digest, wanted, tuple(pieces), tuple(unread))


class _Before:
    """What each item has before a piece: the lists in the office, and the numbers that pieces before it brought."""

    def __init__(self, known: Callable[[ItemWanted], Sequence[StandingList]]) -> None:
        self._known = known
        self._lists: dict[ItemWanted, Sequence[StandingList]] = {}
        self._numbers: defaultdict[ItemWanted, set[str]] = defaultdict(set)

    def lists_for(self, part: ImportProposal, item: ItemWanted) -> Sequence[StandingList] | None:
        """The lists to compare a piece with; None where one that goes before it may be among them."""
        if item not in self._lists:
            self._lists[item] = tuple(self._known(item))
        elif len(part.kept) != 1 or _numbers(part) & self._numbers[item]:
            return None
        # A single letter is no list that comes again, unless it carries a number that is known.
        return lists_worth_comparing(part, self._lists[item])

    def add(self, part: ImportProposal, item: ItemWanted) -> None:
        """Take note of a piece that goes before the next."""
        self._numbers[item] |= _numbers(part)


def _numbers(part: ImportProposal) -> set[str]:
    return {number for comment in part.kept if (number := comment.fields.get("external_id"))}


def _parted(proposal: ImportProposal, within: ItemWanted) -> list[tuple[ImportProposal, ItemWanted]]:
    if within.number is None or any(comment.fields.get("item", "").strip() for comment in proposal.kept):
        return by_item(proposal, within)
    return [(proposal, within)]


def by_item(proposal: ImportProposal, within: ItemWanted = TRAY) -> list[tuple[ImportProposal, ItemWanted]]:
    """A proposal parted by the source's own item column, items in the order they come, what is on no item last."""
    order = proposal.options.date_order or guess_order([c.fields.get("meeting", "") for c in proposal.kept])
    parts: defaultdict[ItemWanted, list[ProposedComment]] = defaultdict(list)
    wanted: dict[ItemWanted, ItemWanted] = {}
    for comment in proposal.kept:
        item = _wanted_by(comment, proposal, order, within)
        first = wanted.setdefault(item, item)
        wanted[item] = first if first.title else replace(first, title=item.title)
        parts[item].append(comment)
    ordered = sorted(parts, key=lambda item: item.number is None)
    return [(replace(proposal, comments=tuple(parts[item])), wanted[item]) for item in ordered]


def _wanted_by(comment: ProposedComment, proposal: ImportProposal, order: str | None, within: ItemWanted) -> ItemWanted:
    given = comment.fields.get("item", "").strip()
    number = agenda_number(given) if given else None
    if number is None:
        return TRAY
    meeting = within.meeting or _meeting_date(comment.fields.get("meeting", ""), order, proposal.options.time_zone)
    if number == within.number and meeting == within.meeting:
        return within
    return ItemWanted(
        number,
        meeting,
        within.body,
        comment.fields.get("file_number", "").strip() or within.file_number,
        given[given.find(number) + len(number) :].lstrip(" .:)–—-") or within.title,
    )


def _meeting_date(given: str, order: str | None, zone: str) -> str | None:
    when = parse_received(given, order, zone).iso if given.strip() else None
    return datetime.fromisoformat(when).astimezone(ZoneInfo(zone)).date().isoformat() if when else None


def digest_of(parts: Sequence[tuple[str, bytes]]) -> str:
    """What a folder is known by: the names and bytes of its files."""
    whole = hashlib.sha256()
    for name, data in sorted(parts):
        whole.update(f"{name}\0{sha256_of(data)}\n".encode())
    return whole.hexdigest()


def import_batch(session: Session, batch: Batch) -> BatchImported:
    """Store a batch; items that are missing are made. The same bytes for the same item are not stored again.

    Raises RefusedError where more than one item fits what was asked for.
    """
    bulk.take_turn(session, batch.digest)
    item_id = _item_of(session, batch.wanted) if batch.wanted is not None else None
    batch_id = batch_of(session, batch.digest, item_id)
    stored = 0
    says: list[str] = []
    known = _KnownLists(session)
    by_source: defaultdict[int, list[Piece]] = defaultdict(list)
    for piece in batch.pieces:
        by_source[piece.source].append(piece)
    for pieces in by_source.values():
        received = pieces[0].proposal
        if same_bytes_before(session, sha256_of(received.data), item_id) is not None:
            says.append(f"{received.name} is in the office already and was left as it is.")
            continue
        stored += _store_source(session, pieces, item_id, batch_id, says, known)
    for left in batch.unread:
        _keep_unread(session, left, batch.pieces[0].proposal, item_id, batch_id)
    return BatchImported(stored, batch_id, tuple(says), already=stored == 0)


def _item_of(session: Session, wanted: ItemWanted) -> int | None:
    if wanted.item_id is not None:
        return wanted.item_id
    if wanted.number is None:
        return None
    return find_or_add_item(
        session,
        wanted.number,
        meeting=wanted.meeting,
        body=wanted.body,
        file_number=wanted.file_number,
        title=wanted.title,
    )


class _KnownLists:
    """The lists of each item as they grow while a batch is stored; each is asked for once and then kept up."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._by_item: dict[int | None, dict[int, StandingList]] = {}

    def of(self, item_id: int | None) -> tuple[StandingList, ...]:
        """The lists of an item (None: of the tray), oldest first."""
        if item_id not in self._by_item:
            found = standing_lists(self._session, item_id)
            self._by_item[item_id] = {each.list_id: each for each in found}
        return tuple(self._by_item[item_id].values())

    def stored(self, item_id: int | None, list_id: int) -> None:
        """Take note of a list that has just been made or got an edition."""
        if item_id in self._by_item:
            self._by_item[item_id].update(
                {each.list_id: each for each in standing_lists(self._session, item_id, only=list_id)}
            )


def _store_source(
    session: Session,
    pieces: Sequence[Piece],
    item_id: int | None,
    batch_id: str,
    says: list[str],
    known: _KnownLists,
) -> int:
    """Store one received file: one intake, and a list (or a further edition of one) for each item it speaks on."""
    intake = add_intake(session, pieces[0].proposal, item_id, batch_id)
    told: list[str] = []
    stored = 0
    for piece in pieces:
        item = _item_of(session, piece.wanted)
        ready = piece.ready or ready_import(piece.proposal, known.of(item))
        known.stored(item, store_ready(session, ready, intake, item_id=item))
        told += ready.says
        stored += ready.standing
    intake.report = {**intake.report, "says": told}
    session.flush()
    says += told
    return stored


def _keep_unread(session: Session, left: Unread, beside: ImportProposal, item_id: int | None, batch_id: str) -> None:
    if same_bytes_before(session, sha256_of(left.data), item_id) is None:
        proposal = ImportProposal(left.name, left.data, "", (), beside.options, notes=(left.reason,))
        add_intake(session, proposal, item_id, batch_id)
