"""A received thing as the review shows it: its files, what each of them would do, and what was left out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from council_desk.operations.import_batch import Batch, ItemWanted, Piece, Unread
    from council_desk.operations.import_proposal import ImportProposal, ReadyImport
    from council_desk.queries.intake import StandingList


@dataclass(frozen=True, slots=True)
class Source:
    """One file that is being imported: its name and bytes, and the columns as a person corrected them."""

    name: str
    data: bytes
    mapping: Mapping[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """The item that the window shows; `item_id` None: the tray."""

    item_id: int | None
    number: str = ""
    meeting: str = ""
    body: str = ""
    title: str = ""
    cutoff_at: str | None = None
    """The packet cut-off of its meeting, UTC ISO text."""

    def words(self) -> str:
        """The item in a few words."""
        return ", ".join(part for part in (f"item {self.number}", self.title) if part) if self.item_id else "the tray"


@dataclass(frozen=True, slots=True)
class Prepared:
    """A file, folder, ZIP or mailbox read and cut, and what it would change; nothing is stored.

    `sources` and `proposals` go together, `at` is the one that is looked at. `own_items`: each comment goes to the item
    that its own row names, else all to `place`. `shown` is what each piece of `batch` does; `known` the lists that each
    item has already. `waiting`: how many further things wait for their review.
    """

    name: str
    digest: str
    place: Place
    sources: tuple[Source, ...]
    proposals: tuple[ImportProposal, ...]
    batch: Batch
    shown: tuple[ReadyImport, ...]
    known_lists: Mapping[ItemWanted, tuple[StandingList, ...]] = field(default_factory=dict)
    unread: tuple[Unread, ...] = ()
    there: tuple[str, ...] = ()
    dates: tuple[tuple[str, ...], ...] = ()
    """For each proposal the dates whose day and month could change places, where nobody said which comes first."""
    own_items: bool = False
    not_there: Mapping[ItemWanted, tuple[str, ...]] = field(default_factory=dict)
    """The items that rows name and the office does not have, with the other meetings that have such a number."""
    waiting: int = 0
    at: int = 0

    @property
    def source(self) -> Source:
        """The file that is looked at."""
        return self.sources[self.at]

    @property
    def proposal(self) -> ImportProposal:
        """Its comments."""
        return self.proposals[self.at]

    @property
    def standing(self) -> int:
        """How many comments the office would hold of all files."""
        return sum(proposal.standing for proposal in self.proposals if proposal.kept)

    def pieces(self) -> list[tuple[Piece, ReadyImport]]:
        """What the file that is looked at does, an item each."""
        both = zip(self.batch.pieces, self.shown, strict=True)
        return [(piece, ready) for piece, ready in both if piece.source == self.at]

    @property
    def ready(self) -> ReadyImport:
        """What it does to its first item; raises LookupError where every comment was dropped."""
        return self.pieces()[0][1]

    @property
    def known(self) -> tuple[StandingList, ...]:
        """The lists that its first item has already; raises LookupError where every comment was dropped."""
        return self.lists_of(self.pieces()[0][0].wanted)

    @property
    def dates_here(self) -> tuple[str, ...]:
        """The dates of the file that is looked at that can be read both ways."""
        return self.dates[self.at] if self.at < len(self.dates) else ()

    def lists_of(self, wanted: ItemWanted) -> tuple[StandingList, ...]:
        """The lists that an item has already."""
        return self.known_lists.get(wanted, ())

    def lists_before(self, piece: Piece) -> tuple[StandingList, ...]:
        """The lists of a piece's item as the pieces before it would leave them."""
        from council_desk.operations.import_preview import standing_after

        lists = list(self.lists_of(piece.wanted))
        for number, (each, ready) in enumerate(zip(self.batch.pieces, self.shown, strict=True)):
            if each is piece:
                break
            if each.wanted == piece.wanted:
                after = standing_after(ready, lists, -number - 1)
                lists = [known for known in lists if known.list_id != after.list_id] + [after]
        return tuple(lists)

    def late(self) -> int | None:
        """How many new comments of the file came after the packet cut-off; None where there is none."""
        cutoff = self.place.cutoff_at
        if cutoff is None or self.own_items:
            return None
        received = (comment.received_at for _, ready in self.pieces() for comment in ready.comments)
        return sum(when is not None and when > cutoff for when in received)

    def with_proposal(self, proposal: ImportProposal) -> Prepared:
        """The same with the file that is looked at changed; what it does is still that of before."""
        changed = (*self.proposals[: self.at], proposal, *self.proposals[self.at + 1 :])
        return replace(self, proposals=changed)

    def into(self) -> str:
        """Where the comments go, in words."""
        if not self.own_items:
            return self.place.words()
        wanted = [piece.wanted for piece, _ in self.pieces()]
        if any(each.item_id is not None for each in wanted) and len(wanted) == 1:
            return self.place.words()
        numbers = [each.number for each in wanted if each.number]
        if len(numbers) == len(wanted) == 1:
            return f"item {numbers[0]}"
        return "the items that its rows name" if numbers else "the tray"


def names_items(proposals: tuple[ImportProposal, ...], place: Place) -> bool:
    """Whether the files' own item columns name other items than the one shown."""
    from council_desk.operations.agenda import agenda_number

    given = {comment.fields.get("item", "") for proposal in proposals for comment in proposal.kept}
    numbers = {agenda_number(each) for each in given if each.strip()} - {None}
    return bool(numbers - {place.number})
