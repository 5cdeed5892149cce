"""A file of meetings, as the Legistar Web API gives it, into meetings for the agenda."""

from dataclasses import replace

from council_desk.operations.add_agenda import AgendaItem, AgendaMeeting
from council_desk.readers.legistar import Meeting, read_legistar


def read_agenda(name: str, data: bytes, meeting: str = "", body: str = "") -> tuple[AgendaMeeting, ...]:
    """Read the meetings of a file, with their items; pure, so that it can run in the thinking child.

    `meeting` (an ISO date) and `body` are for meetings of which the file does not say them, as a list of items alone.
    Raises UnreadableFileError for a file that holds no meetings.
    """
    return tuple(_given(_plain(found), meeting, body) for found in read_legistar(name, data))


def _plain(found: Meeting) -> AgendaMeeting:
    return AgendaMeeting(
        body=found.body,
        date=found.date.isoformat() if found.date else "",
        start_time=f"{found.start:%H:%M}" if found.start else "",
        items=tuple(AgendaItem(item.number, item.title, item.file_number, item.kind) for item in found.items),
    )


def _given(found: AgendaMeeting, meeting: str, body: str) -> AgendaMeeting:
    return replace(found, date=found.date or meeting, body=found.body or body)
