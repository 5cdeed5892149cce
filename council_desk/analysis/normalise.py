"""The one place that folds text: received text made storable once, and two named foldings with a map back."""

import hashlib
import re
import unicodedata
from array import array
from collections.abc import Callable, Iterable

from council_desk.analysis.courtesies import body_span

SEARCH_FOLD_VERSION = 2
LIKENESS_FOLD_VERSION = 1

_SURROGATE = re.compile("[\ud800-\udfff\0]")
_REPLACEMENT = "\ufffd"
# Scripts that put no spaces between words: each character stands alone, so that both databases find it.
_UNSPACED = re.compile(
    "[\u3005-\u3007\u3041-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"  # Han, kana
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\uff66-\uff9f]"  # Thai, Lao, Burmese, Khmer
)
# Vowels of New Tai Lue and two Vedic signs: letters to Unicode today, marks to the table that SQLite's tokenizer has.
_ONCE_MARKS = frozenset(map(chr, (*range(0x19B0, 0x19C1), 0x19C8, 0x19C9, 0x1CF2, 0x1CF3)))
_JAMO = re.compile(r"[\u1100-\u115f][\u1160-\u11a7][\u11a8-\u11ff]?")
# Letters that Unicode does not take apart, but people type without their stroke.
_STROKED = str.maketrans({"đ": "d", "ø": "o", "ł": "l", "ı": "i", "ħ": "h", "ŧ": "t"})
_QUOTES = {
    "‘": "'",
    "’": "'",
    "‚": "'",
    "‛": "'",
    "`": "'",
    "´": "'",
    "ʼ": "'",
    "“": '"',
    "”": '"',
    "„": '"',
    "«": '"',
    "»": '"',
}
_DASHES = dict.fromkeys("‐‑‒–—―−﹘﹣－", "-")
_INVISIBLE = dict.fromkeys("\u200b\u200c\u200d\u2060\ufeff\u00ad\u200e\u200f\u202a\u202b\u202c\u202d\u202e", "")


class Folded:
    """Folded text with a map back, which is worked out when first asked for (imports fold much and look back seldom).

    `text` is the folded text; `offsets[i]` is the code point in the original that gave `text[i]`.
    """

    __slots__ = ("_make_offsets", "_offsets", "text")

    def __init__(self, text: str, make_offsets: Callable[[], "array[int]"]) -> None:
        self.text = text
        self._make_offsets = make_offsets
        self._offsets: array[int] | None = None

    @property
    def offsets(self) -> "array[int]":
        """The code point in the original behind each folded character."""
        if self._offsets is None:
            self._offsets = self._make_offsets()
        return self._offsets

    def original_span(self, start: int, end: int) -> tuple[int, int]:
        """Return the half-open span of the original behind `text[start:end]`; (0, 0) for an empty one."""
        if end <= start:
            return 0, 0
        return self.offsets[start], self.offsets[end - 1] + 1


def clean_received(raw: str) -> str:
    """Make received text storable: line ends LF, NUL and lone surrogates replaced. The only edit ever made to it."""
    if "\r" in raw:
        raw = raw.replace("\r\n", "\n").replace("\r", "\n")
    if raw.isascii() and "\0" not in raw:
        return raw
    return _SURROGATE.sub(_REPLACEMENT, raw)


class _SearchTable(dict[int, str]):
    """What each code point becomes in the search folding, worked out once when first met."""

    def __missing__(self, point: int) -> str:
        folded = _search_character(chr(point))
        self[point] = folded
        return folded


class _LikenessTable(dict[int, str]):
    """What each code point becomes in the likeness folding, worked out once when first met."""

    def __missing__(self, point: int) -> str:
        folded = _likeness_character(chr(point))
        self[point] = folded
        return folded


def _search_character(character: str) -> str:
    """Fold one character for search: case and accents off; a space for what is no letter or digit."""
    if unicodedata.category(character) in ("Mn", "Mc", "Me") or character in _INVISIBLE or character in _ONCE_MARKS:
        return ""
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", character).casefold()).translate(_STROKED)
    kept = "".join(c if c.isalnum() else "" if unicodedata.category(c).startswith("M") else " " for c in plain)
    kept = unicodedata.normalize("NFC", kept)
    return "".join(f" {c} " if _UNSPACED.match(c) else c for c in kept)


