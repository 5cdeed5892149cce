"""A text as words and sentences, with where they stand."""

import re
from dataclasses import dataclass
from functools import lru_cache

from council_desk.analysis.normalise import search_text

_WORD = re.compile(
    "[\u3005-\u3007\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]"
    r"|\$?\d+(?:[.,:]\d+)*%?|[^\W\d_]+(?:['’ʼ][^\W\d_]+)*|\d\w*|[^\W_]\w*"
)
# A list's "1." ends no sentence.
_SENTENCE_END = re.compile(r"(?:(?<!\b\d)(?<!\b\d\d)\.|[!?。！？؟।])+[.!?]*[\"'”’)\]]*(?=\s|$)|[。！？]|\n+")


@dataclass(frozen=True, slots=True)
class Words:
    """A text as words: folded, with their spans, the sentence each is in, and the sentences' spans."""

    text: str
    folded: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]
    sentence: tuple[int, ...]

    def starts_sentence(self, word: int) -> bool:
        """Say whether a word is the first of its sentence; so is the place after the last word."""
        return not 0 < word < len(self.sentence) or self.sentence[word] != self.sentence[word - 1]


def words_of(text: str, start: int, end: int) -> Words:
    """Cut `text[start:end]` into words (characters where a script has no spaces) and sentences."""
    small = text.lower()
    if len(small) != len(text):
        small = text
    folded: list[str] = []
    spans: list[tuple[int, int]] = []
    sentence: list[int] = []
    begin = start
    ends = [found.end() for found in _SENTENCE_END.finditer(text, start, end)]
    for number, stop in enumerate([*ends, end]):
        found_here = list(_WORD.finditer(small, begin, stop))
        spans += [found.span() for found in found_here]
        # Plain words, nearly all of them, are folded already.
        folded += [w if w.isascii() and w.isalpha() else _fold(w) for w in [found.group() for found in found_here]]
        sentence += [number] * len(found_here)
        begin = stop
    return Words(text, tuple(folded), tuple(spans), tuple(sentence))


@lru_cache(maxsize=65536)
def _fold(word: str) -> str:
    """Fold one word: case, accents and apostrophes off; money and percent stay."""
    if word.isascii() and word.isalnum():
        return word.lower()
    if any(c.isdigit() for c in word):
        return word.casefold()
    return search_text(word).replace(" ", "") or word
