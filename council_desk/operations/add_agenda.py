"""A meeting's agenda comes in from a file: meetings and items are added and brought up to date, never taken away."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from council_desk.errors import RefusedError
from council_desk.operations.agenda import DEFAULT_BODY, KINDS, add_item, add_meeting
from council_desk.records.agenda import Body, Item, Meeting

_LONGEST_NUMBER, _LONGEST_FILE = 40, 80


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """One item of an agenda as a file has it; `kind` as given ("Ordinance"), or empty."""

    number: str
    title: str
    file_number: str = ""
    kind: str = ""


@dataclass(frozen=True, slots=True)
class AgendaMeeting:
    """One meeting of a file: body (empty: the council), ISO date, local "HH:MM" or empty, items in their order."""

    body: str
    date: str
    start_time: str
    items: tuple[AgendaItem, ...]


@dataclass(frozen=True, slots=True)
class AgendaAdded:
    """What an agenda changed. `left_out`: lines without a number, or with one that an earlier line has."""

    meetings: int
    added: int
    updated: int
    unchanged: int
    left_out: int
    meeting_ids: tuple[int, ...]
    item_ids: tuple[int, ...]

    def summary(self) -> str:
        """What happened, in a few words."""
        found = [f"{_count(self.meetings, 'new meeting')}"] if self.meetings else []
        found += [f"{_count(self.added, 'item')} added", f"{self.updated} brought up to date"]
        found.append(f"{self.unchanged} as before")
        if self.left_out:
            found.append(f"{_count(self.left_out, 'line')} without a number of its own left out")
        return ", ".join(found)


def _count(number: int, one: str) -> str:
    return f"{number} {one}{'s' if number != 1 else ''}"


def add_agenda(session: Session, meetings: Sequence[AgendaMeeting]) -> AgendaAdded:
    """Put meetings and their items on the agenda; what is there already gets the file's titles and file numbers.

    Nothing is taken away, and words that a person gave an item (its short title, its status) stay. Raises RefusedError
    where the file has no meeting with a date.
    """
    dated = [meeting for meeting in meetings if meeting.date]
    if not dated:
        raise RefusedError("The file names no meeting with a date. Export the meeting (its event) with its items.")
    counts = dict.fromkeys(("meetings", "added", "updated", "unchanged", "left_out"), 0)
    meeting_ids: list[int] = []
    item_ids: list[int] = []
    for meeting in dated:
        meeting_id, is_new = _meeting(session, meeting)
        counts["meetings"] += is_new
        meeting_ids.append(meeting_id)
        there = list(session.scalars(select(Item).where(Item.meeting_id == meeting_id)))
        seen: set[str] = set()
        for item in meeting.items:
            number = " ".join(item.number.split())
            if not number or len(number) > _LONGEST_NUMBER or number.casefold() in seen:
                counts["left_out"] += 1
                continue
            seen.add(number.casefold())
            what, item_id = _item(session, meeting_id, number, item, there)
            counts[what] += 1
            item_ids.append(item_id)
    return AgendaAdded(meeting_ids=tuple(dict.fromkeys(meeting_ids)), item_ids=tuple(dict.fromkeys(item_ids)), **counts)


def _meeting(session: Session, wanted: AgendaMeeting) -> tuple[int, bool]:
    """The meeting's id, and whether it is new. A start that was not known, or was moved, is put down."""
    body = " ".join(wanted.body.split())[:200] or DEFAULT_BODY
    same_day = select(Meeting).join(Body, Body.id == Meeting.body_id).where(Body.name == body)
    known = list(session.scalars(same_day.where(Meeting.date == wanted.date).order_by(Meeting.id)))
    exact = [meeting for meeting in known if meeting.start_time == wanted.start_time]
    if exact:
        return exact[0].id, False
    if known and not wanted.start_time:
        return known[0].id, False
    moved = next((meeting for meeting in known if not meeting.start_time or _shares(session, meeting, wanted)), None)
    if moved is not None:
        moved.start_time = wanted.start_time
        session.flush()
        return moved.id, False
    return add_meeting(session, body, wanted.date, wanted.start_time), True


def _shares(session: Session, meeting: Meeting, wanted: AgendaMeeting) -> bool:
    """Whether a known meeting has an item that the file has too, told by its file number."""
    files = {item.file_number for item in wanted.items if item.file_number}
    there = session.scalars(select(Item.file_number).where(Item.meeting_id == meeting.id))
    return bool(files & set(there))


def _item(session: Session, meeting_id: int, number: str, given: AgendaItem, there: list[Item]) -> tuple[str, int]:
    """Add or bring up to date one item; gives which it was, and its id."""
    title, file_number = " ".join(given.title.split()), " ".join(given.file_number.split())[:_LONGEST_FILE]
    kind = given.kind.strip().casefold()
    item = _known(number, file_number, there)
    if item is None:
        known_kind = kind if kind in KINDS else ""
        item_id = add_item(session, meeting_id, number, title=title, file_number=file_number, kind=known_kind)
        there.append(session.get_one(Item, item_id))
        return "added", item_id
    fresh = {"title": title, "file_number": file_number, "number": number}
    if any(each is not item and each.number == number for each in there):
        del fresh["number"]
    if not item.kind and kind in KINDS:
        fresh["kind"] = kind
    changed = {name: value for name, value in fresh.items() if value and getattr(item, name) != value}
    for name, value in changed.items():
        setattr(item, name, value)
    session.flush()
    return ("updated" if changed else "unchanged"), item.id


def _known(number: str, file_number: str, there: list[Item]) -> Item | None:
    """The item of the file's own number, which an agenda may have moved to another line; else that of the number."""
    by_file = [item for item in there if file_number and item.file_number == file_number]
    by_number = [item for item in there if item.number.casefold() == number.casefold()]
    if by_file:
        return next((item for item in by_file if item in by_number), by_file[0])
    free = [item for item in by_number if not item.file_number or not file_number]
    return free[0] if free else by_number[0] if by_number else None
