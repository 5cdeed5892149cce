"""How what the reading model hears is joined with what signs and words say: fitted weights.

They are learned from lists that neither the reading model nor the other weights were taught, and lie in
resources/models (tests/benchmarks/fit_heard.py).
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from council_desk.paths import resources_folder

MODEL = "models/heard_joints.json"

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Joints:
    """Fitted weights.

    stances: a column of heard.KINDS for each log chance by the signs, then for each that was heard, then the constant;
    stance_trust: of the signs of trust in them. spans: of a run of pieces, for being an ask, and span_always their
    constant. questions: of a sentence, for being a question that is owed an answer.
    """

    stances: Floats
    stance_trust: Mapping[str, float]
    spans: Mapping[str, float]
    span_always: float
    questions: Mapping[str, float]


@lru_cache(maxsize=1)
def stored_joints() -> Joints:
    """The weights that come with the program."""
    stored = json.loads((resources_folder() / MODEL).read_text(encoding="utf-8"))
    return Joints(
        np.array(stored["stances"], dtype=np.float64),
        stored["stance_trust"],
        stored["spans"],
        stored["span_always"],
        stored["questions"],
    )
