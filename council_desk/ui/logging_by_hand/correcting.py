"""What a person typed, or a scan was read into, is corrected: a new wording, the earlier one kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QWidget

from council_desk.ui.desk import Desk
from council_desk.ui.parts.button import Button
from council_desk.ui.parts.label import KeyHints, Label
from council_desk.ui.parts.layout import column, row

if TYPE_CHECKING:
    from council_desk.queries.comments import CommentDetail

WIDTH, HEIGHT = 620, 420


class Correcting(QDialog):
    """Modeless; Ctrl+Enter saves, Escape closes without."""

    def __init__(self, desk: Desk, detail: CommentDetail, parent: QWidget) -> None:
        super().__init__(parent)
        theme = desk.theme
        self._desk = desk
        self._detail = detail
        self.setWindowTitle("Correct the text")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(theme.scaled(WIDTH), theme.scaled(HEIGHT))
        self.text = QPlainTextEdit(detail.text)
        self.text.setAccessibleName("Corrected text")
        self.text.setFont(theme.font("letter"))
        self._problem = Label(theme, "", "body", "error", wrap=True)
        self._problem.hide()
        self.button = Button(theme, "Save", "filled", key="Ctrl+Enter")
        cancel = Button(theme, "Cancel")
        layout = column(self, (20, 18, 20, 16), 10)
        title = f"Correct the text of no. {detail.label}" if detail.label else "Correct the text"
        layout.addWidget(Label(theme, title, "name"))
        words = "For what was typed here, or read from a scan. The earlier words are kept; tagged words move over."
        layout.addWidget(Label(theme, words, "body", "text2", wrap=True))
        layout.addWidget(self.text, 1)
        layout.addWidget(self._problem)
        foot = row(None, gap=8)
        foot.addWidget(KeyHints(theme, (("Esc", "close"),)))
        foot.addStretch(1)
        foot.addWidget(cancel)
        foot.addWidget(self.button)
        layout.addLayout(foot)
        cancel.clicked.connect(self.reject)
        self.button.clicked.connect(self.press)

    def press(self) -> None:
        """Save the corrected text."""
        detail, text = self._detail, self.text.toPlainText()

        def operation(session: Any) -> None:
            from council_desk.operations.log_comment import correct_comment

            correct_comment(session, detail.id, text, detail.version)

        which = f"no. {detail.label}" if detail.label else "a comment in the tray"
        self._desk.jobs.write(
            self,
            f"Corrected the text of {which}",
            operation,
            lambda _none: self.accept(),
            lambda problem: self._refuse(str(problem)),
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter saves."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.press()
        else:
            super().keyPressEvent(event)

    def _refuse(self, words: str) -> None:
        self._problem.setText(words)
        self._problem.show()
