"""The words of the memo that people write: to whom, from whom, the motion, alternatives, notes from staff."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from council_desk.ui.parts.label import Label, Surface
from council_desk.ui.parts.layout import column
from council_desk.ui.theme.theme import Theme


@dataclass(frozen=True, slots=True)
class _Field:
    """`lines` 1 is a line to type in; more is a box of that many lines."""

    key: str
    label: str
    lines: int
    hint: str = ""


FIELDS = (
    _Field("to", "To", 1, "The body that meets"),
    _Field("from", "From", 1, "Council office"),
    _Field("version", "Memo version", 1, "Printed in the foot, such as 2"),
    _Field("recommended_motion", "Recommended motion", 3, "The words to be moved. Without them The ask is left out."),
    _Field("motion_source", "Who worded the motion", 2, "Printed beside the motion"),
    _Field("alternatives", "Alternatives, one a line", 3),
    _Field("fiscal", "Fiscal note", 2, "Not supplied"),
    _Field("legal", "Legal note", 2, "Not supplied"),
    _Field("operations", "Operations note", 2, "Not supplied"),
)
_MOST_LINES = 10
LISTED = frozenset({"alternatives"})
"""Kept as a list, one entry a line."""


class WordsForm(Surface):
    """`changed` at every key; `left` when a field is left."""

    changed = Signal()
    left = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "panel")
        self._known: dict[str, str] = {}
        self.fields: dict[str, QLineEdit | QPlainTextEdit] = {}
        layout = column(self, gap=3)
        layout.addWidget(Label(theme, "Words", "caption-strong", "text2"))
        layout.addSpacing(2)
        for each in FIELDS:
            label = Label(theme, each.label, "caption", "text2")
            field = self._made(each)
            label.setBuddy(field)
            layout.addWidget(label)
            layout.addWidget(field)
            layout.addSpacing(7)
        theme.changed.connect(self._restyle)
        self._restyle()

    @property
    def edited(self) -> bool:
        """Whether a person typed what the office does not have yet."""
        return any(self._typed(key) != self._known.get(key, "") for key in self.fields)

    def words(self, base: Mapping[str, object]) -> dict[str, object]:
        """Return `base` with what the fields hold; empty fields are left out, other words of `base` stay."""
        made = dict(base)
        for key in self.fields:
            text = self._typed(key)
            if not text:
                made.pop(key, None)
            else:
                made[key] = text.split("\n") if key in LISTED else text
        return made

    def show_words(self, words: Mapping[str, object], anew: bool = False) -> None:
        """Show the office's words; a field where a person typed meanwhile stays as it is, unless `anew`."""
        for key, field in self.fields.items():
            text, typed = _shown(words.get(key)), self._typed(key)
            if (anew or typed == self._known.get(key, "")) and typed != text:
                self._set(field, text)
            self._known[key] = text

    def name_reader(self, body: str) -> None:
        """Say who the memo is for where no other reader is written."""
        reader = self.fields["to"]
        if isinstance(reader, QLineEdit):
            reader.setPlaceholderText(body or "The body that meets")

    def _made(self, each: _Field) -> QLineEdit | QPlainTextEdit:
        field: QLineEdit | QPlainTextEdit = _Line(self) if each.lines == 1 else _Box(self, each.lines)
        field.setPlaceholderText(each.hint)
        field.setAccessibleName(each.label)
        field.textChanged.connect(lambda *_: self.changed.emit())
        self.fields[each.key] = field
        return field

    def _typed(self, key: str) -> str:
        """What a field holds, as it is kept: no blanks round it, in a list no empty lines."""
        field = self.fields[key]
        text = field.text() if isinstance(field, QLineEdit) else field.toPlainText()
        if key in LISTED:
            return "\n".join(line.strip() for line in text.splitlines() if line.strip())
        return text.strip()

    def _set(self, field: QLineEdit | QPlainTextEdit, text: str) -> None:
        field.blockSignals(True)
        if isinstance(field, QLineEdit):
            field.setText(text)
            field.setCursorPosition(0)
        else:
            field.setPlainText(text)
        field.blockSignals(False)

    def _restyle(self) -> None:
        for field in self.fields.values():
            field.setFont(self._theme.font("body"))
            if isinstance(field, _Box):
                field.grow()


def _shown(word: object) -> str:
    if isinstance(word, list | tuple):
        return "\n".join(str(each).strip() for each in word)
    return "" if word is None else str(word).strip()


class _Line(QLineEdit):
    def __init__(self, owner: WordsForm) -> None:
        super().__init__()
        self._owner = owner

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that the field was left."""
        super().focusOutEvent(event)
        self._owner.left.emit()


class _Box(QPlainTextEdit):
    """As high as its words, from a least number of lines to a most; Tab goes on to the next field."""

    def __init__(self, owner: WordsForm, lines: int) -> None:
        super().__init__()
        self._owner = owner
        self._least = lines
        self._high = 0
        self.setTabChangesFocus(True)
        self.document().documentLayout().documentSizeChanged.connect(lambda _size: self.grow())

    def grow(self) -> None:
        """Take the height of the lines: as a style, for the application's own would overrule any other."""
        lines = min(_MOST_LINES, max(self._least, round(self.document().size().height())))
        high = QFontMetrics(self.font()).lineSpacing() * lines + 2 * round(self.document().documentMargin()) + 1
        if high != self._high:
            self._high = high
            self.setStyleSheet(f"min-height: {high}px; max-height: {high}px; padding: 2px 4px;")

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that the field was left."""
        super().focusOutEvent(event)
        self._owner.left.emit()
