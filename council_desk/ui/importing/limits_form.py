"""How much reading may take, of a file and of its words, seen and changed; kept in this desk's settings."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from council_desk.errors import DeskError
from council_desk.ui.desk import Desk
from council_desk.ui.parts.form import Form

WORDS = (
    "Files come from strangers, so each is read by a process of its own within these limits. "
    "Raise them for a file that you know and that is very large. A language model on this desk reads along where an "
    "item has no more texts, or a list no more paragraphs, than is said here; with 0 it never does."
)


def open_limits_form(desk: Desk, parent: QWidget) -> Form:
    """Open the form; what makes no sense is refused in it."""

    def act(given: dict[str, str]) -> None:
        from council_desk.operations.reading_limits import save_limits

        try:
            desk.settings = save_limits(*(_number(given[name]) for name in ("seconds", "memory", "careful")))
        except DeskError as problem:
            form.refuse(str(problem))
        else:
            form.close()

    form = Form(desk.theme, "Limits for reading files", WORDS, "Save", act, parent)
    form.add("seconds", "Seconds", f"{desk.settings.reading_seconds}")
    form.add("memory", "Memory, MiB", f"{desk.settings.reading_mebibytes}")
    form.add("careful", "Texts for the language model", f"{desk.settings.careful_texts}")
    form.show()
    form.field("seconds").setFocus()
    return form


def _number(given: str) -> int:
    if not (given.isascii() and given.isdigit() and len(given) < 9):
        raise DeskError(f"“{given}” is no whole number. Give one, such as 120.")
    return int(given)
