"""The office's table of districts, what forms gave, how people spread over districts, and where the two differ."""

from collections import Counter, defaultdict
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from council_desk.analysis.district_rules import LONGEST_DISTRICT, DistrictTable, RuleLine, plain_district
from council_desk.records.comments import Submission
from council_desk.records.people import DistrictRule, Person

SHOWN = 200


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A person whose form gave one district and whose address lies in another."""

    person_id: int
    name: str
    address: str
    given: str
    by_table: str


@dataclass(frozen=True, slots=True)
class DistrictSummary:
    """How many rules there are, people by district, and what is not known. `outside`: known to live elsewhere."""

    rules: int
    people: tuple[tuple[str, int], ...]
    outside: int
    not_known: int
    without_address: int
    disagreements: tuple[Disagreement, ...]


def district_table(session: Session) -> DistrictTable:
    """The office's table; empty where none was loaded."""
    columns = (
        DistrictRule.street_key,
        DistrictRule.zip_code,
        DistrictRule.first_number,
        DistrictRule.last_number,
        DistrictRule.side,
        DistrictRule.district,
    )
    return DistrictTable(RuleLine(*row) for row in session.execute(select(*columns)))


def given_districts(session: Session) -> dict[int, str]:
    """The district that each person's own form gave, the newest one."""
    given = Submission.fields["district"].as_string()
    wanted = select(Submission.person_id, given).where(Submission.person_id.is_not(None), given.is_not(None))
    found = session.execute(wanted.where(given != "").order_by(Submission.id))
    return {person: " ".join(words.split())[:LONGEST_DISTRICT] for person, words in found if words.strip()}


def district_names(session: Session) -> tuple[str, ...]:
    """Every district that somebody lives in, each once however it is written, in order: 2 before 10."""
    return tuple(names[0] for names in _spellings(session))


def spellings_of(session: Session, district: str) -> tuple[str, ...]:
    """How a district is written in the office: "3", "District 3"."""
    plain = plain_district(district)
    return next((names for names in _spellings(session) if plain_district(names[0]) == plain), (district,))


def _spellings(session: Session) -> list[tuple[str, ...]]:
    """Spellings of each district, the shortest first."""
    by_plain: defaultdict[str, list[str]] = defaultdict(list)
    for name in session.scalars(select(Person.district).where(Person.district.is_not(None)).distinct()):
        if name:
            by_plain[plain_district(name)].append(name)
    spelled = [tuple(sorted(names, key=lambda name: (len(name), name))) for names in by_plain.values()]
    return sorted(spelled, key=lambda names: district_place(names[0]))


def district_place(name: str) -> tuple[int, str]:
    """Where a district stands among others, however it is written: 2 before 10, other names after them."""
    plain = plain_district(name)
    return len(plain) if plain.isdecimal() else LONGEST_DISTRICT, plain


def district_summary(session: Session) -> DistrictSummary:
    """How the office's people spread over districts, and whose form and address do not agree (SHOWN at most)."""
    counted = Counter[str]()
    outside = not_known = without = 0
    for district, inside, has_address in session.execute(
        select(Person.district, Person.in_district, Person.address.is_not(None))
    ):
        if district:
            counted[district] += 1
        elif inside is False:
            outside += 1
        elif has_address:
            not_known += 1
        else:
            without += 1
    people = tuple((names[0], sum(counted[name] for name in names)) for names in _spellings(session))
    rules = session.scalar(select(func.count()).select_from(DistrictRule)) or 0
    return DistrictSummary(rules, people, outside, not_known, without, _disagreements(session) if rules else ())


def _disagreements(session: Session) -> tuple[Disagreement, ...]:
    table = district_table(session)
    given = given_districts(session)
    found: list[Disagreement] = []
    wanted = select(Person.id, Person.name, Person.address).where(Person.address.is_not(None)).order_by(Person.name_key)
    for person, name, address in session.execute(wanted):
        if person not in given:
            continue
        by_table = table.find(address or "")[0]
        if by_table is not None and plain_district(by_table) != plain_district(given[person]):
            found.append(Disagreement(person, name, address or "", given[person], by_table))
    return tuple(found[:SHOWN])
