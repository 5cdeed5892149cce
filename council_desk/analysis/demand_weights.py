"""The fitted weights by which asks are found, as they lie in resources/models (tests/benchmarks/fit_demands.py)."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from council_desk.paths import resources_folder

MODEL = "models/demand_words.json"


@dataclass(frozen=True, slots=True)
class Weights:
    """Fitted weights.

    gate: words of a sentence, for whether it may ask at all. marks: of a piece, for (first piece, later piece) of an
    ask against none. signs: of a run of pieces, for being an ask. The rest are the constants of the three.
    """

    gate: Mapping[str, float]
    gate_always: float
    marks: Mapping[str, tuple[float, float]]
    always: tuple[float, float]
    signs: Mapping[str, float]
    span_always: float


@lru_cache(maxsize=1)
def stored_weights() -> Weights:
    """The weights that come with the program."""
    stored = json.loads((resources_folder() / MODEL).read_text(encoding="utf-8"))
    marks = {mark: (pair[0] / 100, pair[1] / 100) for mark, pair in stored["marks"].items()}
    gate = {mark: weight / 100 for mark, weight in stored["gate"].items()}
    always = stored["always"]
    return Weights(gate, stored["gate_always"], marks, (always[0], always[1]), stored["signs"], stored["span_always"])
