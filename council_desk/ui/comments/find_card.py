"""What can be typed in Find: a card of examples under the field, each to be clicked or taken with Enter."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QGridLayout, QWidget

from council_desk.ui.parts.button import Button
from council_desk.ui.parts.label import KeyHints, Label
from council_desk.ui.parts.layout import column
from council_desk.ui.theme.theme import Theme

EXAMPLES = (
    ("pool hours", "both words, anywhere in the letter"),
    ('"open at seven"', "these words side by side"),
    ("swim*", "words that begin so"),
    ("-noise", "not this word; also before a field"),
    ("pool OR sauna", "one of the two, or both"),
    ("stance:oppose", "or support, if-amended, untagged …"),
    ("campaign:A", "also campaign:none, campaign:any"),
    ("demand:3", "also demand:none"),
    ("district:4", "also district:outside"),
    ("name:rivera", "the writer; org: for organizations"),
    ("language:spanish", "also channel:phone"),
    ("has:question", "or own-words, reply, attachment …"),
    ("is:late", "or done, withdrawn, look-again …"),
    ("number:30-40", "comments by their numbers"),
    ("older:5", "came more than 5 days ago; with is:owed"),
)
WIDTH = 430


class FindCard(QFrame):
    """`taken` tells an example; `closed` that the card went away without one."""

    taken = Signal(str)
    closed = Signal()

    def __init__(self, theme: Theme, over: QWidget) -> None:
        super().__init__(over)
        self._theme = theme
        self._over = over
        self.setAccessibleName("What can be typed in Find")
        layout = column(self, (14, 12, 14, 10), 6)
        layout.addWidget(Label(theme, "What can be typed in Find", "strong"))
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(1, 1)
        self.buttons = [Button(theme, example, "link", tip=words) for example, words in EXAMPLES]
        for line, ((example, words), button) in enumerate(zip(EXAMPLES, self.buttons, strict=True)):
            button.setAccessibleName(f"{example}: {words}")
            button.clicked.connect(lambda _checked=False, example=example: self.take(example))
            grid.addWidget(button, line, 0)
            grid.addWidget(Label(theme, words, "caption", "text2"), line, 1)
        layout.addLayout(grid)
        more = "Words side by side must all be there. Accents and capitals do not matter, in any language."
        layout.addWidget(Label(theme, more, "caption", "text3", wrap=True))
        layout.addWidget(KeyHints(theme, (("↑", ""), ("↓", "choose"), ("Enter", "type it in"), ("Esc", "close"))))
        self.hide()

    def open_below(self, field: QWidget) -> None:
        """Show the card under a field, its first example chosen."""
        place = field.mapTo(self._over, QPoint(0, field.height() + 4))
        width = min(self._theme.scaled(WIDTH), self._over.width() - 16)
        high = min(self.heightForWidth(width) if self.hasHeightForWidth() else self.sizeHint().height(), 640)
        high = min(high, self._over.height() - place.y() - 8)
        self.setGeometry(min(place.x(), self._over.width() - width - 8), place.y(), width, high)
        self.show()
        self.raise_()
        self.buttons[0].setFocus(Qt.FocusReason.PopupFocusReason)

    def take(self, example: str) -> None:
        """Type an example into the field."""
        self.hide()
        self.taken.emit(example)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows choose, Enter takes, Escape closes; nothing else gets through to the table."""
        key = event.key()
        if key in (Qt.Key.Key_Escape, Qt.Key.Key_F1):
            self.hide()
            self.closed.emit()
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._step(1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            for button in self.buttons:
                if button.hasFocus():
                    button.click()
                    return

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the raised card."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.color("control"), 1))
        painter.setBrush(self._theme.color("raised"))
        painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), 10, 10)
        painter.end()

    def _step(self, by: int) -> None:
        at = next((place for place, button in enumerate(self.buttons) if button.hasFocus()), -by)
        self.buttons[(at + by) % len(self.buttons)].setFocus(Qt.FocusReason.TabFocusReason)
