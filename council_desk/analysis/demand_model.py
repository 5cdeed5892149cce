"""Which pieces of a comment ask for something: learned from labelled letters on many topics.

Two steps. A piece is the first of an ask, goes on with one, or is neither: multinomial logistic regression on its marks
and on what the piece before is (a maximum-entropy Markov model: McCallum, Freitag and Pereira 2000). Pieces that hang
together are then weighed as one span, with what its neighbours ask: the second regression gives the confidence. The
weights lie in resources/models and are fitted by tests/benchmarks/fit_demands.py.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from council_desk.analysis.demand_heard import HEARD, HeardPieces
from council_desk.analysis.demand_marks import MarkedSegment
from council_desk.analysis.demand_rules import RuleReading
from council_desk.analysis.demand_weights import Weights, stored_weights
from council_desk.analysis.heard import Heard
from council_desk.analysis.heard_joints import stored_joints

SPREAD = 5.0
"""Marks of a piece weigh as a vector of this length, so that long pieces speak no louder than short ones."""
LOOKED_AT = 0.12
"""Pieces less likely than this to begin an ask are not weighed further."""
_TELLING = frozenset(["posask", "verb", "quoted", "lab", "hask", "pask", "bv0", "aside", "cap"])
_TELLING_KINDS = ("rB ", "fB ", "ti ", "se ", "gfin ", "sfin ")


@dataclass(frozen=True, slots=True)
class Chance:
    """How likely a piece is no ask, the first piece of one, a later piece; and that the next piece goes on with it.

    goes_on: the chance that this piece goes on with an ask whose piece before was its first (0) or a later one (1).
    """

    none: float
    first: float
    later: float
    goes_on: tuple[float, float]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A run of pieces that may be one ask: half-open indexes into the pieces, and what speaks for or against it."""

    first: int
    end: int
    signs: Mapping[str, float]


def after_marks(before: str, first: str, mark: str, opens: bool) -> tuple[str, str, str]:
    """The marks of what the piece before is: O (no ask), B (the first of one), I (a later one) or S (no piece)."""
    state = f"s{before}" if opens else before
    return f"t {state}", f"tc {state} {first}", f"ts {state} {mark}"


def chances(marked: Sequence[MarkedSegment], fitted: Weights | None = None) -> list[Chance]:
    """What each piece of a text is, the likelihoods carried forward from piece to piece."""
    fitted = fitted or stored_weights()
    found: list[Chance] = []
    state = (1.0, 0.0, 0.0)
    shared: tuple[str, ...] | None = None
    told = (0.0, 0.0)
    for k, piece in enumerate(marked):
        if piece.shared is not shared:  # pieces of one sentence share the tuple itself
            shared, told = piece.shared, _summed(piece.shared, fitted.marks)
        own = _summed(piece.own, fitted.marks)
        at = (told[0] + own[0], told[1] + own[1])
        scale = SPREAD / math.sqrt(piece.count + 3)
        befores = ("S",) if k == 0 else ("O", "B", "I")
        rows = [_row(piece, before, at, scale, fitted) for before in befores]
        state = (
            sum(p * row[0] for p, row in zip(state, rows, strict=False)),
            sum(p * row[1] for p, row in zip(state, rows, strict=False)),
            sum(p * row[2] for p, row in zip(state, rows, strict=False)),
        )
        found.append(Chance(*state, (rows[1][2], rows[2][2]) if k else (0.0, 0.0)))
    return found


def _summed(marks: Sequence[str], by_mark: Mapping[str, tuple[float, float]]) -> tuple[float, float]:
    first = later = 0.0
    for one, other in filter(None, map(by_mark.get, marks)):
        first += one
        later += other
    return first, later


@lru_cache(maxsize=16384)
def _stored_after(before: str, first: str, mark: str, opens: bool) -> tuple[float, float]:
    """What the marks after a piece weigh by the stored weights: few first words open most pieces."""
    return _summed(after_marks(before, first, mark, opens), stored_weights().marks)


def _row(
    piece: MarkedSegment, before: str, at: tuple[float, float], scale: float, fitted: Weights
) -> tuple[float, float, float]:
    """The chances of none, first and later, given what the piece before is."""
    place = before, piece.first, piece.segment.before, piece.segment.opens
    stored = fitted is stored_weights()
    more = _stored_after(*place) if stored else _summed(after_marks(*place), fitted.marks)
    first = fitted.always[0] + scale * (at[0] + more[0])
    later = fitted.always[1] + scale * (at[1] + more[1])
    top = max(first, later, 0.0)
    none, one, two = math.exp(-top), math.exp(first - top), math.exp(later - top)
    total = none + one + two
    return none / total, one / total, two / total


