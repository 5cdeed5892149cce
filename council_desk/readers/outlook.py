"""Outlook messages (.msg), opened by python-oxmsg: one message, as `mail.py` reads it.

The strings are taken from the file's streams by their property numbers ([MS-OXMSG] section 2.4, [MS-OXPROPS]), not
through the library's properties, which raise where a stream is missing or a code page is wrong.
"""

import re
import struct
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from council_desk.errors import UnreadableFileError
from council_desk.progress import Progress
from council_desk.readers.compound import check_compound_file
from council_desk.readers.html_text import TextLine, decode_html
from council_desk.readers.limits import Limits
from council_desk.readers.mail import read_parsed
from council_desk.readers.mail_charset import decode_as
from council_desk.readers.mail_message import Attached, Mail, headers_of, text_lines
from council_desk.readers.mail_parts import Part
from council_desk.readers.outlook_rtf import rtf_lines
from council_desk.readers.passages import Reading

if TYPE_CHECKING:
    from oxmsg.storage import Storage

READER = "outlook"

_SUBJECT, _HEADERS, _BODY, _RTF, _HTML, _MESSAGE_ID = 0x0037, 0x007D, 0x1000, 0x1009, 0x1013, 0x1035
_SENDER_NAME, _SENDER_ADDRESS, _SENDER_SMTP, _FOR_NAME, _FOR_ADDRESS, _FOR_SMTP = (
    0x0C1A,
    0x0C1F,
    0x5D01,
    0x0042,
    0x0065,
    0x5D02,
)
_CLASS, _SUBMITTED, _DELIVERED, _BODY_PAGE, _TEXT_PAGE = 0x001A, 0x0039, 0x0E06, 0x3FDE, 0x3FFD
_FILE, _LONG_FILE, _SHOWN, _FILE_DATA, _FILE_KIND = 0x3704, 0x3707, 0x3001, 0x3701, 0x370E
_TIME_TYPE, _WHOLE_NUMBER_TYPE = 0x0040, 0x0003
_DEEPEST = 5
_DAMAGE = (
    UnreadableFileError,
    OSError,
    ValueError,
    LookupError,
    TypeError,
    AttributeError,
    AssertionError,
    struct.error,
    RecursionError,
)
"""olefile meets damage with any of these; none of them says more than that the file is damaged."""
_BEFORE_UNIX = datetime(1601, 1, 1, tzinfo=UTC)


def read_outlook(name: str, data: bytes, bounds: Limits, watch: Progress) -> Reading:
    """Read one Outlook message: its words, sender, date and attachments, as read_mail gives them.

    Raises UnreadableFileError for damage, for what is no message (a contact, an appointment without words) and for a
    message without words.
    """
    try:
        check_compound_file(name, data)
        mail = _mail_of(_opened(data), 0)
    except _DAMAGE:
        raise UnreadableFileError(
            f"{name} is damaged, so its message cannot be read. Open it in Outlook, save it again and import that."
        ) from None
    return read_parsed(READER, name, mail, bounds, watch)


def _opened(data: bytes) -> "Storage":
    from olefile import OleFileIO
    from oxmsg.storage import Storage

    with OleFileIO(data) as ole:
        return Storage.from_ole(ole)


