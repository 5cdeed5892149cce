import time

import pytest

from council_desk.analysis.other_cities import find_other_cities


def names(text: str) -> list[str]:
    return [city.name for city in find_other_cities(text, "Marrow Bay")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Cities like Denver, Boise and Tacoma have done it.", ["Denver", "Boise", "Tacoma"]),
        ("Other towns such as Linden and Port Hale ban it.", ["Linden", "Port Hale"]),
        ("When Port Hale banned blowers the noise fell.", ["Port Hale"]),
        ("The city of Eastmere pays for it.", ["Eastmere"]),
        ("I drive to Eastmere to shop.", ["Eastmere"]),
    ],
)
def test_other_cities_are_named(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Here in Marrow Bay we like trees, and the City of Marrow Bay knows it.",
        "I live on Denver Street next to the Boston Hotel.",
        "Mr. Austin spoke, and so did my friend Madison.",
        "They drive to Harbor Mall on Monday.",
    ],
)
def test_own_city_streets_persons_and_shops_are_not(text: str) -> None:
    assert names(text) == []


def test_each_city_once_where_it_first_stands() -> None:
    text = "Denver did it. Look at Denver."
    found = find_other_cities(text, None)
    assert [(c.name, c.start) for c in found] == [("Denver", 0)]


def test_a_hostile_text_stays_cheap() -> None:
    started = time.process_time()
    for piece in ("A", "Aa ", "New York "):
        find_other_cities(piece * (100_000 // len(piece)), "Marrow Bay")
    assert time.process_time() - started < 20
