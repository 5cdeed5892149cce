"""The office's table of districts: loaded from a file, and every person with an address placed by it.

The word of a form wins over the table; where they differ, both are shown (queries/districts.py).
"""

import re
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from council_desk.analysis.addresses import street_key
from council_desk.analysis.district_rules import LONGEST_DISTRICT, DistrictTable, RuleLine, place
from council_desk.analysis.normalise import search_text
from council_desk.errors import RefusedError
from council_desk.queries.districts import given_districts
from council_desk.readers.passages import Reading
from council_desk.records.people import DistrictRule, Person
from council_desk.store import bulk


@dataclass(frozen=True, slots=True)
class DistrictProposal:
    """A table as read, before it is stored. `left_out` are sentences for lines that say no district or no place."""

    name: str
    rules: tuple[RuleLine, ...]
    left_out: tuple[str, ...] = ()

    @property
    def districts(self) -> tuple[str, ...]:
        """The districts that the table names, in order."""
        return tuple(sorted({rule.district for rule in self.rules}, key=lambda name: (len(name), name)))


@dataclass(frozen=True, slots=True)
class Loaded:
    """What loading did: the table's lines; people with a district now, known to be outside, and those not known."""

    rules: int
    placed: int
    outside: int
    not_known: int


def prepare_districts(name: str, reading: Reading) -> DistrictProposal:
    """A table as read (readers.district_table) into rules; lines without a district or a place are named.

    Raises RefusedError where no line can be used.
    """
    rules: dict[RuleLine, None] = {}
    left_out: list[str] = []
    for passage in reading.passages:
        rule = _rule(dict(passage.fields))
        if rule is None:
            left_out.append(f"row {passage.row}")
        else:
            rules[rule] = None
    if not rules:
        raise RefusedError(
            f"{name} has no line with a district and a street or a ZIP code. Nothing was changed; the columns are "
            "street, from, to, odd or even, district, or ZIP and district."
        )
    notes = list(reading.notes)
    if left_out:
        shown = ", ".join(left_out[:5]) + (f" and {len(left_out) - 5} more" if len(left_out) > 5 else "")
        notes.append(f"Left out, because a district or a place is missing: {shown}.")
    return DistrictProposal(name, tuple(rules), tuple(notes))


def _rule(fields: dict[str, str]) -> RuleLine | None:
    district = " ".join(fields.get("district", "").split())[:LONGEST_DISTRICT]
    parts = (fields.get(part, "") for part in ("before", "street", "type", "after"))
    written = " ".join(" ".join(parts).split())
    zip_code = re.sub(r"(?<=\d{5})-?\d{4}$", "", re.sub(r"\s", "", fields.get("zip", "")).upper())[:12]
    if zip_code.isdecimal():
        zip_code = zip_code.zfill(5)
    if not district or not (written or zip_code):
        return None
    street = street_key(written)[:200] if written else ""
    first, last = _number(fields.get("from", "")), _number(fields.get("to", ""))
    if first is not None and last is not None and first > last:
        first, last = last, first
    return RuleLine(street, zip_code, first, last, _side(fields.get("side", "")), district)


def _number(given: str) -> int | None:
    found = re.search(r"\d{1,9}", given.replace(",", ""))
    return int(found.group()) if found else None


def _side(given: str) -> str:
    word = search_text(given)
    if word in ("o", "odd", "odds", "impar", "impares", "odd only", "odd side"):
        return "odd"
    return "even" if word in ("e", "even", "evens", "par", "pares", "even only", "even side") else ""


def load_districts(session: Session, proposal: DistrictProposal) -> Loaded:
    """Replace the office's table of districts and place every person with an address anew."""
    for old in session.scalars(select(DistrictRule)):
        session.delete(old)
    session.flush()
    first = bulk.reserve_ids(session, DistrictRule, len(proposal.rules))
    columns = ("id", "street_key", "zip_code", "first_number", "last_number", "side", "district")
    rows = [
        (first + offset, rule.street, rule.zip_code, rule.first, rule.last, rule.side, rule.district)
        for offset, rule in enumerate(proposal.rules)
    ]
    bulk.insert(session, DistrictRule, columns, rows)
    return _place_people(session, DistrictTable(proposal.rules), len(proposal.rules))


def _place_people(session: Session, table: DistrictTable, rules: int) -> Loaded:
    """Give each person the district that their form or the table says; those whose district stays are not touched."""
    given = given_districts(session)
    placed = outside = not_known = 0
    for person in session.scalars(select(Person).order_by(Person.id)):
        district, inside = place(given.get(person.id), person.address, table)
        if (person.district, person.in_district) != (district, inside):
            person.district, person.in_district = district, inside
        if person.address or district:
            placed += district is not None
            outside += inside is False
            not_known += district is None and inside is not False
    session.flush()
    return Loaded(rules=rules, placed=placed, outside=outside, not_known=not_known)
