"""The grid as a workbook."""

import io
from datetime import datetime

import pytest
from openpyxl import load_workbook
from tagged_office import tagged_office

from council_desk.documents.grid_workbook import make_grid
from council_desk.progress import Cancelled, Silent
from council_desk.queries.grid import SEVERAL, GridColumn, GridRow, grid_columns, grid_rows
from council_desk.store.store import Store


def cells(data: bytes) -> list[tuple[object, ...]]:
    sheet = load_workbook(io.BytesIO(data))["Grid"]
    return list(sheet.iter_rows(values_only=True))


def test_each_comment_is_a_row_with_its_attributes_and_words(sqlite_store: Store) -> None:
    made = tagged_office(sqlite_store)
    columns = sqlite_store.ask(grid_columns, made.item)
    rows = sqlite_store.ask(grid_rows, list(made.comments.values()))
    head, *found = cells(make_grid("Item 29", "America/Los_Angeles", columns, rows, Silent()))
    assert head[:3] == ("Number", "Name", "Received")
    assert head[-2:] == ("D1 Keep the pool open in winter.", "Questions")
    assert found[0][:4] == (1, "Rosa Vale", datetime(2026, 4, 20, 9, 0), "Support")  # noqa: DTZ001 - a cell has no zone
    assert found[5][-2] == "I would rather see the money go to benches a"
    assert found[3][-1] == "Could the council say what the rules are?"


COLUMNS = (GridColumn("name"), GridColumn("demand 4", 4, 2, "", "Open it"), GridColumn("questions"))


def test_no_words_are_ever_a_formula() -> None:
    row = GridRow(1, "34a", {"name": "=1+1"}, {4: ("@SUM(A1)", "-2")}, ("+1?",))
    data = make_grid("x", "UTC", COLUMNS, (row,), Silent())
    sheet = load_workbook(io.BytesIO(data))["Grid"]
    assert [cell.data_type for cell in sheet[2]] == ["s", "s", "s"]
    assert [cell.value for cell in sheet[2]] == ["=1+1", "@SUM(A1)\n-2", "+1?"]


def test_a_demand_that_only_the_campaign_s_letter_words_is_said() -> None:
    row = GridRow(1, "3", {}, {4: ()}, ())
    assert cells(make_grid("x", "UTC", COLUMNS, (row,), Silent()))[1] == (None, "asked by its campaign", None)


def test_the_same_rows_give_the_same_bytes() -> None:
    row = GridRow(1, "3", {"name": "Rosa"}, {4: ("Open it",)}, ())
    assert make_grid("x", "UTC", COLUMNS, (row,), Silent()) == make_grid("x", "UTC", COLUMNS, (row,), Silent())


def test_it_can_be_given_up() -> None:
    class GivenUp:
        def step(self, done: int, total: int, what: str = "") -> None:
            raise Cancelled

    with pytest.raises(Cancelled):
        make_grid("x", "UTC", COLUMNS, (GridRow(1, "3", {}, {}, ()),), GivenUp())


def test_several_values_of_one_writer_stand_in_one_cell() -> None:
    row = GridRow(
        3,
        "3, 9",
        {
            "number": "3, 9",
            "stance": f"oppose{SEVERAL}support_if_amended",
            "received": f"2026-04-20T16:00:00Z{SEVERAL}2026-04-21T16:00:00Z",
        },
        {},
        (),
    )
    columns = [GridColumn("number"), GridColumn("stance"), GridColumn("received")]
    _heads, found = cells(make_grid("Item 5", "UTC", columns, [row], Silent()))
    assert found[0] == "3, 9"
    assert str(found[1]).split("\n") == ["Oppose", "Support if amended"]
    assert str(found[2]).split("\n") == ["2026-04-20 16:00", "2026-04-21 16:00"]
