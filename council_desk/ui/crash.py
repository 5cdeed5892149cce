"""The crash window: says that this was the program's fault, what is safe, and keeps what was being typed."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QPlainTextEdit, QWidget

from council_desk.ui.parts.button import Button
from council_desk.ui.parts.label import Label
from council_desk.ui.parts.layout import column, row
from council_desk.ui.theme.theme import Theme


class CrashWindow(QDialog):
    """Modeless: the desk stays open behind it, since what was stored is safe."""

    def __init__(self, theme: Theme, kind: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.unsaved = unsaved_words()
        self.setWindowTitle("Council Desk met a fault")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(theme.scaled(520))
        layout = column(self, (24, 20, 24, 18), 10)
        layout.addWidget(Label(theme, "This is a fault of Council Desk, not yours", "title"))
        happened = f"Something the program did not expect ({kind}). It is written in the log, without names or letters."
        for heading, words in (
            ("What happened", happened),
            ("What is safe", "Everything stored before. The change that was under way was not stored."),
            ("What you can do", "Try again. If it comes back, close Council Desk, open it again, and send the log."),
        ):
            layout.addWidget(Label(theme, heading, "strong"))
            layout.addWidget(Label(theme, words, "body", "text2", wrap=True))
        buttons = row(None, gap=8)
        if self.unsaved:
            layout.addWidget(Label(theme, "What you were typing", "strong"))
            kept = QPlainTextEdit(self.unsaved)
            kept.setReadOnly(True)
            kept.setAccessibleName("What you were typing")
            layout.addWidget(kept)
            copy = Button(theme, "Copy it", icon="copy")
            copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.unsaved))
            buttons.addWidget(copy)
        buttons.addStretch(1)
        close = Button(theme, "Go on", "filled")
        close.clicked.connect(self.accept)
        buttons.addWidget(close)
        layout.addLayout(buttons)


def unsaved_words() -> str:
    """Return what stands in the field that has the focus; empty where there is none."""
    field = QApplication.focusWidget()
    if isinstance(field, QLineEdit) and field.echoMode() == QLineEdit.EchoMode.Normal:
        return field.text()
    if isinstance(field, QPlainTextEdit) and not field.isReadOnly():
        return field.toPlainText()
    return ""
