"""One e-mail message, taken apart: who wrote when, the lines of its body, what is attached.

The standard library's parser with its old policy (compat32) splits the message; headers and bodies are decoded here,
because the newer policy raises on headers that strangers' mailers really write, and takes seven times as long.
"""

import binascii
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import Message

from council_desk.readers.html_text import TextLine, decode_html, html_lines
from council_desk.readers.mail_charset import base64_bytes, decode_as, header_text
from council_desk.readers.mail_flowed import unflowed
from council_desk.readers.mail_markers import says_somebody_wrote
from council_desk.readers.mail_words import plain_lines

_HTML_INSIDE = re.compile(r"\s*(?:<!doctype\s+html|<html|<body|<head)\b", re.IGNORECASE)
_TAG_INSIDE = re.compile(r"</?[a-zA-Z][^<>]*>|&#?\w+;")
_STUB = re.compile(
    r"(?:not|n't) (?:support|display|read|view)\w*.{0,40}html|html.{0,40}(?:not|n't) (?:support|display)|"
    r"view (?:this|the) .{0,30}html|"
    r"html (?:e-?mail|message|version|format)|multi-?part message in mime|formato html|format html|html-?format|"
    r"html-?fähig|"
    r"in (?:your|a) browser|navegador|navigateur",
    re.IGNORECASE,
)
_BOUNDARY = re.compile(r"^--([^\s]{3,200}?)[ \t]*\r?\n(?=Content-[A-Za-z-]+:)", re.MULTILINE | re.IGNORECASE)
_NOT_LETTERS = (
    "text/calendar",
    "text/vcard",
    "text/x-vcard",
    "text/directory",
    "text/csv",
    "text/css",
    "text/x-amp-html",
)
_ASIDE = (
    "message/delivery-status",
    "text/rfc822-headers",
    "message/disposition-notification",
    "message/feedback-report",
)


@dataclass(frozen=True, slots=True)
class Attached:
    """What hangs on a message: its name, its type as claimed, its bytes; or the message that it is."""

    name: str
    kind: str
    data: bytes = b""
    mail: "Mail | None" = None


@dataclass(frozen=True, slots=True)
class Mail:
    """A message taken apart. `headers` are decoded, by small-letter name, the first of each; `aside` is text that the
    mail system added (a delivery report)."""

    headers: Mapping[str, str]
    lines: tuple[TextLine, ...]
    attached: tuple[Attached, ...] = ()
    kinds: frozenset[str] = frozenset()
    aside: str = ""


@dataclass
class _Growing:
    bodies: list[list[TextLine]] = field(default_factory=list)
    attached: list[Attached] = field(default_factory=list)
    kinds: set[str] = field(default_factory=set)
    aside: list[str] = field(default_factory=list)


def parse_mail(raw: bytes) -> Mail:
    """Take one message's bytes apart; raises RecursionError where it is nested deeper than any real one."""
    return mail_of(message_from_bytes(raw))


def mail_of(message: "Message[str, str]") -> Mail:
    """Take a parsed message apart."""
    growing = _Growing()
    _collect(message, growing, top=True)
    lines: list[TextLine] = []
    for body in growing.bodies:
        if lines and body:
            lines.append(TextLine(""))
        lines.extend(body)
    return Mail(
        headers_of(message), tuple(lines), tuple(growing.attached), frozenset(growing.kinds), "\n\n".join(growing.aside)
    )


def headers_of(message: "Message[str, str]") -> dict[str, str]:
    """Return a message's headers, decoded, by small-letter name, the first of each; traces of its way are left out."""
    headers: dict[str, str] = {}
    for name, value in message.raw_items():
        small = name.lower()
        if small not in headers and small not in ("received", "dkim-signature", "authentication-results"):
            headers[small] = header_text(value[:100_000])
    return headers


