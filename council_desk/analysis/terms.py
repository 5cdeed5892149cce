"""Words of a text as likeness sees them: stems without small words, and the amounts that must not be mixed up."""

import re
from dataclasses import dataclass
from functools import lru_cache

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?|\d{1,2}:\d\d(?!\d)|\d[\d,]*(?:\.\d+)?")


def _listed(words: str) -> frozenset[str]:
    """The words of a list."""
    return frozenset(words.split())


_STOP = _listed(
    """
a an the this that these those it its they them their there here of in on at to for from by with within without
into onto over under up down out off as and or but nor so if then than when where while which who whom whose
what is are was were be been being am do does did done has have had having will would shall should may might can
could must i we you he she us our my me your his her him not no yes all any each every some more most other such
only own same very just also too please council city councilmembers ordinance resolution policy item section
chapter ask want need make let new one two el la los las un una unos unas de del al y o u en por para con sin
que se su sus lo le les es son ser sea esta este estos estas esto más menos muy también como pero si no nos
nuestro nuestra mi mis favor pido concejo ciudad ordenanza resolución
"""
)
_UNITS = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19, "uno": 1, "una": 1, "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5,
    "seis": 6, "siete": 7, "ocho": 8, "nueve": 9, "diez": 10, "doce": 12, "quince": 15, "veinte": 20,
}  # fmt: skip
_TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
    "treinta": 30, "cuarenta": 40, "cincuenta": 50, "sesenta": 60, "setenta": 70, "ochenta": 80, "noventa": 90,
}  # fmt: skip
_SCALES = {"hundred": 100, "cien": 100, "thousand": 1000, "mil": 1000, "million": 1_000_000, "millón": 1_000_000}
_FREQUENCY = {
    "hourly": "hour", "daily": "day", "weekly": "week", "biweekly": "2 week", "monthly": "month",
    "quarterly": "quarter", "semiannually": "half-year", "biannually": "half-year", "yearly": "year",
    "annually": "year", "annual": "year", "nightly": "night", "diario": "day", "semanal": "week",
    "mensual": "month", "trimestral": "quarter", "anual": "year",
}  # fmt: skip
_EVERY = re.compile(
    r"\b(?:every|each|per|once an?|twice an?|cada|al)\s+(hour|day|week|month|quarter|year|night|día|semana|mes|año)\b",
    re.I,
)
_SPANISH_PERIOD = {"día": "day", "semana": "week", "mes": "month", "año": "year"}
_AFTER_UNIT = re.compile(
    r"\s*-?\s*(%|percent|per cent|por ciento|dollars?|bucks|dólares|feet|foot|ft|pies|pounds?|lbs?|hours?|"
    r"hrs?|horas?|days?|días?|weeks?|semanas?|"
    r"months?|meses|mes|years?|años?|miles?|mph|decibels?|dba?|acres?|stories|story|floors?|units?|spaces?|"
    r"a\.?m\.?|p\.?m\.?|minutes?|minutos|"
    r"square feet|sq\.? ?ft|o'clock|[a-z]{3,}s)\b|\s*%",
    re.IGNORECASE,
)
_UNIT_NAMES = {
    "percent": "%", "per cent": "%", "por ciento": "%", "dollar": "$", "buck": "$", "dólare": "$", "foot": "feet",
    "ft": "feet", "pie": "feet", "pound": "pound", "lb": "pound", "hr": "hour", "hora": "hour", "día": "day",
    "semana": "week", "mese": "month", "mes": "month", "año": "year", "dba": "db", "decibel": "db", "am": "a.m.",
    "a.m": "a.m.", "pm": "p.m.", "p.m": "p.m.", "minuto": "minute", "storie": "story",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Term:
    """A content word: its stem and its half-open code point span."""

    stem: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with what it counts ('$', '%', 'feet', 'p.m.', a noun, or '' where nothing says)."""

    value: float
    unit: str
    start: int
    end: int


_ENDINGS = (
    ("ies", "y"), ("ied", "y"), ("ements", ""), ("ement", ""), ("ments", ""), ("ment", ""), ("ations", ""),
    ("ation", ""), ("ings", ""), ("ing", ""), ("sses", "ss"), ("ness", ""), ("edly", ""), ("ely", ""), ("ly", ""),
    ("ers", ""), ("er", ""), ("ed", ""), ("es", ""), ("s", ""), ("e", ""),
)  # fmt: skip


@lru_cache(maxsize=32768)
def stem(word: str) -> str:
    """A word without its commonest English and Spanish endings: likeness, not grammar."""
    low = word.lower().replace("’", "'")
    low = low[:-2] if low.endswith("'s") else low
    if len(low) <= 3 or low[0].isdigit():
        return low
    for ending, put in _ENDINGS:
        if low.endswith(ending) and len(low) - len(ending) >= 3 and not (ending == "s" and low.endswith("ss")):
            low = low[: -len(ending)] + put
            break
    if len(low) > 3 and low[-1] == low[-2] and low[-1] not in "aeiosl":
        low = low[:-1]
    return low[:-1] if low.endswith("e") and len(low) > 3 else low


def terms(text: str) -> list[Term]:
    """The content words of a text, in order."""
    found = []
    for match in _WORD.finditer(text):
        low = match.group().lower()
        if low in _STOP or (len(low) == 1 and not low.isdigit()):
            continue
        found.append(Term(stem(low.replace(",", "") if low[0].isdigit() else low), match.start(), match.end()))
    return found


def amounts(text: str) -> list[Amount]:
    """The numbers in a text, written in digits or in words, with their units."""
    found: list[Amount] = []
    for start, end, value in _numbers(text):
        money = text[max(0, start - 2) : start].rstrip().endswith("$")
        unit_match = _AFTER_UNIT.match(text, end)
        unit = "$" if money else _unit(unit_match.group()) if unit_match else ""
        found.append(Amount(value, unit, start - 1 if money else start, end))
    return found


def frequencies(text: str) -> frozenset[str]:
    """How often something is asked for: day, week, month, quarter, year."""
    low = text.lower()
    named = {period for word, period in _FREQUENCY.items() if word in low and re.search(rf"\b{word}\b", low)}
    every = {_SPANISH_PERIOD.get(found.group(1).lower(), found.group(1).lower()) for found in _EVERY.finditer(low)}
    return frozenset(named | every)


def _unit(words: str) -> str:
    name = words.strip(" -.\t").lower()
    if name in _UNIT_NAMES:
        return _UNIT_NAMES[name]
    single = name[:-1] if name.endswith("s") and len(name) > 2 else name
    return _UNIT_NAMES.get(single, single if single not in {"feet", "foot"} else "feet")


def _numbers(text: str) -> list[tuple[int, int, float]]:
    """Runs of digits and number words: (start, end, value)."""
    found: list[tuple[int, int, float]] = []
    for match in _WORD.finditer(text):
        low = match.group().lower()
        value: float | None = None
        if low[0].isdigit():
            value = _digits(low)
        elif low in _UNITS or low in _TENS or low in _SCALES:
            value = _UNITS.get(low, _TENS.get(low, _SCALES.get(low, 0)))
        if value is None:
            continue
        if (
            found
            and text[found[-1][1] : match.start()].strip("-\t ") in {"", "and"}
            and match.start() - found[-1][1] <= 5
        ):
            joined = _joined(found[-1][2], low, value)
            if joined is not None:
                found[-1] = (found[-1][0], match.end(), joined)
                continue
        found.append((match.start(), match.end(), value))
    return found


def _digits(low: str) -> float | None:
    hour, _, minute = low.partition(":")
    try:
        if minute:
            return int(hour) + int(minute) / 60
        return float(low.replace(",", "").rstrip("."))
    except ValueError:
        return None


def _joined(before: float, low: str, value: float) -> float | None:
    """Twenty five is 25 and two hundred is 200; six thirty is two numbers."""
    if low in _SCALES and before < _SCALES[low]:
        return before * value
    if low in _UNITS and 20 <= before < 100 and before % 10 == 0 and 0 < value < 10:
        return before + value
    if (low in _UNITS or low in _TENS) and before >= 100 and before % 100 == 0 and value < 100:
        return before + value
    return None
