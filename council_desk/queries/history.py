"""What changed, who and when; whether a change can be undone now, and what stands on it."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from council_desk.records.journal import Change


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


def history(session: Session, limit: int = 200, before: int | None = None) -> tuple[HistoryLine, ...]:
    """The newest changes first, at most `limit`; `before` a change number, for the next page."""
    wanted = select(Change).order_by(Change.number.desc()).limit(limit)
    if before is not None:
        wanted = wanted.where(Change.number < before)
    return tuple(
        HistoryLine(c.number, c.at, c.who, c.desk, c.title, c.kind, c.target, c.undone_by is not None)
        for c in session.scalars(wanted)
    )
