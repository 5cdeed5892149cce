"""The persons, organisations and signatories of an import: found again where they are known, else made."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from council_desk.analysis.addresses import parse_address
from council_desk.analysis.district_rules import LONGEST_DISTRICT, place
from council_desk.analysis.signatories import SignatoryFinding
from council_desk.analysis.writer_names import organisation_key
from council_desk.operations.given_fields import sort_key
from council_desk.operations.import_proposal import ReadyComment
from council_desk.queries.districts import district_table
from council_desk.queries.pieces import in_pieces
from council_desk.records.comments import Submission
from council_desk.records.people import Organisation, Person, Signatory
from council_desk.store import bulk

CHUNK = 500
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+")
_NOBODY_S = re.compile(
    r"(?:no|do)[-_.]?(?:not[-_.]?)?reply|donotreply|mailer-daemon|postmaster|notifications?", re.IGNORECASE
)
_NO_NAMES = frozenset(
    ["anonymous", "anon", "n a", "na", "none", "no name", "unknown", "guest", "name withheld", "withheld", "anonimo"]
)


@dataclass(frozen=True, slots=True)
class Writers:
    """The person's and the organisation's id of each new comment, or None; and organisations by folded name."""

    persons: tuple[int | None, ...]
    organisations: tuple[int | None, ...]
    organisation_ids: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Given:
    """Who somebody says they are. They are found again by `email_key`, or by `name_key` with the home in `address`."""

    name: str
    name_key: str
    email: str | None
    phone: str | None = None
    address: str | None = None
    district: str | None = None
    email_key: str = ""


@dataclass
class _Known:
    """Persons by e-mail address and name, and by name and home: for each the ZIP codes given, and whose they are.

    `meet`: names that more than one of these people have; only their homes are looked at, for taking an address apart
    costs more than anything else here.
    """

    meet: frozenset[str] = frozenset()
    emails: dict[str, dict[str, int]] = field(default_factory=dict)
    homes: dict[tuple[str, str], dict[str, int]] = field(default_factory=dict)

    def find(self, given: Given) -> int | None:
        """The person, or None: the same e-mail address, else the same name in the same home."""
        owner = self.owner(given)
        return owner if owner is not None else self._at_home(given)

    def owner(self, given: Given) -> int | None:
        """The person whose e-mail address it is, or None."""
        owners = self.emails.get(given.email_key) if given.email_key else None
        if not owners:
            return None
        # Several have one address only where somebody parted a person: then the name says which.
        return owners.get(given.name_key, next(iter(owners.values())))

    def _at_home(self, given: Given) -> int | None:
        home, zip_code = self._home(given)
        there = self.homes.get((given.name_key, home), {}) if home else {}
        if zip_code in there:
            return there[zip_code]
        if zip_code:
            return there.get("")
        # The same street and number in two towns: without a ZIP code nobody can say which.
        return next(iter(there.values())) if len(set(there.values())) == 1 else None

    def _home(self, given: Given) -> tuple[str, str]:
        if not given.address or given.name_key not in self.meet:
            return "", ""
        parsed = parse_address(given.address)
        return parsed.home, parsed.zip_code

    def add(self, given: Given, person: int) -> None:
        """Remember what a person can be found by."""
        if given.email_key:
            self.emails.setdefault(given.email_key, {}).setdefault(given.name_key, person)
        home, zip_code = self._home(given)
        if home:
            self.homes.setdefault((given.name_key, home), {}).setdefault(zip_code, person)


def email_key(email: str | None) -> str:
    """An e-mail address folded for finding its owner: case only. Empty for what is no one person's address."""
    key = (email or "").strip().casefold()[:200]
    return key if _EMAIL.fullmatch(key) and not _NOBODY_S.match(key) else ""


def given_person(
    name: str | None,
    email: str | None = None,
    address: str | None = None,
    phone: str | None = None,
    district: str | None = None,
    name_key: str | None = None,
) -> Given | None:
    """Who somebody says they are, with the keys to find them by; None for nobody (no name, or "anonymous").

    `name_key`: the folded name, where it is at hand.
    """
    key, folded = email_key(email) if email else "", sort_key(name) if name_key is None else name_key
    if not key and (not folded or folded in _NO_NAMES):
        return None
    home = address if address and folded else None
    given = (district or "")[:LONGEST_DISTRICT] or None
    return Given(name or "", folded, email or None, phone or None, home, given, key)


