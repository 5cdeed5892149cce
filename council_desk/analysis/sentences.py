"""Sentences of a comment with their spans: lines, bullets, numbered items and inline (a) ...; lists are cut too."""

import bisect
import itertools
import re
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


class Places:
    """Finds in which sentences letters stand, with one pass over the text instead of one a sentence."""

    def __init__(self, low: str, sentences: tuple[Sentence, ...]) -> None:
        self.low = low
        self.sentences = sentences
        self.starts = [sentence.start for sentence in sentences]

    def having(self, needs: tuple[str, ...]) -> list[int]:
        """Indexes of the sentences that hold any of these letters, in order."""
        found: set[int] = set()
        for need in needs:
            at = self.low.find(need)
            while at >= 0:
                index = max(bisect.bisect_right(self.starts, at) - 1, 0)
                found.add(index)
                at = self.low.find(need, max(self.sentences[index].end, at + 1))
        return sorted(found)
