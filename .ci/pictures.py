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

from PySide6.QtWidgets import QApplication, QWidget

from council_desk.cli.main import main as command_line
from council_desk.operations.office import open_office
from council_desk.queries.agenda import find_item
from council_desk.settings import Settings, save_settings
from council_desk.ui.app import Application, make_application, make_window
from council_desk.ui.logging_by_hand.window import LogWindow
from council_desk.ui.main_window import MainWindow

ROOT = Path(__file__).resolve().parents[1]
PACKET = ROOT / "resources" / "sample_office" / "item-12-packet.txt"
SIZE = (1280, 800)

MAILBOX = """\
From rvale@example.org Mon Apr 13 08:12:00 2026
From: Rosa Vale <rvale@example.org>
Subject: Garden taps
Date: Mon, 13 Apr 2026 08:12:00 -0700

Dear Council,

I have the plot by the alley and I am for all three taps. Please have
them in before the dry months, and shut off the water in December so
that the pipes do not burst as they did at the school.

Rosa Vale

Sent from my phone

From otto.birk@example.com Mon Apr 13 19:40:00 2026
From: Otto Birk <otto.birk@example.com>
Subject: Re: Garden taps
Date: Mon, 13 Apr 2026 19:40:00 -0700

No. Let the gardeners pay for their own water, like the rest of us do.

On Mon, Apr 13, 2026 at 5:02 PM Fennel Street Gardeners wrote:
> Three taps for our garden go to the council on Tuesday. Please write!

From iwen@example.org Tue Apr 14 07:05:00 2026
From: Ingrid Wen <iwen@example.org>
Subject: taps and the path
Date: Tue, 14 Apr 2026 07:05:00 -0700

Good morning. Yes to the taps, if the path between them is made wide
enough for a wheelbarrow, and for my chair.

Ingrid Wen, plot 31

From teo.lund@example.com Tue Apr 14 07:31:00 2026
From: Teo Lund <teo.lund@example.com>
Subject: a question
Date: Tue, 14 Apr 2026 07:31:00 -0700

How many of the plots are empty this year? I could not find it in the
report, and I would like to know before I say yes or no.

Teo Lund

"""
FRONT_DESK = """\
Front desk, City Hall,,,
Left for the garden item,,,
Date,First,Last,What they said
4/13/2026,June,Okafor,"Two taps are enough. Put the rest of the money into the gate."
4/14/2026,Pell,Marder,"Who pays the water bill after the first year?"
"""
BROKEN = b"%PDF-1.7\n1 0 obj << /Type /Catalog >> endobj\n"


def settle(window: MainWindow, ready: Callable[[], bool] = lambda: True, seconds: float = 60) -> None:
    """Let the window work until its lanes are idle and `ready`, then a moment more for painting."""
    end = time.monotonic() + seconds
    calm = 0
    while calm < 20 and time.monotonic() < end:
        QApplication.processEvents()
        time.sleep(0.02)
        calm = calm + 1 if window.desk.jobs.idle and ready() else 0


def picture(window: QWidget, place: Path) -> None:
    """Write what the window shows."""
    window.grab().save(str(place))
    print(place)


def received_folder() -> Path:
    """Make a folder of what an office receives in a morning: mail, a list with title rows, and a PDF cut short."""
    folder = Path(HOME) / "Received on Monday"
    folder.mkdir(exist_ok=True)
    (folder / "inbox.mbox").write_text(MAILBOX, encoding="utf-8")
    (folder / "front desk.csv").write_text(FRONT_DESK, encoding="utf-8")
    (folder / "scan of a card.pdf").write_bytes(BROKEN)
    return folder


def import_reviews(window: MainWindow, item_id: int, folder: Path, theme: str) -> None:
    """Picture the review of a packet, then of a folder with mail in it; nothing is stored."""
    for what, name in ((PACKET, "import"), (received_folder(), "folder")):
        window.show_item(item_id, "Comments")
        settle(window)
        window.import_files([what])
        settle(window, lambda: window.review is not None and window.review.isVisible())
        if window.review is None:
            raise RuntimeError(f"no review of {what.name}")
        if name == "folder":
            window.review.go_to_file(1)
            window.review.show_rest()
            settle(window)
        picture(window, folder / f"{name}-{theme}.png")
        window.review.cancel()
        settle(window)


def logging_by_hand(window: MainWindow, item_id: int, folder: Path, theme: str) -> None:
    """Picture a call that is being logged."""
    window.show_item(item_id, "Comments")
    settle(window)
    window.log()
    log = window.findChild(LogWindow)
    settle(window)
    log.who.setText("Rosa Vale")
    log.contact.setText("555-0142")
    log.said.setPlainText("Wants the crossing at Larkspur and Third before school opens, and asks who pays the guards.")
    log.stance.press(2)
    log.reply.setChecked(True)
    log.received.setText("2026-04-22 16:06")
    settle(window)
    picture(log, folder / f"log-{theme}.png")
    log.start_anew()
    log.close()


def people(window: MainWindow, folder: Path, theme: str) -> None:
    """Picture the organizations: what each wrote, and what it signed with others."""
    window.show_people()
    window.screen_named("People").show_page(1)
    settle(window)
    picture(window, folder / f"people-{theme}.png")


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
        for name in ("Campaigns", "Policy", "Grid"):
            window.show_tab(name)
            settle(window)
            picture(window, folder / f"{name.lower()}-{theme}.png")
        logging_by_hand(window, items["17"], folder, theme)
        people(window, folder, theme)
        import_reviews(window, items["9"], folder, theme)
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
