"""Mail bytes into text whatever they claim to be: unknown, missing and wrong charsets, encoded words in headers."""

import base64
import binascii
import codecs
import re

from council_desk.readers.encoding import decode

_OTHER_NAMES = {
    "x-unknown": "",
    "unknown-8bit": "",
    "unknown": "",
    "default": "",
    "_iso-2022-jp$esc": "iso2022_jp",
    "cp-850": "cp850",
    "ansi": "cp1252",
    "x-mac-roman": "mac_roman",
    "macintosh": "mac_roman",
    "x-gbk": "gb18030",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "x-sjis": "cp932",
    "shift_jis": "cp932",
    "ks_c_5601-1987": "cp949",
    "euc-kr": "cp949",
    "big5": "big5hkscs",
    "iso-8859-1": "cp1252",
    "latin1": "cp1252",
    "iso-8859-8-i": "iso8859_8",
    "iso-8859-9": "cp1254",
    "tis-620": "cp874",
    "utf8": "utf-8",
    "unicode-1-1-utf-7": "utf-7",
}
"""Names that Python does not know, and the Windows superset of those that mailers really mean (WHATWG's encoding
standard, section 4.2)."""

_ASCII = frozenset({"", "us-ascii", "ascii", "ansi_x3.4-1968"})
_TEXT_ONLY = frozenset(
    {"base64", "hex", "bz2", "zlib", "uu", "quopri", "rot13", "idna", "punycode", "undefined", "utf-7"}
)
_WORD = re.compile(r"=\?([^?\s]{1,40})\?([bBqQ])\?([^?]*)\?=")
_BETWEEN = re.compile(r"(\?=)\s+(?==\?)")


def decode_as(data: bytes, charset: str) -> str:
    """Turn bytes into text by the charset they claim; told by the bytes themselves where that is wrong or unknown."""
    if data.isascii() and b"\x1b" not in data and not charset.lower().startswith(("utf-16", "utf-32", "utf-7")):
        return data.decode("ascii")
    codec = _codec(charset)
    if codec:
        try:
            return data.decode(codec)
        except LookupError:  # a codec that is no text encoding
            codec = ""
        except ValueError:
            pass
    decoded = decode(data)
    return decoded[0] if decoded is not None else data.decode(codec or "cp1252", "replace")


def _codec(charset: str) -> str:
    """Return Python's name for a charset, '' where it is unknown, says nothing, or is no text encoding."""
    name = charset.strip().strip("'\"").lower()
    name = _OTHER_NAMES.get(name, name)
    if name in _ASCII or not name.isascii():
        return ""
    try:
        found = codecs.lookup(name).name
    except (LookupError, ValueError):
        return ""
    return "" if found in _TEXT_ONLY and name != "utf-7" else found


def header_text(value: object) -> str:
    """Return a header's value as a person reads it: unfolded, encoded words decoded (RFC 2047), raw bytes told."""
    text = str(value)
    if not text.isascii():
        text = decode_as(text.encode("utf-8", "surrogateescape"), "")
    if "\n" in text or "\r" in text:
        text = re.sub(r"\r?\n[ \t]*|\r", " ", text)
    if "=?" in text:
        text = _decoded_words(text)
    return " ".join(text.split())


def _decoded_words(text: str) -> str:
    """Decode encoded words; neighbours of one charset are joined first, as mailers cut letters in two between them."""
    joined = _BETWEEN.sub(r"\1", text)
    out: list[str] = []
    held: bytes = b""
    held_as = ""
    end = 0
    for match in _WORD.finditer(joined):
        between = joined[end : match.start()]
        charset = match[1].split("*")[0]
        if held and (between or charset.lower() != held_as.lower()):
            out.append(decode_as(held, held_as))
            held = b""
        out.append(between)
        held += _word_bytes(match[2], match[3])
        held_as = charset
        end = match.end()
    if held:
        out.append(decode_as(held, held_as))
    return "".join(out) + joined[end:]


def _word_bytes(how: str, words: str) -> bytes:
    given = words.encode("utf-8", "replace")
    if how in "qQ":
        return binascii.a2b_qp(given.replace(b"_", b" "), header=False)
    return base64_bytes(given)


def base64_bytes(data: bytes) -> bytes:
    """Decode base64 however torn: foreign characters are passed over, a broken end is left out."""
    letters = re.sub(rb"[^A-Za-z0-9+/]", b"", data)
    if len(letters) % 4 == 1:
        letters = letters[:-1]
    return base64.b64decode(letters + b"=" * (-len(letters) % 4))
