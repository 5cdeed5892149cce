"""What changed, who and when; whether a change can be undone now, and what stands on it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One change as History shows it. `undone` says it does not stand any more."""

    number: int
    at: str
    who: str
    desk: str
    title: str
    kind: str
    target: int | None
    undone: bool
