"""A message's bytes into its tree of parts (MIME, RFC 2045 and 2046), in one pass and however malformed.

The standard library's parser goes line by line and costs as much as a whole mailbox may take to read; this one looks
for blank lines and boundaries only. `tests/readers/test_mail_parts.py` holds the two against each other.
"""

import binascii
import re
from collections.abc import Iterator
from email.utils import collapse_rfc2231_value, decode_params, unquote

from council_desk.readers.mail_charset import base64_bytes, header_text

_DEEPEST = 100
_MOST_PARTS = 5_000
"""No person's mail is nested deeper or has more parts in one container; what is beyond is not looked into."""

_HEADER = re.compile(rb"([!-9;-~]{1,200})[ \t]*:([^\r\n]*(?:\r?\n[ \t][^\r\n]*|\r(?!\n)[^\r\n]*)*)(?:\r?\n|\r|$)")
_BLANK = re.compile(rb"[ \t]*(?:\r?\n|\r|$)")
_ENVELOPE = re.compile(rb">?From [^\r\n]*\r?\n")
_GUESSED_BOUNDARY = re.compile(rb"^--([^\s]{1,200}?)[ \t]*\r?\n(?=Content-[A-Za-z-]+:)", re.MULTILINE | re.IGNORECASE)
_KIND = re.compile(r"\s*([^\s;/]+/[^\s;,]+)")
_PLAIN_PARAMETER = re.compile(r";\s*([A-Za-z0-9_-]+)\s*=\s*(\"(?:[^\"\\]|\\.)*\"|[^\s;\"]*)")


class Part:
    """One part of a message: its headers as they stand, and its body or the parts in it."""

    __slots__ = ("_headers", "body", "kind", "parts", "type_line")

    def __init__(self, raw: bytes, depth: int = 0, default: str = "text/plain") -> None:
        self._headers, start = _headers_of(raw)
        self.type_line = self.header("content-type")
        found = _KIND.match(self.type_line)
        self.kind = found[1].lower() if found else default
        self.body = raw[start:]
        self.parts: list[Part] = []
        if depth < _DEEPEST:
            self._open(depth)

    def _open(self, depth: int) -> None:
        """Find the parts within a container."""
        if self.kind.startswith("multipart/"):
            inner = "message/rfc822" if self.kind == "multipart/digest" else "text/plain"
            pieces = _pieces(self.body, self.parameter("boundary"))
            self.parts = [Part(piece, depth + 1, inner) for piece in pieces]
        elif self.kind in ("message/rfc822", "message/global") and self.body.strip():
            self.parts = [Part(self.decoded(), depth + 1)]

    def header(self, name: str) -> str:
        """Return the first header of a name (small letters) as it stands, '' where there is none."""
        for given, value in self._headers:
            if given == name:
                return value
        return ""

    def headers(self) -> Iterator[tuple[str, str]]:
        """Yield (name in small letters, value as it stands) of each header."""
        return iter(self._headers)

    def parameter(self, name: str, line: str | None = None) -> str:
        """Return a parameter of the content type (or of another header's `line`), RFC 2231 undone; '' for none."""
        given = self.type_line if line is None else line
        if name not in given.lower():
            return ""
        if "*" not in given:
            for key, value in _PLAIN_PARAMETER.findall(given):
                if key.lower() == name:
                    return header_text(unquote(value.replace("\n", "").replace("\r", "")))
            return ""
        return header_text(_extended_parameter(given, name))

    def may_hold(self, *words: bytes) -> bool:
        """Tell whether one of some words can stand in the body: it does, or the body is base64 and not looked into."""
        if self.header("content-transfer-encoding").strip().lower() == "base64":
            return True
        return any(word in self.body for word in words)

    def decoded(self) -> bytes:
        """Return the body's bytes, its transfer encoding undone however torn it is."""
        how = self.header("content-transfer-encoding").strip(" \t\r\n\"'").lower()
        if how == "quoted-printable":
            return binascii.a2b_qp(self.body)
        if how == "base64":
            return base64_bytes(self.body)
        if how in ("x-uuencode", "uuencode", "uue", "x-uue"):
            return _uudecoded(self.body)
        return self.body


def _headers_of(raw: bytes) -> tuple[list[tuple[str, str]], int]:
    """Return the headers and where the body begins: below the first blank line, or at the first line that is none."""
    envelope = _ENVELOPE.match(raw)
    place = envelope.end() if envelope else 0
    headers = []
    while (match := _HEADER.match(raw, place)) is not None and match.end() > place:
        headers.append((match[1].decode("ascii").lower(), match[2].decode("utf-8", "surrogateescape").strip()))
        place = match.end()
    blank = _BLANK.match(raw, place)
    return headers, blank.end() if blank else place


def _pieces(body: bytes, boundary: str) -> list[bytes]:
    """Part a container's body at its boundary; where that is missing or another, at the first line that looks like one.

    [] where nothing parts it. A missing last boundary, and text before the first and after the last, change nothing.
    """
    mark = boundary.encode("utf-8", "surrogateescape")
    pieces = _between(body, b"--" + mark) if mark else []
    if not pieces and (guessed := _GUESSED_BOUNDARY.search(body)):
        pieces = _between(body, b"--" + guessed[1])
    return pieces


def _between(body: bytes, mark: bytes) -> list[bytes]:
    pieces: list[bytes] = []
    start: int | None = None
    place = body.find(mark)
    while place >= 0 and len(pieces) < _MOST_PARTS:
        line_end = body.find(b"\n", place)
        line_end = len(body) if line_end < 0 else line_end
        ends = body[place + len(mark) : line_end].rstrip()
        if (place == 0 or body[place - 1 : place] == b"\n") and ends in (b"", b"--"):
            if start is not None:
                pieces.append(_without_line_end(body[start:place]))
            start = None if ends else line_end + 1
            if ends:
                break
        place = body.find(mark, line_end)
    if start is not None and start < len(body):
        pieces.append(body[start:])
    return pieces


def _without_line_end(piece: bytes) -> bytes:
    """The line end before a boundary belongs to the boundary (RFC 2046, section 5.1.1)."""
    return piece[:-2] if piece.endswith(b"\r\n") else piece.removesuffix(b"\n")


def _extended_parameter(given: str, name: str) -> str:
    """Return a parameter that is encoded, or cut in several, by the rules of RFC 2231."""
    pairs = [("", "")]
    for piece in re.findall(r";\s*([A-Za-z0-9_*-]+)\s*=\s*(\"(?:[^\"\\]|\\.)*\"|[^\s;]*)", given):
        pairs.append((piece[0].lower(), unquote(piece[1])))
    try:
        for key, value in decode_params(pairs):
            if key == name:
                return collapse_rfc2231_value(value).strip('"')
    except (ValueError, LookupError, TypeError):
        return ""
    return ""


def _uudecoded(raw: bytes) -> bytes:
    out = bytearray()
    lines = raw.splitlines()
    start = next((place for place, line in enumerate(lines) if line.startswith(b"begin ")), -1)
    for line in lines[start + 1 :]:
        if line.strip() in (b"end", b"`", b""):
            continue
        try:
            out += binascii.a2b_uu(line)
        except binascii.Error:  # a mailer that pads its lines wrongly (the standard library does the same)
            wanted = (((line[0] - 32) & 63) * 4 + 5) // 3
            try:
                out += binascii.a2b_uu(line[:wanted])
            except binascii.Error:
                continue
    return bytes(out)
