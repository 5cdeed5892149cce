"""The agenda column: the office, its meetings and items, and what can be added. Narrow, it becomes a rail."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QListView

from council_desk.ui.agenda.delegate import AgendaDelegate
from council_desk.ui.agenda.model import ROW_ROLE, TRAY, AgendaModel
from council_desk.ui.desk import Desk
from council_desk.ui.parts.button import Button
from council_desk.ui.parts.label import Line, Surface
from council_desk.ui.parts.layout import column
from council_desk.ui.parts.tip import plain_tip

if TYPE_CHECKING:
    from council_desk.queries.agenda import Agenda

WIDE, RAIL = 208, 56


class AgendaColumn(Surface):
    """Lists the agenda. `chosen` tells an item's id, or None for the tray."""

    chosen = Signal(object)
    add_wanted = Signal()
    history_wanted = Signal()
    people_wanted = Signal()
    office_wanted = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.theme, "sidebar", ("right",))
        self._desk = desk
        self.model = AgendaModel(self)
        self._delegate = AgendaDelegate(desk.theme)
        self.view = _AgendaView(desk)
        self.view.setModel(self.model)
        self.view.setItemDelegate(self._delegate)
        self.view.selectionModel().currentChanged.connect(self._chose)
        self.office = Button(
            desk.theme, "Council Desk", "row", icon="building-2", tip="Office, theme, limits · Ctrl+Shift+O"
        )
        self.add = Button(desk.theme, "Add meeting or item", "row", icon="calendar-plus", tip="Ctrl+Shift+A")
        self.history = Button(desk.theme, "History", "row", icon="history", key="")
        self.people = Button(desk.theme, "People", "row", icon="users", tip="Ctrl+Shift+P")
        self.people.setAccessibleName("People")
        self.people.clicked.connect(self.people_wanted)
        for button, name in ((self.office, "Office"), (self.add, "Add meeting or item"), (self.history, "History")):
            button.setAccessibleName(name)
        self.add.clicked.connect(self.add_wanted)
        self.history.clicked.connect(self.history_wanted)
        self.office.clicked.connect(self.office_wanted)
        layout = self._layout = column(self, (8, 10, 9, 8), 0)
        layout.addWidget(self.view, 1)
        layout.addSpacing(8)
        layout.addWidget(Line(desk.theme))
        layout.addSpacing(8)
        for button in (self.add, self.people, self.history, self.office):
            layout.addWidget(button)
        self.setFixedWidth(WIDE)

    def show_agenda(self, agenda: Agenda, keep: int | None) -> None:
        """Take a newly asked agenda and keep the chosen item."""
        self.office.setText(agenda.office or "Office")
        self.office.setToolTip(plain_tip(f"{agenda.office}: office, theme, text size, limits · Ctrl+Shift+O"))
        self.model.show(agenda)
        self.mark(keep)

    def mark(self, item_id: int | None) -> None:
        """Show an item as the chosen one, without telling anybody."""
        row = self.model.row_of(TRAY if item_id is None else item_id)
        self.view.selectionModel().blockSignals(True)
        self.view.setCurrentIndex(self.model.index(row) if row >= 0 else QModelIndex())
        self.view.selectionModel().blockSignals(False)
        self.view.viewport().update()

    def set_rail(self, rail: bool) -> None:
        """Shrink to numbers and rings, or grow again."""
        if rail == self._delegate.rail:
            return
        self._delegate.rail = rail
        self.setFixedWidth(self._desk.theme.scaled(RAIL if rail else WIDE))
        side = 4 if rail else 8
        self._layout.setContentsMargins(side, 10, side + 1, 8)
        self.view.doItemsLayout()

    def step(self, down: int) -> None:
        """Go to the next (1) or previous (-1) item."""
        chosen = self.view.currentIndex()
        # None is chosen where the tray was just emptied: upwards begins at the last item.
        row = (chosen.row() if chosen.isValid() or down > 0 else self.model.rowCount()) + down
        while 0 <= row < self.model.rowCount():
            if self.model.index(row).flags() & Qt.ItemFlag.ItemIsSelectable:
                self.view.setCurrentIndex(self.model.index(row))
                return
            row += down

    def _chose(self, now: QModelIndex, _before: QModelIndex) -> None:
        row = now.data(ROW_ROLE) if now.isValid() else None
        if row is not None and row.item is not None:
            self.chosen.emit(None if row.id == TRAY else row.id)


class _AgendaView(QListView):
    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setAccessibleName("Agenda")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # The column's own ground shows through: a palette of its own would not outlive a change of the theme.
        self.viewport().setAutoFillBackground(False)
        desk.theme.changed.connect(self.doItemsLayout)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click beside the rows leaves the chosen item as it is."""
        if self.indexAt(event.position().toPoint()).isValid():
            super().mousePressEvent(event)
