"""Which columns the comments table shows on this desk: chosen with keys or at the heading, and remembered."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from council_desk.ui.comments.column_chooser import ColumnChooser
from council_desk.ui.comments.columns import ColumnLayout, layout_of
from council_desk.ui.comments.rows import Rows
from council_desk.ui.desk import Desk
from council_desk.ui.remembered import Remembered

SCREEN = "comments"


class TableColumns(QObject):
    """Shows the remembered columns in the table of `rows`; a change is shown at once and kept a moment later."""

    shown = Signal()
    """Other columns are shown than before."""

    def __init__(self, desk: Desk, rows: Rows, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._rows = rows
        self._over = parent
        self.chooser: ColumnChooser | None = None
        self._remembered = Remembered(desk, SCREEN, self._values, self)
        rows.table.choose_columns(layout_of(self._remembered.kept()))
        rows.table.layout_changed.connect(self._by_hand)
        rows.table.heading.wanted.connect(self.show)
        rows.table.heading.choosing.connect(self.choose)

    def show(self, layout: ColumnLayout) -> None:
        """Show other columns, and remember them."""
        asked = self._rows.table.columns.wants_extras
        self._rows.table.show_columns(layout)
        if layout.wants_extras and not asked:
            self._rows.model.forget_freshness()
            self._rows.table.viewport().update()
        self._by_hand(layout)
        self.shown.emit()

    def choose(self) -> ColumnChooser:
        """Open the chooser, or bring it to the front."""
        if self.chooser is None:
            self.chooser = ColumnChooser(self._desk.theme, self._rows.table.columns, self._over.window())
            self.chooser.changed.connect(self.show)
            self.chooser.destroyed.connect(self._closed)
        elif self.chooser.isVisible():
            self.chooser.raise_()
            self.chooser.activateWindow()
        self.chooser.show()
        return self.chooser

    def remember(self) -> None:
        """Write the columns into this desk's settings."""
        self._remembered.keep()

    def _values(self) -> object:
        return self._rows.table.columns.values()

    def _by_hand(self, layout: ColumnLayout) -> None:
        if self.chooser is not None:
            self.chooser.show_layout(layout)
        self._remembered.keep_soon()

    def _closed(self) -> None:
        self.chooser = None
