"""Makes the README's pictures anew from the real window on the sample office, light and dark, and a page of the memo.

QT_QPA_PLATFORM=offscreen .venv/bin/python .ci/pictures.py [FOLDER]     (default: resources/readme)
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
HOME = tempfile.mkdtemp()
os.environ["COUNCIL_DESK_HOME"] = HOME

from PySide6.QtWidgets import QApplication

from council_desk.cli.main import main as command_line
from council_desk.operations.office import open_office
from council_desk.queries.agenda import find_item
from council_desk.settings import Settings, save_settings
from council_desk.ui.app import Application, make_application, make_window
from council_desk.ui.main_window import MainWindow

ROOT = Path(__file__).resolve().parents[1]
PACKET = ROOT / "resources" / "sample_office" / "item-12-packet.txt"
SIZE = (1280, 800)


def settle(window: MainWindow, ready: Callable[[], bool] = lambda: True, seconds: float = 60) -> None:
    """Let the window work until its lanes are idle and `ready`, then a moment more for painting."""
    end = time.monotonic() + seconds
    calm = 0
    while calm < 20 and time.monotonic() < end:
        QApplication.processEvents()
        time.sleep(0.02)
        calm = calm + 1 if window.desk.jobs.idle and ready() else 0


def picture(window: MainWindow, place: Path) -> None:
    """Write what the window shows."""
    window.grab().save(str(place))
    print(place)


def screens(app: QApplication, office: Path, folder: Path, theme: str) -> None:
    """Picture the screens that the README shows: all of them in light, the comments in dark too."""
    save_settings(Settings(who="Dana Marsh", theme=theme))
    window = make_window("Dana Marsh")
    application = Application(app, window)
    window.resize(*SIZE)
    window.show()
    application.begin(str(office))
    settle(window, lambda: window.head is not None)
    with open_office(office, who="Dana Marsh") as store:
        items = {number: store.ask(find_item, number) for number in ("9", "17")}
    window.show_item(items["17"], "Comments")
    settle(window)
    comments = window.screen_named("Comments")
    comments.table.go_to_row(36)
    settle(window)
    picture(window, folder / f"comments-{theme}.png")
    if theme == "light":
        for name in ("Campaigns", "Policy"):
            window.show_tab(name)
            settle(window)
            picture(window, folder / f"{name.lower()}-{theme}.png")
        window.show_item(items["9"], "Comments")
        settle(window)
        window.import_files([PACKET])
        settle(window, lambda: window.review is not None)
        picture(window, folder / f"import-{theme}.png")
    application.end()
    window.close()


def main() -> None:
    """Make every picture."""
    folder = Path(sys.argv[1]) if sys.argv[1:] else ROOT / "resources" / "readme"
    folder.mkdir(parents=True, exist_ok=True)
    demo = Path(HOME) / "demo"
    command_line(["demo", "--no-window", str(demo)])
    app = make_application()
    for theme in ("light", "dark"):
        screens(app, demo / "office.desk", folder, theme)
    subprocess.run(
        ["pdftoppm", "-r", "80", "-f", "1", "-l", "1", "-png", demo / "memo.pdf", folder / "memo"], check=True
    )


if __name__ == "__main__":
    main()
