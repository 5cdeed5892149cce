"""Who may be meant while a name is typed: persons and organisations of the office, with what tells them apart."""

from dataclasses import dataclass

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from council_desk.analysis.normalise import fold_for_search
from council_desk.records.comments import Submission
from council_desk.records.people import Organisation, Person

MOST = 8


@dataclass(frozen=True, slots=True)
class FoundWriter:
    """A person or an organisation whose name fits. `earlier`: submissions of theirs so far."""

    id: int
    name: str
    earlier: int
    email: str | None = None
    phone: str | None = None
    address: str | None = None
    district: str | None = None


def find_persons(session: Session, typed: str, most: int = MOST) -> tuple[FoundWriter, ...]:
    """Persons whose name or e-mail address holds every typed word, those whose name begins so first."""
    words = fold_for_search(typed).text.split()
    address = typed.strip().casefold()
    if not words:
        return ()
    by_name = _holds(Person.name_key, words)
    fits = or_(by_name, Person.email_key.startswith(address, autoescape=True)) if len(address) > 2 else by_name
    wanted = (
        select(Person)
        .where(fits)
        .order_by(_begins(Person.name_key, words[0]).desc(), Person.name_key, Person.id)
        .limit(most)
    )
    found = session.scalars(wanted).all()
    earlier = _earlier(session, Submission.person_id, [person.id for person in found])
    return tuple(
        FoundWriter(p.id, p.name, earlier.get(p.id, 0), p.email, p.phone, p.address, p.district) for p in found
    )


def find_organisations(session: Session, typed: str, most: int = MOST) -> tuple[FoundWriter, ...]:
    """Organisations whose name holds every typed word, those whose name begins so first."""
    words = fold_for_search(typed).text.split()
    if not words:
        return ()
    wanted = (
        select(Organisation)
        .where(_holds(Organisation.name_key, words))
        .order_by(_begins(Organisation.name_key, words[0]).desc(), Organisation.name_key, Organisation.id)
        .limit(most)
    )
    found = session.scalars(wanted).all()
    earlier = _earlier(session, Submission.organisation_id, [organisation.id for organisation in found])
    return tuple(FoundWriter(o.id, o.name, earlier.get(o.id, 0)) for o in found)


def _holds(key: InstrumentedAttribute[str], words: list[str]) -> ColumnElement[bool]:
    return and_(*(key.contains(word, autoescape=True) for word in words))


def _begins(key: InstrumentedAttribute[str], word: str) -> ColumnElement[bool]:
    return key.startswith(word, autoescape=True)


def _earlier(session: Session, column: InstrumentedAttribute[int | None], ids: list[int]) -> dict[int, int]:
    wanted = select(column, func.count()).where(column.in_(ids)).group_by(column)
    return {number: count for number, count in session.execute(wanted) if number is not None}
