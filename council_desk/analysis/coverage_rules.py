"""How far a clause answers a demand once they are known to speak of the same thing: met, partly, or conflicts."""

import re
from dataclasses import dataclass

from council_desk.analysis.clauses import Clause
from council_desk.analysis.sentences import lowered
from council_desk.analysis.terms import Amount, amounts, frequencies

_REMOVE = re.compile(
    r"\b(?:strike|delete|remove|drop|scrap|repeal|eliminate|get rid of|take\b[^.;]{1,60}\b(?:off|out)|"
    r"leave\b[^.;]{1,40}\bout|exempt|exclude|end|stop|abandon|waive|allow|permit|lift|move|relocate|"
    r"lower|reduce|decrease|cut|shorten|limit|cap|bring\b[^.;]{1,40}\bdown|instead of|rather than|"
    r"elimin\w+|quit\w+|baj\w+|reduz\w+|reduc\w+|no\s+cobr\w+)\b"
)
_KEEP = re.compile(r"\b(?:keep|retain|preserve|maintain|protect|guarantee|honor|leave in|mantener|mantengan)\b")
_PROHIBITS = re.compile(
    r"\b(?:no\s+person|shall\s+not|may\s+not|must\s+not|prohibit\w*|unlawful|forbidden|banned|no\s+more\s+than|"
    r"not\s+(?:be\s+)?(?:allowed|permitted))\b"
)
_WEAK = re.compile(
    r"\b(?:may|should|encouraged?|consider|study|explore|intends?|strives?|goal|"
    r"as\s+(?:the\s+)?(?:budget|funds?|funding|resources)\s+(?:allows?|permits?)|as\s+\w+\s+allows?|"
    r"where\s+\w+\s+permits?|where\s+(?:feasible|practicable|possible)|to\s+the\s+extent|"
    r"subject\s+to\s+(?:available|appropriation)|if\s+funds|seeks?\s+to|endeavou?r|at\s+the\s+discretion|"
    r"upon\s+request|from\s+time\s+to\s+time)\b(?!\s+not\b)"
)
_STRENGTH = re.compile(r"\b(?:shall|must|will|is\s+required|are\s+required|directs?|directed|prohibit\w*)\b")
_NEGATIVE = re.compile(r"\b(?:no|not|never|none|without|don't|cannot|neither|nunca|sin)\b|\bun[a-z]{4,}ed\b")
_UP = re.compile(
    r"\b(?:raise|increase|more|higher|longer|extend|expand|at least|minimum|widen|double|triple|give|wait|set aside|"
    r"replace|add|aument\w+|ampli\w+)\b"
)
_FROM = re.compile(r"\b(?:from|instead of|rather than|not|than|under|over)\s+(?:just\s+|only\s+)?\$?$")
_EVERY = re.compile(r"\b(?:all|every|any|each|only|always|no exceptions?)\b")
_TIME_UNITS = frozenset({"day", "week", "month", "year", "quarter"})
_BINDS = re.compile(r"\b(?:require|mandatory|enforceable|penalt|fine)\w*\b")


@dataclass(frozen=True, slots=True)
class Relation:
    """What a clause does to a demand: its coverage, how sure from 0 to 1, and why."""

    coverage: str
    sureness: float
    reason: str


def relation(demand: str, clause: Clause, force: str, share: float = 1.0) -> Relation:
    """What a clause does to a demand it speaks of.

    share: of the demand's weight that the clause's words hold. The rules, strongest first: a number of the same kind
    that differs; keeping what the clause has; striking, lowering or moving it; one side saying no where the other
    says yes; another frequency; weak words; else met.
    """
    asked, words = lowered(demand), lowered(f"{clause.heading}. {clause.text}")
    rules = (_by_number, _by_opposites, _by_language, _by_keeping, _by_removal, _by_negation, _by_frequency)
    for rule in rules:
        found = rule(asked, words)
        if found is not None:
            return found
    if _WEAK.search(words):
        return Relation("partly", 0.7, "the clause is optional or weak")
    if force in {"resolution", "platform"} and _BINDS.search(asked):
        return Relation("weaker_instrument", 0.5, f"a {force} directs but does not bind")
    if clause.exceptions and _EVERY.search(asked):
        return Relation("partly", 0.65, "the clause has an exception")
    if _STRENGTH.search(words) and share >= 0.6:
        return Relation("met", 0.6, "the clause does this")
    return Relation("partly", 0.5, "the clause touches this")


