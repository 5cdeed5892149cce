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
        ("We moved here from Eastmere in May.", ["Eastmere"]),
        ("Ask Pell Crossing what the wall cost them.", ["Pell Crossing"]),
        ("That is what nurses are paid in Eastmere now.", ["Eastmere"]),
        ("The county marina in Eastmere is cheaper.", ["Eastmere"]),
        (
            "Rent in nearby towns: Eastmere $400, Pell Crossing $525, Old Quay $610.",
            ["Eastmere", "Pell Crossing", "Old Quay"],
        ),
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
        "My neighbor has a Boston Whaler and I've tried it.",
        "She teaches second grade at Quincy.",
    ],
)
def test_own_city_streets_persons_and_shops_are_not(text: str) -> None:
    assert names(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "It is what George Washington did when he laid down his office.",
        "We are not like Martin Luther King or Rosa Parks, but we try.",
        "The law is named for John Denver, who sang here.",
        "I learned it from Walter T. Houston and from Ana Boston.",
        "Ask Linda Carrow what the wall cost her.",
        "We all learned in school what Thomas Jefferson passed and what James Madison kept.",
    ],
)
def test_a_person_is_no_city_whatever_city_bears_the_name(text: str) -> None:
    assert names(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("I drive to Dana Point to shop.", ["Dana Point"]),
        ("When Roy Falls banned blowers the noise fell.", ["Roy Falls"]),
        ("It worked in Ann Arbor.", ["Ann Arbor"]),
        ("The city of George Marrow pays for it.", ["George Marrow"]),
        ("My sister Rosa likes Boston, and Denver did it too.", ["Boston", "Denver"]),
        ("I told Frank. Denver did it.", ["Denver"]),
    ],
)
def test_a_place_whose_name_begins_like_a_person_s_is_a_city(text: str, expected: list[str]) -> None:
    assert names(text) == expected


def test_each_city_once_where_it_first_stands() -> None:
    text = "Denver did it. Look at Denver."
    found = find_other_cities(text, None)
    assert [(c.name, c.start) for c in found] == [("Denver", 0)]


def test_the_claim_is_the_sentence_that_names_the_city() -> None:
    text = "I like it here. Port Hale banned them in 2019. It works."
    (found,) = find_other_cities(text, None)
    assert text[slice(*found.claim)] == "Port Hale banned them in 2019."


def test_a_hostile_text_stays_cheap() -> None:
    started = time.process_time()
    for piece in ("A", "Aa ", "New York "):
        find_other_cities(piece * (100_000 // len(piece)), "Marrow Bay")
    assert time.process_time() - started < 20
