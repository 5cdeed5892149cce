"""How a letter's signs weigh together: the chance of each stance, and how far the likeliest is to be trusted.

Ridge regression of the six stances on the signs (Hastie, Tibshirani and Friedman 2009, 4.2), its scores made chances by
a softmax, learned from labelled letters on many topics. Where the reading model (heard.py) is at hand, its chances and
these are joined by logistic regression (stacking: Wolpert 1992). Then Platt scaling (Platt 1999) on letters of topics
left out. The weights lie in resources/models and are fitted by tests/benchmarks/fit_stance.py.
"""

import json
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from council_desk.analysis.heard import KINDS
from council_desk.analysis.stance_rules import Reading
from council_desk.analysis.stance_signs import Signs
from council_desk.paths import resources_folder

__all__ = [
    "KINDS",
    "Weights",
    "chances",
    "fitted",
    "joined",
    "softened",
    "sum_of_marks",
    "trust_signs",
    "trusted",
]

MODEL = "models/stance_words.json"
_LIKELIEST = 0.999
_DEAF = -6.0

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Weights:
    """Fitted weights: a row of KINDS for each sign and mark; the constant; how sharp; how far a chance is trusted."""

    signs: Mapping[str, int]
    marks: Mapping[str, int]
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
    return Weights(
        {name: i for i, name in enumerate(signs)},
        {mark: len(signs) + i for i, mark in enumerate(marks)},
        rows,
        np.array(stored["always"], dtype=np.float64) / 1000,
        stored["sharpness"],
        stored["trust"],
    )


def chances(signs: Signs) -> Floats:
    """The chance of each of KINDS, of the signs of one letter."""
    weights = fitted()
    known = [(weights.signs[name], value) for name, value in signs.values.items() if name in weights.signs]
    scores = weights.always + sum_of_marks(signs.marks)
    if known:
        places, values = zip(*known, strict=True)
        scores = scores + np.array(values) @ weights.rows[list(places)]
    return softened(scores * weights.sharpness)


def sum_of_marks(marks: Iterable[str]) -> Floats:
    """What the marks say for each of KINDS; together they weigh as a vector of length one."""
    weights = fitted()
    places = [place for place in map(weights.marks.get, marks) if place is not None]
    total = weights.rows[places].sum(axis=0) / math.sqrt(max(len(places), 1))
    return np.asarray(total, dtype=np.float64)


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
    rest = np.delete(chance, best)
    ruled = "oppose" if verdict.stance == "oppose_unless_amended" else verdict.stance
    top = min(float(chance[best]), _LIKELIEST)
    return {
        "always": 1.0,
        "odds": math.log(top / (1 - top)),
        "lead": math.log(max(float(chance[best]), 1e-6) / max(float(rest.max()), 1e-6)),
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
