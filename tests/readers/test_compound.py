"""The look at an old Office file's chains of sectors."""

import struct

import pytest
from hostile_shapes import LETTERS, old_excel
from outlook_file import an_outlook_message

from council_desk.errors import UnreadableFileError
from council_desk.readers.choose import read_here
from council_desk.readers.compound import check_compound_file


def with_next(sector: int, after: int) -> bytes:
    """An old Excel file whose table says that `after` follows `sector`."""
    data = old_excel(LETTERS)
    place = len(data) - 512 + 4 * sector
    return data[:place] + struct.pack("<I", after) + data[place + 4 :]


def test_whole_files_pass() -> None:
    check_compound_file("list.xls", old_excel(LETTERS))
    check_compound_file("letter.msg", an_outlook_message({0x1000: "Keep it."}, {0x1013: b"<p>Keep it.</p>" * 900}))


@pytest.mark.parametrize(("sector", "after"), [(3, 0), (0, 0), (7, 2), (2, 100_000), (8, 8)])
def test_a_ring_of_sectors_and_one_that_is_not_there_are_damage(sector: int, after: int) -> None:
    with pytest.raises(UnreadableFileError, match="damaged"):
        check_compound_file("list.xls", with_next(sector, after))
    with pytest.raises(UnreadableFileError, match="damaged"):
        read_here("list.xls", with_next(sector, after))


@pytest.mark.parametrize("keep", [0, 8, 100, 512, 600, 3000])
def test_a_cut_off_file_is_damage(keep: int) -> None:
    with pytest.raises(UnreadableFileError, match="damaged"):
        check_compound_file("list.xls", old_excel(LETTERS)[:keep])


def test_a_stream_that_claims_more_than_the_file_holds_is_damage() -> None:
    data = an_outlook_message({0x1000: "Keep it."})
    claim = data.index("__substg".encode("utf-16-le")) + 120
    with pytest.raises(UnreadableFileError, match="damaged"):
        read_here("letter.msg", data[:claim] + b"\xff\xff\xff\x7f" + data[claim + 4 :])
