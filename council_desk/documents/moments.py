"""Dates in the office's time zone and in American words."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def local(moment: str, time_zone: str) -> datetime | None:
    """Return a UTC ISO time as a time of the office's zone; None where it is no time. An unknown zone counts as UTC."""
    try:
        read = datetime.fromisoformat(moment.replace("Z", "+00:00"))
    except ValueError:
        return None
    if read.tzinfo is None:
        read = read.replace(tzinfo=UTC)
    try:
        return read.astimezone(ZoneInfo(time_zone))
    except (ZoneInfoNotFoundError, ValueError):
        return read.astimezone(UTC)


def day(iso: str) -> date | None:
    """Return an ISO date, or the date of an ISO time; None where it is neither."""
    try:
        return date.fromisoformat(iso[:10])
    except ValueError:
        return None


def long_day(when: date) -> str:
    """June 9, 2026."""
    return f"{_MONTHS[when.month - 1]} {when.day}, {when.year}"


def week_day(when: date) -> str:
    """Tue June 9, 2026."""
    return f"{_DAYS[when.weekday()]} {long_day(when)}"


def short_day(when: date) -> str:
    """Jun 9."""
    return f"{_MONTHS[when.month - 1][:3]} {when.day}"


def clock(when: datetime) -> str:
    """7:34 pm; noon; midnight."""
    if when.minute == 0 and when.hour in {0, 12}:
        return "noon" if when.hour else "midnight"
    return f"{(when.hour - 1) % 12 + 1}:{when.minute:02d} {'am' if when.hour < 12 else 'pm'}"
