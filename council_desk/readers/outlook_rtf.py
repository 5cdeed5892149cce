"""Outlook's compressed rich text, for messages that carry no other body: unpacked, and its words taken out.

Unpacking follows [MS-OXRTFCP], pages wrapped in rich text follow [MS-OXRTFEX].
"""

import re
import struct

from council_desk.readers.html_text import TextLine, html_lines
from council_desk.readers.mail_charset import decode_as
from council_desk.readers.mail_markers import says_somebody_wrote
from council_desk.readers.mail_words import plain_lines

_START = (
    rb"{\rtf1\ansi\mac\deff0\deftab720{\fonttbl;}{\f0\fnil \froman \fswiss \fmodern \fscript \fdecor "
    b"MS Sans SerifSymbolArialTimes New RomanCourier"
    b"{\\colortbl\\red0\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx"
)
_MOST_BYTES = 50_000_000
_TOKEN = re.compile(rb"\\'([0-9a-fA-F]{2})|\\([a-zA-Z]+)(-?\d{1,9})? ?|\\([^a-zA-Z])|([{}])|[\r\n]+|([^\\{}\r\n]+)")
_ASIDE = frozenset(
    b"fonttbl colortbl stylesheet info pict object header footer headerl headerr footerl footerr generator themedata "
    b"listtable listoverridetable rsidtbl xmlnstbl datastore latentstyles fldinst bkmkstart bkmkend pntext".split()
)
_SIGNS = {
    b"par": "\n",
    b"line": "\n",
    b"row": "\n",
    b"cell": "\t",
    b"tab": "\t",
    b"emdash": "—",
    b"endash": "–",
    b"lquote": "‘",
    b"rquote": "’",
    b"ldblquote": "“",
    b"rdblquote": "”",
    b"bullet": "•",
    b"emspace": " ",
    b"enspace": " ",
}


def rtf_lines(packed: bytes) -> list[TextLine]:
    """Return the lines of a compressed rich text; raises ValueError where it is damaged."""
    text, is_page = _words(unpacked(packed))
    return html_lines(text, says_somebody_wrote) if is_page else plain_lines(text)


def unpacked(packed: bytes) -> bytes:
    """Unpack Outlook's compressed rich text; raises ValueError where it is damaged or grows beyond reason."""
    if len(packed) < 16:
        raise ValueError("no rich text")
    _, raw_size, kind = struct.unpack_from("<II4s", packed)
    if kind == b"MELA":
        return packed[16 : 16 + raw_size]
    if kind != b"LZFu" or raw_size > _MOST_BYTES:
        raise ValueError("no rich text")
    return _unrolled(packed, raw_size)


def _unrolled(packed: bytes, raw_size: int) -> bytes:
    """Undo the packing: eight signs follow each byte of flags, bytes or (offset, length) in a ring of 4,096."""
    ring = _Ring()
    place = 16
    while place < len(packed) and len(ring.out) < raw_size:
        flags = packed[place]
        place += 1
        for bit in range(8):
            if not flags >> bit & 1:
                ring.put(packed[place : place + 1])
                place += 1
            elif place + 1 < len(packed) and ring.repeat(packed[place] << 8 | packed[place + 1]):
                place += 2
            else:
                return bytes(ring.out)
    return bytes(ring.out)


class _Ring:
    """What was unpacked, and the last 4,096 bytes of it."""

    def __init__(self) -> None:
        self.out = bytearray()
        self._window = bytearray(_START.ljust(4096, b"\x00"))
        self._at = len(_START)

    def put(self, run: bytes) -> None:
        """Add bytes as they stand."""
        for byte in run:
            self.out.append(byte)
            self._window[self._at] = byte
            self._at = (self._at + 1) % 4096

    def repeat(self, pair: int) -> bool:
        """Add bytes that stood before; False at the sign for the end."""
        offset, length = pair >> 4, (pair & 15) + 2
        if offset == self._at:
            return False
        for step in range(length):
            self.put(self._window[(offset + step) % 4096].to_bytes(1, "big"))
        return True


class _Reading:
    """Where a walk through rich text stands: groups, what is left out, the words so far."""

    def __init__(self, is_page: bool, charset: str) -> None:
        self.is_page = is_page
        self.charset = charset
        self.words: list[str] = []
        self.pending = b""
        self.aside = [False]
        self.hidden = False
        self.skip = 0
        self.unicode_width = 1

    def add(self, text: str) -> None:
        self.flush()
        if not self.aside[-1] and not self.hidden:
            self.words.append(text)

    def add_bytes(self, data: bytes) -> None:
        taken, self.skip = data[self.skip :], max(0, self.skip - len(data))
        if not self.aside[-1] and not self.hidden:
            self.pending += taken

    def flush(self) -> None:
        if self.pending:
            self.words.append(decode_as(self.pending, self.charset))
            self.pending = b""


def _words(rich: bytes) -> tuple[str, bool]:
    """Return the text of rich text, or the page that it wraps, and which of the two it is."""
    is_page = b"\\fromhtml" in rich[:2000]
    page = re.search(rb"\\ansicpg(\d{3,5})", rich[:500])
    reading = _Reading(is_page, f"cp{page[1].decode()}" if page else "cp1252")
    starred = False
    for match in _TOKEN.finditer(rich):
        if match[2]:
            _control(reading, match[2], match[3], starred=starred)
        else:
            _sign(reading, match)
        starred = match[4] == b"*"
    reading.flush()
    return "".join(reading.words), is_page


def _sign(reading: _Reading, match: re.Match[bytes]) -> None:
    """Take in a byte, an escaped sign, a run of words, or the beginning or end of a group."""
    if match[1]:
        reading.add_bytes(bytes([int(match[1], 16)]))
    elif match[6]:
        reading.add_bytes(match[6])
    elif match[4]:
        if match[4] in b"\\{}":
            reading.add_bytes(match[4])
        elif match[4] == b"~":
            reading.add(" ")
    elif match[5] == b"{":
        reading.aside.append(reading.aside[-1])
    elif match[5] == b"}":
        reading.flush()
        if len(reading.aside) > 1:
            reading.aside.pop()


def _control(reading: _Reading, word: bytes, value: bytes | None, *, starred: bool) -> None:
    number = int(value) if value else None
    if word in _ASIDE or (starred and word not in (b"htmltag", b"mhtmltag")) or word == b"mhtmltag":
        reading.flush()
        reading.aside[-1] = True
    elif word == b"htmlrtf":
        reading.flush()
        reading.hidden = reading.is_page and number != 0
    elif word == b"uc" and number is not None:
        reading.unicode_width = min(max(number, 0), 8)
    elif word == b"u" and number is not None:
        reading.add(chr(number % 65536))
        reading.skip = reading.unicode_width
    elif word in _SIGNS:
        reading.add("\n" if reading.is_page and word in (b"par", b"line") else _SIGNS[word])
