"""Word pieces: a text as the numbers that the reading model knows (WordPiece: Wu et al. 2016, as in BERT, uncased).

Words are in small letters and without accents; punctuation stands alone; a word that the list does not hold whole is
taken apart from its front, each time by the longest piece that the list holds.
"""

import unicodedata
from collections.abc import Mapping
from functools import lru_cache

import regex

UNKNOWN, FIRST, PARTS = "[UNK]", "<s>", "</s>"
LONGEST = 60
"""A word of more characters is unknown as a whole."""
_CACHED = 65536
_WORD = regex.compile(r"[\p{P}\p{S}\p{Han}]|[^\s\p{P}\p{S}\p{Han}]+")
_LEFT_OUT = regex.compile(r"[\p{Mn}\p{Cc}\p{Cf}]")


class WordPieces:
    """A list of pieces, and the texts it takes apart."""

    def __init__(self, places: Mapping[str, int]) -> None:
        """Take the place of each piece in the list; a piece that goes on a word begins with "##"."""
        self._places = places
        self.unknown, self.first, self.parts = places[UNKNOWN], places[FIRST], places[PARTS]
        self._cut = lru_cache(maxsize=_CACHED)(self._pieces_of)

    def cut(self, text: str) -> list[int]:
        """Return a text's pieces."""
        return [piece for number, _, _ in self.placed(text) for piece in (number,)]

    def placed(self, text: str) -> list[tuple[int, int, int]]:
        """Return a text's pieces, each with the first and the last place (exclusive) of its word in the text."""
        found = []
        for match in _WORD.finditer(text.replace("\ufffd", " ").replace("\0", " ")):
            found += [(number, match.start(), match.end()) for number in self._cut(match.group())]
        return found

    def _pieces_of(self, word: str) -> tuple[int, ...]:
        plain = _LEFT_OUT.sub("", unicodedata.normalize("NFD", word.lower()))
        if len(plain) > LONGEST:
            return (self.unknown,)
        found, start = [], 0
        while start < len(plain):
            end, lead = len(plain), "##" if start else ""
            while end > start and lead + plain[start:end] not in self._places:
                end -= 1
            if end == start:
                return (self.unknown,)
            found.append(self._places[lead + plain[start:end]])
            start = end
        return tuple(found)
