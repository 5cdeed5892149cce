"""Loading a table of districts: one change, everybody placed, undone whole."""

import pytest
from packets import comment, item_named, listed, taken
from small_office import everything
from sqlalchemy import select
from sqlalchemy.orm import Session

from council_desk.errors import RefusedError
from council_desk.operations.districts import Loaded, load_districts, prepare_districts
from council_desk.queries.export import comment_rows
from council_desk.readers.choose import read_here
from council_desk.records.people import DistrictRule, Person
from council_desk.store.store import Store

STREETS = "Street,From,To,Side,ZIP,District\nTern Street,1,99,odd,90001,1\nTern Street,2,98,even,90001,2\n"
PEOPLE = (
    comment("One.", name="Ana Ortiz", email="ana@example.org", address="11 Tern St."),
    comment("Two.", name="Theo Brandt", email="theo@example.org", address="12 tern street, apt 4"),
    comment("Three.", name="Rosa Vale", email="rosa@example.org", address="12 Tern St", district="District 1"),
    comment("Four.", name="Finn Rowe", email="finn@example.org", address="5 Elm Court, Farview 12345"),
    comment("Five.", name="Gia Brandt", email="gia@example.org", address="7 Quarry Road"),
    comment("Six.", name="Hal Vance"),
)


def load(store: Store, table: str) -> Loaded:
    proposal = prepare_districts("d.csv", read_here("d.csv", table.encode(), purpose="districts"))
    with store.change("Load a table of districts") as session:
        return load_districts(session, proposal)


def places(session: Session) -> dict[str, tuple[str | None, bool | None]]:
    return {person.name: (person.district, person.in_district) for person in session.scalars(select(Person))}


def test_everybody_with_an_address_is_placed(store: Store) -> None:
    item = item_named(store)
    taken(store, listed(*PEOPLE), item)
    before = store.ask(everything)
    assert load(store, STREETS) == Loaded(rules=2, placed=3, outside=1, not_known=1)
    assert store.ask(places) == {
        "Ana Ortiz": ("1", True),
        "Theo Brandt": ("2", True),
        "Rosa Vale": ("District 1", True),
        "Finn Rowe": (None, False),
        "Gia Brandt": (None, None),
        "Hal Vance": (None, None),
    }
    assert [row["district"] for row in store.ask(comment_rows, item)] == ["1", "2", "District 1", None, None, None]
    store.undo()
    assert store.ask(everything) == before


def test_a_new_table_replaces_the_earlier_one_and_new_people_are_placed_at_once(store: Store) -> None:
    item = item_named(store)
    taken(store, listed(*PEOPLE[:2]), item)
    load(store, STREETS)
    load(store, "ZIP,District\n90001,8\n")
    assert store.ask(places)["Ana Ortiz"] == (None, None)
    load(store, STREETS)
    taken(store, listed(comment("Late.", name="Iris Nolan", address="98 Tern Street")), item)
    assert store.ask(places)["Iris Nolan"] == ("2", True)
    assert len(store.ask(lambda s: s.scalars(select(DistrictRule.id)).all())) == 2


def test_lines_without_a_place_or_a_district_are_named() -> None:
    table = "Street,District\nTern Street,1\nMill Row,\n,2\n"
    proposal = prepare_districts("d.csv", read_here("d.csv", table.encode(), purpose="districts"))
    assert (len(proposal.rules), proposal.districts) == (1, ("1",))
    assert proposal.left_out == ("Left out, because a district or a place is missing: row 3, row 4.",)


def test_a_table_without_one_good_line_is_refused() -> None:
    with pytest.raises(RefusedError, match="no line"):
        prepare_districts("d.csv", read_here("d.csv", b"Street,District\nTern Street,\n", purpose="districts"))


def test_numbers_in_the_wrong_order_and_zip_codes_with_four_digits_more() -> None:
    table = "Street,From,To,ZIP,District\nTern,99,1,90001-1234,1\nGull,,,1001,2\n"
    first, second = prepare_districts("d", read_here("d", table.encode(), purpose="districts")).rules
    assert (first.first, first.last, first.zip_code, second.zip_code) == (1, 99, "90001", "01001")
