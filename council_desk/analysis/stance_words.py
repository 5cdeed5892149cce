"""The words of a letter as marks that carry over to other topics: the item's own words and numbers stand as one sign.

Single words, pairs, and frames of three in which only little words and words of position stand as they are; first and
last sentence apart. The weights of the marks are fitted (analysis/stance_model.py).
"""

import itertools
import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from council_desk.analysis.stance_item import KIND_OF_VERB, ItemView, stem_of

ITEM = "ITEM"
OPENING, CLOSING = "F ", "L "
"""How the marks of the words of the first sentence, and of the last, begin."""

_TOKEN = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?|\d+|[?!:]")
_LITTLE_WORDS = """
    i we my our you your he she they it this that the a is was are were have has had will would should can could
    must may might do does did done be been not no never yes please thank thanks don't doesn't didn't won't can't
    cannot isn't aren't i'm we're it's that's i'd i'll i've and but so because if when unless until while though as
    than then who what why how where which whether in on for to of at with without by from about against into out up
    down off over me us him them their his her its one all any some every more most less much many too very just
    only even still also already again instead good better bad right wrong want need ask support oppose like love
    vote council city item
"""
_LITTLE = frozenset(_LITTLE_WORDS.split())
_POSITION_WORDS = """
    adopt approve approved approving pass passed passing reject rejected deny voting votes opposed opposes
    opposition object objection supports supporting supported favor favour keep leave stop end drop scrap kill save
    protect fix build open close fund pay raise lower move wait postpone delay table amend change add allow ban let
    put take make give join sue sign agree disagree glad happy grateful sorry worried concerned concern afraid hope
    wish urge asking request wants needs appreciate welcome applaud endorse great terrible unfair fair enough
    overdue finally waste cost costs money worse rather first before after except provided otherwise fine okay ok
    idea plan point reason question wonder know think believe feel
"""
_POSITION = frozenset(_POSITION_WORDS.split())
_AS_THEY_STAND = _LITTLE | _POSITION | {ITEM, "#", "?", "!", ":"}
_SHORTEST_TOPIC = 4


def words_in(low: str, view: ItemView) -> list[str]:
    """The words and telling marks of a lowered text; numbers as #, the item's own words as ITEM."""
    own = view.topic
    return ["#" if word.isdigit() else ITEM if _named_by(word) in own else word for word in _TOKEN.findall(low)]


@lru_cache(maxsize=32768)
def _named_by(word: str) -> str | None:
    """The stem by which a word may name the item; None for a little word or a verb that acts on any item."""
    if len(word) < _SHORTEST_TOPIC or word in _LITTLE:
        return None
    found = stem_of(word)
    return None if found in KIND_OF_VERB else found


@lru_cache(maxsize=32768)
def _framed(word: str) -> str:
    """A word as a frame shows it: little ones as they stand, of every other only how it ends."""
    if word in _AS_THEY_STAND:
        return word
    return next((f"*{ending}" for ending in ("ing", "ed", "s") if word.endswith(ending)), "*")


def marks(sentences: Sequence[Sequence[str]], asks: Iterable[Sequence[str]], phrases: Iterable[str]) -> frozenset[str]:
    """The marks of a letter.

    sentences: the words of each, as `words_in` gives them. asks: the words of each ask. phrases: turns of phrase found.
    """
    return marks_around(sentences, asks, phrases).union(*map(marks_within, sentences))


def marks_around(
    sentences: Sequence[Sequence[str]], asks: Iterable[Sequence[str]], phrases: Iterable[str]
) -> frozenset[str]:
    """Those marks of a letter that no sentence has by itself: its turns of phrase, its asks, how it begins and ends."""
    found = {f"p {phrase}" for phrase in phrases}
    found.update([f"a {' '.join(words[:2])}" for words in asks])
    if sentences:
        found.update([OPENING + word for word in sentences[0]], [CLOSING + word for word in sentences[-1]])
    return frozenset(found)


def marks_within(words: Sequence[str]) -> list[str]:
    """The marks of a sentence wherever it stands: words, pairs, frames of three, and how it begins."""
    frame = list(map(_framed, words))
    return [
        *words,
        *map(" ".join, itertools.pairwise(words)),
        f"S {' '.join(frame[:3])}",
        *[f"T {one} {two} {three}" for one, two, three in zip(frame, frame[1:], frame[2:], strict=False)],
    ]
