"""OpenDocument texts."""

import io
import zipfile

import pytest

from council_desk.errors import UnreadableFileError
from council_desk.readers.choose import read_here
from council_desk.readers.limits import Limits
from council_desk.readers.writer import read_writer

NAMES = "urn:oasis:names:tc:opendocument:xmlns"
HEAD = (
    f'xmlns:office="{NAMES}:office:1.0" xmlns:table="{NAMES}:table:1.0" xmlns:text="{NAMES}:text:1.0" '
    f'xmlns:draw="{NAMES}:drawing:1.0"'
)


def made(body: str, manifest: str = "<m/>", before: str = "") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        text = f"<office:body><office:text>{body}</office:text></office:body>"
        archive.writestr("content.xml", f"{before}<office:document-content {HEAD}>{text}</office:document-content>")
        archive.writestr("META-INF/manifest.xml", manifest)
    return out.getvalue()


def p(text: str) -> str:
    return f"<text:p>{text}</text:p>"


def test_a_letter_is_read_without_what_was_deleted_or_noted() -> None:
    body = (
        f"<text:tracked-changes>{p('taken out')}</text:tracked-changes>"
        + p("Dear Council,")
        + p("Keep <text:span>all</text:span><text:s/>of it<office:annotation><text:p>hm</text:p></office:annotation>.")
        + p("Open<text:line-break/>daily<text:note><text:note-body><text:p>n</text:p></text:note-body></text:note>")
        + p("<draw:frame><draw:text-box><text:p>Also in winter</text:p></draw:text-box></draw:frame>")
        + p("Thank you,")
    )
    reading = read_here("letter.odt", made(body))
    (passage,) = reading.passages
    assert [line for line in passage.text.split("\n") if line] == [
        "Dear Council,",
        "Keep all of it.",
        "Open",
        "daily",
        "Also in winter",
        "Thank you,",
    ]


def test_a_table_of_comments_is_a_list() -> None:
    rows = ""
    for row in (("Name", "Comment"), ("Ana", "Keep it."), ("Lee", "No.")):
        cells = "".join(f"<table:table-cell>{p(cell)}</table:table-cell>" for cell in row)
        rows += f"<table:table-row>{cells}</table:table-row>"
    reading = read_here("list.odt", made(f"<table:table>{rows}</table:table>"))
    assert [(q.fields["name"], q.text) for q in reading.passages] == [("Ana", "Keep it."), ("Lee", "No.")]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (made(p("x"), manifest="<m><encryption-data/></m>"), "password"),
        (made(p("x"), before="<!DOCTYPE a [<!ENTITY b 'c'>]>"), "declarations"),
        (made(p("x"), before='<?xml version="1.0" encoding="utf-99"?>'), "damaged"),
        (made(""), "no text in it"),
        (made(p("x") + "<broken>"), "damaged"),
    ],
)
def test_bad_documents_are_one_clear_sentence(data: bytes, words: str) -> None:
    with pytest.raises(UnreadableFileError, match=words):
        read_writer("letter.odt", data, "comments", Limits())
