"""What the rules alone say of a letter's stance: cues with a side and a weight, asks, questions, and a verdict on them.

Structured evidence, not topic words: cues are turned by negation, and weakened where they are quoted, attributed, past,
conceded, asked or conditional. stance.py weighs the verdict together with what is learned.
"""

import re
from dataclasses import dataclass

from council_desk.analysis.demand_frames import PURPOSE, Framed
from council_desk.analysis.demand_rules import read_by_rules
from council_desk.analysis.items import ItemContext
from council_desk.analysis.questions import QuestionFinding, find_questions
from council_desk.analysis.sentences import Sentence, lowered, split_sentences
from council_desk.analysis.stance_evidence import Gathered, gather

_SURE_ASK = 0.5


@dataclass(frozen=True, slots=True)
class Verdict:
    """A stance as the rules see it, how sure, the pattern whose record caps it, and why."""

    stance: str
    confidence: float
    pattern: str
    reason: str


@dataclass(frozen=True, slots=True)
class Reading:
    """A letter as the rules read it.

    low: the text as `sentences.lowered` gives it. asks: all that is asked for. changes: the words of those asks that
    would change the item.
    """

    low: str
    sentences: tuple[Sentence, ...]
    gathered: Gathered
    asks: tuple[Framed, ...]
    changes: tuple[str, ...]
    questions: tuple[QuestionFinding, ...]
    verdict: Verdict


def read_stance(text: str, item: ItemContext, language: str, look_for_asks: bool = True) -> Reading:
    """Read a letter's own words in English (en) or Spanish (es). look_for_asks: False where they are not looked for."""
    low = lowered(text)
    gathered = gather(text, language)
    asks: tuple[Framed, ...] = ()
    if look_for_asks:
        asks = tuple(each for each in read_by_rules(text, item, language).kept if each.trust >= _SURE_ASK)
    changes = tuple(low[each.start : each.end] for each in asks if _changes(low, each))
    questions = find_questions(text, language)
    owed = sum(each.end - each.start for each in questions if not each.rhetorical) / max(len(text.strip()), 1)
    verdict = _decide(gathered, bool(asks), changes, owed)
    return Reading(low, split_sentences(text), gathered, asks, changes, questions, verdict)


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


def _changes(low: str, ask: Framed) -> bool:
    """Whether an ask would change the item: what approval is for, what the writer wants kept and what is put beside the
    item change nothing.
    """
    before = low[max(0, low.rfind(".", 0, ask.start) + 1) : ask.end]
    beside = _KEEPS.match(low[ask.start : ask.end]) or _BESIDE.search(before) or ask.frame.startswith(PURPOSE)
    return not beside


def _decide(found: Gathered, asks: bool, changes: tuple[str, ...], owed: float) -> Verdict:
    """The rules, in order: a neutral formula; nothing declared; else the larger side.

    owed: the share of the text that is questions owed an answer.
    """
    if found.neutral and max(found.support, found.oppose) < 2.0:
        return Verdict("neutral", 0.92, "neutral formula", "says that it takes no side")
    if max(found.support, found.oppose) < 0.75:
        return _undeclared(found, asks, changes, owed)
    if found.oppose > found.support or (found.oppose == found.support and found.oppose_declared):
        return _opposed(found, asks)
    return _supporting(found, asks, bool(changes))


def _undeclared(found: Gathered, asks: bool, changes: tuple[str, ...], owed: float) -> Verdict:
    """Nothing declared: questions, changes asked for, tone, or nothing that can be told."""
    only_asks = _only_asks(found, asks, owed)
    if only_asks is not None:
        return only_asks
    if asks:
        return _demands_alone(found, changes)
    if found.worried and not found.sarcastic:
        return Verdict("oppose_unless_amended", 0.5, "tone only", "has concerns and asks to wait or rework")
    if found.sarcastic or found.oppose > found.support:
        stance = "oppose" if found.oppose >= 0.5 and not found.sarcastic else "unclear"
        return Verdict(stance, 0.4, "tone only", "tone, but no position")
    if found.support >= 0.5:
        return Verdict("support", 0.35, "tone only", "tone, but no position")
    return Verdict("unclear", 0.5, "nothing declared", "declares no position")


