"""What a stance key costs until the real window shows the tag: in the tag panel and in the table's row.

Run: python tests/benchmarks/bench_window_tagging.py [--rows 100000] [--rounds 15] [--office FILE]

The window runs without a screen. From the key press to the painted row and panel: CPU of the whole program (both lanes
and the window's thread), and wall time; medians. And CPU until all is settled: the counts in the header, the agenda and
the views, the rows that the filter finds and the page's lines are asked anew. Beside them the floor, in the same run:
SQLite alone commits one new stance in a table of as many rows, and a bare QTableView paints the row of a model that
changed. `--office` keeps the office that is built, or takes one that is there.
"""

import argparse
import gc
import os
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("COUNCIL_DESK_HOME", tempfile.mkdtemp(prefix="desk-bench-home-"))
sys.path.insert(0, str(Path(__file__).resolve().parent))

from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTableView
from tagging_office import fill

from council_desk.queries.effective import search_tags
from council_desk.store.store import Store
from council_desk.ui.app import Application, make_application, make_window
from council_desk.ui.comments.screen import CommentsScreen
from council_desk.ui.main_window import MainWindow

MOST_MS = 50
MOST_SETTLED_MS = 250
KEYS = ((Qt.Key.Key_1, "support"), (Qt.Key.Key_4, "oppose"))


def until(done: Callable[[], bool], seconds: float = 120) -> None:
    """Let the window work until something is so."""
    end = time.monotonic() + seconds
    while not done():
        if time.monotonic() > end:
            raise TimeoutError
        QApplication.processEvents()
        time.sleep(0.002)  # looking on is not to be what is measured


def calm(window: MainWindow) -> None:
    """Let the window work until nothing waits and nothing more comes."""
    quiet = 0

    def idle() -> bool:
        nonlocal quiet
        quiet = quiet + 1 if window.desk.jobs.idle else 0
        return quiet > 100

    until(idle)


def tag(window: MainWindow, screen: CommentsScreen, row: int) -> tuple[float, float, float]:
    """Press the key of another stance than a row has; gives CPU and wall milliseconds until row and panel show it, and
    CPU milliseconds until nothing more comes.
    """
    screen.table.go_to_row(row)
    calm(window)
    before = screen.model.known_line(row)
    key, stance = next(each for each in KEYS if before is None or each[1] != before.stance)

    def shown() -> bool:
        line = screen.model.known_line(row)
        return line is not None and line.stance == stance and screen.panel.rows[stance].state == "decided"

    cpu, wall = time.process_time(), time.perf_counter()
    QTest.keyClick(screen.table, key)
    until(shown)
    QApplication.processEvents()  # painted
    shown_cpu, shown_wall = time.process_time() - cpu, time.perf_counter() - wall
    calm(window)
    return shown_cpu * 1000, shown_wall * 1000, (time.process_time() - cpu) * 1000


class _Rows(QAbstractTableModel):
    """As many rows as the office has, of six columns; the cells of one row can be told to have changed."""

    def __init__(self, rows: int) -> None:
        super().__init__()
        self.rows = rows
        self.shown = ""

    def rowCount(self, parent: QModelIndex | None = None) -> int:  # noqa: N802 - Qt's name
        return self.rows

    def columnCount(self, parent: QModelIndex | None = None) -> int:  # noqa: N802 - Qt's name
        return 6

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        return self.shown if role == Qt.ItemDataRole.DisplayRole else None


def floor(rows: int, rounds: int) -> tuple[float, float]:
    """CPU and wall milliseconds, medians, of the least that has to happen: one commit, and one row painted."""
    model, view = _Rows(rows), QTableView()
    view.setModel(model)
    view.resize(800, 600)
    view.show()
    with tempfile.TemporaryDirectory(prefix="desk-bench-") as folder:
        bare = sqlite3.connect(Path(folder) / "bare.db", isolation_level=None)
        bare.execute("PRAGMA synchronous=FULL")
        bare.execute("CREATE TABLE comments (id INTEGER PRIMARY KEY, stance TEXT)")
        bare.execute("BEGIN")
        bare.executemany("INSERT INTO comments VALUES (?, '')", ((number,) for number in range(rows)))
        bare.execute("COMMIT")
        costs = []
        for number in range(rounds + 3):
            for _ in range(5):
                QApplication.processEvents()
            cpu, wall = time.process_time(), time.perf_counter()
            bare.execute("BEGIN IMMEDIATE")
            bare.execute("UPDATE comments SET stance = ? WHERE id = ?", (f"stance {number}", rows // 2))
            bare.execute("COMMIT")
            model.shown = f"stance {number}"
            model.dataChanged.emit(model.index(3, 0), model.index(3, 5))
            QApplication.processEvents()
            costs.append(((time.process_time() - cpu) * 1000, (time.perf_counter() - wall) * 1000))
        bare.close()
    cpu, wall = (statistics.median(each) for each in zip(*costs[3:], strict=True))
    return cpu, wall


def measure(office: Path, rounds: int) -> bool:
    app = make_application()
    window = make_window("Ana Reyes")
    application = Application(app, window)
    window.resize(1280, 800)
    window.show()
    application.begin(str(office))
    until(lambda: window.head is not None)
    screen = window.screen_named("Comments")
    if not isinstance(screen, CommentsScreen):
        raise TypeError(screen)
    until(lambda: screen.model.rowCount() > 0)
    calm(window)
    screen.table.setFocus()
    costs = [tag(window, screen, 100 + number) for number in range(rounds + 3)][3:]
    cpu, wall, settled = (statistics.median(each) for each in zip(*costs, strict=True))
    rows = screen.model.rowCount()
    least_cpu, least_wall = floor(rows, rounds)
    print(f"{rows:,} comments: a stance key until it is shown: {cpu:.0f} ms CPU, {wall:.0f} ms wall (bound {MOST_MS})")
    print(f"until all counts, rows and views are asked anew: {settled:.0f} ms CPU (bound {MOST_SETTLED_MS})")
    print(f"the floor, a bare commit and a bare row painted: {least_cpu:.1f} ms CPU, {least_wall:.1f} ms wall")
    application.end()
    return cpu <= MOST_MS and settled <= MOST_SETTLED_MS


def main() -> int:
    given = argparse.ArgumentParser()
    given.add_argument("--rows", type=int, default=100_000)
    given.add_argument("--rounds", type=int, default=15)
    given.add_argument("--office", type=Path)
    arguments = given.parse_args()
    with tempfile.TemporaryDirectory(prefix="desk-bench-") as folder:
        office = arguments.office or Path(folder) / "office.db"
        if not office.exists():
            Store.create(office, name="Marrow Bay", time_zone="UTC", who="Ana Reyes", tag_source=search_tags).close()
            with Store.open(office, who="Ana Reyes", tag_source=search_tags) as store:
                fill(store, arguments.rows)
            gc.collect()
            gc.freeze()  # what building left behind is looked through no more
        return 0 if measure(office, arguments.rounds) else 1


if __name__ == "__main__":
    sys.exit(main())