def body_text(part: "Message[str, str]") -> str:
    """Return the text of one part, decoded by its transfer encoding and charset, or by its letters."""
    data = part_bytes(part)
    charset = _parameter(part, "charset")
    if part.get_content_subtype() == "html":
        return decode_html(data, charset)
    text = decode_as(data, charset).removeprefix("\ufeff")
    if _parameter(part, "format").lower() == "flowed":
        return unflowed(text, delete_space=_parameter(part, "delsp").lower() == "yes")
    return text


def part_bytes(part: "Message[str, str]") -> bytes:
    """Return the bytes of one part, its transfer encoding undone however torn it is."""
    payload = part.get_payload()
    if not isinstance(payload, str):
        return b""
    raw = payload.encode("utf-8", "surrogateescape")
    how = str(part.get("content-transfer-encoding", "")).strip().lower()
    if how == "quoted-printable":
        return binascii.a2b_qp(raw)
    if how == "base64":
        return base64_bytes(raw)
    if how in ("x-uuencode", "uuencode", "uue", "x-uue"):
        return _uudecoded(raw)
    return raw


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


def _parameter(part: "Message[str, str]", name: str) -> str:
    """Return a parameter of the content type, '' where there is none or it cannot be made out."""
    try:
        value = part.get_param(name, "")
    except (ValueError, LookupError, TypeError, AttributeError):
        return ""
    if isinstance(value, tuple):
        value = value[2]
    return str(value or "").strip()


def _file_name(part: "Message[str, str]") -> str:
    try:
        name = part.get_filename("")
    except (ValueError, LookupError, TypeError, AttributeError):
        return ""
    text = header_text(name or "").replace("\\", "/")
    return text.rsplit("/", 1)[-1][:255]


def _disposition(part: "Message[str, str]") -> str:
    given = header_text(part.get("content-disposition", ""))
    return given.split(";")[0].strip().lower()


def _collect(part: "Message[str, str]", growing: _Growing, *, top: bool = False) -> None:
    """Sort one part, and what is in it, into bodies and attachments."""
    kind = part.get_content_type()
    growing.kinds.add(kind)
    payload = part.get_payload()
    inside = inner_parts(part)
    if kind in _ASIDE:
        growing.aside.append(_flat_text(part))
    elif kind.startswith("message/") and inside:
        inner = mail_of(inside[0])
        name = _file_name(part) or inner.headers.get("subject", "") or "message.eml"
        growing.attached.append(Attached(name, kind, mail=inner))
    elif inside:
        if kind == "multipart/alternative":
            _collect_alternative(inside, growing)
        else:
            for child in inside:
                _collect(child, growing)
    elif kind.startswith("multipart/") and isinstance(payload, str) and (pieces := _pieces_of(payload)):
        for child in pieces:
            _collect(child, growing)
    else:
        _collect_leaf(part, kind, growing, top=top)


def inner_parts(part: "Message[str, str]") -> "list[Message[str, str]]":
    """Return the parts that the parser found in a part; [] where it is a leaf."""
    payload = part.get_payload()
    return [child for child in payload if isinstance(child, Message)] if isinstance(payload, list) else []


def _pieces_of(payload: str) -> "list[Message[str, str]]":
    """Part a multipart whose boundary is missing or another than said, at the first line that looks like one."""
    found = _BOUNDARY.search(payload)
    if found is None:
        return []
    mark = found[1]
    pieces = re.split(rf"^--{re.escape(mark)}(?:--)?[ \t]*\r?\n?", payload, flags=re.MULTILINE)
    return [message_from_bytes(piece.encode("utf-8", "surrogateescape")) for piece in pieces[1:] if piece.strip()]


def _collect_leaf(part: "Message[str, str]", kind: str, growing: _Growing, *, top: bool) -> None:
    name = _file_name(part)
    if _is_body(part, kind, name, growing, top=top):
        growing.bodies.append(_body_lines(part, kind))
        return
    if kind == "text/calendar":
        growing.kinds.add(f"method {_parameter(part, 'method').lower()}")
    if not name and kind.startswith(("multipart/", "text/css", "application/pgp")):
        return
    growing.attached.append(Attached(name or _name_for(kind), kind, part_bytes(part)))


