"""A modeless dialog with labels at the left, fields, keys at foot left and buttons right."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QGridLayout, QLineEdit, QWidget

from council_desk.ui.parts.button import Button
from council_desk.ui.parts.label import KeyHints, Label
from council_desk.ui.parts.layout import column, row
from council_desk.ui.theme.theme import Theme

LABELS = 92


class Form(QDialog):
    """Fields by name; `act` gets their words when the filled button or Ctrl+Enter is pressed."""

    def __init__(
        self,
        theme: Theme,
        title: str,
        words: str,
        button: str,
        act: Callable[[dict[str, str]], object],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._act = act
        self._fields: dict[str, QLineEdit] = {}
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(theme.scaled(460))
        layout = column(self, (20, 18, 20, 16), 12)
        layout.addWidget(Label(theme, title, "name"))
        if words:
            layout.addWidget(Label(theme, words, "body", "text2", wrap=True))
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 4, 0, 4)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnMinimumWidth(0, theme.scaled(LABELS))
        self._grid.setColumnStretch(1, 1)
        layout.addLayout(self._grid)
        self._problem = Label(theme, "", "body", "error", wrap=True)
        self._problem.hide()
        layout.addWidget(self._problem)
        foot = row(None, gap=8)
        foot.addWidget(KeyHints(theme, (("Ctrl+Enter", button.lower()), ("Esc", "close"))))
        foot.addStretch(1)
        cancel = Button(theme, "Cancel")
        self.button = Button(theme, button, "filled")
        cancel.clicked.connect(self.reject)
        self.button.clicked.connect(self.press)
        foot.addWidget(cancel)
        foot.addWidget(self.button)
        layout.addLayout(foot)

    def add(self, name: str, label: str, value: str = "", hint: str = "") -> QLineEdit:
        """Add a field; `hint` stands in it while it is empty."""
        field = QLineEdit(value)
        field.setPlaceholderText(hint)
        field.setAccessibleName(label)
        line = self._grid.rowCount()
        self._grid.addWidget(Label(self._theme, label, "body", "text2"), line, 0)
        self._grid.addWidget(field, line, 1)
        self._fields[name] = field
        return field

    def field(self, name: str) -> QLineEdit:
        """Return a field by its name; raises KeyError."""
        return self._fields[name]

    def press(self) -> None:
        """Do it; the form stays open until `close_up` or `refuse`."""
        self._act({name: field.text().strip() for name, field in self._fields.items()})

    def refuse(self, words: str) -> None:
        """Say what is wrong; everything typed stays."""
        self._problem.setText(words)
        self._problem.show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes to the next field and does it from the last one, Ctrl+Enter from any; Escape closes."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
            return
        focused, fields = self.focusWidget(), list(self._fields.values())
        if isinstance(focused, Button):
            focused.click()
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier or not fields or focused is fields[-1]:
            self.press()
        else:
            self.focusNextChild()
