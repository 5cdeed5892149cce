"""Who wrote and who signed: the people and organisations of an office, each with what they sent alone and what they

signed with others.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, distinct, func, or_, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from council_desk.analysis.normalise import search_text
from council_desk.errors import NotFoundError
from council_desk.queries.comment_detail import label_of
from council_desk.queries.effective import counted
from council_desk.queries.pieces import in_pieces
from council_desk.records.agenda import Item
from council_desk.records.comments import Comment, Submission, Wording
from council_desk.records.people import Organisation, Person, Signatory

SHOWN = 500
"""Lines of a list at once: nobody reads more; typing a name finds the others."""

OPENING = 160


@dataclass(frozen=True, slots=True)
class PersonLine:
    """A person, and on how many submissions they are the writer or a signatory (counted ones only)."""

    id: int
    name: str
    email: str | None
    phone: str | None
    address: str | None
    district: str | None
    in_district: bool | None
    wrote: int
    signed: int


@dataclass(frozen=True, slots=True)
class OrganisationLine:
    """An organisation, with how many submissions it wrote and signed (counted ones only)."""

    id: int
    name: str
    wrote: int
    signed: int


@dataclass(frozen=True, slots=True)
class PeopleFound:
    """The first SHOWN people found, in order of their names, and how many there are."""

    total: int
    lines: tuple[PersonLine, ...]


@dataclass(frozen=True, slots=True)
class OrganisationsFound:
    """The first SHOWN organisations found, in order of their names, and how many there are."""

    total: int
    lines: tuple[OrganisationLine, ...]


@dataclass(frozen=True, slots=True)
class SentLine:
    """One comment of a submission that somebody wrote or signed. `label` is "34"; empty in the tray.

    `signatory_id` is set where it was signed; `name` and `email` are as given with the submission.
    """

    submission_id: int
    comment_id: int
    item_id: int | None
    item: str
    label: str
    received_at: str | None
    channel: str
    name: str | None
    email: str | None
    organisation: str | None
    opening: str
    signatory_id: int | None
    is_counted: bool


@dataclass(frozen=True, slots=True)
class PersonDetail:
    """A person with everything they sent, what they wrote first; `given_district` is what their own form said."""

    line: PersonLine
    sent: tuple[SentLine, ...]
    given_district: str | None


@dataclass(frozen=True, slots=True)
class OrganisationDetail:
    """An organisation with everything it sent, what it wrote first."""

    line: OrganisationLine
    sent: tuple[SentLine, ...]


def people_found(session: Session, words: str = "", limit: int = SHOWN) -> PeopleFound:
    """People whose name holds these words, or whose e-mail address, phone or home does; all of them for none."""
    where = _person_words(words)
    total = session.scalar(select(func.count()).select_from(Person).where(*where)) or 0
    ids = session.scalars(select(Person.id).where(*where).order_by(Person.name_key, Person.id).limit(limit)).all()
    return PeopleFound(total, person_lines(session, ids))


def _person_words(words: str) -> list[ColumnElement[bool]]:
    plain = words.strip().casefold()
    if not plain:
        return []
    folded = search_text(plain)
    either = [
        func.lower(column).contains(plain, autoescape=True) for column in (Person.email, Person.phone, Person.address)
    ]
    if folded:
        either.append(Person.name_key.contains(folded, autoescape=True))
    return [or_(*either)]


def person_lines(session: Session, ids: Sequence[int]) -> tuple[PersonLine, ...]:
    """The lines of these people in the order of `ids`; those that are gone are left out."""
    people: dict[int, Person] = {}
    for piece in in_pieces(ids):
        people |= {person.id: person for person in session.scalars(select(Person).where(Person.id.in_(piece)))}
    wrote = _numbers(session, Submission.person_id, ids)
    signed = _numbers(session, Signatory.person_id, ids)
    return tuple(
        PersonLine(
            person.id,
            person.name,
            person.email,
            person.phone,
            person.address,
            person.district,
            person.in_district,
            wrote.get(person.id, 0),
            signed.get(person.id, 0),
        )
        for person in (people[number] for number in ids if number in people)
    )


def organisations_found(session: Session, words: str = "", limit: int = SHOWN) -> OrganisationsFound:
    """Organisations whose name holds these words; all of them for none."""
    folded = search_text(words)
    where = [Organisation.name_key.contains(folded, autoescape=True)] if folded else []
    total = session.scalar(select(func.count()).select_from(Organisation).where(*where)) or 0
    wanted = select(Organisation.id).where(*where).order_by(Organisation.name_key, Organisation.id)
    return OrganisationsFound(total, organisation_lines(session, session.scalars(wanted.limit(limit)).all()))


def organisation_lines(session: Session, ids: Sequence[int]) -> tuple[OrganisationLine, ...]:
    """The lines of these organisations in the order of `ids`; those that are gone are left out."""
    names: dict[int, str] = {}
    for piece in in_pieces(ids):
        found = session.execute(select(Organisation.id, Organisation.name).where(Organisation.id.in_(piece)))
        names |= dict(found.all())
    wrote = _numbers(session, Submission.organisation_id, ids)
    signed = _numbers(session, Signatory.organisation_id, ids)
    return tuple(
        OrganisationLine(number, names[number], wrote.get(number, 0), signed.get(number, 0))
        for number in ids
        if number in names
    )


def _numbers(session: Session, owner: InstrumentedAttribute[int | None], ids: Sequence[int]) -> dict[int, int]:
    """Distinct counted submissions by who wrote or signed them."""
    submission = Comment.submission_id
    wanted = select(owner, func.count(distinct(submission)))
    if owner.class_ is Submission:
        wanted = wanted.join(Comment, submission == Submission.id)
    else:
        wanted = wanted.join(Comment, submission == Signatory.submission_id)
    numbers: dict[int, int] = {}
    for piece in in_pieces(ids):
        rows = session.execute(wanted.where(owner.in_(piece), counted()).group_by(owner))
        numbers |= {number: count for number, count in rows if number is not None}
    return numbers


def submissions_of(session: Session, person_ids: Sequence[int]) -> dict[int, tuple[int, ...]]:
    """The submissions that each of these people wrote, by the person's id, the oldest first."""
    found: dict[int, list[int]] = {}
    for piece in in_pieces(person_ids):
        wanted = select(Submission.person_id, Submission.id).where(Submission.person_id.in_(piece))
        for person, submission in session.execute(wanted.order_by(Submission.id)):
            found.setdefault(person or 0, []).append(submission)
    return {person: tuple(submissions) for person, submissions in found.items()}


