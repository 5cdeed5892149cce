"""The Comments screen: table, letter, tag panel, and the keys that do the day's work."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget

from council_desk.errors import NotFoundError
from council_desk.queries.comments import CommentFilter
from council_desk.ui.comments.demand_picker import DemandPicker
from council_desk.ui.comments.filters import FilterBar
from council_desk.ui.comments.keys import stance_key
from council_desk.ui.comments.mending import Mending
from council_desk.ui.comments.model import CommentsModel
from council_desk.ui.comments.pending import pending
from council_desk.ui.comments.reading import ReadingPane
from council_desk.ui.comments.several import MOST, SeveralPane
from council_desk.ui.comments.table import CommentsTable
from council_desk.ui.comments.tag_panel import TagPanel
from council_desk.ui.comments.tagging import Tagging
from council_desk.ui.comments.word_tags import WordTags
from council_desk.ui.desk import Desk
from council_desk.ui.parts.label import Label, Surface
from council_desk.ui.parts.layout import column, row
from council_desk.ui.screen import Screen
from council_desk.ui.words import STANCE_WORDS, count_of

if TYPE_CHECKING:
    from council_desk.errors import DeskError
    from council_desk.queries.agenda import ItemHead
    from council_desk.queries.comments import CommentDetail, CommentLine
    from council_desk.queries.counts import ItemCounts
    from council_desk.store.store import Store

NARROW, LOW = 820, 560
"""Below this width the date goes and labels shrink; below this height the tag rows are lower."""


@dataclass(frozen=True, slots=True)
class _Found:
    filter: CommentFilter
    ids: Sequence[int]


class CommentsScreen(Screen):
    """What an aide has open all day."""

    tables = frozenset(
        {
            "comments",
            "wordings",
            "submissions",
            "excerpts",
            "questions",
            "sensitive_passages",
            "campaigns",
            "members",
            "campaign_excerpts",
            "demands",
            "edition_entries",
            "rejections",
        }
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        theme = desk.theme
        self.tagging = Tagging(desk, self)
        self.model = CommentsModel(self._fetch, self)
        self.table = CommentsTable(theme, self.model)
        self.filters = FilterBar(desk)
        self.reading = ReadingPane(desk)
        self.several = SeveralPane(desk)
        self.panel = TagPanel(desk)
        self.detail: CommentDetail | None = None
        self.draft: str | None = None
        self._last_stance = ""
        self._wish: int | None = None
        self._going_on = False
        self._ahead: list[QKeyEvent] = []
        self._filter_shown: CommentFilter | None = None
        words = "No comment fits these filters.\nEsc in the Find field brings all back."
        self._nothing = Label(theme, words, "body", "text3")
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._work = self._lay_out()
        self.picker = DemandPicker(theme, self._work)
        self.words = WordTags(desk, self.reading.letter, self.picker, self.tagging, lambda: self.detail, self)
        self.mending = Mending(desk, self.table, self.reading.letter, lambda: self.detail, self)
        self._connect()
        self.setFocusProxy(self.table)
        self.put(self._work)

    def item_changed(self) -> None:
        """Begin anew on another item."""
        self.detail = None
        self._stay()
        self.filters.show_item(self.item_id)
        self.model.show_ids(())
        self.picker.hide()
        self.reading.hide()
        self.panel.hide()

    def show_head(self, head: ItemHead, counts: ItemCounts) -> None:
        """Show the item's counts in the filter bar, and the draft's name over the stances."""
        self.filters.show_counts(counts)
        self.filters.continued = head.continues_id is not None
        self.draft = head.draft

    def show_thing(self, what: object) -> None:
        """Show a comment by its id, or the comments that fields of the filter find."""
        if isinstance(what, dict):
            self.filters.show_item(self.item_id)
            self.filters.set_values(**what)
        elif isinstance(what, int) and not self.table.go_to(what):
            self._wish = what
            if self.filters.filter != CommentFilter(self.item_id):
                self.filters.show_item(self.item_id)
            self.reload()

    def reload(self) -> None:
        """Ask for the rows that the filter finds, and for the current comment again."""
        wanted = self.filters.filter
        self.model.time_zone = self.table.delegate.time_zone = self.desk.time_zone

        def question(store: Store) -> _Found:
            from council_desk.queries.comment_table import comment_ids

            return _Found(wanted, store.ask(comment_ids, wanted).ids)

        self.desk.jobs.read(self, "ids", question, self._take_ids)
        if self.detail is not None:  # the row gone to, not the letter still shown: this question replaces the row's own
            self._ask_detail(self.table.current_id() or self.detail.id)
        if self.table.selected_count() > 1:
            self._ask_selected()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of the day's work."""
        if self.picker.isVisible() or not self._work.isVisible():
            super().keyPressEvent(event)
        elif self._must_wait(event):
            self._ahead.append(event.clone())
        elif not self._act(event):
            super().keyPressEvent(event)

    def _act(self, event: QKeyEvent) -> bool:
        pressed = stance_key(event)
        if pressed is not None:
            self._tag(*pressed)
        return pressed is not None or self.mending.press(event) or self._press(event)

    def _catching_up(self) -> bool:
        """Whether another comment is the current one than the pane shows, or soon will be."""
        here = self.table.current_id()
        alone = self.table.selected_count() <= 1
        return self._going_on or (alone and here is not None and (self.detail is None or self.detail.id != here))

    def _must_wait(self, event: QKeyEvent) -> bool:
        """Whether a key comes faster than the comments: it waits, so that no tag falls on the comment before."""
        only_moves = event.key() in (Qt.Key.Key_J, Qt.Key.Key_K) and not self._going_on and not self._ahead
        return bool(self._ahead) or (self._catching_up() and not only_moves)

    def _act_on_waiting_keys(self) -> None:
        while self._ahead and not self._catching_up():
            self._act(self._ahead.pop(0))

    def _stay(self) -> None:
        """Go nowhere, and forget keys that wait for it."""
        self._going_on = False
        self._ahead.clear()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out what a small window has no room for."""
        super().resizeEvent(event)
        narrow = self.width() < self.desk.theme.scaled(1060)
        self.table.set_narrow(narrow)
        self.reading.set_narrow(narrow)
        self.panel.set_low(self.height() < LOW)

    def go_to_find(self) -> None:
        """Go to the Find field."""
        self.filters.find_field.setFocus()
        self.filters.find_field.selectAll()

    def press(self, key: str) -> None:
        """Do what a letter's key does, for the panel's buttons."""
        letters: dict[str, Callable[[], object]] = {
            "D": self.words.pick_demand,
            "Q": self.words.mark_question,
            "S": self.words.mark_sensitive,
            "R": self._mark_reply,
            "N": self._done_next,
            "J": lambda: self.table.step(1),
            "K": lambda: self.table.step(-1),
            "A": self.mending.ask_aside,
            "I": self.mending.ask_item,
            "E": self.mending.ask_correction,
            "G": self.show_signatories,
        }
        letters[key]()

    def _press(self, event: QKeyEvent) -> bool:
        if event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier):
            if event.key() == Qt.Key.Key_A and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
                self.table.selectAll()
                return True
            return False
        letter = chr(event.key()) if Qt.Key.Key_A <= event.key() <= Qt.Key.Key_Z else ""
        if letter and letter in "DQSRNJKAIEG":
            self.press(letter)
            return True
        acts: dict[Qt.Key, Callable[[], object]] = {
            Qt.Key.Key_Return: self.accept,
            Qt.Key.Key_Enter: self.accept,
            Qt.Key.Key_Backspace: self.reject,
            Qt.Key.Key_Space: self.table.pick,
            Qt.Key.Key_Escape: self._escape,
        }
        act = acts.get(Qt.Key(event.key()))
        if act is not None:
            act()
        return act is not None

    def show_signatories(self) -> None:
        """Open the list of who signed the letter, where signatories are added and taken away."""
        from council_desk.ui.people.signatories import open_signatories

        if self.detail is not None:
            self.signed = open_signatories(self.desk, self.detail, self, self.show_thing)

    def accept(self) -> None:
        """Accept the suggestion that the panel shows."""
        waiting = pending(self.detail) if self.detail else []
        if self.detail and waiting:
            self.tagging.accept(self.detail, waiting[0].suggestion_id)
        else:
            self.said.emit("No suggestion waits for this comment.")

    def reject(self) -> None:
        """Reject the suggestion that the panel shows."""
        waiting = pending(self.detail) if self.detail else []
        if self.detail and waiting:
            self.tagging.reject(self.detail, waiting[0].suggestion_id)

    def _tag(self, stance: str, go_on: bool = False) -> None:
        if self.table.selected_count() > 1:
            self._tag_many(stance, also_decided=False)
        elif self.detail is not None:
            if go_on:
                self.tagging.stance_and_done(self.detail, stance)
                self._next_open(self.detail.id)
            else:
                self.tagging.stance(self.detail, stance)

    def _tag_many(self, stance: str, also_decided: bool) -> None:
        ids = self.table.selected_ids()
        self._last_stance = stance

        def then(tagged: int) -> None:
            self.several.show_left_alone(tagged, 0 if also_decided else len(ids) - tagged)
            words = f"{tagged:,} of {count_of(len(ids), 'comment')}" if tagged < len(ids) else f"{tagged:,} comments"
            self.changed.emit(f"Tagged {words} as {STANCE_WORDS[stance].lower()}")

        self.tagging.stances(ids, stance, also_decided, then)

    def _done_next(self) -> None:
        if self.table.selected_count() > 1:
            ids = self.table.selected_ids()
            self.tagging.done(ids, True, f"{len(ids):,} comments")
            return
        if self.detail is None:
            return
        if not self.detail.done:
            self.tagging.done([self.detail.id], True, f"no. {self.detail.label}")
        self._next_open(self.detail.id)

    def _next_open(self, here: int) -> None:
        """Go to the next comment that is not done, from the last to the first."""
        wanted = replace(self.filters.filter, done=False)

        def question(store: Store) -> int | None:
            from council_desk.queries.comment_table import comment_ids

            open_ids = set(store.ask(comment_ids, wanted).ids) - {here}
            shown = list(self.model.ids)
            at = shown.index(here) + 1 if here in shown else 0
            return next((each for each in (*shown[at:], *shown[:at]) if each in open_ids), None)

        def failed(problem: DeskError) -> None:
            self._stay()
            self.desk.jobs.failed.emit(problem)

        self._going_on = True
        self.desk.jobs.read(self, "next", question, self._go_on, failed)

    def _go_on(self, comment_id: int | None) -> None:
        self._going_on = False
        if comment_id is None:
            self._stay()
            self.said.emit("Every comment shown here is done.")
        else:
            self.table.go_to(comment_id)
        self._act_on_waiting_keys()

    def _mark_reply(self) -> None:
        if self.table.selected_count() > 1:
            ids = self.table.selected_ids()
            self.tagging.reply_owed(ids, True, f"{len(ids):,} comments")
        elif self.detail is not None:
            self.tagging.reply_owed([self.detail.id], not self.detail.reply_owed, f"no. {self.detail.label}")

    def _escape(self) -> None:
        self.table.unpick()
        self.table.setFocus()

    def _fetch(self, page: int, ids: Sequence[int]) -> None:
        wanted = list(ids)

        def question(store: Store) -> tuple[CommentLine, ...]:
            from council_desk.queries.comment_table import comment_lines

            return store.ask(comment_lines, wanted)

        self.desk.jobs.read(self, ("page", page), question, lambda lines: self.model.take_page(page, lines))

    def _take_ids(self, found: _Found) -> None:
        if found.filter != self.filters.filter:
            return
        ids = self._with_current(list(found.ids))
        at, here = self.table.currentIndex().row(), self.table.current_id()
        self.model.show_ids(ids)
        self.filters.show_found(len(found.ids))
        self._lists.setCurrentWidget(self.table if ids else self._nothing)
        wish, self._wish = self._wish, None
        if not (wish is not None and self.table.go_to(wish)) and not self.table.go_to(here) and ids:
            self.table.go_to_row(min(max(at, 0), len(ids) - 1))
        if not ids:
            self._show_detail(None)

    def _with_current(self, ids: list[int]) -> list[int]:
        """Keep the current comment among the rows until it is left: a tag must not make it vanish under the eyes."""
        here, at = self.table.current_id(), self.table.currentIndex().row()
        same_filter = self._filter_shown == self.filters.filter
        self._filter_shown = self.filters.filter
        if same_filter and here is not None and here not in ids:
            ids.insert(min(at, len(ids)), here)
        return ids

    def _current(self, comment_id: int | None) -> None:
        if comment_id is None:
            self._show_detail(None)
        else:
            self._ask_detail(comment_id)

    def _ask_detail(self, comment_id: int) -> None:
        def question(store: Store) -> CommentDetail:
            from council_desk.queries.comment_detail import comment_detail

            return store.ask(comment_detail, comment_id)

        def failed(problem: DeskError) -> None:
            if isinstance(problem, NotFoundError):
                self._show_detail(None)  # Its import was just undone: the table, asked too, shows what is left.
            else:
                self.desk.jobs.failed.emit(problem)

        self.desk.jobs.read(self, "detail", question, self._show_detail, failed)

    def _show_detail(self, detail: CommentDetail | None) -> None:
        if detail is not None and detail.id != self.table.current_id():
            return
        same = self.detail is not None and detail is not None and self.detail.id == detail.id
        self.detail = detail
        self.reading.setVisible(detail is not None)
        self.panel.setVisible(detail is not None)
        if detail is not None:
            self.reading.show_comment(detail, same, self.filters.filter.words.split())
            if self.table.selected_count() <= 1:
                self.panel.show_comment(detail, self.draft)
        self._act_on_waiting_keys()

    def _selection(self, count: int) -> None:
        many = count > 1
        self._panes.setCurrentWidget(self.several if many else self.reading)
        if not many:
            if self.detail is not None:
                self.panel.show_comment(self.detail, self.draft)
            return
        self.panel.show_many(count, "")
        self.several.show_count(count)
        self._ask_selected()

    def _ask_selected(self) -> None:
        """Ask where the selected comments stand, for their bar."""
        ids = self.table.selected_ids() if self.table.selected_count() <= MOST else []

        def question(store: Store) -> tuple[CommentLine, ...]:
            from council_desk.queries.comment_table import comment_lines

            return store.ask(comment_lines, ids)

        if ids:
            self.desk.jobs.read(self, "selected", question, self.several.show_lines)

    def _sort(self, by: str) -> None:
        now = self.filters.filter
        descending = not now.descending if now.sort == by else False
        self.filters.set_values(sort=by, descending=descending)
        self.table.show_sort(by, descending)

    def _removed(self, kind: str, record_id: int) -> None:
        if self.detail is not None:
            remove = {
                "excerpt": self.tagging.remove_excerpt,
                "question": self.tagging.remove_question,
                "sensitive": self.tagging.remove_sensitive,
            }[kind]
            remove(self.detail, record_id)

    def _decided(self, passage_id: int, decision: str | None) -> None:
        if self.detail is not None:
            self.tagging.decide_sensitive(self.detail, passage_id, decision)

    def _lay_out(self) -> Surface:
        work = Surface(self.desk.theme)
        left = Surface(self.desk.theme)
        list_column = column(left)
        list_column.addWidget(self.filters)
        self._lists = QStackedWidget()
        self._lists.addWidget(self.table)
        self._lists.addWidget(self._nothing)
        list_column.addWidget(self._lists, 1)
        left.setMinimumWidth(360)
        self._panes = QStackedWidget()
        self._panes.addWidget(self.reading)
        self._panes.addWidget(self.several)
        self._panes.setMinimumWidth(330)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setHandleWidth(1)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(left)
        self.splitter.addWidget(self._panes)
        self.splitter.setStretchFactor(0, 0)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setSizes([432, 420])
        line = row(work)
        line.addWidget(self.splitter, 1)
        line.addWidget(self.panel)
        self.reading.hide()
        self.panel.hide()
        return work

    def _connect(self) -> None:
        self.filters.changed.connect(lambda _filter: self.reload())
        self.filters.find_field.left.connect(self.table.setFocus)
        self.table.current_changed.connect(self._current)
        self.table.selected_changed.connect(self._selection)
        self.table.sort_wanted.connect(self._sort)
        self.reading.signatories_pressed.connect(self.show_signatories)
        self.reading.campaign_pressed.connect(lambda number, decided: self.wanted.emit("Campaigns", (number, decided)))
        self.several.change_decided.connect(lambda: self._tag_many(self._last_stance, also_decided=True))
        self.several.unpicked.connect(self._escape)
        self.words.said.connect(self.said)
        self.mending.said.connect(self.said)
        self.mending.changed.connect(self.changed)
        self.picker.closed.connect(self.table.setFocus)
        panel = self.panel
        panel.stance_pressed.connect(self._tag)
        panel.accepted.connect(self.accept)
        panel.rejected.connect(self.reject)
        panel.key_pressed.connect(self.press)
        panel.shown.connect(self.reading.letter.reveal)
        panel.removed.connect(self._removed)
        panel.decided.connect(self._decided)
