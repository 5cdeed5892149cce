"""A meeting's times are set, and an item is continued to a later meeting."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from council_desk.errors import DeskError
from council_desk.ui.agenda.add_form import cutoff_of, day_of
from council_desk.ui.desk import Desk
from council_desk.ui.parts.form import Form
from council_desk.ui.words import local_time, meeting_day, zone

if TYPE_CHECKING:
    from council_desk.queries.agenda import ItemHead


def open_times_form(desk: Desk, head: ItemHead, parent: QWidget) -> Form:
    """Open the form for when the item's meeting starts, and until when its packet takes comments."""

    def act(given: dict[str, str]) -> None:
        try:
            cutoff = cutoff_of(given["cutoff"], zone(desk.time_zone))
        except DeskError as problem:
            form.refuse(str(problem))
            return

        def operation(session: Any) -> None:
            from council_desk.operations.edit_meeting import edit_meeting

            edit_meeting(session, head.meeting_id, given["start"], cutoff)

        desk.jobs.write(
            form,
            f"Set the times of the meeting of {head.meeting_date}",
            operation,
            lambda _none: form.close(),
            lambda problem: form.refuse(str(problem)),
        )

    words = "What came after the cut-off is late: it is marked, and goes into the supplement. Times are the office's."
    title = f"{head.body}, {meeting_day(head.meeting_date)}"
    form = Form(desk.theme, title, words, "Save", act, parent)
    known = local_time(head.cutoff_at, desk.time_zone)
    form.add("start", "Starts", head.start_time, hint="18:00")
    form.add("cutoff", "Packet cut-off", f"{known:%Y-%m-%d %H:%M}" if known else "", hint="2026-04-27 12:00")
    form.show()
    form.field("start").setFocus()
    return form


def open_continue_form(desk: Desk, head: ItemHead, parent: QWidget, then: Callable[[int], object]) -> Form:
    """Open the form that continues an item to a later meeting; `then` gets the new item's id."""

    def act(given: dict[str, str]) -> None:
        try:
            date = day_of(given["date"])
        except DeskError as problem:
            form.refuse(str(problem))
            return

        def operation(session: Any) -> int:
            from council_desk.operations.agenda import add_meeting
            from council_desk.operations.continue_item import continue_item

            return continue_item(session, head.id, add_meeting(session, head.body, date), given["number"])

        def continued(item_id: int) -> None:
            form.close()
            then(item_id)

        title = f"Continued item {head.number} to {date}"
        desk.jobs.write(form, title, operation, continued, lambda problem: form.refuse(str(problem)))

    words = (
        "The same matter and its demands, and the same series of numbers. What came for the earlier hearing stays "
        "there and is shown apart."
    )
    form = Form(desk.theme, f"Continue item {head.number}", words, "Continue", act, parent)
    form.add("date", "To the meeting", hint="2026-05-12")
    form.add("number", "As item no.", head.number)
    form.show()
    form.field("date").setFocus()
    return form