def person_detail(session: Session, person_id: int) -> PersonDetail:
    """One person; raises NotFoundError where they are gone."""
    lines = person_lines(session, [person_id])
    if not lines:
        raise NotFoundError("That person is no longer in the office; they may have been merged with another.")
    given = Submission.fields["district"].as_string()
    wanted = select(given).where(Submission.person_id == person_id, given.is_not(None), given != "")
    district = session.scalars(wanted.order_by(Submission.id.desc()).limit(1)).first()
    sent = (
        *_sent(session, Submission.person_id == person_id, None),
        *_sent(session, Signatory.person_id == person_id, Signatory),
    )
    return PersonDetail(lines[0], sent, district)


def organisation_detail(session: Session, organisation_id: int) -> OrganisationDetail:
    """One organisation; raises NotFoundError where it is gone."""
    lines = organisation_lines(session, [organisation_id])
    if not lines:
        raise NotFoundError("That organization is no longer in the office; it may have been merged with another.")
    wrote = _sent(session, Submission.organisation_id == organisation_id, None)
    return OrganisationDetail(
        lines[0], (*wrote, *_sent(session, Signatory.organisation_id == organisation_id, Signatory))
    )


def _sent(session: Session, where: ColumnElement[bool], signed: type[Signatory] | None) -> tuple[SentLine, ...]:
    wanted: Select[Any] = (
        select(
            Submission,
            Comment,
            Item.number,
            Organisation.name,
            func.substr(Wording.text, 1, OPENING),
            counted(),
            *([Signatory.id] if signed else []),
        )
        .select_from(Comment)
        .join(Submission, Submission.id == Comment.submission_id)
        .join(Wording, Wording.id == Comment.wording_id)
        .outerjoin(Item, Item.id == Comment.item_id)
        .outerjoin(Organisation, Organisation.id == Submission.organisation_id)
    )
    if signed:
        wanted = wanted.join(Signatory, Signatory.submission_id == Submission.id)
    rows = session.execute(wanted.where(where).order_by(Comment.received_at.desc(), Comment.id).limit(SHOWN))
    return tuple(
        SentLine(
            submission.id,
            comment.id,
            comment.item_id,
            item or "",
            label_of(comment.number, comment.suffix),
            comment.received_at,
            submission.channel,
            submission.name,
            submission.fields.get("email"),
            organisation,
            opening,
            rest[0] if rest else None,
            bool(is_counted),
        )
        for submission, comment, item, organisation, opening, is_counted, *rest in rows
    )
