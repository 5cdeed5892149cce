"""People and organisations made one, parted, renamed and tied; signatories added and taken away. Nothing is lost by it:

names as given stay with the submissions and the signatories, so that a merge can be parted again.
"""

from collections.abc import Sequence

from sqlalchemy import or_, select
from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import flag_modified

from council_desk.analysis.district_rules import place
from council_desk.analysis.signatory_lines import one_of, parts_of
from council_desk.analysis.writer_names import organisation_key
from council_desk.errors import RefusedError
from council_desk.operations.finding import found
from council_desk.operations.given_fields import sort_key
from council_desk.operations.import_people import email_key, find_or_add_organisations
from council_desk.queries.districts import district_table
from council_desk.queries.pieces import in_pieces
from council_desk.readers.passages import storable
from council_desk.records.comments import Submission
from council_desk.records.people import Organisation, PeopleApart, Person, Signatory

LONGEST_NAME = 300


def merge_people(session: Session, keep_id: int, other_ids: Sequence[int]) -> int:
    """Make several persons one: submissions and signatures go to `keep_id`, the others go; gives how many went.

    What the kept one lacks (an e-mail address, a phone, an address, a district) is taken from the others. Decisions
    that others are somebody else hold for the kept one. Raises RefusedError for none to merge, or where somebody said
    that two of these are not the same; NotFoundError for a person who is gone.
    """
    keep = found(session.get(Person, keep_id), "person")
    gone_ids = [number for number in dict.fromkeys(other_ids) if number != keep_id]
    if not gone_ids:
        raise RefusedError("Choose two people or more to make one of them. Nothing was changed.")
    _refuse_known_apart(session, [keep_id, *gone_ids])
    for gone_id in gone_ids:
        gone = found(session.get(Person, gone_id), "person")
        _move_person(session, gone_id, keep_id)
        _take_over(keep, gone)
        _move_apart(session, gone_id, keep_id)
        session.delete(gone)
        session.flush()
    # The version tells an import that this person may have written from other addresses (import_people).
    flag_modified(keep, "name")
    session.flush()
    return len(gone_ids)


def _refuse_known_apart(session: Session, ids: Sequence[int]) -> None:
    among = PeopleApart.one_id.in_(ids) & PeopleApart.other_id.in_(ids)
    if session.scalars(select(PeopleApart.id).where(among).limit(1)).first() is not None:
        raise RefusedError(
            "Somebody said that two of these people are not the same. Nothing was changed; take that back first with "
            "undo in the history."
        )


def _move_person(session: Session, gone_id: int, keep_id: int) -> None:
    for submission in session.scalars(select(Submission).where(Submission.person_id == gone_id)):
        submission.person_id = keep_id
    for signatory in session.scalars(select(Signatory).where(Signatory.person_id == gone_id)):
        signatory.person_id = keep_id


def _take_over(keep: Person, gone: Person) -> None:
    if not keep.name:
        keep.name, keep.name_key = gone.name, gone.name_key
    if keep.email_key is None and gone.email_key is not None:
        keep.email, keep.email_key = gone.email, gone.email_key
    keep.phone = keep.phone or gone.phone
    if keep.address is None and gone.address is not None:
        keep.address = gone.address
        if keep.in_district is None:
            keep.in_district = gone.in_district
    keep.district = keep.district or gone.district


def _move_apart(session: Session, gone_id: int, keep_id: int) -> None:
    decided = {_pair(apart.one_id, apart.other_id) for apart in _apart_from(session, keep_id)}
    for apart in _apart_from(session, gone_id):
        other = apart.other_id if apart.one_id == gone_id else apart.one_id
        if _pair(keep_id, other) in decided:
            session.delete(apart)
        else:
            apart.one_id, apart.other_id = _pair(keep_id, other)


def _apart_from(session: Session, person_id: int) -> Sequence[PeopleApart]:
    either = or_(PeopleApart.one_id == person_id, PeopleApart.other_id == person_id)
    return session.scalars(select(PeopleApart).where(either).order_by(PeopleApart.id)).all()


def _pair(one: int, other: int) -> tuple[int, int]:
    return (one, other) if one < other else (other, one)


def keep_apart(session: Session, one_id: int, other_id: int, who: str) -> None:
    """Say that two persons are not the same; they are not proposed again. Saying it twice is harmless."""
    if one_id == other_id:
        raise RefusedError("That is one person already. Choose two people.")
    one, other = _pair(one_id, other_id)
    for number in (one, other):
        found(session.get(Person, number), "person")
    known = select(PeopleApart.id).where(PeopleApart.one_id == one, PeopleApart.other_id == other)
    if session.scalar(known) is None:
        session.add(PeopleApart(one_id=one, other_id=other, decided_by=who))
        session.flush()


