"""Files out of the grid and into the office: a workbook, a codebook, a project; and what was taken in, told whole."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from council_desk.ui.desk import Desk
from council_desk.ui.parts.button import Button
from council_desk.ui.parts.label import Label, Scroller, Surface
from council_desk.ui.parts.layout import column, row
from council_desk.ui.theme.theme import Theme

if TYPE_CHECKING:
    from council_desk.operations.take_exchange import Taken
    from council_desk.queries.grid import GridColumn, GridRow
    from council_desk.readers.refi import Exchange
    from council_desk.ui.jobs import LongWork

_PIECE = 1_000


class Exchanging(QObject):
    """Does the long work for the grid's buttons. `said` and `changed` are for the strip."""

    said = Signal(str)
    changed = Signal(str)

    def __init__(self, desk: Desk, screen: QWidget) -> None:
        super().__init__(screen)
        self._desk = desk
        self._screen = screen
        self.report: TakenReport | None = None

    def save_grid(
        self,
        number: str,
        columns: Sequence[GridColumn],
        ids: Sequence[int],
        writers: Mapping[int, Sequence[int]] | None = None,
    ) -> None:
        """Save the rows and columns that the grid shows as a workbook. `writers`: by the first comment of each row, all
        of them, where the rows are people.
        """
        path = self._ask_path("Save the grid", f"item-{_plain(number)}-grid.xlsx", "Excel (*.xlsx)")
        if path is None:
            return
        zone = self._desk.time_zone

        def work(long: LongWork) -> bytes:
            from council_desk.queries.grid import GridColumn as Column
            from council_desk.queries.grid import grid_rows
            from council_desk.queries.grid_people import writer_rows

            rows: list[GridRow] = []
            for start in range(0, len(ids), _PIECE):
                long.step(start, len(ids), "Reading the grid")
                piece = ids[start : start + _PIECE]
                if writers is None:
                    rows += long.ask(grid_rows, piece)
                else:
                    rows += long.ask(writer_rows, [writers[comment] for comment in piece])
            heads = (Column("number"), Column("name"), *columns)
            made: bytes = long.call("make_grid", f"Item {number}", zone, heads, tuple(rows))
            return made

        self._write("Saving the grid", path, work)

    def save_codebook(self, item_id: int, number: str) -> None:
        """Save the demand list for other coding programs."""
        path = self._ask_path("Save the codebook", f"item-{_plain(number)}.qdc", "REFI-QDA codebook (*.qdc)")
        if path is None:
            return

        def work(long: LongWork) -> bytes:
            from council_desk.queries.export_project import codebook

            made: bytes = long.call("make_codebook", long.ask(codebook, item_id))
            return made

        self._write("Saving the codebook", path, work)

    def save_project(self, item_id: int, number: str, private: bool = False) -> None:
        """Save comments, demands and excerpts for other coding programs; `private`: with private details."""
        path = self._ask_path("Save the project", f"item-{_plain(number)}.qdpx", "REFI-QDA project (*.qdpx)")
        if path is None:
            return

        def work(long: LongWork) -> bytes:
            from council_desk.queries.export_project import project

            made: bytes = long.call("make_project", long.ask(project, item_id, private))
            return made

        self._write("Saving the project", path, work)

    def pick(self, item_id: int) -> None:
        """Let a file of another coding program be picked, and take it in."""
        picked, _kind = QFileDialog.getOpenFileName(
            self._screen, "Take in a codebook or a project", "", "REFI-QDA (*.qdc *.qdpx)"
        )
        if picked:
            self.take(item_id, Path(picked))

    def take(self, item_id: int, path: Path) -> None:
        """Take in a codebook or a project: one change, then what came of it."""

        def work(long: LongWork) -> Exchange:
            from council_desk.operations.open_received import file_bytes
            from council_desk.readers.refi import exchange_of

            return exchange_of(long.read_file(path.name, file_bytes(path), None, "codes"))

        def then(exchange: Exchange) -> None:
            from council_desk.operations.take_exchange import title_of

            who = self._desk.who

            def operation(session: Any) -> Taken:
                from council_desk.operations.take_exchange import take_exchange

                return take_exchange(session, item_id, exchange, who)

            self._desk.jobs.write(self, title_of(exchange), operation, self._taken, shown=True)

        self._desk.jobs.think(self, f"Reading {path.name}", work, then)

    def _taken(self, done: Taken) -> None:
        self.changed.emit(done.summary)
        if done.remarks:
            self.report = TakenReport(self._desk.theme, done, self._screen)
            self.report.show()

    def _write(self, title: str, path: Path, make: Callable[[LongWork], bytes]) -> None:
        def work(long: LongWork) -> None:
            from council_desk.ui.memo.output import write_file

            write_file(path, make(long))

        self._desk.jobs.think(self, title, work, lambda _none: self.said.emit(f"Saved {path.name}"))

    def _ask_path(self, title: str, name: str, kind: str) -> Path | None:
        picked, _kind = QFileDialog.getSaveFileName(self._screen, title, name, kind)
        if not picked:
            return None
        path = Path(picked)
        return path if path.suffix else path.with_suffix(Path(name).suffix)


class TakenReport(QDialog):
    """What came of a file that was taken in: the counts, and what was left out, with the names."""

    def __init__(self, theme: Theme, done: Taken, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Taken in")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(theme.scaled(520))
        body = column(self, (20, 18, 20, 16), 10)
        body.addWidget(Label(theme, "Taken in", "name"))
        body.addWidget(Label(theme, f"{done.summary}.", "body", wrap=True))
        inside = Surface(theme)
        lines = column(inside, (0, 0, 0, 0), 8)
        for remark in done.remarks:
            lines.addWidget(Label(theme, remark, "body", "text2", wrap=True))
        lines.addStretch(1)
        scroller = Scroller(theme, inside)
        scroller.setMinimumHeight(theme.scaled(120))
        body.addWidget(scroller, 1)
        foot = row(None, (0, 4, 0, 0), 8)
        foot.addWidget(Label(theme, "One change: Ctrl+Z takes it back.", "caption", "text2"))
        foot.addStretch(1)
        self.done_button = Button(theme, "Close", "filled")
        self.done_button.clicked.connect(self.close)
        foot.addWidget(self.done_button)
        body.addLayout(foot)
        self.done_button.setFocus()


def _plain(number: str) -> str:
    return "".join(sign for sign in number if sign.isalnum()) or "x"
