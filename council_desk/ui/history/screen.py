"""The History screen: what changed, who, when; undo any change that nothing later stands on."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
)

from council_desk.errors import DeskError
from council_desk.ui.desk import Desk
from council_desk.ui.history.model import HistoryModel
from council_desk.ui.parts.button import Button
from council_desk.ui.parts.label import Label, Surface
from council_desk.ui.parts.layout import column, row
from council_desk.ui.parts.plain_table import LetterlessTable, PlainRows
from council_desk.ui.screen import Screen

if TYPE_CHECKING:
    from council_desk.queries.history import HistoryLine
    from council_desk.store.store import Store

PAGE = 200


class HistoryScreen(Screen):
    """Of the whole office, not of one item."""

    closed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        theme = desk.theme
        self.model = HistoryModel(self)
        self.table = LetterlessTable()
        self.table.setAccessibleName("History")
        self.table.setModel(self.model)
        self.table.setItemDelegate(PlainRows(theme, self.table))
        self._problem = Label(theme, "", "body", "error", wrap=True)
        self.undo = Button(theme, "Undo this change", icon="undo-2", key="U")
        self.undo.say("Take the chosen change back; what stands on it is named if it cannot be")
        self.more = Button(theme, "Show older", "quiet")
        self._back = Button(theme, "Back", "quiet", icon="arrow-left", tip="Esc")
        self.undo.clicked.connect(self._undo)
        self.more.clicked.connect(self._ask_older)
        self._back.clicked.connect(self.closed)
        self._lay_out()
        self.setFocusProxy(self.table)
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._chose())
        theme.changed.connect(self._restyle)
        self._restyle()

    def reload(self) -> None:
        """Ask for the newest lines."""
        self.model.time_zone = self.desk.time_zone
        chosen = self.model.line(self.table.currentIndex().row())

        def question(store: Store) -> tuple[HistoryLine, ...]:
            from council_desk.queries.history import history

            return store.ask(history, PAGE)

        def take(lines: tuple[HistoryLine, ...]) -> None:
            self.model.show(lines)
            self.more.setVisible(len(lines) == PAGE)
            numbers = [line.number for line in lines]
            known = chosen is not None and chosen.number in numbers
            self.table.selectRow(numbers.index(chosen.number) if chosen is not None and known else 0)
            self._chose()

        self.desk.jobs.read(self, "history", question, take)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """J and K, U takes the chosen change back, Escape goes back to the work."""
        acts: dict[int, Callable[[], object]] = {
            Qt.Key.Key_J: lambda: self._step(1),
            Qt.Key.Key_K: lambda: self._step(-1),
            Qt.Key.Key_U: self.undo.click,
            Qt.Key.Key_Escape: self.closed.emit,
        }
        act = acts.get(event.key())
        if act is not None and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            act()
        else:
            super().keyPressEvent(event)

    def _step(self, by: int) -> None:
        row_ = self.table.currentIndex().row() + by
        if 0 <= row_ < self.model.rowCount():
            self.table.selectRow(row_)

    def _ask_older(self) -> None:
        last = self.model.line(self.model.rowCount() - 1)
        if last is None:
            return

        def question(store: Store) -> tuple[HistoryLine, ...]:
            from council_desk.queries.history import history

            return store.ask(history, PAGE, last.number)

        def take(lines: tuple[HistoryLine, ...]) -> None:
            self.model.add(lines)
            self.more.setVisible(len(lines) == PAGE)

        self.desk.jobs.read(self, "older", question, take)

    def _chose(self) -> None:
        line = self.model.line(self.table.currentIndex().row())
        self.undo.setEnabled(line is not None and not line.undone)
        self._problem.hide()

    def _undo(self) -> None:
        line = self.model.line(self.table.currentIndex().row())
        if line is None:
            return
        number = line.number

        def undone(_change: object) -> None:
            self.said.emit(f"Took back change {number}")
            self.desk.refresh.look()

        self.desk.jobs.with_store(self, lambda store: store.undo(number), undone, self._refused)

    def _refused(self, problem: DeskError) -> None:
        self._problem.setText(str(problem))
        self._problem.show()

    def _lay_out(self) -> None:
        theme, page = self.desk.theme, Surface(self.desk.theme)
        layout = column(page, (20, 14, 20, 14), 10)
        head = row(None, gap=10)
        head.addWidget(self._back)
        head.addWidget(Label(theme, "History", "title"))
        head.addStretch(1)
        head.addWidget(self.undo)
        layout.addLayout(head)
        layout.addWidget(self._problem)
        self._problem.hide()
        layout.addWidget(self.table, 1)
        layout.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        table = self.table
        table.setFrameShape(QFrame.Shape.NoFrame)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setTabKeyNavigation(False)
        table.verticalHeader().hide()
        heading = table.horizontalHeader()
        heading.setHighlightSections(False)
        heading.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        heading.setSectionResizeMode(3, QHeaderView.ResizeMode.Stretch)
        heading.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.put(page)

    def _restyle(self) -> None:
        theme = self.desk.theme
        for section, width in ((0, 56), (1, 140), (2, 160)):
            self.table.setColumnWidth(section, theme.scaled(width))
        self.table.verticalHeader().setDefaultSectionSize(theme.scaled(28))
        self.table.viewport().update()
