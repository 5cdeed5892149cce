"""What a screen remembers from one start to the next, with the settings: columns, widths, where its halves meet."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from council_desk.errors import DeskError
from council_desk.settings import save_settings
from council_desk.ui.desk import Desk

REST_MILLISECONDS = 400
"""Dragging rests this long before the settings are written."""


class Remembered(QObject):
    """One thing of one screen, by its name in settings.column_layout. `values` gives what is to be kept of it now."""

    def __init__(self, desk: Desk, name: str, values: Callable[[], object], parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._name = name
        self._values = values
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MILLISECONDS)
        self._rest.timeout.connect(self.keep)

    def kept(self) -> object:
        """What was kept, which a hand may have changed; None where nothing was."""
        return self._desk.settings.column_layout.get(self._name)

    def keep_soon(self) -> None:
        """Keep it once it has not changed for a moment."""
        self._rest.start()

    def keep(self) -> None:
        """Write it into this desk's settings now."""
        self._rest.stop()
        desk = self._desk
        desk.settings = desk.settings.changed(column_layout={**desk.settings.column_layout, self._name: self._values()})
        try:
            save_settings(desk.settings)
        except DeskError as problem:
            desk.jobs.failed.emit(problem)
