"""Workbooks: every sheet's cells as text."""

import io
import zipfile
from datetime import UTC, date, datetime

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from council_desk.errors import UnreadableFileError
from council_desk.readers.limits import Limits
from council_desk.readers.workbook import cell_text, read_sheets


def sheet_of(workbook: openpyxl.Workbook) -> Worksheet:
    sheet = workbook.worksheets[0]
    assert isinstance(sheet, Worksheet)
    return sheet


def saved(workbook: openpyxl.Workbook) -> bytes:
    out = io.BytesIO()
    workbook.save(out)
    return out.getvalue()


def workbook_with(*rows: list[object]) -> bytes:
    workbook = openpyxl.Workbook()
    for row in rows:
        sheet_of(workbook).append(row)
    return saved(workbook)


def with_part(data: bytes, name: str, content: bytes) -> bytes:
    """The same archive with one part replaced or added."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            if part != name:
                new.writestr(part, old.read(part))
        new.writestr(name, content)
    return out.getvalue()


def sheet_xml(cells: str) -> bytes:
    head = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
    return f"{head}{cells}</sheetData></worksheet>".encode()


def test_cells_are_written_as_a_person_reads_them() -> None:
    moment = datetime(2026, 4, 27, 18, 5, tzinfo=UTC).replace(tzinfo=None)
    data = workbook_with(["a", 12, 2.5, True, moment, date(2026, 4, 27)])
    (sheet,) = read_sheets("list.xlsx", data, Limits())
    assert sheet.rows == [(1, ["a", "12", "2.5", "TRUE", "2026-04-27 18:05:00", "2026-04-27"])]


def test_row_numbers_are_the_sheets_own() -> None:
    workbook = openpyxl.Workbook()
    sheet_of(workbook)["C4"] = "here"
    (sheet,) = read_sheets("list.xlsx", saved(workbook), Limits())
    assert sheet.rows == [(4, ["", "", "here"])]


def test_text_that_looks_like_a_formula_stays_text_and_a_formula_gives_its_value() -> None:
    workbook = openpyxl.Workbook()
    sheet_of(workbook)["A1"] = "x"
    sheet_of(workbook)["A1"].value = "=1+1"
    sheet_of(workbook)["A1"].data_type = "s"
    sheet_of(workbook)["B1"] = "=1+1"
    (sheet,) = read_sheets("list.xlsx", saved(workbook), Limits())
    assert sheet.rows[0][1][0] == "=1+1"
    assert "1+1" not in "".join(sheet.rows[0][1][1:])


def test_escaped_line_ends_become_line_ends_and_other_escapes_stay() -> None:
    assert cell_text("a_x000D_\nb") == "a\nb"
    assert cell_text("file_x0041_name") == "file_x0041_name"


def test_hidden_sheets_are_known() -> None:
    workbook = openpyxl.Workbook()
    sheet_of(workbook).append(["a"])
    workbook.create_sheet("lists").append(["b"])
    workbook["lists"].sheet_state = "hidden"
    assert [sheet.visible for sheet in read_sheets("list.xlsx", saved(workbook), Limits())] == [True, False]


@pytest.mark.parametrize("keep", [40, 200, 0.5, 0.9])
def test_a_cut_off_file_is_damaged(keep: float) -> None:
    data = workbook_with(["Name", "Comment"], ["Ana", "Yes"])
    with pytest.raises(UnreadableFileError, match="damaged"):
        read_sheets("list.xlsx", data[: int(keep if keep > 1 else len(data) * keep)], Limits())


def test_a_sheet_that_claims_enormous_size_is_refused() -> None:
    cells = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    data = with_part(workbook_with(["a"]), "xl/worksheets/sheet1.xml", sheet_xml(cells))
    with pytest.raises(UnreadableFileError, match="Copy the part with the comments"):
        read_sheets("list.xlsx", data, Limits())


def test_a_cell_far_to_the_right_and_one_far_down_are_too_much_however_far_apart_they_are_written() -> None:
    wide = '<row r="1"><c r="AAA1"><v>1</v></c></row>'
    long = f'<row r="2"><c r="A2" t="inlineStr"><is><t>{"ferry " * 400_000}</t></is></c></row>'
    deep = '<row r="200000"><c r="A200000"><v>1</v></c></row>'
    for cells in (wide + long + deep, deep + long + wide):
        data = with_part(workbook_with(["a"]), "xl/worksheets/sheet1.xml", sheet_xml(cells))
        with pytest.raises(UnreadableFileError, match="Copy the part with the comments"):
            read_sheets("list.xlsx", data, Limits())


def test_a_lone_cell_far_down_is_no_harm() -> None:
    cells = '<row r="1"><c r="A1"><v>1</v></c></row><row r="900000"><c r="A900000"><v>2</v></c></row>'
    data = with_part(workbook_with(["a"]), "xl/worksheets/sheet1.xml", sheet_xml(cells))
    (sheet,) = read_sheets("list.xlsx", data, Limits())
    assert sheet.rows == [(1, ["1"]), (900000, ["2"])]


def test_xml_that_swells_or_reads_files_is_refused() -> None:
    for declaration in (
        b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>',
        b'<!DOCTYPE x SYSTEM "file:///etc/passwd">',
    ):
        xml = b'<?xml version="1.0"?>' + declaration + sheet_xml('<row r="1"><c r="A1"><v>1</v></c></row>')
        data = with_part(workbook_with(["a"]), "xl/worksheets/sheet1.xml", xml)
        with pytest.raises(UnreadableFileError, match="XML declarations"):
            read_sheets("list.xlsx", data, Limits())


def test_a_bomb_is_refused_before_any_library_sees_it() -> None:
    data = with_part(workbook_with(["a"]), "xl/sharedStrings.xml", b" " * (3 * 1024 * 1024))
    with pytest.raises(UnreadableFileError, match="unpacks to more than 2 MB"):
        read_sheets("list.xlsx", data, Limits(inflated_mebibytes=2))


def test_garbage_behind_an_excel_mark_is_damaged() -> None:
    with pytest.raises(UnreadableFileError, match="damaged"):
        read_sheets("list.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"Workbook" * 100, Limits())
