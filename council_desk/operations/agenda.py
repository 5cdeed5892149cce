"""Bodies, meetings and items are added and edited."""

import re

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from council_desk.errors import ConflictError, RefusedError
from council_desk.operations.mark_late import mark_late
from council_desk.queries.agenda import matching_items
from council_desk.records.agenda import Body, Item, Matter, Meeting
from council_desk.store import bulk

DEFAULT_BODY = "City Council"
KINDS = ("resolution", "ordinance", "motion", "report", "contract", "platform")


def add_body(session: Session, name: str) -> int:
    """Add a body, or find the one of that name."""
    found = session.scalar(select(Body.id).where(Body.name == name))
    if found is not None:
        return found
    body = Body(name=name)
    session.add(body)
    session.flush()
    return body.id


def add_meeting(session: Session, body: str, date: str, start_time: str = "", cutoff_at: str | None = None) -> int:
    """Add a meeting of a body on an ISO date ("" while the date is not known), or find it."""
    body_id = add_body(session, body)
    known = select(Meeting.id).where(Meeting.body_id == body_id, Meeting.date == date)
    found = session.scalar(known.where(Meeting.start_time == start_time) if start_time else known)
    if found is not None:
        return found
    meeting = Meeting(body_id=body_id, date=date, start_time=start_time, cutoff_at=cutoff_at)
    session.add(meeting)
    session.flush()
    return meeting.id


def set_cutoff(session: Session, meeting_id: int, cutoff_at: str | None) -> None:
    """Set the meeting's packet cut-off (UTC ISO text), and mark what came after it as late."""
    session.get_one(Meeting, meeting_id).cutoff_at = cutoff_at
    mark_late(session, meeting_id)


def add_item(
    session: Session,
    meeting_id: int,
    number: str,
    *,
    title: str = "",
    file_number: str = "",
    kind: str = "",
    short_title: str = "",
) -> int:
    """Add an item with a matter of its own; an item of the same file number shares that matter.

    Raises RefusedError where the meeting already has that number.
    """
    taken = select(func.count()).select_from(Item).where(Item.meeting_id == meeting_id, Item.number == number)
    if session.scalar(taken):
        raise RefusedError(f"The meeting already has an item {number}. Choose another number, or open that item.")
    matter_id = _matter_of(session, file_number) if file_number else None
    if matter_id is None:
        matter = Matter(title=title)
        session.add(matter)
        session.flush()
        matter_id = matter.id
    item = Item(
        meeting_id=meeting_id,
        matter_id=matter_id,
        number=number,
        file_number=file_number,
        title=title,
        kind=kind or kind_in_title(title),
        short_title=short_title,
    )
    session.add(item)
    session.flush()
    return item.id


def _matter_of(session: Session, file_number: str) -> int | None:
    found = select(Item.matter_id).where(Item.file_number == file_number).order_by(Item.id).limit(1)
    return session.scalar(found)


def kind_in_title(title: str) -> str:
    """The kind that a title names first ("Resolution prohibiting ..."), or empty."""
    for word in title.casefold().replace(":", " ").split():
        if word in KINDS:
            return word
    return ""


def find_or_add_item(
    session: Session,
    number: str,
    *,
    meeting: str | None,
    body: str | None,
    file_number: str = "",
    title: str = "",
) -> int:
    """The item that fits, or a new one with its body and meeting where they are missing.

    Raises RefusedError where more than one item fits.
    """
    found = matching_items(session, number, meeting, body)
    if not found:
        bulk.take_turn(session, "agenda")
        found = matching_items(session, number, meeting, body)
    if len(found) > 1:
        named = "; ".join(line.describe() for line in found)
        raise RefusedError(f"More than one item {number} fits: {named}. Say which with --meeting and --body.")
    if found:
        return found[0].id
    meeting_id = add_meeting(session, body or DEFAULT_BODY, meeting or "")
    return add_item(session, meeting_id, number, title=title, file_number=file_number)


_AGENDA_NUMBER = re.compile(
    r"^\s*(?:agenda\s+)?(?:item|punto|no\.?|#)?[\s#.:]*((?:[A-Z]{1,2}[-.]?)?\d+(?:[-.]?[A-Z0-9]{1,3})?)\b", re.I
)


def agenda_number(given: str) -> str | None:
    """The agenda number that a source's item column names ("Item 29 - Bike lanes": "29"); None: on no item."""
    found = _AGENDA_NUMBER.match(given)
    return found.group(1) if found else None


def edit_item(session: Session, item_id: int, version: int, **fields: str) -> None:
    """Change an item's number, title, file number, kind or short title.

    Raises ConflictError where it was changed since `version` was read.
    """
    item = session.get_one(Item, item_id)
    if item.version != version:
        raise ConflictError("Someone else changed this item meanwhile. Look at it again, then save.")
    for field, value in fields.items():
        setattr(item, field, value)
    item.version += 1
