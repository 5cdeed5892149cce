"""What several commands share: which office, which item, who does it, and how a file is written whole or not at all."""

import argparse
import contextlib
import getpass
import os
import tempfile
from pathlib import Path
from typing import Any

from council_desk.errors import DeskError, NotFoundError
from council_desk.operations.office import open_office
from council_desk.paths import default_office_path
from council_desk.queries.agenda import find_item
from council_desk.settings import load_settings
from council_desk.store.store import Store

Commands = Any  # argparse keeps the type of its sub-commands private


def add_command(commands: Commands, name: str, help_line: str, example: str) -> argparse.ArgumentParser:
    """Add a command with its help and an example; `--as` may stand after the command too."""
    made: argparse.ArgumentParser = commands.add_parser(
        name,
        help=help_line,
        description=help_line[0].upper() + help_line[1:] + ".",
        epilog=f"Example: council-desk --office office.desk {example}",
    )
    made.add_argument("--as", dest="who", metavar="NAME", default=argparse.SUPPRESS, help="who does it")
    return made


def add_item(command: argparse.ArgumentParser, *, required: bool) -> None:
    """Add --item, --meeting and --body."""
    command.add_argument("--item", metavar="NUMBER", required=required, help="the agenda number, such as 29")
    command.add_argument("--meeting", metavar="DATE", type=_date, help="the meeting's date, such as 2026-04-28")
    command.add_argument("--body", metavar="NAME", help="the body that meets, such as 'City Council'")


def _date(given: str) -> str:
    parts = given.split("-")
    if [len(part) for part in parts] != [4, 2, 2] or not all(part.isdigit() for part in parts):
        raise argparse.ArgumentTypeError(f"{given!r} is not a date like 2026-04-28")
    return given


def office_of(arguments: argparse.Namespace) -> str:
    """The office's path or URL: the one named, else the user's own."""
    return arguments.office or str(default_office_path())


def who_of(arguments: argparse.Namespace) -> str:
    """Who does it: the name given, else the desk's saved name, else the system account."""
    if arguments.who:
        return str(arguments.who)
    saved = load_settings().who
    if saved:
        return saved
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "unknown"


def opened(arguments: argparse.Namespace) -> Store:
    """Open the office; NotFoundError says how to make one where there is none."""
    return open_office(office_of(arguments), who=who_of(arguments), desk="command line")


def named_item(store: Store, arguments: argparse.Namespace) -> int:
    """The id of the item that a command requires; raises NotFoundError where it is not one item."""
    return store.ask(find_item, arguments.item, arguments.meeting, arguments.body)


def item_of(store: Store, arguments: argparse.Namespace) -> int | None:
    """The id of the item named, or None where none was; raises NotFoundError where it is not one item."""
    if arguments.item is None:
        if arguments.meeting or arguments.body:
            raise NotFoundError("--meeting and --body need --item, which says the agenda number.")
        return None
    return named_item(store, arguments)


def write_whole(path: Path, content: bytes) -> None:
    """Write a file whole or not at all; raises DeskError where it cannot be written."""
    try:
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    except OSError as error:
        raise DeskError(f"{path} cannot be written: {error.strerror}. Choose another folder with -o.") from error
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(temporary).chmod(0o644)
        Path(temporary).replace(path)
    except OSError as error:
        with contextlib.suppress(OSError):
            Path(temporary).unlink()
        raise DeskError(f"{path} cannot be written: {error.strerror}. Choose another place with -o.") from error
