"""What came in before: the same bytes, and the lists an item already has."""

from collections import defaultdict
from dataclasses import dataclass

from sqlalchemy import distinct, func, select
from sqlalchemy.orm import Session

from council_desk.records.comments import Comment, Submission, Wording
from council_desk.records.intake import ColumnMapping, CommentList, Edition, EditionEntry, Intake
from council_desk.records.people import Person


@dataclass(frozen=True, slots=True)
class EarlierIntake:
    """An intake of the same bytes for the same item, still in the office."""

    intake_id: int
    batch_id: str
    comments: int


@dataclass(frozen=True, slots=True)
class StandingEntry:
    """A comment that stands in the latest edition of a list. `writer`: e-mail address, else name; both as compared."""

    comment_id: int
    wording_id: int
    text: str
    writer: str | None
    external_id: str | None
    name: str | None = None


@dataclass(frozen=True, slots=True)
class StandingList:
    """A list of an item as its latest edition left it, in the order of its comments."""

    list_id: int
    edition: int
    name: str
    entries: tuple[StandingEntry, ...]


def same_bytes_before(session: Session, sha256: str, item_id: int | None) -> EarlierIntake | None:
    """The intake of the same bytes for the same item, if it was not undone since."""
    same_item = Intake.item_id.is_(None) if item_id is None else Intake.item_id == item_id
    intake = session.scalars(select(Intake).where(Intake.sha256 == sha256, same_item).limit(1)).first()
    if intake is None:
        return None
    entries = (
        select(func.count(distinct(EditionEntry.comment_id)))
        .join(Edition, Edition.id == EditionEntry.edition_id)
        .where(Edition.intake_id == intake.id)
    )
    return EarlierIntake(intake.id, intake.batch_id, session.scalar(entries) or 0)


def standing_lists(session: Session, item_id: int | None, only: int | None = None) -> tuple[StandingList, ...]:
    """Every list of the item (None: of the tray) with the comments that still stand in it, oldest list first.

    `only`: this list alone.
    """
    names = select(CommentList.id, CommentList.name).where(CommentList.item_id == item_id)
    if only is not None:
        names = names.where(CommentList.id == only)
    lists = dict(session.execute(names).all())
    latest = _latest_editions(session, list(lists))
    entries = _standing_entries(session, list(lists))
    return tuple(
        StandingList(number, latest[number], lists[number], tuple(entries[number]))
        for number in sorted(lists)
        if number in latest
    )


def _latest_editions(session: Session, lists: list[int]) -> dict[int, int]:
    found = (
        select(Edition.list_id, func.max(Edition.number)).where(Edition.list_id.in_(lists)).group_by(Edition.list_id)
    )
    return dict(session.execute(found).all())


def _standing_entries(session: Session, lists: list[int]) -> defaultdict[int, list[StandingEntry]]:
    """Comments of the lists that are not withdrawn, each once, in the order their latest edition has them."""
    latest = (
        select(EditionEntry.comment_id, func.max(EditionEntry.edition_id).label("edition_id"))
        .join(Edition, Edition.id == EditionEntry.edition_id)
        .where(Edition.list_id.in_(lists))
        .group_by(EditionEntry.comment_id)
        .subquery()
    )
    rows = session.execute(
        select(
            Edition.list_id,
            Comment.id,
            Wording.id,
            Wording.text,
            Submission.fields,
            Person.email,
            Submission.name,
            Submission.external_id,
        )
        .join(latest, latest.c.comment_id == Comment.id)
        .join(
            EditionEntry,
            (EditionEntry.comment_id == latest.c.comment_id) & (EditionEntry.edition_id == latest.c.edition_id),
        )
        .join(Edition, Edition.id == EditionEntry.edition_id)
        .join(Wording, Wording.id == Comment.wording_id)
        .join(Submission, Submission.id == Comment.submission_id)
        .outerjoin(Person, Person.id == Submission.person_id)
        .where(Comment.withdrawn_in.is_(None))
        .order_by(EditionEntry.edition_id, EditionEntry.position)
    )
    entries: defaultdict[int, list[StandingEntry]] = defaultdict(list)
    for list_id, comment_id, wording_id, text, fields, known_email, name, external_id in rows:
        # The address it came from goes first: a person whose two addresses were put together has one of them only.
        email = (fields or {}).get("email") or known_email
        writer = (email or name or "").strip().casefold() or None
        entries[list_id].append(StandingEntry(comment_id, wording_id, text, writer, external_id, name))
    return entries


def remembered_mapping(session: Session, fingerprint: str) -> dict[str, str] | None:
    """How a table with these headers was mapped last time, column header to field."""
    found = session.get(ColumnMapping, fingerprint)
    return None if found is None else dict(found.mapping)


def list_named(session: Session, given: str, item_id: int | None) -> int | None:
    """The item's list that is meant by its own id, or by the batch id that its import printed; None: there is none."""
    on_item = CommentList.item_id.is_(None) if item_id is None else CommentList.item_id == item_id
    by_batch = (
        select(CommentList.id)
        .join(Edition, Edition.list_id == CommentList.id)
        .join(Intake, Intake.id == Edition.intake_id)
        .where(Intake.batch_id == given, on_item)
        .order_by(CommentList.id)
    )
    found = session.scalars(by_batch.limit(1)).first()
    if found is None and given.isdecimal() and len(given) < 16:
        found = session.scalar(select(CommentList.id).where(CommentList.id == int(given), on_item))
    return found
