"""The Demands screen's forms: a new demand, a demand's words, and the line above which suggested ones are accepted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from council_desk.errors import DeskError
from council_desk.ui.desk import Desk
from council_desk.ui.parts.form import Form

if TYPE_CHECKING:
    from council_desk.queries.demands import DemandLine

LINES = (90, 80, 70, 60, 50, 0)
"""How sure, in per cent, suggestions may have to be to be accepted all at once; the first is offered where it can."""
_WORDS = "One sentence; the short name stands beside the words in letters."


def open_edit(desk: Desk, over: QWidget, line: DemandLine) -> Form:
    """Open a demand's sentence, short name and note."""
    demand_id = line.id or 0

    def act(given: dict[str, str]) -> None:
        def operation(session: Any) -> None:
            from council_desk.operations.demands import rename_demand

            rename_demand(session, demand_id, line.version, given["sentence"], given["short_name"], given["note"])

        _save(desk, form, f"Edited demand {line.number}", operation)

    form = _demand_form(desk, over, f"Demand {line.number}", "Save", act)
    form.field("sentence").setText(line.sentence)
    form.field("short_name").setText(line.short_name)
    form.add("note", "Note", line.note)
    return form


def open_new(desk: Desk, over: QWidget, item_id: int) -> Form:
    """Open an empty demand."""

    def act(given: dict[str, str]) -> None:
        if not given["sentence"]:
            form.refuse("Write the demand as one sentence: what the council is asked to do.")
            return

        def operation(session: Any) -> int:
            from council_desk.operations.demands import add_demand

            return add_demand(session, item_id, given["sentence"], given["short_name"])

        _save(desk, form, "Added a demand", operation)

    form = _demand_form(desk, over, "New demand", "Add", act)
    return form


def open_line(
    desk: Desk,
    over: QWidget,
    title: str,
    words: str,
    act: Callable[[float], object],
    waiting: Sequence[float] = (),
) -> Form:
    """Ask how sure suggestions must be, as per cent; `act` gets a share from 0 to 1. `waiting`: how sure those are that
    wait; the form says how many each line takes, and offers the highest that takes any.
    """

    def press(given: dict[str, str]) -> None:
        typed = given["line"].removesuffix("%").strip()
        if not typed.isdecimal() or int(typed) > 100:
            form.refuse("Type a number from 0 to 100: how sure a suggestion must be, in per cent.")
            return
        form.close()
        act(int(typed) / 100)

    taken = {line: sum(sure >= line / 100 for sure in waiting) for line in LINES}
    if waiting:
        words += f"\nOf {len(waiting):,} that wait, " + ", ".join(
            f"{'all' if count == len(waiting) else f'{count:,}'} at {line} %" for line, count in taken.items()
        )
    usual = next((line for line in LINES if taken[line]), LINES[0])
    form = Form(desk.theme, title, words, "Accept", press, over)
    field = form.add("line", "At least, %", str(usual))
    form.show()
    field.setFocus()
    field.selectAll()
    return form


def _demand_form(desk: Desk, over: QWidget, title: str, button: str, act: Callable[[dict[str, str]], object]) -> Form:
    form = Form(desk.theme, title, _WORDS, button, act, over)
    form.add("sentence", "Sentence")
    form.add("short_name", "Short name", hint="one to three words")
    form.show()
    form.field("sentence").setFocus()
    return form


def _save(desk: Desk, form: Form, title: str, operation: Callable[[Any], object]) -> None:
    def failed(problem: DeskError) -> None:
        form.refuse(str(problem))

    desk.jobs.write(form, title, operation, lambda _done: form.close(), failed)
