"""Tables of districts as cities and vendors write them."""

import io

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from council_desk.errors import UnreadableFileError
from council_desk.readers.choose import read_here


def lines(data: str | bytes, name: str = "districts.csv") -> list[dict[str, str]]:
    reading = read_here(name, data.encode() if isinstance(data, str) else data, purpose="districts")
    assert reading.kind == "districts"
    return [dict(passage.fields) for passage in reading.passages]


def test_streets_with_house_numbers() -> None:
    table = "Street,From,To,Odd/Even,District\nTern Street,1,399,,1\nTern Street,400,499,even,2\n"
    assert lines(table) == [
        {"street": "Tern Street", "from": "1", "to": "399", "side": "", "district": "1"},
        {"street": "Tern Street", "from": "400", "to": "499", "side": "even", "district": "2"},
    ]


def test_zip_codes_with_title_rows_above() -> None:
    table = "City of Marrow Bay,\nas of March,\nZIP Code,Council District\n90001,1\n,\n90002,2\n"
    assert lines(table) == [{"zip": "90001", "district": "1"}, {"zip": "90002", "district": "2"}]


def test_a_vendor_s_own_names() -> None:
    table = "PREDIR;STNAME;STTYPE;LowAddress;HighAddress;O_E;CouncilDistrict\nN;TERN;ST;1;99;O;4\n"
    (line,) = lines(table)
    assert line == {
        "before": "N",
        "street": "TERN",
        "type": "ST",
        "from": "1",
        "to": "99",
        "side": "O",
        "district": "4",
    }


def test_a_workbook_whose_second_sheet_is_the_table() -> None:
    workbook = openpyxl.Workbook()
    assert workbook.active is not None
    workbook.active.append(["About this file"])
    sheet = workbook.create_sheet("Calles")
    for row in (["Calle", "Desde", "Hasta", "Distrito"], ["Calle Tern", 1, 99, "3"]):
        sheet.append(row)
    data = io.BytesIO()
    workbook.save(data)
    assert lines(data.getvalue(), "d.xlsx") == [{"street": "Calle Tern", "from": "1", "to": "99", "district": "3"}]


@pytest.mark.parametrize(
    "data", ["Name,Comment\nAna,Open the pool.\n", "Tern Street is long.\n", "District\n1\n", "%PDF-1.7"]
)
def test_what_is_no_table_is_refused(data: str) -> None:
    with pytest.raises(UnreadableFileError, match="street"):
        lines(data)


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        read_here("d.csv", b"ZIP,District\n" + data, purpose="districts")
    except UnreadableFileError as error:
        assert str(error)
