"""When something was received: many ways of writing a date into one UTC time, with how sure and how ambiguous."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from itertools import islice
from zoneinfo import ZoneInfo

from council_desk.readers.date_words import HOURS_OF_ZONE, MONTH_OF, folded

_YEARS = range(1990, 2101)
_MOST_CHARACTERS = 120
_MOST_LOOKED_AT = 2_000
"""So many different dates tell the order of a file, or none do."""

_ISO = re.compile(r"\b(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
_COMPACT = re.compile(r"^(\d{4})(\d{2})(\d{2})(?:t?(\d{2})(\d{2})(\d{2})?)?\b")
_NUMERIC = re.compile(r"(?<![\d/.-])(\d{1,2})\s?[/.-]\s?(\d{1,2})\s?[/.-]\s?(\d{4}|\d{2})(?![\d/])")
_CJK = re.compile(r"(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]?")
_DAY_WORD_YEAR = re.compile(
    r"\b(\d{1,2})(?:st|nd|rd|th|o|er|\.)?[\s.-]*(?:of |de |di )?"
    r"([^\W\d_]{3,})\.?,?[\s.-]*(?:de |del )?(\d{4})\b"
)
_WORD_DAY_YEAR = re.compile(r"\b([^\W\d_]{3,})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})\b")
_TIME = re.compile(
    r"(?<![\d:])(\d{1,2})\s?[:h時时시点]\s?(\d{2})?(?:[:.m分분]\s?(\d{2}))?(?:[.,]\d+)?"
    r"\s*(am|pm|午前|午後|上午|下午|오전|오후)?"
)
_BARE_HOUR = re.compile(r"(?<![\d:])(\d{1,2})\s?(am|pm)\b")
_EAST_HALF = re.compile(r"(午前|午後|上午|下午|오전|오후)")
_OFFSET = re.compile(r"(?:(?<=\d)|(?<=[\d\s]gmt)|(?<=[\d\s]utc)|(?<=\s))([+-])(\d{2}):?(\d{2})\b")
_ZONE_WORD = re.compile(r"(?:(?<=\d)|\b)(z|utc|gmt|[a-z]{1,2}[sd]t)\b")
_SERIAL = re.compile(r"^(\d{5})(?:\.(\d+))?$")
_EPOCH = re.compile(r"^(\d{10})(\d{3})?$")
_AFTERNOON = ("pm", "午後", "下午", "오후")
_MORNING = ("am", "午前", "上午", "오전")


@dataclass(frozen=True, slots=True)
class ReceivedTime:
    """A received time as understood.

    `iso` is UTC ('2026-04-28T01:05:00+00:00') or None where no date was found; `as_given` the words; `confidence` 0 to
    1; `ambiguous` where day and month could change places; `has_time` false where only a date was given: `iso` is then
    the first moment of that day in the office's zone.
    """

    iso: str | None
    as_given: str
    confidence: float
    ambiguous: bool
    has_time: bool = False


@dataclass(frozen=True, slots=True)
class _Day:
    """A day found in a text, where it stood, and how sure it is."""

    value: date
    span: tuple[int, int]
    confidence: float
    ambiguous: bool = False


def parse_received(text: str, order: str | None, zone: str) -> ReceivedTime:
    """Read a received time as people, forms, mail and spreadsheets write it.

    `order` is 'mdy' or 'dmy' for dates all in figures; with None they are read as month first, and marked ambiguous
    where both ways make a date. `zone` is the office's IANA zone, for times that name none. Never guesses a relative
    time ("2 hours ago"): that has no `iso`. Raises zoneinfo.ZoneInfoNotFoundError for an unknown zone.
    """
    home = ZoneInfo(zone)
    line = folded(text[:_MOST_CHARACTERS])
    number = _from_number(line, home)
    if number is not None:
        return ReceivedTime(_utc(number), text, 0.7, False, has_time=True)
    day = _find_day(line, order)
    if day is None:
        return ReceivedTime(None, text, 0.0, False)
    rest = line[: day.span[0]] + " " + line[day.span[1] :]
    clock = _find_time(rest)
    if clock is None:
        start = datetime.combine(day.value, time(0), home)
        return ReceivedTime(_utc(start), text, day.confidence * 0.8, day.ambiguous)
    moment = datetime.combine(day.value, clock, _find_zone(rest) or home)
    return ReceivedTime(_utc(moment), text, day.confidence, day.ambiguous, has_time=True)


def guess_order(values: Iterable[str]) -> str | None:
    """Tell 'mdy' from 'dmy' by a whole column of dates in figures; None where it cannot be told.

    A number over 12 decides, unless others contradict it. Else the reading decides under which the dates lie close
    together: comments on one meeting come within weeks, and the wrong order scatters them over the year.
    """
    pairs = [match for value in values if (match := _figures(value)) is not None]
    month_first = any(second > 12 for _, second, _ in pairs)
    day_first = any(first > 12 for first, _, _ in pairs)
    if month_first != day_first:
        return "mdy" if month_first else "dmy"
    if month_first or len(set(pairs)) < 3:
        return None
    spread = {order: _spread(pairs, order) for order in ("mdy", "dmy")}
    close, wide = sorted(spread, key=lambda order: spread[order])
    return close if spread[close] * 4 < spread[wide] and spread[close] <= 92 else None


def doubtful_dates(values: Iterable[str], order: str | None = None) -> tuple[str, ...]:
    """Return the dates as given whose day and month could change places while nothing in the file tells the order.

    Empty where `order` is known, where `guess_order` can tell it, or where no date is in doubt: then there is nothing
    to ask. Else the question is asked once for the file, and its answer is 'mdy' or 'dmy' for all of them.
    """
    if order is not None:
        return ()
    given = list(islice((value for value in dict.fromkeys(values) if any(map(str.isdecimal, value))), _MOST_LOOKED_AT))
    doubtful = {value: None for value in given if _is_doubtful(value)}
    return tuple(doubtful) if doubtful and guess_order(given) is None else ()


def _is_doubtful(value: str) -> bool:
    found = _figures(value)
    return found is not None and found[0] != found[1] and found[0] <= 12 and found[1] <= 12


def looks_like_a_time(text: str) -> bool:
    """Tell whether a spreadsheet cell is a date, quickly and without a zone."""
    short = text.strip()
    if not 6 <= len(short) <= 60 or not any(char.isdigit() for char in short):
        return False
    return _find_day(folded(short), None) is not None


def _utc(moment: datetime) -> str:
    return moment.astimezone(UTC).replace(microsecond=0).isoformat()


def _figures(value: str) -> tuple[int, int, int] | None:
    line = folded(value[:_MOST_CHARACTERS])
    match = None if _ISO.search(line) else _NUMERIC.search(line)
    if match is None:
        return None
    return int(match[1]), int(match[2]), _full_year(match[3])


def _spread(pairs: list[tuple[int, int, int]], order: str) -> int:
    days = [_date(year, a, b) if order == "mdy" else _date(year, b, a) for a, b, year in pairs]
    known = [day.toordinal() for day in days if day is not None]
    return max(known) - min(known) if known else 10_000


def _from_number(line: str, home: tzinfo) -> datetime | None:
    """Read a spreadsheet's serial day (1899-12-30 is day 0) or seconds since 1970, where the text is only a number."""
    serial = _SERIAL.match(line)
    if serial and 32_000 <= int(serial[1]) <= 73_000:
        days = float(line)
        start = datetime(1899, 12, 30, tzinfo=home)
        return start + timedelta(seconds=round(days * 86_400))
    epoch = _EPOCH.match(line)
    if epoch and int(epoch[1]) < 4_102_444_800:
        return datetime.fromtimestamp(int(epoch[1]), UTC)
    return None


