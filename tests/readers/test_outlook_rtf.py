"""Outlook's compressed rich text."""

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from council_desk.readers.outlook_rtf import rtf_lines, unpacked


def packed(rich: bytes) -> bytes:
    """Pack as single bytes only, which every unpacker must take."""
    body = b"".join(b"\x00" + rich[place : place + 8] for place in range(0, len(rich), 8))
    return struct.pack("<II4sI", len(body) + 12, len(rich), b"LZFu", 0) + body


def words(rich: bytes) -> str:
    return "\n".join(line.text for line in rtf_lines(packed(rich))).strip()


def test_the_published_example_is_unpacked() -> None:
    # [MS-OXRTFCP] section 4.1, a compressed string given byte for byte
    data = bytes.fromhex(
        "2d0000002b0000004c5a4675f1c5c7a703000a007263706731323542320af8"
        "20097363313a20686500 6c6f20620575 6c64 7d0a800fa0".replace(" ", "")
    )
    assert unpacked(data).startswith(b"{\\rtf1\\ansi\\ansicpg1252\\pard")


def test_words_are_taken_out_of_rich_text() -> None:
    rich = rb"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Arial;}}\pard Keep the ferry,\par "
    rich += rb"a\'f1o \u26085?\'93x\'94 \{ok\}{\*\x hidden}\par}"
    assert words(rich) == "Keep the ferry,\naño 日“x” {ok}"


def test_a_page_wrapped_in_rich_text_is_read_as_a_page() -> None:
    rich = rb"{\rtf1\ansi\fromhtml1 {\*\htmltag64 <p>}\htmlrtf {\htmlrtf0 Keep it."
    rich += rb"\htmlrtf\par}\htmlrtf0{\*\htmltag72 </p>}{\*\htmltag64 <p>}Ana}"
    assert words(rich) == "Keep it.\n\nAna"


def test_uncompressed_and_damaged_ones() -> None:
    assert unpacked(struct.pack("<II4sI", 20, 4, b"MELA", 0) + b"{\\r}") == b"{\\r}"
    for data in (b"", b"x" * 40, struct.pack("<II4sI", 20, 2**31, b"LZFu", 0)):
        with pytest.raises(ValueError, match="no rich text"):
            unpacked(data)


@given(st.binary(max_size=200), st.integers(0, 5000))
def test_any_packed_bytes_give_some_text(body: bytes, size: int) -> None:
    data = struct.pack("<II4sI", len(body) + 12, size, b"LZFu", 0) + body
    assert isinstance(unpacked(data), bytes)
    rtf_lines(data)
