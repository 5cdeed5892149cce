"""The inside of the reading child: fence itself in, then read one file after another from its pipes.

Nothing heavy is imported here before the fences stand. See `child.py` for the side that starts and watches it.
"""

import gc
import os
import sys
import traceback
from functools import partial
from pathlib import Path
from typing import Any, BinaryIO

from council_desk.errors import DeskError
from council_desk.readers.limits import MEBIBYTE, Limits
from council_desk.readers.pipe import read_frame, read_json, write_json
from council_desk.readers.tesseract import is_our_call, program

_REFUSED_EVENTS = frozenset(
    {
        "subprocess.Popen",
        "os.system",
        "os.exec",
        "os.fork",
        "os.forkpty",
        "os.posix_spawn",
        "os.spawn",
        "os.startfile",
        "os.remove",
        "os.rename",
        "os.rmdir",
        "os.mkdir",
        "os.link",
        "os.symlink",
        "os.truncate",
        "os.chmod",
        "os.chown",
        "os.utime",
        "shutil.rmtree",
        "winreg.CreateKey",
        "winreg.SetValue",
    }
)
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_NEW_USER_AND_NETWORK = 0x10000000 | 0x40000000
"""CLONE_NEWUSER | CLONE_NEWNET of Linux's sched.h."""


def run_child() -> int:
    """Serve reading requests from standard input until it closes; returns the exit code."""
    requests, answers = _private_pipes()
    _fence()
    collect_seldom()
    while True:
        request = read_json(requests)
        data = None if request is None else read_frame(requests)
        if request is None or data is None:
            return 0
        write_json(answers, _answer(request, data, answers))


def collect_seldom() -> None:
    """Let Python look for garbage in rings less often: a reading makes many objects and hardly a ring."""
    gc.set_threshold(200_000, 20, 100)


def _private_pipes() -> tuple[BinaryIO, BinaryIO]:
    """Keep the two pipes for ourselves, so that nothing a library prints lands between the frames."""
    requests = os.fdopen(os.dup(0), "rb")
    answers = os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nothing, stream)
    os.close(nothing)
    return requests, answers


def _fence() -> None:
    sys.dont_write_bytecode = True
    if sys.platform == "linux":
        _leave_the_network()
    _limit_for_good()
    sys.addaudithook(partial(_refuse, program()))


def _leave_the_network() -> None:
    """Move into an empty network namespace where the system lets an ordinary user do so."""
    import ctypes

    ctypes.CDLL(None, use_errno=True).unshare(_NEW_USER_AND_NETWORK)


def _limit_for_good() -> None:
    """Let no file be written and no core be dumped, whatever a library does."""
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _limit_this_file(limits: Limits) -> None:
    """Set the limits for the file at hand: address space, and processor time from now on.

    macOS does not keep to RLIMIT_AS: there the parent watches (untried on that system).
    """
    if sys.platform != "win32":
        import resource

        used = resource.getrusage(resource.RUSAGE_SELF)
        seconds = int(used.ru_utime + used.ru_stime + limits.seconds) + 2
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, resource.RLIM_INFINITY))
        if sys.platform == "linux":
            memory = limits.memory_mebibytes * MEBIBYTE
            resource.setrlimit(resource.RLIMIT_AS, (memory, resource.RLIM_INFINITY))


def _refuse(recogniser: str | None, event: str, args: tuple[Any, ...]) -> None:
    """Refuse sockets, other programs and writing: a second fence behind the system's own.

    One program may run: text recognition (`recogniser`, its path), through pipes, within this process's own limits.
    """
    if event == "subprocess.Popen" and is_our_call(recogniser, args[0], args[1]):
        return
    if event.startswith("socket.") or event in _REFUSED_EVENTS:
        raise PermissionError(f"the reading child may not do {event}")
    if event == "open" and isinstance(args[0], int):
        return  # a descriptor that is open already: the pipes of this process and of text recognition
    if event == "open" and isinstance(args[2], int) and args[2] & _WRITING:
        raise PermissionError("the reading child may not write files")


class _Reports:
    """Progress sent through the pipe; only the parent can cancel, by ending this process."""

    def __init__(self, answers: BinaryIO) -> None:
        self._answers = answers

    def step(self, done: int, total: int, what: str = "") -> None:
        """Send how far the reading has come."""
        write_json(self._answers, {"step": [done, total, what]})


def _answer(request: dict[str, Any], data: bytes, answers: BinaryIO) -> dict[str, Any]:
    """Read one file; a failure becomes its kind and message, a bug its kind and place."""
    from council_desk.readers.choose import read_here
    from council_desk.readers.passages import to_json

    try:
        limits = Limits(**request["limits"])
        _limit_this_file(limits)
        reading = read_here(
            request["name"],
            data,
            mapping=request["mapping"],
            purpose=request["purpose"],
            limits=limits,
            progress=_Reports(answers),
        )
        return {"reading": to_json(reading)}
    except DeskError as problem:
        return {"error": type(problem).__name__, "message": str(problem)}
    except MemoryError:
        return {"error": "MemoryError", "message": ""}
    except Exception as bug:  # noqa: BLE001 - a stranger's file may break any library; the parent logs the place
        return {"error": "Bug", "message": _place(bug)}


def _place(bug: Exception) -> str:
    """Say where a bug is without any of the words that the file may have put into its message."""
    frames = traceback.extract_tb(bug.__traceback__)[-3:]
    return " < ".join([type(bug).__name__, *(f"{Path(frame.filename).name}:{frame.lineno}" for frame in frames[::-1])])
