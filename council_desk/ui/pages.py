"""What the window says in the place of work: nothing there yet, or something could not be done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from council_desk.errors import DeskError
from council_desk.ui.parts.message import EmptyMessage, ErrorMessage, Offer

if TYPE_CHECKING:
    from council_desk.ui.main_window import MainWindow

FORMATS = "E-comment pages, lists (CSV, Excel), mailboxes and messages, PDF, Word, text; folders and ZIPs of them"


def no_agenda(window: MainWindow) -> EmptyMessage:
    """Nothing is on the agenda yet."""
    return EmptyMessage(
        window.desk.theme,
        "calendar-plus",
        "Nothing is on the agenda yet",
        "Comments belong to an agenda item. Add the meeting and its item, then bring the comments in.",
        (
            Offer("Add meeting or item", window.add_item, "calendar-plus"),
            Offer("Open the sample office", window.sample_wanted.emit, "building-2"),
        ),
    )


def no_comments(window: MainWindow) -> EmptyMessage:
    """No comments on the item yet; those of an earlier hearing are a button away."""
    continued = window.head is not None and window.head.continues_id is not None
    earlier = (Offer("Show the earlier hearing", window.show_earlier, "history"),) if continued else ()
    return EmptyMessage(
        window.desk.theme,
        "inbox",
        "No comments on this item yet",
        "Drop files anywhere in this window, or bring them in one of these ways. "
        "Nothing is stored before you have seen it.",
        (
            Offer("Import files", window.pick_files, "file-down"),
            Offer("Import a folder", window.pick_folder, "folder-open"),
            Offer("Paste text", window.paste, "clipboard-paste"),
            *(earlier or (Offer("Log by hand", window.log, "phone"),)),
        ),
        (("Ctrl+I", "files"), ("Ctrl+Shift+I", "folder"), ("Ctrl+V", "paste"), ("Ctrl+L", "log by hand")),
        FORMATS,
    )


def not_done(window: MainWindow, problem: DeskError) -> ErrorMessage:
    """Something could not be done."""
    return ErrorMessage(
        window.desk.theme,
        "That could not be done",
        "",
        str(problem),
        "Nothing of it was stored. Everything from before is as it was.",
        "Mend what it says and try again, or go back to your work.",
        (Offer("Back to work", window.back_to_work),),
    )


def not_opened(window: MainWindow, problem: DeskError, location: str) -> ErrorMessage:
    """An office cannot be opened; where another one stands open, work can go on there."""
    back = (Offer("Back to work", window.back_to_work),) if window.desk.jobs.store is not None else ()
    return ErrorMessage(
        window.desk.theme,
        "The office could not be opened",
        location,
        str(problem),
        "The file is as it was; Council Desk wrote nothing to it.",
        "Open another office, or make a new one.",
        (
            Offer("Open another", window.ask_for_office, "folder-open"),
            Offer("New office", lambda: window.ask_for_office(new=True), "plus"),
            *back,
        ),
    )


def not_imported(window: MainWindow, problem: DeskError, name: str) -> ErrorMessage:
    """A file cannot be imported."""
    return ErrorMessage(
        window.desk.theme,
        "The file could not be imported",
        name,
        str(problem),
        "Nothing from this file was stored. Your comments and tags are as they were.",
        "Try another file, or paste the text itself with Ctrl+V.",
        (Offer("Pick another file", window.pick_files, "file-down"), Offer("Close", window.back_to_work)),
    )
