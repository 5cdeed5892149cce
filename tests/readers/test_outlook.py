"""Outlook messages (.msg)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from outlook_file import Tree, a_file, an_outlook_message, message_tree

from council_desk.errors import UnreadableFileError
from council_desk.progress import Silent
from council_desk.readers.kinds import kind_of
from council_desk.readers.limits import Limits
from council_desk.readers.outlook import read_outlook
from council_desk.readers.passages import Reading

SUBJECT, HEADERS, BODY, HTML, MESSAGE_ID, NAME, SMTP, KIND = 0x37, 0x7D, 0x1000, 0x1013, 0x1035, 0xC1A, 0x5D01, 0x1A
TICKS = 134_217_900_000_000_000
LETTER = "Dear council,\r\n\r\nKeep the ferry.\r\n\r\nAna\r\n\r\nSent from my iPhone\r\n"


def read(data: bytes) -> Reading:
    return read_outlook("letter.msg", data, Limits(), Silent())


def test_a_message_has_its_words_its_writer_and_its_date() -> None:
    data = an_outlook_message(
        {SUBJECT: "Item 29", BODY: LETTER, MESSAGE_ID: "<1@mail.example>", NAME: "Ana Ruíz", SMTP: "ana@mail.example"},
        sent_ticks=TICKS,
    )
    assert kind_of("x", data) == "outlook"
    (passage,) = read(data).passages
    assert passage.text == "Dear council,\n\nKeep the ferry.\n\nAna"
    assert passage.rest == "Sent from my iPhone"
    assert passage.message == "<1@mail.example>"
    assert dict(passage.fields) == {
        "name": "Ana Ruíz",
        "email": "ana@mail.example",
        "subject": "Item 29",
        "received": "Mon, 27 Apr 2026 19:00:00 +0000",
        "external_id": "<1@mail.example>",
        "channel": "e-mail",
    }


def test_the_headers_that_came_with_it_go_before_outlooks_own_record() -> None:
    headers = "From: =?utf-8?q?Ana_Ru=C3=ADz?= <ana@mail.example>\r\nDate: Mon, 27 Apr 2026 10:00:00 -0700\r\n"
    (passage,) = read(an_outlook_message({BODY: "No.", HEADERS: headers, NAME: "EX", SUBJECT: "fee"})).passages
    assert passage.fields["name"] == "Ana Ruíz"
    assert passage.fields["received"] == "Mon, 27 Apr 2026 10:00:00 -0700"
    assert passage.fields["subject"] == "fee"


def test_a_page_is_read_where_there_is_no_plain_text() -> None:
    page = b"<html><body><p>Keep the ferry.</p><p>Ana</p></body></html>"
    assert read(an_outlook_message({SUBJECT: "x"}, {HTML: page})).passages[0].text == "Keep the ferry.\n\nAna"


def test_attached_letters_follow_and_pictures_stay_names() -> None:
    parts = (
        a_file("more.txt", "text/plain", b"And the bus."),
        a_file("boat.png", "image/png", b"\x89PNG" + bytes(5000)),
    )
    (passage,) = read(an_outlook_message({BODY: "Keep the ferry."}, attachments=parts)).passages
    assert passage.text == "Keep the ferry.\n\n[attached: more.txt]\nAnd the bus."
    assert passage.attachments == ("more.txt", "boat.png")


def test_a_message_that_only_carries_another_gives_that_one() -> None:
    inner = message_tree({BODY: "Keep the ferry.", NAME: "Lin Xu", SMTP: "xu@mail.example"}, {}, 0, (), 24)
    part: Tree = {"__properties_version1.0": bytes(8), "__substg1.0_3701000D": inner}
    (passage,) = read(an_outlook_message({BODY: "", NAME: "Aide"}, attachments=(part,))).passages
    assert (passage.text, passage.fields["name"]) == ("Keep the ferry.", "Lin Xu")


def test_what_is_no_letter_is_said() -> None:
    with pytest.raises(UnreadableFileError, match="no message with words"):
        read(an_outlook_message({KIND: "IPM.Contact"}))
    with pytest.raises(UnreadableFileError, match="encrypted"):
        read(an_outlook_message({KIND: "IPM.Note.SMIME"}))
    assert "calendar" in read(an_outlook_message({KIND: "IPM.Schedule.Meeting.Request", BODY: "At two."})).notes[0]


@given(st.integers(0, 6000), st.binary(max_size=40), st.integers(0, 40))
def test_damage_is_one_clear_sentence(place: int, junk: bytes, cut: int) -> None:
    data = bytearray(an_outlook_message({BODY: LETTER}, attachments=(a_file("a.txt", "text/plain", b"x" * 300),)))
    data[place : place + cut] = junk
    try:
        assert read(bytes(data)).passages
    except UnreadableFileError as problem:
        assert "\n" not in str(problem)
