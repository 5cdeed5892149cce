"""The command `council-desk`: arguments in, an exit code out.

0: done. 1: refused, one line on standard error, the office as it was. 2: wrong usage.
"""

import argparse
import logging
import os
import sys
from collections.abc import Sequence

from council_desk.cli import changes, demo, import_files, offices, papers, suggestions
from council_desk.errors import DeskError
from council_desk.log import close_log, open_log

GROUPS = (offices, import_files, suggestions, papers, changes, demo)
BROKEN_PIPE = 141


def parser() -> argparse.ArgumentParser:
    """The whole command line; every command has help with an example."""
    made = argparse.ArgumentParser(
        prog="council-desk",
        description="What constituents say about an agenda item, from the received packet to the printed memo.",
        epilog="Example: council-desk --office office.desk import letters.csv --item 29 --meeting 2026-04-28",
    )
    made.add_argument(
        "--office", metavar="OFFICE", help="a path or a postgresql URL; left out: your own office on this computer"
    )
    made.add_argument("--as", dest="who", metavar="NAME", help="who does it; left out: the desk's saved name")
    commands = made.add_subparsers(dest="command", metavar="COMMAND", required=True)
    for group in GROUPS:
        group.add_commands(commands)
    return made


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; returns its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    arguments = parser().parse_args(argv)
    log = open_log()
    try:
        return _run(arguments)
    finally:
        close_log(log)


def _run(arguments: argparse.Namespace) -> int:
    try:
        code: int = arguments.run(arguments)
        sys.stdout.flush()
        return code
    except DeskError as error:
        print(" ".join(str(error).split()), file=sys.stderr)
        return 1
    except BrokenPipeError:
        # The reader of our output has gone; a second complaint at exit is avoided.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return BROKEN_PIPE
    except KeyboardInterrupt:
        print("Stopped; the office is as it was before this command's last change.", file=sys.stderr)
        return 130
    except Exception:
        logging.getLogger("council_desk").exception("A command failed in a way nobody expected")
        print(
            "Something went wrong that is not your doing; the office is as it was. The log has more.", file=sys.stderr
        )
        return 1


if __name__ == "__main__":
    sys.exit(main())