def _is_body(part: "Message[str, str]", kind: str, name: str, growing: _Growing, *, top: bool) -> bool:
    """Tell whether a part is words of the message itself; a named text after the first is an attachment."""
    if kind.startswith("multipart/"):  # no boundary found in it: all that is left is its text
        return True
    if not kind.startswith("text/") or kind in _NOT_LETTERS:
        return False
    if top:
        return True
    return _disposition(part) != "attachment" and (not name or not growing.bodies)


def _name_for(kind: str) -> str:
    return {"text/calendar": "invitation.ics", "application/ms-tnef": "winmail.dat"}.get(kind, kind.replace("/", "."))


def _collect_alternative(parts: "list[Message[str, str]]", growing: _Growing) -> None:
    """Take the plain text of two that say the same, unless it is empty or only says that there is another."""
    branches: list[tuple[str, _Growing]] = []
    for part in parts:
        branch = _Growing()
        _collect_html_lazily(part, branch)
        branches.append((part.get_content_type(), branch))
    plain = next((branch for kind, branch in branches if kind == "text/plain" and branch.bodies), None)
    others = [branch for kind, branch in branches if branch is not plain and branch.bodies]
    chosen = plain or (others[-1] if others else None)
    words = _count_words(plain) if plain is not None else 0
    if plain is not None and others and (words < 20 or _says_stub(plain)):
        more = _count_words(_filled(others[-1]))
        if more > words * 2 + (0 if words == 0 else 5):
            chosen = others[-1]
    for _, branch in branches:
        growing.attached += branch.attached
        growing.kinds |= branch.kinds
        growing.aside += branch.aside
    if chosen is not None:
        growing.bodies += _filled(chosen).bodies


def _collect_html_lazily(part: "Message[str, str]", branch: _Growing) -> None:
    """Collect a branch of an alternative; a page's lines are only made when they are wanted (see `_filled`)."""
    if part.get_content_type() == "text/html" and isinstance(part.get_payload(), str):
        branch.kinds.add("text/html")
        branch.bodies.append(_Unread(part))
    else:
        _collect(part, branch)


class _Unread(list[TextLine]):
    """The lines of an HTML part that nobody has asked for yet."""

    def __init__(self, part: "Message[str, str]") -> None:
        super().__init__()
        self.part = part


def _filled(branch: _Growing) -> _Growing:
    for place, body in enumerate(branch.bodies):
        if isinstance(body, _Unread):
            branch.bodies[place] = _body_lines(body.part, "text/html")
    return branch


def _count_words(branch: _Growing) -> int:
    return sum(len(line.text.split()) for body in branch.bodies for line in body)


def _says_stub(branch: _Growing) -> bool:
    text = " ".join(line.text for body in branch.bodies for line in body)
    return len(text) < 600 and _STUB.search(text) is not None


def _body_lines(part: "Message[str, str]", kind: str) -> list[TextLine]:
    text = body_text(part)
    return text_lines(text, html=kind == "text/html")


def text_lines(text: str, *, html: bool) -> list[TextLine]:
    """Return the lines of a body; a page sent as plain text, and plain text sent as a page, are told apart."""
    if html and not _TAG_INSIDE.search(text):
        html = False
    if html or _HTML_INSIDE.match(text):
        return html_lines(text, says_somebody_wrote)
    return plain_lines(text)


def _flat_text(part: "Message[str, str]") -> str:
    """Return the text of a delivery report, whose parts the parser took for small messages."""
    if isinstance(part.get_payload(), str):
        return decode_as(part_bytes(part), "").strip()
    blocks = []
    for child in inner_parts(part):
        lines = [f"{name}: {header_text(value)}" for name, value in child.raw_items()]
        blocks.append("\n".join([*lines, "" if child.is_multipart() else body_text(child)]).strip())
    return "\n\n".join(block for block in blocks if block)
