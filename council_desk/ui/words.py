"""The window's words for what the record holds: stances, coverage, channels, times, counts."""

from __future__ import annotations

from datetime import UTC, date, datetime
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

STANCE_WORDS = {
    "support": "Support",
    "support_if_amended": "Support if amended",
    "oppose_unless_amended": "Oppose unless amended",
    "oppose": "Oppose",
    "neutral": "Neutral",
    "question": "Question",
    "unclear": "Unclear",
}
STANCE_SHORT = {**STANCE_WORDS, "support_if_amended": "If amended", "oppose_unless_amended": "Unless amended"}
"""What a narrow column says; its mark tells the side."""

STANCE_KEYS = tuple(STANCE_WORDS)
"""Keys 1 to 7 stand for these, in order."""

BAR_ORDER = (
    "support",
    "support_if_amended",
    "neutral",
    "question",
    "unclear",
    "oppose_unless_amended",
    "oppose",
)
"""From one side to the other, with no direction between."""

COVERAGE_WORDS = {
    "met": "Met",
    "partly": "Partly met",
    "weaker_instrument": "Met by a weaker instrument",
    "absent": "Absent",
    "conflicts": "Conflicts",
}

CHANNEL_WORDS = {
    "ecomment": "E-comment",
    "e-comment": "E-comment",
    "email": "E-mail",
    "e-mail": "E-mail",
    "in_person": "In person",
    "in person": "In person",
    "web_form": "Web form",
    "web form": "Web form",
}

FORM_WORDS = {"verbatim": "word for word", "trimmed": "trimmed", "edited": "edited", "unique": "on its own"}

SENSITIVE_KINDS = {
    "immigration": "Immigration history",
    "health": "Health",
    "child": "A child",
    "address": "A home address",
    "contact": "A phone or e-mail",
    "other": "Something else private",
}


def stance_word(stance: str | None) -> str:
    """Return a stance as a screen says it; "Not tagged" for none."""
    return STANCE_WORDS.get(stance or "", "Not tagged")


def channel_word(channel: str) -> str:
    """Return a channel as a screen says it."""
    return CHANNEL_WORDS.get(channel, channel[:1].upper() + channel[1:] if channel else "")


def district_word(district: str) -> str:
    """Return a district as a screen says it: "District 3" for "3", any other name as it is written."""
    return f"District {district}" if district.isdigit() else district


def count_of(number: int, one: str, many: str | None = None) -> str:
    """Return "1 letter" or "1,204 letters"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


@lru_cache(maxsize=8)
def zone(name: str) -> ZoneInfo:
    """Return the office's time zone; UTC where the name is not known on this computer."""
    # Here and not above: the first paint needs no time zone.
    from zoneinfo import ZoneInfo

    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return ZoneInfo("UTC")


def local_time(utc: str | None, zone_name: str) -> datetime | None:
    """Return a stored UTC time in the office's time zone, or None where there is none."""
    if not utc:
        return None
    try:
        moment = datetime.fromisoformat(utc)
    except ValueError:
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return moment.astimezone(zone(zone_name))


def short_date(moment: date | None) -> str:
    """Return "Apr 22"."""
    return f"{moment:%b} {moment.day}" if moment else ""


def day_and_time(moment: datetime | None) -> str:
    """Return "Apr 22, 4:06 PM", without a leading zero."""
    if moment is None:
        return ""
    return f"{short_date(moment)}, {moment.hour % 12 or 12}:{moment:%M %p}"


def meeting_day(iso: str) -> str:
    """Return "Tue, Apr 28" for an ISO date; the words as given where it is none."""
    try:
        day = date.fromisoformat(iso)
    except ValueError:
        return iso
    return f"{day:%a}, {short_date(day)}"


_LONGEST_GREETING = 60


def opening_words(text: str) -> str:
    """Return a letter's first words for a list: its first line that is no greeting, on one line."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    if len(lines) > 1 and len(lines[0]) < _LONGEST_GREETING and lines[0].endswith((",", ":", "!", "，", "：")):
        lines = lines[1:]
    return " ".join(lines[0].split()) if lines else ""


def percent(share: float) -> str:
    """Return how sure something is, as "82 %"; never 100 where anything is left open."""
    return f"{min(99, round(share * 100)) if share < 1 else 100} %"
