"""A continued item: the earlier hearings it goes on from, and what came for them."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from council_desk.queries.comment_detail import label_of
from council_desk.queries.counts import FourCounts, StanceCounts, four_counts, stance_counts
from council_desk.queries.effective import counted
from council_desk.records.agenda import Body, Item, Meeting
from council_desk.records.comments import Comment


@dataclass(frozen=True, slots=True)
class EarlierHearing:
    """What came for an item before it was continued. `labels`: the counted comments behind the figures."""

    item_id: int
    number: str
    body: str
    meeting_date: str
    counts: FourCounts
    stances: StanceCounts
    labels: tuple[str, ...]


def earlier_items(session: Session, item_id: int) -> tuple[int, ...]:
    """Ids of the items that were continued up to this one, the latest hearing first."""
    found: list[int] = []
    item = session.get(Item, item_id)
    while item is not None and item.continues_id is not None and item.continues_id not in (*found, item_id):
        found.append(item.continues_id)
        item = session.get(Item, item.continues_id)
    return tuple(found)


def continued_as(session: Session, item_id: int) -> int | None:
    """The item that this one was continued as, or None."""
    return session.scalar(select(Item.id).where(Item.continues_id == item_id).order_by(Item.id).limit(1))


def earlier_hearings(session: Session, item_id: int) -> tuple[EarlierHearing, ...]:
    """What came for each earlier hearing, the latest first; those figures are in none of the item's own."""
    return tuple(_hearing(session, earlier) for earlier in earlier_items(session, item_id))


def _hearing(session: Session, item_id: int) -> EarlierHearing:
    where = (
        select(Item.number, Body.name, Meeting.date)
        .join(Meeting, Meeting.id == Item.meeting_id)
        .join(Body, Body.id == Meeting.body_id)
        .where(Item.id == item_id)
    )
    number, body, date = session.execute(where).one()
    comments = (
        select(Comment.number, Comment.suffix)
        .where(Comment.item_id == item_id, counted())
        .order_by(Comment.number, Comment.suffix)
    )
    labels = tuple(label_of(given, suffix) for given, suffix in session.execute(comments))
    return EarlierHearing(
        item_id, number, body, date, four_counts(session, item_id), stance_counts(session, item_id), labels
    )
