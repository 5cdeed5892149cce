"""Districts: loading the office's table, how people spread, and whose form and address do not agree."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QStackedLayout, QWidget

from council_desk.errors import DeskError
from council_desk.ui.desk import Desk
from council_desk.ui.parts.button import Button
from council_desk.ui.parts.label import Label, Surface
from council_desk.ui.parts.layout import column, row
from council_desk.ui.parts.message import EmptyMessage, Offer
from council_desk.ui.parts.plain_table import PlainModel, PlainTable
from council_desk.ui.words import count_of, district_word

if TYPE_CHECKING:
    from council_desk.operations.districts import DistrictProposal, Loaded
    from council_desk.queries.districts import DistrictSummary
    from council_desk.store.store import Store
    from council_desk.ui.jobs import LongWork

FORMS = "Tables of streets, house numbers and districts, or of ZIP codes (CSV, Excel)"


class DistrictsPage(Surface):
    """`said` tells the strip what a loaded table did."""

    said = Signal(str)
    failed = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.theme)
        self._desk = desk
        theme = desk.theme
        self.load = Button(theme, "Load districts", icon="file-down", key="L", tip="It replaces the earlier table")
        self.load.clicked.connect(self.pick)
        self._about = Label(theme, "", "body", "text2", wrap=True)
        self.people = PlainTable(theme, "People by district", PlainModel(("District", "People"), (1,)), (0, 80))
        headings = ("Name", "Address", "The form says", "The address lies in")
        self.differing = PlainTable(theme, "Form and address differ", PlainModel(headings), (180, 0, 120, 130))
        self._differs = Label(theme, "", "strong", "text2")
        self._lay_out()

    def reload(self) -> None:
        """Ask for the summary."""

        def question(store: Store) -> DistrictSummary:
            from council_desk.queries.districts import district_summary

            return store.ask(district_summary)

        self._desk.jobs.read(self, "districts", question, self._take)

    def pick(self) -> None:
        """Let a table be picked."""
        picked, _kind = QFileDialog.getOpenFileName(self, "Load a table of districts")
        if picked:
            self.load_file(Path(picked))

    def load_file(self, path: Path) -> None:
        """Read a table and place everybody by it: one change."""

        def work(long: LongWork) -> DistrictProposal:
            from council_desk.operations.districts import prepare_districts
            from council_desk.operations.open_received import file_bytes

            return prepare_districts(path.name, long.read_file(path.name, file_bytes(path), None, "districts"))

        self._desk.jobs.think(self, "Reading districts", work, self._store, self.failed.emit)

    def _store(self, proposal: DistrictProposal) -> None:
        def operation(session: Any) -> Loaded:
            from council_desk.operations.districts import load_districts

            return load_districts(session, proposal)

        def done(loaded: Loaded) -> None:
            left = f" {' '.join(proposal.left_out)}" if proposal.left_out else ""
            self.said.emit(
                f"{loaded.rules:,} lines loaded: {count_of(loaded.placed, 'person', 'people')} with a district, "
                f"{loaded.outside:,} outside, {loaded.not_known:,} not known.{left}"
            )

        def refused(problem: DeskError) -> None:
            self.failed.emit(problem)

        title = f"Load a table of districts with {count_of(len(proposal.rules), 'line')}"
        self._desk.jobs.write(self, title, operation, done, refused, shown=True)

    def _take(self, found: DistrictSummary) -> None:
        rows = [(district_word(name), f"{people:,}") for name, people in found.people]
        rows.append(("Known to live outside", f"{found.outside:,}"))
        rows.append(("Not known", f"{found.not_known:,}"))
        rows.append(("No address given", f"{found.without_address:,}"))
        self.people.plain.show(rows, rows)
        differing = [
            (each.name, each.address, district_word(each.given), district_word(each.by_table))
            for each in found.disagreements
        ]
        self.differing.plain.show(differing, found.disagreements)
        for widget in (self._differs, self.differing):
            widget.setVisible(bool(differing))
        what = f"{count_of(len(differing), 'person', 'people')} whose form and address differ: the form's word counts"
        self._differs.setText(what)
        table = f"The office's table has {count_of(found.rules, 'line')}." if found.rules else "No table is loaded yet."
        self._about.setText(f"{table} A form's own district goes first; then the street, then the ZIP code.")
        self._pages.setCurrentIndex(0 if found.rules or found.people else 1)

    def _lay_out(self) -> None:
        theme = self._desk.theme
        work = QWidget()
        layout = column(work, (20, 10, 20, 14), 10)
        head = row(None, gap=12)
        head.addWidget(self._about, 1)
        head.addWidget(self.load)
        layout.addLayout(head)
        layout.addWidget(self.people, 1)
        layout.addWidget(self._differs)
        layout.addWidget(self.differing, 1)
        self._pages = QStackedLayout(self)
        self._pages.addWidget(work)
        words = "Load the city's table of streets or ZIP codes, and everybody with an address gets a district."
        offers = (Offer("Load districts", self.pick, "file-down"),)
        empty = EmptyMessage(theme, "table", "No districts yet", words, offers, (("L", "load districts"),), FORMS)
        self._pages.addWidget(empty)