def add_writers(session: Session, comments: Sequence[ReadyComment]) -> Writers:
    """Tie each comment to who wrote it.

    The same e-mail address is the same person, and so is the same name with the same address; the same name alone
    never is.
    """
    organisations = _add_organisations(session, comments)
    written = tuple(organisations[organisation_key(c.organisation)] if c.organisation else None for c in comments)
    return Writers(_find_or_add(session, [_given(comment) for comment in comments]), written, organisations)


def _given(comment: ReadyComment) -> Given | None:
    fields = comment.source.fields
    contact = (fields.get("address"), fields.get("phone"), fields.get("district"))
    return given_person(comment.name, comment.email, *contact, comment.name_key if comment.name else "")


def _find_or_add(session: Session, people: Sequence[Given | None]) -> tuple[int | None, ...]:
    """The id of each person: found again, or made."""
    known = _known_persons(session, [given for given in people if given is not None])
    found: list[int | None] = []
    fresh: list[Given] = []
    waiting = _Known(known.meet)
    for given in people:
        person = known.find(given) if given is not None else None
        if given is not None and person is None:
            place_ = waiting.find(given)
            if place_ is None:
                fresh.append(given)
                place_ = len(fresh) - 1
            waiting.add(given, place_)
            person = -1 - place_
        found.append(person)
    first = bulk.reserve_ids(session, Person, len(fresh))
    _insert_persons(session, first, fresh)
    ids = tuple(first - 1 - person if person is not None and person < 0 else person for person in found)
    _complete(session, people, ids, first)
    return ids


def _insert_persons(session: Session, first: int, fresh: Sequence[Given]) -> None:
    table = district_table(session)
    rows = []
    for offset, given in enumerate(fresh):
        district, inside = place(given.district, given.address, table) if table else (given.district, None)
        rows.append(
            (
                first + offset,
                given.name,
                given.name_key,
                given.email,
                given.email_key or None,
                given.phone,
                given.address,
                district,
                inside,
                1,
            )
        )
    columns = (
        "id",
        "name",
        "name_key",
        "email",
        "email_key",
        "phone",
        "address",
        "district",
        "in_district",
        "version",
    )
    bulk.insert(session, Person, columns, rows)


def _complete(session: Session, people: Sequence[Given | None], ids: Sequence[int | None], first: int) -> None:
    """Give persons known before the address or e-mail that they never gave; with an address comes their district."""
    given_by = {
        person: given
        for given, person in zip(people, ids, strict=True)
        if given is not None and given.address and person is not None and not first <= person < first + len(ids)
    }
    wanted = sorted(given_by)
    table = None
    lacks = or_(Person.address.is_(None), Person.email_key.is_(None))
    for piece in in_pieces(wanted):
        for person in session.scalars(select(Person).where(Person.id.in_(piece), lacks)):
            given = given_by[person.id]
            if person.email_key is None and given.email_key:
                person.email, person.email_key = given.email, given.email_key
            if person.address is not None:
                continue
            table = district_table(session) if table is None else table
            person.address = given.address
            if table and person.district is None:
                person.district, person.in_district = place(given.district, given.address, table)


def _known_persons(session: Session, people: Sequence[Given]) -> _Known:
    """Those of the office who may be among these people."""
    known = _Known()
    if not people:
        return known
    emails = sorted({given.email_key for given in people if given.email_key})
    for start in range(0, len(emails), CHUNK):
        owners = select(Person.email_key, Person.name_key, Person.id).order_by(Person.id)
        for key, name, person in session.execute(owners.where(Person.email_key.in_(emails[start : start + CHUNK]))):
            known.emails.setdefault(key or "", {}).setdefault(name, person)
    former = _former(session)
    for person, given in former:
        known.add(given, person)
    homeless = Counter(given.name_key for given in people if given.address and known.owner(given) is None)
    at_home = _at_home(session, sorted(homeless))
    names = {given.name_key for _, given in (*at_home, *former)}
    known.meet = frozenset(name for name, count in homeless.items() if count > 1 or name in names)
    for person, given in (*at_home, *former):
        known.add(given, person)
    return known


def _at_home(session: Session, names: Sequence[str]) -> list[tuple[int, Given]]:
    """Persons of the office with these folded names and an address."""
    found: list[tuple[int, Given]] = []
    for start in range(0, len(names), CHUNK):
        wanted = select(Person.id, Person.name, Person.name_key, Person.address).order_by(Person.id)
        here = Person.name_key.in_(names[start : start + CHUNK]) & Person.address.is_not(None)
        for person, name, key, address in session.execute(wanted.where(here)):
            found.append((person, Given(name, key, None, address=address)))
    return found