def _only_asks(found: Gathered, asks: bool, owed: float) -> Verdict | None:
    """A text that asks and does nothing else."""
    if not owed or found.sarcastic or (asks and owed <= 0.5):
        return None
    return Verdict("question", 0.88 if owed > 0.3 and not asks else 0.6, "only asks", "only asks; declares nothing")


def _demands_alone(found: Gathered, changes: tuple[str, ...]) -> Verdict:
    """Changes asked for, and no side declared: the weakest of guesses."""
    pattern = "nothing declared, demands"
    if found.worried:
        return Verdict("oppose_unless_amended", 0.5, pattern, "has concerns and asks to wait or rework")
    if found.amends:
        return Verdict("support_if_amended", 0.6, pattern, "would have it with changes")
    if found.unless:
        return Verdict("oppose_unless_amended", 0.55, pattern, "sets changes as a condition; declares no side")
    if any(_UNDOES.search(words) for words in changes):
        return Verdict("oppose", 0.42, pattern, "asks to stop or undo it; declares nothing")
    return Verdict("support_if_amended", 0.4, pattern, "asks for changes; declares no side")


_UNDOES = re.compile(
    r"^(?:do\s+not|don't|never|no|save|(?:keep|fix|repair|restore|renovate)\s+the\s+(?:current|existing|present|old)|stop|halt|"
    r"wait|postpone|delay|table|cancel|scrap|move|finish|enforce|start\s+enforcing|spend|hold\s+off|"
    r"send\s+(?:this|it)\s+back|"
    r"take\b.*\b(?:off|out)\b|put\s+(?:that|this|the|it)\s+(?:money|off|on\s+the\s+ballot)|quiten|"
    r"saquen|paren|esperen)\b|"
    r"\b(?:first$|instead\b|before\s+(?:you|any\w*)\b)"
)


def _opposed(found: Gathered, asks: bool) -> Verdict:
    """Opposition, and whether changes would end it."""
    declared = found.oppose_declared
    if found.worried and found.oppose < 3.0 and not found.support_declared:
        return Verdict(
            "oppose_unless_amended", 0.55, "concerned, would wait", "has concerns and asks to wait or rework"
        )
    if found.unless and (asks or found.would_withdraw):
        sure = 0.91 if declared else 0.5
        return Verdict(
            "oppose_unless_amended", sure, "oppose unless", "opposes it as it is, and says what would change that"
        )
    if found.support >= 0.75 and found.support > 0.4 * found.oppose:
        return Verdict("oppose", 0.58, "both sides", "speaks on both sides, more against")
    if not declared:
        return Verdict("oppose", 0.5, "weak words only", "speaks against it without saying so")
    if asks or found.traps:
        return Verdict("oppose", 0.86, "declared, with demands or traps", "declares opposition")
    return Verdict("oppose", 0.95, "declared, clean", "declares opposition")


def _supporting(found: Gathered, asks: bool, changes: bool) -> Verdict:
    """Support, and whether it hangs on changes."""
    if asks:
        return _supporting_with_asks(found, changes)
    if found.conditional:
        return Verdict("support_if_amended", 0.6, "support if", "supports it under a condition")
    if found.oppose >= 0.75 and found.oppose > 0.4 * found.support:
        return Verdict("support", 0.55, "both sides", "speaks on both sides, more for it")
    if not found.support_declared:
        return Verdict("support", 0.52, "weak words only", "speaks well of it without saying so")
    if found.traps or found.amends or found.turns:
        return Verdict("support", 0.86, "declared, with demands or traps", "declares support")
    return Verdict("support", 0.95, "declared, clean", "declares support")


def _supporting_with_asks(found: Gathered, changes: bool) -> Verdict:
    """A wish beside a plain yes leaves it a yes; changes that the yes hangs on make it support if amended."""
    hangs = found.amends or found.conditional
    if found.minor and not hangs and found.oppose < 0.75:
        return Verdict("support", 0.55, "support with side asks", "asks for a yes vote and adds a wish")
    if not changes:
        return Verdict("support", 0.6, "support with side asks", "supports it; asks for nothing that would change it")
    sure = 0.85 if found.support_declared and hangs else 0.62
    return Verdict("support_if_amended", sure, "support with demands", "supports it and asks for changes")
