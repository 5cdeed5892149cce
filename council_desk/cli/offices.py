"""new, verify, backup, restore: the office as a whole."""

import argparse
from pathlib import Path

from council_desk.cli.arguments import Commands, add_command, office_of, opened, who_of
from council_desk.errors import OfficeError
from council_desk.operations.office import create_office, is_time_zone
from council_desk.store.backup import back_up, restore
from council_desk.store.verifying import verify


def add_commands(commands: Commands) -> None:
    """Add the commands of this group."""
    new = add_command(commands, "new", "make a new, empty office", "new --name 'City of Marrow Bay'")
    new.add_argument("--name", default="", metavar="NAME", help="whose office it is")
    new.add_argument(
        "--time-zone",
        type=_time_zone,
        metavar="ZONE",
        help="such as America/Chicago; left out: this computer's",
    )
    new.set_defaults(run=run_new)
    check = add_command(commands, "verify", "check that the office is whole", "verify")
    check.set_defaults(run=run_verify)
    keep = add_command(commands, "backup", "keep a verified copy of the office", "backup copy.desk")
    keep.add_argument(
        "file", nargs="?", type=Path, metavar="FILE", help="where to; left out: beside the office, newest ten kept"
    )
    keep.set_defaults(run=run_backup)
    back = add_command(commands, "restore", "put a copy in the office's place", "restore copy.desk")
    back.add_argument("file", type=Path, metavar="FILE", help="the copy")
    back.set_defaults(run=run_restore)


def _time_zone(given: str) -> str:
    if not is_time_zone(given):
        raise argparse.ArgumentTypeError(f"{given!r} is not a time zone like America/Chicago")
    return given


def run_new(arguments: argparse.Namespace) -> int:
    """Make an office; one that is there already is refused."""
    office = office_of(arguments)
    with create_office(
        office, who=who_of(arguments), name=arguments.name, time_zone=arguments.time_zone or ""
    ) as store:
        print(f"Made a new office at {store.location}.")
    return 0


def run_verify(arguments: argparse.Namespace) -> int:
    """Say that the office is whole, or refuse with what is wrong with it, on one line."""
    with opened(arguments) as store:
        found = verify(store)
    if found:
        raise OfficeError(f"The office is not whole: {' '.join(found)} Restore a copy, or ask for help with this one.")
    print("The office is whole.")
    return 0


def run_backup(arguments: argparse.Namespace) -> int:
    """Keep a copy and print where it is."""
    with opened(arguments) as store:
        print(back_up(store, arguments.file))
    return 0


def run_restore(arguments: argparse.Namespace) -> int:
    """Put a copy in the office's place; the office as it was is kept beside it first."""
    kept = restore(office_of(arguments), arguments.file)
    print(
        f"The office is the copy now. The office as it was is kept at {kept}."
        if kept
        else "The office is the copy now."
    )
    return 0
