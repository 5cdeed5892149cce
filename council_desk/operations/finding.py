"""Records that an operation is about, with a clear word where one is gone."""

from collections.abc import Sequence
from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from council_desk.errors import NotFoundError, RefusedError
from council_desk.queries.pieces import in_pieces
from council_desk.records.base import Base
from council_desk.records.comments import Comment, Wording

T = TypeVar("T", bound=Base)

GONE = "Somebody removed it since this was shown. Look at the list again."


def found(record: T | None, what: str) -> T:
    """The record itself; raises NotFoundError where it is None."""
    if record is None:
        raise NotFoundError(f"That {what} is no longer in the office. {GONE}")
    return record


def load_comments(session: Session, comment_ids: Sequence[int]) -> list[Comment]:
    """The comments in the order of their ids as given; raises NotFoundError where one is gone."""
    by_id: dict[int, Comment] = {}
    for piece in in_pieces(list(dict.fromkeys(comment_ids))):
        by_id.update((comment.id, comment) for comment in session.scalars(select(Comment).where(Comment.id.in_(piece))))
    missing = [number for number in comment_ids if number not in by_id]
    if missing:
        raise NotFoundError(f"{len(missing)} of the comments are no longer in the office. {GONE}")
    return [by_id[number] for number in dict.fromkeys(comment_ids)]


def current_text(session: Session, comment: Comment) -> str:
    """The text of the comment's current wording."""
    return found(session.get(Wording, comment.wording_id), "comment").text


def check_span(text: str, start: int, end: int) -> None:
    """Raise RefusedError unless [start, end) are code points of `text` that hold words."""
    if not 0 <= start < end <= len(text) or not text[start:end].strip():
        raise RefusedError("No words are selected. Select the exact words in the text, then try again.")
