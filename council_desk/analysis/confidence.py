"""How far a suggestion is to be trusted: caps by pattern, and the position a writer ticked as a second witness.

The caps are what was measured on topics left out. How the office's own decisions move a confidence is judgements.py's.
"""

# What the surest suggestions of each pattern were right in, with their topics left out (benchmarks/fit_stance.py).
# Nothing declared never exceeds 0.6: on real mail it was right in 0.4.
_CEILINGS = {
    "declared, clean": 0.96,
    "declared, with demands or traps": 0.95,
    "neutral formula": 0.95,
    "oppose unless": 0.95,
    "only asks": 0.89,
    "support with demands": 0.93,
    "support with side asks": 0.93,
    "support if": 0.7,
    "both sides": 0.65,
    "concerned, would wait": 0.6,
    "weak words only": 0.8,
    "nothing declared, demands": 0.6,
    "nothing declared": 0.6,
    "tone only": 0.5,
    "wording only": 0.8,
    "ticked only": 0.75,
    "other language": 0.3,
}
# The same where the reading model read along (benchmarks/fit_heard.py), for the patterns in which that is more.
_HEARD_CEILINGS = {
    "only asks": 0.95,
    "weak words only": 0.92,
    "nothing declared, demands": 0.9,
    "wording only": 0.92,
}
_CONTRADICTED = 0.5
_HIGHEST = 0.98


def capped(confidence: float, pattern: str, heard: bool = False) -> float:
    """A confidence under its pattern's cap; heard: whether the reading model read along."""
    ceiling = _CEILINGS.get(pattern, 0.6)
    return min(confidence, max(ceiling, _HEARD_CEILINGS.get(pattern, 0.0)) if heard else ceiling)


_SIDES = {
    "support": "support",
    "support_if_amended": "support",
    "oppose": "oppose",
    "oppose_unless_amended": "oppose",
    "neutral": "neutral",
}


def with_position(stance: str, confidence: float, reason: str, position: str | None) -> tuple[str, float, str]:
    """The stance, confidence and reason once the ticked position is heard.

    Agreement takes off three fifths of the doubt; contradiction caps at 0.5 and is said; where the text declares
    nothing, the ticked position is the stance.
    """
    if position not in {"support", "oppose", "neutral"}:
        return stance, confidence, reason
    side = _SIDES.get(stance)
    if side == position:
        return stance, min(_HIGHEST, 1 - (1 - confidence) * 0.4), f"{reason}; the writer ticked {position}"
    if stance in {"unclear", "question"}:
        if stance == "question" and position == "neutral":
            return stance, confidence, f"{reason}; the writer ticked neutral"
        return position, 0.7 if stance == "unclear" else 0.5, f"{reason}, but the writer ticked {position}"
    return stance, min(confidence, _CONTRADICTED), f"{reason}, but the writer ticked {position}"
