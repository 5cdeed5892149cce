"""The time as the record keeps it."""

from datetime import UTC, datetime, timedelta

from council_desk.store.times import utc_now


def test_now_is_written_in_utc_and_sorts_by_bytes() -> None:
    now = utc_now()
    assert len(now) == 20 and now.endswith("Z")
    assert abs(datetime.fromisoformat(now) - datetime.now(UTC)) < timedelta(seconds=5)
