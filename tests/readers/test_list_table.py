"""A sheet's table."""

import pytest

from council_desk.errors import UnreadableFileError
from council_desk.readers.list_table import Table, find_table, listed, shortened, shown

LETTER = "I hope that you will vote for the new pool, because the old one leaks."


def table(*rows: list[str], mapping: dict[str, str] | None = None) -> Table:
    return find_table("list.csv", list(enumerate(rows, start=1)), mapping)


def test_column_names_in_two_rows_are_read_together() -> None:
    found = table(
        ["Commenter", "", "Comment", "Received"],
        ["First Name", "Last Name", "", ""],
        ["Ana", "Ruiz", LETTER, "4/27/2026"],
    )
    assert found.headers == ("First Name", "Last Name", "Comment", "Received")
    assert found.header_row == 2
    assert found.notes == []
    assert [number for number, _ in found.body] == [3]


def test_a_first_comment_of_known_words_is_no_second_row_of_names() -> None:
    found = table(["Name", "Comment"], ["Ana", "Name"], ["Lee", LETTER])
    assert found.header_row == 1


def test_titles_above_are_noted_and_the_one_that_names_an_item_is_kept() -> None:
    found = table(["Marrow Bay"], ["Item 12 - Pool"], ["Name", "Comment"], ["Ana", LETTER])
    assert found.above == "Item 12 - Pool"
    assert found.notes == ["Above the column names, left out: Marrow Bay / Item 12 - Pool"]


def test_a_mapping_that_fits_no_column_says_which_there_are() -> None:
    with pytest.raises(UnreadableFileError, match="Its columns are: Name, Comment"):
        table(["Name", "Comment"], ["Ana", LETTER], mapping={"Remarks": "comment"})


def test_words_for_messages_are_short() -> None:
    assert shown([" a ", "", "b"]) == "a b"
    assert shortened("x " * 200, 10) == "x x x x x…"
    assert listed(("Name", "", "Comment")) == "Name, Comment"
