"""Received text made harmless for paper: no controls, no overrides, no towers of marks; every word kept as it is."""

import re
import unicodedata
from itertools import pairwise

_SIMPLE = re.compile(
    "[^\n\x20-\x7e\u00a0-\u00ac\u00ae-\u02ff\u0370-\u0482\u048a-\u052f\u1e00-\u1fff\u2010-\u2027\u2030-\u205e\u20a0-\u20bf"
    "\u2100-\u214f\u3001-\u303f\u4e00-\u9fff\uff01-\uff5e]"
)
_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_WIDE_SPACES = {ord(c): " " for c in "\t\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a\u205f\u3000"}
_HARD_SPACES = {ord(c): "\u00a0" for c in "\u2007\u202f"}
_JOINERS = "\u200c\u200d"
_SELECTORS = re.compile("[\ufe00-\ufe0f\U000e0000-\U000e01ef\u180b-\u180e\u034f]")
_MOST_MARKS = {"latin": 2, "other": 4}


def harmless(text: str) -> str:
    """Return `text` (a wording or a part of one) as it may be drawn.

    Line ends become LF; tabs and wide spaces become a space; controls, bidirectional overrides, joiners outside
    Indic and Arabic words, word joiners (U+2060 is as wide as a letter in Noto) and variation selectors go; letters
    and their marks are composed (NFC), and more marks on one letter than any language writes are dropped.
    """
    if text.isascii() and text.isprintable():
        return text
    text = _LINE_ENDS.sub("\n", text)
    if _SIMPLE.search(text) is None:
        return text
    text = text.translate(_WIDE_SPACES | _HARD_SPACES)
    text = unicodedata.normalize("NFC", _SELECTORS.sub("", text))
    return _few_marks("".join(_kept(text)))


def _kept(text: str) -> list[str]:
    kept: list[str] = []
    for i, char in enumerate(text):
        if char in _JOINERS:
            if kept and i + 1 < len(text) and _joins(kept[-1]) and _joins(text[i + 1]):
                kept.append(char)
        elif char == "\n" or unicodedata.category(char) not in {"Cc", "Cf", "Cs"}:
            kept.append(char)
    return kept


def _joins(char: str) -> bool:
    """Whether a joiner beside this letter or mark changes its shape: Arabic and the scripts of India."""
    return "\u0600" <= char <= "\u08ff" or "\u0900" <= char <= "\u0dff" or "\ufb50" <= char <= "\ufeff"


def _few_marks(text: str) -> str:
    kept: list[str] = []
    marks = 0
    for char in text:
        if unicodedata.combining(char) or unicodedata.category(char) in {"Mn", "Me"}:
            marks += 1
            if marks > _MOST_MARKS["other" if _joins(char) else "latin"]:
                continue
        else:
            marks = 0
        kept.append(char)
    return "".join(kept)


def unbroken(text: str) -> str:
    """Return the text with the line ends that a mail program or a PDF put at its margin made into spaces.

    A line counts as broken at a margin where it is long (56 characters or more), the next line is neither blank nor
    a list item, and the sentence runs on. The result has the same length, so that spans still fit.
    """
    if "\n" not in text:
        return text
    lines = text.split("\n")
    parts = [lines[0]]
    for above, line in pairwise(lines):
        parts += [" " if _runs_on(above.strip(), line.strip()) else "\n", line]
    return "".join(parts)


_LIST_ITEM = re.compile(r"(?:[-*•–·]|\(?[0-9]{1,2}[.)]|\(?[a-z][.)])\s")


def _runs_on(above: str, line: str) -> bool:
    if len(above) < 56 or not line or _LIST_ITEM.match(line):
        return False
    return line[0].islower() or above[-1] not in ".!?:;)”\"'’。！？؟।"
