"""Ends the program in the middle of a window import, and looks whether the office has all of it or none.

Run: python tests/benchmarks/kill_window.py [--times 20]

A child process opens the real window without a screen, drops a ZIP of two lists on it and presses Store. At a random
moment after that it is ended (SIGKILL). Then: the office opens, verify has nothing to say, and the comments are all
there or none is.
"""

import argparse
import csv
import io
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from sqlalchemy import func, select

from council_desk.operations.agenda import find_or_add_item
from council_desk.operations.office import create_office, open_office
from council_desk.records.comments import Comment
from council_desk.store.verifying import verify

ROWS = 900


def zipped() -> bytes:
    """Two lists of comments, in a ZIP."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as archive:
        for name in ("a.csv", "b.csv"):
            out = io.StringIO()
            rows = [[f"Writer {name}{n}", f"Street {n} of list {name} floods when it rains."] for n in range(ROWS)]
            csv.writer(out).writerows([["Name", "Comment"], *rows])
            archive.writestr(name, out.getvalue())
    return whole.getvalue()


def work(office: str, dropped: str) -> None:
    """The child: the window on the office, the ZIP dropped on its item, Store pressed; then it waits to be ended."""
    from PySide6.QtCore import QTimer

    from council_desk.ui.app import Application, make_application, make_window
    from council_desk.ui.jobs import Jobs

    app = make_application()
    window = make_window("Ana Reyes", Jobs())
    application = Application(app, window)
    window.show()
    application.open(office, create=False)
    state = {"step": 0}

    def look() -> None:
        if not window.desk.jobs.idle:
            return
        if state["step"] == 0 and window.head is not None:
            state["step"] = 1
            window.import_files([Path(dropped)])
        elif state["step"] == 1 and window.review is not None and window.review.store_button.isEnabled():
            state["step"] = 2
            print("STORE", flush=True)
            window.review.store()

    window.desk.jobs.committed.connect(lambda _title: print("COMMITTED", flush=True))
    timer = QTimer()
    timer.timeout.connect(look)
    timer.start(5)
    app.exec()


def one_run(folder: Path, chance: random.Random) -> tuple[bool, int]:
    """One child, ended; gives whether it had said COMMITTED, and how many comments the office holds."""
    office, dropped = folder / "office.db", folder / "week.zip"
    with create_office(office, who="Ana", name="Marrow Bay", time_zone="UTC") as store, store.change("Item") as session:
        find_or_add_item(session, "29", meeting="2031-04-28", body=None, title="Storm drains")
    dropped.write_bytes(zipped())
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "COUNCIL_DESK_HOME": str(folder / "home")}
    command = [sys.executable, __file__, "--child", str(office), str(dropped)]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env=environment
    ) as child:
        assert child.stdout is not None
        line = child.stdout.readline()
        assert line.strip() == "STORE", line
        time.sleep(chance.random() * 4)
        child.send_signal(signal.SIGKILL)
        said = "COMMITTED" in child.stdout.read()
    with open_office(str(office), who="Ana") as store:
        assert verify(store) == [], verify(store)
        held = store.ask(lambda session: session.scalar(select(func.count()).select_from(Comment)) or 0)
    return said, held


def main() -> None:
    """End a number of imports and print what was left."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--times", type=int, default=20)
    arguments.add_argument("--child", nargs=2)
    given = arguments.parse_args()
    if given.child:
        work(*given.child)
        return
    chance = random.Random(7)  # noqa: S311 - chance, not secrets
    whole = 0
    for number in range(given.times):
        with tempfile.TemporaryDirectory() as folder:
            said, held = one_run(Path(folder), chance)
        assert held in (0, 2 * ROWS), f"run {number}: {held} comments"
        assert not said or held, f"run {number}: said to be stored, and is not there"
        whole += held > 0
    print(
        f"{given.times} imports ended: {whole} stood whole, {given.times - whole} left nothing; every office is sound"
    )


if __name__ == "__main__":
    main()
