"""How the office's own decisions move the confidence that the machine claims.

The machine's claim is taken as an offset, and what people said of its suggestions as the outcome: logistic regression
with a shift for the office, one for each pattern and one for the item at hand, each shrunk towards nought (a Gaussian
prior, found by Newton's method: Gelman and others, Bayesian Data Analysis 2013, 16.2). So a pattern that was decided
three times moves little and one that was decided thirty times moves far. Decisions count as often as distinct texts
were decided; which they are is the caller's to see to.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from council_desk.analysis.evidence import OFFICE_SAYS

OFFICE, ITEM, PATTERN = 0.2, 0.4, 0.6
"""How far the log odds may shift, as variances: of all of a kind, of one item's, of one pattern's."""
CAUTION = 0.35
"""Standard deviations taken off a shift upwards: confidence is lost more easily than won (bench_judgements.py)."""
_LEAST, _MOST = 0.02, 0.98
_TOLD = 0.05
"""A shift of the log odds smaller than this is none."""
_STEPS = 60

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class JudgedPattern:
    """What people said of suggestions of one pattern: how many they judged one by one, and accepted as they were.

    `here`: on the item at hand (else on the office's other items). `claimed`: how sure the machine was, on average.
    """

    kind: str
    pattern: str
    here: bool
    judged: int
    accepted: int
    claimed: float


@dataclass(frozen=True, slots=True)
class Weighed:
    """A confidence as the office's decisions leave it, and what to tell of them; empty where they did not move it."""

    confidence: float
    said: str = ""


class Weighing:
    """Weighs what the machine claims, for the item at hand, by everything that was judged."""

    def __init__(self, judged: Iterable[JudgedPattern]) -> None:
        cells = [cell for cell in judged if cell.judged > 0]
        kinds = {cell.kind for cell in cells}
        self._kinds = {kind: _Shifts([cell for cell in cells if cell.kind == kind]) for kind in sorted(kinds)}

    def weigh(self, kind: str, pattern: str, claimed: float) -> Weighed:
        """The confidence of a suggestion that the machine claims to be `claimed` sure of.

        kind: stance, demand or question. Where nothing of the kind was judged it is what the machine claims.
        """
        shifts = self._kinds.get(kind)
        shift = shifts.of(pattern) if shifts is not None else 0.0
        if shifts is None or abs(shift) < _TOLD:
            return Weighed(claimed)
        moved = 1 / (1 + math.exp(-(_odds(claimed) + shift)))
        return Weighed(round(max(_LEAST, min(_MOST, moved)), 3), shifts.told(pattern))


class _Shifts:
    """The shifts of one kind: column 0 the office's, 1 the item's, then one for each pattern that was judged."""

    def __init__(self, cells: Sequence[JudgedPattern]) -> None:
        self._cells = cells
        patterns = sorted({cell.pattern for cell in cells})
        self._place = {pattern: 2 + i for i, pattern in enumerate(patterns)}
        ridge = np.diag([1 / OFFICE, 1 / ITEM, *([1 / PATTERN] * len(patterns))])
        self._at, self._spread = _fit(*self._rows(), ridge)
        self._of = {pattern: self._shift(pattern) for pattern in ("", *patterns)}

    def _rows(self) -> tuple[Floats, Floats, Floats, Floats]:
        rows = np.zeros((len(self._cells), 2 + len(self._place)))
        for row, cell in zip(rows, self._cells, strict=True):
            row[0], row[1], row[self._place[cell.pattern]] = 1.0, float(cell.here), 1.0
        claimed = np.array([_odds(cell.claimed) for cell in self._cells])
        judged = np.array([float(cell.judged) for cell in self._cells])
        return rows, claimed, judged, np.array([float(cell.accepted) for cell in self._cells])

    def of(self, pattern: str) -> float:
        """The shift of the log odds of a pattern's suggestions on the item at hand."""
        return self._of.get(pattern, self._of[""])

    def _shift(self, pattern: str) -> float:
        row = np.zeros(len(self._at))
        row[:2] = 1.0
        if pattern in self._place:
            row[self._place[pattern]] = 1.0
        shift = float(row @ self._at)
        return shift if shift <= 0 else max(0.0, shift - CAUTION * math.sqrt(float(row @ self._spread @ row)))

    def told(self, pattern: str) -> str:
        """The office's record of the pattern, in words; where it has none, of the kind."""
        alike = [cell for cell in self._cells if cell.pattern == pattern]
        counted = alike or self._cells
        judged, accepted = sum(cell.judged for cell in counted), sum(cell.accepted for cell in counted)
        like = "like this" if alike else "of this kind"
        return f"{OFFICE_SAYS}{accepted:,} of {judged:,} {like}"


def _fit(rows: Floats, claimed: Floats, judged: Floats, accepted: Floats, ridge: Floats) -> tuple[Floats, Floats]:
    """The shifts under which the decisions are likeliest, and their covariance there."""
    at = np.zeros(rows.shape[1])
    curve = ridge
    for _ in range(_STEPS):
        chance = 1 / (1 + np.exp(-(claimed + rows @ at)))
        slope = rows.T @ (judged * chance - accepted) + ridge @ at
        curve = (rows * (judged * chance * (1 - chance))[:, None]).T @ rows + ridge
        # Whole steps may leap over the least and never come back.
        step = np.clip(np.linalg.solve(curve, slope), -1.0, 1.0)
        at = at - step
        if float(np.abs(step).max()) < 1e-9:
            break
    return at, np.asarray(np.linalg.inv(curve), dtype=np.float64)


def _odds(chance: float) -> float:
    kept = max(_LEAST, min(_MOST, chance))
    return math.log(kept / (1 - kept))