def _likeness_character(character: str) -> str:
    """Fold one character for likeness: quotes, dashes, spacing, case and zero-width ones."""
    if character in _INVISIBLE:
        return ""
    if character in _QUOTES:
        return _QUOTES[character]
    if character in _DASHES:
        return "-"
    if character.isspace():
        return " "
    return unicodedata.normalize("NFKC", character).casefold()


_SEARCH = _SearchTable()
_LIKENESS = _LikenessTable()


def _composed(text: str) -> str:
    """Put conjoining Korean letters together; everything else is folded letter by letter."""
    return (
        text
        if text.isascii() or not _JAMO.search(text)
        else _JAMO.sub(lambda m: unicodedata.normalize("NFC", m.group()), text)
    )


def search_text(text: str) -> str:
    """Return the search folding of `text` without the map: letters and digits parted by single spaces."""
    return " ".join(_composed(text).translate(_SEARCH).split())


def likeness_text(text: str) -> str:
    """Return the likeness folding of `text` without the map."""
    return " ".join(text.translate(_LIKENESS).split())


def fold_for_search(text: str) -> Folded:
    """Fold `text` for searching (SEARCH_FOLD_VERSION).

    Compatibility forms and case are folded, accents taken off; only letters and digits stay, parted by single spaces,
    with a space round each character of a script that writes none, so that FTS5's unicode61 and PostgreSQL's simple
    parser cut it alike. Marks go too (categories Mn, Mc, Me): unicode61 would cut a word at an Indic vowel sign.
    """
    return Folded(search_text(text), lambda: _search_offsets(text))


def _search_offsets(text: str) -> "array[int]":
    """Return where in `text` each character of its search folding comes from."""
    if not text.isascii() and _JAMO.search(text):
        found = _JAMO_OR_ONE.finditer(text)
        return _collapsed_offsets((m.start(), _composed(m.group()).translate(_SEARCH)) for m in found)
    return _collapsed_offsets((i, _SEARCH[ord(c)]) for i, c in enumerate(text))


_JAMO_OR_ONE = re.compile(_JAMO.pattern + r"|.", re.DOTALL)


def fold_for_likeness(text: str) -> Folded:
    """Fold `text` for comparing (LIKENESS_FOLD_VERSION): quotes, dashes, spacing, case and zero-width characters."""
    return Folded(likeness_text(text), lambda: _likeness_offsets(text))


def _likeness_offsets(text: str) -> "array[int]":
    """Return where in `text` each character of its likeness folding comes from."""
    return _collapsed_offsets((i, _LIKENESS[ord(c)]) for i, c in enumerate(text))


def _collapsed_offsets(pieces: Iterable[tuple[int, str]]) -> "array[int]":
    """Return the offsets of (offset, folded) pieces with runs of white space made one and edges bare."""
    offsets = array("I")
    waiting = -1
    for offset, piece in pieces:
        for character in piece:
            if character.isspace():
                waiting = offset if waiting < 0 else waiting
                continue
            if waiting >= 0 and offsets:
                offsets.append(waiting)
            waiting = -1
            offsets.append(offset)
    return offsets


def distinct_text_key(text: str) -> str:
    """Return a hex SHA-256 that is equal for texts equal but for white space, greeting, closing and typography.

    The rule is the record's "distinct texts": white space, greeting and closing are taken off (quotes, dashes and case
    are folded with it, since mail programs change them without the writer).
    """
    start, end = body_span(text)
    body = text[start:end].translate(_LIKENESS)
    return hashlib.sha256("".join(body.split()).encode("utf-8", "replace")).hexdigest()


def utf16_position(text: str, offset: int) -> int:
    """Turn a code point offset in `text` into Qt's position, which counts UTF-16 units."""
    head = text[:offset]
    return len(head) if head.isascii() else len(head.encode("utf-16-le", "surrogatepass")) // 2
