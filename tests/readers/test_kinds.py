"""What kind of file some bytes are."""

import pytest
from readers_files import a_docx, a_pdf, an_odt, an_xlsx

from council_desk.readers.kinds import kind_of


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (a_pdf(), "pdf"),
        (a_docx(), "word"),
        (an_xlsx(), "workbook"),
        (an_odt(), "writer"),
        (b"Name,Comment\nAna,Please keep the pool open.\n", "delimited"),
        (b"Please keep the pool open.\n", "text"),
        ("Señor alcalde: no.".encode("utf-16"), "text"),
        (b"MZ is how my street was called. BM too.", "text"),
        (b"From: Ana\nI think so.\n", "text"),
        (b"From: Ana Ruiz\nDate: April 2\nSubject: Ferry\n\nKeep it.\n", "text"),
        (b"MIME-Version: 1.0\nFrom: a@b.example\nTo: c@d.example\nSubject: x\n\nYes.\n", "mail"),
        (b"From a@b.example Tue Apr 28 10:00:00 2026\nFrom: a@b.example\nSubject: x\n\nYes.\n", "mail"),
        (b"From here the ferry goes at 10:00 in 2026\nand so on.\n", "text"),
        (b"<!DOCTYPE html><html><body>Yes.</body></html>", "page"),
        (b"  <!-- saved --> <html>Yes.</html>", "page"),
        ("<html><body>Yes.</body></html>".encode("utf-16"), "page"),
        (b"From: <Saved by a browser>\nMIME-Version: 1.0\nContent-Type: multipart/related\n\nYes.\n", "saved page"),
    ],
)
def test_the_bytes_decide_whatever_the_file_is_called(data: bytes, kind: str) -> None:
    for name in ("a.csv", "b.pdf", "c.docx", "d.exe", "e"):
        assert kind_of(name, data) == kind


def test_a_mail_saved_with_few_headers_is_a_mail_where_the_file_calls_itself_one() -> None:
    data = b"From: Ana Ruiz <ana@mail.example>\nSubject: pool\nDate: Mon, 4 May 2026 10:00:00 -0700\n\nKeep it open.\n"
    assert kind_of("letter.eml", data) == "mail"
    assert kind_of("letters.txt", data) == "text"
