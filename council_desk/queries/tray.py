"""The unassigned tray: which item each comment may be for, and the items that can be chosen."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from council_desk.analysis.item_mentions import ListedItem, find_mentions
from council_desk.queries.agenda import agenda_order
from council_desk.records.agenda import Body, Item, Meeting
from council_desk.records.comments import Comment, Submission, Wording


@dataclass(frozen=True, slots=True)
class ItemChoice:
    """One item as it can be chosen. `date` is the meeting's, ISO, or empty."""

    id: int
    number: str
    title: str
    short_title: str
    file_number: str
    body: str
    date: str


@dataclass(frozen=True, slots=True)
class SuggestedItem:
    """An item that a comment in the tray may be for: why in a few words, and how sure (0 to 1). Never put there."""

    item: ItemChoice
    reason: str
    confidence: float


def item_choices(session: Session) -> tuple[ItemChoice, ...]:
    """Every item of the office, the newest meeting first, in the order of its agenda."""
    wanted = (
        select(
            Item.id, Item.number, Item.title, Item.short_title, Item.file_number, Body.name, Meeting.date, Meeting.id
        )
        .join(Meeting, Meeting.id == Item.meeting_id)
        .join(Body, Body.id == Meeting.body_id)
        .order_by(Meeting.date.desc(), Meeting.id)
    )
    rows = session.execute(wanted).all()
    meetings = list(dict.fromkeys(row[-1] for row in rows))
    ordered = sorted(rows, key=lambda row: (meetings.index(row[-1]), agenda_order(row[1])))
    return tuple(ItemChoice(*row[:-1]) for row in ordered)


def suggested_items(session: Session, comment_id: int) -> tuple[SuggestedItem, ...]:
    """Which items a comment names, surest first; empty where it names none, or is gone."""
    wanted = (
        select(Wording.text, Submission.subject)
        .join(Comment, Comment.wording_id == Wording.id)
        .join(Submission, Submission.id == Comment.submission_id)
        .where(Comment.id == comment_id)
    )
    row = session.execute(wanted).first()
    if row is None:
        return ()
    text, subject = row
    choices = {choice.id: choice for choice in item_choices(session)}
    listed = [ListedItem(choice.id, choice.number, choice.file_number, choice.title) for choice in choices.values()]
    mentions = find_mentions(f"{subject or ''}\n{text}", listed)
    return tuple(SuggestedItem(choices[m.key], m.reason, m.confidence) for m in mentions)
