"""The log's rows of choices: how it came, on which items, and what it says of the item."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QButtonGroup, QPushButton, QSizePolicy, QWidget

from council_desk.ui.paint.badges import KEY_HEIGHT, draw_key
from council_desk.ui.paint.glyphs import draw_stance
from council_desk.ui.parts.button import Button
from council_desk.ui.parts.found_field import FoundField, FoundRow
from council_desk.ui.parts.layout import column, empty, row
from council_desk.ui.theme.theme import Theme
from council_desk.ui.words import STANCE_KEYS, STANCE_WORDS, meeting_day

if TYPE_CHECKING:
    from council_desk.queries.tray import ItemChoice

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


class ItemChips(QWidget):
    """The chosen items as chips, and a field that finds others by number, file number or words of the title."""

    changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._choices: tuple[ItemChoice, ...] = ()
        self.items: tuple[int, ...] = ()
        self.field = FoundField(theme, "Item", "Number or title", first_chosen=True)
        self.field.asked.connect(self._find)
        self.field.taken.connect(self._take)
        self._chips = row(None, gap=6)
        line = row(self, gap=6)
        line.addLayout(self._chips)
        line.addWidget(self.field, 1)

    def show_choices(self, choices: Sequence[ItemChoice]) -> None:
        """Take the office's items."""
        self._choices = tuple(choices)
        self._rebuild()

    def show_items(self, items: Sequence[int]) -> None:
        """Choose items; none leaves the comment in the tray."""
        self.items = tuple(items)
        self._rebuild()

    def _find(self, typed: str) -> None:
        self.field.show_rows([item_row(each) for each in fitting(self._choices, typed) if each.id not in self.items])

    def _take(self, found: FoundRow) -> None:
        self.field.clear()
        if isinstance(found.key, int):
            self.show_items((*self.items, found.key))
            self.changed.emit()

    def _drop(self, item_id: int) -> None:
        self.show_items([each for each in self.items if each != item_id])
        self.field.setFocus()
        self.changed.emit()

    def _rebuild(self) -> None:
        empty(self._chips)
        known = {each.id: each for each in self._choices}
        for item_id in self.items:
            choice = known.get(item_id)
            words = short_item(choice) if choice else "Item"
            chip = Button(self._theme, words, "chip", icon_right="x", tip="Take this item off")
            chip.setCheckable(True)
            chip.setChecked(True)
            chip.setAccessibleName(f"On item {words}. Press to take it off")
            chip.setMaximumWidth(self._theme.scaled(220))
            chip.clicked.connect(lambda _on=False, gone=item_id: self._drop(gone))
            self._chips.addWidget(chip)
        few = not self.items
        self.field.setPlaceholderText("Number or title; none: it waits in the tray" if few else "Another item too")


def fitting(choices: Sequence[ItemChoice], typed: str) -> list[ItemChoice]:
    """Return the items whose number begins as typed, or whose title, file number or date holds every typed word."""
    wanted = typed.casefold().split()
    if not wanted:
        return []
    by_number = [each for each in choices if each.number.casefold().startswith(" ".join(wanted))]
    by_words = [each for each in choices if all(word in _words_of(each) for word in wanted)]
    return list(dict.fromkeys((*by_number, *by_words)))


def _words_of(choice: ItemChoice) -> str:
    day = meeting_day(choice.date)
    return f"{choice.number} {choice.title} {choice.short_title} {choice.file_number} {choice.date} {day}".casefold()


def item_row(choice: ItemChoice) -> FoundRow:
    """Return an item as a row of what was found."""
    about = " · ".join(part for part in (meeting_day(choice.date).split(", ")[-1], choice.body) if part)
    return FoundRow(choice.id, f"{choice.number}  {choice.short_title or choice.title}", about)


def short_item(choice: ItemChoice) -> str:
    """Return an item in a few words: number, short title, day."""
    title = choice.short_title or choice.title
    title = title if len(title) <= 28 else title[:27].rstrip() + "…"
    return " · ".join(part for part in (f"{choice.number} {title}".strip(), meeting_day(choice.date)[5:]) if part)
