"""Which agenda items a letter names: by file number, by agenda number, or by the words of a title."""

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from council_desk.analysis.normalise import search_text

SURE_FILE, SURE_NUMBER, SHARED_NUMBER, SURE_TITLE = 0.95, 0.85, 0.6, 0.7
"""How sure each kind of mention is; an agenda number that several meetings have is less so."""

MOST = 5

_SHORTEST_FILE = 4
_SHORTEST_WORD = 4
_FEWEST_WORDS = 2
_SHARE_OF_TITLE = 0.5
_READ = 20_000
"""Code points that are read: who names an item does so early."""

_NUMBER = r"(?:[a-z]{1,2}[-.]?)?\d{1,3}(?:[-.]\d{1,3}|[a-z](?![a-z]))?"
_NAMED = re.compile(
    rf"\b(?:items?|puntos?|agenda\s+(?:no\.?|number|#))\s*(?:no\.?|number|#)?\s*"
    rf"({_NUMBER}(?:\s*(?:,|&|and|or|y)\s*(?:items?\s+)?#?{_NUMBER})*)\b",
    re.IGNORECASE,
)
_PLAIN = frozenset(
    search_text(
        """
about action agenda amend amending approve approving authorize authorizing adopt adopting chapter city code
council consider consideration county direct directing discussion district first hearing item items meeting
motion municipal ordinance platform policy public reading regarding relating report resolution second section
staff support title town with from that this their
"""
    ).split()
)


@dataclass(frozen=True, slots=True)
class ListedItem:
    """One item that a letter may be for. `key` is the caller's."""

    key: int
    number: str
    file_number: str
    title: str


@dataclass(frozen=True, slots=True)
class Mention:
    """An item that a letter seems to name, why in a few words, and how sure (0 to 1)."""

    key: int
    reason: str
    confidence: float


def find_mentions(text: str, items: Sequence[ListedItem]) -> tuple[Mention, ...]:
    """The items that a letter (its subject before it, if it has one) names, surest first, at most MOST of them."""
    read = text[:_READ]
    found: dict[int, Mention] = {}
    for mention in (*_by_file(read, items), *_by_number(read, items), *_by_title(read, items)):
        known = found.get(mention.key)
        if known is None:
            found[mention.key] = mention
        elif mention.reason != known.reason:
            sure = 1 - (1 - known.confidence) * (1 - mention.confidence)
            found[mention.key] = Mention(mention.key, f"{known.reason}; {mention.reason}", round(sure, 2))
    return tuple(sorted(found.values(), key=lambda mention: -mention.confidence)[:MOST])


def _by_file(text: str, items: Sequence[ListedItem]) -> list[Mention]:
    folded = text.casefold()
    found = []
    for item in items:
        number = item.file_number.strip().casefold()
        if len(number) < _SHORTEST_FILE or not any(char.isdigit() for char in number):
            continue
        if re.search(rf"(?<![\w-]){re.escape(number)}(?![\w-])", folded):
            found.append(Mention(item.key, f"names file {item.file_number}", SURE_FILE))
    return found


def _by_number(text: str, items: Sequence[ListedItem]) -> list[Mention]:
    named: dict[str, str] = {}
    for match in _NAMED.finditer(text):
        for number in re.findall(_NUMBER, match[1], re.IGNORECASE):
            named.setdefault(number.casefold(), number)
    shared = Counter(item.number.casefold() for item in items)
    return [
        Mention(
            item.key,
            f"says item {named[number]}",
            SURE_NUMBER if shared[number] == 1 else SHARED_NUMBER,
        )
        for item in items
        if (number := item.number.casefold()) in named
    ]


def _by_title(text: str, items: Sequence[ListedItem]) -> list[Mention]:
    """Titles of which a good part of the telling words, rarer among the titles and so heavier, stand in the letter."""
    titles = {item.key: _telling(item.title) for item in items}
    spread = Counter(word for words in titles.values() for word in words)
    weight = {word: math.log(1 + len(items) / count) for word, count in spread.items()}
    said = set(search_text(text).split())
    found = []
    for item in items:
        words = titles[item.key]
        there = [word for word in words if word in said]
        whole = sum(weight[word] for word in words)
        share = sum(weight[word] for word in there) / whole if whole else 0.0
        if len(there) >= _FEWEST_WORDS and share >= _SHARE_OF_TITLE:
            quoted = ", ".join(there[:4])
            found.append(Mention(item.key, f"uses words of its title: {quoted}", round(SURE_TITLE * share, 2)))
    return found


def _telling(title: str) -> list[str]:
    words = search_text(title).split()
    return [word for word in dict.fromkeys(words) if len(word) >= _SHORTEST_WORD and word not in _PLAIN]
