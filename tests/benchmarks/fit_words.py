"""Learns what the words on both sides of a gap say (analysis/boundary_words.py), for fit_cutting.py.

A factorization machine on marks: each gap's marks, and those of each side's voice, weigh as a vector of length one;
marks seen in fewer than FEWEST gaps are left out. A gap that stands in several orders of one list counts once, with the
sum of its weights. Learning stops early (STEPS), which was found to carry over to other topics better than a stronger
ridge.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from council_desk.analysis.boundary_words import ending_marks, opening_marks, shared_marks

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
LENGTH = 8  # of a mark's vector
STEPS = 60
BATCH = 1024
PACE = 0.01
RIDGE, VOICE_RIDGE = 0.0625, 0.2  # against the summed loss
DROPPED = 0.3  # the share of marks hidden in each step, so that none is leant on alone (dropout: Srivastava 2014)
FEWEST = 3
FOLDS = 6
SMALLEST = 2  # the least whole number, of 127, that a mark must weigh to be stored


@dataclass(frozen=True, slots=True)
class Gap:
    """A gap between own words: its list, the paragraphs on both sides, whether it is a cut, and its weight."""

    name: str
    before: str
    after: str
    cut: bool
    weight: float


@dataclass(frozen=True, slots=True)
class Learned:
    """A row a mark: its weight, then its vector; and the constant."""

    rows: Floats
    always: float


@dataclass(frozen=True, slots=True)
class Side:
    """The marks of one kind (endings, openings, shared) of some gaps: the row and the mark of each."""

    rows: Ints
    marks: Ints

    def total(self, values: Floats, count: int) -> Floats:
        """Return the sum of the marks' values (a column each) for each of `count` gaps."""
        columns = [np.bincount(self.rows, column[self.marks], minlength=count) for column in values.T]
        return np.stack(columns, axis=1)

    def back(self, told: Floats, count: int) -> Floats:
        """Return the sum of the gaps' values (a column each) for each of `count` marks."""
        columns = [np.bincount(self.marks, column[self.rows], minlength=count) for column in told.T]
        return np.stack(columns, axis=1)


class Marked:
    """Gaps as rows of marks: endings, openings, shared ones."""

    def __init__(self, gaps: Sequence[Gap]) -> None:
        marks = [(ending_marks(g.before), opening_marks(g.after), shared_marks(g.before, g.after)) for g in gaps]
        seen = Counter(mark for row in marks for side in row for mark in side)
        self.names = sorted(mark for mark, count in seen.items() if count >= FEWEST)
        place = {mark: k for k, mark in enumerate(self.names)}
        self.known = [
            tuple(np.array(sorted(place[m] for m in side if m in place), dtype=np.int64) for side in row)
            for row in marks
        ]
        self.length = np.sqrt([sum(map(len, row)) for row in marks])
        self.cut = np.array([float(g.cut) for g in gaps])
        self.weights = np.array([g.weight for g in gaps])
        self.lists = np.array([g.name for g in gaps])

    def scores(self, learned: Learned, chosen: Ints) -> Floats:
        """Return the log odds of the `chosen` gaps."""
        return _Batch(self, chosen, None).told(learned)

    def learn(self, kept: npt.NDArray[np.bool_]) -> Learned:
        """Fit on the gaps that are `kept`, by Adam (Kingma and Ba 2015) in batches."""
        chance = np.random.default_rng(0)
        at = np.zeros((len(self.names), 1 + LENGTH))
        at[:, 1:] = chance.normal(0.0, 0.05, (len(self.names), LENGTH))
        ridge = np.array([RIDGE, *[VOICE_RIDGE] * LENGTH]) * 2 / self.weights[kept].sum()
        always = 0.0
        first, second, firsts, seconds = np.zeros_like(at), np.zeros_like(at), 0.0, 0.0
        batches = _batches(np.flatnonzero(kept), chance)
        for step in range(1, STEPS + 1):
            batch = _Batch(self, next(batches), chance)
            of_rows, of_always = batch.gradient(Learned(at, always))
            of_rows += ridge * at
            first, second = 0.9 * first + 0.1 * of_rows, 0.999 * second + 0.001 * of_rows**2
            firsts, seconds = 0.9 * firsts + 0.1 * of_always, 0.999 * seconds + 0.001 * of_always**2
            one, other = 1 - 0.9**step, 1 - 0.999**step
            at -= PACE * (first / one) / (np.sqrt(second / other) + 1e-8)
            always -= PACE * (firsts / one) / (np.sqrt(seconds / other) + 1e-8)
        return Learned(at, always)


