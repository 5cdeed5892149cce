"""Which comment stands above another, and which one a number means."""

import re

from sqlalchemy import select
from sqlalchemy.orm import Session

from council_desk.errors import NotFoundError
from council_desk.queries.effective import counted
from council_desk.records.comments import Comment


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
