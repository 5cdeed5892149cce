"""The keys of the Comments screen on a card: what each does, in the groups of a day's work."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QGridLayout, QWidget

from council_desk.ui.parts.label import KeyHints, Label
from council_desk.ui.parts.layout import column, row
from council_desk.ui.theme.theme import Theme

GROUPS = (
    (
        "Read and tag",
        (
            ("J, K", "next, previous"),
            ("1 – 7", "stance"),
            ("Shift+1 – 7", "stance, done, next"),
            ("Enter", "accept the suggestion"),
            ("Shift+Enter", "accept, done, next"),
            ("Backspace", "reject it"),
            ("N", "done, next not done"),
            ("Shift+N", "not done after all"),
            ("R", "reply owed, or not"),
        ),
    ),
    (
        "Words of the letter",
        (
            ("D", "demand, or another one"),
            ("Q", "question"),
            ("S", "sensitive; on one: decide"),
            ("X, Shift+X", "next, previous mark"),
            ("Delete", "take the mark off"),
            ("F3, Shift+F3", "next, previous hit"),
            ("Ctrl+D", "find and tag all"),
        ),
    ),
    (
        "Many at once",
        (
            ("Space", "select, let go"),
            ("Shift+↑, ↓", "select on"),
            ("Ctrl+A", "select all shown"),
            ("Ctrl+Enter", "accept those sure enough"),
            ("Y", "also those decided"),
            ("Esc", "clear the selection"),
        ),
    ),
    (
        "Table and letter",
        (
            ("Ctrl+F", "find"),
            ("V", "views"),
            ("C", "columns"),
            ("A", "set aside, take back"),
            ("I", "other items"),
            ("E", "correct what was typed"),
            ("G", "who signed"),
            ("O, Shift+O", "next, previous other city"),
            ("Ctrl+Shift+C", "cut here"),
            ("Ctrl+Shift+M", "join with the one above"),
        ),
    ),
)


class KeysCard(QFrame):
    """Stands over the screen until a key is pressed."""

    closed = Signal()

    def __init__(self, theme: Theme, over: QWidget) -> None:
        super().__init__(over)
        self._theme = theme
        self._over = over
        said = "; ".join(f"{key}: {words}" for _title, keys in GROUPS for key, words in keys)
        self.setAccessibleName("Keys of this screen")
        self.setAccessibleDescription(said)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        layout = column(self, (20, 16, 20, 14), 10)
        layout.addWidget(Label(theme, "Keys of this screen", "name"))
        columns = row(None, gap=28)
        for groups in (GROUPS[:2], GROUPS[2:]):
            side = column(None, gap=6)
            for title, keys in groups:
                side.addWidget(Label(theme, title, "caption-strong", "text2"))
                side.addLayout(_grid(theme, keys))
                side.addSpacing(6)
            side.addStretch(1)
            columns.addLayout(side)
        layout.addLayout(columns)
        layout.addWidget(Label(theme, "Every key can be undone with Ctrl+Z. Any key closes this.", "caption", "text3"))
        self.hide()

    def open_over(self) -> None:
        """Show the card in the middle."""
        size = self.sizeHint().boundedTo(self._over.size())
        left, top = (self._over.width() - size.width()) // 2, (self._over.height() - size.height()) // 2
        self.setGeometry(max(0, left), max(0, top), size.width(), size.height())
        self.show()
        self.raise_()
        self.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Any key closes it, and does nothing else."""
        self.hide()
        self.closed.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the raised card."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.color("control"), 1))
        painter.setBrush(self._theme.color("raised"))
        painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), 10, 10)
        painter.end()


def _grid(theme: Theme, keys: tuple[tuple[str, str], ...]) -> QGridLayout:
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(10)
    grid.setVerticalSpacing(3)
    for line, (key, words) in enumerate(keys):
        grid.addWidget(KeyHints(theme, ((key, ""),)), line, 0)
        grid.addWidget(Label(theme, words, "caption", "text"), line, 1)
    grid.setColumnStretch(1, 1)
    return grid
