"""Which comments the table shows: their ids as the filter finds them, their lines page by page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from council_desk.ui.comments.filters import FilterBar
from council_desk.ui.comments.model import CommentsModel
from council_desk.ui.comments.table import CommentsTable
from council_desk.ui.desk import Desk

if TYPE_CHECKING:
    from council_desk.queries.comment_columns import CommentExtras
    from council_desk.queries.comment_table import Listed
    from council_desk.queries.comments import CommentFilter, CommentLine
    from council_desk.store.store import Store


Ask = Callable[..., Any]
"""Asks a query of the office, with its arguments but the session."""


@dataclass(frozen=True, slots=True)
class Lines:
    """Rows of the table, with their further columns where these are shown."""

    lines: tuple[CommentLine, ...]
    extras: tuple[CommentExtras, ...] = ()


class Rows(QObject):
    """The model and the table, kept up with the filter. `found` tells how many rows there are, after each answer."""

    found = Signal(int)

    def __init__(self, desk: Desk, filters: FilterBar, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self.filters = filters
        self.model = CommentsModel(self._fetch, self)
        self.table = CommentsTable(desk.theme, self.model)
        self._wish: int | None = None
        self._shown_for: CommentFilter | None = None
        self._known: _Found | None = None
        self.table.sort_wanted.connect(self._sort)

    def begin(self, item_id: int | None) -> None:
        """Begin anew on another item."""
        self.filters.show_item(item_id)
        self.model.show_ids(())

    def show(self, comment_id: int) -> bool:
        """Go to a comment; whether it is among the rows. Else it is gone to once the whole item's rows are there."""
        if self.table.go_to(comment_id):
            return True
        self._wish = comment_id
        self.filters.show_all()
        return False

    def ask(self, urgent: bool = True) -> None:
        """Ask which comments the filter finds; `urgent` where somebody just changed it."""
        wanted = self.filters.filter
        self.model.time_zone = self.table.delegate.time_zone = self._desk.time_zone

        known = self._known if self._known is not None and self._known.wanted == wanted else None

        def question(store: Store) -> _Found:
            from council_desk.queries.comment_table import comment_ids_since

            before = known.listed if known is not None and known.store is store else None
            return _Found(store, wanted, store.ask(comment_ids_since, wanted, before))

        self._desk.jobs.read(self, "ids", question, self._take, urgent=urgent)

    def lines_of(self, ids: Sequence[int]) -> _Question:
        """A question for the lines of some comments, with what the shown columns need."""
        return _Question(tuple(ids), self.table.columns.wants_extras)

    def _fetch(self, page: int, ids: Sequence[int]) -> None:
        def then(found: Lines) -> None:
            self.model.take_page(page, found.lines, found.extras)

        wanted = self.lines_of(ids)
        self._desk.jobs.read(self, ("page", page), lambda store: wanted(store.ask), then)

    def _take(self, found: _Found) -> None:
        if found.wanted != self.filters.filter:
            return
        self._known, page = found, found.listed.page
        self.filters.show_problem(page.problem)
        if page.problem:
            return  # half a field is typed: what was found before stays until it can be looked for
        table = self.table
        ids = self._with_current(page.ids)
        at, here = table.currentIndex().row(), table.current_id()
        self.model.show_ids(ids)
        self.filters.show_found(len(page.ids))
        wish, self._wish = self._wish, None
        if not (wish is not None and table.go_to(wish)) and not table.go_to(here) and len(ids):
            table.go_to_row(min(max(at, 0), len(ids) - 1))
        self.found.emit(len(ids))

    def _with_current(self, found: Sequence[int]) -> Sequence[int]:
        """Keep the current comment among the rows until it is left: a tag must not make it vanish under the eyes."""
        here, at = self.table.current_id(), self.table.currentIndex().row()
        same = self._shown_for == self.filters.filter
        self._shown_for = self.filters.filter
        if not same or here is None or here in found:
            return found
        ids = list(found)
        ids.insert(min(at, len(ids)), here)
        return ids

    def _sort(self, by: str) -> None:
        now = self.filters.filter
        self.filters.set_values(sort=by, descending=not now.descending if now.sort == by else False)


@dataclass(frozen=True, slots=True)
class _Found:
    """What a filter found in an office."""

    store: Store
    wanted: CommentFilter
    listed: Listed


@dataclass(frozen=True, slots=True)
class _Question:
    ids: tuple[int, ...]
    extras: bool

    def __call__(self, ask: Ask) -> Lines:
        from council_desk.queries.comment_columns import comment_extras
        from council_desk.queries.comment_table import comment_lines

        return Lines(ask(comment_lines, self.ids), ask(comment_extras, self.ids) if self.extras else ())
