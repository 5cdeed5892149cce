"""Where a comment stands on the item as drafted: what it declares, asks for and sets as a condition, and its words.

The rules (stance_rules.py) read what is declared; a fitted model (stance_model.py) weighs their verdict together with
how the asks lie beside the item and how the letter is worded, so that letters that declare nothing are told too. Words
that mock or quote, and letters that declare both sides, stay under a cap.
"""

from dataclasses import dataclass

import numpy as np

from council_desk.analysis.confidence import capped, with_position
from council_desk.analysis.evidence import Evidence
from council_desk.analysis.heard import Heard
from council_desk.analysis.heard_joints import stored_joints
from council_desk.analysis.items import ItemContext
from council_desk.analysis.stance_model import (
    KINDS,
    Floats,
    Spoken,
    chances,
    fitted,
    joined,
    said_alone,
    spoken_in,
    trust_signs,
    trusted,
)
from council_desk.analysis.stance_rules import Reading, read_stance
from council_desk.analysis.stance_signs import Signs, signs_of

__all__ = ["ItemContext", "StanceFinding", "suggest_stance"]

STANCES = ("support", "support_if_amended", "oppose_unless_amended", "oppose", "neutral", "question", "unclear")
_LANGUAGE_NAMES = {
    "zh": "Chinese", "vi": "Vietnamese", "tl": "Tagalog", "ko": "Korean", "ru": "Russian", "ar": "Arabic",
    "pa": "Punjabi", "hmn": "Hmong", "fa": "Persian", "hi": "Hindi", "fr": "French", "de": "German",
    "pt": "Portuguese", "ja": "Japanese", "uk": "Ukrainian", "so": "Somali", "am": "Amharic",
    "ht": "Haitian Creole", "hy": "Armenian", "km": "Khmer",
}  # fmt: skip
_LEANS = {
    "support": "leans to support by its wording",
    "support_if_amended": "wants it, by its wording, with changes",
    "oppose": "leans against it by its wording",
    "oppose_unless_amended": "against it as it is, by its wording, and says what would change that",
    "neutral": "tells without taking a side, by its wording",
    "question": "asks, and leans nowhere",
    "unclear": "leans nowhere that can be named",
}
WORDING = "wording only"
"""The pattern of a stance that the words gave where the rules saw another one, or none."""
_FOR = frozenset({"support", "support_if_amended"})
_AGAINST = frozenset({"oppose", "oppose_unless_amended"})
_MOST_SENTENCES = 2


@dataclass(frozen=True, slots=True)
class StanceFinding:
    """Where a comment stands: one of STANCES, how sure, why, the words, and the pattern whose record caps it."""

    stance: str
    confidence: float
    reason: str
    evidence: tuple[Evidence, ...]
    pattern: str


def suggest_stance(
    text: str,
    item: ItemContext,
    language: str = "en",
    position: str | None = None,
    has_demand: bool | None = None,
    heard: Heard | None = None,
) -> StanceFinding:
    """Suggests the stance of one comment's own words.

    item: what it is on. language: ISO 639 code of the text. position: what the writer ticked (support, oppose,
    neutral) or None: agreement raises the confidence, contradiction caps it at 0.5. has_demand: False where it is known
    that nothing is asked for; else asks are looked for here. heard: what the reading model heard in the text;
    None where it was not asked.
    """
    if language not in {"en", "es"}:
        return with_language(language, position)
    reading = read_stance(text, item, language, has_demand is not False)
    signs = signs_of(reading, item)
    spoken = spoken_in(signs)
    chance, sure = _weighed(reading, signs, spoken, heard)
    kind = KINDS[int(chance.argmax())]
    stance = _unless(kind, reading)
    agreed = stance == reading.verdict.stance
    pattern = reading.verdict.pattern if agreed else WORDING
    confidence = capped(_under_traps(sure, reading), pattern, heard is not None)
    stance, confidence, reason = with_position(
        stance, confidence, reading.verdict.reason if agreed else _LEANS[stance], position
    )
    evidence = _evidence(reading, signs, spoken, kind, chance)
    return StanceFinding(stance, round(confidence, 3), reason, evidence, pattern)


def _weighed(reading: Reading, signs: Signs, spoken: Spoken, heard: Heard | None) -> tuple[Floats, float]:
    """The chance of each of KINDS, and how far the likeliest is to be trusted."""
    weights = fitted()
    chance = chances(signs, spoken)
    if heard is None:
        return chance, trusted(trust_signs(reading, chance), weights.trust)
    joints = stored_joints()
    both = joined(chance, heard.stances, joints.stances)
    apart = (chance, np.exp(heard.stances))
    return both, trusted(trust_signs(reading, both, apart), joints.stance_trust)


def with_language(language: str, position: str | None) -> StanceFinding:
    """What can be said of a text in a language that the rules do not read."""
    name = _LANGUAGE_NAMES.get(language, language or "an unknown language")
    reason = f"written in {name}, which is not read here"
    if position in {"support", "oppose", "neutral"}:
        return StanceFinding(position, 0.6, f"{reason}; the writer ticked {position}", (), "ticked only")
    return StanceFinding("unclear", 0.2, reason, (), "other language")


def _unless(kind: str, reading: Reading) -> str:
    """Opposition told apart: whether the letter says what would end it."""
    found = reading.gathered
    if kind == "oppose" and found.unless and (reading.asks or found.would_withdraw):
        return "oppose_unless_amended"
    if kind == "oppose" and reading.verdict.stance == "oppose_unless_amended":
        return "oppose_unless_amended"
    return kind


_MOCKED = 0.6
_BOTH_SIDES = 0.8


def _under_traps(sure: float, reading: Reading) -> float:
    """A letter that mocks, or declares both sides, is not taken at its word."""
    found = reading.gathered
    if found.sarcastic:
        return min(sure, _MOCKED)
    return min(sure, _BOTH_SIDES) if found.support_declared and found.oppose_declared else sure


def _evidence(reading: Reading, signs: Signs, spoken: Spoken, kind: str, chance: Floats) -> tuple[Evidence, ...]:
    """The cues behind a stance; where it is the wording that gave it, the sentences that speak for it most."""
    cues = reading.gathered.evidence
    if cues and (kind == reading.verdict.stance or kind not in _FOR | _AGAINST):
        return cues
    place = KINDS.index(kind)
    weighed = []
    for sentence, words, places in zip(reading.sentences, signs.sentences, spoken, strict=True):
        said = said_alone(places, words)
        weighed.append((float(said[place] - said @ chance), sentence))
    weighed.sort(key=lambda each: -each[0])
    strongest = [sentence for k, (weight, sentence) in enumerate(weighed[:_MOST_SENTENCES]) if weight > 0 or k == 0]
    told = [Evidence(sentence.start, sentence.end, "its wording") for sentence in strongest]
    apart = [cue for cue in cues if all(cue.end <= each.start or cue.start >= each.end for each in told)]
    return tuple(sorted((*told, *apart), key=lambda each: each.start)[:8])
