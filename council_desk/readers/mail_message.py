"""One e-mail message, taken apart: who wrote when, the lines of its body, what is attached.

Nothing here raises on what strangers' mailers write: headers, charsets and containers are taken as far as they go.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from council_desk.readers.html_text import TextLine, decode_html, html_lines
from council_desk.readers.mail_charset import decode_as, header_text
from council_desk.readers.mail_flowed import unflowed
from council_desk.readers.mail_marked import mark_signature, names_signature
from council_desk.readers.mail_markers import says_somebody_wrote
from council_desk.readers.mail_parts import Part
from council_desk.readers.mail_words import mark_quoted, plain_lines

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
_TELLING = frozenset(
    {
        "from",
        "sender",
        "reply-to",
        "to",
        "return-path",
        "x-original-from",
        "subject",
        "date",
        "message-id",
        "auto-submitted",
        "x-autoreply",
        "x-autorespond",
        "precedence",
    }
)
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

_MOST_LINES = 2_000
"""A longer letter is not held beside its page."""


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
    """Take one message's bytes apart."""
    return mail_of(Part(raw))


def mail_of(message: Part) -> Mail:
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


def headers_of(message: Part) -> dict[str, str]:
    """Return the headers that say something of a letter (see _TELLING), decoded, by small-letter name."""
    headers: dict[str, str] = {}
    for name, value in message.headers():
        if name in _TELLING and name not in headers:
            headers[name] = header_text(value[:100_000])
    return headers


def body_text(part: Part) -> str:
    """Return the text of one part, decoded by its transfer encoding and charset, or by its letters."""
    data = part.decoded()
    charset = part.parameter("charset")
    if part.kind.endswith("/html"):
        return decode_html(data, charset)
    text = decode_as(data, charset).removeprefix("\ufeff")
    if part.parameter("format").lower() == "flowed":
        return unflowed(text, delete_space=part.parameter("delsp").lower() == "yes")
    return text


def _file_name(part: Part, disposition: str) -> str:
    name = part.parameter("filename", disposition) or part.parameter("name")
    return name.replace("\\", "/").rsplit("/", 1)[-1][:255]


def _collect(part: Part, growing: _Growing, *, top: bool = False) -> None:
    """Sort one part, and what is in it, into bodies and attachments."""
    kind = part.kind
    growing.kinds.add(kind)
    if kind in _ASIDE:
        growing.aside.append(_flat_text(part))
    elif kind.startswith("message/") and part.parts:
        inner = mail_of(part.parts[0])
        name = _file_name(part, part.header("content-disposition")) or inner.headers.get("subject", "")
        growing.attached.append(Attached(name or "message.eml", kind, mail=inner))
    elif kind == "multipart/alternative" and part.parts:
        _collect_alternative(part.parts, growing)
    elif part.parts:
        for child in part.parts:
            _collect(child, growing)
    else:
        _collect_leaf(part, kind, growing, top=top)


def _collect_leaf(part: Part, kind: str, growing: _Growing, *, top: bool) -> None:
    disposition = part.header("content-disposition")
    name = _file_name(part, disposition)
    aside = disposition[:11].lower() == "attachment"
    if _is_body(kind, name, growing, aside=aside, top=top):
        growing.bodies.append(_body_lines(part, kind))
        return
    if kind == "text/calendar":
        growing.kinds.add(f"method {part.parameter('method').lower()}")
    if not name and kind.startswith(("multipart/", "text/css", "application/pgp")):
        return
    growing.attached.append(Attached(name or _name_for(kind), kind, part.decoded()))


def _is_body(kind: str, name: str, growing: _Growing, *, aside: bool, top: bool) -> bool:
    """Tell whether a part is words of the message itself; a named text after the first is an attachment."""
    if kind.startswith("multipart/"):  # no boundary found in it: all that is left is its text
        return True
    if not kind.startswith("text/") or kind in _NOT_LETTERS:
        return False
    return top or (not aside and (not name or not growing.bodies))


def _name_for(kind: str) -> str:
    return {"text/calendar": "invitation.ics", "application/ms-tnef": "winmail.dat"}.get(kind, kind.replace("/", "."))


def _collect_alternative(parts: list[Part], growing: _Growing) -> None:
    """Take the plain text of two that say the same, unless it is empty or only says that there is another."""
    branches: list[tuple[str, _Growing]] = []
    for part in parts:
        branch = _Growing()
        _collect_html_lazily(part, branch)
        branches.append((part.kind, branch))
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
        bodies = _filled(chosen).bodies
        growing.bodies += _with_signature(bodies, branches) if chosen is plain else bodies


def _with_signature(bodies: list[list[TextLine]], branches: list[tuple[str, _Growing]]) -> list[list[TextLine]]:
    """Mark in a plain text what the page beside it has in a container for signatures."""
    page = next((body for _, branch in branches for body in branch.bodies if isinstance(body, _Unread)), None)
    if page is None or len(bodies) != 1 or len(bodies[0]) > _MOST_LINES:
        return bodies
    source = body_text(page.part) if page.part.may_hold(b"ignature", b"ailAutoSig") else ""
    return [mark_signature(bodies[0], source, says_somebody_wrote)] if names_signature(source) else bodies


def _collect_html_lazily(part: Part, branch: _Growing) -> None:
    """Collect a branch of an alternative; a page's lines are only made when they are wanted (see `_filled`)."""
    if part.kind == "text/html":
        branch.kinds.add("text/html")
        branch.bodies.append(_Unread(part))
    else:
        _collect(part, branch)


class _Unread(list[TextLine]):
    """The lines of an HTML part that nobody has asked for yet."""

    def __init__(self, part: Part) -> None:
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


def _body_lines(part: Part, kind: str) -> list[TextLine]:
    text = body_text(part)
    return text_lines(text, html=kind == "text/html")


def text_lines(text: str, *, html: bool) -> list[TextLine]:
    """Return the lines of a body; a page sent as plain text, and plain text sent as a page, are told apart."""
    if html and not _TAG_INSIDE.search(text):
        html = False
    if html or _HTML_INSIDE.match(text):
        return mark_quoted(html_lines(text, says_somebody_wrote))
    return plain_lines(text)


def _flat_text(part: Part) -> str:
    """Return the text of a delivery report."""
    return decode_as(part.decoded(), "").strip()
