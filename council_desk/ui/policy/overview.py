"""How the demands stand against the draft, in sum: counts by coverage, what no clause touches, the exceptions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from council_desk.ui.parts.badge import CoverageMark
from council_desk.ui.parts.button import Button
from council_desk.ui.parts.label import KeyHints, Label, Line, Scroller, Surface
from council_desk.ui.parts.layout import column, empty, row
from council_desk.ui.policy.arrange import NOTHING, ClauseRow, by_coverage, in_order
from council_desk.ui.theme.theme import Theme
from council_desk.ui.words import COVERAGE_WORDS, count_of

if TYPE_CHECKING:
    from council_desk.queries.policy import ClauseLine

MOST = 8


class Overview(Surface):
    """`chosen` tells a Touch, `clause_wanted` a clause's id, `next_wanted` that the next undecided one is wanted."""

    chosen = Signal(object)
    clause_wanted = Signal(int)
    next_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "panel")
        inside = Surface(theme, "panel")
        layout = column(inside, (16, 14, 14, 14), 0)
        self._title = Label(theme, "", "strong", wrap=True)
        layout.addWidget(self._title)
        layout.addSpacing(8)
        self._counts = column(None, gap=0)
        layout.addLayout(self._counts)
        layout.addSpacing(10)
        self.next = Button(theme, "Next to decide", "filled", key="N", tip="The next suggestion or changed clause")
        self.next.clicked.connect(self.next_wanted)
        layout.addWidget(self.next)
        layout.addSpacing(12)
        self._parts = column(None, gap=0)
        layout.addLayout(self._parts)
        layout.addSpacing(12)
        layout.addWidget(KeyHints(theme, (("J", ""), ("K", "next, previous"))))
        layout.addStretch(1)
        column(self, (1, 0, 0, 0)).addWidget(Scroller(theme, inside, "panel"))

    def show_rows(self, draft: str, rows: Sequence[ClauseRow]) -> None:
        """Show how the demands stand against a draft."""
        counts = by_coverage(rows)
        self._title.setText(f"{count_of(sum(counts.values()), 'demand')} against {draft}")
        empty(self._counts)
        for coverage, count in counts.items():
            if coverage != NOTHING or count:
                self._counts.addWidget(self._count(coverage, count))
        waiting = sum(1 for touch in in_order(rows) if touch.waits)
        self.next.setVisible(waiting > 0)
        self.next.setText(f"{waiting:,} to decide")
        self.next.setAccessibleName(f"{waiting:,} to decide. Go to the next")
        empty(self._parts)
        self._add_nowhere(rows)
        self._add_exceptions([each.clause for each in rows if each.clause is not None])

    def _count(self, coverage: str, count: int) -> Surface:
        theme, line = self._theme, Surface(self._theme, "panel")
        layout = row(line, (0, 4, 0, 4), 12)
        word = COVERAGE_WORDS.get(coverage, "Not decided")
        layout.addWidget(CoverageMark(theme, coverage))
        layout.addWidget(Label(theme, word, "body"), 1)
        layout.addWidget(Label(theme, f"{count:,}", "figures-strong"))
        line.setAccessibleName(f"{word}: {count}")
        return line

    def _add_nowhere(self, rows: Sequence[ClauseRow]) -> None:
        nowhere = [touch for each in rows if each.clause is None for touch in each.touches]
        if not nowhere:
            return
        self._heading("Asked for, in no clause")
        nowhere.sort(key=lambda touch: (touch.link.demand_id is None, -touch.link.submissions))
        for touch in nowhere[:MOST]:
            name = touch.link.short_name or touch.link.sentence
            button = Button(self._theme, name, "row", tip=touch.link.sentence)
            button.set_count(f"{touch.link.submissions:,}")
            button.clicked.connect(lambda _checked=False, pressed=touch: self.chosen.emit(pressed))
            self._parts.addWidget(button)
        self._more(len(nowhere), "below the last clause")

    def _more(self, there: int, where: str) -> None:
        """Say how many more there are than are listed here: a long list of wrapping labels is slow."""
        if there > MOST:
            more = Label(self._theme, f"and {there - MOST:,} more, {where}", "caption", "text2", wrap=True)
            more.setContentsMargins(8, 2, 0, 0)
            self._parts.addWidget(more)

    def _add_exceptions(self, clauses: Sequence[ClauseLine]) -> None:
        found = [(clause, start, end) for clause in clauses for start, end in clause.exceptions]
        if not found:
            return
        self._heading("Exceptions in the draft")
        for clause, start, end in found[:MOST]:
            words = " ".join(clause.text[start:end].split())
            button = Button(self._theme, clause.citation, "row", tip=words)
            button.setAccessibleName(f"Exception in {clause.citation}: {words}")
            button.clicked.connect(lambda _checked=False, wanted=clause.id: self.clause_wanted.emit(wanted))
            self._parts.addWidget(button)
            quoted = Label(self._theme, words, "letter-small", "text2", wrap=True)
            quoted.setContentsMargins(8, 0, 0, 6)
            self._parts.addWidget(quoted)
        self._more(len(found), "in the clauses")

    def _heading(self, words: str) -> None:
        self._parts.addSpacing(8)
        self._parts.addWidget(Line(self._theme))
        self._parts.addSpacing(10)
        self._parts.addWidget(Label(self._theme, words, "strong"))
        self._parts.addSpacing(4)
