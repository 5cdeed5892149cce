"""The clauses from first to last; long drafts come in a few at a time, so that the window never stands still."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal

from council_desk.ui.parts.label import Label, Scroller, Surface
from council_desk.ui.parts.layout import column, empty, row
from council_desk.ui.policy.arrange import ClauseRow, Touch
from council_desk.ui.policy.clause_row import CITATION, ClauseView
from council_desk.ui.theme.theme import Theme

AT_ONCE = 30


class ClauseList(Surface):
    """`chosen` tells the Touch that was pressed."""

    chosen = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.views: list[ClauseView] = []
        self._waiting: list[ClauseRow] = []
        self._current: Touch | None = None
        self._draft = Label(theme, "", "caption-strong", "text2")
        head = row(None, (20, 10, 24, 6), 12)
        head.addSpacing(theme.scaled(CITATION) + 12)
        head.addWidget(self._draft, 10)
        head.addSpacing(16)
        head.addWidget(Label(theme, "What writers ask of it", "caption-strong", "text2"), 11)
        inside = Surface(theme)
        self._rows = column(None)
        outer = column(inside)
        outer.addLayout(head)
        outer.addLayout(self._rows)
        outer.addStretch(1)
        self._scroller = Scroller(theme, inside)
        column(self).addWidget(self._scroller)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._add_some)

    def show_rows(self, draft: str, rows: Sequence[ClauseRow]) -> None:
        """Show a draft's rows; where its clauses are those shown already, only what touches them is changed."""
        self._draft.setText(draft)
        shown = [*(view.shown for view in self.views), *self._waiting]
        if [_clause_of(each) for each in shown] == [_clause_of(each) for each in rows]:
            for view, each in zip(self.views, rows, strict=False):
                view.show_row(each)
            self._waiting = list(rows[len(self.views) :])
        else:
            self._timer.stop()
            empty(self._rows)
            self.views = []
            self._waiting = list(rows)
            self._scroller.verticalScrollBar().setValue(0)
            self._add_some()
        self.mark(self._current, reveal=False)

    def mark(self, current: Touch | None, reveal: bool = True) -> None:
        """Mark what the panel shows, and bring it into view."""
        self._current = current
        if reveal and current is not None and any(current in each.touches for each in self._waiting):
            self._add_all()
        for view in self.views:
            card = view.mark(current)
            if card is not None and reveal:
                self._rows.activate()
                self._scroller.ensureWidgetVisible(card, 0, 40)

    def reveal_clause(self, clause_id: int) -> None:
        """Bring a clause into view."""
        self._add_all()
        for view in self.views:
            if view.shown.clause is not None and view.shown.clause.id == clause_id:
                self._scroller.verticalScrollBar().setValue(view.y())

    def scroll_page(self, by: int) -> None:
        """Scroll a page down (1) or up (-1)."""
        bar = self._scroller.verticalScrollBar()
        bar.setValue(bar.value() + by * bar.pageStep())

    def _add_all(self) -> None:
        while self._waiting:
            self._add_some()

    def _add_some(self) -> None:
        some, self._waiting = self._waiting[:AT_ONCE], self._waiting[AT_ONCE:]
        for each in some:
            view = ClauseView(self._theme, each)
            view.chosen.connect(self.chosen)
            view.mark(self._current)
            self._rows.addWidget(view)
            self.views.append(view)
        if self._waiting:
            self._timer.start()


def _clause_of(each: ClauseRow) -> object:
    return each.clause
