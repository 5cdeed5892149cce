"""The persons, organisations and signatories of an import: found again where they are known, else made."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from council_desk.operations.given_fields import sort_key
from council_desk.operations.import_proposal import ReadyComment
from council_desk.records.people import Organisation, Person, Signatory
from council_desk.store import bulk

CHUNK = 500


@dataclass(frozen=True, slots=True)
class Writers:
    """The person's and the organisation's id of each new comment, or None; and organisations by folded name."""

    persons: tuple[int | None, ...]
    organisations: tuple[int | None, ...]
    organisation_ids: Mapping[str, int]


def add_writers(session: Session, comments: Sequence[ReadyComment]) -> Writers:
    """Tie each comment to who wrote it.

    The same e-mail address is the same person, and so is the same name with the same address; the same name alone
    never is.
    """
    organisations = _add_organisations(session, comments)
    written = tuple(organisations[sort_key(c.organisation)] if c.organisation else None for c in comments)
    return Writers(_persons(session, comments), written, organisations)


def _person_key(comment: ReadyComment, index: int) -> str | None:
    if comment.email:
        return f"email {comment.email.casefold()}"
    if comment.name is None:
        return None
    address = sort_key(comment.source.fields.get("address", ""))
    return f"name {comment.name_key} at {address}" if address else f"alone {index}"


def _persons(session: Session, comments: Sequence[ReadyComment]) -> tuple[int | None, ...]:
    keys = [_person_key(comment, index) for index, comment in enumerate(comments)]
    known = _known_persons(session, {key for key in keys if key is not None})
    fresh: dict[str, int] = {}
    for index, key in enumerate(keys):
        if key is not None and key not in known:
            fresh.setdefault(key, index)
    first = bulk.reserve_ids(session, Person, len(fresh))
    for offset, key in enumerate(fresh):
        known[key] = first + offset
    columns = ("id", "name", "name_key", "email", "email_key", "phone", "address", "district", "version")
    bulk.insert(
        session,
        Person,
        columns,
        [_person_row(known[key], comments[index]) for key, index in fresh.items()],
    )
    return tuple(None if key is None else known[key] for key in keys)


def _person_row(person_id: int, comment: ReadyComment) -> tuple[object, ...]:
    fields = comment.source.fields
    email_key = comment.email.casefold()[:200] if comment.email else None
    return (
        person_id,
        comment.name or "",
        comment.name_key,
        comment.email,
        email_key,
        fields.get("phone") or None,
        fields.get("address") or None,
        (fields.get("district") or "")[:80] or None,
        1,
    )


def _known_persons(session: Session, keys: set[str]) -> dict[str, int]:
    known: dict[str, int] = {}
    emails = sorted(key[6:] for key in keys if key.startswith("email "))
    for start in range(0, len(emails), CHUNK):
        found = select(Person.email_key, Person.id).where(Person.email_key.in_(emails[start : start + CHUNK]))
        known |= {f"email {email}": person for email, person in session.execute(found)}
    names = sorted(key[5:].split(" at ")[0] for key in keys if key.startswith("name "))
    for start in range(0, len(names), CHUNK):
        wanted = select(Person).where(Person.name_key.in_(names[start : start + CHUNK]), Person.address.is_not(None))
        for person in session.scalars(wanted):
            known.setdefault(f"name {person.name_key} at {sort_key(person.address)}", person.id)
    return known


def _add_organisations(session: Session, comments: Sequence[ReadyComment]) -> dict[str, int]:
    """Ids by folded name of every organisation that writes or signs, those of the office and new ones."""
    names = {sort_key(name): name for comment in comments for name in _organisation_names(comment)}
    keys = sorted(names)
    ids: dict[str, int] = {}
    for start in range(0, len(keys), CHUNK):
        wanted = Organisation.name_key.in_(keys[start : start + CHUNK])
        found = session.execute(select(Organisation.name_key, Organisation.id).where(wanted))
        ids |= dict(found.all())
    fresh = [key for key in keys if key not in ids]
    first = bulk.reserve_ids(session, Organisation, len(fresh))
    rows = [(first + offset, names[key], key, 1) for offset, key in enumerate(fresh)]
    bulk.insert(session, Organisation, ("id", "name", "name_key", "version"), rows)
    return ids | {key: first + offset for offset, key in enumerate(fresh)}


def _organisation_names(comment: ReadyComment) -> tuple[str, ...]:
    signed = tuple(signatory.name for signatory in comment.signatories if signatory.organisation)
    return (*signed, comment.organisation) if comment.organisation else signed


def add_signatories(
    session: Session, comments: Sequence[ReadyComment], first_submission: int, organisations: Mapping[str, int]
) -> None:
    """Store who signed; comment i belongs to submission `first_submission` + i."""
    signed = [
        (first_submission + index, place, signatory)
        for index, comment in enumerate(comments)
        for place, signatory in enumerate(comment.signatories, start=1)
    ]
    first = bulk.reserve_ids(session, Signatory, len(signed))
    rows = [
        (
            first + offset,
            submission,
            organisations[sort_key(signatory.name)] if signatory.organisation else None,
            signatory.name,
            place,
        )
        for offset, (submission, place, signatory) in enumerate(signed)
    ]
    bulk.insert(session, Signatory, ("id", "submission_id", "organisation_id", "name", "position"), rows)
