"""Lists of comments as a reader and a review would hand them on, and offices that took some in."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from council_desk.operations.agenda import find_or_add_item
from council_desk.operations.import_comments import Imported, import_comments
from council_desk.operations.import_proposal import ImportOptions, ImportProposal, ProposedComment, ReadyImport
from council_desk.operations.ready_import import ready_import
from council_desk.queries.intake import standing_lists
from council_desk.store.store import Store

ZONE = "America/Los_Angeles"
MEETING = "2026-04-28"

POOL = "Please keep the Harbor Street pool open on winter evenings; my children swim after school."
LIGHTS = "The crossing at Quarry Lane is dark and I nearly hit somebody there in March. Put in lights."
BENCH = "I would rather see the money go to benches along the creek than to another study."
NOISE = "The leaf blowers start at six in the morning. Could the council say what the rules are?"


def comment(text: str, row: int | None = None, **fields: str) -> ProposedComment:
    return ProposedComment(text, row=row, fields=fields)


def listed(
    *comments: ProposedComment | str,
    name: str = "letters.csv",
    data: bytes | None = None,
    options: ImportOptions | None = None,
) -> ImportProposal:
    """A list in which each comment is a row; its bytes follow its content unless they are given."""
    rows = tuple(comment(given) if isinstance(given, str) else given for given in comments)
    rows = tuple(replace(given, row=given.row or index) for index, given in enumerate(rows, start=2))
    return ImportProposal(
        name=name,
        data=data if data is not None else repr([(c.text, sorted(c.fields.items())) for c in rows]).encode(),
        reader="delimited",
        comments=rows,
        options=options or ImportOptions(time_zone=ZONE),
        editions=("",) * max((c.edition for c in rows), default=1),
    )


def item_named(store: Store, number: str = "29", meeting: str = MEETING, title: str = "Pool hours") -> int:
    with store.change(f"Add item {number}") as session:
        return find_or_add_item(session, number, meeting=meeting, body=None, title=title)


def taken(store: Store, proposal: ImportProposal, item_id: int | None) -> tuple[ReadyImport, Imported]:
    """Import a proposal for an item, as the window does."""
    ready = ready_import(proposal, store.ask(standing_lists, item_id))
    with store.change("Import comments from a file") as session:
        return ready, import_comments(session, ready, item_id=item_id)


def office_with(store: Store, *comments: ProposedComment | str, number: str = "29") -> int:
    """An item that took one list in; its id."""
    item_id = item_named(store, number)
    taken(store, listed(*comments), item_id)
    return item_id


def texts_of(rows: Sequence[Mapping[str, object]]) -> list[object]:
    return [row["text"] for row in rows]
