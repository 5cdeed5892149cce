"""One import, one change: originals, people, wordings, search rows, comments, editions.

Wordings, submissions and search rows go in first, comments (whose numbers are given under the lock) last, so that on
PostgreSQL nobody waits for an import's body.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from council_desk.operations.import_people import Writers, add_signatories, add_writers
from council_desk.operations.import_proposal import ImportProposal, ReadyComment, ReadyEdition, ReadyImport
from council_desk.operations.keep_original import keep_original
from council_desk.operations.learn_from_edition import learn_from_edition
from council_desk.operations.mark_late import mark_late
from council_desk.operations.revise_wording import revise_comment, withdraw_comment
from council_desk.queries.effective import search_tokens
from council_desk.queries.intake import same_bytes_before
from council_desk.records.agenda import Body, Item, Meeting
from council_desk.records.comments import Comment, Submission, Wording
from council_desk.records.intake import CommentList, Edition, EditionEntry, Intake
from council_desk.store import bulk, search
from council_desk.store.times import utc_now


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did. `already`: the same bytes were there for the same item, and nothing was written."""

    comments: int
    batch_id: str
    intake_id: int
    already: bool = False


@dataclass(frozen=True, slots=True)
class _Ids:
    """The first id of each run, the item of the new comments, and its current wording's index."""

    submissions: int
    wordings: int
    comments: int
    item: int | None
    current: tuple[int, ...]


def import_comments(session: Session, ready: ReadyImport, *, item_id: int | None) -> Imported:
    """Store everything a ready import holds.

    `item_id`: the item of all its comments; None: they wait in the unassigned tray. The same bytes for the same item,
    not undone since, are not stored again.
    """
    sha256 = sha256_of(ready.proposal.data)
    bulk.take_turn(session, sha256)
    earlier = same_bytes_before(session, sha256, item_id)
    if earlier is not None:
        return Imported(earlier.comments, earlier.batch_id, earlier.intake_id, already=True)
    intake = add_intake(session, ready.proposal, item_id, batch_of(session, sha256, item_id), ready.says)
    store_ready(session, ready, intake, item_id=item_id)
    return Imported(ready.standing, intake.batch_id, intake.id)


def sha256_of(data: bytes) -> str:
    """The name that bytes as received are known by."""
    return hashlib.sha256(data).hexdigest()


def batch_of(session: Session, sha256: str, item_id: int | None) -> str:
    """The batch id of these bytes for this item: the same again for a repeat, also after an undo, so it can be told."""
    wanted = (
        select(Body.name, Meeting.date, Meeting.start_time, Item.number)
        .join(Meeting, Meeting.id == Item.meeting_id)
        .join(Body, Body.id == Meeting.body_id)
        .where(Item.id == item_id)
    )
    where = session.execute(wanted).first() if item_id is not None else None
    return hashlib.sha256("\0".join([sha256, *(where or ())]).encode()).hexdigest()[:16]


def add_intake(
    session: Session, proposal: ImportProposal, item_id: int | None, batch_id: str, says: Sequence[str] = ()
) -> Intake:
    """Keep the bytes of one received thing, and what the reader and the import said of it."""
    report: dict[str, object] = {"notes": list(proposal.notes), "says": list(says), "title": proposal.title}
    report["problems"] = [list(problem) for problem in proposal.problems]
    report["comments"] = proposal.standing
    intake = Intake(
        item_id=item_id,
        sha256=keep_original(session, proposal.data),
        name=proposal.name,
        reader=proposal.reader,
        channel=proposal.options.channel,
        batch_id=batch_id,
        imported_at=utc_now(),
        report=report,
    )
    session.add(intake)
    session.flush()
    return intake


def store_ready(session: Session, ready: ReadyImport, intake: Intake, *, item_id: int | None) -> int:
    """Store a ready import under its intake: people, wordings, comments, editions; gives the comments' list."""
    ids = _reserve(session, ready, item_id)
    writers = add_writers(session, ready.comments)
    _add_submissions(session, ready.comments, ids, intake.id, writers, _cutoff(session, ids.item))
    add_signatories(session, ready.comments, ids.submissions, writers.organisation_ids)
    _add_wordings(session, ready, ids)
    _add_search_rows(session, ready, ids)
    _add_comments(session, ready.comments, ids)
    return _add_editions(session, ready, ids, intake, item_id)


def _reserve(session: Session, ready: ReadyImport, item_id: int | None) -> _Ids:
    count = len(ready.comments)
    current: dict[int, int] = {}
    for index, wording in enumerate(ready.wordings):
        if wording.new is not None and (wording.kind == "revised" or wording.new not in current):
            current[wording.new] = index
    return _Ids(
        bulk.reserve_ids(session, Submission, count),
        bulk.reserve_ids(session, Wording, len(ready.wordings)),
        bulk.reserve_ids(session, Comment, count),
        item_id,
        tuple(current[new] for new in range(count)),
    )


def _cutoff(session: Session, item_id: int | None) -> str | None:
    if item_id is None:
        return None
    return session.scalar(select(Meeting.cutoff_at).join(Item, Item.meeting_id == Meeting.id).where(Item.id == item_id))


