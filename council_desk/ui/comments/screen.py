"""The Comments screen: table, letter, tag panel, and the keys that do the day's work."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QStackedWidget

from council_desk.errors import NotFoundError
from council_desk.ui.comments.actions import Actions
from council_desk.ui.comments.asking import Shown, ask_after, ask_shown
from council_desk.ui.comments.cities import LetterCities
from council_desk.ui.comments.demand_picker import DemandPicker
from council_desk.ui.comments.filters import FilterBar
from council_desk.ui.comments.many import ManyTags
from council_desk.ui.comments.mending import Mending
from council_desk.ui.comments.onward import Onward
from council_desk.ui.comments.reading import ReadingPane
from council_desk.ui.comments.rows import Rows
from council_desk.ui.comments.several import SeveralPane
from council_desk.ui.comments.table_columns import TableColumns
from council_desk.ui.comments.tag_panel import TagPanel
from council_desk.ui.comments.tagging import Tagging
from council_desk.ui.comments.word_tags import WordTags
from council_desk.ui.desk import Desk
from council_desk.ui.halves import Halves
from council_desk.ui.parts.label import Label, Surface
from council_desk.ui.parts.layout import column, row
from council_desk.ui.screen import Screen

if TYPE_CHECKING:
    from council_desk.errors import DeskError
    from council_desk.queries.agenda import ItemHead
    from council_desk.queries.comments import CommentDetail
    from council_desk.queries.counts import ItemCounts

NARROW, LOW = 1060, 560
"""Below this width the date goes and labels shrink; below this height the tag rows are lower."""


LEAST_LETTER = 380
"""Pixels that the letter keeps while chosen columns widen the table."""


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
            "city_claims",
            "claim_passages",
            "saved_views",
            "translated_letters",
        }
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        theme = desk.theme
        self.detail: CommentDetail | None = None
        self.draft: str | None = None
        self.filters = FilterBar(desk)
        self.rows = Rows(desk, self.filters, self)
        self.model, self.table = self.rows.model, self.rows.table
        self.columns = TableColumns(desk, self.rows, self)
        self.tagging = Tagging(desk, self, self._question)
        self.reading = ReadingPane(desk)
        self.several = SeveralPane(desk)
        self.many = ManyTags(desk, self.table, self.several, self.tagging, self)
        self.panel = TagPanel(desk)
        words = "No comment fits these filters.\nEsc in the Find field brings all back."
        self._nothing = Label(theme, words, "body", "text3")
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._work = self._lay_out()
        self.picker = DemandPicker(theme, self._work)
        letter = self.reading.letter
        self.words = WordTags(desk, letter, self.picker, self.tagging, lambda: self.detail, self)
        self.mending = Mending(desk, self.table, letter, lambda: self.detail, self)
        self.cities = LetterCities(desk, letter, self.panel.cities, self)
        self.doing = Actions(self, self._work)
        self.onward = Onward(desk, self.rows, lambda: self.detail, self.doing.act, self)
        self._connect()
        self.setFocusProxy(self.table)
        self.put(self._work)

    def item_changed(self) -> None:
        """Begin anew on another item."""
        self.detail = None
        self.onward.stay()
        self.rows.begin(self.item_id)
        self.picker.hide()
        self.reading.hide()
        self.panel.hide()

    def show_head(self, head: ItemHead, counts: ItemCounts) -> None:
        """Show the item's counts in the filter bar, and the draft's name over the stances."""
        self.filters.show_counts(counts)
        self.filters.continued = head.continues_id is not None
        self.draft = head.draft

    def show_thing(self, what: object) -> None:
        """Show a comment by its id, with a span at these words; or the comments that fields of the filter find."""
        if isinstance(what, dict):
            self.filters.show_item(self.item_id)
            self.filters.set_values(**what)
        elif isinstance(what, tuple):
            comment_id, span = what
            self.cities.wish(comment_id, span)
            if self.rows.show(comment_id) and self.detail is not None and self.detail.id == comment_id:
                self.cities.show_detail(self.detail)
        elif isinstance(what, int):
            self.rows.show(what)

    def reload(self) -> None:
        """Ask for the current comment, which is seen, then for the rows that the filter finds."""
        if self.detail is not None:  # the row gone to, not the letter still shown: this question replaces the row's own
            self._ask_detail(self.table.current_id() or self.detail.id)
        self.rows.ask(urgent=self.detail is None)
        self.filters.views.ask()
        if self.many.there:
            self.many.ask()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of the day's work."""
        if (
            self.picker.isVisible()
            or not self._work.isVisible()
            or (not self.onward.keeps(event) and not self.doing.act(event))
        ):
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out what a small window has no room for."""
        super().resizeEvent(event)
        narrow = self.width() < self.desk.theme.scaled(NARROW)
        self.table.set_narrow(narrow)
        self.reading.set_narrow(narrow)
        self.panel.set_low(self.height() < LOW)

    def current_comment(self) -> int | None:
        """Return the id of the current row's comment."""
        return self.table.current_id()

    def go_to_find(self) -> None:
        """Go to the Find field."""
        self.filters.find_field.setFocus()
        self.filters.find_field.selectAll()

    def press(self, key: str) -> None:
        """Do what a letter's key does, for the panel's buttons."""
        self.doing.press(key)

    def accept(self) -> None:
        """Accept the suggestion that the panel shows."""
        self.doing.accept()

    def reject(self) -> None:
        """Reject the suggestion that the panel shows."""
        self.doing.reject()

    def _found(self, count: int) -> None:
        self._lists.setCurrentWidget(self.table if count else self._nothing)
        if not count:
            self._show_detail(None)

    def _current(self, comment_id: int | None) -> None:
        if self.detail is not None and comment_id not in (None, self.detail.id):
            self.moved.emit()
        if comment_id is None:
            self._show_detail(None)
        else:
            self._ask_detail(comment_id)

    def _question(self) -> Callable[[Any, bool], Shown] | None:
        """What a change asks back at once: the comment in the pane. The other rows, counts and history follow."""
        detail = self.detail
        if detail is None or self.many.there:
            return None
        return ask_after(detail, self.filters.filter.words, self.rows.lines_of((detail.id,)))

    def _ask_detail(self, comment_id: int) -> None:
        def failed(problem: DeskError) -> None:
            if isinstance(problem, NotFoundError):
                self._show_detail(None)  # Its import was just undone: the table, asked too, shows what is left.
            else:
                self.desk.jobs.failed.emit(problem)

        question = ask_shown(comment_id, self.filters.filter.words, self.rows.lines_of((comment_id,)))
        self.desk.jobs.read(self, "detail", lambda store: question(store.ask), self._show, failed)

    def _show(self, shown: Shown) -> None:
        for line in shown.lines.lines:
            self.model.take_line(line, *shown.lines.extras)
        self._show_detail(shown.detail, shown.hits)

    def _show_detail(self, detail: CommentDetail | None, hits: tuple[tuple[int, int], ...] = ()) -> None:
        if detail is not None and detail.id != self.table.current_id():
            return
        same = self.detail is not None and detail is not None and self.detail.id == detail.id
        self.detail = detail
        self.reading.setVisible(detail is not None)
        self.panel.setVisible(detail is not None)
        if detail is not None:
            self.reading.show_comment(detail, same, hits)
            if not self.many.there:
                self.panel.show_comment(detail, self.draft)
                self.cities.show_detail(detail)
        self.doing.arrived(same)
        self.onward.act_on_waiting()

    def _selection(self, count: int) -> None:
        many = count > 1
        self._panes.setCurrentWidget(self.several if many else self.reading)
        if many:
            self.panel.show_many(count, "")
            self.many.show()
        elif self.detail is not None:
            self.panel.show_comment(self.detail, self.draft)
            self.cities.show_detail(self.detail)

    def _make_room(self) -> None:
        """Give the table the room that newly chosen columns need, as far as the letter can spare it."""
        table, panes = self.splitter.sizes()
        wider = min(self.table.needed_width(), table + panes - self.desk.theme.scaled(LEAST_LETTER))
        if wider > table:
            self.splitter.setSizes([wider, table + panes - wider])

    def _filter_changed(self) -> None:
        now = self.filters.filter
        self.table.show_sort(now.sort, now.descending)
        self.rows.ask()
        here = self.table.current_id()
        if here is not None and self.detail is not None:
            self._ask_detail(here)

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

    def _mark_chosen(self) -> None:
        """The suggestion box shows what was gone to in the letter: Enter and Backspace are for that one then."""
        if self.detail is not None and not self.many.there:
            self.panel.show_suggestion(self.detail, self.words.current_suggestion())

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
        self.splitter = Halves(self.desk, "comments", left, self._panes, (432, 420))
        self.splitter.setStretchFactor(0, 0)
        self.splitter.setStretchFactor(1, 1)
        line = row(work)
        line.addWidget(self.splitter, 1)
        line.addWidget(self.panel)
        self.reading.hide()
        self.panel.hide()
        return work

    def _connect(self) -> None:
        filters, panel, letter = self.filters, self.panel, self.reading.letter
        filters.changed.connect(lambda _filter: self._filter_changed())
        filters.find_field.left.connect(self.table.setFocus)
        filters.find_field.help_wanted.connect(self.doing.show_find_card)
        filters.find_field.hit_wanted.connect(self.doing.step_hit)
        filters.columns.clicked.connect(self.columns.choose)
        self.columns.shown.connect(self._make_room)
        self.rows.found.connect(self._found)
        self.table.current_changed.connect(self._current)
        self.table.selected_changed.connect(self._selection)
        self.tagging.written.connect(self._show)
        self.reading.signatories_pressed.connect(self.doing.show_signatories)
        self.reading.campaign_pressed.connect(lambda number, decided: self.wanted.emit("Campaigns", (number, decided)))
        self.several.unpicked.connect(self.doing.escape)
        letter.mark_chosen.connect(lambda _mark: self._mark_chosen())
        self.picker.closed.connect(self.table.setFocus)
        panel.cities.whole.clicked.connect(lambda: self.wanted.emit("Other cities", self.cities.current_key()))
        for part in (self.cities, self.words, self.mending, self.many, self.onward, self.doing):
            part.said.connect(self.said)
        for changing in (self.mending, self.many, self.doing):
            changing.changed.connect(self.changed)
        panel.stance_pressed.connect(self.doing.tag)
        panel.accepted.connect(self.accept)
        panel.rejected.connect(self.reject)
        panel.key_pressed.connect(self.press)
        panel.shown.connect(letter.reveal)
        panel.removed.connect(self._removed)
        panel.decided.connect(self._decided)
