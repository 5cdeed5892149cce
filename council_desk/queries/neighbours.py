"""Which comment stands above another, and what else its submission says on other items."""

import re
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from council_desk.errors import NotFoundError
from council_desk.queries.comment_detail import label_of
from council_desk.queries.effective import counted
from council_desk.records.agenda import Item, Meeting
from council_desk.records.comments import Comment


@dataclass(frozen=True, slots=True)
class OtherComment:
    """Another comment of the same submission. `label` is empty in the tray; `item` is then None."""

    comment_id: int
    label: str
    item_id: int | None
    item: str | None
    meeting: str | None


def comment_above(session: Session, comment_id: int) -> int | None:
    """The counted comment before this one, by number on its item (in the tray: by arrival); None: it is the first."""
    comment = session.get(Comment, comment_id)
    if comment is None:
        return None
    on_item = Comment.item_id.is_(None) if comment.item_id is None else Comment.item_id == comment.item_id
    wanted = select(Comment.id, Comment.number, Comment.suffix).where(on_item, counted())
    if comment.number is not None:
        wanted = wanted.where(Comment.number <= comment.number)
    here = (comment.number or 0, comment.suffix, comment.id)
    newest = wanted.order_by(Comment.number.desc(), Comment.suffix.desc(), Comment.id.desc())
    for other, number, suffix in session.execute(newest):
        if (number or 0, suffix, other) < here:
            return other
    return None


def other_comments(session: Session, comment_id: int) -> tuple[OtherComment, ...]:
    """What the comment's submission says on other items, by item."""
    here = select(Comment.submission_id).where(Comment.id == comment_id).scalar_subquery()
    wanted = (
        select(Comment.id, Comment.number, Comment.suffix, Item.id, Item.number, Meeting.date)
        .outerjoin(Item, Item.id == Comment.item_id)
        .outerjoin(Meeting, Meeting.id == Item.meeting_id)
        .where(Comment.submission_id == here, Comment.id != comment_id)
        .order_by(Comment.id)
    )
    return tuple(
        OtherComment(other, label_of(number, suffix), item_id, item, date)
        for other, number, suffix, item_id, item, date in session.execute(wanted)
    )


_LABEL = re.compile(r"(\d{1,9})([a-z]{0,4})")


def find_comment(session: Session, item_id: int, label: str) -> int:
    """The comment that people cite by a number ("34", "34b") on an item; raises NotFoundError where there is none."""
    parts = _LABEL.fullmatch(label.strip().lower())
    found = None
    if parts is not None:
        wanted = select(Comment.id).where(
            Comment.item_id == item_id, Comment.number == int(parts[1]), Comment.suffix == parts[2]
        )
        found = session.scalar(wanted)
    if found is None:
        raise NotFoundError(f"There is no comment {label} on this item. `comments` prints their numbers.")
    return found
