import io
from datetime import datetime

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from council_desk.documents.workbook_cells import MOST_UNITS, Column, Sheet, in_parts, visible, write_sheet


def read_back(sheet: Sheet) -> "openpyxl.worksheet.worksheet.Worksheet":
    book = openpyxl.Workbook(write_only=True)
    write_sheet(book, sheet)
    out = io.BytesIO()
    book.save(out)
    return openpyxl.load_workbook(io.BytesIO(out.getvalue()))[sheet.name]


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", '=HYPERLINK("http://example.org")', "#REF!", "TRUE", "1e9"]
)
def test_words_stay_words_and_are_never_a_formula(text):
    cell = read_back(Sheet("S", (Column("Text", 60),), [(text,)]))["A2"]
    assert cell.value == text
    assert cell.data_type == "s"


def test_dates_and_numbers_are_typed():
    noon = datetime(2026, 6, 8, 12, 0)  # noqa: DTZ001 - a cell's own time
    page = read_back(Sheet("S", (Column("When", 16, "time"), Column("N", 8, "number")), [(noon, 7)]))
    assert page["A2"].is_date
    assert page["A2"].value == noon
    assert page["B2"].value == 7


def test_the_head_is_frozen_and_filters_cover_the_rows():
    page = read_back(Sheet("S", (Column("A"), Column("B", 60)), [("x", "y"), ("z", "w")]))
    assert page.freeze_panes == "A2"
    assert page.auto_filter.ref == "A1:B3"
    assert page.column_dimensions["B"].width == 60
    assert page["B2"].alignment.wrap_text


def test_control_characters_are_shown_and_line_ends_kept():
    assert visible("a\x00b\x1bc\r\nd\re") == "a␀b␛c\nd␍e"
    assert visible("\ud800\ufffe") == "\ufffd\ufffd"
    assert visible("_x0041_") == "_x005F_x0041_"


def test_what_one_cell_cannot_hold_goes_on_in_the_next_column_and_says_so():
    text = "word " * 20000
    page = read_back(Sheet("S", (Column("N"), Column("Text", 60)), [("1", text), ("2", "short")], long=1))
    assert "32,767" in page["C1"].value
    whole = "".join(cell.value or "" for cell in page[2][1:])
    assert whole == text
    assert all(len(cell.value or "") <= MOST_UNITS for cell in page[2])


def test_a_cell_elsewhere_that_is_too_long_says_so():
    page = read_back(Sheet("S", (Column("Text", 60),), [("x" * 40000,)]))
    assert page["A2"].value.endswith("more than one cell holds; see the sheet Comments")


def test_cells_do_not_keep_what_the_row_above_held():
    page = read_back(Sheet("S", (Column("Text"), Column("N", 8, "number")), [("=a", 1), (None, None), ("b", 2)]))
    assert [page["A3"].value, page["B3"].value] == [None, None]
    assert page["B4"].value == 2


@given(st.text(alphabet=st.sampled_from("ab 😀é"), max_size=300), st.integers(2, 40))
def test_parts_fit_and_give_the_text_again(text, most):
    parts = in_parts(text, most)
    assert "".join(parts) == text
    assert all(len(part.encode("utf-16-le")) // 2 <= most for part in parts)
