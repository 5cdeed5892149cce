"""What the reading model hears of the pieces of a comment: which of their words ask, and where an ask begins."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from council_desk.analysis.demand_marks import MarkedSegment
from council_desk.analysis.heard import Heard

HEARD = "heard"
"""The sign that the reading model was asked: the mean log odds that a word of the run asks."""
_LOUDEST = 6.0
_ASKS = 0.0
"""A piece whose words ask by more than this (log odds, on average) is looked at."""
_FIRST_WORDS = 3

Floats = npt.NDArray[np.float64]


class HeardPieces:
    """The words of a comment as they were heard, by its pieces."""

    def __init__(self, heard: Heard, marked: Sequence[MarkedSegment]) -> None:
        """Take what was heard of the comment whose pieces are `marked`."""
        self._starts = np.array([word.start for word in heard.words])
        self._asks = _limited([word.asks for word in heard.words])
        self._begins = _limited([word.begins for word in heard.words])
        self._marked = marked
        self._means = [self._mean(piece.segment.start, piece.segment.end) for piece in marked]

    def with_heard_runs(self, runs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
        """Return the runs of pieces and, of the pieces in none, those whose words ask."""
        covered = {k for first, end in runs for k in range(first, end)}
        more: list[tuple[int, int]] = []
        for k, mean in enumerate(self._means):
            if k in covered or mean <= _ASKS:
                continue
            if more and more[-1][1] == k and self._begin(k) < 0 and self._same_sentence(k):
                more[-1] = (more[-1][0], k + 1)
            else:
                more.append((k, k + 1))
        return [*runs, *more]

    def signs(self, first: int, end: int) -> dict[str, float]:
        """Return what was heard of a run of pieces, half-open, and of the rest of the comment."""
        inside = self._between(self._marked[first].segment.start, self._marked[end - 1].segment.end)
        asks = self._asks[inside]
        rest = [mean for k, mean in enumerate(self._means) if not first <= k < end]
        return {
            HEARD: float(asks.mean()) if len(asks) else -_LOUDEST,
            "heard most": float(asks.max()) if len(asks) else -_LOUDEST,
            "heard share": float((asks > 0).mean()) if len(asks) else 0.0,
            "heard begins": self._begin(first),
            "heard elsewhere": max(rest, default=-_LOUDEST),
        }

    def _begin(self, k: int) -> float:
        """The most that speaks for an ask's beginning with the first words of a piece."""
        inside = self._between(self._marked[k].segment.start, self._marked[k].segment.end)
        return float(self._begins[inside][:_FIRST_WORDS].max(initial=-_LOUDEST))

    def _same_sentence(self, k: int) -> bool:
        return self._marked[k].segment.sentence == self._marked[k - 1].segment.sentence

    def _mean(self, start: int, end: int) -> float:
        inside = self._asks[self._between(start, end)]
        return float(inside.mean()) if len(inside) else -_LOUDEST

    def _between(self, start: int, end: int) -> slice:
        return slice(*np.searchsorted(self._starts, (start, end)))


def _limited(told: Sequence[float]) -> Floats:
    return np.clip(np.array(told, dtype=np.float64), -_LOUDEST, _LOUDEST)
