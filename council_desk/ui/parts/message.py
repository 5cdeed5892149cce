"""What a screen shows in place of work: that there is nothing yet, or that something went wrong."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from council_desk.ui.parts.button import Button
from council_desk.ui.parts.label import IconView, KeyHints, Label, Surface
from council_desk.ui.parts.layout import column, row
from council_desk.ui.theme.theme import Theme


@dataclass(frozen=True, slots=True)
class Offer:
    """One thing to do next, as a button."""

    words: str
    act: Callable[[], object]
    icon: str = ""


class EmptyMessage(Surface):
    """Icon, one sentence, what to do next with the first offer filled, keys, and a hint below."""

    def __init__(
        self,
        theme: Theme,
        icon: str,
        title: str,
        words: str,
        offers: Sequence[Offer] = (),
        keys: Sequence[tuple[str, str]] = (),
        hint: str = "",
    ) -> None:
        super().__init__(theme)
        layout = column(self, (24, 24, 24, 24), 0)
        layout.addStretch(2)
        centre = Qt.AlignmentFlag.AlignHCenter
        layout.addWidget(IconView(theme, icon, 40, "text2", 1.25), 0, centre)
        layout.addSpacing(20)
        heading = Label(theme, title, "message")
        layout.addWidget(heading, 0, centre)
        layout.addSpacing(10)
        sentence = Label(theme, words, "lead", "text2", wrap=True)
        sentence.setAlignment(centre)
        sentence.setMinimumWidth(min(440, theme.metrics("lead").horizontalAdvance(words) + 8))
        sentence.setMaximumWidth(480)
        # A layout that centres a label gives it one line, however its words wrap.
        sentence.setMinimumHeight(sentence.heightForWidth(sentence.minimumWidth()))
        layout.addLayout(_centred(sentence))
        self.buttons = [
            Button(theme, offer.words, "plain" if place else "filled", icon=offer.icon)
            for place, offer in enumerate(offers)
        ]
        if offers:
            layout.addSpacing(20)
            line = row(None, gap=8)
            line.addStretch(1)
            for button, offer in zip(self.buttons, offers, strict=True):
                button.clicked.connect(_plain_call(offer.act))
                line.addWidget(button)
            line.addStretch(1)
            layout.addLayout(line)
        if keys:
            layout.addSpacing(24)
            layout.addWidget(KeyHints(theme, keys), 0, centre)
        if hint:
            layout.addSpacing(28)
            layout.addWidget(Label(theme, hint, "caption", "text3"), 0, centre)
        layout.addStretch(3)
        self.setAccessibleName(f"{title}. {words}")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the offer that has the focus."""
        if not _press_focused(self.buttons, event):
            super().keyPressEvent(event)


class ErrorMessage(Surface):
    """What happened, what is safe, what to do; left-aligned in the place where the work was."""

    def __init__(
        self,
        theme: Theme,
        title: str,
        subject: str,
        happened: str,
        safe: str,
        do: str,
        offers: Sequence[Offer] = (),
    ) -> None:
        super().__init__(theme)
        outer = column(self, (24, 24, 24, 24))
        outer.addStretch(2)
        body = QWidget()
        body.setFixedWidth(560)
        layout = column(body, gap=0)
        layout.addLayout(self._head(theme, title, subject))
        parts = (
            ("octagon-alert", "error", "What happened", happened),
            ("shield-check", "ok", "What is safe", safe),
            ("list-checks", "text2", "What you can do", do),
        )
        for icon, colour, heading, words in parts:
            if words:
                layout.addSpacing(22)
                layout.addLayout(_part(theme, icon, colour, heading, words))
        self.buttons = [
            Button(theme, offer.words, "plain" if place else "filled", icon=offer.icon)
            for place, offer in enumerate(offers)
        ]
        line = row(None, (60, 0, 0, 0), 8)
        for button, offer in zip(self.buttons, offers, strict=True):
            button.clicked.connect(_plain_call(offer.act))
            line.addWidget(button)
        line.addStretch(1)
        layout.addSpacing(24)
        layout.addLayout(line)
        outer.addLayout(_centred(body))
        outer.addStretch(3)
        self.setAccessibleName(f"{title}. {happened} {safe} {do}")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the offer that has the focus."""
        if not _press_focused(self.buttons, event):
            super().keyPressEvent(event)

    def _head(self, theme: Theme, title: str, subject: str) -> QHBoxLayout:
        line = row(None, gap=16)
        line.addWidget(_Disc(theme), 0, Qt.AlignmentFlag.AlignTop)
        words = column(None, gap=2)
        words.addWidget(Label(theme, title, "message", wrap=True))
        if subject:
            words.addWidget(Label(theme, subject, "body", "text2", wrap=True))
        line.addLayout(words, 1)
        return line


class _Disc(Surface):
    """The red icon on its pale disc."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "canvas")
        self.setFixedSize(44, 44)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw disc and icon."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("error_fill"))
        painter.drawEllipse(self.rect())
        self._theme.icons.draw(painter, "file-x", QRectF(11, 11, 22, 22), self._theme.tokens.error)
        painter.end()


def _press_focused(buttons: Sequence[Button], event: QKeyEvent) -> bool:
    """Press the button that has the focus, where the key is Enter; whether one was pressed."""
    focused = next((button for button in buttons if button.hasFocus()), None)
    if focused is None or event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
        return False
    focused.click()
    return True


def _part(theme: Theme, icon: str, colour: str, heading: str, words: str) -> QHBoxLayout:
    line = row(None, (14, 0, 0, 0), 28)
    line.addWidget(IconView(theme, icon, 18, colour), 0, Qt.AlignmentFlag.AlignTop)
    inner = column(None, gap=3)
    inner.addWidget(Label(theme, heading, "strong"))
    inner.addWidget(Label(theme, words, "lead", "text2", wrap=True))
    line.addLayout(inner, 1)
    return line


def _centred(widget: QWidget) -> QHBoxLayout:
    """Centre by stretches: with an alignment, Qt would not ask how high wrapped words are."""
    line = row(None)
    line.addStretch(1)
    line.addWidget(widget)
    line.addStretch(1)
    return line


def _plain_call(act: Callable[[], object]) -> Callable[[], None]:
    """Drop the `checked` argument of clicked."""

    def call() -> None:
        act()

    return call
