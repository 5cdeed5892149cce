import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from council_desk.analysis.demands import find_demands
from council_desk.analysis.items import ItemContext

ITEM = ItemContext("A resolution on street trees", "resolution", ())


def asked(text: str, language: str = "en") -> list[str]:
    return [text[found.start : found.end] for found in find_demands(text, ITEM, language)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Please plant oaks on Elm Street.", ["plant oaks on Elm Street"]),
        ("I ask that the Council also repair the swings because they rust.", ["repair the swings"]),
        ("The city should:\n1. water the trees;\n2. sweep the paths.", ["water the trees", "sweep the paths"]),
        ("I oppose this unless the fee is cut in half.", ["the fee is cut in half"]),
        ("We would support it if you halved the fee.", ["you halved the fee"]),
        ("Double the fine and hire a ranger.", ["Double the fine", "hire a ranger"]),
        ("Pass an ordinance instead of a resolution.", ["Pass an ordinance instead of a resolution"]),
        ("There must be a crossing guard at each corner.", ["There must be a crossing guard at each corner"]),
    ],
)
def test_asks_are_found_with_their_words(text: str, expected: list[str]) -> None:
    assert asked(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Please vote yes on item 4.",
        "Reject this resolution.",
        "Thank you for your time and please listen.",
        "My neighbors say you should cut the trees.",
        "Why should the city plant trees?",
        "I think people should be kinder.",
        "Oh sure, let's pave the whole park, why stop there.",
        "Please adopt the resolution on street trees.",
    ],
)
def test_what_asks_for_no_change_is_no_demand(text: str) -> None:
    assert asked(text) == []


def test_spanish_asks() -> None:
    assert asked("Les pido que pongan bancas en el parque.", "es") == ["pongan bancas en el parque"]


def test_other_languages_are_left_alone() -> None:
    assert asked("请种更多的树。", "zh") == []


def test_a_demand_has_a_sentence_a_name_and_a_reason() -> None:
    found = find_demands("Please plant oaks on Elm Street.", ITEM)[0]
    assert found.sentence == "Plant oaks on Elm Street"
    assert 1 <= len(found.short_name.split()) <= 3
    assert 0 < found.confidence <= 1
    assert found.reason


def test_an_ask_ends_where_the_next_begins() -> None:
    text = "Please put in four benches and a sign with a map on it, and sweep them each Friday."
    found = find_demands(text, ITEM)
    assert len(found) >= 2
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert text[found[-1].start : found[-1].end] == "sweep them each Friday"


def test_what_the_office_accepted_finds_the_next_one() -> None:
    text = "We walk there each evening. A lamp at the Quarry Lane steps would be nice."
    accepted = ("Put a lamp at the Quarry Lane steps",)
    before = {found.start: found.confidence for found in find_demands(text, ITEM)}
    (found,) = find_demands(text, ITEM, "en", accepted)
    assert found.confidence > before.get(found.start, 0.0)
    assert "accepted" in found.reason


@settings(deadline=None)
@given(st.text(max_size=300))
def test_demands_stand_apart_and_inside_the_text(text: str) -> None:
    at = 0
    for found in find_demands(text, ITEM):
        assert at <= found.start < found.end <= len(text)
        at = found.end


def test_a_megabyte_of_one_letter_stays_cheap() -> None:
    started = time.process_time()
    find_demands("a" * 1_000_000, ITEM)
    find_demands("please " * 40_000, ITEM)
    assert time.process_time() - started < 20
