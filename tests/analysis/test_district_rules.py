"""Where an address lies."""

import pytest

from council_desk.analysis.addresses import street_key
from council_desk.analysis.district_rules import DistrictTable, RuleLine, place, plain_district


def rule(
    street: str, district: str, numbers: tuple[int, int] | None = None, side: str = "", zip_code: str = ""
) -> RuleLine:
    first, last = numbers or (None, None)
    return RuleLine(street_key(street) if street else "", zip_code, first, last, side, district)


TABLE = DistrictTable(
    [
        rule("Tern Street", "1", (1, 399)),
        rule("Tern Street", "2", (400, 499), "even"),
        rule("Tern Street", "3", (400, 499), "odd"),
        rule("N Gull Lane", "4"),
        rule("Mill Row", "5", zip_code="90001"),
        rule("Mill Row", "6", zip_code="90002"),
        rule("", "7", zip_code="90003"),
    ]
)


@pytest.mark.parametrize(
    ("address", "district", "inside"),
    [
        ("12 Tern St.", "1", True),
        ("412 TERN STREET, Apt 3, Marrow Bay", "2", True),
        ("411 Tern Street", "3", True),
        ("12 Tern", "1", True),
        ("9 North Gull Ln", "4", True),
        ("9 Gull Lane", "4", True),
        ("Gull Lane", "4", True),
        ("3 Mill Row, 90002", "6", True),
        ("3 Mill Row", None, True),
        ("77 Quarry Road, Marrow Bay 90003", "7", True),
        ("90003", "7", True),
        ("900 Tern Street, 90001", None, None),
        ("12 Tern Avenue", None, None),
        ("5 Elm Court, Farview 12345", None, False),
        ("Marrow Bay", None, None),
    ],
)
def test_addresses(address: str, district: str | None, inside: bool | None) -> None:
    assert TABLE.find(address) == (district, inside)


def test_a_table_without_zip_codes_never_says_outside() -> None:
    assert DistrictTable([rule("Tern Street", "1")]).find("5 Elm Court, Farview 12345") == (None, None)
    assert not DistrictTable([])


def test_the_word_of_a_form_goes_first() -> None:
    assert place("District 3", "12 Tern Street", TABLE) == ("District 3", True)
    assert place("9", "5 Elm Court 12345", TABLE) == ("9", False)
    assert place("Outside", None, TABLE) == (None, False)
    assert place(None, "12 Tern Street", TABLE) == ("1", True)
    assert place(None, None, TABLE) == (None, None)


def test_one_district_written_in_many_ways() -> None:
    assert {plain_district(name) for name in ("District 03", "3", "Council District 3", "Ward 3", "CD 3")} == {"3"}
    assert plain_district("0") == "0"
