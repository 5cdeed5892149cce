"""How a letter's signs weigh together: the chance of each stance, and how far the likeliest is to be trusted.

Ridge regression of the six stances on the signs (Hastie, Tibshirani and Friedman 2009, 4.2), its scores made chances by
a softmax, learned from labelled letters on many topics. Where the reading model (heard.py) is at hand, its chances and
these are joined by logistic regression (stacking: Wolpert 1992). Then Platt scaling (Platt 1999) on letters of topics
left out. The weights lie in resources/models and are fitted by tests/benchmarks/fit_stance.py.
"""

import json
import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from council_desk.analysis.heard import KINDS
from council_desk.analysis.stance_rules import Reading
from council_desk.analysis.stance_signs import Signs
from council_desk.analysis.stance_words import CLOSING, OPENING
from council_desk.paths import resources_folder

__all__ = [
    "KINDS",
    "Weights",
    "chances",
    "fitted",
    "joined",
    "said_alone",
    "softened",
    "spoken_in",
    "trust_signs",
    "trusted",
]

MODEL = "models/stance_words.json"
_LIKELIEST = 0.999
_DEAF = -6.0

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Weights:
    """Fitted weights: a row of KINDS for each sign and mark; the constant; how sharp; how far a chance is trusted.

    ends: by word, the rows of its marks in a first and in a last sentence.
    """

    signs: Mapping[str, int]
    marks: Mapping[str, int]
    ends: Mapping[str, tuple[int, ...]]
    rows: Floats
    always: Floats
    sharpness: float
    trust: Mapping[str, float]


@lru_cache(maxsize=1)
def fitted() -> Weights:
    """The weights that ship with the program."""
    stored = json.loads((resources_folder() / MODEL).read_text(encoding="utf-8"))
    signs, marks = stored["signs"], stored["marks"]
    rows = np.array([*signs.values(), *marks.values()], dtype=np.float64) / 1000
    places = {mark: len(signs) + i for i, mark in enumerate(marks)}
    ends: defaultdict[str, tuple[int, ...]] = defaultdict(tuple)
    for mark, place in places.items():
        if mark.startswith((OPENING, CLOSING)):
            ends[mark[2:]] += (place,)
    return Weights(
        {name: i for i, name in enumerate(signs)},
        places,
        dict(ends),
        rows,
        np.array(stored["always"], dtype=np.float64) / 1000,
        stored["sharpness"],
        stored["trust"],
    )


Spoken = tuple[list[int], ...]
"""The rows of the weights for the marks of each sentence; a mark that weighs nothing has none."""


def spoken_in(signs: Signs) -> Spoken:
    """What each sentence's marks weigh with, looked up once for the letter and for each sentence by itself."""
    of_mark = fitted().marks.get
    return tuple([[place for place in map(of_mark, marks) if place is not None] for marks in signs.within])


def chances(signs: Signs, spoken: Spoken | None = None) -> Floats:
    """The chance of each of KINDS, of the signs of one letter. spoken: what `spoken_in` said of it, where it did."""
    weights = fitted()
    known = [(weights.signs[name], value) for name, value in signs.values.items() if name in weights.signs]
    around = [place for place in map(weights.marks.get, signs.around) if place is not None]
    scores = weights.always + _sum_of_places(set().union(around, *(spoken_in(signs) if spoken is None else spoken)))
    if known:
        places, values = zip(*known, strict=True)
        scores = scores + np.array(values) @ weights.rows[list(places)]
    return softened(scores * weights.sharpness)


def said_alone(spoken: Sequence[int], words: Iterable[str]) -> Floats:
    """What a sentence would say for each of KINDS were it the whole letter. spoken: of it; words: its own."""
    ends = fitted().ends
    return _sum_of_places(set(spoken).union(*[ends[word] for word in words if word in ends]))


def _sum_of_places(places: Set[int]) -> Floats:
    """What marks say for each of KINDS; together they weigh as a vector of length one."""
    total: Floats = np.add.reduce(fitted().rows[list(places)], axis=0)
    return total / math.sqrt(max(len(places), 1))


def joined(chance: Floats, heard: Sequence[float], rows: Floats) -> Floats:
    """The chances of KINDS by the signs and by what was heard (log chances) together."""
    return softened(joint_row(chance, heard) @ rows)


def joint_row(chance: Floats, heard: Sequence[float]) -> Floats:
    """What is weighed where both are joined: log chances of both, none further than _DEAF below, and the constant."""
    return np.concatenate((np.log(np.maximum(chance, math.exp(_DEAF))), np.maximum(heard, _DEAF), (1.0,)))


def softened(scores: Floats) -> Floats:
    """Scores as chances that sum to one, along the last axis."""
    raised = np.exp(scores - scores.max(axis=-1, keepdims=True))
    return np.asarray(raised / raised.sum(axis=-1, keepdims=True))


def trust_signs(reading: Reading, chance: Floats, apart: Sequence[Floats] = ()) -> dict[str, float]:
    """What a suggestion's trust hangs on: its chance, whether the rules agree, what stands in the way.

    apart: the chances of each witness, where several were joined: whether each by itself says the same.
    """
    best, found, verdict = int(chance.argmax()), reading.gathered, reading.verdict
    kind = KINDS[best]
    rest = max(0.0, *[value for k, value in enumerate(chance.tolist()) if k != best])
    ruled = "oppose" if verdict.stance == "oppose_unless_amended" else verdict.stance
    top = min(float(chance[best]), _LIKELIEST)
    return {
        "always": 1.0,
        "odds": math.log(top / (1 - top)),
        "lead": math.log(max(float(chance[best]), 1e-6) / max(rest, 1e-6)),
        "agrees": float(ruled == kind),
        "agrees and sure": verdict.confidence * (ruled == kind),
        "undeclared": float(max(found.support, found.oppose) < 0.75),
        "other side": min(found.oppose if kind.startswith("support") else found.support, 2.0)
        if kind in KINDS[:3]
        else 0.0,
        "traps": min(found.traps, 3) / 2,
        "mocking": float(found.sarcastic),
        f"is {kind}": 1.0,
        **{f"witness {k}": math.log(max(float(each[best]), 1e-3)) for k, each in enumerate(apart)},
        **({"witnesses agree": float(all(int(each.argmax()) == best for each in apart))} if apart else {}),
    }


def trusted(signs: Mapping[str, float], trust: Mapping[str, float]) -> float:
    """How likely a suggestion is right, 0 to 1."""
    total = sum(value * trust.get(name, 0.0) for name, value in signs.items())
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))
