"""The time as the record keeps it."""

from datetime import UTC, datetime


def utc_now() -> str:
    """The present moment, UTC, in whole seconds: "2026-04-28T18:00:00Z"."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
