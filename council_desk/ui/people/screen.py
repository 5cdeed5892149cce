"""The People screen, of the whole office: who wrote and signed, organizations, who may be the same, districts."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QLineEdit, QStackedWidget

from council_desk.errors import DeskError
from council_desk.queries.people import SentLine
from council_desk.ui.desk import Desk
from council_desk.ui.parts.button import Button
from council_desk.ui.parts.label import Label, Line, Surface
from council_desk.ui.parts.layout import column, row
from council_desk.ui.parts.plain_table import PlainTable
from council_desk.ui.people.districts_page import DistrictsPage
from council_desk.ui.people.list_page import ORGANISATIONS, PEOPLE, ListPage
from council_desk.ui.people.same_page import SamePage
from council_desk.ui.screen import Screen

PAUSE_MILLISECONDS = 200
TITLES = ("People", "Organizations", "May be the same", "Districts")


class PeopleScreen(Screen):
    """Four pages under keys 1 to 4."""

    tables = frozenset(
        {"persons", "organisations", "signatories", "submissions", "comments", "people_apart", "district_rules"}
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        theme = desk.theme
        self.people = ListPage(desk, PEOPLE)
        self.organisations = ListPage(desk, ORGANISATIONS)
        self.same = SamePage(desk)
        self.districts = DistrictsPage(desk)
        self._pages_ = (self.people, self.organisations, self.same, self.districts)
        self._tables = (self.people.table, self.organisations.table, self.same.table, self.districts.people)
        self._problem = Label(theme, "", "body", "error", wrap=True)
        self._back = Button(theme, "Back", "quiet", icon="arrow-left", tip="Esc")
        self._back.clicked.connect(self.closed)
        self.find_field = _Find(theme.scaled(220))
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MILLISECONDS)
        self._pause.timeout.connect(self._find)
        self.find_field.left.connect(self._to_page)
        self.find_field.textEdited.connect(lambda _words: self._pause.start())
        self.find_field.textChanged.connect(lambda words: None if words else self._pause.start())
        self.segments = [Button(theme, title, "segment", tip=f"Key: {n}") for n, title in enumerate(TITLES, 1)]
        self._stack = QStackedWidget()
        self._connect()
        self._lay_out()
        self.show_page(0)

    def show_page(self, place: int) -> None:
        """Show one of TITLES."""
        self.segments[place].setChecked(True)
        self._stack.setCurrentIndex(place)
        self.find_field.setVisible(place < 2)
        self._problem.hide()
        self._to_page()
        self.ask_again()

    def shown_page(self) -> int:
        """Return which of TITLES is shown."""
        return self._stack.currentIndex()

    def reload(self) -> None:
        """Ask for what the shown page shows, and how many pairs wait."""
        self._pages_[self.shown_page()].reload()
        if self.shown_page() != 2:
            self.same.reload()

    def problem(self) -> str:
        """Return what could not be done last, as it is shown; empty where nothing is."""
        return self._problem.text() if not self._problem.isHidden() else ""

    def go_to_find(self) -> None:
        """Go to the Find field."""
        if self.find_field.isVisible():
            self.find_field.setFocus()
            self.find_field.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """1 to 4 choose the page, J and K the row, F finds, Escape goes back; the rest is the page's own."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().keyPressEvent(event)
            return
        pages = {getattr(Qt.Key, f"Key_{n}"): n - 1 for n in range(1, len(TITLES) + 1)}
        if event.key() in pages:
            self.show_page(pages[event.key()])
            return
        act = self._acts().get(event.key())
        if act is not None:
            act()
        else:
            super().keyPressEvent(event)

    def _acts(self) -> dict[int, Callable[[], object]]:
        key = Qt.Key
        acts: dict[int, Callable[[], object]] = {key.Key_Escape: self.closed.emit, key.Key_F: self.go_to_find}
        page = self._stack.currentWidget()
        if isinstance(page, ListPage):
            acts |= {key.Key_M: page.merge_selected, key.Key_F2: page.rename, key.Key_T: page.tie}
            acts |= {key.Key_S: page.part} if page is self.people else {}
        elif page is self.same:
            acts |= {key.Key_Y: self.same.say_same, key.Key_N: self.same.say_apart}
            acts |= {key.Key_Return: self.same.say_same, key.Key_Backspace: self.same.say_apart}
        else:
            acts |= {key.Key_L: self.districts.pick}
        table = self._table()
        return acts | {key.Key_J: lambda: table.step(1), key.Key_K: lambda: table.step(-1)}

    def _to_page(self) -> None:
        table = self._table()
        self.setFocusProxy(table)
        table.setFocus()

    def _table(self) -> PlainTable:
        return self._tables[self.shown_page()]

    def _find(self) -> None:
        for page in (self.people, self.organisations):
            if page is self._stack.currentWidget():
                page.show_found(self.find_field.text())

    def _open(self, line: SentLine) -> None:
        self.comment_wanted.emit(line.item_id, line.comment_id)

    def _refused(self, problem: DeskError) -> None:
        self._problem.setText(str(problem))
        self._problem.show()

    def _connect(self) -> None:
        group = QButtonGroup(self)
        for place, button in enumerate(self.segments):
            group.addButton(button)
            button.clicked.connect(lambda _checked=False, wanted=place: self.show_page(wanted))
        for page in (self.people, self.organisations):
            page.said.connect(self.said)
            page.opened.connect(self._open)
        self.districts.said.connect(self.changed)
        for failing in self._pages_:
            failing.failed.connect(self._refused)
            self._stack.addWidget(failing)
        self.same.counted.connect(lambda count: self.segments[2].set_count(f"{count:,}" if count else ""))
        self.desk.jobs.committed.connect(lambda _title: self._problem.hide())

    def _lay_out(self) -> None:
        theme, page = self.desk.theme, Surface(self.desk.theme)
        layout = column(page)
        head = row(None, (20, 14, 20, 10), 10)
        head.addWidget(self._back)
        head.addWidget(Label(theme, "People", "title"))
        head.addSpacing(8)
        for button in self.segments:
            head.addWidget(button)
        head.addStretch(1)
        head.addWidget(self.find_field)
        layout.addLayout(head)
        problem = row(None, (20, 0, 20, 0))
        problem.addWidget(self._problem)
        layout.addLayout(problem)
        self._problem.hide()
        layout.addWidget(Line(theme))
        layout.addWidget(self._stack, 1)
        self.put(page)


class _Find(QLineEdit):
    """Escape clears it, Enter and Down go to the list."""

    left = Signal()

    def __init__(self, width: int) -> None:
        super().__init__()
        self.setPlaceholderText("Find a name, e-mail or street")
        self.setAccessibleName("Find a name, e-mail or street")
        self.setToolTip("Key: F")
        self.setClearButtonEnabled(True)
        self.setFixedWidth(width)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Handle Escape, Enter and Down."""
        key = Qt.Key
        if event.key() == key.Key_Escape:
            self.clear()
        if event.key() in (key.Key_Escape, key.Key_Return, key.Key_Enter, key.Key_Down):
            self.left.emit()
        else:
            super().keyPressEvent(event)