def split_person(session: Session, person_id: int, submission_ids: Sequence[int]) -> int:
    """Give some of a person's submissions to a new person, known by what these submissions say; gives the new one's id.

    The two are kept apart from then on. Raises RefusedError for none or all of the submissions, NotFoundError for one
    that is not the person's.
    """
    person = found(session.get(Person, person_id), "person")
    moved = _submissions_of(session, person_id, submission_ids)
    rest = select(Submission).where(Submission.person_id == person_id, Submission.id.not_in(submission_ids))
    staying = session.scalars(rest.order_by(Submission.id)).all()
    signs = select(Signatory.id).where(Signatory.person_id == person_id).limit(1)
    if not moved or (not staying and session.scalar(signs) is None):
        raise RefusedError("Choose some of the person's submissions, and leave at least one. Nothing was changed.")
    made = Person(name=moved[0].name or person.name)
    made.name_key = sort_key(made.name)
    session.add(made)
    session.flush()
    for submission in moved:
        submission.person_id = made.id
    _describe(session, made, moved)
    if staying:
        _give_back(session, person, staying, moved)
    session.add(PeopleApart(one_id=min(person_id, made.id), other_id=max(person_id, made.id), decided_by=""))
    session.flush()
    return made.id


def _submissions_of(session: Session, person_id: int, submission_ids: Sequence[int]) -> list[Submission]:
    moved: list[Submission] = []
    for number in dict.fromkeys(submission_ids):
        submission = session.get(Submission, number)
        moved.append(found(submission if submission and submission.person_id == person_id else None, "submission"))
    return moved


def _describe(session: Session, person: Person, submissions: Sequence[Submission]) -> None:
    """Give a person the contact that their submissions came with."""
    person.email = _said(submissions, "email")
    person.email_key = email_key(person.email) or None
    person.phone, person.address = _said(submissions, "phone"), _said(submissions, "address")
    given = _said(submissions, "district")
    table = district_table(session)
    person.district, person.in_district = place(given, person.address, table) if table else (given, None)


def _give_back(session: Session, person: Person, staying: Sequence[Submission], moved: Sequence[Submission]) -> None:
    """Take from a person what came only with the submissions that left; what was typed by hand stays."""
    left = {name: _said(moved, name) for name in ("email", "phone", "address")}
    if left["email"] and person.email_key == email_key(left["email"]):
        person.email = _said(staying, "email")
        person.email_key = email_key(person.email) or None
    if left["phone"] and person.phone == left["phone"]:
        person.phone = _said(staying, "phone")
    if left["address"] and person.address == left["address"]:
        person.address = _said(staying, "address")
        table = district_table(session)
        given = _said(staying, "district")
        person.district, person.in_district = place(given, person.address, table) if table else (given, None)
    if moved[0].name and person.name == moved[0].name and staying[0].name:
        person.name, person.name_key = staying[0].name, sort_key(staying[0].name)


def _said(submissions: Sequence[Submission], name: str) -> str | None:
    return next((given for s in submissions if (given := (s.fields or {}).get(name, "").strip())), None)


def merge_organisations(session: Session, keep_id: int, other_ids: Sequence[int]) -> int:
    """Make several organisations one: what they wrote and signed goes to `keep_id`; gives how many went.

    Where two of them signed one letter, the signatures both stay as given and count as one organisation. Raises
    RefusedError for none to merge, NotFoundError for one that is gone.
    """
    keep = found(session.get(Organisation, keep_id), "organization")
    gone_ids = [number for number in dict.fromkeys(other_ids) if number != keep_id]
    if not gone_ids:
        raise RefusedError("Choose two organizations or more to make one of them. Nothing was changed.")
    for gone_id in gone_ids:
        gone = found(session.get(Organisation, gone_id), "organization")
        for submission in session.scalars(select(Submission).where(Submission.organisation_id == gone_id)):
            submission.organisation_id = keep.id
        for signatory in session.scalars(select(Signatory).where(Signatory.organisation_id == gone_id)):
            signatory.organisation_id = keep.id
        session.delete(gone)
        session.flush()
    return len(gone_ids)


