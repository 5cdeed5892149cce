"""limits: how much reading one file may take on this desk, and how many texts are read with care."""

import argparse

from council_desk.cli.arguments import Commands, add_command
from council_desk.operations.reading_limits import careful_texts, reading_limits, save_limits


def add_commands(commands: Commands) -> None:
    """Add `limits`."""
    made = add_command(
        commands,
        "limits",
        "show, or change where options are given, how much time and memory reading one file may take on this desk",
        "limits --seconds 120 --memory 2048",
    )
    made.add_argument("--seconds", type=int, metavar="N", help="the most seconds that reading one file may take")
    made.add_argument("--memory", type=int, metavar="MIB", help="the most memory for reading one file, in MiB")
    made.add_argument(
        "--careful",
        type=int,
        metavar="N",
        help="up to how many texts of an item, or paragraphs of a list, the language model reads too; 0 for none",
    )
    made.set_defaults(run=run_limits)


def run_limits(arguments: argparse.Namespace) -> int:
    """Change what was asked for, then print the limits. They are the desk's own, for every office."""
    asked = (arguments.seconds, arguments.memory, arguments.careful)
    if any(each is not None for each in asked):
        save_limits(*asked)
    limits = reading_limits()
    print(f"seconds {limits.seconds:g}")
    print(f"memory {limits.memory_mebibytes} MiB")
    print(f"file {limits.file_mebibytes} MiB")
    print(f"careful {careful_texts()} texts")
    return 0