class _Properties:
    """The properties of a message, recipient or attachment, by number."""

    def __init__(self, storage: "Storage", header: int) -> None:
        self._streams = {stream.name.lower(): stream.bytes_ for stream in storage.streams}
        self._fixed: dict[tuple[int, int], bytes] = {}
        table = self._streams.get("__properties_version1.0", b"")[header:]
        for place in range(0, len(table) - 15, 16):
            kind, number = struct.unpack_from("<HH", table, place)
            self._fixed[number, kind] = table[place + 8 : place + 16]

    def binary(self, number: int) -> bytes:
        """The bytes of a property, b'' where it is not there."""
        return self._streams.get(f"__substg1.0_{number:04x}0102", b"")

    def text(self, number: int, page: str = "") -> str:
        """The text of a property, '' where it is not there; eight-bit texts by the code page of the message."""
        wide = self._streams.get(f"__substg1.0_{number:04x}001f")
        if wide is not None:
            return wide.decode("utf-16-le", "replace").rstrip("\x00")
        narrow = self._streams.get(f"__substg1.0_{number:04x}001e", b"")
        return decode_as(narrow.rstrip(b"\x00"), page or self.page(_TEXT_PAGE))

    def page(self, number: int) -> str:
        """The charset that a code page property names, '' where there is none."""
        value = self._fixed.get((number, _WHOLE_NUMBER_TYPE))
        code = struct.unpack("<I4x", value)[0] if value else 0
        special = {
            65001: "utf-8",
            1200: "utf-16-le",
            20127: "us-ascii",
            28591: "iso-8859-1",
            28605: "iso-8859-15",
            50220: "iso-2022-jp",
            20866: "koi8-r",
            51949: "euc-kr",
            54936: "gb18030",
        }
        return special.get(code, f"cp{code}" if code else "")

    def time(self, number: int) -> str:
        """A time as a mail's Date header has it, '' where there is none."""
        value = self._fixed.get((number, _TIME_TYPE))
        ticks = struct.unpack("<Q", value)[0] if value else 0
        if not 0 < ticks < 3_000_000_000_000_000_000:
            return ""
        moment = _BEFORE_UNIX + timedelta(microseconds=ticks // 10)
        return moment.strftime("%a, %d %b %Y %H:%M:%S +0000")


def _mail_of(storage: "Storage", depth: int) -> Mail:
    properties = _Properties(storage, 32 if depth == 0 else 24)
    if depth == 0 and not any(stream.name.lower().startswith("__") for stream in storage.streams):
        raise ValueError
    return Mail(
        headers=_headers(properties),
        lines=tuple(_lines(properties)),
        attached=tuple(_attached(part, depth) for part in storage.iter_attachment_storages()),
        kinds=_kinds(properties),
    )


def _headers(properties: _Properties) -> Mapping[str, str]:
    """The headers that came with the message; what is missing there (a draft, a sent mail) from the properties."""
    headers = headers_of(Part(properties.text(_HEADERS).lstrip().encode("utf-8", "replace")))
    name = properties.text(_FOR_NAME) or properties.text(_SENDER_NAME)
    choices = (properties.text(number) for number in (_FOR_SMTP, _SENDER_SMTP, _FOR_ADDRESS, _SENDER_ADDRESS))
    address = next((choice for choice in choices if re.fullmatch(r"\S+@\S+", choice)), "")
    name = "" if name == address else name.replace('"', "")
    known = {
        "from": f'"{name}" <{address}>' if name and address else name or address,
        "subject": properties.text(_SUBJECT),
        "date": properties.time(_SUBMITTED) or properties.time(_DELIVERED),
        "message-id": properties.text(_MESSAGE_ID),
    }
    return {**{key: value for key, value in known.items() if value}, **{k: v for k, v in headers.items() if v}}


def _lines(properties: _Properties) -> list[TextLine]:
    """The body's lines: the plain text, else the page, else Outlook's own rich text."""
    plain = properties.text(_BODY, properties.page(_BODY_PAGE))
    if plain.strip():
        return text_lines(plain, html=False)
    page = properties.binary(_HTML)
    html = decode_html(page, properties.page(_BODY_PAGE)) if page else properties.text(_HTML)
    if html.strip():
        return text_lines(html, html=True)
    rich = properties.binary(_RTF)
    return rtf_lines(rich) if rich else []


def _kinds(properties: _Properties) -> frozenset[str]:
    given = properties.text(_CLASS).lower()
    if given.startswith("report.") or ".ndr" in given:
        return frozenset({"message/delivery-status"})
    if given.startswith(("ipm.schedule", "ipm.appointment")):
        return frozenset({"method request"})
    if "smime" in given and "multipartsigned" not in given:
        return frozenset({"application/pkcs7-mime"})
    return frozenset()


def _attached(storage: "Storage", depth: int) -> Attached:
    properties = _Properties(storage, 8)
    name = properties.text(_LONG_FILE) or properties.text(_FILE) or properties.text(_SHOWN) or "attachment"
    name = name.replace("\\", "/").rsplit("/", 1)[-1][:255]
    inner = next((part for part in storage.storages if part.name.lower() == "__substg1.0_3701000d"), None)
    if inner is not None and depth < _DEEPEST:
        return Attached(name, "message/rfc822", mail=_mail_of(inner, depth + 1))
    kind = properties.text(_FILE_KIND).lower() or "application/octet-stream"
    return Attached(name, kind, properties.binary(_FILE_DATA))
