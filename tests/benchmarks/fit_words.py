"""Learns what the words on both sides of a gap say (analysis/boundary_words.py), for fit_cutting.py.

Logistic regression on marks, each gap a vector of length one; marks seen in fewer than three gaps are left out. A gap
that stands in several orders of one list counts once, with the sum of its weights.
"""

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from council_desk.analysis.boundary_words import ending_marks, opening_marks, shared_marks

Floats = npt.NDArray[np.float64]
STEPS = 160
STRENGTH = 8.0  # how much the gaps weigh against the ridge
FEWEST = 3
FOLDS = 6
SMALLEST = 0.02


@dataclass(frozen=True, slots=True)
class Gap:
    """A gap between own words: its list, the paragraphs on both sides, whether it is a cut, and its weight."""

    name: str
    before: str
    after: str
    cut: bool
    weight: float


class Marked:
    """Gaps as rows of marks."""

    def __init__(self, gaps: Sequence[Gap]) -> None:
        marks = [ending_marks(g.before) | opening_marks(g.after) | shared_marks(g.before, g.after) for g in gaps]
        seen = Counter(mark for row in marks for mark in row)
        self.names = sorted(mark for mark, count in seen.items() if count >= FEWEST)
        place = {mark: k for k, mark in enumerate(self.names)}
        rows = [[place[mark] for mark in row if mark in place] for row in marks]
        self.columns = np.array([k for row in rows for k in row], dtype=np.int64)
        lengths = np.array([len(row) for row in rows])
        self.rows = np.repeat(np.arange(len(rows)), lengths)
        self.values = np.repeat(1.0 / np.sqrt([len(row) for row in marks]), lengths)
        self.cut = np.array([float(g.cut) for g in gaps])
        self.weights = np.array([g.weight for g in gaps])
        self.lists = np.array([g.name for g in gaps])

    def scores(self, at: Floats) -> Floats:
        """Return each gap's log odds; the last of `at` is the constant."""
        told = np.bincount(self.rows, self.values * at[self.columns], minlength=len(self.cut))
        return np.asarray(told + at[-1])

    def learn(self, kept: npt.NDArray[np.bool_]) -> Floats:
        """Fit on the gaps that are `kept`, by Adam (Kingma and Ba 2015)."""
        chosen = kept[self.rows]
        rows, columns, values = self.rows[chosen], self.columns[chosen], self.values[chosen]
        weights = self.weights * kept
        at = np.zeros(len(self.names) + 1)
        first, second = np.zeros_like(at), np.zeros_like(at)
        for step in range(1, STEPS + 1):
            told = np.bincount(rows, values * at[columns], minlength=len(self.cut)) + at[-1]
            left = weights * (1 / (1 + np.exp(-told)) - self.cut)
            gradient = np.append(np.bincount(columns, values * left[rows], minlength=len(self.names)), left.sum())
            gradient = STRENGTH * gradient
            gradient[:-1] += at[:-1]
            first, second = 0.9 * first + 0.1 * gradient, 0.99 * second + 0.01 * gradient**2
            pace = 0.12 * min(1.0, 2.0 * (1 - step / (STEPS + 1)))
            at -= pace * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.99**step)) + 1e-8)
        return at


def gathered(gaps: Sequence[Gap]) -> list[Gap]:
    """Return each gap once, with the sum of its weights (at most that of one that stands in a packet)."""
    weights: Counter[tuple[str, str, str, bool]] = Counter()
    for g in gaps:
        weights[g.name, g.before, g.after, g.cut] += g.weight  # type: ignore[assignment] # a Counter of floats
    return [Gap(*key, min(1.0, weight)) for key, weight in weights.items()]


def crossed(gaps: Sequence[Gap]) -> dict[tuple[str, str, str], float]:
    """Return what the words say of each gap (list, before, after), learned from other lists only."""
    known = gathered(gaps)
    marked = Marked(known)
    fold = {name: k % FOLDS for k, name in enumerate(sorted(set(marked.lists), key=lambda n: n[::-1]))}
    folds = np.array([fold[name] for name in marked.lists])
    said: dict[tuple[str, str, str], float] = {}
    for f in range(FOLDS):
        scores = marked.scores(marked.learn(folds != f))
        said |= {(g.name, g.before, g.after): float(s) for g, s, k in zip(known, scores, folds, strict=True) if k == f}
    return said


def write_words(gaps: Sequence[Gap], path: Path) -> None:
    """Learn from all gaps and write the weights, in hundredths."""
    marked = Marked(gathered(gaps))
    at = marked.learn(np.ones(len(marked.cut), dtype=np.bool_))
    kept = {"always": round(float(at[-1]) * 100)}
    kept |= {m: round(float(w) * 100) for m, w in zip(marked.names, at[:-1], strict=True) if abs(w) >= SMALLEST}
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps(kept, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")
