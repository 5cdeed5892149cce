"""Meetings and items from the JSON that the Legistar Web API gives (webapi.legistar.com: Events, EventItems)."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from council_desk.errors import UnreadableFileError
from council_desk.readers.encoding import decode
from council_desk.readers.passages import storable

_MOST_BYTES = 50 * 1024 * 1024
_MOST_ITEMS = 20_000
_SPACES = re.compile(r"\s+")
_TIME = re.compile(r"^\s*(\d{1,2})(?::(\d{2}))?(?::\d{2})?\s*([AaPp])?\.?\s*[Mm]?\.?\s*$")
_LISTS = ("EventItems", "value", "items", "Items", "Events", "events", "d", "results")
"""Where answers keep their lists: Legistar's own name first, then those of OData and of exports."""


@dataclass(frozen=True, slots=True)
class Item:
    """One item of an agenda.

    `number` is the agenda number as printed ("29", "5.A"), '' for headings; `sequence` its place on the agenda;
    `file_number`, `kind`, `status` and `title` are those of its matter, '' where there is none. `legistar_id` is the
    EventItemId, `event_id` the meeting's; `matter_id` stays the same when a matter comes back at a later meeting.
    `outcome` is what was done with it ("adopted"), where the meeting was held.
    """

    number: str
    title: str
    file_number: str = ""
    kind: str = ""
    status: str = ""
    outcome: str = ""
    sequence: int = 0
    legistar_id: int | None = None
    event_id: int | None = None
    matter_id: int | None = None


@dataclass(frozen=True, slots=True)
class Meeting:
    """One meeting and its items in the agenda's order.

    `date` is None and `body` '' where the file gives only items. `start` is the local time of the office, None where
    none is given. `agenda_status` is "Final", "Draft" and the like.
    """

    body: str
    date: date | None
    start: time | None
    items: tuple[Item, ...]
    location: str = ""
    agenda_status: str = ""
    legistar_id: int | None = None


def looks_like_legistar(data: bytes) -> bool:
    """Tell Legistar's JSON from other files by its first bytes and its names."""
    head = data[:200_000].lstrip(b"\xef\xbb\xbf \t\r\n")
    return head[:1] in (b"{", b"[") and re.search(rb'"Event(?:Item)?(?:Id|Date|Title)"\s*:', head) is not None


def read_legistar(name: str, data: bytes) -> tuple[Meeting, ...]:
    """Read one event, an event with its items, a list of events, or a list of items.

    Items without their event are put together by EventItemEventId, each such meeting without body and date. Items with
    neither number, title nor file are left out. Raises UnreadableFileError for a file that is no JSON, or JSON that
    holds neither events nor items.
    """
    records = _records(name, _parsed(name, data))
    events = [record for record in records if "EventId" in record or "EventDate" in record or "EventBodyName" in record]
    loose = [
        record for record in records if record not in events and any(key.startswith("EventItem") for key in record)
    ]
    if len(events) + len(loose) == 0:
        raise UnreadableFileError(
            f"{name} is JSON, but holds no meetings and no agenda items of Legistar (EventDate, EventItemTitle). "
            "Save an answer of the Legistar Web API, Events or EventItems, and open that."
        )
    meetings = [_meeting(name, event) for event in events]
    return (*_with_loose_items(meetings, [_item(record) for record in loose]),)


def _parsed(name: str, data: bytes) -> Any:
    decoded = decode(data) if len(data) <= _MOST_BYTES else None
    if decoded is None:
        raise UnreadableFileError(f"{name} is no JSON file of meetings, or too large for one. Nothing was read.")
    try:
        return json.loads(storable(decoded[0]), parse_constant=lambda _: None)
    except (ValueError, RecursionError):
        raise UnreadableFileError(
            f"{name} is not JSON, or was cut off. Save the answer of the Legistar Web API again and open that."
        ) from None


def _records(name: str, value: Any) -> list[dict[str, Any]]:
    """Return the records of an answer: itself, its list, or the list within it."""
    if isinstance(value, dict) and not any(key.startswith("Event") and key != "Events" for key in value):
        value = next((value[key] for key in _LISTS if isinstance(value.get(key), list | dict)), value)
        if isinstance(value, dict) and isinstance(value.get("results"), list):
            value = value["results"]
    listed = value if isinstance(value, list) else [value]
    if len(listed) > _MOST_ITEMS:
        raise UnreadableFileError(f"{name} holds {len(listed):,} records, more than any agenda. Nothing was read.")
    return [record for record in listed if isinstance(record, dict)]


