"""Plain text packets and pasted text."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from council_desk.errors import UnreadableFileError
from council_desk.readers.ecomment_text import read_pasted, read_text

PACKET = "6. 2026-0117 Harbor parking\nI like it.\n\nDear Council,\nplease wait\nwith this.\n"


def test_a_packet_is_kept_whole_with_its_lines() -> None:
    reading = read_text("packet.txt", PACKET.encode())
    assert reading.kind == "packet"
    assert reading.whole_text == PACKET
    (passage,) = reading.passages
    assert (passage.text, passage.first_line, passage.last_line) == (PACKET, 1, 6)
    assert reading.notes == ()


def test_the_reference_packet_keeps_each_of_its_lines() -> None:
    packets = sorted((Path(__file__).parents[2] / "../shared/seeds").glob("001*.txt"))
    if not packets:
        pytest.skip("the reference packet is not here")
    data = packets[0].read_bytes()
    reading = read_text("packet.txt", data)
    assert reading.whole_text == data.decode("utf-8")
    assert reading.passages[0].last_line == 182


def test_windows_line_ends_and_marks_change_no_words() -> None:
    data = b"\xef\xbb\xbf" + PACKET.replace("\n", "\r\n").encode()
    assert read_text("packet.txt", data).whole_text == PACKET


def test_a_policy_is_a_policy() -> None:
    assert read_text("policy.txt", b"Section 1.", purpose="policy").kind == "policy"


def test_an_older_encoding_is_said() -> None:
    reading = read_text("packet.txt", "Sí, señora: mañana también.".encode("cp1252"))
    assert reading.whole_text == "Sí, señora: mañana también."
    assert reading.encoding == "cp1252"
    assert "cp1252" in reading.notes[0]


def test_nul_and_other_unreadable_characters_are_replaced_once_and_said() -> None:
    reading = read_text("packet.txt", b"Keep\x00 the pool open, please, all year round.")
    assert reading.whole_text == "Keep\ufffd the pool open, please, all year round."
    assert "1 unreadable" in reading.notes[0]


@pytest.mark.parametrize("data", [b"", b"  \n\t\r\n", b"\xef\xbb\xbf", b"\x00\x00"])
def test_an_empty_file_says_so(data: bytes) -> None:
    with pytest.raises(UnreadableFileError, match=r"packet\.txt"):
        read_text("packet.txt", data)


def test_bytes_that_are_no_text_are_refused() -> None:
    with pytest.raises(UnreadableFileError, match="not a text file"):
        read_text("noise.txt", bytes(range(1, 32)) * 40 + b"\xff\xfe\xfd")


def test_a_line_of_a_million_letters_and_turned_around_text_pass_untouched() -> None:
    text = "x" * 1_000_000 + "\n\u202eturned\u202c around \u2066and\u2069 back"
    assert read_text("long.txt", text.encode()).whole_text == text


def test_pasted_text_is_read_the_same_way() -> None:
    reading = read_pasted("One.\r\nTwo.\ud800")
    assert reading.whole_text == "One.\nTwo.\ufffd"
    assert reading.encoding is None
    with pytest.raises(UnreadableFileError, match="pasted text is empty"):
        read_pasted(" \n")


@given(st.text(st.characters(exclude_categories=()), min_size=1))
def test_any_pasted_text_becomes_storable_text_or_is_empty(text: str) -> None:
    try:
        reading = read_pasted(text)
    except UnreadableFileError:
        return
    assert reading.whole_text is not None
    reading.whole_text.encode("utf-8")
    assert "\x00" not in reading.whole_text
    assert reading.passages[0].last_line == len(reading.whole_text.removesuffix("\n").split("\n"))
