"""Adding a meeting or an item to the agenda."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from PySide6.QtWidgets import QWidget

from council_desk.errors import DeskError
from council_desk.ui.desk import Desk
from council_desk.ui.parts.form import Form
from council_desk.ui.words import zone


def open_add_form(desk: Desk, parent: QWidget, then: Callable[[int], object], body: str = "City Council") -> Form:
    """Open the form; `then` gets the new item's id."""

    def act(given: dict[str, str]) -> None:
        try:
            meeting, cutoff = _checked(given, zone(desk.time_zone))
        except DeskError as problem:
            form.refuse(str(problem))
            return

        def operation(session: Any) -> int:
            from council_desk.operations.agenda import find_or_add_item, set_cutoff
            from council_desk.queries.agenda import item_head

            item_id = find_or_add_item(
                session,
                given["number"],
                meeting=meeting,
                body=given["body"] or "City Council",
                file_number=given["file_number"],
                title=given["title"],
            )
            if cutoff:
                set_cutoff(session, item_head(session, item_id).meeting_id, cutoff)
            return item_id

        def added(item_id: int) -> None:
            form.close()
            then(item_id)

        desk.jobs.write(
            form,
            f"Added item {given['number']} of {meeting}",
            operation,
            added,
            lambda problem: form.refuse(str(problem)),
        )

    form = Form(desk.theme, "Add meeting or item", "A meeting there already takes the item in.", "Add", act, parent)
    form.add("body", "Body", body)
    form.add("date", "Date", hint="2026-04-28")
    form.add("cutoff", "Packet cut-off", hint="optional: 2026-04-27 12:00")
    form.add("number", "Agenda no.", hint="29")
    form.add("file_number", "File no.", hint="optional: 2026-00837")
    form.add("title", "Title", hint="What is voted on")
    form.show()
    form.field("date").setFocus()
    return form


def _checked(given: dict[str, str], where: ZoneInfo) -> tuple[str, str | None]:
    """Return the meeting's ISO date and the cut-off in UTC; raises DeskError for what cannot be read."""
    meeting = day_of(given["date"])
    if not given["number"]:
        raise DeskError("The agenda number is missing. It is what the agenda prints before the title.")
    return meeting, cutoff_of(given["cutoff"], where)


def day_of(words: str) -> str:
    """Return a typed date as ISO text; raises DeskError for what is none."""
    try:
        return date.fromisoformat(words).isoformat()
    except ValueError as problem:
        raise DeskError("The date is not one. Write it as year, month, day: 2026-04-28.") from problem


def cutoff_of(words: str, where: ZoneInfo) -> str | None:
    """Return a typed cut-off in UTC, None for none; a date alone is its last minute. Raises DeskError."""
    if not words:
        return None
    try:
        moment = datetime.fromisoformat(words)
    except ValueError as problem:
        raise DeskError("The cut-off is not a time. Write it as 2026-04-27 12:00.") from problem
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=where)
    if len(words) <= len("2026-04-27"):
        moment = datetime.combine(moment.date(), time(23, 59), where)
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