def rename_organisation(session: Session, organisation_id: int, name: str) -> None:
    """Give an organisation another name; signatures stay as given. RefusedError for none, or for another one's name."""
    organisation = found(session.get(Organisation, organisation_id), "organization")
    written = _written(name)
    key = organisation_key(written)
    same = select(Organisation.id).where(Organisation.name_key == key, Organisation.id != organisation_id)
    if not key:
        raise RefusedError("An organization needs a name. Nothing was changed.")
    if session.scalars(same.limit(1)).first() is not None:
        raise RefusedError("Another organization has this name already. Make the two one instead.")
    organisation.name, organisation.name_key = written, key


def rename_person(session: Session, person_id: int, name: str) -> None:
    """Correct a person's name; submissions keep it as given. RefusedError for none."""
    person = found(session.get(Person, person_id), "person")
    written = _written(name)
    if not written:
        raise RefusedError("A person needs a name. Nothing was changed.")
    person.name, person.name_key = written, sort_key(written)


def _written(name: str) -> str:
    return storable(" ".join(name.split()))[:LONGEST_NAME]


def tie_to_organisation(session: Session, submission_ids: Sequence[int], name: str) -> int | None:
    """Say which organisation submissions are from, by its name (an empty one unties them); gives its id or None.

    The organisation is found by its folded name, else made.
    """
    written = _written(name)
    number = _organisation_named(session, written) if written else None
    for piece in in_pieces(list(dict.fromkeys(submission_ids))):
        for submission in session.scalars(select(Submission).where(Submission.id.in_(piece))):
            submission.organisation_id = number
    return number


def _organisation_named(session: Session, name: str) -> int:
    key = organisation_key(name)
    if not key:
        raise RefusedError("An organization's name needs a letter or a digit. Nothing was changed.")
    return find_or_add_organisations(session, {key: name})[key]


def add_signatory(session: Session, submission_id: int, name: str, organisation: bool) -> int:
    """Add a signatory that a person read under a letter; gives its id.

    An organisation is found by its name, else made; a person is made anew and may be proposed as one who is known. Of a
    line with both ("Ana Ortiz, President, Harbor Swim Club") the one that signs is taken.
    Raises RefusedError for no name, or for one that stands there already.
    """
    found(session.get(Submission, submission_id), "submission")
    written = _written(name)
    if not written:
        raise RefusedError("Type the signatory's name as it stands under the letter.")
    there = session.scalars(select(Signatory).where(Signatory.submission_id == submission_id)).all()
    if any(sort_key(signatory.name) == sort_key(written) for signatory in there):
        raise RefusedError("That signatory stands in the list already. Nothing was changed.")
    read = one_of(parts_of(written), written)
    made = Signatory(submission_id=submission_id, name=written)
    made.position = max((signatory.position for signatory in there), default=0) + 1
    if organisation:
        made.organisation_id = _organisation_named(session, read.group or written)
    else:
        name = read.person or written
        person = Person(name=name, name_key=sort_key(name))
        session.add(person)
        session.flush()
        made.person_id = person.id
    session.add(made)
    session.flush()
    return made.id


def remove_signatory(session: Session, signatory_id: int) -> None:
    """Take a signatory out of a letter's list; a person or organisation that nothing else is known of goes along."""
    signatory = found(session.get(Signatory, signatory_id), "signatory")
    person_id, organisation_id = signatory.person_id, signatory.organisation_id
    session.delete(signatory)
    session.flush()
    if person_id is not None and not _is_used(session, person_id, organisation=False):
        for apart in _apart_from(session, person_id):
            session.delete(apart)
        session.delete(found(session.get(Person, person_id), "person"))
    if organisation_id is not None and not _is_used(session, organisation_id, organisation=True):
        session.delete(found(session.get(Organisation, organisation_id), "organization"))
    session.flush()


def _is_used(session: Session, number: int, *, organisation: bool) -> bool:
    for record in (Submission, Signatory):
        column = record.organisation_id if organisation else record.person_id
        if session.scalars(select(record.id).where(column == number).limit(1)).first() is not None:
            return True
    return False


def turn_signatory(session: Session, signatory_id: int, organisation: bool) -> None:
    """Say that a signatory is an organisation and no person, or the other way round."""
    signatory = found(session.get(Signatory, signatory_id), "signatory")
    if (signatory.organisation_id is not None) == organisation:
        return
    submission_id, name, position = signatory.submission_id, signatory.name, signatory.position
    remove_signatory(session, signatory_id)
    made = add_signatory(session, submission_id, name, organisation)
    found(session.get(Signatory, made), "signatory").position = position
