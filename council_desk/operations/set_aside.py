"""Comments are set aside with a reason: kept, not counted; and taken back."""

from collections.abc import Sequence

from sqlalchemy.orm import Session

from council_desk.errors import RefusedError
from council_desk.operations.finding import load_comments
from council_desk.operations.join_comments import JOINED

REASONS = ("test", "spam", "other body", "duplicate entry")
"""The reasons that are offered; any other words will do."""

_LONGEST = 80


def set_aside(session: Session, comment_ids: Sequence[int], reason: str | None) -> int:
    """Keep comments but count them no more, with a reason (see REASONS); None counts them again. Gives how many
    changed.

    Raises RefusedError for an empty reason, and for taking back a comment whose text another one has since they were
    joined: it would be counted twice.
    """
    words = " ".join(reason.split())[:_LONGEST] if reason is not None else None
    if words is not None and not words:
        raise RefusedError("A comment is set aside with a reason. Say why, in a few words.")
    comments = load_comments(session, comment_ids)
    joined = [c for c in comments if c.set_aside is not None and c.set_aside.startswith(f"{JOINED} ")]
    if joined:
        raise RefusedError(
            f"{len(joined)} of these were joined with another comment, which has their text now. Cut that one again, "
            "or undo the join."
        )
    changed = [comment for comment in comments if comment.set_aside != words]
    for comment in changed:
        comment.set_aside = words
    return len(changed)
