"""The command `council-desk`: arguments in, an exit code out.

0: done. 1: refused, one line on standard error, the office as it was. 2: wrong usage.
"""

import argparse
import contextlib
import logging
import os
import signal
import sys
import threading
from collections.abc import Iterator, Sequence

BROKEN_PIPE = 141
"""What a shell gives for a program that a closed pipe ended (128 and the signal's number)."""

STOPPED = 130


def parser() -> argparse.ArgumentParser:
    """The whole command line; every command has help with an example."""
    from council_desk.cli import (
        changes,
        comment_work,
        demo,
        double_coding,
        exchange,
        import_files,
        limits,
        meetings,
        offices,
        papers,
        people,
        suggestions,
    )

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
    for group in (
        offices,
        import_files,
        limits,
        suggestions,
        comment_work,
        people,
        meetings,
        papers,
        exchange,
        double_coding,
        changes,
        demo,
    ):
        group.add_commands(commands)
    return made


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; returns its exit code."""
    given = sys.argv[1:] if argv is None else list(argv)
    if given[:1] == ["--read-child"]:
        # The frozen program starts itself for reading: before anything heavy is imported.
        from council_desk.readers.child_loop import run_child

        return run_child()
    return _run_command(given)


def _run_command(given: Sequence[str]) -> int:
    from council_desk.log import close_log, open_log

    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
    arguments = parser().parse_args(given)
    log = open_log()
    try:
        return _run(arguments)
    finally:
        close_log(log)


def _run(arguments: argparse.Namespace) -> int:
    from council_desk.errors import DeskError

    try:
        with _ended_as_if_stopped():
            code: int = arguments.run(arguments)
            sys.stdout.flush()
        return code
    except DeskError as error:
        _refuse(str(error))
        return 1
    except BrokenPipeError:
        _give_up_output()
        return BROKEN_PIPE
    except KeyboardInterrupt:
        _refuse("Stopped. The change that was under way left nothing behind; changes before it stay.")
        return STOPPED
    except OSError as error:
        # The store and the readers turn theirs into a DeskError, so this is our own output.
        _give_up_output()
        _refuse(f"The output could not be written: {error.strerror or error}. Make room, or send it elsewhere.")
        return 1
    except Exception:
        logging.getLogger("council_desk").exception("A command failed in a way nobody expected")
        _refuse("Something went wrong inside the program. The change under way left nothing behind; the log has more.")
        return 1


def _refuse(sentence: str) -> None:
    """One line on standard error; where that is closed too, the exit code says it alone."""
    from council_desk.cli.arguments import say

    with contextlib.suppress(OSError, ValueError):
        say(sentence)


def _give_up_output() -> None:
    """What reads our output has gone or is full: a second complaint while the program ends is avoided."""
    with contextlib.suppress(OSError, ValueError):
        nothing = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nothing, sys.stdout.fileno())
        os.close(nothing)


@contextlib.contextmanager
def _ended_as_if_stopped() -> Iterator[None]:
    """Within it a polite request to end (SIGTERM) is taken like Ctrl+C, so that children and locks are let go."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


if __name__ == "__main__":
    sys.exit(main())
