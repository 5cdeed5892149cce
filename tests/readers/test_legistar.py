"""Meetings and items from Legistar's JSON."""

import datetime
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from council_desk.errors import UnreadableFileError
from council_desk.readers.legistar import Item, looks_like_legistar, read_legistar

ITEM = {
    "EventItemId": 901,
    "EventItemEventId": 77,
    "EventItemAgendaSequence": 12,
    "EventItemAgendaNumber": "29.",
    "EventItemTitle": "Harbor pool:\r\n  opening hours",
    "EventItemMatterId": 5100,
    "EventItemMatterFile": "2026-00837",
    "EventItemMatterType": "Resolution",
    "EventItemMatterStatus": "Agenda Ready",
    "EventItemPassedFlagName": None,
}
HEADING = {"EventItemId": 900, "EventItemEventId": 77, "EventItemAgendaSequence": 11, "EventItemTitle": "NEW BUSINESS"}
EVENT = {
    "EventId": 77,
    "EventBodyName": "City Council",
    "EventDate": "2026-04-28T00:00:00",
    "EventTime": "6:30 PM",
    "EventLocation": "Council Chamber",
    "EventAgendaStatusName": "Final",
}


def read(value: object) -> tuple[object, ...]:
    return read_legistar("agenda.json", json.dumps(value).encode())


def test_an_event_with_its_items_is_a_meeting_in_the_order_of_its_agenda() -> None:
    (meeting,) = read_legistar("agenda.json", json.dumps({**EVENT, "EventItems": [ITEM, HEADING]}).encode())
    assert (meeting.body, meeting.date, meeting.start) == (
        "City Council",
        datetime.date(2026, 4, 28),
        datetime.time(18, 30),
    )
    assert [item.title for item in meeting.items] == ["NEW BUSINESS", "Harbor pool: opening hours"]
    assert meeting.items[1] == Item(
        number="29",
        title="Harbor pool: opening hours",
        file_number="2026-00837",
        kind="Resolution",
        status="Agenda Ready",
        sequence=12,
        legistar_id=901,
        event_id=77,
        matter_id=5100,
    )
    assert (meeting.location, meeting.agenda_status, meeting.legistar_id) == ("Council Chamber", "Final", 77)


def test_a_single_event_a_list_of_events_and_a_wrapped_list_are_read() -> None:
    assert len(read(EVENT)) == 1
    assert len(read([EVENT, {**EVENT, "EventId": 78}])) == 2
    assert len(read({"value": [EVENT]})) == 1


def test_a_list_of_items_alone_is_a_meeting_without_body_and_date() -> None:
    (meeting,) = read_legistar("items.json", json.dumps([HEADING, ITEM]).encode())
    assert (meeting.body, meeting.date, meeting.legistar_id) == ("", None, 77)
    assert [item.number for item in meeting.items] == ["", "29"]


def test_items_beside_their_event_are_put_to_it() -> None:
    (meeting,) = read_legistar("both.json", json.dumps([EVENT, ITEM]).encode())
    assert [item.number for item in meeting.items] == ["29"]


@pytest.mark.parametrize(
    ("given", "start"),
    [
        ("6:30 PM", datetime.time(18, 30)),
        ("12:00 am", datetime.time(0)),
        ("9 a.m.", datetime.time(9)),
        ("18:30", datetime.time(18, 30)),
        ("After the hearing", None),
        ("25:00", None),
        (None, None),
    ],
)
def test_the_time_is_read_as_clerks_write_it(given: str | None, start: datetime.time | None) -> None:
    (meeting,) = read_legistar("agenda.json", json.dumps({**EVENT, "EventTime": given}).encode())
    assert meeting.start == start


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "not JSON"),
        (b"{", "not JSON"),
        (b"[" * 100_000, "not JSON"),
        (b"[]", "no meetings"),
        (b'{"Name": "x"}', "no meetings"),
        (b'"EventDate"', "no meetings"),
        (json.dumps({**EVENT, "EventDate": "next week"}).encode(), "'next week' cannot be read"),
    ],
)
def test_other_files_are_one_clear_sentence(data: bytes, words: str) -> None:
    with pytest.raises(UnreadableFileError, match=words):
        read_legistar("agenda.json", data)


def test_legistar_is_told_by_its_names() -> None:
    assert looks_like_legistar(json.dumps([ITEM]).encode())
    assert looks_like_legistar(b"\xef\xbb\xbf " + json.dumps(EVENT).encode())
    assert not looks_like_legistar(b'{"Name": "EventId"}')
    assert not looks_like_legistar(b"Name,EventId\n")


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=10),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from([*EVENT, *ITEM, "EventItems"]), inner),
    max_leaves=12,
)


@given(ANYTHING)
def test_whatever_stands_in_the_fields_it_reads_or_says_why_not(value: object) -> None:
    try:
        read(value)
    except UnreadableFileError as error:
        assert str(error).startswith("agenda.json")


def test_signs_that_cannot_be_stored_are_replaced() -> None:
    (meeting,) = read_legistar("a.json", b'[{"EventId":1,"EventItems":[{"EventItemTitle":"a\\u0000b\\ud800c"}]}]')
    assert meeting.items[0].title == "a\ufffdb\ufffdc"
