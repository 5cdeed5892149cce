"""Where a comment stands on the item as drafted, from what it declares, asks for and sets as a condition.

Structured evidence, not topic words: cues with a side and a weight, turned by negation, weakened where they are
quoted, attributed, past, conceded, asked or conditional. Where nothing is declared, nothing is guessed from tone above
a confidence of 0.6.
"""

import re
from dataclasses import dataclass

from council_desk.analysis.confidence import PatternCounts, capped, with_position
from council_desk.analysis.demand_frames import PURPOSE
from council_desk.analysis.demands import find_demands
from council_desk.analysis.evidence import Evidence
from council_desk.analysis.items import ItemContext
from council_desk.analysis.questions import find_questions
from council_desk.analysis.sentences import lowered
from council_desk.analysis.stance_evidence import Gathered, gather

__all__ = ["ItemContext", "StanceFinding", "suggest_stance"]

STANCES = ("support", "support_if_amended", "oppose_unless_amended", "oppose", "neutral", "question", "unclear")
_LANGUAGE_NAMES = {
    "zh": "Chinese", "vi": "Vietnamese", "tl": "Tagalog", "ko": "Korean", "ru": "Russian", "ar": "Arabic",
    "pa": "Punjabi", "hmn": "Hmong", "fa": "Persian", "hi": "Hindi", "fr": "French", "de": "German",
    "pt": "Portuguese", "ja": "Japanese", "uk": "Ukrainian", "so": "Somali", "am": "Amharic",
    "ht": "Haitian Creole", "hy": "Armenian", "km": "Khmer",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class StanceFinding:
    """Where a comment stands: one of STANCES, how sure, why, the words, and the pattern whose record caps it."""

    stance: str
    confidence: float
    reason: str
    evidence: tuple[Evidence, ...]
    pattern: str


@dataclass(frozen=True, slots=True)
class _Verdict:
    """A stance before the ticked position is heard."""

    stance: str
    confidence: float
    pattern: str
    reason: str


def suggest_stance(
    text: str,
    item: ItemContext,
    language: str = "en",
    position: str | None = None,
    has_demand: bool | None = None,
    counts: PatternCounts | None = None,
) -> StanceFinding:
    """Suggests the stance of one comment's own words.

    item: what it is on. language: ISO 639 code of the text. position: what the writer ticked (support, oppose,
    neutral) or None: agreement raises the confidence, contradiction caps it at 0.5. has_demand: whether a real demand
    was found, looked for here where left out. counts: the office's own record of each pattern, where it has one.
    """
    if language not in {"en", "es"}:
        return with_language(language, position)
    raised = _asked(text, item, language) if has_demand is not False else ()
    demands = tuple(words for words, changes in raised if changes)
    asks = bool(raised) if has_demand is None else has_demand
    gathered = gather(text, language)
    verdict = _decide(text, gathered, asks, demands, language)
    if verdict.stance == "support_if_amended" and raised and not demands and verdict.pattern == "support with demands":
        verdict = _Verdict(
            "support", 0.6, "support with side asks", "supports it; asks for nothing that would change it"
        )
    confidence = capped(verdict.confidence, verdict.pattern, counts)
    stance, confidence, reason = with_position(verdict.stance, confidence, verdict.reason, position)
    return StanceFinding(stance, round(confidence, 3), reason, gathered.evidence, verdict.pattern)


def with_language(language: str, position: str | None) -> StanceFinding:
    """What can be said of a text in a language that the rules do not read."""
    name = _LANGUAGE_NAMES.get(language, language or "an unknown language")
    reason = f"written in {name}, which is not read here"
    if position in {"support", "oppose", "neutral"}:
        return StanceFinding(position, 0.6, f"{reason}; the writer ticked {position}", (), "ticked only")
    return StanceFinding("unclear", 0.2, reason, (), "other language")


_KEEPS = re.compile(
    r"(?:keep|retain|preserve|maintain|protect|continue|honor|uphold|leave\b.*\bin$|make\s+(?:certain|sure)|"
    r"ensure\s+that\b.*\b(?:remains?|stays?|gets\s+built|is\s+kept)\b)",
    re.IGNORECASE,
)
_BESIDE = re.compile(
    r"\b(?:while\s+(?:the\s+item|this|it)\s+is\b|while\s+(?:you(?:['’]re|\s+are)|we(?:['’]re|\s+are))\s+at\s+it|separately|again\s+(?:ask|urge|"
    r"encourage|request)|on\s+(?:another|a\s+separate)\s+(?:note|matter)|unrelated|in\s+the\s+future|afterwards?|some\s?day|"
    r"eventually|down\s+the\s+(?:road|line)|next\s+(?:year|time|budget)|in\s+a\s+later|as\s+a\s+next\s+step)\b"
)


def _asked(text: str, item: ItemContext, language: str) -> tuple[tuple[str, bool], ...]:
    """The words of each ask, and whether it would change the item: what approval is for, what the writer wants kept
    and what is put beside the item change nothing.
    """
    low = lowered(text)
    found = []
    for each in find_demands(text, item, language):
        if each.confidence >= 0.5:
            before = low[max(0, low.rfind(".", 0, each.start) + 1) : each.end]
            beside = bool(_KEEPS.match(each.sentence) or _BESIDE.search(before)) or each.reason.startswith(PURPOSE)
            found.append((low[each.start : each.end], not beside))
    return tuple(found)


def _decide(text: str, found: Gathered, asks: bool, demands: tuple[str, ...], language: str) -> _Verdict:
    """The rules, in order: a neutral formula; nothing declared; else the larger side."""
    if found.neutral and max(found.support, found.oppose) < 2.0:
        return _Verdict("neutral", 0.92, "neutral formula", "says that it takes no side")
    if max(found.support, found.oppose) < 0.75:
        return _undeclared(text, found, asks, demands, language)
    if found.oppose > found.support or (found.oppose == found.support and found.oppose_declared):
        return _opposed(found, asks)
    return _supporting(found, asks)


def _undeclared(text: str, found: Gathered, asks: bool, demands: tuple[str, ...], language: str) -> _Verdict:
    """Nothing declared: questions, changes asked for, tone, or nothing that can be told."""
    only_asks = _only_asks(text, found, asks, language)
    if only_asks is not None:
        return only_asks
    if asks:
        return _demands_alone(found, demands)
    if found.worried and not found.sarcastic:
        return _Verdict("oppose_unless_amended", 0.5, "tone only", "has concerns and asks to wait or rework")
    if found.sarcastic or found.oppose > found.support:
        stance = "oppose" if found.oppose >= 0.5 and not found.sarcastic else "unclear"
        return _Verdict(stance, 0.4, "tone only", "tone, but no position")
    if found.support >= 0.5:
        return _Verdict("support", 0.35, "tone only", "tone, but no position")
    return _Verdict("unclear", 0.5, "nothing declared", "declares no position")


def _only_asks(text: str, found: Gathered, asks: bool, language: str) -> _Verdict | None:
    """A text that asks and does nothing else."""
    questions = [q for q in find_questions(text, language) if not q.rhetorical]
    if not questions or found.sarcastic:
        return None
    share = sum(q.end - q.start for q in questions) / max(len(text.strip()), 1)
    if asks and share <= 0.5:
        return None
    return _Verdict("question", 0.88 if share > 0.3 and not asks else 0.6, "only asks", "only asks; declares nothing")


def _demands_alone(found: Gathered, demands: tuple[str, ...]) -> _Verdict:
    """Changes asked for, and no side declared: the weakest of guesses."""
    pattern = "nothing declared, demands"
    if found.worried:
        return _Verdict("oppose_unless_amended", 0.5, pattern, "has concerns and asks to wait or rework")
    if found.amends:
        return _Verdict("support_if_amended", 0.6, pattern, "would have it with changes")
    if found.unless:
        return _Verdict("oppose_unless_amended", 0.55, pattern, "sets changes as a condition; declares no side")
    if any(_UNDOES.search(words) for words in demands):
        return _Verdict("oppose", 0.42, pattern, "asks to stop or undo it; declares nothing")
    return _Verdict("support_if_amended", 0.4, pattern, "asks for changes; declares no side")


_UNDOES = re.compile(
    r"^(?:do\s+not|don't|never|no|save|(?:keep|fix|repair|restore|renovate)\s+the\s+(?:current|existing|present|old)|stop|halt|"
    r"wait|postpone|delay|table|cancel|scrap|move|finish|enforce|start\s+enforcing|spend|hold\s+off|"
    r"send\s+(?:this|it)\s+back|"
    r"take\b.*\b(?:off|out)\b|put\s+(?:that|this|the|it)\s+(?:money|off|on\s+the\s+ballot)|quiten|"
    r"saquen|paren|esperen)\b|"
    r"\b(?:first$|instead\b|before\s+(?:you|any\w*)\b)"
)


def _opposed(found: Gathered, asks: bool) -> _Verdict:
    """Opposition, and whether changes would end it."""
    declared = found.oppose_declared
    if found.worried and found.oppose < 3.0 and not found.support_declared:
        return _Verdict(
            "oppose_unless_amended", 0.55, "concerned, would wait", "has concerns and asks to wait or rework"
        )
    if found.unless and (asks or found.would_withdraw):
        sure = 0.91 if declared else 0.5
        return _Verdict(
            "oppose_unless_amended", sure, "oppose unless", "opposes it as it is, and says what would change that"
        )
    if found.support >= 0.75 and found.support > 0.4 * found.oppose:
        return _Verdict("oppose", 0.58, "both sides", "speaks on both sides, more against")
    if not declared:
        return _Verdict("oppose", 0.5, "weak words only", "speaks against it without saying so")
    if asks or found.traps:
        return _Verdict("oppose", 0.86, "declared, with demands or traps", "declares opposition")
    return _Verdict("oppose", 0.95, "declared, clean", "declares opposition")


def _supporting(found: Gathered, asks: bool) -> _Verdict:
    """Support, and whether it hangs on changes."""
    if asks:
        return _supporting_with_asks(found)
    if found.conditional:
        return _Verdict("support_if_amended", 0.6, "support if", "supports it under a condition")
    if found.oppose >= 0.75 and found.oppose > 0.4 * found.support:
        return _Verdict("support", 0.55, "both sides", "speaks on both sides, more for it")
    if not found.support_declared:
        return _Verdict("support", 0.52, "weak words only", "speaks well of it without saying so")
    if found.traps or found.amends or found.turns:
        return _Verdict("support", 0.86, "declared, with demands or traps", "declares support")
    return _Verdict("support", 0.95, "declared, clean", "declares support")


def _supporting_with_asks(found: Gathered) -> _Verdict:
    """A wish beside a plain yes leaves it a yes; changes that the yes hangs on make it support if amended."""
    hangs = found.amends or found.conditional
    if found.minor and not hangs and found.oppose < 0.75:
        return _Verdict("support", 0.55, "support with side asks", "asks for a yes vote and adds a wish")
    sure = 0.85 if found.support_declared and hangs else 0.62
    return _Verdict("support_if_amended", sure, "support with demands", "supports it and asks for changes")
