"""The names that columns and labels have in many languages, and the field each stands for."""

import functools
import json
import re
import unicodedata

from council_desk import paths

_NOT_WORDS = re.compile(r"[\W_]+")
_LONGEST_HEADER = 600
"""Questions of web forms stand as column names, with their instructions."""

_LONGEST_PHRASE = 8
ITEM_IN_HEADER = re.compile(r"\b(?:agenda )?item\s*(?:no\.?|number|#)?\s*:?\s*[A-Z]{0,3}[-.]?\d", re.IGNORECASE)
"""A column name that names one item: "Comment on item 12"."""


@functools.cache
def _word_lists() -> tuple[dict[str, str], frozenset[str], frozenset[str]]:
    """Return (column name to field, column names that are none of ours, words for a position), all folded."""
    text = (paths.resources_folder() / "word_lists" / "columns.json").read_text(encoding="utf-8")
    lists = json.loads(text)
    fields = {fold(word): field for field, words in lists["fields"].items() for word in words if fold(word)}
    return fields, frozenset(map(fold, lists["ignored"])), frozenset(map(fold, lists["positions"]))


def position_words() -> frozenset[str]:
    """Return the words, folded, that stand for a position in lists and forms."""
    return _word_lists()[2]


@functools.cache
def outer_words() -> tuple[frozenset[str], frozenset[str]]:
    """Return the words that known column names begin with, and those that they end with, folded."""
    names = [name.split() for name in _word_lists()[0]]
    return frozenset(words[0] for words in names), frozenset(words[-1] for words in names)


@functools.cache
def _single_words() -> frozenset[str]:
    return frozenset(word for name in _word_lists()[0] for word in name.split())


def may_be_names(text: str) -> bool:
    """Tell quickly whether a line could be column names side by side; for lines beyond ASCII, yes."""
    if not text.isascii():
        return True
    known = _single_words()
    first = (text.split(None, 1) or [""])[0]  # which tells nearly every line by itself
    if first.isalpha() and first.lower() not in known:
        return False
    return all(word in known or not word.isalpha() for word in text.lower().split())


def is_ignored(header: str) -> bool:
    """Tell a column of the office or the form itself: its status, its staff's notes."""
    return fold(header) in _word_lists()[1]


def fold(header: str) -> str:
    """Fold a column name for comparing: lower case, no accents, single spaces, '#' as 'number'."""
    spelled = header.replace("#", " number ").replace("№", " number ")
    plain = "".join(char for char in unicodedata.normalize("NFKD", spelled) if not unicodedata.combining(char))
    return _NOT_WORDS.sub(" ", unicodedata.normalize("NFC", plain).casefold()).strip()


@functools.lru_cache(maxsize=4096)
def field_of_header(header: str) -> tuple[str | None, float]:
    """Return the field that a column name stands for and how sure: 0.97 for a known name, less for one within it."""
    fields, ignored, _ = _word_lists()
    folded = fold(header)
    if not folded or len(header) > _LONGEST_HEADER or folded in ignored:
        return None, 0.0
    if folded in fields:
        return fields[folded], 0.97
    words = folded.split()
    best: tuple[int, str] | None = None
    for length in range(min(len(words), _LONGEST_PHRASE), 0, -1):
        for start in range(len(words) - length + 1):
            phrase = " ".join(words[start : start + length])
            if phrase in ignored:
                return None, 0.0
            # One short word ("to", "no", "re") inside a longer name says nothing.
            if phrase in fields and len(phrase) > 3 and (best is None or length > best[0]):
                best = length, fields[phrase]
    if best is None:
        return None, 0.0
    return best[1], 0.6 + 0.3 * best[0] / len(words)
