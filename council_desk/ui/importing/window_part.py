"""The window's part in an import: what was picked, dropped or pasted goes to the flow, and its review is shown."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog

from council_desk.errors import DeskError
from council_desk.ui.importing.flow import ImportFlow
from council_desk.ui.importing.prepared import Place, Prepared
from council_desk.ui.importing.review import ImportReview
from council_desk.ui.suggesting import Suggesting

if TYPE_CHECKING:
    from collections.abc import Sequence

    from council_desk.ui.main_window import MainWindow


class WindowImport(QObject):
    """Made at the first import. The review stands over the whole window and is left by deciding."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.review: ImportReview | None = None
        self._flow = ImportFlow(window.desk, self)
        self._flow.review.connect(self._show)
        self._flow.broken.connect(self._broke)
        self._flow.there_already.connect(self._there)
        self._flow.stored.connect(self._stored)
        self._flow.ended.connect(window.leave_review)

    def pick_files(self) -> None:
        """Let files be picked."""
        picked, _kind = QFileDialog.getOpenFileNames(self._window, "Import comments")
        if picked:
            self.take_files([Path(each) for each in picked])

    def pick_folder(self) -> None:
        """Let a folder be picked: all its files, as one change."""
        picked = QFileDialog.getExistingDirectory(self._window, "Import a folder")
        if picked:
            self.take_files([Path(picked)])

    def take_files(self, paths: list[Path]) -> None:
        """Read files and folders and show their reviews, one after another."""
        if self._may_import():
            self._flow.start_files(paths, self._place())

    def take(self, held: QMimeData) -> None:
        """Import what was dropped or lies on the clipboard."""
        paths = files_in(held)
        if paths:
            self.take_files(paths)
        elif not held.text().strip():
            self._window.strip.say("There is no text and no file in it.")
        elif self._may_import():
            self._flow.start_text(held.text(), self._place())

    def paste(self) -> None:
        """Import what the clipboard holds."""
        self.take(QGuiApplication.clipboard().mimeData())

    def _may_import(self) -> bool:
        if self._window.desk.jobs.store is None:
            self._window.strip.say("Open an office first: comments are stored in it.")
            return False
        return True

    def _place(self) -> Place:
        """The item that imports go to; the tray while none is shown."""
        item_id, head = self._window.item_id, self._window.head
        if item_id is None or head is None:
            return Place(item_id)
        title = head.short_title or head.title
        return Place(item_id, head.number, head.meeting_date, head.body, title, head.cutoff_at)

    def _show(self, prepared: Prepared) -> None:
        if self.review is None:
            self.review = ImportReview(self._window.desk, self._flow)
            self.review.left.connect(self._window.leave_review)
        self.review.show_prepared(prepared)
        self._window.show_over(self.review)
        self.review.focus_work()

    def _broke(self, name: str, problem: DeskError) -> None:
        self._window.show_import_problem(name, problem)

    def _there(self, name: str) -> None:
        self._window.strip.say(f"{name} was imported before, with the same bytes. Nothing was changed.")

    def _stored(self, item_ids: Sequence[int], comments: int) -> None:
        if not comments:
            self._there("This")
        for item_id in item_ids if comments else ():
            # Nothing is said when it is done: the strip goes on saying what was imported, with Undo.
            Suggesting(self._window.desk, self._window).suggest(item_id)


def files_in(data: QMimeData) -> list[Path]:
    """Return the files and folders of this computer that were dropped or copied."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()] if data.hasUrls() else []
