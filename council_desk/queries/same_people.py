"""People who may be the same: what speaks for it and what against, for a person to decide. Nothing is merged by this.

Proposed are people of one folded name, of one name but for a middle initial, and of one telephone number. Pairs that
somebody said are not the same are left out.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from council_desk.analysis.addresses import parse_address
from council_desk.analysis.writer_names import name_words, phone_digits, without_middle
from council_desk.queries.people import PersonLine, person_lines
from council_desk.records.people import PeopleApart, Person

SHOWN = 200


@dataclass(frozen=True, slots=True)
class MayBeSame:
    """Two people who may be one, the one known longer first; reasons for and against, in words for the screen."""

    one: PersonLine
    other: PersonLine
    speaks_for: tuple[str, ...]
    speaks_against: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SamePeople:
    """The SHOWN likeliest pairs, and how many there are."""

    total: int
    pairs: tuple[MayBeSame, ...]


@dataclass(frozen=True, slots=True)
class _Known:
    id: int
    words: tuple[str, ...]
    email: str | None
    phone: str
    address: str | None


def may_be_same(session: Session, limit: int = SHOWN) -> SamePeople:
    """Pairs of people who may be the same, those with most that speaks for it first."""
    columns = (Person.id, Person.name, Person.email_key, Person.phone, Person.address)
    people = [
        _Known(number, name_words(name), email, phone_digits(phone), address)
        for number, name, email, phone, address in session.execute(select(*columns).order_by(Person.id))
    ]
    apart = {(one, other) for one, other in session.execute(select(PeopleApart.one_id, PeopleApart.other_id))}
    found: dict[tuple[int, int], tuple[_Known, _Known]] = {}
    for group in _groups(people):
        for one, other in _pairs(group, apart):
            found.setdefault((one.id, other.id), (one, other))
    judged = [(_for(one, other), _against(one, other), one, other) for one, other in found.values()]
    judged.sort(key=lambda pair: (len(pair[1]) - len(pair[0]), pair[2].words, pair[2].id, pair[3].id))
    shown = judged[:limit]
    lines = {line.id: line for line in _lines(session, [person.id for pair in shown for person in pair[2:]])}
    return SamePeople(
        len(judged),
        tuple(
            MayBeSame(lines[one.id], lines[other.id], speaks_for, against)
            for speaks_for, against, one, other in shown
            if one.id in lines and other.id in lines
        ),
    )


def _lines(session: Session, ids: Sequence[int]) -> tuple[PersonLine, ...]:
    return person_lines(session, sorted(set(ids)))


def _groups(people: Sequence[_Known]) -> Iterator[list[_Known]]:
    by_name: defaultdict[tuple[str, ...], list[_Known]] = defaultdict(list)
    by_phone: defaultdict[str, list[_Known]] = defaultdict(list)
    for person in people:
        if len(person.words) > 1:
            by_name[without_middle(person.words)].append(person)
        if person.phone:
            by_phone[person.phone].append(person)
    for group in (*by_name.values(), *by_phone.values()):
        if len(group) > 1:
            yield group


def _pairs(group: Sequence[_Known], apart: set[tuple[int, int]]) -> Iterator[tuple[_Known, _Known]]:
    """Each person with the longest known one of the group that is not known to be another."""
    for place, other in enumerate(group):
        for one in group[:place]:
            if (one.id, other.id) not in apart and not _other_initial(one, other):
                yield one, other
                break


def _other_initial(one: _Known, other: _Known) -> bool:
    """Whether both have middle initials, and not the same."""
    reduced = without_middle(one.words)
    return (
        reduced == without_middle(other.words) and one.words != other.words and reduced not in (one.words, other.words)
    )


def _for(one: _Known, other: _Known) -> tuple[str, ...]:
    reasons = []
    if len(one.words) > 1 and one.words == other.words:
        reasons.append("same name")
    elif len(one.words) > 1 and without_middle(one.words) == without_middle(other.words):
        reasons.append("same name but for a middle initial")
    if one.phone and one.phone == other.phone:
        reasons.append("same phone")
    if _home(one) and _home(one) == _home(other):
        reasons.append("same address")
    return tuple(reasons)


def _against(one: _Known, other: _Known) -> tuple[str, ...]:
    reasons = []
    if not set(one.words) & set(other.words):
        reasons.append("different names")
    if one.email and other.email and one.email != other.email:
        reasons.append("different e-mail addresses")
    if _home(one) and _home(other) and _home(one) != _home(other):
        reasons.append("different addresses")
    return tuple(reasons)


def _home(person: _Known) -> str:
    return parse_address(person.address).home if person.address else ""
