"""What a stance key costs until the real window shows the tag: in the tag panel and in the table's row.

Run: python tests/benchmarks/bench_window_tagging.py [--rows 100000] [--rounds 15] [--office FILE]

The window runs without a screen. From the key press to the painted row and panel: CPU of the whole program (both lanes
and the window's thread), and wall time; medians. `--office` keeps the office that is built, or takes one that is there.
"""

import argparse
import gc
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("COUNCIL_DESK_HOME", tempfile.mkdtemp(prefix="desk-bench-home-"))
sys.path.insert(0, str(Path(__file__).resolve().parent))

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from tagging_office import fill

from council_desk.queries.effective import search_tags
from council_desk.store.store import Store
from council_desk.ui.app import Application, make_application, make_window
from council_desk.ui.comments.screen import CommentsScreen
from council_desk.ui.main_window import MainWindow

MOST_MS = 50
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


def tag(window: MainWindow, screen: CommentsScreen, row: int) -> tuple[float, float]:
    """Press the key of another stance than a row has; gives CPU and wall milliseconds until row and panel show it."""
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
    return (time.process_time() - cpu) * 1000, (time.perf_counter() - wall) * 1000


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
    cpu, wall = (statistics.median(each) for each in zip(*costs, strict=True))
    rows = screen.model.rowCount()
    print(f"{rows:,} comments: a stance key until it is shown: {cpu:.0f} ms CPU, {wall:.0f} ms wall (bound {MOST_MS})")
    application.end()
    return cpu <= MOST_MS


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
