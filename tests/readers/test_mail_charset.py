"""Charsets and encoded words of mail."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from council_desk.readers.mail_charset import base64_bytes, decode_as, header_text


@pytest.mark.parametrize(
    ("data", "charset", "text"),
    [
        ("café".encode(), "utf-8", "café"),
        ("café".encode(), "us-ascii", "café"),
        ("café".encode(), "no-such-charset", "café"),
        ("It’s “so”".encode("cp1252"), "iso-8859-1", "It’s “so”"),
        ("渡轮".encode("gb18030"), "GB2312", "渡轮"),
        ("渡輪".encode("big5"), "big5", "渡輪"),
        ("배편".encode("cp949"), "ks_c_5601-1987", "배편"),
        ("船".encode("iso2022_jp"), "iso-2022-jp", "船"),
        ("паром".encode("koi8-r"), "koi8-r", "паром"),
        ("паром".encode("cp1251"), "windows-1251", "паром"),
        ("phà".encode("utf-16"), "utf-16", "phà"),
        (b"plain", "base64", "plain"),
        ("señal, año, niño y más señales".encode("cp1252"), "utf-8", "señal, año, niño y más señales"),
        ("piñata".encode(), "zlib", "piñata"),
    ],
)
def test_letters_come_out_right_whatever_the_charset_claims(data: bytes, charset: str, text: str) -> None:
    assert decode_as(data, charset) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("Item 29", "Item 29"),
        ("=?utf-8?Q?Ana_Ru=C3=ADz?= <ana@mail.example>", "Ana Ruíz <ana@mail.example>"),
        ("=?utf-8?B?RmXhu5c=?=\r\n =?utf-8?B?cnk=?=", "Feỗry"),
        ("=?utf-8?Q?=C3?= =?utf-8?Q?=AD?=", "í"),
        ("=?gb2312?B?tcvC1g==?= x", "邓轮 x"),
        ("=?x-none?q?a=20b?=", "a b"),
        ("=?utf-8*en?q?hi?= =?utf-8?q?!?=", "hi!"),
        ("a\r\n\tb  c", "a b c"),
        ("caf\udcc3\udca9", "café"),
        ("=?utf-8?q?torn", "=?utf-8?q?torn"),
    ],
)
def test_headers_read_as_a_person_reads_them(value: str, text: str) -> None:
    assert header_text(value) == text


def test_torn_base64_gives_what_is_left() -> None:
    assert base64_bytes(b"S2Vl\ncCBp!dC4") == b"Keep it."
    assert base64_bytes(b"S2VlcA=") == b"Keep"
    assert base64_bytes(b"S") == b""


@given(
    st.binary(max_size=200),
    st.sampled_from(["", "utf-8", "utf-7", "utf-16", "idna", "punycode", "hz", "rot13", "mbcs", "\u00e9"]),
)
def test_any_bytes_become_some_text(data: bytes, charset: str) -> None:
    assert isinstance(decode_as(data, charset), str)
    base64_bytes(data)


@given(st.text(max_size=60))
def test_any_header_becomes_one_line(value: str) -> None:
    assert "\n" not in header_text(f"=?utf-8?q?{value}?= {value}")
