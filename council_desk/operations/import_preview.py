"""What a batch would do to the office, worked out before it is stored: also of a second file for the same item.

The second file may be a later edition of the first, whose comments have no ids yet. Here they have stand-in ids (below
0); what is stored is worked out anew when the first one is in.
"""

from collections.abc import Callable, Sequence

from council_desk.operations.given_fields import name_of
from council_desk.operations.import_batch import Batch, ItemWanted, WorkOut
from council_desk.operations.import_proposal import ReadyEntry, ReadyImport
from council_desk.operations.ready_import import ready_import
from council_desk.progress import Progress
from council_desk.queries.intake import StandingEntry, StandingList

Known = Callable[[ItemWanted], Sequence[StandingList]]


def preview_batch(
    batch: Batch, known: Known, progress: Progress | None = None, work_out: WorkOut = ready_import
) -> tuple[ReadyImport, ...]:
    """What each piece of a batch does, in the order of its pieces; arguments as of make_batch."""
    lists: dict[ItemWanted, list[StandingList]] = {}
    shown: list[ReadyImport] = []
    for number, piece in enumerate(batch.pieces):
        if piece.wanted not in lists:
            lists[piece.wanted] = list(known(piece.wanted))
        here = lists[piece.wanted]
        ready = piece.ready or work_out(piece.proposal, tuple(here), progress)
        after = standing_after(ready, here, -number - 1)
        lists[piece.wanted] = [each for each in here if each.list_id != after.list_id] + [after]
        shown.append(ready)
    return tuple(shown)


def standing_after(ready: ReadyImport, known: Sequence[StandingList], stand_in: int) -> StandingList:
    """The list as a ready import would leave it; `stand_in` is its id where it is a new one."""
    earlier = next((each for each in known if each.list_id == ready.list_id), None)
    before = {entry.comment_id: entry for entry in earlier.entries} if earlier else {}
    entries = dict(before)
    for edition in ready.editions:
        for entry in edition.entries:
            comment_id = entry.comment_id if entry.new is None else _stand_in(stand_in, entry.new)
            if comment_id is not None:
                entries[comment_id] = _standing_entry(entry, comment_id, before.get(comment_id))
        for gone in (*edition.withdrawn, *(_stand_in(stand_in, new) for new in edition.withdrawn_new)):
            entries.pop(gone, None)
    number = (earlier.edition if earlier else 0) + len(ready.editions)
    list_id = earlier.list_id if earlier else stand_in
    name = earlier.name if earlier else ready.proposal.name
    return StandingList(list_id, number, name, tuple(entries.values()))


def _standing_entry(entry: ReadyEntry, comment_id: int, before: StandingEntry | None) -> StandingEntry:
    if entry.wording is None and before is not None:
        return before
    fields = entry.source.fields
    writer = (fields.get("email") or name_of(fields) or "").strip().casefold() or None
    text = entry.source.text
    return StandingEntry(comment_id, comment_id, text, writer, fields.get("external_id"), name_of(fields))


def _stand_in(list_id: int, new: int) -> int:
    return list_id * 1_000_000 - new
