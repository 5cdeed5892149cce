"""What several commands share: which office, which item, who does it, and how a file is written whole or not at all."""

import argparse
import contextlib
import getpass
import os
import re
import sys
import tempfile
from datetime import date
from pathlib import Path
from typing import Any

from council_desk.errors import DeskError, NotFoundError, RefusedError
from council_desk.operations.office import open_office
from council_desk.paths import default_office_path
from council_desk.queries.agenda import find_item
from council_desk.readers.passages import storable
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
    made.add_argument(
        "--as",
        dest="who",
        metavar="NAME",
        default=argparse.SUPPRESS,
        help="who does it; left out: the desk's saved name",
    )
    return made


def add_item(command: argparse.ArgumentParser, *, required: bool) -> None:
    """Add --item, --meeting and --body."""
    command.add_argument(
        "--item", metavar="NUMBER", type=short_words, required=required, help="the agenda number, such as 29"
    )
    command.add_argument("--meeting", metavar="DATE", type=iso_date, help="the meeting's date, such as 2026-04-28")
    command.add_argument("--body", metavar="NAME", type=short_words, help="the body that meets, such as 'City Council'")


def iso_date(given: str) -> str:
    """A date like 2026-04-28, for argparse; anything else is wrong usage."""
    try:
        if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", given):
            return date.fromisoformat(given).isoformat()
    except ValueError:
        pass
    raise argparse.ArgumentTypeError(f"{given!r} is not a date like 2026-04-28")


def short_words(given: str) -> str:
    """A name or number on one line, for argparse; an empty one is wrong usage."""
    words = " ".join(given.split())
    if not words or len(words) > 200:
        raise argparse.ArgumentTypeError("give a name or number of at most 200 characters")
    return storable(words)


def one_line(sentence: str) -> str:
    """A sentence on one line of a terminal: names in it may hold line ends and codes that terminals obey."""
    shown = "".join(character if character.isprintable() else " " for character in sentence)
    return " ".join(shown.split())


def say(sentence: str) -> None:
    """Tell the person one thing, on standard error."""
    print(one_line(sentence), file=sys.stderr, flush=True)


def office_of(arguments: argparse.Namespace) -> str:
    """The office's path or URL: the one named, else the user's own."""
    return arguments.office or str(default_office_path())


def who_of(arguments: argparse.Namespace) -> str:
    """Who does it: the name given, else the desk's saved name, else the system account."""
    given = storable(" ".join((arguments.who or "").split()))
    if given:
        return given
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


def check_output(path: Path, store: Store) -> None:
    """Refuse a folder, or the office itself, as the place of a file to write; raises RefusedError."""
    if path.is_dir():
        raise RefusedError(f"{path} is a folder. Name a file in it with -o.")
    if store.path is not None and path.exists() and path.samefile(store.path):
        raise RefusedError(f"{path} is the office itself, and was left as it is. Name another file with -o.")


def write_whole(path: Path, content: bytes) -> None:
    """Write a file whole or not at all; raises DeskError where it cannot be written.

    A pipe or a device, which has no whole, is written to as it is.
    """
    whole = Path(os.path.realpath(path))
    try:
        if whole.exists() and not whole.is_file():
            whole.write_bytes(content)
        else:
            _replace(whole, content)
    except OSError as error:
        raise DeskError(f"{path} cannot be written: {error.strerror}. Choose another place with -o.") from error


def _replace(path: Path, content: bytes) -> None:
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:100]}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).chmod(path.stat().st_mode & 0o777 if path.exists() else 0o644)
        Path(temporary).replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(temporary).unlink()
        raise