def _meeting(name: str, event: Mapping[str, Any]) -> Meeting:
    given = _text(event.get("EventDate"))
    day = _day(given)
    if given and day is None:
        raise UnreadableFileError(f"{name}: the meeting's date {given[:40]!r} cannot be read. It should be 2026-04-28.")
    found = event.get("EventItems")
    records = [record for record in found if isinstance(record, dict)] if isinstance(found, list) else []
    return Meeting(
        body=_text(event.get("EventBodyName")),
        date=day,
        start=_start(_text(event.get("EventTime"))) or _clock_of(given),
        items=_in_order([_item(record) for record in records[:_MOST_ITEMS]]),
        location=_text(event.get("EventLocation")),
        agenda_status=_text(event.get("EventAgendaStatusName")),
        legistar_id=_number(event.get("EventId")),
    )


def _item(record: Mapping[str, Any]) -> Item:
    title = _text(record.get("EventItemTitle")) or _text(record.get("EventItemMatterName"))
    return Item(
        number=_text(record.get("EventItemAgendaNumber")).rstrip(".:) ").strip(),
        title=title,
        file_number=_text(record.get("EventItemMatterFile")),
        kind=_text(record.get("EventItemMatterType")),
        status=_text(record.get("EventItemMatterStatus")),
        outcome=_text(record.get("EventItemPassedFlagName")) or _text(record.get("EventItemActionName")),
        sequence=_number(record.get("EventItemAgendaSequence")) or 0,
        legistar_id=_number(record.get("EventItemId")),
        event_id=_number(record.get("EventItemEventId")),
        matter_id=_number(record.get("EventItemMatterId")),
    )


def _in_order(items: Sequence[Item]) -> tuple[Item, ...]:
    wanted = [item for item in items if item.number or item.file_number or item.title]
    return tuple(sorted(wanted, key=lambda item: item.sequence))  # sorting keeps the file's order among equals


def _with_loose_items(meetings: Sequence[Meeting], items: Sequence[Item]) -> list[Meeting]:
    """Put items that stand beside events to the event they name; others make meetings without body and date."""
    by_event: dict[int | None, list[Item]] = {}
    for item in items:
        by_event.setdefault(item.event_id, []).append(item)
    placed: list[Meeting] = []
    for meeting in meetings:
        more = by_event.pop(meeting.legistar_id, []) if meeting.legistar_id is not None else []
        placed.append(_with_items(meeting, more) if more else meeting)
    return placed + [
        Meeting("", None, None, _in_order(found), legistar_id=event_id) for event_id, found in by_event.items()
    ]


def _with_items(meeting: Meeting, items: Sequence[Item]) -> Meeting:
    return Meeting(
        meeting.body,
        meeting.date,
        meeting.start,
        _in_order([*meeting.items, *items]),
        meeting.location,
        meeting.agenda_status,
        meeting.legistar_id,
    )


def _text(value: Any) -> str:
    """Return a value as one line of text; anything but text and numbers is ''."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    return _SPACES.sub(" ", storable(str(value))).strip()


def _number(value: Any) -> int | None:
    if isinstance(value, bool):
        return None
    if isinstance(value, int):
        return value
    return int(value) if isinstance(value, str) and value.strip().isascii() and value.strip().isdecimal() else None


def _day(given: str) -> date | None:
    try:
        return date.fromisoformat(given[:10]) if given else None
    except ValueError:
        return None


def _clock_of(given: str) -> time | None:
    """Return the time within EventDate; midnight stands for none there (Legistar keeps the time in EventTime)."""
    try:
        clock = datetime.fromisoformat(given.rstrip("Z")).time().replace(microsecond=0, tzinfo=None)
    except ValueError:
        return None
    return clock if clock != time(0) else None


def _start(given: str) -> time | None:
    """Read EventTime: "6:30 PM", "18:30", "6 p.m."."""
    found = _TIME.match(given)
    if found is None:
        return None
    hour = int(found[1])
    half = (found[3] or "").lower()
    if half and 1 <= hour <= 12:
        hour = hour % 12 + (12 if half == "p" else 0)
    minute = int(found[2] or 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None
