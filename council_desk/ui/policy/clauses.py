"""The clauses from first to last. Only those in view are widgets: a code chapter has many hundred."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QWidget

from council_desk.ui.parts.label import Label, Scroller, Surface
from council_desk.ui.parts.layout import column, row
from council_desk.ui.policy.arrange import ClauseRow, Touch
from council_desk.ui.policy.clause_row import BETWEEN, GAP, LEFT, RIGHT, ClauseView, Places, columns, places
from council_desk.ui.theme.theme import Theme

BEYOND = 500
"""Logical pixels above and below the view where rows stand ready."""


class ClauseList(Surface):
    """`chosen` tells the Touch that was pressed."""

    chosen = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._rows: Sequence[ClauseRow] = ()
        self._places: list[Places] = []
        self._tops: list[int] = []
        self._views: dict[int, ClauseView] = {}
        self._current: Touch | None = None
        self._draft = Label(theme, "", "caption-strong", "text2")
        self._asked = Label(theme, "What writers ask of it", "caption-strong", "text2")
        self._head = row(None, (LEFT, 8, RIGHT, 6), 0)
        self._head.addWidget(self._draft)
        self._head.addWidget(self._asked)
        self._canvas = _Canvas(self)
        self._scroller = Scroller(theme, self._canvas)
        layout = column(self)
        layout.addLayout(self._head)
        layout.addWidget(self._scroller, 1)
        self._scroller.verticalScrollBar().valueChanged.connect(lambda _value: self._show_visible())
        theme.changed.connect(self.lay)

    @property
    def views(self) -> list[ClauseView]:
        """The rows that are widgets now, from the first to the last."""
        return [self._views[at] for at in sorted(self._views)]

    def show_rows(self, draft: str, rows: Sequence[ClauseRow]) -> None:
        """Show a draft's rows; another draft begins at its top."""
        self._draft.setText(draft)
        same = [each.clause for each in rows if each.clause] == [each.clause for each in self._rows if each.clause]
        self._rows = rows
        if not same:
            self._scroller.verticalScrollBar().setValue(0)
        self.lay()

    def mark(self, current: Touch | None, reveal: bool = True) -> None:
        """Mark what the panel shows, and bring it into view."""
        self._current = current
        for view in self._views.values():
            view.mark(current)
        if reveal and current is not None:
            for top, at, each in zip(self._tops, self._places, self._rows, strict=True):
                if current in each.touches:
                    card = at.cards[each.touches.index(current)]
                    self._reveal(top + card.top() - 40, top + card.bottom() + 40)
                    break

    def reveal_clause(self, clause_id: int) -> None:
        """Bring a clause to the top of the view."""
        for top, each in zip(self._tops, self._rows, strict=True):
            if each.clause is not None and each.clause.id == clause_id:
                self._scroller.verticalScrollBar().setValue(top)

    def scroll_page(self, by: int) -> None:
        """Scroll a page down (1) or up (-1)."""
        bar = self._scroller.verticalScrollBar()
        bar.setValue(bar.value() + by * bar.pageStep())

    def lay(self) -> None:
        """Work out every row's place anew, and show those in view."""
        wide = self._canvas.width()
        self._places = [places(self._theme, each, wide) for each in self._rows]
        self._tops, down = [], 0
        for each in self._places:
            self._tops.append(down)
            down += each.height
        self._canvas.setFixedHeight(down + 24)
        citation, words, _cards = columns(self._theme, wide)
        self._head.setContentsMargins(LEFT + citation + GAP, 8, RIGHT, 6)
        self._draft.setFixedWidth(words + BETWEEN)
        for at in [at for at in self._views if at >= len(self._rows)]:
            self._drop(at)
        for at, view in self._views.items():
            self._set(view, at)
        self._show_visible()

    def _show_visible(self) -> None:
        """Make the rows in view widgets, and let go of those that left it."""
        above = self._scroller.verticalScrollBar().value() - BEYOND
        below = above + self._scroller.viewport().height() + 2 * BEYOND
        first = max(0, bisect_right(self._tops, above) - 1)
        last = bisect_right(self._tops, below)
        focus = QApplication.focusWidget()
        for at in [at for at in self._views if not first <= at < last]:
            if focus is None or not self._views[at].isAncestorOf(focus):
                self._drop(at)
        for at in range(first, min(last, len(self._rows))):
            if at not in self._views:
                view = self._views[at] = ClauseView(self._theme, self._rows[at], self._places[at])
                view.setParent(self._canvas)
                view.chosen.connect(self.chosen)
                self._set(view, at)
                view.show()

    def _set(self, view: ClauseView, at: int) -> None:
        view.show_row(self._rows[at], self._places[at])
        view.setGeometry(0, self._tops[at], self._canvas.width(), self._places[at].height)
        view.mark(self._current)

    def _drop(self, at: int) -> None:
        view = self._views.pop(at)
        view.hide()
        view.setParent(None)
        view.deleteLater()

    def _reveal(self, top: int, bottom: int) -> None:
        bar = self._scroller.verticalScrollBar()
        high = self._scroller.viewport().height()
        if top < bar.value():
            bar.setValue(top)
        elif bottom > bar.value() + high:
            bar.setValue(min(top, bottom - high))


class _Canvas(QWidget):
    """Holds the rows; its width is that of the view."""

    def __init__(self, owner: ClauseList) -> None:
        super().__init__()
        self._owner = owner

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the rows anew in another width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._owner.lay()
