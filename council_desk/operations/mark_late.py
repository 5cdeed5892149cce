"""Which submissions came after their meeting's packet cut-off: marked anew where cut-off or item are changed."""

from collections.abc import Iterable

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from council_desk.records.agenda import Item, Meeting
from council_desk.records.comments import Comment, Submission

_TOGETHER = 500


def mark_late(session: Session, meeting_id: int | None) -> int:
    """Mark the submissions on a meeting's items as late or not; gives how many changed (0 for no meeting)."""
    if meeting_id is None:
        return 0
    session.flush()
    here = (
        select(Comment.submission_id)
        .join(Item, Item.id == Comment.item_id)
        .where(Item.meeting_id == meeting_id)
        .distinct()
    )
    return mark_late_submissions(session, session.scalars(here).all())


def mark_late_submissions(session: Session, submission_ids: Iterable[int]) -> int:
    """Mark submissions as late or not; gives how many changed.

    A submission is late where it was received after the cut-off of a meeting that it is for; of several the earliest
    cut-off counts. One whose time of receipt is not known, or that is for no meeting, is never late.
    """
    session.flush()
    ids = sorted(set(submission_ids))
    return sum(_mark(session, ids[start : start + _TOGETHER]) for start in range(0, len(ids), _TOGETHER))


def _mark(session: Session, ids: list[int]) -> int:
    wanted = (
        select(Submission.id, Submission.received_at, Submission.late, func.min(Meeting.cutoff_at))
        .outerjoin(Comment, Comment.submission_id == Submission.id)
        .outerjoin(Item, Item.id == Comment.item_id)
        .outerjoin(Meeting, Meeting.id == Item.meeting_id)
        .where(Submission.id.in_(ids))
        .group_by(Submission.id, Submission.received_at, Submission.late)
    )
    changed = [
        number
        for number, received, late, cutoff in session.execute(wanted)
        if late != (cutoff is not None and received is not None and received > cutoff)
    ]
    if changed:
        for submission in session.scalars(select(Submission).where(Submission.id.in_(changed))):
            submission.late = not submission.late
            submission.version += 1
        session.flush()
    return len(changed)
