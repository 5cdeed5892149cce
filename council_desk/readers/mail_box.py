"""A mailbox file (mbox, RFC 4155) into its messages, one at a time."""

import re
from collections.abc import Iterator

_ENVELOPE = re.compile(
    rb"From (?:[^\r\n]{1,300}? )??[^\r\n]{0,40}?"
    rb"(?:[A-Z][a-z]{2},? +[A-Z][a-z]{2} +\d{1,2} +\d{1,2}:\d{2}(?::\d{2})?[^\r\n]{0,40}?\d{4}"
    rb"|[A-Z][a-z]{2}, +\d{1,2} +[A-Z][a-z]{2} +\d{4} +\d{1,2}:\d{2}"
    rb"|\d{4}-\d{2}-\d{2}[T ]\d{1,2}:\d{2})[^\r\n]{0,60}\r?\n"
)
_HEADER_BELOW = re.compile(rb"(?:>?From [^\r\n]*\r?\n)?(?:[!-9;-~]{1,100}[ \t]?:|\r?\n|$)")
_FROM_LINE = re.compile(rb"^From ", re.MULTILINE)
_STUFFED = re.compile(rb"^>(>*From )", re.MULTILINE)


def is_mailbox(data: bytes) -> bool:
    """Tell whether bytes begin as a mailbox file does: an envelope line with a header below it."""
    start = _first_words(data)
    return _is_envelope(data, start)


def messages_of(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield (where it ends in `data`, its bytes) for each message of a mailbox, without the envelope line.

    A "From " line parts two messages only where it has a date like an envelope's, stands below a blank line and above a
    header; in a letter's own words it is just a line. ">From " gets its first ">" taken off: the mailbox put it there.
    """
    start = _first_words(data)
    if not _is_envelope(data, start):
        return
    for match in _FROM_LINE.finditer(data, start + 1):
        place = match.start()
        if _below_blank(data, place) and _is_envelope(data, place):
            yield place, _bare(data[start:place])
            start = place
    yield len(data), _bare(data[start:])


def _first_words(data: bytes) -> int:
    start = 3 if data.startswith(b"\xef\xbb\xbf") else 0
    while data[start : start + 1] in (b"\r", b"\n", b" ") and start < len(data):
        start += 1
    return start


def _is_envelope(data: bytes, place: int) -> bool:
    match = _ENVELOPE.match(data, place, place + 600)
    return match is not None and _HEADER_BELOW.match(data, match.end(), match.end() + 1200) is not None


def _below_blank(data: bytes, place: int) -> bool:
    return (
        data[:place][-2:] == b"\n\n"
        if place < 4
        else data[place - 2 : place] == b"\n\n" or data[place - 4 : place] == b"\r\n\r\n"
    )


def _bare(message: bytes) -> bytes:
    """Take off the envelope line and the mailbox's own stuffing."""
    body = message.split(b"\n", 1)[1] if b"\n" in message else b""
    if body.startswith(b">From "):
        body = body.split(b"\n", 1)[1] if b"\n" in body else b""
    return _STUFFED.sub(rb"\1", body) if b"\n>" in body and b">From " in body else body
