"""The log's rows of choices: how it came, and what it says of the item."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QButtonGroup, QPushButton, QSizePolicy, QWidget

from council_desk.ui.paint.badges import KEY_HEIGHT, draw_key
from council_desk.ui.paint.glyphs import draw_stance
from council_desk.ui.parts.button import Button
from council_desk.ui.parts.layout import column, row
from council_desk.ui.theme.theme import Theme
from council_desk.ui.words import STANCE_KEYS, STANCE_WORDS

CHANNELS = (
    ("phone", "Phone", "phone", "P"),
    ("letter", "Letter", "mail", "L"),
    ("podium", "Podium", "mic", "O"),
    ("counter", "Counter", "users", "C"),
    ("e-mail", "E-mail", "at-sign", "E"),
)
"""What is stored, what the button says, its icon, and its letter with Alt."""


class ChannelChips(QWidget):
    """One of CHANNELS is chosen; `changed` when it becomes another."""

    changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.buttons: dict[str, Button] = {}
        self._group = QButtonGroup(self)
        line = row(self, gap=8)
        for channel, words, icon, letter in CHANNELS:
            button = Button(theme, words, "chip", icon=icon, tip=f"Alt+{letter}")
            button.setCheckable(True)
            self._group.addButton(button)
            button.toggled.connect(lambda on: self.changed.emit() if on else None)
            self.buttons[channel] = button
            line.addWidget(button)
        line.addStretch(1)
        self.show_channel(CHANNELS[0][0])

    @property
    def channel(self) -> str:
        """The chosen channel."""
        return next(name for name, button in self.buttons.items() if button.isChecked())

    def show_channel(self, channel: str) -> None:
        """Choose a channel; one that there is not is the first."""
        self.buttons.get(channel, self.buttons[CHANNELS[0][0]]).setChecked(True)


class StanceChip(QPushButton):
    """A stance with its key, mark and word; pressed again it is let go."""

    def __init__(self, theme: Theme, stance: str, key: int) -> None:
        super().__init__(STANCE_WORDS[stance])
        self._theme = theme
        self._stance = stance
        self._key = str(key)
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setToolTip(f"Alt+{key}")
        self.setAccessibleDescription(f"Key: Alt+{key}")
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """Room for key, mark and word."""
        wide = QFontMetricsF(self._theme.font("body-medium")).horizontalAdvance(self.text())
        return QSize(round(wide) + 56, self._theme.scaled(28))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw frame, key, mark and word."""
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        body = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        on = self.isChecked()
        strong = on or self.hasFocus()
        painter.setPen(QPen(theme.color("accent" if strong else "hair2"), 2 if self.hasFocus() else 1.5 if on else 1))
        painter.setBrush(theme.color("sel" if on else "sel_weak" if self.underMouse() else "raised"))
        painter.drawRoundedRect(body, 6, 6)
        middle = self.height() / 2
        cap = QRectF(6, middle - KEY_HEIGHT / 2, 18, KEY_HEIGHT)
        draw_key(painter, self._key, cap, theme.font("key"), theme.tokens)
        draw_stance(painter, self._stance, QRectF(29, middle - 6, 12, 12), theme.tokens)
        font = theme.font("strong" if on else "body-medium")
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        painter.setPen(theme.color("text"))
        painter.drawText(QPointF(46, middle + (metrics.ascent() - metrics.descent()) / 2), self.text())
        painter.end()


class StanceChips(QWidget):
    """None or one of the seven stances, in two lines; `changed` when it becomes another."""

    changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.chips = {stance: StanceChip(theme, stance, key) for key, stance in enumerate(STANCE_KEYS, 1)}
        lines = column(self, gap=6)
        for stances in (STANCE_KEYS[:3], STANCE_KEYS[3:]):
            line = row(None, gap=6)
            for stance in stances:
                chip = self.chips[stance]
                chip.clicked.connect(lambda _on=False, pressed=stance: self._pressed(pressed))
                line.addWidget(chip)
            line.addStretch(1)
            lines.addLayout(line)

    @property
    def stance(self) -> str:
        """The chosen stance, or nothing."""
        return next((stance for stance, chip in self.chips.items() if chip.isChecked()), "")

    def show_stance(self, stance: str) -> None:
        """Choose a stance, or none."""
        for name, chip in self.chips.items():
            chip.setChecked(name == stance)

    def press(self, number: int) -> None:
        """Press the chip of a key, 1 to 7."""
        self.chips[STANCE_KEYS[number - 1]].click()

    def _pressed(self, pressed: str) -> None:
        for stance, chip in self.chips.items():
            if stance != pressed:
                chip.setChecked(False)
        self.changed.emit()
