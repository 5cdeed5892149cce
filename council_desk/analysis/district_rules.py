"""Where an address lies by an office's table of districts: rules of streets, house numbers and ZIP codes.

An address that no rule matches is outside only where its ZIP code is known to be: the table knows ZIP codes and not
this one.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from council_desk.analysis.addresses import Address, base_of_street, parse_address
from council_desk.analysis.normalise import search_text

LONGEST_DISTRICT = 80
_OUTSIDE = frozenset(["outside", "none", "non resident", "nonresident", "not a resident", "out of city", "out of town"])
_LABEL = re.compile(
    r"^(?:council\s+)?(?:district|ward|precinct|area|zone|dist|distrito|d|cd)\s+(?=\w)|\s+(?:district|ward)$"
)


@dataclass(frozen=True, slots=True)
class RuleLine:
    """One line of the table: a street (folded), a ZIP code, or both; house numbers inclusive; side odd, even or ''."""

    street: str
    zip_code: str
    first: int | None
    last: int | None
    side: str
    district: str


class DistrictTable:
    """The rules in memory, for asking where an address lies."""

    def __init__(self, rules: Iterable[RuleLine]) -> None:
        self._by_street: defaultdict[str, list[RuleLine]] = defaultdict(list)
        self._streets_of_base: defaultdict[str, set[str]] = defaultdict(set)
        self._by_zip: defaultdict[str, list[RuleLine]] = defaultdict(list)
        self._zips: set[str] = set()
        self._districts: set[str] = set()
        for rule in rules:
            self._districts.add(plain_district(rule.district))
            if rule.zip_code:
                self._zips.add(rule.zip_code)
            if rule.street:
                self._by_street[rule.street].append(rule)
                self._streets_of_base[base_of_street(rule.street)].add(rule.street)
            elif rule.zip_code:
                self._by_zip[rule.zip_code].append(rule)

    def __bool__(self) -> bool:
        return bool(self._by_street or self._by_zip)

    def names(self, district: str) -> bool:
        """Whether the table has this district, however it is written."""
        return plain_district(district) in self._districts

    def find(self, address: str) -> tuple[str | None, bool | None]:
        """The district of an address and whether it lies within; (None, None) where nobody can say.

        A street's rules go before those of a ZIP code. Rules that disagree say nothing.
        """
        parsed = parse_address(address)
        by_street = {rule.district for rule in self._street_rules(parsed)}
        found = by_street or {rule.district for rule in self._by_zip.get(parsed.zip_code, ())}
        if found:
            return (found.pop(), True) if len(found) == 1 else (None, True)
        outside = bool(parsed.zip_code and self._zips and parsed.zip_code not in self._zips)
        return None, False if outside else None

    def _street_rules(self, parsed: Address) -> list[RuleLine]:
        if not parsed.street:
            return []
        rules = self._by_street.get(parsed.street)
        if rules is None:
            streets = self._streets_of_base.get(base_of_street(parsed.street), set())
            alike = [street for street in streets if _may_be(parsed.street, street)]
            rules = self._by_street[alike[0]] if len(alike) == 1 else []
        return [rule for rule in rules if _covers(rule, parsed)]


def _may_be(typed: str, street: str) -> bool:
    """Whether a street of the table is the one typed with less: "tern" for "n tern st", never "tern ave" for it."""
    return set(typed.split()) <= set(street.split())


def _covers(rule: RuleLine, parsed: Address) -> bool:
    if rule.zip_code and parsed.zip_code and rule.zip_code != parsed.zip_code:
        return False
    number = parsed.number
    if rule.first is None and rule.last is None and not rule.side:
        return True
    if number is None:
        return False
    if (rule.first is not None and number < rule.first) or (rule.last is not None and number > rule.last):
        return False
    return not rule.side or (number % 2 == 1) == (rule.side == "odd")


def plain_district(district: str) -> str:
    """A district's name folded for comparing: "District 03" and "3" are one."""
    folded = _LABEL.sub("", search_text(district))
    return folded.lstrip("0") or folded


def place(given: str | None, address: str | None, table: DistrictTable) -> tuple[str | None, bool | None]:
    """A person's district and whether they live within, from what the form gave and the table."""
    if given and search_text(given) in _OUTSIDE:
        return None, False
    district, inside = table.find(address) if address else (None, None)
    if given:
        return given[:LONGEST_DISTRICT], True if table.names(given) else inside
    return district, inside
