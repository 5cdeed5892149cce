"""The filter bar: Find, two quick views, and a chip for each further filter. The database does the filtering."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QKeyEvent, Qt
from PySide6.QtWidgets import QButtonGroup, QLineEdit, QMenu

from council_desk.queries.comments import CommentFilter
from council_desk.ui.desk import Desk
from council_desk.ui.parts.button import Button
from council_desk.ui.parts.label import Label, Surface
from council_desk.ui.parts.layout import column, empty, row
from council_desk.ui.words import STANCE_WORDS, count_of, district_word

if TYPE_CHECKING:
    from council_desk.queries.counts import ItemCounts
    from council_desk.store.store import Store

PAUSE_MILLISECONDS = 200
"""Typing rests this long before the database is asked."""

EARLIER = "Earlier hearing"
"""The chip that only a continued item has."""

CHIPS: dict[str, tuple[str, Any]] = {
    "Late": ("late", True),
    "On time": ("late", False),
    "Not done": ("done", False),
    "Done": ("done", True),
    "Own words": ("has_own_words", True),
    "Asks a question": ("has_question", True),
    "Reply owed": ("reply_owed", True),
    "Suggested only": ("suggested_only", True),
    "Look again": ("look_again", True),
    "Not in a campaign": ("campaign", 0),
    "In the district": ("in_district", True),
    "Outside the district": ("in_district", False),
    "Withdrawn": ("state", "withdrawn"),
    "Set aside": ("state", "set_aside"),
    EARLIER: ("earlier", True),
}
"""Chip: field of the filter, value. Two chips of one field replace each other."""


class FindField(QLineEdit):
    """The Find field: Escape clears it, Enter and Down go to the table."""

    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Handle Escape, Enter and Down."""
        if event.key() == Qt.Key.Key_Escape:
            self.clear()
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            self.left.emit()
        else:
            super().keyPressEvent(event)


class FilterBar(Surface):
    """`changed` tells the new CommentFilter."""

    changed = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.theme, "canvas", ("bottom",))
        theme = self._theme
        self.filter = CommentFilter(None)
        self._labels: dict[str, str] = {}
        self.continued = False
        self._desk = desk
        self._districts: tuple[str, ...] = ()
        self.find_field = FindField()
        self.find_field.setPlaceholderText("Find in these comments")
        self.find_field.setAccessibleName("Find in these comments")
        self.find_field.setToolTip("Ctrl+F")
        self.find_field.setClearButtonEnabled(True)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MILLISECONDS)
        self._pause.timeout.connect(self._find)
        self.find_field.textEdited.connect(lambda _words: self._pause.start())
        self.find_field.textChanged.connect(lambda words: None if words else self._pause.start())
        self.all = Button(theme, "All", "segment")
        self.untagged = Button(theme, "Untagged", "segment")
        self._group = QButtonGroup(self)
        for button, stance in ((self.all, None), (self.untagged, "untagged")):
            self._group.addButton(button)
            button.clicked.connect(lambda _checked=False, wanted=stance: self.set_values(stance=wanted))
        self.all.setChecked(True)
        self.add = Button(theme, "Filter", "chip", icon="plus")
        self.add.clicked.connect(self._show_menu)
        self._shown = Label(theme, "", "caption", "text2")
        self._chips = row(None, gap=6)
        layout = column(self, (8, 8, 10, 8), 8)
        layout.addWidget(self.find_field)
        views = row(None, gap=4)
        for widget in (self.all, self.untagged):
            views.addWidget(widget)
        views.addSpacing(4)
        views.addLayout(self._chips)
        views.addWidget(self.add)
        views.addStretch(1)
        views.addWidget(self._shown)
        layout.addLayout(views)

    def show_item(self, item_id: int | None) -> None:
        """Begin anew on another item."""
        self.filter = CommentFilter(item_id)
        self._labels.clear()
        self.find_field.clear()
        self._pause.stop()
        self.all.setChecked(True)
        self._rebuild()

    def show_counts(self, counts: ItemCounts) -> None:
        """Show how many there are and how many are untagged."""
        self.all.set_count(f"{counts.stances.total:,}")
        self.untagged.set_count(f"{counts.stances.untagged:,}" if counts.stances.untagged else "")
        self._ask_districts()

    def _ask_districts(self) -> None:
        def question(store: Store) -> tuple[str, ...]:
            from council_desk.queries.districts import district_names

            return store.ask(district_names)

        def take(names: tuple[str, ...]) -> None:
            self._districts = names

        self._desk.jobs.read(self, "districts", question, take, urgent=False)

    def show_found(self, found: int) -> None:
        """Say how many rows the filter found."""
        narrowed = self.filter != CommentFilter(
            self.filter.item_id, sort=self.filter.sort, descending=self.filter.descending
        )
        self._shown.setText(f"{found:,} shown" if narrowed else "")
        self._shown.setAccessibleName(count_of(found, "comment") + " shown")

    def set_values(self, label: str = "", **values: Any) -> None:
        """Change fields of the filter; `label` names the chip where it is not one of CHIPS."""
        self.filter = replace(self.filter, **values)
        for name in values:
            if label:
                self._labels[name] = label
        stance = self.filter.stance
        (self.untagged if stance == "untagged" else self.all).setChecked(stance in (None, "untagged"))
        self._rebuild()
        self.changed.emit(self.filter)

    def _find(self) -> None:
        words = self.find_field.text().strip()
        if words != self.filter.words:
            self.set_values(words=words)

    def _active(self) -> Sequence[tuple[str, str]]:
        """Return (chip's words, field) of what narrows the table, apart from Find and the quick views."""
        default, active = CommentFilter(None), []
        for label, (name, value) in CHIPS.items():
            if getattr(self.filter, name) == value and value != getattr(default, name):
                active.append((label, name))
        if self.filter.stance in STANCE_WORDS:
            active.append((STANCE_WORDS[self.filter.stance or ""], "stance"))
        if self.filter.district is not None:
            active.append((district_word(self.filter.district), "district"))
        for name in ("campaign", "demand"):
            value = getattr(self.filter, name)
            if value:
                active.append((self._labels.get(name, name.title()), name))
        return active

    def _rebuild(self) -> None:
        empty(self._chips)
        for label, name in self._active():
            chip = Button(self._theme, label, "chip", icon_right="x", tip="Take this filter away")
            chip.setCheckable(True)
            chip.setChecked(True)
            chip.setAccessibleName(f"Filter: {label}. Press to take away")
            default = getattr(CommentFilter(None), name)
            chip.clicked.connect(lambda _checked=False, field=name, value=default: self.set_values(**{field: value}))
            self._chips.addWidget(chip)

    def _show_menu(self) -> None:
        menu = QMenu(self)
        stances = menu.addMenu("Stance")
        for stance, words in STANCE_WORDS.items():
            stances.addAction(words).triggered.connect(
                lambda _checked=False, wanted=stance: self.set_values(stance=wanted)
            )
        if self._districts:
            districts = menu.addMenu("District")
            for name in self._districts:
                districts.addAction(district_word(name)).triggered.connect(
                    lambda _checked=False, wanted=name: self.set_values(district=wanted)
                )
        menu.addSeparator()
        for label, (name, value) in CHIPS.items():
            if label == EARLIER and not self.continued:
                continue
            menu.addAction(label).triggered.connect(
                lambda _checked=False, field=name, wanted=value: self.set_values(**{field: wanted})
            )
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.add.mapToGlobal(self.add.rect().bottomLeft()))
