"""Attachments that are letters."""

import pytest
from readers_files import WORDS, a_docx, a_pdf, an_odt

from council_desk.progress import Silent
from council_desk.readers.limits import Limits
from council_desk.readers.mail_attached import Found, read_attached
from council_desk.readers.mail_message import Attached, parse_mail


def found(*attached: Attached) -> Found:
    return read_attached(attached, Limits(), Silent())


def test_letters_are_read_and_everything_else_stays_a_name() -> None:
    result = found(
        Attached("letter.txt", "text/plain", b"Keep it."),
        Attached("boat.jpg", "image/jpeg", b"\xff\xd8\xffx"),
        Attached("me.vcf", "text/x-vcard", b"BEGIN:VCARD"),
        Attached("list.csv", "text/csv", b"Name,Comment\nAna,No\n"),
        Attached("odd.bin", "application/octet-stream", b"\x00\x01"),
    )
    assert [(name, words.own) for name, words in result.letters] == [("letter.txt", "Keep it.")]
    assert result.names == ("letter.txt", "boat.jpg", "me.vcf", "list.csv", "odd.bin")
    assert result.problems == []


@pytest.mark.parametrize(
    ("name", "kind", "data"),
    [
        ("letter.pdf", "application/pdf", a_pdf()),
        ("letter.docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", a_docx()),
        ("letter.odt", "application/vnd.oasis.opendocument.text", an_odt()),
        ("letter", "application/octet-stream", an_odt()),
    ],
)
def test_a_letter_is_read_in_whatever_it_was_written(name: str, kind: str, data: bytes) -> None:
    result = found(Attached(name, kind, data))
    assert [(called, words.own) for called, words in result.letters] == [(name, WORDS)]


def test_an_attached_message_is_read_by_its_bytes_too() -> None:
    raw = b"From: a@b.example\nMIME-Version: 1.0\nSubject: x\n\nKeep it.\n\nSent from my iPhone\n"
    as_file = found(Attached("old.eml", "application/octet-stream", raw))
    as_part = found(Attached("old.eml", "message/rfc822", mail=parse_mail(raw)))
    for result in (as_file, as_part):
        ((name, words),) = result.messages
        assert result.letters == []
        assert (name, words.own, words.rest) == ("old.eml", "Keep it.", "Sent from my iPhone")


def test_a_letter_that_cannot_be_read_is_a_problem() -> None:
    result = found(Attached("a.pdf", "application/pdf", b"%PDF-1.4 broken"), Attached("winmail.dat", "x/y", b"x"))
    assert [name for name, _ in result.problems] == ["a.pdf", "winmail.dat"]
    assert all("\n" not in sentence for _, sentence in result.problems)
