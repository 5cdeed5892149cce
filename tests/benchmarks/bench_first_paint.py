"""First painted window against a bare PySide6 window with the same number of widgets: CPU, fresh processes.

Run: python tests/benchmarks/bench_first_paint.py
The goal is a ratio of at most 1.5 (median of five runs each, taken in turn). The bare window aligns its labels, as any
window does: the first use of Qt's enums costs PySide itself about 50 ms, in both. The database, the screens and the
other fonts come after the first paint and are no part of this; test_main_window checks what is imported by then.
"""

import compileall
import os
import statistics
import subprocess
import sys
import time

import council_desk

GOAL = 1.5
RUNS = 5

OURS = """
from council_desk.ui import app
made = app.make_application()
window = app.make_window("Ana")
window.show()
for _ in range(3):
    made.processEvents()
from PySide6.QtWidgets import QWidget
import os, sys, resource
used = resource.getrusage(resource.RUSAGE_SELF)
print(len(window.findChildren(QWidget)), used.ru_utime + used.ru_stime)
sys.stdout.flush()
os._exit(0)
"""

BARE = """
import sys
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget, QVBoxLayout, QHBoxLayout, QPushButton, QLabel
from PySide6.QtWidgets import QTableView, QTextEdit, QLineEdit
from PySide6.QtCore import Qt
import PySide6.QtSvg
made = QApplication([])
made.setStyle("Fusion")
window = QMainWindow()
window.resize(1280, 800)
central = QWidget()
outer = QVBoxLayout(central)
for view in (QTableView(), QTextEdit(), QLineEdit()):
    outer.addWidget(view)
wanted = int(sys.argv[1])
while len(window.findChildren(QWidget)) + len(central.findChildren(QWidget)) < wanted:
    line = QWidget()
    row = QHBoxLayout(line)
    for number in range(6):
        made_label = QLabel("A label")
        made_label.setAlignment(Qt.AlignmentFlag.AlignLeft)
        row.addWidget(QPushButton("A button") if number % 2 else made_label)
    outer.addWidget(line)
window.setCentralWidget(central)
window.show()
for _ in range(3):
    made.processEvents()
import os, resource
used = resource.getrusage(resource.RUSAGE_SELF)
print(len(window.findChildren(QWidget)), used.ru_utime + used.ru_stime)
sys.stdout.flush()
os._exit(0)
"""


def run(code: str, *arguments: str) -> tuple[int, float, float]:
    """Run one fresh process; returns its widgets, CPU seconds and wall seconds to the first paint."""
    began = time.monotonic()
    environment = {**os.environ, "QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen")}
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=True, env=environment
    )
    widgets, cpu = done.stdout.split()
    return int(widgets), float(cpu), time.monotonic() - began


def main() -> int:
    """Print both medians and the ratio; 1 where the goal is missed."""
    # As installed programs are: with their bytecode written.
    compileall.compile_dir(council_desk.__path__[0], quiet=2)
    widgets, _, _ = run(OURS)
    run(BARE, str(widgets))
    ours, bare = [], []
    for _ in range(RUNS):
        ours.append(run(OURS))
        bare.append(run(BARE, str(widgets)))
    ours_cpu, bare_cpu = (statistics.median(cpu for _, cpu, _ in each) for each in (ours, bare))
    print(f"widgets: ours {ours[0][0]}, bare {bare[0][0]}")
    ratio = ours_cpu / bare_cpu
    print(f"first paint, CPU: ours {ours_cpu:.3f} s, bare {bare_cpu:.3f} s, ratio {ratio:.2f} (<= {GOAL})")
    print(f"first paint, wall: ours {statistics.median(w for *_, w in ours):.3f} s")
    return 0 if ratio <= GOAL else 1


if __name__ == "__main__":
    sys.exit(main())
