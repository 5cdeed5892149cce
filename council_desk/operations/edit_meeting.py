"""When a meeting starts, and until when its packet takes comments."""

import re

from sqlalchemy import select
from sqlalchemy.orm import Session

from council_desk.errors import RefusedError
from council_desk.operations.agenda import set_cutoff
from council_desk.operations.finding import found
from council_desk.records.agenda import Meeting

_CLOCK = re.compile(r"(?:[01]\d|2[0-3]):[0-5]\d")


def edit_meeting(session: Session, meeting_id: int, start_time: str, cutoff_at: str | None) -> None:
    """Set a meeting's start (local "HH:MM", empty while it is not known) and its packet cut-off (UTC ISO text or None).

    What is late follows the cut-off (agenda.set_cutoff). Raises RefusedError for what is no time of day, or a start
    that another meeting of the body has on that day; NotFoundError where the meeting is gone.
    """
    meeting = found(session.get(Meeting, meeting_id), "meeting")
    if start_time and not _CLOCK.fullmatch(start_time):
        raise RefusedError(f"{start_time} is no time of day. Write it as 18:00.")
    same = select(Meeting.id).where(
        Meeting.body_id == meeting.body_id,
        Meeting.date == meeting.date,
        Meeting.start_time == start_time,
        Meeting.id != meeting_id,
    )
    if session.scalar(same.limit(1)) is not None:
        raise RefusedError("That body has another meeting at this time already. Choose another time.")
    if meeting.start_time != start_time:
        meeting.start_time = start_time
        session.flush()
    if meeting.cutoff_at != cutoff_at:
        set_cutoff(session, meeting_id, cutoff_at)
        session.flush()
