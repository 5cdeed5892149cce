"""The filter bar: Find, the views, and a chip for each further filter. The database does the filtering."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMenu

from council_desk.queries.comments import CommentFilter
from council_desk.ui.comments.find_field import Find
from council_desk.ui.comments.views import Views
from council_desk.ui.desk import Desk
from council_desk.ui.parts.button import Button
from council_desk.ui.parts.flow import FlowLayout
from council_desk.ui.parts.label import KeyHints, Label, Surface
from council_desk.ui.parts.layout import column, empty, row
from council_desk.ui.words import STANCE_WORDS, count_of, district_word

if TYPE_CHECKING:
    from council_desk.queries.counts import ItemCounts
    from council_desk.store.store import Store

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
        self._districts_of: Store | None = None
        """The office whose districts are known; None: they are to be asked for, as somebody may live elsewhere now."""
        desk.refresh.changed.connect(self._something_changed)
        self.finding = Find(desk)
        self.find_field = self.finding.field
        self.finding.typed.connect(self._find)
        self.views = Views(desk)
        self.views.picked.connect(self.show_filter)
        self.all, self.untagged = self.views.all, self.views.untagged
        self.add = Button(theme, "Filter", "chip", icon="plus", tip="Narrow the table")
        self.add.clicked.connect(self._show_menu)
        self.columns = Button(theme, "", "quiet", icon="columns-3-cog", tip="Choose the columns. Key: C")
        self.columns.setAccessibleName("Choose the columns")
        self._shown = Label(theme, "", "caption", "text2")
        self._chips = FlowLayout(gap=6)
        layout = column(self, (8, 8, 10, 8), 8)
        layout.addWidget(self.finding)
        first = row(None, gap=4)
        first.addWidget(self.views, 1)
        first.addWidget(self.add)
        first.addWidget(self.columns)
        layout.addLayout(first)
        self._narrowing = Surface(theme, "canvas")
        second = row(self._narrowing, gap=8)
        second.addLayout(self._chips, 1)
        self._hit_keys = KeyHints(theme, (("F3", "next word found"),))
        self._hit_keys.hide()
        second.addWidget(self._hit_keys, 0, Qt.AlignmentFlag.AlignTop)
        second.addWidget(self._shown, 0, Qt.AlignmentFlag.AlignTop)
        self._narrowing.hide()
        layout.addWidget(self._narrowing)

    def show_item(self, item_id: int | None) -> None:
        """Begin anew on another item; the order stays."""
        self.filter = CommentFilter(item_id, sort=self.filter.sort, descending=self.filter.descending)
        self._labels.clear()
        self._show()

    def show_all(self) -> None:
        """Take every filter away."""
        self.show_item(self.filter.item_id)
        self.changed.emit(self.filter)

    def show_filter(self, wanted: CommentFilter) -> None:
        """Take another filter whole, as a view's."""
        self._labels.clear()
        self.filter = wanted
        self._show()
        self.changed.emit(self.filter)

    def show_problem(self, words: str) -> None:
        """Say why what is typed cannot be looked for, or nothing."""
        self.finding.show_problem(words)
        if words:
            self._shown.setText("")

    def show_counts(self, counts: ItemCounts) -> None:
        """Show how many there are and how many are untagged."""
        self.views.show_counts(counts)
        if self._districts_of is not self._desk.jobs.store:
            self._ask_districts()

    def _something_changed(self, tables: frozenset[str]) -> None:
        if not tables or "persons" in tables:
            self._districts_of = None

    def _show(self) -> None:
        """Show the filter: its words, its view and its chips."""
        self.finding.show_words(self.filter.words)
        self.finding.show_problem("")
        self.views.show_filter(self.filter)
        self._rebuild()

    def _ask_districts(self) -> None:
        def question(store: Store) -> tuple[str, ...]:
            from council_desk.queries.districts import district_names

            return store.ask(district_names)

        def take(names: tuple[str, ...]) -> None:
            self._districts = names

        self._districts_of = self._desk.jobs.store
        self._desk.jobs.read(self, "districts", question, take, urgent=False)

    def show_found(self, found: int) -> None:
        """Say how many rows the filter found."""
        self._shown.setText(f"{found:,} shown" if self._narrowed() else "")
        self._shown.setAccessibleName(count_of(found, "comment") + " shown")
        self._narrowing.setVisible(self._narrowed())
        self._hit_keys.setVisible(bool(self.filter.words) and len(self._active()) < 2)

    def set_values(self, label: str = "", **values: Any) -> None:
        """Change fields of the filter; `label` names the chip where it is not one of CHIPS."""
        self.filter = replace(self.filter, **values)
        for name in values:
            if label:
                self._labels[name] = label
        self.views.show_filter(self.filter)
        self._rebuild()
        self.changed.emit(self.filter)

    def _find(self, words: str) -> None:
        if words != self.filter.words:
            self.set_values(words=words)

    def _narrowed(self) -> bool:
        now = self.filter
        return now != CommentFilter(now.item_id, sort=now.sort, descending=now.descending)

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
        self._narrowing.setVisible(self._narrowed())
        self._hit_keys.setVisible(bool(self.filter.words) and len(self._active()) < 2)

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
