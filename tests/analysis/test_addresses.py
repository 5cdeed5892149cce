"""The same home typed twice is one home; a city is none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from council_desk.analysis.addresses import base_of_street, parse_address, street_key, zip_of


def home(given: str) -> str:
    return parse_address(given).home


@pytest.mark.parametrize(
    "typed",
    [
        "412 N. Tern St., Apt 4, Marrow Bay 90000",
        "412 north tern street #4",
        "412 N TERN STREET UNIT 4",
        "Apt. 4, 412 N Tern St",
        "412, North Tern Street, Apartment 4, Marrow Bay",
    ],
)
def test_one_home_typed_in_many_ways(typed: str) -> None:
    assert home(typed) == "412 n tern st 4"


def test_other_homes_stay_apart() -> None:
    homes = ["412 Tern St", "414 Tern St", "412 Tern Ave", "412 S Tern St", "412A Tern St", "412 Tern St Apt 2"]
    assert len({home(given) for given in [*homes, "412 1/2 Tern St", "PO Box 412"]}) == len(homes) + 2


@pytest.mark.parametrize(
    "place", ["Marrow Bay", "Marrow Bay 90000", "90000", "District 4", "Tern Street", "", "12345 Bay"]
)
def test_a_city_a_zip_code_or_a_street_is_no_home(place: str) -> None:
    assert home(place) == ""


def test_the_number_may_stand_last() -> None:
    found = parse_address("Lindenstrasse 12b, 10115 Oststadt")
    assert (found.number, found.letter, found.street, found.zip_code) == (12, "b", "lindenstrasse", "10115")


def test_streets_are_folded() -> None:
    assert street_key("North Fifth Avenue") == street_key("N. 5th Ave") == "n 5th ave"
    assert street_key("St. Marks Place") == "st marks pl"
    assert street_key("Court Street") == "court st"
    assert street_key("Avenue C") == "avenue c"
    assert base_of_street("n 5th ave") == "5th"


def test_zip_codes() -> None:
    assert zip_of("Marrow Bay, CA 90000-1234") == "90000"
    assert zip_of("12345 Tern Street") == ""
    assert zip_of("90000") == "90000"
    assert zip_of("Quay Street, k1a 0b1") == "K1A0B1"


@given(st.text())
def test_anything_can_be_looked_at(given: str) -> None:
    assert parse_address(given).home == parse_address(given).home.strip()
