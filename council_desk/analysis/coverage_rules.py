"""How far a clause answers a demand once they are known to speak of the same thing: met, partly, or conflicts."""

import re

from council_desk.analysis.clauses import Clause
from council_desk.analysis.terms import Amount, amounts, frequencies

_REMOVE = re.compile(
    r"\b(?:strike|delete|remove|drop|scrap|repeal|eliminate|cut|get rid of|take\b[^.;]{1,60}\b(?:off|out)|leave\b[^.;]{1,40}\bout|exempt|exclude|"
    r"do not|don't|stop|abandon|waive|allow|lift|no (?!later|more|fewer|less)|never|instead of|not\s+(?:apply|require|charge|include)|elimin\w+|quit\w+|no\s+cobr\w+)\b",
    re.IGNORECASE,
)
_KEEP = re.compile(r"\b(?:keep|retain|preserve|maintain|protect|guarantee|leave in)\b", re.IGNORECASE)
_PROHIBIT = re.compile(
    r"\b(?:no\s+person|shall\s+not|may\s+not|must\s+not|prohibit\w*|unlawful|forbidden|banned|not\s+(?:be\s+)?(?:allowed|permitted))\b",
    re.IGNORECASE,
)
_WEAK = re.compile(
    r"\b(?:may|should|encouraged?|consider|study|explore|intends?|strives?|goal|as\s+(?:the\s+)?(?:budget|funds?|resources)\s+(?:allows?|permits?)|"
    r"as\s+\w+\s+allows?|where\s+\w+\s+permits?|where\s+(?:feasible|practicable|possible)|to\s+the\s+extent|subject\s+to\s+(?:available|appropriation)|if\s+funds|"
    r"seeks?\s+to|endeavou?r|at\s+the\s+discretion|upon\s+request|from\s+time\s+to\s+time)\b",
    re.IGNORECASE,
)
_STRENGTH = re.compile(
    r"\b(?:shall|must|will|is\s+required|are\s+required|directs?|directed|prohibit\w*)\b", re.IGNORECASE
)
_UNTOUCHED = re.compile(r"\b(?:un[a-z]{4,}ed|remain|except)\b", re.IGNORECASE)
_UP = re.compile(
    r"\b(?:raise|increase|more|higher|longer|extend|expand|at least|minimum|widen|double|triple|aument\w+|ampli\w+)\b",
    re.IGNORECASE,
)
_DOWN = re.compile(
    r"\b(?:lower|reduce|decrease|less|fewer|shorter|cut|bring\b[^.;]{1,40}\bdown|at most|maximum|max|cap|limit|narrow|reduc\w+|baj\w+)\b",
    re.IGNORECASE,
)
_TIME_UNITS = frozenset({"day", "week", "month", "year", "quarter"})


def relation(demand: str, clause: Clause, force: str) -> tuple[str, float, str]:
    """What a clause does to a demand it speaks of: (coverage, how sure from 0 to 1, the reason).

    The rules, strongest first: a number of the same kind that differs; striking or allowing what the clause has;
    a clause that leaves out or forbids what is asked; a rarer report; weak words; else met.
    """
    words = f"{clause.heading}. {clause.text}"
    number = _numbers(demand, words)
    if number is not None:
        return number
    removes, forbids = bool(_REMOVE.search(demand)), bool(_PROHIBIT.search(words))
    if removes and not _KEEP.search(demand):
        if (
            forbids
            and re.search(r"\b(?:no|not|never|stop|ban|do not|don't)\b", demand, re.IGNORECASE)
            and not re.search(r"\ballow|permit", demand, re.I)
        ):
            return "met", 0.6, "the clause forbids what the writer wants stopped"
        return "conflicts", 0.75, "the writer asks to take out or undo what the clause does"
    if _UNTOUCHED.search(words) and re.search(r"\bremain un\w+|\bshall not be\b", words, re.IGNORECASE):
        return "conflicts", 0.65, "the clause says the opposite"
    wanted, given = frequencies(demand), frequencies(words)
    if wanted and given and not wanted & given:
        return "partly", 0.7, "the clause says another frequency"
    if _WEAK.search(words):
        return "partly", 0.7, "the clause is optional or weak"
    if force in {"resolution", "platform"} and re.search(
        r"\b(?:require|mandatory|enforceable|penalt|fine)\w*\b", demand, re.IGNORECASE
    ):
        return "weaker_instrument", 0.5, f"a {force} directs but does not bind"
    if clause.exceptions and re.search(r"\b(?:all|every|any|no exceptions?|always|never)\b", demand, re.IGNORECASE):
        return "partly", 0.65, "the clause has an exception"
    return (
        ("met", 0.6, "the clause does this") if _STRENGTH.search(words) else ("partly", 0.5, "the clause touches this")
    )


def _numbers(demand: str, words: str) -> tuple[str, float, str] | None:
    """Numbers of the same kind in both: equal is no answer by itself, different decides."""
    pairs = [(a, c) for a in amounts(demand) for c in amounts(words) if a.unit and _same_kind(a, c)]
    if not pairs or any(a.value == c.value for a, c in pairs):
        return None
    asked, given = pairs[0]
    gap = f"asked {_plain(asked)}, the clause says {_plain(given)}"
    if asked.unit in _TIME_UNITS:
        return "partly", 0.6, gap
    if (_UP.search(demand) and given.value > asked.value) or (_DOWN.search(demand) and 0 < given.value < asked.value):
        return "met", 0.55, gap
    return "conflicts", 0.65, gap


def _same_kind(one: Amount, other: Amount) -> bool:
    if one.unit in {"a.m.", "p.m."}:
        return other.unit == one.unit
    return one.unit == other.unit or {one.unit, other.unit} <= {"year", "month"}


def _plain(amount: Amount) -> str:
    """An amount as it reads: $75, 8 p.m., 25 pound."""
    number = f"{amount.value:g}"
    return f"${number}" if amount.unit == "$" else f"{number} {amount.unit}".strip()
