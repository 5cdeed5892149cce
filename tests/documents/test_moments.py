from datetime import date, datetime

from council_desk.documents import moments


def test_times_are_the_offices_own():
    when = moments.local("2026-06-08T19:00:00Z", "America/Los_Angeles")
    assert when is not None
    assert moments.clock(when) == "noon"
    assert moments.long_day(when) == "June 8, 2026"


def test_a_time_without_a_zone_is_utc_and_an_unknown_zone_too():
    found = moments.local("2026-06-08T19:00:00", "No/Where")
    assert found is not None
    assert found.hour == 19


def test_what_is_no_time_is_none():
    assert moments.local("", "UTC") is None
    assert moments.local("last Tuesday", "UTC") is None
    assert moments.day("soon") is None


def test_dates_in_words():
    assert moments.week_day(date(2026, 6, 9)) == "Tue June 9, 2026"
    assert moments.short_day(date(2026, 6, 9)) == "Jun 9"
    assert moments.day("2026-06-09T01:00:00Z") == date(2026, 6, 9)


def test_the_clock():
    assert moments.clock(datetime(2026, 6, 9, 0, 0)) == "midnight"  # noqa: DTZ001 - only the clock is asked
    assert moments.clock(datetime(2026, 6, 9, 0, 5)) == "12:05 am"  # noqa: DTZ001 - only the clock is asked
    assert moments.clock(datetime(2026, 6, 9, 19, 34)) == "7:34 pm"  # noqa: DTZ001 - only the clock is asked
