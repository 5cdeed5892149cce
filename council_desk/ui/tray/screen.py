"""The Tray screen: comments on no item, read as elsewhere, and put on an item or on several."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent

from council_desk.queries.comments import CommentFilter
from council_desk.ui.comments.mending import Mending
from council_desk.ui.comments.model import CAMPAIGN, NUMBER, STANCE, CommentsModel
from council_desk.ui.comments.reading import ReadingPane
from council_desk.ui.comments.table import CommentsTable
from council_desk.ui.desk import Desk
from council_desk.ui.halves import Halves
from council_desk.ui.parts.choose_items import ChooseItems, refuses
from council_desk.ui.parts.label import Label, Surface
from council_desk.ui.parts.layout import column, row
from council_desk.ui.parts.message import EmptyMessage, Offer
from council_desk.ui.screen import Screen
from council_desk.ui.tray.panel import TrayPanel
from council_desk.ui.words import count_of

if TYPE_CHECKING:
    from council_desk.queries.comments import CommentDetail, CommentLine
    from council_desk.queries.tray import SuggestedItem
    from council_desk.store.store import Store

HEADING_HEIGHT = 40


class TrayScreen(Screen):
    """What came in for no item, until somebody says which."""

    tables = frozenset({"comments", "wordings", "submissions", "items", "meetings", "edition_entries"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        theme = desk.theme
        self.model = CommentsModel(self._fetch, self)
        self.table = CommentsTable(theme, self.model)
        for section in (NUMBER, STANCE, CAMPAIGN):
            self.table.setColumnHidden(section, True)  # these belong to an item
        self.reading = ReadingPane(desk)
        self.panel = TrayPanel(desk)
        self.detail: CommentDetail | None = None
        self.suggested: tuple[SuggestedItem, ...] = ()
        self._ahead: int | None = None
        self._title = Label(theme, "", "body-medium", "text")
        self._work = self._lay_out()
        self._empty = EmptyMessage(
            theme,
            "inbox",
            "The tray is empty",
            "Every comment is on an item. What comes in for no item waits here until somebody says which it is for.",
            (Offer("Back to the agenda", self.closed.emit, "arrow-left"),),
        )
        self.mending = Mending(desk, self.table, self.reading.letter, lambda: self.detail, self)
        self._connect()
        self.setFocusProxy(self.table)
        self.put(self._work)

    def reload(self) -> None:
        """Ask which comments are on no item."""
        self.model.time_zone = self.table.delegate.time_zone = self.desk.time_zone

        def question(store: Store) -> Sequence[int]:
            from council_desk.queries.comment_table import comment_ids

            return store.ask(comment_ids, CommentFilter(None)).ids

        self.desk.jobs.read(self, "ids", question, self._take_ids)

    def show_thing(self, what: object) -> None:
        """Go to a comment by its id."""
        if isinstance(what, int):
            self.table.go_to(what)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The tray's keys: a digit takes a suggestion, I finds an item, A sets aside."""
        if not self._work.isVisible() or not (self.mending.press(event) or self._press(event)):
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out what a small window has no room for."""
        super().resizeEvent(event)
        narrow = self.width() < self.desk.theme.scaled(1060)
        self.table.set_narrow(narrow)
        self.reading.set_narrow(narrow)

    def press(self, key: str) -> None:
        """Do what a letter's key does, for the panel's buttons."""
        {"I": self.ask_items, "A": self.mending.ask_aside}[key]()

    def take(self, place: int) -> None:
        """Put the comment on the suggested item at a place, from 0."""
        if self._coming():
            self._ahead = place
        elif place < len(self.suggested) and self.table.selected_count() <= 1 and self.detail is not None:
            self.assign([self.detail.id], (self.suggested[place].item.id,))
        else:
            self.said.emit("There is no such suggestion. I finds an item by its number or title.")

    def _coming(self) -> bool:
        """Whether another letter is the current one than the pane shows: a digit waits for it."""
        here = self.table.current_id()
        return self.table.selected_count() <= 1 and here is not None and (not self.detail or self.detail.id != here)

    def ask_items(self) -> ChooseItems | None:
        """Ask on which items the selected comments are."""
        ids = self._chosen()
        if not ids:
            return None
        which = count_of(len(ids), "comment")

        def act(items: tuple[int, ...]) -> None:
            self.assign(ids, items, form)

        words = "Several items: it is one submission, with a comment on each."
        form = ChooseItems(self.desk, f"Put {which} on an item", words, "Assign", act, self)
        form.show()
        return form

    def assign(self, ids: Sequence[int], items: Sequence[int], form: ChooseItems | None = None) -> None:
        """Put comments on items; they get their numbers there, in order of arrival."""

        def operation(session: Any) -> list[str]:
            from council_desk.operations.move_comments import assign_comments
            from council_desk.queries.agenda import item_head
            from council_desk.queries.comment_detail import comment_detail

            made = [comment_detail(session, each) for each in assign_comments(session, ids, items)]
            return [
                f"no. {each.label} on item {item_head(session, each.item_id).number}" for each in made if each.item_id
            ]

        def then(labels: Sequence[str]) -> None:
            if form is not None:
                form.close()
            shown = " and ".join(labels) if len(labels) < 4 else f"{labels[0]} to {labels[-1]}"
            self.changed.emit(f"Assigned: {shown}")

        title = f"Put {count_of(len(ids), 'comment')} of the tray on {count_of(len(items), 'item')}"
        self.desk.jobs.write(self, title, operation, then, refuses(form) if form is not None else None)

    def _press(self, event: QKeyEvent) -> bool:
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if modifiers & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier):
            return False
        digit = event.key() - Qt.Key.Key_1
        if 0 <= digit < 9:
            self.take(digit)
            return True
        acts: dict[int, Callable[[], object]] = {
            Qt.Key.Key_Return: lambda: self.take(0),
            Qt.Key.Key_Enter: lambda: self.take(0),
            Qt.Key.Key_I: self.ask_items,
            Qt.Key.Key_A: self.mending.ask_aside,
            Qt.Key.Key_E: self.mending.ask_correction,
            Qt.Key.Key_J: lambda: self.table.step(1),
            Qt.Key.Key_K: lambda: self.table.step(-1),
            Qt.Key.Key_Space: self.table.pick,
            Qt.Key.Key_Escape: self.table.unpick,
        }
        act = acts.get(event.key())
        if act is not None:
            act()
        return act is not None

    def _chosen(self) -> Sequence[int]:
        if self.table.selected_count() > 1:
            return self.table.selected_ids()
        return [self.detail.id] if self.detail is not None else []

    def _fetch(self, page: int, ids: Sequence[int]) -> None:
        wanted = list(ids)

        def question(store: Store) -> tuple[CommentLine, ...]:
            from council_desk.queries.comment_table import comment_lines

            return store.ask(comment_lines, wanted)

        self.desk.jobs.read(self, ("page", page), question, lambda lines: self.model.take_page(page, lines))

    def _take_ids(self, ids: Sequence[int]) -> None:
        at, here = self.table.currentIndex().row(), self.table.current_id()
        self.model.show_ids(ids)
        self._title.setText(f"{count_of(len(ids), 'comment')} on no item yet")
        self.put(self._work if ids else self._empty)
        if ids and not self.table.go_to(here):
            self.table.go_to_row(min(max(at, 0), len(ids) - 1))
        if ids and here is not None and here == self.table.current_id():
            self._ask(here)

    def _current(self, comment_id: int | None) -> None:
        self._ahead = None
        if comment_id is None:
            self.detail = None
            self.reading.hide()
        else:
            self._ask(comment_id)

    def _ask(self, comment_id: int) -> None:
        def question(store: Store) -> tuple[CommentDetail, tuple[SuggestedItem, ...]]:
            from council_desk.queries.comment_detail import comment_detail
            from council_desk.queries.tray import suggested_items

            return store.ask(comment_detail, comment_id), store.ask(suggested_items, comment_id)

        self.desk.jobs.read(self, "detail", question, self._show)

    def _show(self, found: tuple[CommentDetail, tuple[SuggestedItem, ...]]) -> None:
        detail, suggested = found
        if detail.id != self.table.current_id():
            return
        same = self.detail is not None and self.detail.id == detail.id
        self.detail, self.suggested = detail, suggested
        self.reading.show()
        self.reading.show_comment(detail, same)
        if self.table.selected_count() <= 1:
            self.panel.show_suggestions(suggested)
        place, self._ahead = self._ahead, None
        if place is not None:
            self.take(place)

    def _selection(self, count: int) -> None:
        if count > 1:
            self.panel.show_many(count)
        else:
            self.panel.show_suggestions(self.suggested)

    def _lay_out(self) -> Surface:
        theme = self.desk.theme
        work = Surface(theme)
        left = Surface(theme)
        lines = column(left)
        heading = Surface(theme, "canvas", ("bottom",))
        heading.setFixedHeight(theme.scaled(HEADING_HEIGHT))
        words = row(heading, (16, 0, 12, 0))
        words.addWidget(self._title, 1)
        lines.addWidget(heading)
        inset = row(None, (12, 0, 0, 0))
        inset.addWidget(self.table)
        lines.addLayout(inset, 1)
        left.setMinimumWidth(340)
        splitter = Halves(self.desk, "tray", left, self.reading, (400, 440))
        splitter.setStretchFactor(1, 1)
        self.reading.setMinimumWidth(330)
        line = row(work)
        line.addWidget(splitter, 1)
        line.addWidget(self.panel)
        return work

    def _connect(self) -> None:
        self.table.current_changed.connect(self._current)
        self.table.selected_changed.connect(self._selection)
        self.panel.chosen.connect(self.take)
        self.panel.pressed.connect(self.press)
        self.mending.said.connect(self.said)
        self.mending.changed.connect(self.changed)
