"""What the words on both sides of a gap say: learned from lists of letters, where the named cues end.

A reader knows a letter's beginning by turns of phrase that no short list of cues holds, and hears whether the same
voice goes on. Each mark (the first and last words, how sentences begin, little words in a row, words that both sides
share) has a weight, and a short vector: the vectors of a paragraph add up to its voice, and two voices that agree speak
for or against a cut together (a factorization machine: Rendle 2010, "Factorization Machines"). Both are fitted on
practice lists (`tests/benchmarks/fit_cutting.py`) and lie in resources/models/boundary_words.npz.
"""

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from council_desk.paths import resources_folder

MODEL = "models/boundary_words.npz"
_CACHED = 16384

Floats = npt.NDArray[np.float64]

_TOKEN = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?|\d+|[^\w\s]")
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+")
_LITTLE_WORDS = """
    i we my our you your he she they it this that the a is was are were have has had will would should can could and
    but so because if when not no please thank do did there here what who why how in on for to of at with me us them
    their his her as an or by from be been all one more than then now still also too just only very even up out over
    about
"""
_LITTLE = frozenset(_LITTLE_WORDS.split())


@lru_cache(maxsize=_CACHED)
def tokens(text: str) -> tuple[str, ...]:
    """Return a paragraph's words and marks in small letters, each number as "#"."""
    found = _TOKEN.findall(text.lower().replace("’", "'"))
    return tuple("#" if token.isdigit() else token for token in found)


def opening_marks(text: str) -> frozenset[str]:
    """Return the marks of a paragraph as the one that stands after a gap."""
    words = tokens(text)
    sentences = _sentences(text)
    little = _little(words)
    marks = {f"f{i} {w}" for i, w in enumerate(words[:2])}
    marks.update(f"f {w}" for w in words[:5])
    marks.update((f"f2 {' '.join(words[:2])}", f"f3 {' '.join(words[:3])}"))
    marks.update(f"e {w}" for w in words[-4:])
    marks.update(f"b {w}" for w in words)
    marks.update(f"b5 {w[:5]}" for w in words)
    marks.update(_starts("bs", sentences))
    marks.update((f"r3 {' '.join(little[:3])}", f"r4 {' '.join(little[:4])}", f"r5 {' '.join(little[:5])}"))
    marks.update(f"rr {' '.join(little[i : i + 2])}" for i in range(min(14, len(little))))
    marks.update(f"rt {' '.join(little[i : i + 3])}" for i in range(min(10, len(little))))
    marks.update((f"nb {min(6, len(sentences))}", f"lb {min(7, int(math.log2(len(text) + 1)))}"))
    return frozenset(marks)


def ending_marks(text: str) -> frozenset[str]:
    """Return the marks of a paragraph as the one that stands before a gap."""
    words = tokens(text)
    sentences = _sentences(text)
    little = _little(words)
    last = tokens(sentences[-1]) if sentences else ()
    marks = {f"l {w}" for w in words[-6:]}
    marks.update((f"l2 {' '.join(words[-2:])}", f"l3 {' '.join(words[-3:])}"))
    marks.update(f"af {w}" for w in words[:3])
    marks.update((f"af2 {' '.join(words[:2])}", f"ls {' '.join(last[:2])}", f"ls1 {' '.join(last[:1])}"))
    marks.update(f"a {w}" for w in words)
    marks.update(f"a5 {w[:5]}" for w in words)
    marks.update(_starts("as", sentences))
    marks.add(f"q4 {' '.join(little[-4:])}")
    marks.update(f"ra {' '.join(little[i : i + 2])}" for i in range(max(0, len(little) - 14), len(little)))
    marks.update((f"na {min(6, len(sentences))}", f"la {min(9, int(math.log2(len(text) + 1)))}"))
    return frozenset(marks)


def shared_marks(before: str, after: str) -> frozenset[str]:
    """Return the marks of the words that both sides of a gap hold."""
    return frozenset(f"s {w}" for w in set(tokens(before)) & set(tokens(after)))


def words_say(before: str, after: str) -> float:
    """Return how far the words speak for a new comment between two paragraphs, in log odds.

    The marks of a gap, and those of each voice, weigh as a vector of length one, so that long paragraphs speak no
    louder than short ones.
    """
    model = _model()
    ended, opened, shared = _ending(before), _opening(after), shared_marks(before, after)
    total = ended.total + opened.total + sum(model.weight(mark) for mark in shared)
    told = total / math.sqrt(ended.marks + opened.marks + len(shared))
    return model.always + told + float(ended.voice @ opened.voice)


@dataclass(frozen=True, slots=True)
class _Side:
    """One side of a gap: the sum of its marks' weights, how many marks it has, and its voice."""

    total: float
    marks: int
    voice: Floats


@dataclass(frozen=True, slots=True)
class _Model:
    """The fitted weights: a row a mark, its weight first and then its vector; one row more, of noughts, for others."""

    always: float
    place: dict[str, int]
    rows: Floats

    def weight(self, mark: str) -> float:
        """Return the weight of one mark; an unknown one has none."""
        return float(self.rows[self.place.get(mark, -1), 0])

    def side(self, marks: frozenset[str]) -> _Side:
        """Return what the marks of one side add up to."""
        known = [self.place[mark] for mark in sorted(marks) if mark in self.place]
        summed = self.rows[known].sum(axis=0)
        return _Side(float(summed[0]), len(marks), summed[1:] / math.sqrt(max(1, len(known))))


@lru_cache(maxsize=1)
def _model() -> _Model:
    """Return the fitted weights. They are stored as whole numbers, each column with its own scale."""
    with np.load(resources_folder() / MODEL, allow_pickle=False) as stored:
        names = stored["marks"].tobytes().decode("utf-8").split("\n")
        rows = stored["rows"].astype(np.float64) * stored["scales"]
        always = float(stored["always"])
    rows = np.concatenate([rows, np.zeros((1, rows.shape[1]))])
    return _Model(always, {name: k for k, name in enumerate(names)}, rows)


@lru_cache(maxsize=_CACHED)
def _ending(text: str) -> _Side:
    return _model().side(ending_marks(text))


@lru_cache(maxsize=_CACHED)
def _opening(text: str) -> _Side:
    return _model().side(opening_marks(text))


def _sentences(text: str) -> list[str]:
    return [s for s in _SENTENCE_END.split(text.strip()) if s]


def _starts(kind: str, sentences: list[str]) -> Iterator[str]:
    """Yield how each sentence begins: its first word, and its first two."""
    for sentence in sentences:
        words = tokens(sentence)
        yield f"{kind} {' '.join(words[:2])}"
        yield f"{kind}1 {' '.join(words[:1])}"


def _little(words: tuple[str, ...]) -> list[str]:
    """Return a sentence's frame: its little words as they stand, of every other only how it ends."""
    return [w if w in _LITTLE or not w.isalpha() else _ending_of(w) for w in words]


def _ending_of(word: str) -> str:
    for ending in ("ing", "ed", "ly", "s"):
        if word.endswith(ending):
            return f"*{ending}"
    return "*"