def _add_submissions(
    session: Session,
    comments: Sequence[ReadyComment],
    ids: _Ids,
    intake_id: int,
    writers: Writers,
    cutoff: str | None,
) -> None:
    columns = (
        "id",
        "intake_id",
        "channel",
        "received_at",
        "received_as_given",
        "late",
        "name",
        "person_id",
        "organisation_id",
        "subject",
        "external_id",
        "attachments",
        "fields",
        "rest",
        "version",
    )
    rows = []
    for index, comment in enumerate(comments):
        fields = comment.source.fields
        late = cutoff is not None and comment.received_at is not None and comment.received_at > cutoff
        rows.append(
            (
                ids.submissions + index,
                intake_id,
                comment.channel,
                comment.received_at,
                comment.received_as_given,
                late,
                comment.name,
                writers.persons[index],
                writers.organisations[index],
                fields.get("subject"),
                fields.get("external_id"),
                list(comment.source.attachments),
                dict(fields),
                comment.source.rest or None,
                1,
            )
        )
    bulk.insert(session, Submission, columns, rows)


def _add_wordings(session: Session, ready: ReadyImport, ids: _Ids) -> None:
    rows = [
        (
            ids.wordings + index,
            wording.comment_id if wording.new is None else ids.comments + wording.new,
            wording.kind,
            wording.text,
            wording.text_key,
        )
        for index, wording in enumerate(ready.wordings)
    ]
    bulk.insert(session, Wording, ("id", "comment_id", "kind", "text", "text_key"), rows)


def _add_search_rows(session: Session, ready: ReadyImport, ids: _Ids) -> None:
    search.index_rows(
        session,
        [
            (ids.comments + index, ready.wordings[current].folded, search_tokens(ids.item, None, None))
            for index, current in enumerate(ids.current)
        ],
    )


def _add_comments(session: Session, comments: Sequence[ReadyComment], ids: _Ids) -> None:
    columns = (
        "id",
        "submission_id",
        "item_id",
        "number",
        "suffix",
        "wording_id",
        "name_key",
        "received_at",
        "position",
        "language",
        "done",
        "reply_owed",
        "version",
    )
    # In order of arrival; there are none in the unassigned tray.
    first = bulk.give_numbers(session, ids.item, len(comments)) if ids.item is not None and comments else None
    rows = [
        (
            ids.comments + index,
            ids.submissions + index,
            ids.item,
            None if first is None else first + index,
            "",
            ids.wordings + ids.current[index],
            comment.name_key,
            comment.received_at,
            comment.position,
            comment.language,
            False,
            False,
            1,
        )
        for index, comment in enumerate(comments)
    ]
    bulk.insert(session, Comment, columns, rows)


def _add_editions(session: Session, ready: ReadyImport, ids: _Ids, intake: Intake, item_id: int | None) -> int:
    list_id = ready.list_id or _new_list(session, item_id, intake.name)
    number = _last_edition(session, list_id)
    for edition in ready.editions:
        number += 1
        stored = _store_edition(session, edition, list_id, intake.id, number)
        _store_entries(session, edition, ids, stored.id, range(len(edition.entries)))
        _apply_edition(session, ready, edition, ids, stored.id)
    if ready.learned:
        learn_from_edition(session, ready.learned)
        mark_late(session, _meeting_of(session, item_id))
    return list_id


def _meeting_of(session: Session, item_id: int | None) -> int | None:
    return session.scalar(select(Item.meeting_id).where(Item.id == item_id)) if item_id is not None else None


def _new_list(session: Session, item_id: int | None, name: str) -> int:
    made = CommentList(item_id=item_id, name=name)
    session.add(made)
    session.flush()
    return made.id


def _last_edition(session: Session, list_id: int) -> int:
    numbers = session.scalars(select(Edition.number).where(Edition.list_id == list_id))
    return max(numbers, default=0)


def _store_edition(session: Session, edition: ReadyEdition, list_id: int, intake_id: int, number: int) -> Edition:
    stored = Edition(list_id=list_id, intake_id=intake_id, number=number, kind=edition.kind, reason=edition.reason)
    session.add(stored)
    session.flush()
    return stored


def _store_entries(
    session: Session, edition: ReadyEdition, ids: _Ids, edition_id: int, positions: Sequence[int]
) -> None:
    columns = (
        "id",
        "edition_id",
        "comment_id",
        "wording_id",
        "state",
        "position",
        "page",
        "first_line",
        "last_line",
        "row",
        "message",
        "cut_reason",
        "cut_confidence",
    )
    first = bulk.reserve_ids(session, EditionEntry, len(positions))
    rows = []
    for offset, position in enumerate(positions):
        entry, source = edition.entries[position], edition.entries[position].source
        rows.append(
            (
                first + offset,
                edition_id,
                entry.comment_id if entry.new is None else ids.comments + entry.new,
                entry.wording_id if entry.wording is None else ids.wordings + entry.wording,
                entry.state,
                position + 1,
                source.page,
                source.first_line,
                source.last_line,
                source.row,
                source.message,
                source.cut_reason,
                source.cut_confidence,
            )
        )
    bulk.insert(session, EditionEntry, columns, rows)


def _apply_edition(session: Session, ready: ReadyImport, edition: ReadyEdition, ids: _Ids, edition_id: int) -> None:
    """Give comments of the office their revised wording, and mark what this edition withdraws."""
    for entry in edition.entries:
        if entry.comment_id is not None and entry.wording is not None and entry.state == "revised":
            wording = ready.wordings[entry.wording]
            revise_comment(session, entry.comment_id, ids.wordings + entry.wording, wording.text)
    for new in edition.withdrawn_new:
        withdraw_comment(session, ids.comments + new, edition_id)
    for comment_id in edition.withdrawn:
        withdraw_comment(session, comment_id, edition_id)
