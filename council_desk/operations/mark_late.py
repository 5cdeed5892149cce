"""Which submissions came after their meeting's packet cut-off: marked anew where the cut-off is set or changed."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from council_desk.records.agenda import Item, Meeting
from council_desk.records.comments import Comment, Submission

_TOGETHER = 500


def mark_late(session: Session, meeting_id: int | None) -> int:
    """Mark the submissions on a meeting's items as late or not; gives how many changed (0 for no meeting).

    A submission is late where it was received after the cut-off of a meeting that it is for; of several the earliest
    cut-off counts. One whose time of receipt is not known is never late.
    """
    if meeting_id is None:
        return 0
    session.flush()
    here = (
        select(Comment.submission_id)
        .join(Item, Item.id == Comment.item_id)
        .where(Item.meeting_id == meeting_id)
        .distinct()
        .subquery()
    )
    cutoffs = (
        select(Comment.submission_id, func.min(Meeting.cutoff_at).label("cutoff_at"))
        .join(here, here.c.submission_id == Comment.submission_id)
        .join(Item, Item.id == Comment.item_id)
        .join(Meeting, Meeting.id == Item.meeting_id)
        .group_by(Comment.submission_id)
        .subquery()
    )
    wanted = select(Submission.id, Submission.received_at, Submission.late, cutoffs.c.cutoff_at).join(
        cutoffs, cutoffs.c.submission_id == Submission.id
    )
    changed = [
        number
        for number, received, late, cutoff in session.execute(wanted)
        if late != (cutoff is not None and received is not None and received > cutoff)
    ]
    for start in range(0, len(changed), _TOGETHER):
        some = changed[start : start + _TOGETHER]
        for submission in session.scalars(select(Submission).where(Submission.id.in_(some))):
            submission.late = not submission.late
            submission.version += 1
    session.flush()
    return len(changed)
