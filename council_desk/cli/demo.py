"""demo: a sample office with its memo and workbook, and the window where there is a screen."""

import argparse
import os
import subprocess
import sys
from pathlib import Path

from council_desk.cli.arguments import Commands, add_command, write_whole
from council_desk.errors import RefusedError
from council_desk.operations.office import create_office
from council_desk.operations.sample import SHOWN_ITEM, make_sample_office, sample_name, sample_time_zone
from council_desk.queries.agenda import find_item
from council_desk.queries.gather_briefing import briefing

WHO = "Dana Marsh"


def add_commands(commands: Commands) -> None:
    """Add `demo`."""
    demo = add_command(commands, "demo", "make a sample office, its memo and its workbook, and open it", "demo sample")
    demo.add_argument("folder", nargs="?", type=Path, default=Path("demo-office"), metavar="DIR")
    demo.add_argument("--no-window", action="store_true", help="do not open the window")
    demo.set_defaults(run=run_demo)


def run_demo(arguments: argparse.Namespace) -> int:
    """Make the sample office in a folder; one that holds an office already is refused."""
    from council_desk.documents.memo import make_memo
    from council_desk.documents.workbook import make_workbook

    folder: Path = arguments.folder
    office = folder / "office.desk"
    if office.exists():
        raise RefusedError(f"{folder} holds a sample office already. Open it, or name another folder.")
    folder.mkdir(parents=True, exist_ok=True)
    with create_office(office, who=arguments.who or WHO, name=sample_name(), time_zone=sample_time_zone()) as store:
        make_sample_office(store)
        found = store.ask(briefing, store.ask(find_item, SHOWN_ITEM))
    write_whole(folder / "memo.pdf", make_memo(found))
    write_whole(folder / "comments.xlsx", make_workbook(found))
    for name in ("office.desk", "memo.pdf", "comments.xlsx"):
        print(folder / name)
    if not arguments.no_window and has_screen():
        open_window(office)
    return 0


def has_screen() -> bool:
    """Whether a window could be shown here."""
    if sys.platform.startswith("linux"):
        return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
    return True


def open_window(office: Path) -> None:
    """Open the office in a window of its own process, which goes on when this command ends."""
    frozen = getattr(sys, "frozen", False)
    program = [sys.executable] if frozen else [sys.executable, "-m", "council_desk"]
    subprocess.Popen([*program, "--office", str(office)], start_new_session=True)  # noqa: S603 - our own program
