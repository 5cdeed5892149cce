"""What letters claim about other cities: one key for all spellings of a city, and the office's own city left out."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from council_desk.analysis.other_cities import find_other_cities


@dataclass(frozen=True, slots=True)
class CityMention:
    """Another city in one letter: where it is named first, and the claim, the sentence round it.

    `key` is the same for every spelling; `start`, `end`, `claim_start` and `claim_end` are half-open code points;
    `words` is the claim, its blanks made single.
    """

    key: str
    name: str
    start: int
    end: int
    claim_start: int
    claim_end: int
    words: str


_SHORT = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort", "pt": "port"}
_KIND = re.compile(r"^(?:the )?(?:city|town|village) of ")


def find_mentions(text: str, own: Sequence[str] = ()) -> tuple[CityMention, ...]:
    """The other cities that a letter names, each once, in the order of the text.

    own: names of the office and of its bodies ("Marrow Bay City Council"); the city these begin with, or are of, is
    not another one.
    """
    mentions: dict[str, CityMention] = {}
    for found in find_other_cities(text):
        key = city_key(found.name)
        if key and key not in mentions and not is_own(key, own):
            start, end = _trimmed(text, *found.claim)
            words = " ".join(text[start:end].split())
            mentions[key] = CityMention(key, found.name, found.start, found.end, start, end, words)
    return tuple(mentions.values())


def mentions_in_texts(texts: Sequence[str], own: Sequence[str] = ()) -> tuple[tuple[CityMention, ...], ...]:
    """`find_mentions` of many letters, one tuple for each, in their order."""
    return tuple(find_mentions(text, own) for text in texts)


def city_key(name: str) -> str:
    """A city's name in one spelling: "St. Orrin", "Saint Orrin" and "the City of Saint Orrin" give "saint orrin"."""
    words = re.sub(r"[^\w]+", " ", name.casefold().replace("’s", "").replace("'s", "")).split()
    return _KIND.sub("", " ".join(_SHORT.get(word, word) for word in words))


def is_own(key: str, own: Sequence[str]) -> bool:
    """Whether a city is the office's own: one of the names is it, begins with it, or is "of" it."""
    names = (f" {city_key(name)} " for name in own)
    return any(name.startswith(f" {key} ") or f" of {key} " in name for name in names)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
