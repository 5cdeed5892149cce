"""The Find field: words and fields are typed here; what cannot be looked for is said beneath it in plain words."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from council_desk.ui.desk import Desk
from council_desk.ui.parts.button import Button
from council_desk.ui.parts.label import IconView, Label, Surface
from council_desk.ui.parts.layout import column, row

PAUSE_MILLISECONDS = 200
"""Typing rests this long before the database is asked."""


class FindField(QLineEdit):
    """Escape clears it, Enter and Down go to the table, F1 (or "?" while it is empty) shows what can be typed."""

    left = Signal()
    help_wanted = Signal()
    hit_wanted = Signal(int)
    """1 for the next hit, -1 for the one before."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Handle the keys that are not typed."""
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self.clear()
            self.left.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            self.left.emit()
        elif key == Qt.Key.Key_F1 or (event.text() == "?" and not self.text()):
            self.help_wanted.emit()
        elif key == Qt.Key.Key_F3:
            self.hit_wanted.emit(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        else:
            super().keyPressEvent(event)


class Find(Surface):
    """The field, its help and what is wrong with what is typed. `typed` tells the words once typing rests."""

    typed = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.theme, "canvas")
        theme = desk.theme
        self.field = FindField()
        self.field.setPlaceholderText("Find in these comments")
        self.field.setAccessibleName("Find in these comments")
        self.field.setToolTip("Key: Ctrl+F. F1 shows what can be typed")
        self.field.setClearButtonEnabled(True)
        self.help = Button(theme, "", "quiet", icon="circle-question-mark", tip="What can be typed here. Key: F1")
        self.help.setAccessibleName("What can be typed in Find")
        self.help.clicked.connect(self.field.help_wanted)
        self._problem = Surface(theme, "canvas")
        self._words = Label(theme, "", "caption", "error", wrap=True)
        line = row(self._problem, (2, 0, 4, 0), 6)
        line.addWidget(IconView(theme, "octagon-alert", 14, "error"), 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self._words, 1)
        self._problem.hide()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MILLISECONDS)
        self._pause.timeout.connect(lambda: self.typed.emit(self.field.text().strip()))
        self.field.textEdited.connect(lambda _words: self._pause.start())
        self.field.textChanged.connect(lambda words: None if words else self._pause.start())
        layout = column(self, gap=6)
        first = row(None, gap=4)
        first.addWidget(self.field, 1)
        first.addWidget(self.help)
        layout.addLayout(first)
        layout.addWidget(self._problem)

    @property
    def problem(self) -> str:
        """What is said to be wrong, or nothing."""
        return "" if self._problem.isHidden() else self._words.text()

    def show_words(self, words: str) -> None:
        """Show words that were not typed here, as a view's; nothing is asked."""
        if words != self.field.text().strip():
            self.field.setText(words)
        self._pause.stop()

    def type_in(self, words: str) -> None:
        """Add words as though typed, as an example of the help."""
        before = self.field.text().rstrip()
        self.field.setText(f"{before} {words}" if before else words)
        self.field.setFocus()
        self.field.end(False)
        self._pause.start()

    def show_problem(self, words: str) -> None:
        """Say why what is typed cannot be looked for, or nothing."""
        self._words.setText(words)
        self._problem.setVisible(bool(words))
        self.field.setAccessibleDescription(words)
