"""The agenda: meetings and their items with counts, and finding one item."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import takewhile

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from council_desk.errors import NotFoundError
from council_desk.queries.effective import counted, effective_stances
from council_desk.records.agenda import Body, Item, Meeting, Office
from council_desk.records.comments import Comment
from council_desk.records.policy import Draft, Policy


@dataclass(frozen=True, slots=True)
class ItemLine:
    """One item as the agenda shows it. `comments`: counted submissions. `untagged`: those with no decided stance."""

    id: int
    number: str
    title: str
    short_title: str
    file_number: str
    kind: str
    comments: int
    untagged: int


@dataclass(frozen=True, slots=True)
class MeetingLine:
    """One meeting: body, ISO date, local "HH:MM", packet cut-off (UTC ISO text or None), items by agenda number."""

    id: int
    body: str
    date: str
    start_time: str
    cutoff_at: str | None
    items: tuple[ItemLine, ...]


@dataclass(frozen=True, slots=True)
class Agenda:
    """Everything the agenda column shows. `tray`: comments on no item that are not set aside."""

    office: str
    time_zone: str
    meetings: tuple[MeetingLine, ...]
    tray: int


@dataclass(frozen=True, slots=True)
class ItemHead:
    """One item's header: what is voted on, when and by whom; the latest draft's name or None. `continues_id`: the item
    of an earlier meeting that was continued as this one.
    """

    id: int
    matter_id: int
    number: str
    file_number: str
    title: str
    short_title: str
    kind: str
    body: str
    meeting_id: int
    meeting_date: str
    start_time: str
    cutoff_at: str | None
    draft: str | None
    draft_id: int | None
    continues_id: int | None = None


@dataclass(frozen=True, slots=True)
class FoundItem:
    """An item that fits what was asked for."""

    id: int
    number: str
    title: str
    body: str
    date: str

    def describe(self) -> str:
        """The item in a few words, for a list of those that fit."""
        return f"{self.number} {self.title} ({self.body}, {self.date or 'no date'})".replace("  ", " ")


def matching_items(session: Session, number: str, meeting: str | None, body: str | None) -> tuple[FoundItem, ...]:
    """Items of that agenda number, at that meeting (ISO date) and body where they are given."""
    wanted = (
        select(Item.id, Item.number, Item.title, Body.name, Meeting.date)
        .join(Meeting, Meeting.id == Item.meeting_id)
        .join(Body, Body.id == Meeting.body_id)
        .where(Item.number == number)
        .order_by(Meeting.date, Body.name, Item.id)
    )
    if meeting is not None:
        wanted = wanted.where(Meeting.date == meeting)
    if body is not None:
        wanted = wanted.where(Body.name == body)
    return tuple(FoundItem(*row) for row in session.execute(wanted))


def find_item(session: Session, number: str, meeting: str | None = None, body: str | None = None) -> int:
    """The one item that fits; raises NotFoundError where none does, or more than one (then they are listed)."""
    found = matching_items(session, number, meeting, body)
    if len(found) == 1:
        return found[0].id
    if not found:
        where = f" at the meeting of {meeting}" if meeting else ""
        raise NotFoundError(f"There is no item {number}{where}. See what the office holds, or import comments for it.")
    named = "; ".join(line.describe() for line in found)
    raise NotFoundError(f"More than one item {number} fits: {named}. Say which with --meeting and --body.")


def item_ids(session: Session) -> list[int]:
    """Every item of the office, by meeting date and agenda number."""
    return [item.id for meeting in agenda(session).meetings for item in meeting.items]


def agenda(session: Session) -> Agenda:
    """Meetings by date, each with its items by agenda number, with counts."""
    tray = session.scalar(select(func.count()).select_from(Comment).where(Comment.item_id.is_(None), counted())) or 0
    return agenda_with(session, _counts_by_item(session), tray)


def agenda_with(session: Session, counts: Mapping[int, tuple[int, int]], tray: int) -> Agenda:
    """The same with counts that are known: by item, counted comments and those without a stance; those in the tray."""
    office = session.get(Office, 1)
    items = _items_by_meeting(session, counts)
    wanted = select(Meeting, Body.name).join(Body, Body.id == Meeting.body_id).order_by(Meeting.date, Meeting.id)
    meetings = tuple(
        MeetingLine(m.id, body, m.date, m.start_time, m.cutoff_at, tuple(items.get(m.id, ())))
        for m, body in session.execute(wanted)
    )
    return Agenda(office.name if office else "", office.time_zone if office else "UTC", meetings, tray)


def _items_by_meeting(session: Session, counts: Mapping[int, tuple[int, int]]) -> dict[int, list[ItemLine]]:
    items: dict[int, list[ItemLine]] = {}
    for item in session.scalars(select(Item)):
        comments, untagged = counts.get(item.id, (0, 0))
        line = ItemLine(
            item.id, item.number, item.title, item.short_title, item.file_number, item.kind, comments, untagged
        )
        items.setdefault(item.meeting_id, []).append(line)
    for lines in items.values():
        lines.sort(key=lambda line: agenda_order(line.number))
    return items


def agenda_order(number: str) -> tuple[int, str]:
    """Agenda numbers in the order of the agenda: 9 before 12, "12a" after "12"."""
    digits = "".join(takewhile(str.isdigit, number))
    return (int(digits) if digits else 1 << 30, number)


def _counts_by_item(session: Session) -> dict[int, tuple[int, int]]:
    stances = effective_stances().subquery()
    wanted = (
        select(Comment.item_id, func.count(), func.count(stances.c.stance))
        .join(stances, stances.c.comment_id == Comment.id)
        .where(Comment.item_id.is_not(None), counted())
        .group_by(Comment.item_id)
    )
    return {item: (total, total - tagged) for item, total, tagged in session.execute(wanted) if item}


def item_head(session: Session, item_id: int) -> ItemHead:
    """One item's header; raises NotFoundError where it is gone."""
    wanted = (
        select(Item, Meeting, Body.name)
        .join(Meeting, Meeting.id == Item.meeting_id)
        .join(Body, Body.id == Meeting.body_id)
        .where(Item.id == item_id)
    )
    found = session.execute(wanted).first()
    if found is None:
        raise NotFoundError("That item is no longer in the office. Choose another in the agenda.")
    item, meeting, body = found
    latest = select(Draft).join(Policy, Policy.id == Draft.policy_id).where(Policy.item_id == item_id)
    draft = session.scalars(latest.order_by(Draft.policy_id, Draft.number.desc()).limit(1)).first()
    return ItemHead(
        item.id,
        item.matter_id,
        item.number,
        item.file_number,
        item.title,
        item.short_title,
        item.kind,
        body,
        meeting.id,
        meeting.date,
        meeting.start_time,
        meeting.cutoff_at,
        draft.name if draft else None,
        draft.id if draft else None,
        item.continues_id,
    )
