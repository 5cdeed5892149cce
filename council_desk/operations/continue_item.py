"""An item is continued to a later meeting: a new item of the same matter, whose comments go on in the same series."""

from sqlalchemy.orm import Session

from council_desk.errors import RefusedError
from council_desk.operations.agenda import add_item
from council_desk.operations.finding import found
from council_desk.queries.hearings import continued_as
from council_desk.records.agenda import Item, Meeting


def continue_item(session: Session, item_id: int, meeting_id: int, number: str = "") -> int:
    """Continue an item at another meeting, under its own agenda number unless another is given; gives the new id.

    Matter (and so demands), titles and file number are the same; comment numbers go on where they are
    (store.bulk.give_numbers); what came for the earlier hearing stays there. Raises RefusedError where it was
    continued already, the meeting is not a later one, or has that number; NotFoundError where item or meeting is gone.
    """
    item = found(session.get(Item, item_id), "item")
    meeting = found(session.get(Meeting, meeting_id), "meeting")
    _check(session, item, meeting)
    new_id = add_item(
        session,
        meeting_id,
        " ".join(number.split()) or item.number,
        title=item.title,
        file_number=item.file_number,
        kind=item.kind,
        short_title=item.short_title,
    )
    new = session.get_one(Item, new_id)
    new.matter_id, new.continues_id = item.matter_id, item.id
    session.flush()
    return new_id


def _check(session: Session, item: Item, meeting: Meeting) -> None:
    if continued_as(session, item.id) is not None:
        raise RefusedError(f"Item {item.number} was continued already. Continue the later item, or open it.")
    here = session.get_one(Meeting, item.meeting_id)
    earlier = (meeting.date, meeting.start_time) < (here.date, here.start_time) and bool(meeting.date)
    if meeting.id == here.id or earlier:
        raise RefusedError(f"Item {item.number} can only be continued to a later meeting. Choose a later date.")
