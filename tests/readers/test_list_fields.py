"""A table's columns into the fields of each row."""

import pytest

from council_desk.readers.delimited import Row
from council_desk.readers.list_fields import Cells, comment_items, fields_of
from council_desk.readers.list_table import find_table

LETTER = "I hope that you will vote for the new pool, because the old one leaks."


def fields(*rows: list[str]) -> dict[str, list[str]]:
    numbered: list[Row] = list(enumerate(rows, start=1))
    table = find_table("list.csv", numbered, None)
    return fields_of(table, Cells(table))


@pytest.mark.parametrize(
    ("headers", "cells", "name"),
    [
        (["First Name", "Last Name"], ["Ana", "Ruiz"], "Ana Ruiz"),
        (["Last Name", "First Name"], ["Ruiz", "Ana"], "Ana Ruiz"),
        (["Nom", "Prénom"], ["Ruiz", "Ana"], "Ana Ruiz"),
        (["Nombre", "Apellidos"], ["Ana", "Ruiz Gil"], "Ana Ruiz Gil"),
        (["Nome", "Cognome"], ["Ana", "Ruiz"], "Ana Ruiz"),
        (["Vorname", "Nachname"], ["Ana", "Ruiz"], "Ana Ruiz"),
        (["Họ", "Tên"], ["Nguyễn", "Văn An"], "Nguyễn Văn An"),
        (["姓", "名"], ["陳", "大文"], "陳大文"),
        (["Full Name", "Last Name"], ["Ana Ruiz", "Ruiz"], "Ana Ruiz"),
        (["First Name", "Last Name"], ["", "Ruiz"], "Ruiz"),
        (["First Name", "Last Name"], ["Ana", ""], "Ana"),
    ],
)
def test_first_and_last_names_come_together_in_the_order_of_their_language(
    headers: list[str], cells: list[str], name: str
) -> None:
    assert fields([*headers, "Comment"], [*cells, LETTER])["name"] == [name]


def test_a_tick_beneath_a_position_is_that_position() -> None:
    found = fields(
        ["Name", "In favor", "Opposed", "Neutral", "Comment"],
        ["Ana", "X", "", "", LETTER],
        ["Lee", "", "x", "", LETTER],
        ["Jo", "", "", "✓", LETTER],
        ["Kim", "", "", "", LETTER],
        ["Zoe", "x", "x", "", LETTER],
    )
    assert found["position"] == ["In favor", "Opposed", "Neutral", "", ""]


def test_a_dash_is_no_position() -> None:
    assert fields(["Name", "Position", "Comment"], ["Ana", "-", LETTER], ["Lee", "Oppose", LETTER])["position"] == [
        "",
        "Oppose",
    ]


def test_a_position_in_brackets_after_the_name_is_read_and_a_dash_is_none() -> None:
    found = fields(
        ["Name (Position)", "Comment"], ["Ana Ruiz (Support)", LETTER], ["Lee (-)", LETTER], ["Jo -", LETTER]
    )
    assert found["name"] == ["Ana Ruiz", "Lee", "Jo"]
    assert found["position"] == ["Support", "", ""]


def test_brackets_that_are_part_of_names_stay() -> None:
    assert fields(["Name", "Comment"], ["Ana (Nita) Ruiz", LETTER], ["Lee (Pier Street)", LETTER])["name"] == [
        "Ana (Nita) Ruiz",
        "Lee (Pier Street)",
    ]


def test_each_column_that_asks_about_one_item_belongs_to_it() -> None:
    rows: list[Row] = [(1, ["Name", "Comment on Item 12", "Comment on Item 29"]), (2, ["Ana", LETTER, LETTER])]
    assert comment_items(find_table("list.csv", rows, None)) == {1: "12", 2: "29"}
    alone: list[Row] = [(1, ["Name", "Comment on Item 12"]), (2, ["Ana", LETTER])]
    assert comment_items(find_table("list.csv", alone, None)) == {}