def candidates(
    text: str,
    marked: Sequence[MarkedSegment],
    found: Sequence[Chance],
    reading: RuleReading,
    heard: Heard | None = None,
) -> list[Candidate]:
    """The runs of pieces that may be asks, with the signs that weigh for each; none overlaps another.

    heard: what the reading model heard in the text; None where it was not asked.
    """
    told = HeardPieces(heard, marked) if heard else None
    runs = _runs(found)
    if told:
        runs = told.with_heard_runs(runs)
    covered = {k for first, end in runs for k in range(first, end)}
    for kept in reading.kept:
        first = _piece_at(marked, kept.start)
        if first is not None and first not in covered:
            last = _piece_at(marked, kept.end - 1)
            end = max(first, first if last is None else last) + 1
            end = next((k for k in range(first + 1, end) if k in covered), end)
            runs.append((first, end))
            covered.update(range(first, end))
    likely = _by_sentence(marked, found)
    return [
        Candidate(*run, _signs(text, run, runs, marked, found, likely) | (told.signs(*run) if told else {}))
        for run in sorted(runs)
    ]


def _runs(found: Sequence[Chance]) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    for k, chance in enumerate(found):
        if chance.first >= LOOKED_AT:
            runs.append((k, k + 1))
        elif runs and runs[-1][1] == k and chance.goes_on[0 if k - runs[-1][0] == 1 else 1] >= 0.5:
            runs[-1] = (runs[-1][0], k + 1)
    return runs


def _piece_at(marked: Sequence[MarkedSegment], at: int) -> int | None:
    return next((k for k, piece in enumerate(marked) if piece.segment.start <= at < piece.segment.end), None)


def _by_sentence(marked: Sequence[MarkedSegment], found: Sequence[Chance]) -> dict[int, float]:
    """The likeliest first piece of each sentence."""
    likely: dict[int, float] = {}
    for piece, chance in zip(marked, found, strict=True):
        index = piece.segment.sentence
        likely[index] = max(likely.get(index, 0.0), chance.first)
    return likely


def _odds(chance: float) -> float:
    return math.log(max(chance, 1e-4) / max(1 - chance, 1e-4))


def _signs(
    text: str,
    run: tuple[int, int],
    runs: Sequence[tuple[int, int]],
    marked: Sequence[MarkedSegment],
    found: Sequence[Chance],
    likely: Mapping[int, float],
) -> dict[str, float]:
    """What weighs for a run of pieces: how likely it begins an ask, its length, what its neighbours ask, its frames."""
    first, end = run
    piece, chance = marked[first], found[first]
    index = piece.segment.sentence
    words = len(text[piece.segment.start : marked[end - 1].segment.end].split())
    others = [value for place, value in likely.items() if place != index]
    same = [found[k].first for k, _ in runs if k != first and marked[k].segment.sentence == index]
    telling = [mark for mark in (*piece.own, *piece.shared) if mark in _TELLING or mark.startswith(_TELLING_KINDS)]
    ruled = any(mark.startswith("rB ") for mark in telling)
    before, after = likely.get(index - 1, 0.0), likely.get(index + 1, 0.0)
    signs = {
        "odds": _odds(chance.first),
        "chance": chance.first,
        "none": chance.none,
        "pieces": float(min(end - first, 5)),
        "words": math.log(max(words, 1)),
        f"{min(words, 5)} words": 1.0,
        "before": before,
        "after": after,
        "odds before": _odds(before),
        "odds after": _odds(after),
        "elsewhere": max(others, default=0.0),
        "asks elsewhere": min(4.0, sum(others)),
        "asks a sentence": sum(others) / max(1, len(others)),
        "in the sentence": max(same, default=0.0),
        "opens": float(piece.segment.opens),
        "length": math.log(len(text) + 1),
        "sentences": math.log(len(likely)),
        "place": index / max(likely) if max(likely) else 0.5,
        "ruled": float(ruled),
        "odds if ruled": _odds(chance.first) if ruled else 0.0,
    }
    signs.update(dict.fromkeys(telling, 1.0))
    return signs


def sureness(candidate: Candidate, fitted: Weights | None = None) -> float:
    """How likely a person would mark the run as a demand."""
    if fitted is None and HEARD in candidate.signs:
        joints = stored_joints()
        always, signs = joints.span_always, joints.spans
    else:
        fitted = fitted or stored_weights()
        always, signs = fitted.span_always, fitted.signs
    told = always + sum(signs.get(name, 0.0) * value for name, value in candidate.signs.items())
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, told))))
