"""The columns of a list: which holds what, as guessed and as a person corrects it, with a preview of the first rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from council_desk.ui.parts.button import Button
from council_desk.ui.parts.choice import Choice
from council_desk.ui.parts.label import ElidedLabel, KeyHints, Label, Scroller, Surface
from council_desk.ui.parts.layout import column, row
from council_desk.ui.parts.tip import plain_tip
from council_desk.ui.theme.theme import Theme
from council_desk.ui.words import percent

if TYPE_CHECKING:
    from council_desk.readers.passages import Columns

FIELD_WORDS = {
    "": "Leave out",
    "comment": "Comment",
    "item": "Agenda item",
    "file_number": "File number",
    "meeting": "Meeting",
    "name": "Name",
    "first_name": "First name",
    "last_name": "Last name",
    "email": "E-mail",
    "organisation": "Organization",
    "address": "Address",
    "district": "District",
    "phone": "Phone",
    "position": "Position ticked",
    "received": "Received, date and time",
    "received_time": "Received, time",
    "subject": "Subject",
    "title": "Title",
    "channel": "Channel",
    "external_id": "Id of the sender's system",
    "attachments": "Attachments",
}
_SAMPLES = 3


class MappingPage(Surface):
    """`mapped` tells header (or column number) to field; it is remembered for lists with the same headers."""

    mapped = Signal(object)
    left = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._choices: list[tuple[str, Choice]] = []
        self._columns: Columns | None = None
        layout = column(self, (24, 18, 24, 16), 10)
        layout.addWidget(Label(theme, "Which column holds what", "name"))
        words = "Guessed from headers and first rows. What you set is remembered for lists with the same headers."
        layout.addWidget(Label(theme, words, "body", "text2", wrap=True))
        self._host = column(None)
        layout.addLayout(self._host, 1)
        foot = row(None, gap=8)
        foot.addWidget(KeyHints(theme, (("Tab", "next column"), ("↑", ""), ("↓", "change"))))
        foot.addStretch(1)
        back = Button(theme, "Back")
        back.clicked.connect(self.left)
        self.button = Button(theme, "Read again", "filled")
        self.button.clicked.connect(self._read_again)
        foot.addWidget(back)
        foot.addWidget(self.button)
        layout.addLayout(foot)
        self._scroller: Scroller | None = None

    def show_columns(self, columns: Columns) -> None:
        """Show a list's columns with what they seem to hold."""
        if columns == self._columns:
            return
        self._columns = columns
        self._choices = []
        inside = Surface(self._theme)
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 0, 8, 0)
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(6)
        for place, words in enumerate(("Column and first rows", "Holds", "Sure")):
            grid.addWidget(Label(self._theme, words, "caption-medium", "text2"), 0, place)
        guesses = {guess.column: guess for guess in columns.mapping}
        for number, header in enumerate(columns.headers):
            guess = guesses.get(number)
            self._add_row(grid, number, header, guess.field or "" if guess else "")
            sure = percent(guess.confidence) if guess and guess.field else ""
            label = Label(self._theme, sure, "body", "text2")
            label.setToolTip(plain_tip(guess.reason) if guess else "")
            grid.addWidget(label, 2 * number + 1, 2)
            samples = ElidedLabel(self._theme, _samples(columns, number), "letter-small", "text2")
            grid.addWidget(samples, 2 * number + 2, 0, 1, 3)
        grid.setColumnStretch(0, 1)
        grid.setColumnMinimumWidth(1, self._theme.scaled(200))
        grid.setRowStretch(2 * len(columns.headers) + 1, 1)
        self._replace(inside)

    def focus_first(self) -> None:
        """Go to the first column's choice."""
        if self._choices:
            self._choices[0][1].setFocus()

    def mapping(self) -> dict[str, str]:
        """Return what is chosen now: header (or column number) to field, "" for none."""
        return {header: str(choice.currentData()) for header, choice in self._choices}

    def _add_row(self, grid: QGridLayout, number: int, header: str, field: str) -> None:
        name = " ".join(header.split()) or f"Column {number + 1}"
        label = ElidedLabel(self._theme, name, "body-medium")
        grid.addWidget(label, 2 * number + 1, 0)
        choice = Choice(self._theme, f"{name} holds")
        for value, words in FIELD_WORDS.items():
            choice.addItem(words, value)
        choice.setCurrentIndex(max(0, choice.findData(field)))
        grid.addWidget(choice, 2 * number + 1, 1)
        self._choices.append((header or str(number), choice))

    def _replace(self, inside: QWidget) -> None:
        if self._scroller is not None:
            self._host.removeWidget(self._scroller)
            self._scroller.deleteLater()
        self._scroller = Scroller(self._theme, inside)
        self._host.addWidget(self._scroller)

    def _read_again(self) -> None:
        self.mapped.emit(self.mapping())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter reads again; all else is the review's."""
        entered = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if entered and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._read_again()
        else:
            super().keyPressEvent(event)


def _samples(columns: Columns, number: int) -> str:
    cells = [cells[number] for cells in columns.samples[:_SAMPLES] if number < len(cells)]
    return " · ".join(" ".join(cell.split()) for cell in cells if cell.strip())
