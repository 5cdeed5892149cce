"""Sentences of a comment with their spans: lines, bullets, numbered items and inline (a) ...; lists are cut too."""

import bisect
import functools
import itertools
import operator
import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

_LABEL = re.compile(
    r"[ \t]*(?:[-–—*•▪◦●·‣]+(?=\s)|(?:\(?(?:\d{1,2}|[a-hA-H]|[ivx]{1,4})[.)]|#\d{1,2}[.:)]?|\d{1,2}\s?-)(?=\s))[ \t]*"
)
_ENDING = re.compile(r"[.!?…。！？]+[\"”’')\]]*(?=\s|$)|[。！？]+|;(?=\s+(?:and\s+|or\s+)?\(?(?:\d{1,2}|[a-z])\)\s)")
_ABBREVIATION = re.compile(
    r"(?:\b(?:mr|mrs|ms|dr|prof|st|ave|blvd|rd|no|nos|sec|sect|art|ch|fig|vs|etc|e\.g|i\.e|a\.m|p\.m|approx|"
    r"dept|jr|sr|hon|rev|fr|gen|col|"
    r"inc|ltd|co|corp|mt|ft|sq|est|u\.s|u\.s\.a|p\.s|sra|srta|núm|art|ee\.uu)|\b[A-Z])\.$",
    re.IGNORECASE,
)
# Exhibit A. ends a sentence; J. Smith does not.
_NAMED_LETTER = re.compile(
    r"\b(?:exhibit|section|option|zone|plan|measure|phase|lot|part|table|area|tier|type)\s+[A-Z]\.$", re.I
)
_INLINE_LABEL = re.compile(r"(?<=[\s:;,])\((?:\d{1,2}|[a-h])\)\s+|(?<=[:;,.])\s(?:\d{1,2}[.)])\s+(?=[A-Za-z])")
_MAY_LABEL = re.compile(r"[(\d][^\s]{0,2}[.)]\s")  # cheap, and no inline label does without it
_INLINE_OPENS = re.compile(r"\((?:\d{1,2}|[a-h])\)\s+")
_LONGEST = 2000


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: half-open code points of its words, without its list label; the label; whether it opens a line."""

    start: int
    end: int
    label: str = ""
    opens_line: bool = False

    def words(self, text: str) -> str:
        """The sentence's words, out of the text it belongs to."""
        return text[self.start : self.end]


def lowered(text: str) -> str:
    """The text in lower case with straight apostrophes, of the same length, so that spans hold.

    Patterns are matched against this, with the case told apart: four times faster than ignoring it.
    """
    low = text.lower()
    if len(low) != len(text):
        low = "".join(char if len(char.lower()) != 1 else char.lower() for char in text)
    return low.replace("’", "'")


@lru_cache(maxsize=64)
def split_sentences(text: str) -> tuple[Sentence, ...]:
    """Cuts a text into sentences.

    A line end closes a sentence, unless the line was only wrapped: it is long, ends without a mark, and the next line
    goes on in lower case. Abbreviations and amounts ($1,000, 4.00) do not close one. A run without any mark is cut
    at 2,000 code points, so that a hostile text stays cheap.
    """
    found: list[Sentence] = []
    for start, end in _blocks(text):
        found.extend(_block_sentences(text, start, end))
    return tuple(found)


def _blocks(text: str) -> list[tuple[int, int]]:
    """Lines, with wrapped ones joined."""
    blocks: list[tuple[int, int]] = []
    at = 0
    for line in text.split("\n"):
        start, end = at, at + len(line)
        at = end + 1
        if not line.strip():
            blocks.append((end, end))
            continue
        if blocks and blocks[-1][1] > blocks[-1][0] and _continues(text, blocks[-1], line):
            blocks[-1] = (blocks[-1][0], end)
        else:
            blocks.append((start, end))
    return [(start, end) for start, end in blocks if end > start]


def _continues(text: str, block: tuple[int, int], line: str) -> bool:
    """Whether a line only goes on with the sentence of the line above."""
    before = text[max(block[0], block[1] - 200) : block[1]].rstrip()
    width = block[1] - (text.rfind("\n", block[0], block[1]) + 1 or block[0])
    goes_on = line.lstrip()[:1].islower() and not _LABEL.match(line)
    return goes_on and width >= 45 and before[-1:] not in '.!?:;…"”'


def _block_sentences(text: str, start: int, end: int) -> list[Sentence]:
    cuts = [start]
    for ending in _ENDING.finditer(text, start, end):
        if ending.group()[0] == "." and _inside(text, ending, cuts[-1], end):
            continue
        cuts.append(ending.end())
    if _MAY_LABEL.search(text, start, end):
        cuts += [label.start() for label in _INLINE_LABEL.finditer(text, start + 1, end)]
    cuts = sorted({*cuts, end})
    sentences: list[Sentence] = []
    for low, high in itertools.pairwise(cuts):
        for piece in range(low, high, _LONGEST):
            sentence = _trimmed(text, piece, min(piece + _LONGEST, high), low == start and piece == low)
            if sentence is not None:
                sentences.append(sentence)
    return sentences


