"""undo, redo, history: what changed, and taking it back."""

import argparse
from datetime import datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from council_desk.cli.arguments import Commands, add_command, one_line, opened, say
from council_desk.queries.agenda import agenda
from council_desk.queries.history import history


def add_commands(commands: Commands) -> None:
    """Add the commands of this group."""
    undo = add_command(commands, "undo", "undo your last change, or any change by its number", "undo 12")
    undo.add_argument("change", nargs="?", type=_count, metavar="CHANGE", help="its number, as history prints it")
    undo.set_defaults(run=run_undo)
    redo = add_command(commands, "redo", "redo what you undid last", "redo")
    redo.set_defaults(run=run_redo)
    past = add_command(commands, "history", "print what changed, who and when, newest first", "history")
    past.add_argument("--limit", type=_count, default=200, metavar="N", help="how many lines at most; left out: 200")
    past.set_defaults(run=run_history)


def _count(given: str) -> int:
    if not given.isdecimal() or not 0 < int(given) < 1 << 31:
        raise argparse.ArgumentTypeError(f"{given!r} is not a number above 0")
    return int(given)


def run_undo(arguments: argparse.Namespace) -> int:
    """Undo one change; refused where a later change stands on it."""
    with opened(arguments) as store:
        say(store.undo(arguments.change).title)
    return 0


def run_redo(arguments: argparse.Namespace) -> int:
    """Redo one change."""
    with opened(arguments) as store:
        say(store.redo().title)
    return 0


def run_history(arguments: argparse.Namespace) -> int:
    """Print one line a change: number, local time, who, title, and whether it was undone; parted by tabs."""
    with opened(arguments) as store:
        zone = _zone(store.ask(agenda).time_zone)
        for line in store.ask(history, arguments.limit):
            at = datetime.fromisoformat(line.at).astimezone(zone)
            undone = "undone" if line.undone else ""
            print(line.number, f"{at:%Y-%m-%d %H:%M}", one_line(line.who), one_line(line.title), undone, sep="\t")
    return 0


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        return ZoneInfo("UTC")
