"""The form that draws a sample for two people."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QWidget

from council_desk.errors import DeskError
from council_desk.ui.desk import Desk
from council_desk.ui.parts.form import Form

SIZE = "30"
_SHARE = re.compile(r"(\d{1,3}(?:\.\d+)?)\s*%")


def open_start_form(
    desk: Desk, item_id: int, with_demands: bool, parent: QWidget, then: Callable[[int], object]
) -> Form:
    """Open the form; `then` gets the new double coding's id. What makes no sense is refused in it."""

    def act(given: dict[str, str]) -> None:
        try:
            size, share = size_of(given["size"])
            seed = seed_of(given["seed"])
        except DeskError as problem:
            form.refuse(str(problem))
            return
        who = desk.who

        def operation(session: Any) -> int:
            from council_desk.operations.double_coding import start_double_coding

            coders = (given["first"], given["second"])
            return start_double_coding(session, item_id, coders, who, size, share, seed, with_demands)

        def done(coding_id: int) -> None:
            form.close()
            then(coding_id)

        title = "Drew a sample for double coding"
        desk.jobs.write(form, title, operation, done, lambda problem: form.refuse(str(problem)))

    words = (
        "Letters that say the same are one text. Each of the two codes under their own name, at this desk or another, "
        "and sees nothing of the other's answers until both are done."
    )
    form = Form(desk.theme, "Code a sample twice", words, "Draw", act, parent)
    form.add("size", "Texts", SIZE, hint="30, or 10 %")
    form.add("first", "First", desk.who, hint="as under Your name")
    form.add("second", "Second", hint="as under Your name at their desk")
    form.add("seed", "Seed", hint="left empty: drawn by chance")
    form.show()
    form.field("second").setFocus()
    return form


def size_of(given: str) -> tuple[int | None, float | None]:
    """Return (texts, None) for "30" and (None, per cent) for "10 %"; raises DeskError for anything else."""
    share = _SHARE.fullmatch(given.strip())
    if share:
        return None, float(share[1])
    return _whole(given, "Give how many texts, such as 30, or a share of them, such as 10 %."), None


def seed_of(given: str) -> int | None:
    """Return a seed, None where none is given; raises DeskError where it is no whole number."""
    return _whole(given, "The seed is a whole number. Leave it empty to draw by chance.") if given else None


def _whole(given: str, words: str) -> int:
    if not (given.isascii() and given.isdigit() and len(given) < 16):
        raise DeskError(words)
    return int(given)
