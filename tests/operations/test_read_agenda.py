"""Legistar's JSON into meetings for the agenda."""

import json

import pytest

from council_desk.errors import UnreadableFileError
from council_desk.operations.add_agenda import AgendaItem, AgendaMeeting
from council_desk.operations.read_agenda import read_agenda

ITEMS = [
    {
        "EventItemId": 2,
        "EventItemEventId": 7,
        "EventItemAgendaSequence": 2,
        "EventItemAgendaNumber": "29.",
        "EventItemMatterFile": "2031-0142",
        "EventItemMatterType": "Ordinance",
        "EventItemTitle": "Longer pool hours",
    },
    {"EventItemId": 1, "EventItemEventId": 7, "EventItemAgendaSequence": 1, "EventItemTitle": "CONSENT"},
]
EVENT = {
    "EventId": 7,
    "EventBodyName": "City Council",
    "EventDate": "2031-04-28T00:00:00",
    "EventTime": "6:30 PM",
    "EventItems": ITEMS,
}
POOLS = AgendaItem("29", "Longer pool hours", "2031-0142", "Ordinance")
CONSENT = AgendaItem("", "CONSENT")


def test_an_event_with_its_items() -> None:
    found = read_agenda("event.json", json.dumps(EVENT).encode())
    assert found == (AgendaMeeting("City Council", "2031-04-28", "18:30", (CONSENT, POOLS)),)


def test_items_alone_take_the_meeting_that_was_named() -> None:
    data = json.dumps(ITEMS).encode()
    (found,) = read_agenda("items.json", data, "2031-05-12", "Library Board")
    assert (found.date, found.body, found.items) == ("2031-05-12", "Library Board", (CONSENT, POOLS))
    (found,) = read_agenda("items.json", data)
    assert found.date == ""


def test_what_the_file_says_itself_wins() -> None:
    (found,) = read_agenda("event.json", json.dumps(EVENT).encode(), "2031-05-12", "Library Board")
    assert (found.date, found.body) == ("2031-04-28", "City Council")


@pytest.mark.parametrize("data", [b"", b"not json", b"{}", b'[{"a": 1}]', b"\xff\xfe\x00"])
def test_a_file_without_meetings_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableFileError):
        read_agenda("notes.json", data)