def _find_day(line: str, order: str | None) -> _Day | None:
    """Find the first date in a folded line, the surest ways of writing one first."""
    for pattern in (_ISO, _CJK):
        match = pattern.search(line)
        day = match and _date(int(match[1]), int(match[2]), int(match[3]))
        if match and day:
            return _Day(day, match.span(), 0.99)
    return _from_words(line) or _from_figures(line, order) or _from_compact(line)


def _from_words(line: str) -> _Day | None:
    for pattern, day_group, word_group in ((_DAY_WORD_YEAR, 1, 2), (_WORD_DAY_YEAR, 2, 1)):
        for match in pattern.finditer(line):
            month = MONTH_OF.get(match[word_group])
            day = month and _date(int(match[3]), month, int(match[day_group]))
            if day:
                return _Day(day, match.span(), 0.98)
    return None


def _from_figures(line: str, order: str | None) -> _Day | None:
    match = _NUMERIC.search(line)
    if match is None:
        return None
    first, second, year = int(match[1]), int(match[2]), _full_year(match[3])
    by_month, by_day = _date(year, first, second), _date(year, second, first)
    if by_month and by_day and first != second and order is None:
        return _Day(by_month, match.span(), 0.5, ambiguous=True)
    wanted, other = (by_day, by_month) if order == "dmy" else (by_month, by_day)
    if wanted:
        return _Day(wanted, match.span(), 0.95)
    return _Day(other, match.span(), 0.8) if other else None


def _from_compact(line: str) -> _Day | None:
    match = _COMPACT.match(line)
    day = match and _date(int(match[1]), int(match[2]), int(match[3]))
    return _Day(day, (0, 8), 0.8) if day else None


def _full_year(digits: str) -> int:
    return int(digits) + 2000 if len(digits) == 2 else int(digits)


def _date(year: int, month: int, day: int) -> date | None:
    if year not in _YEARS:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _find_time(rest: str) -> time | None:
    bare = _BARE_HOUR.search(rest)
    for match in _TIME.finditer(rest):
        half = match[4] or (found[0] if (found := _EAST_HALF.search(rest)) else None)
        clock = _clock(int(match[1]), int(match[2] or 0), int(match[3] or 0), half)
        if clock is not None:
            return clock
    if bare:
        return _clock(int(bare[1]), 0, 0, bare[2])
    compact = re.match(r"^\s*t?(\d{2})(\d{2})(\d{2})?\b", rest)
    return _clock(int(compact[1]), int(compact[2]), int(compact[3] or 0), None) if compact else None


def _clock(hour: int, minute: int, second: int, half: str | None) -> time | None:
    if half in _AFTERNOON and hour < 12:
        hour += 12
    elif half in _MORNING and hour == 12:
        hour = 0
    try:
        return time(hour, minute, second)
    except ValueError:
        return None


def _find_zone(rest: str) -> tzinfo | None:
    """Find a zone that the text itself names; None leaves the office's own."""
    offset = _OFFSET.search(rest)
    if offset:
        minutes = int(offset[2]) * 60 + int(offset[3])
        if minutes < 24 * 60:
            return timezone(timedelta(minutes=-minutes if offset[1] == "-" else minutes))
    for word in _ZONE_WORD.findall(rest):
        if word in HOURS_OF_ZONE:
            return timezone(timedelta(hours=HOURS_OF_ZONE[word]))
    return None
