"""A table's rows into passages."""

from council_desk.progress import Silent
from council_desk.readers.list_passages import passages_of
from council_desk.readers.list_rows import heading_of
from council_desk.readers.list_table import Table, find_table
from council_desk.readers.passages import Passage

LETTER = "I hope that you will vote for the new pool, because the old one leaks."


def read(*rows: list[str], sheet: str = "") -> tuple[tuple[Passage, ...], Table]:
    table = find_table("list.csv", list(enumerate(rows, start=1)), None)
    return passages_of(table, Silent(), heading_of(sheet) if sheet else None), table


def test_headings_say_item_title_and_position_of_the_rows_beneath() -> None:
    passages, table = read(
        ["Name", "Email", "Comment"],
        ["Item 12: Pool", "", ""],
        ["SUPPORT (2)", "", ""],
        ["Ana", "a@b.org", LETTER],
        ["Jo", "j@b.org", "Yes"],
        ["OPPOSED (1)", "", ""],
        ["Lee", "l@b.org", "No"],
        ["Not on the agenda", "", ""],
        ["Kim", "k@b.org", "Fix the clock"],
        ["Total: 4", "", ""],
    )
    assert [(p.fields.get("item"), p.fields.get("title"), p.fields.get("position")) for p in passages] == [
        ("12", "Pool", "SUPPORT"),
        ("12", "Pool", "SUPPORT"),
        ("12", "Pool", "OPPOSED"),
        (None, None, None),
    ]
    assert "row 10 (Total: 4)" in table.notes[-1]


def test_a_list_with_a_comment_column_for_each_item_gives_a_comment_a_cell() -> None:
    passages, _ = read(
        ["Name", "Comment on Item 12", "Comment on Item 29"], ["Ana", LETTER, ""], ["Lee", "No.", LETTER]
    )
    assert [(p.row, p.fields["name"], p.fields["item"], p.text) for p in passages] == [
        (2, "Ana", "12", LETTER),
        (3, "Lee", "12", "No."),
        (3, "Lee", "29", LETTER),
    ]


def test_what_the_sheet_is_called_holds_for_its_rows() -> None:
    passages, _ = read(["Name", "Comment"], ["Ana", LETTER], sheet="Item 14")
    assert passages[0].fields["item"] == "14"


def test_a_comment_as_long_as_a_cell_can_be_is_pointed_out() -> None:
    _, table = read(["Name", "Comment"], ["Ana", "x" * 32_767])
    assert any("as long as a spreadsheet's cell" in note for note in table.notes)


def test_short_rows_and_wide_rows_are_kept_whole() -> None:
    passages, table = read(["Name", "Comment", "Email"], ["Ana", LETTER], ["Lee", LETTER, "l@b.org", "more"])
    assert [dict(p.fields) for p in passages] == [{"name": "Ana"}, {"name": "Lee", "email": "l@b.org"}]
    assert any("row 3" in note for note in table.notes)


def test_each_row_of_a_long_list_keeps_its_own_fields_and_no_empty_ones() -> None:
    long = "The ferry should run on Sundays as well. " * 6
    emails = ["" if row % 3 else f"w{row}@example.org" for row in range(2500)]
    rows = [[f"Writer {row}", emails[row], "29", long if row % 5 else "Yes.", "", "Midtown"] for row in range(2500)]
    passages, _ = read(["Name", "Email", "Agenda Item", "Comment", "Phone", "Location"], *rows)
    assert len(passages) == 2500
    for row, passage in enumerate(passages):
        wanted = {"name": f"Writer {row}", "email": emails[row], "item": "29", "address": "Midtown"}
        assert list(passage.fields.items()) == [(name, value) for name, value in wanted.items() if value]
        assert (passage.row, passage.text) == (row + 2, rows[row][3].strip())