def _batches(chosen: Ints, chance: np.random.Generator) -> Iterator[Ints]:
    """Yield the chosen gaps in random batches, over and over."""
    while True:
        mixed = chance.permutation(chosen)
        for start in range(0, len(mixed), BATCH):
            yield mixed[start : start + BATCH]


class _Batch:
    """Some gaps with their marks side by side, a share of the marks hidden where `chance` is given."""

    def __init__(self, marked: Marked, chosen: Ints, chance: np.random.Generator | None) -> None:
        self.count = len(chosen)
        self.marks = len(marked.names)
        shown = 1.0 - DROPPED if chance else 1.0
        self.sides = [_side([marked.known[i][k] for i in chosen], chance) for k in range(3)]
        self.length = marked.length[chosen][:, None] * shown
        known = [np.array([max(1, len(marked.known[i][k])) for i in chosen]) for k in range(2)]
        self.roots = [np.sqrt(each)[:, None] * shown for each in known]
        self.cut, self.weights = marked.cut[chosen], marked.weights[chosen]

    def told(self, learned: Learned) -> Floats:
        """Return the log odds of each gap."""
        weights = sum(side.total(learned.rows[:, :1], self.count) for side in self.sides)
        ended, opened = self._voices(learned)
        return np.asarray((weights / self.length)[:, 0] + learned.always + (ended * opened).sum(axis=1))

    def gradient(self, learned: Learned) -> tuple[Floats, float]:
        """Return the gradients of the mean loss: of the marks' rows, and of the constant."""
        left = self.weights * (1 / (1 + np.exp(-self.told(learned))) - self.cut) / self.weights.sum()
        column = left[:, None]
        ended, opened = self._voices(learned)
        of_rows = np.zeros_like(learned.rows)
        of_rows[:, :1] = sum(side.back(column / self.length, self.marks) for side in self.sides)
        of_rows[:, 1:] = self.sides[0].back(column * opened / self.roots[0], self.marks)
        of_rows[:, 1:] += self.sides[1].back(column * ended / self.roots[1], self.marks)
        return of_rows, float(left.sum())

    def _voices(self, learned: Learned) -> tuple[Floats, Floats]:
        ended, opened = (self.sides[k].total(learned.rows[:, 1:], self.count) / self.roots[k] for k in range(2))
        return ended, opened


def _side(known: Sequence[Ints], chance: np.random.Generator | None) -> Side:
    """Lay the marks of one side of several gaps one after another, a share of them hidden."""
    marks = np.concatenate(known)
    rows = np.repeat(np.arange(len(known)), [len(each) for each in known])
    if chance:
        shown = chance.random(len(marks)) >= DROPPED
        marks, rows = marks[shown], rows[shown]
    return Side(rows, marks)


def gathered(gaps: Sequence[Gap]) -> list[Gap]:
    """Return each gap once, with the sum of its weights (at most that of one that stands in a packet)."""
    weights: dict[tuple[str, str, str, bool], float] = defaultdict(float)
    for g in gaps:
        weights[g.name, g.before, g.after, g.cut] += g.weight
    return [Gap(*key, min(1.0, weight)) for key, weight in weights.items()]


def crossed(gaps: Sequence[Gap]) -> dict[tuple[str, str, str], float]:
    """Return what the words say of each gap (list, before, after), learned from other lists only."""
    known = gathered(gaps)
    marked = Marked(known)
    fold = {name: k % FOLDS for k, name in enumerate(sorted(set(marked.lists), key=lambda n: n[::-1]))}
    folds = np.array([fold[name] for name in marked.lists])
    said: dict[tuple[str, str, str], float] = {}
    for f in range(FOLDS):
        left_out = np.flatnonzero(folds == f)
        scores = marked.scores(marked.learn(folds != f), left_out)
        said |= {
            (known[i].name, known[i].before, known[i].after): float(s) for i, s in zip(left_out, scores, strict=True)
        }
    return said


def write_words(gaps: Sequence[Gap], path: Path) -> None:
    """Learn from all gaps and write the weights: a row a mark in whole numbers to 127, and each column's scale."""
    marked = Marked(gathered(gaps))
    learned = marked.learn(np.ones(len(marked.cut), dtype=np.bool_))
    scales = np.abs(learned.rows).max(axis=0) / 127
    rows = np.round(learned.rows / np.maximum(scales, 1e-12)).astype(np.int8)
    kept = np.flatnonzero(np.abs(rows).max(axis=1) >= SMALLEST)
    names = np.frombuffer("\n".join(marked.names[k] for k in kept).encode(), dtype=np.uint8)
    path.parent.mkdir(exist_ok=True)
    np.savez_compressed(path, marks=names, rows=rows[kept], scales=scales, always=np.float64(learned.always))