def _inside(text: str, ending: re.Match[str], low: int, end: int) -> bool:
    """Whether a point belongs to an abbreviation, a list label or an initial rather than ending a sentence."""
    before = text[max(low, ending.start() - 14) : ending.start() + 1]
    if _NAMED_LETTER.search(before) and text[ending.end() : ending.end() + 2].strip()[:1].isupper():
        return False
    if text[low : ending.start()].strip(" \t(").isdigit() and ending.start() - low < 8:
        return True
    if len(text[low : ending.start()].strip(" \t(")) == 1:
        return True
    word = before[:-1].rpartition(" ")[2]
    if (len(word) <= 6 or "." in word) and _ABBREVIATION.search(word + ".") and ending.end() < end:
        low_word = re.search(r"\b(?:a\.m|p\.m|etc|ave|blvd|[A-Z]\w+\s+[Ss]t|rd|inc|co)\.$", before, re.IGNORECASE)
        if before.endswith("St.") and re.search(r"(?:^|\s)[a-z]+\s+St\.$", before):
            return True
        return not (low_word and re.match(r"\s+[A-Z]", text[ending.end() : ending.end() + 4]))
    return False


def _trimmed(text: str, start: int, end: int, opens_line: bool) -> Sentence | None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    label = _LABEL.match(text, start, end) or _INLINE_OPENS.match(text, start, end)
    if label and label.end() < end:
        return Sentence(label.end(), end, text[start : label.end()].strip(), opens_line)
    return Sentence(start, end, "", opens_line) if end > start else None


_OPENING = 2  # letters by which needles are found inside a word


class Needles:
    """Finds where letters stand that costly patterns cannot do without, many groups of letters in one pass.

    Texts say the same words again and again: each is looked through once and remembered. Letters with a space in them
    are looked for in the text itself, where all their parts stand in it.
    """

    def __init__(self, groups: Sequence[tuple[str, ...]]) -> None:
        parts = sorted({part for group in groups for each in group if " " in each for part in each.split()})
        bit_of = {part: 1 << (len(groups) + k) for k, part in enumerate(parts)}
        self._count = len(groups)
        wanted = [(each, 1 << k) for k, group in enumerate(groups) for each in group if " " not in each]
        wanted += list(bit_of.items())
        self._short = [each for each in wanted if len(each[0]) < _OPENING]
        self._by_opening: defaultdict[str, list[tuple[str, int]]] = defaultdict(list)
        for letters, bit in wanted:
            self._by_opening[letters[:_OPENING]].append((letters, bit))
        self._spaced = [
            (each, k, functools.reduce(operator.or_, [bit_of[part] for part in each.split()]))
            for k, group in enumerate(groups)
            for each in group
            if " " in each
        ]
        self._of_word = lru_cache(maxsize=16384)(self._look)

    def _look(self, word: str) -> int:
        bits = 0
        for letters, bit in self._short:
            if letters in word:
                bits |= bit
        for at in range(len(word) - _OPENING + 1):
            for letters, bit in self._by_opening.get(word[at : at + _OPENING], ()):
                if word.startswith(letters, at):
                    bits |= bit
        return bits

    def inside(self, words: str) -> int:
        """The groups of which letters stand inside a word of lowered text: bit k for the group at index k."""
        return functools.reduce(operator.or_, map(self._of_word, words.split()), 0)

    def having(self, low: str, sentences: tuple[Sentence, ...]) -> list[list[int]]:
        """By group, the indexes of the sentences of a lowered text that hold any of its letters, in order."""
        found: list[list[int]] = [[] for _ in range(self._count)]
        within = (1 << self._count) - 1
        every = 0
        for i, sentence in enumerate(sentences):
            bits = self.inside(low[sentence.start : sentence.end])
            every |= bits
            bits &= within
            while bits:
                lowest = bits & -bits
                found[lowest.bit_length() - 1].append(i)
                bits ^= lowest
        starts = [sentence.start for sentence in sentences]
        for letters, group, parts in self._spaced:
            if parts & every == parts and (held := _holding(letters, low, sentences, starts)):
                found[group] = sorted({*found[group], *held})
        return found


def _holding(letters: str, low: str, sentences: tuple[Sentence, ...], starts: list[int]) -> list[int]:
    """Indexes of the sentences that hold these letters, with one pass over the text instead of one a sentence."""
    found = []
    at = low.find(letters)
    while at >= 0:
        index = max(bisect.bisect_right(starts, at) - 1, 0)
        found.append(index)
        at = low.find(letters, max(sentences[index].end, at + 1))
    return found
