"""Mailbox files into messages."""

from hypothesis import given
from hypothesis import strategies as st

from council_desk.readers.mail_box import is_mailbox, messages_of

FIRST = b"From ana@mail.example Tue Apr 28 10:00:00 2026\n"
HEAD = b"From: Ana <ana@mail.example>\nSubject: x\n\n"


def texts(data: bytes) -> list[bytes]:
    return [message.split(b"\n\n", 1)[1].strip() for _, message in messages_of(data)]


def test_messages_are_parted_at_envelope_lines() -> None:
    envelopes = (
        b"From - Tue Apr 28 10:00:00 2026\n",
        b"From 1234567890@xxx Tue Apr 28 10:00:00 +0000 2026\r\n",
        b"From MAILER-DAEMON Tue Apr  8 10:00 PDT 2026\n",
        b"From ana@mail.example 2026-04-28T10:00:00\n",
        b"From Ana Ruiz <ana@mail.example> Tue, 28 Apr 2026 10:00:00 -0700\n",
    )
    data = FIRST + HEAD + b"0\n\n" + b"".join(line + HEAD + b"%d\n\n" % n for n, line in enumerate(envelopes, 1))
    assert is_mailbox(data)
    assert texts(data) == [b"0", b"1", b"2", b"3", b"4", b"5"]
    assert [end for end, _ in messages_of(data)][-1] == len(data)


def test_from_in_a_letters_own_words_parts_nothing() -> None:
    body = (
        b"I walk to the pier.\n\nFrom there I see the ferry at 10:00 in 2026.\n\n"
        b"From ana@mail.example Tue Apr 28 10:00:00 2026\nis how her mail began.\n"
        b"wrote it\nFrom ana@mail.example Tue Apr 28 10:00:00 2026\nSubject: no blank line above"
    )
    assert texts(FIRST + HEAD + body + b"\n\n" + FIRST + HEAD + b"2\n") == [body, b"2"]


def test_stuffed_lines_lose_their_first_mark() -> None:
    assert texts(FIRST + HEAD + b"a\n\n>From the pier\n>>From\n>>From here\n") == [
        b"a\n\nFrom the pier\n>>From\n>From here"
    ]


def test_what_is_no_mailbox_is_told() -> None:
    assert not is_mailbox(b"From the pier at 10:00 in 2026\nI saw it.\n")
    assert not is_mailbox(b"")
    assert list(messages_of(b"Dear council")) == []
    assert is_mailbox(b"\xef\xbb\xbf\r\n" + FIRST + HEAD)


@given(st.lists(st.text(st.characters(codec="ascii", exclude_characters="\r"), max_size=60), min_size=1, max_size=5))
def test_every_message_comes_out_as_it_went_in(bodies: list[str]) -> None:
    stuffed = [body.strip().replace("\nFrom ", "\n>From ").replace("\n>From", "\n>From") for body in bodies]
    data = b"".join(FIRST + HEAD + body.encode() + b"\n\n" for body in stuffed)
    assert len(list(messages_of(data))) == len(bodies)
