"""What keeps two asks apart however alike their words: numbers, dates, times, how often, directions, conditions."""

import re
from dataclasses import dataclass

from council_desk.analysis.terms import amounts, frequencies, terms

_RAISE = re.compile(
    r"\b(?:raise|increase|extend|expand|lengthen|more|longer|higher|add|allow|open|require|aument\w+|"
    r"ampl[ií]\w+|sub\w+)\b",
    re.IGNORECASE,
)
_LOWER = re.compile(
    r"\b(?:lower|reduce|decrease|shorten|cut|fewer|less|remove|drop|ban|prohibit|forbid|close|eliminate|"
    r"exempt|limit|cap|reduz\w+|baj\w+|quit\w+)\b",
    re.IGNORECASE,
)
_TIMES = (
    re.compile(
        r"\b(?:january|february|march|april|may(?=\s+\d)|june|july|august|september|october|november|december|enero|"
        r"febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre)\b"
    ),
    re.compile(
        r"\b(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|lunes|martes|miércoles|jueves|viernes|sábado|"
        r"domingo)(?=s?\b)"
    ),
    re.compile(r"\b(?:spring|summer|autumn|winter|verano|invierno)\b"),
)
_NOON = re.compile(r"\b(?:midnight|noon)\b")
_UNTIL = re.compile(r"\b(?:until|till|by|at|before|after)\s+$")
_IF = re.compile(
    r"\b(?:unless|(?:only\s+)?if|provided\s+that|on\s+condition\s+that|as\s+long\s+as|a\s+menos\s+que)\b", re.I
)
_HOURS = 12
_NOT = re.compile(r"\b(?:not|never|no|don['’]?t|nunca|without)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Ask:
    """One distinct wording, with what must not conflict."""

    sentence: str
    numbers: frozenset[tuple[float, str]]
    often: frozenset[str]
    direction: int
    negated: bool
    times: tuple[frozenset[str], ...]
    clock: frozenset[tuple[float, str]]
    condition: frozenset[str]


def ask_of(sentence: str) -> Ask:
    """What of a wording must not conflict."""
    up, down = bool(_RAISE.search(sentence)), bool(_LOWER.search(sentence))
    direction = 0 if up == down else 1 if up else -1
    numbers = frozenset((amount.value, amount.unit) for amount in amounts(sentence))
    low = sentence.lower()
    times = tuple(frozenset(word[:3] for word in kind.findall(low)) for kind in _TIMES)
    negated = len(_NOT.findall(sentence)) % 2 == 1
    return Ask(
        sentence, numbers, frequencies(sentence), direction, negated, times, _clock(sentence, low), _condition(sentence)
    )


def _clock(sentence: str, low: str) -> frozenset[tuple[float, str]]:
    """The times of day of an ask: 10 p.m., midnight, and a bare number after until, by or at."""
    named = {(12.0, "a.m." if word == "midnight" else "p.m.") for word in _NOON.findall(low)}
    given = {
        (amount.value, amount.unit)
        for amount in amounts(sentence)
        if amount.unit in {"a.m.", "p.m.", "o'clock"}
        or (not amount.unit and amount.value <= _HOURS and _UNTIL.search(low, 0, amount.start))
    }
    return frozenset(named | {(value, unit if unit != "o'clock" else "") for value, unit in given})


def _condition(sentence: str) -> frozenset[str]:
    """The content words after unless, if or until."""
    found = _IF.search(sentence)
    return frozenset(term.stem for term in terms(sentence[found.end() :])) if found else frozenset()


def conflict(one: str, other: str) -> bool:
    """Whether two asks cannot be one demand: other numbers of the same kind, other frequencies, opposite directions."""
    return asks_conflict(ask_of(one), ask_of(other))


def asks_conflict(one: Ask, other: Ask) -> bool:
    """Whether two asks cannot be one demand."""
    if one.often and other.often and not one.often & other.often:
        return True
    if one.direction * other.direction < 0 or one.negated != other.negated:
        return True
    if _apart_in_time(one, other) or _apart_in_condition(one, other):
        return True
    units = {unit for _, unit in one.numbers} & {unit for _, unit in other.numbers}
    for unit in units:
        mine = {value for value, other_unit in one.numbers if other_unit == unit}
        theirs = {value for value, other_unit in other.numbers if other_unit == unit}
        if not (mine <= theirs or theirs <= mine):
            return True
    return False


def _apart_in_time(one: Ask, other: Ask) -> bool:
    """By June is not by December, Saturday not Sunday, until ten not until midnight."""
    for mine, theirs in zip(one.times, other.times, strict=True):
        if mine and theirs and not (mine <= theirs or theirs <= mine):
            return True
    if not one.clock or not other.clock:
        return False
    return not any(
        a == b and (half == also or not half or not also) for a, half in one.clock for b, also in other.clock
    )


def _apart_in_condition(one: Ask, other: Ask) -> bool:
    """Both hang on something, and on other things."""
    return bool(one.condition and other.condition and not one.condition & other.condition)
