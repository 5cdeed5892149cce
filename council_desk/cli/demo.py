"""demo: a sample office with its memo and workbook, and the window where there is a screen."""

import argparse
import contextlib
import os
import subprocess
import sys
from pathlib import Path

from council_desk.cli.arguments import Commands, add_command, write_whole
from council_desk.errors import DeskError, RefusedError
from council_desk.operations.office import create_office

OFFICE, MEMO, WORKBOOK = "office.desk", "memo.pdf", "comments.xlsx"
WHO = "Dana Marsh"
"""Whose desk the sample office is, unless --as says otherwise."""


def add_commands(commands: Commands) -> None:
    """Add `demo`."""
    demo = add_command(commands, "demo", "make a sample office, its memo and its workbook, and open it", "demo sample")
    demo.add_argument(
        "folder",
        nargs="?",
        type=Path,
        default=Path("demo-office"),
        metavar="DIR",
        help="where to make it; left out: demo-office",
    )
    demo.add_argument("--no-window", action="store_true", help="do not open the window")
    demo.set_defaults(run=run_demo)


def run_demo(arguments: argparse.Namespace) -> int:
    """Make the sample office in a folder; one that holds an office already is refused."""
    folder: Path = arguments.folder
    office = folder / OFFICE
    if office.exists():
        raise RefusedError(f"{folder} holds a sample office already. Open it, or name another folder.")
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise DeskError(f"{folder} cannot be made: {error.strerror}. Name another folder.") from error
    try:
        _make(office, arguments.who or WHO)
    except BaseException:
        for name in (OFFICE, MEMO, WORKBOOK):
            with contextlib.suppress(OSError):
                (folder / name).unlink(missing_ok=True)
        raise
    for name in (OFFICE, MEMO, WORKBOOK):
        print(folder / name)
    if not arguments.no_window and has_screen():
        open_window(office)
    return 0


def _make(office: Path, who: str) -> None:
    from council_desk.documents.memo import make_memo
    from council_desk.documents.workbook import make_workbook
    from council_desk.operations.sample import SHOWN_ITEM, make_sample_office, sample_name, sample_time_zone
    from council_desk.queries.agenda import find_item
    from council_desk.queries.gather_briefing import briefing

    with create_office(office, who=who, name=sample_name(), time_zone=sample_time_zone()) as store:
        make_sample_office(store)
        found = store.ask(briefing, store.ask(find_item, SHOWN_ITEM))
    write_whole(office.with_name(MEMO), make_memo(found))
    write_whole(office.with_name(WORKBOOK), make_workbook(found))


def has_screen(platform: str = sys.platform) -> bool:
    """Whether a window could be shown here."""
    if platform.startswith("linux"):
        return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
    return True


def window_command() -> list[str]:
    """What starts the window: the program beside this one where it is frozen, else the package itself."""
    if getattr(sys, "frozen", False):
        here = Path(sys.executable)
        return [str(here.with_name(f"council-desk-window{here.suffix}"))]
    return [sys.executable, "-m", "council_desk"]


def open_window(office: Path) -> None:
    """Open the office in a window of its own process, which goes on when this command ends."""
    command = [*window_command(), str(office.resolve())]
    subprocess.Popen(command, start_new_session=True)  # noqa: S603 - our own program
