"""The look at an OpenDocument spreadsheet before the library sees it."""

import pytest
from hostile_shapes import LETTERS, archive, open_document, open_sheet

from council_desk.errors import UnreadableFileError
from council_desk.readers.limits import Limits
from council_desk.readers.open_sheet import check_open_sheet

CELL = '<table:table-cell office:value-type="string"{}><text:p>Keep it.</text:p></table:table-cell>'


def sheet(rows: str) -> bytes:
    return open_document("spreadsheet", f'<table:table table:name="a">{rows}</table:table>')


def check(data: bytes) -> None:
    check_open_sheet("list.ods", data, Limits(cells=1000, rows=500))


def test_a_good_sheet_and_any_other_archive_pass() -> None:
    check(open_sheet(LETTERS))
    check(archive({"xl/workbook.xml": b"<"}))


def test_an_element_that_is_never_closed_is_damage() -> None:
    with pytest.raises(UnreadableFileError, match="damaged"):
        check(sheet("<table:table-row></table:tabble-row>"))


def test_empty_cells_may_be_repeated_to_the_sheets_end() -> None:
    empty = '<table:table-cell table:number-columns-repeated="16384"/>'
    check(sheet(f'<table:table-row table:number-rows-repeated="1048576">{empty}</table:table-row>'))


@pytest.mark.parametrize("times", ["1001", "4294967296", "9" * 40])
def test_words_repeated_over_more_than_allowed_are_refused(times: str) -> None:
    with pytest.raises(UnreadableFileError, match="Copy the part"):
        check(
            sheet(
                f"<table:table-row>{CELL.format(f' table:number-columns-repeated={chr(34)}{times}{chr(34)}')}"
                "</table:table-row>"
            )
        )
    with pytest.raises(UnreadableFileError, match="Copy the part"):
        check(sheet(f'<table:table-row table:number-rows-repeated="{times}">{CELL.format("")}</table:table-row>'))


def test_nesting_without_end_is_refused() -> None:
    with pytest.raises(UnreadableFileError, match="damaged"):
        check(sheet("<text:p>" * 5000 + "</text:p>" * 5000))
