"""The sample office: a city of our own making, put together through the same operations that the window uses."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from council_desk.operations.agenda import add_item, add_meeting
from council_desk.operations.import_comments import import_comments
from council_desk.operations.import_proposal import ImportOptions, ImportProposal, ReadyImport
from council_desk.operations.memo_settings import save_memo_settings
from council_desk.operations.office import name_office
from council_desk.operations.policy import add_draft, prepare_policy
from council_desk.operations.prepare_import import prepare_import
from council_desk.operations.ready_import import ready_import
from council_desk.operations.sample_decisions import decide_sample, signatory_findings
from council_desk.operations.suggesting import prepare_suggestions, store_suggestions
from council_desk.paths import resources_folder
from council_desk.progress import Progress, Silent
from council_desk.queries.intake import standing_lists
from council_desk.queries.thinking import item_for_suggesting
from council_desk.readers.child import ReadingChild
from council_desk.store.store import Store

SHOWN_ITEM = "17"
"""The agenda number of the item that `demo` prints: the one with decisions."""

MEMO_WORDS = ("to", "from", "recommended_motion", "motion_source", "alternatives", "what_it_does")
STAFF_NOTES = ("fiscal", "legal", "operations")

Data = Mapping[str, Any]


def sample_name() -> str:
    """The name of the sample office's city."""
    return str(_office()["office"]["name"])


def sample_time_zone() -> str:
    """The sample office's time zone, an IANA name."""
    return str(_office()["office"]["time_zone"])


def make_sample_office(store: Store, progress: Progress | None = None) -> None:
    """Fill a new office with the sample city: two meetings, four items, their comments, drafts and suggestions, and on
    one item what an aide decided.

    Each step is a change of its own, with a title that a clerk would write. Raises Cancelled through `progress`.
    """
    progress = progress or Silent()
    office = _office()
    zone = sample_time_zone()
    decisions = json.loads((_folder() / office["decisions"]).read_text(encoding="utf-8"))
    steps = len(office["items"]) + 2
    progress.step(0, steps, "Setting up the agenda")
    with store.change("Name the office") as session:
        name_office(session, sample_name(), zone)
    items = _add_agenda(store, office, zone)
    with ReadingChild() as child:
        for done, item in enumerate(office["items"], start=1):
            progress.step(done, steps, f"Item {item['number']}")
            item_id = items[item["number"]]
            for file in item["files"]:
                _import(store, child, item_id, item["number"], file, decisions)
            for draft in item["drafts"]:
                _add_draft(store, child, item_id, item["number"], draft)
            _suggest(store, item_id, item["number"])
    progress.step(steps - 1, steps, "Deciding")
    shown = items[SHOWN_ITEM]
    decide_sample(store, shown, decisions)
    _write_memo(store, shown, next(item for item in office["items"] if item["number"] == SHOWN_ITEM))


def _folder() -> Path:
    return resources_folder() / "sample_office"


def _office() -> dict[str, Any]:
    return dict(json.loads((_folder() / "office.json").read_text(encoding="utf-8")))


def _add_agenda(store: Store, office: Data, zone: str) -> dict[str, int]:
    """Meetings and items; the items' ids by agenda number."""
    bodies = {body["key"]: body["name"] for body in office["bodies"]}
    meetings: dict[str, int] = {}
    for meeting in office["meetings"]:
        with store.change(f"Add the meeting of {meeting['date']}") as session:
            cutoff = _utc(meeting["cutoff"], zone)
            body = bodies[meeting["body"]]
            meetings[meeting["key"]] = add_meeting(session, body, meeting["date"], meeting["start_time"], cutoff)
    items: dict[str, int] = {}
    for item in office["items"]:
        with store.change(f"Add item {item['number']}") as session:
            items[item["number"]] = add_item(
                session,
                meetings[item["meeting"]],
                item["number"],
                title=item["title"],
                file_number=item["file_number"],
                kind=item["kind"],
                short_title=item["short_title"],
            )
    return items


def _utc(local: str, zone: str) -> str:
    """A local "YYYY-MM-DD HH:MM" as UTC ISO text."""
    moment = datetime.fromisoformat(local).replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


def _import(store: Store, child: ReadingChild, item_id: int, number: str, file: Data, decisions: Data) -> None:
    data = (_folder() / file["file"]).read_bytes()
    reading = child.read_bytes(file["file"], data)
    options = ImportOptions(channel=file["channel"], time_zone=sample_time_zone())
    proposal = prepare_import(file["file"], data, reading, options)
    decided_here = file["file"] == decisions["item"]["file"]
    organisations = decisions["organisations"] if decided_here else ()
    proposal = _with_known(proposal, file.get("received", ""), organisations)
    ready = ready_import(proposal, store.ask(standing_lists, item_id))
    ready = _with_signatories(ready, organisations)
    with store.change(f"Import {len(ready.comments)} comments on item {number}") as session:
        import_comments(session, ready, item_id=item_id)


def _with_known(proposal: ImportProposal, received: str, organisations: Sequence[Data]) -> ImportProposal:
    """What an aide fills in while reviewing: when the mail came, and which organisation a letter is from."""
    by_row = {found["row"]: found["organisation"] for found in organisations}
    comments = []
    for place, comment in enumerate(proposal.comments, start=1):
        fields = dict(comment.fields)
        if received:
            fields.setdefault("received", received)
        if place in by_row:
            fields["organisation"] = by_row[place]
        comments.append(replace(comment, fields=fields))
    return replace(proposal, comments=tuple(comments))


def _with_signatories(ready: ReadyImport, organisations: Sequence[Data]) -> ReadyImport:
    signed = {found["row"]: found["signatories"] for found in organisations if found["signatories"]}
    comments = tuple(
        replace(comment, signatories=signatory_findings(signed[place])) if place in signed else comment
        for place, comment in enumerate(ready.comments, start=1)
    )
    return replace(ready, comments=comments)


def _add_draft(store: Store, child: ReadingChild, item_id: int, number: str, draft: Data) -> None:
    data = (_folder() / draft["file"]).read_bytes()
    proposal = prepare_policy(draft["file"], child.read_bytes(draft["file"], data, purpose="policy"), data)
    with store.change(f"Add {draft['name']} of item {number}") as session:
        add_draft(session, item_id, proposal, draft["name"], draft["force"])


def _suggest(store: Store, item_id: int, number: str) -> None:
    found = prepare_suggestions(store.ask(item_for_suggesting, item_id))
    with store.change(f"Look for suggestions on item {number}") as session:
        store_suggestions(session, item_id, found)


def _write_memo(store: Store, item_id: int, item: Data) -> None:
    memo = item["memo"]
    words = {key: memo[key] for key in MEMO_WORDS if key in memo}
    words |= {key: memo["staff_notes"][key] for key in STAFF_NOTES if key in memo["staff_notes"]}
    with store.change(f"Write the memo's words on item {item['number']}") as session:
        save_memo_settings(session, item_id, words, ())
