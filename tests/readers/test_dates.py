"""When something was received, in all the ways that is written."""

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from council_desk.readers.dates import doubtful_dates, guess_order, looks_like_a_time, parse_received

ZONE = "America/Los_Angeles"
EVENING = "2026-04-28T01:05:00+00:00"
"""April 27, 6:05 in the evening, Pacific daylight time."""


@pytest.mark.parametrize(
    "text",
    [
        "2026-04-27T18:05:00-07:00",
        "2026-04-28T01:05:00Z",
        "2026-04-28T01:05:00.123Z",
        "2026-04-27 18:05",
        "2026-04-27 18:05:00 -0700",
        "2026/04/27 18:05:00",
        "04/27/2026 6:05 PM",
        "4/27/26, 6:05 p.m.",
        "04-27-2026 18:05",
        "27.04.2026 18:05",
        "27/04/2026 18:05",
        "April 27, 2026 at 6:05 PM",
        "Apr 27 2026 6:05pm",
        "Monday, April 27th, 2026 6:05:00 PM PDT",
        "Mon, 27 Apr 2026 18:05:00 -0700",
        "Mon, 27 Apr 2026 18:05:00 -0700 (PDT)",
        "Tue, 28 Apr 2026 01:05:00 GMT",
        "6:05 PM on April 27, 2026",
        "27-Apr-2026 18:05",
        "27 de abril de 2026 a las 18:05",
        "27 abril 2026, 6:05 p. m.",
        "27 avril 2026 à 18h05",
        "27 de abril de 2026 às 18:05",
        "27. April 2026 18:05",
        "2026年4月27日 18:05",
        "2026年4月27日 下午6:05",
        "2026년 4월 27일 오후 6:05",
        "2026년 4월 27일 오후 6시 05분",
        "27 апреля 2026 18:05",
        "20260427T180500",
        "1777338300",
        "1777338300000",
        "46139.753472222",
    ],
)
def test_one_moment_written_many_ways(text: str) -> None:
    received = parse_received(text, None, ZONE)
    assert received.iso == EVENING
    assert received.has_time
    assert received.as_given == text
    assert received.confidence >= 0.7
    assert not received.ambiguous


@pytest.mark.parametrize("text", ["April 27, 2026", "2026-04-27", "4/27/2026", "27 avr. 2026", "2026年4月27日"])
def test_a_date_alone_is_the_first_moment_of_that_day_at_the_office(text: str) -> None:
    received = parse_received(text, None, ZONE)
    assert received.iso == "2026-04-27T07:00:00+00:00"
    assert not received.has_time


def test_day_and_month_that_could_change_places_are_marked() -> None:
    received = parse_received("03/04/2026 10:00", None, ZONE)
    assert received.ambiguous
    assert received.confidence <= 0.5
    assert parse_received("03/04/2026 10:00", "mdy", ZONE).iso == "2026-03-04T18:00:00+00:00"
    assert parse_received("03/04/2026 10:00", "dmy", ZONE).iso == "2026-04-03T17:00:00+00:00"
    assert not parse_received("03/04/2026 10:00", "dmy", ZONE).ambiguous
    assert not parse_received("04/04/2026", None, ZONE).ambiguous


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        "2 hours ago",
        "yesterday",
        "n/a",
        "99/99/2026",
        "31/31/2026",
        "call 555-123-4567",
        "02/30/2026",
        "12:30",
        "0/0/0",
    ],
)
def test_what_is_no_date_stays_unknown(text: str) -> None:
    received = parse_received(text, None, ZONE)
    assert received.iso is None
    assert received.confidence == 0


def test_twelve_oclock_is_noon_or_midnight_by_its_half_of_the_day() -> None:
    assert parse_received("1/31/2026 12:00 AM", None, "UTC").iso == "2026-01-31T00:00:00+00:00"
    assert parse_received("1/31/2026 12:00 PM", None, "UTC").iso == "2026-01-31T12:00:00+00:00"
    assert parse_received("1/31/2026 3 pm", None, "UTC").iso == "2026-01-31T15:00:00+00:00"


def test_a_column_tells_its_own_order() -> None:
    assert guess_order(["04/03/2026", "04/27/2026"]) == "mdy"
    assert guess_order(["04/03/2026", "27/04/2026"]) == "dmy"
    assert guess_order(["13/04/2026", "04/13/2026"]) is None
    assert guess_order(["2026-04-13", "April 3, 2026"]) is None
    assert guess_order(["04/03/2026"]) is None
    assert guess_order([]) is None


def test_dates_that_lie_close_together_one_way_only_tell_the_order() -> None:
    assert guess_order([f"04/{day:02}/2026" for day in range(1, 12)]) == "mdy"
    assert guess_order([f"{day:02}/04/2026" for day in range(1, 12)]) == "dmy"


def test_a_cell_is_told_from_prose() -> None:
    assert looks_like_a_time("4/27/2026 6:05 PM")
    assert not looks_like_a_time("I have lived at 12 Elm Street since 1998 and I like it very much indeed, thank you.")
    assert not looks_like_a_time("District 4")


@given(st.text(max_size=200), st.sampled_from(["mdy", "dmy", None]))
def test_any_text_at_all_is_a_time_or_none(text: str, order: str | None) -> None:
    received = parse_received(text, order, ZONE)
    assert received.as_given == text
    assert (received.iso is None) == (received.confidence == 0)


@given(st.datetimes(), st.sampled_from(["mdy", "dmy"]))
def test_figures_read_back_in_the_order_they_were_written(moment: datetime, order: str) -> None:
    if not 1990 <= moment.year <= 2100:
        return
    day = f"{moment.month}/{moment.day}" if order == "mdy" else f"{moment.day}/{moment.month}"
    received = parse_received(f"{day}/{moment.year} {moment:%H:%M}", order, "UTC")
    assert received.iso == f"{moment:%Y-%m-%dT%H:%M}:00+00:00"


def test_the_order_of_day_and_month_is_asked_only_where_nothing_tells_it() -> None:
    assert doubtful_dates(["03/04/2026", "05/04/2026", ""]) == ("03/04/2026", "05/04/2026")
    assert doubtful_dates(["03/04/2026", "27/04/2026"]) == ()
    assert doubtful_dates(["03/04/2026"], order="dmy") == ()
    assert doubtful_dates(["2026-04-03", "April 3, 2026", "04/04/2026"]) == ()
    assert doubtful_dates([]) == ()
