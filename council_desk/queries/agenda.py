"""The agenda: meetings and their items with counts, and finding one item."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ItemLine:
    """One item as the agenda shows it. `comments`: counted submissions. `untagged`: those with no decided stance."""

    id: int
    number: str
    title: str
    short_title: str
    file_number: str
    kind: str
    comments: int
    untagged: int


@dataclass(frozen=True, slots=True)
class MeetingLine:
    """One meeting: body, ISO date, local "HH:MM", packet cut-off (UTC ISO text or None), items by agenda number."""

    id: int
    body: str
    date: str
    start_time: str
    cutoff_at: str | None
    items: tuple[ItemLine, ...]


@dataclass(frozen=True, slots=True)
class Agenda:
    """Everything the agenda column shows. `tray`: comments that are on no item."""

    office: str
    time_zone: str
    meetings: tuple[MeetingLine, ...]
    tray: int


@dataclass(frozen=True, slots=True)
class ItemHead:
    """One item's header: what is voted on, when and by whom; the latest draft's name or None."""

    id: int
    matter_id: int
    number: str
    file_number: str
    title: str
    short_title: str
    kind: str
    body: str
    meeting_id: int
    meeting_date: str
    start_time: str
    cutoff_at: str | None
    draft: str | None
    draft_id: int | None