def _former(session: Session) -> list[tuple[int, Given]]:
    """Other names and addresses under which merged persons wrote: they stand with their submissions.

    Only persons that were edited since they came (`version` over 1: a merge always is one) can have any.
    """
    email, address = (Submission.fields[name].as_string() for name in ("email", "address"))
    other = or_(
        func.lower(email) != func.coalesce(Person.email_key, ""),
        address != func.coalesce(Person.address, ""),
        Submission.name != Person.name,
    )
    wanted = (
        select(Person.id, Submission.name, email, address)
        .join(Submission, Submission.person_id == Person.id)
        .where(Person.version > 1, other)
        .order_by(Submission.id)
    )
    found = ((person, given_person(name, mail, home)) for person, name, mail, home in session.execute(wanted))
    return [(person, given) for person, given in found if given is not None]


def _add_organisations(session: Session, comments: Sequence[ReadyComment]) -> dict[str, int]:
    """Ids by folded name of every organisation that writes or signs, those of the office and new ones."""
    names = {organisation_key(name): name for comment in comments for name in _organisation_names(comment)}
    return find_or_add_organisations(session, names)


def find_or_add_organisations(session: Session, names: Mapping[str, str]) -> dict[str, int]:
    """Ids of organisations by folded name (writer_names.organisation_key); `names` gives a new one's as written."""
    keys = sorted(names)
    ids: dict[str, int] = {}
    for start in range(0, len(keys), CHUNK):
        wanted = Organisation.name_key.in_(keys[start : start + CHUNK])
        found = select(Organisation.name_key, func.min(Organisation.id)).where(wanted).group_by(Organisation.name_key)
        ids |= dict(session.execute(found).all())
    fresh = [key for key in keys if key not in ids]
    first = bulk.reserve_ids(session, Organisation, len(fresh))
    rows = [(first + offset, names[key], key, 1) for offset, key in enumerate(fresh)]
    bulk.insert(session, Organisation, ("id", "name", "name_key", "version"), rows)
    return ids | {key: first + offset for offset, key in enumerate(fresh)}


def _organisation_names(comment: ReadyComment) -> tuple[str, ...]:
    signed = tuple(group_of(signatory) for signatory in comment.signatories if signatory.organisation)
    return (*signed, comment.organisation) if comment.organisation else signed


def group_of(signatory: SignatoryFinding) -> str:
    """The organisation's name in a signatory as given: all of it, unless the line names a person too."""
    return signatory.group or signatory.name


def add_signatories(
    session: Session, comments: Sequence[ReadyComment], first_submission: int, organisations: Mapping[str, int]
) -> None:
    """Store who signed; comment i belongs to submission `first_submission` + i.

    An organisation is known again by its name. A person is by e-mail address, or by name and address; the sender of the
    letter is by name, in the list under their own letter.
    """
    signed = [
        (first_submission + index, position, signatory)
        for index, comment in enumerate(comments)
        for position, signatory in enumerate(comment.signatories, start=1)
    ]
    persons = _find_or_add(session, _not_senders(session, signed))
    senders = _senders(session, signed)
    first = bulk.reserve_ids(session, Signatory, len(signed))
    rows = [
        (
            first + offset,
            submission,
            persons[offset] or senders.get((submission, sort_key(signatory.person))),
            organisations[organisation_key(group_of(signatory))] if signatory.organisation else None,
            signatory.name,
            position,
        )
        for offset, (submission, position, signatory) in enumerate(signed)
    ]
    columns = ("id", "submission_id", "person_id", "organisation_id", "name", "position")
    bulk.insert(session, Signatory, columns, rows)


Signed = Sequence[tuple[int, int, SignatoryFinding]]


def _not_senders(session: Session, signed: Signed) -> list[Given | None]:
    senders = _senders(session, signed)
    return [
        None
        if not signatory.person or (submission, sort_key(signatory.person)) in senders
        else given_person(signatory.person, signatory.email, signatory.address)
        for submission, _, signatory in signed
    ]


def _senders(session: Session, signed: Signed) -> dict[tuple[int, str], int]:
    """The writer of each signed submission, by submission and folded name."""
    submissions = sorted({submission for submission, _, _ in signed})
    senders: dict[tuple[int, str], int] = {}
    for start in range(0, len(submissions), CHUNK):
        wanted = select(Submission.id, Submission.name, Submission.person_id).where(
            Submission.id.in_(submissions[start : start + CHUNK]), Submission.person_id.is_not(None)
        )
        senders |= {(number, sort_key(name)): person for number, name, person in session.execute(wanted) if person}
    return senders