# What cannot both be so: the writer's word on the left, the clause's on the right.
_OPPOSITES = tuple(
    (re.compile(rf"\b(?:{mine})\b"), re.compile(rf"\b(?:{theirs})\b"))
    for mine, theirs in (
        (r"elect(?:ed)?\b(?!ion)", r"appoint(?:s|ed)?"),
        (r"appoint(?:ed)?", r"elect(?:s|ed)?"),
        (r"separate(?:ly)?|one\s+by\s+one|each\s+\w+\s+by\s+itself", r"single|together|combined|jointly"),
        (r"free(?:\s+of\s+charge)?|no\s+charge", r"fee|fees|\$\s?\d[\d.,]*|admission|charge\s+of"),
        (r"ongoing|permanent(?:ly)?|base\s+budget|recurring", r"one-time|temporar(?:y|ily)|pilot|interim"),
        (r"automatic(?:ally)?", r"must\s+apply|shall\s+apply|upon\s+application|may\s+apply"),
        (
            r"public(?:ly)?\s+(?:run|owned|operated)|city\s+(?:employees|staff|workers)",
            r"private|contractor|vendor|operator",
        ),
        (r"independent", r"council\s+shall\s+(?:draw|appoint|set|decide|choose|select)"),
        (r"year[\s-]round|all\s+year|twelve\s+months", r"memorial\s+day|labor\s+day|summers?|season(?:al)?"),
        (r"warning", r"fine|penalty"),
        (r"mandatory|require[ds]?", r"voluntary|optional"),
    )
)
_MONTHS = re.compile(
    r"\b(january|february|march|april|may(?=\s+\d)|june|july|august|september|october|november|december)\b"
)
_LANGUAGES = re.compile(
    r"\b(?:spanish|tagalog|filipino|vietnamese|chinese|cantonese|mandarin|korean|russian|arabic|somali|hmong|punjabi|"
    r"(?:other|more|several|all|many)\s+languages|translat\w+|español)\b"
)
_AWAY = re.compile(r"\b(?:instead\s+of|rather\s+than)\b")
_ALLOWS = re.compile(r"(?:exempt|exclude|allow|permit|let)\b")
_EXEMPTS = re.compile(
    r"\b(?:exempt\w*|(?:does|do|shall)\s+not\s+apply|is\s+allowed|are\s+allowed|is\s+permitted|are\s+permitted)\b"
)


def _by_opposites(asked: str, words: str) -> Relation | None:
    """One word where the clause has its opposite, or another month."""
    asked = re.split(r",\s+not\b|\binstead\s+of\b|\brather\s+than\b", asked)[0]
    for mine, theirs in _OPPOSITES:
        if mine.search(asked) and theirs.search(words) and not mine.search(words):
            return Relation("conflicts", 0.6, "the clause does the opposite")
    wanted, given = set(_MONTHS.findall(asked)), set(_MONTHS.findall(words))
    if wanted and given and not wanted & given:
        return Relation("conflicts", 0.5, "the clause names another month")
    return None


def _by_language(asked: str, words: str) -> Relation | None:
    """A language that the clause does not name."""
    found = _LANGUAGES.search(asked)
    if found is None or found.group() in words:
        return None
    return Relation("partly", 0.6, "the clause names no such language")


def _by_number(asked: str, words: str) -> Relation | None:
    """Numbers of the same kind in both: those asked for, not those asked away from."""
    wanted = [a for a in amounts(asked) if a.unit and not _FROM.search(asked[max(0, a.start - 16) : a.start])]
    pairs = [(a, c) for a in wanted for c in amounts(words) if _same_kind(a, c)]
    if not pairs or any(a.value == c.value for a, c in pairs):
        return None
    mine, theirs = pairs[0]
    gap = f"asked {_plain(mine)}, the clause says {_plain(theirs)}"
    if mine.value > theirs.value and (_UP.search(asked) or mine.unit in _TIME_UNITS):
        return Relation("partly", 0.55, gap)
    if mine.unit in _TIME_UNITS and not _REMOVE.search(asked):
        return Relation("partly", 0.55, gap)
    return Relation("conflicts", 0.65, gap)


def _by_keeping(asked: str, words: str) -> Relation | None:
    if _KEEP.match(asked) and _NEGATIVE.search(words) and not _NEGATIVE.search(asked):
        return Relation("conflicts", 0.55, "the writer wants kept what the clause ends")
    if not _KEEP.match(asked) or (_EVERY.search(asked) and "percent" in words):
        return None
    return Relation("met", 0.6, "the clause has what the writer wants kept") if not _WEAK.search(words) else None


def _by_removal(asked: str, words: str) -> Relation | None:
    """Striking, lowering, ending, moving or allowing what the clause has."""
    if not (_REMOVE.match(asked) or _AWAY.search(asked)):
        return None
    if _ALLOWS.match(asked) and _EXEMPTS.search(words):
        return Relation("met", 0.55, "the clause allows or exempts this")
    if _PROHIBITS.search(words) and re.match(r"(?:stop|end|limit|cap)\b", asked) and not amounts(asked):
        return Relation("met", 0.5, "the clause forbids what the writer wants stopped")
    return Relation("conflicts", 0.7, "the writer asks to take out, lower or undo what the clause does")


def _by_negation(asked: str, words: str) -> Relation | None:
    """One says no, the other yes."""
    mine, theirs = (
        bool(_NEGATIVE.search(re.split(r", not\b|\bnot (?:only|just|merely)\b", asked)[0])),
        bool(_NEGATIVE.search(words)),
    )
    if mine == theirs:
        return Relation("met", 0.55, "both forbid it") if mine and _PROHIBITS.search(words) else None
    return Relation("conflicts", 0.55, "the one says no where the other says yes")


def _by_frequency(asked: str, words: str) -> Relation | None:
    wanted, given = frequencies(asked), frequencies(words)
    if wanted and given and not wanted & given:
        return Relation("partly", 0.7, "the clause says another frequency")
    return None


def _same_kind(one: Amount, other: Amount) -> bool:
    if one.unit in {"a.m.", "p.m."}:
        return other.unit == one.unit
    return one.unit == other.unit or {one.unit, other.unit} <= {"year", "month"}


def _plain(amount: Amount) -> str:
    """An amount as it reads: $75, 8 p.m., 25 pound."""
    number = f"{amount.value:g}"
    return f"${number}" if amount.unit == "$" else f"{number} {amount.unit}".strip()
