"""Persons and organisations found while a name is typed."""

import pytest
from packets import BENCH, LIGHTS, POOL, comment, office_with

from council_desk.queries.writers import find_organisations, find_persons
from council_desk.store.store import Store


@pytest.fixture
def known(store: Store) -> Store:
    office_with(
        store,
        comment(POOL, name="Rosa Vale", email="rosa@example.org", district="2"),
        comment(LIGHTS, name="Rosa Vale", email="rosa@example.org"),
        comment(BENCH, name="Vance Rosario", address="4 Tern St"),
        comment("Thank you.", organisation="Harbor Swim Club"),
        comment("Please.", name="Zoë O'Neill_100%"),
    )
    return store


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("ros", ["Rosa Vale", "Vance Rosario"]),
        ("va", ["Vance Rosario", "Rosa Vale"]),
        ("vale rosa", ["Rosa Vale"]),
        ("ROSA@ex", ["Rosa Vale"]),
        ("zoe o'n", ["Zoë O'Neill_100%"]),
        ("%", []),
        ("_", []),
        ("  ", []),
        ("nobody", []),
    ],
)
def test_persons_by_words_of_their_name_or_their_address(known: Store, typed: str, names: list[str]) -> None:
    assert [found.name for found in known.ask(find_persons, typed)] == names


def test_what_tells_them_apart(known: Store) -> None:
    (rosa,) = known.ask(find_persons, "vale")
    assert (rosa.earlier, rosa.email, rosa.district) == (2, "rosa@example.org", "2")
    (vance,) = known.ask(find_persons, "vance")
    assert (vance.earlier, vance.address) == (1, "4 Tern St")


def test_organisations(known: Store) -> None:
    (club,) = known.ask(find_organisations, "swim")
    assert (club.name, club.earlier) == ("Harbor Swim Club", 1)
    assert known.ask(find_organisations, "!") == ()
