"""Chosen items as chips, and a field that finds others: by number, file number, day or words of the title."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from council_desk.ui.parts.button import Button
from council_desk.ui.parts.found_field import FoundField, FoundRow
from council_desk.ui.parts.layout import empty, row
from council_desk.ui.theme.theme import Theme
from council_desk.ui.words import meeting_day

if TYPE_CHECKING:
    from council_desk.queries.tray import ItemChoice


class ItemChips(QWidget):
    """The chosen items as chips, and a field that finds others by number, file number or words of the title."""

    changed = Signal()

    def __init__(self, theme: Theme, hint: str) -> None:
        super().__init__()
        self._theme = theme
        self._hint = hint
        self._choices: tuple[ItemChoice, ...] = ()
        self.items: tuple[int, ...] = ()
        self.field = FoundField(theme, "Item", hint, first_chosen=True)
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
        self.field.setPlaceholderText("Another item too" if self.items else self._hint)


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
