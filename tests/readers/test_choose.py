"""Which reader takes a file, whatever it is called."""

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from readers_files import a_docx, a_pdf, an_xlsx

from council_desk.errors import UnreadableFileError
from council_desk.readers.choose import read_here


def a_zip() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("letter.txt", "Yes.")
    return out.getvalue()


@pytest.mark.parametrize("data", [a_pdf(), a_docx(), an_xlsx(), b"Name,Comment\nAna,Please keep the pool open.\n"])
def test_a_wrong_ending_with_readable_content_is_read(data: bytes) -> None:
    reading = read_here("comments.wrong", data)
    assert "Please keep the pool open." in reading.passages[0].text


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "is empty"),
        (b" \r\n\t\x00", "is empty"),
        (b"\xef\xbb\xbf", "is empty"),
        (b"GIF89a" + bytes(50), "a picture"),
        (b"MZ\x90\x00" + bytes(50), "a program"),
        (b"\x7fELF" + bytes(50), "a program"),
        (b"\x1f\x8b\x08" + bytes(50), "a compressed archive"),
        (b"SQLite format 3\x00" + bytes(50), "a database"),
        (bytes(4) + b"ftypmp42" + bytes(50), "a recording"),
        (a_zip(), "ZIP archive. Unpack it"),
        (an_xlsx()[:300], "damaged or was cut off"),
        (b"{\\rtf1 Yes.}", "rich-text"),
        (b"<!DOCTYPE html><html><body><script>list()</script></body></html>", "shows no words"),
        (b"MIME-Version: 1.0\nFrom: a@b.org\nTo: c@d.org\n\n\n", "no message with words"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"), "old kind"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "protected with a password"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "__substg1.0_0037".encode("utf-16-le"), "Open it in Outlook"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "not a file with comments"),
    ],
)
def test_what_no_reader_takes_is_refused_in_one_line_that_says_what_to_do(data: bytes, words: str) -> None:
    with pytest.raises(UnreadableFileError, match=words) as refusal:
        read_here("letters.txt", data)
    assert str(refusal.value).startswith("letters.txt ")
    assert "\n" not in str(refusal.value)


def test_a_policy_may_look_like_a_list_but_is_no_spreadsheet() -> None:
    reading = read_here("policy.txt", b"id,value\n1,2\n3,4\n5,6\n", purpose="policy")
    assert reading.kind == "policy"
    with pytest.raises(UnreadableFileError, match="not a policy text"):
        read_here("policy.xlsx", an_xlsx(), purpose="policy")


MARKS = st.sampled_from(
    [b"", b"%PDF-1.4\n", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1Workbook", b"<html", b"sep=;\n"]
)


@given(MARKS, st.binary(max_size=300))
def test_any_bytes_at_all_are_read_or_refused_in_one_line(mark: bytes, data: bytes) -> None:
    try:
        reading = read_here("any", mark + data)
    except UnreadableFileError as refusal:
        assert "\n" not in str(refusal)
        return
    for passage in reading.passages:
        passage.text.encode("utf-8")


@given(st.integers(0, 10_000), st.sampled_from([a_pdf(), a_docx(), an_xlsx()]), st.binary(min_size=1, max_size=8))
def test_a_good_file_with_bad_bytes_in_it_is_read_or_refused_in_one_line(place: int, good: bytes, bad: bytes) -> None:
    place %= len(good)
    try:
        read_here("any", good[:place] + bad + good[place + len(bad) :])
    except UnreadableFileError as refusal:
        assert "\n" not in str(refusal)


def test_a_mail_saved_with_few_headers_is_a_mail_where_the_file_calls_itself_one() -> None:
    data = b"From: Ana Ruiz <ana@mail.example>\nSubject: pool\nDate: Mon, 4 May 2026 10:00:00 -0700\n\nKeep it open.\n"
    assert [passage.text for passage in read_here("letter.eml", data).passages] == ["Keep it open."]
