"""People who may be the same: pair by pair, with what speaks for it and against, decided by one key."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedLayout, QWidget

from council_desk.errors import DeskError
from council_desk.queries.people import PersonLine
from council_desk.queries.same_people import MayBeSame, SamePeople
from council_desk.ui.desk import Desk
from council_desk.ui.parts.button import Button
from council_desk.ui.parts.label import KeyHints, Label, Line, Surface
from council_desk.ui.parts.layout import column, row
from council_desk.ui.parts.message import EmptyMessage
from council_desk.ui.parts.plain_table import PlainModel, PlainTable
from council_desk.ui.people.side import counts_of
from council_desk.ui.words import count_of, district_word

if TYPE_CHECKING:
    from council_desk.store.store import Store
    from council_desk.ui.theme.theme import Theme

WIDTH = 392


class SamePage(Surface):
    """The pairs. `counted` tells how many there are."""

    counted = Signal(int)
    failed = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.theme)
        self._desk = desk
        theme = desk.theme
        model = PlainModel(("One", "The other", "What speaks for it"))
        self.table = PlainTable(theme, "People who may be the same", model, (170, 170, 0))
        self._one, self._other = _Card(theme), _Card(theme)
        self._for = Label(theme, "", "body", "ok", wrap=True)
        self._against = Label(theme, "", "body", "warn", wrap=True)
        self._shown = Label(theme, "", "caption", "text2")
        self.same = Button(theme, "The same person", "filled", icon="merge", key="Y")
        self.apart = Button(theme, "Not the same", icon="split", key="N", tip="They are not proposed again")
        self.same.clicked.connect(self.say_same)
        self.apart.clicked.connect(self.say_apart)
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._chose())
        self._lay_out()

    def reload(self) -> None:
        """Ask for the pairs."""

        def question(store: Store) -> SamePeople:
            from council_desk.queries.same_people import may_be_same

            return store.ask(may_be_same)

        self._desk.jobs.read(self, "same", question, self._take)

    def say_same(self) -> None:
        """Make the two one; the next pair comes."""
        pair = self._current()
        if pair is None:
            return

        def operation(session: Any) -> int:
            from council_desk.operations.people import merge_people

            return merge_people(session, pair.one.id, [pair.other.id])

        self._write("Merge 2 people", operation)

    def say_apart(self) -> None:
        """Keep the two apart for good; the next pair comes."""
        pair = self._current()
        if pair is None:
            return
        who = self._desk.who

        def operation(session: Any) -> None:
            from council_desk.operations.people import keep_apart

            keep_apart(session, pair.one.id, pair.other.id, who)

        self._write("Keep 2 people apart", operation)

    def _write(self, title: str, operation: Any) -> None:
        def refused(problem: DeskError) -> None:
            self.failed.emit(problem)

        self._desk.jobs.write(self, title, operation, None, refused)

    def _current(self) -> MayBeSame | None:
        pair = self.table.current()
        return pair if isinstance(pair, MayBeSame) else None

    def _take(self, found: SamePeople) -> None:
        before = max(0, self.table.currentIndex().row())
        rows = [(_name(pair.one), _name(pair.other), ", ".join(pair.speaks_for)) for pair in found.pairs]
        self.table.plain.show(rows, found.pairs)
        self.table.go_to(before)
        more = f", the likeliest {len(rows):,} shown" if found.total > len(rows) else ""
        self._shown.setText(f"{count_of(found.total, 'pair')}{more}")
        self._pages.setCurrentIndex(0 if rows else 1)
        self.counted.emit(found.total)
        self._chose()

    def _chose(self) -> None:
        pair = self._current()
        for button in (self.same, self.apart):
            button.setEnabled(pair is not None)
        if pair is None:
            return
        self._one.show_person(pair.one)
        self._other.show_person(pair.other)
        self._for.setText("For: " + ", ".join(pair.speaks_for))
        self._against.setText("Against: " + ", ".join(pair.speaks_against))
        self._against.setVisible(bool(pair.speaks_against))

    def _lay_out(self) -> None:
        theme = self._desk.theme
        work = QWidget()
        body = row(work)
        left = column(None)
        list_ = column(None, (12, 6, 12, 0))
        list_.addWidget(self.table)
        left.addLayout(list_, 1)
        foot = row(None, (20, 8, 12, 10), 10)
        foot.addWidget(self._shown)
        foot.addStretch(1)
        foot.addWidget(KeyHints(theme, (("J", ""), ("K", "next, previous"))))
        left.addLayout(foot)
        body.addLayout(left, 1)
        side = Surface(theme, "panel", ("left",))
        side.setFixedWidth(theme.scaled(WIDTH))
        inner = column(side, (17, 16, 14, 12), 12)
        inner.addWidget(self._one)
        inner.addWidget(Line(theme))
        inner.addWidget(self._other)
        inner.addWidget(Line(theme))
        inner.addWidget(self._for)
        inner.addWidget(self._against)
        buttons = row(None, gap=8)
        buttons.addWidget(self.same)
        buttons.addWidget(self.apart)
        buttons.addStretch(1)
        inner.addLayout(buttons)
        inner.addStretch(1)
        body.addWidget(side)
        self._pages = QStackedLayout(self)
        self._pages.addWidget(work)
        words = (
            "People with one e-mail address, or one name in one home, are found again by themselves. "
            "Those of one name or one telephone number are asked about here."
        )
        self._pages.addWidget(EmptyMessage(theme, "users", "Nobody is to be compared", words))


class _Card(Surface):
    """One of the two."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "panel")
        self._name = Label(theme, "", "name", wrap=True)
        self._about = Label(theme, "", "body", "text2", wrap=True)
        layout = column(self, gap=4)
        layout.addWidget(self._name)
        layout.addWidget(self._about)

    def show_person(self, line: PersonLine) -> None:
        """Show a person."""
        self._name.setText(_name(line))
        district = district_word(line.district) if line.district else None
        sent = counts_of(line)
        parts = (line.email, line.phone, line.address, district, sent)
        self._about.setText("\n".join(part for part in parts if part))


def _name(line: PersonLine) -> str:
    return line.name or line.email or "No name given"
