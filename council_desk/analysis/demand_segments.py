"""Sentences cut into the pieces that an ask can begin or end with, and the word classes that show how a piece is built.

A piece ends at a mark inside the sentence or before a word that joins (and, because, if, until ...). What is asked
stands in one piece or in several that follow each other; demand_model.py tells which.
"""

import json
import re
from dataclasses import dataclass
from functools import lru_cache

from council_desk.analysis.sentences import Sentence
from council_desk.paths import resources_folder

_CUT = re.compile(
    r"(?P<mark>[,;:—–(]|\s-{1,2}\s|\.\.\.|…)\s*|\s+(?=(?:and|or|but|then|plus|so|because|if|unless|until|when|while|"
    r"which|who|where|since|although|though|instead|rather|provided|before|after|otherwise|y|o|pero|porque|para|que|"
    r"si)\b)"
)
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*|[$?!]")
_DIGITS = re.compile(r"[\d:.,]+")
_DIGIT = frozenset("0123456789")
JOINERS = frozenset({"and", "or", "but", "then", "plus", "so", "y", "o", "pero", "also", "please"})
FINITE = frozenset({"modal", "be", "have", "do", "ed"})
"""Classes that make a piece a statement; a pronoun does too."""
_CLASSES = {
    "pronoun": "i we they he she it you who somebody someone anyone everybody everyone people",
    "this": "the a an this that these those my our your his her their its all every each some any no both another",
    "in": """of in on at for with from by to into onto about after before until till through between against without
within during over under near across behind per as than""",
    "and": "and or but nor so because if unless when while which where whether although though since",
    "modal": """will would shall should may might can could must ought cannot won't wouldn't shouldn't can't couldn't
i'll we'll you'll they'll i'd we'd you'd they'd""",
    "be": """is are was were am be been being isn't aren't wasn't weren't it's that's there's i'm we're they're you're
he's she's what's""",
    "have": "has have had haven't hasn't i've we've they've you've",
    "do": "do does did don't doesn't didn't",
    "not": "not never",
    "also": "also just only then too still even please again now here there always instead first maybe perhaps least",
}


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of a sentence: half-open code points, the sentence's index, what stands before it, its words.

    before: "S" at the sentence's start, the mark that parts it from the piece before, or "w" for a bare word.
    """

    start: int
    end: int
    sentence: int
    before: str
    words: tuple[str, ...]

    @property
    def opens(self) -> bool:
        """Whether the sentence begins with it."""
        return self.before == "S"


def words_of(low: str, start: int, end: int) -> tuple[str, ...]:
    """The words of a stretch of lowered text; every number reads 0, with the letters that stand at it (0th, 0pm)."""
    words: list[str] = _WORD.findall(low, start, end)
    return tuple(["0" + _DIGITS.sub("", word) if word[0] in _DIGIT else word for word in words])


def segments_of(low: str, sentence: Sentence, index: int) -> tuple[Segment, ...]:
    """The pieces of one sentence, in order; at least one.

    low: the whole text, lowered. index: the sentence's place in the text.
    """
    cuts = [sentence.start]
    for found in _CUT.finditer(low, sentence.start + 1, sentence.end):
        if _inside_number(low, found) or found.end() - cuts[-1] < 2:
            continue
        between = low[cuts[-1] : found.start()].strip()
        if between not in JOINERS and _WORD.search(between):
            cuts.append(found.end())
    pieces: list[tuple[int, int, tuple[str, ...]]] = []
    for start, end in zip(cuts, [*cuts[1:], sentence.end], strict=True):
        words = words_of(low, start, end)
        if pieces and not words:
            pieces[-1] = (pieces[-1][0], end, pieces[-1][2])
        elif end > start:
            pieces.append((start, end, words or ("_",)))
    return tuple(
        Segment(start, end, index, _before(low, start) if k else "S", words)
        for k, (start, end, words) in enumerate(pieces or [(sentence.start, sentence.end, ("_",))])
    )


def _inside_number(low: str, found: re.Match[str]) -> bool:
    """Whether a comma or colon belongs to $1,000 or 9:30."""
    return found.group() in {",", ":"} and low[found.end() : found.end() + 1].isdigit()


def _before(low: str, start: int) -> str:
    mark = low[max(0, start - 2) : start].strip()[-1:]
    return mark if mark and mark in ",;:—–-(." else "w"


@lru_cache(maxsize=1)
def _verbs() -> frozenset[str]:
    return frozenset(json.loads((resources_folder() / "word_lists" / "verbs.json").read_text(encoding="utf-8")))


_CLASS_OF = {word: name for name, words in reversed(_CLASSES.items()) for word in words.split()}
_LITTLE_MARKS = frozenset("$?!")


@lru_cache(maxsize=16384)
def word_class(word: str) -> str:
    """How a word is likely used, by lists of little words, a list of verbs in their base form, and endings."""
    if word in _CLASS_OF:
        return _CLASS_OF[word]
    if word[0] == "0":
        return "0"
    if word in _LITTLE_MARKS:
        return word
    if word in _verbs():
        return "verb"
    for ending, name in (("ly", "also"), ("ing", "ing"), ("ed", "ed"), ("ss", "noun"), ("s", "nouns")):
        if word.endswith(ending):
            return name
    return "noun"
