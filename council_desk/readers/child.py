"""The limited process that reads strangers' files: started, fed, watched and ended from here.

The program starts itself with a hidden first argument. One child reads many files; each file has its own limits, and at
a limit the child is ended and the next file gets a new one. It gets bytes through a pipe and opens no file of the user.

Limits by system: Linux has setrlimit, an empty network namespace where allowed and an audit hook. Windows (untried) has
a job object and the audit hook. macOS (untried) has setrlimit for processor time, the audit hook, and the parent's own
watch on memory.
"""

import logging
import os
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Self

import council_desk
from council_desk import errors
from council_desk.progress import Progress, Silent
from council_desk.readers.limits import MEBIBYTE, SCAN_STEP, Limits
from council_desk.readers.passages import Reading, from_json
from council_desk.readers.pipe import read_json, write_frame, write_json
from council_desk.readers.windows_job import put_in_job

_log = logging.getLogger(__name__)

_POLL_SECONDS = 0.05
_FILES_A_CHILD = 200
"""After so many files a child is replaced, so that what libraries leak never adds up."""

_KEPT_VARIABLES = (
    "PATH",
    "PYTHONPATH",
    "PYTHONHOME",
    "SYSTEMROOT",
    "WINDIR",
    "TEMP",
    "TMP",
    "LANG",
    "LC_ALL",
    "LD_LIBRARY_PATH",
)
"""The child gets no other environment: passwords and keys often lie there."""

_CPU_SIGNAL = 24
"""SIGXCPU on Linux and macOS."""

_Answer = dict[str, Any] | None


def child_command() -> list[str]:
    """Return the command that starts this program as its own reading child, frozen or not."""
    if getattr(sys, "frozen", False):
        return [sys.executable, "--read-child"]
    return [sys.executable, "-m", "council_desk", "--read-child"]


class ReadingChild:
    """A limited process that reads files one after another; for one caller at a time.

        with ReadingChild() as child:
            reading = child.read_bytes("list.csv", data)

    It starts with the first file and ends with the `with` block, or with `close`.
    """

    def __init__(self, limits: Limits | None = None) -> None:
        self._limits = limits or Limits()
        self._process: subprocess.Popen[bytes] | None = None
        self._files = 0
        self._last_exit: int | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def process_id(self) -> int | None:
        """The running child's process id, or None between children."""
        return None if self._process is None else self._process.pid

    def close(self) -> None:
        """End the child, if one runs; another file would start a new one."""
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                _close_quietly(pipe)

    def read_bytes(
        self,
        name: str,
        data: bytes,
        mapping: Mapping[str, str] | None = None,
        purpose: str = "comments",
        progress: Progress | None = None,
    ) -> Reading:
        """Read one file in the child.

        `name` is the file's name, for messages only: what the file is, its bytes say. `mapping` gives columns of a list
        their field (header, or column number from 0, to a name of passages.FIELDS, '' for none). `purpose` is
        'comments', 'policy', 'districts' or 'codes'. Raises UnreadableFileError for what cannot be read within the
        limits, and Cancelled when `progress` raises it; the child is ended then.
        """
        limits = self._limits.for_file(data)
        if len(data) > limits.file_mebibytes * MEBIBYTE:
            raise errors.UnreadableFileError(
                f"{name} is larger than {limits.file_mebibytes} MB, the most one file may be. "
                "Split it and import the parts; nothing was stored."
            )
        request = {
            "name": name,
            "mapping": None if mapping is None else dict(mapping),
            "purpose": purpose,
            "limits": asdict(limits),
        }
        return self._reading(name, self._ask(name, request, data, limits, progress or Silent()), limits)

    def _ask(self, name: str, request: dict[str, Any], data: bytes, limits: Limits, progress: Progress) -> _Answer:
        """Send one request and wait for its answer, at most the limit's seconds; None when the child broke off."""
        process = self._running()
        exchange = _Exchange(process, request, data)
        try:
            return _wait(exchange, process, name, limits, progress)
        except BaseException:
            self.close()
            raise
        finally:
            if exchange.broke_off or self._files >= _FILES_A_CHILD:
                exchange.exit_code = process.wait() if exchange.broke_off else None
                self.close()
            exchange.join()
            self._last_exit = exchange.exit_code

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is not None and self._process.poll() is not None:
            self.close()
        if self._process is None:
            self._process = _start(self._limits)
            self._files = 0
        self._files += 1
        return self._process

    def _reading(self, name: str, answer: _Answer, limits: Limits) -> Reading:
        """Turn the child's answer into a reading or the error that a clerk sees."""
        if answer is None:
            if self._last_exit == -_CPU_SIGNAL:
                raise _too_slow(name, limits)
            _log.warning("The reading child ended with exit code %s.", self._last_exit)
            raise errors.UnreadableFileError(
                f"{name} made the reader stop, so it is damaged or takes more memory than allowed. "
                "Open it in its own program, save it again and import that; nothing was stored."
            )
        if "reading" in answer:
            return from_json(answer["reading"])
        raise _error_from(name, answer, limits)


def _error_from(name: str, answer: dict[str, Any], limits: Limits) -> errors.DeskError:
    kind, message = str(answer.get("error")), str(answer.get("message"))
    if kind == "MemoryError":
        return errors.UnreadableFileError(
            f"{name} takes more memory to read than the {limits.memory_mebibytes} MB allowed. "
            "Split it and import the parts; nothing was stored."
        )
    known = getattr(errors, kind, None)
    if isinstance(known, type) and issubclass(known, errors.DeskError):
        return known(message)
    _log.error("A reader failed: %s", message)
    return errors.UnreadableFileError(
        f"{name} could not be read: it is damaged or of an unusual kind. "
        "Open it in its own program, save it again and import that; nothing was stored."
    )


class _Exchange:
    """One request on its way to the child and its answers back, in a thread that ends with the exchange."""

    def __init__(self, process: subprocess.Popen[bytes], request: dict[str, Any], data: bytes) -> None:
        self.answers: queue.SimpleQueue[_Answer] = queue.SimpleQueue()
        self.broke_off = False
        self.exit_code: int | None = None
        self._pipes = process.stdin, process.stdout
        self._request = request
        self._data = data
        self._thread = threading.Thread(target=self._run, name="reading-child", daemon=True)
        self._thread.start()

    def join(self) -> None:
        """Wait for the thread; call it once the answer is there or the child is ended."""
        self._thread.join()

    def _run(self) -> None:
        """Write the request, then pass on answers until the last one; None stands for a child that broke off."""
        to_child, from_child = self._pipes
        try:
            if to_child is None or from_child is None:
                raise OSError
            write_json(to_child, self._request)
            write_frame(to_child, self._data)
            while True:
                answer = read_json(from_child)
                self.answers.put(answer)
                if answer is None or "step" not in answer:
                    return
        except (OSError, ValueError):
            self.answers.put(None)


def _wait(
    exchange: _Exchange, process: subprocess.Popen[bytes], name: str, limits: Limits, progress: Progress
) -> _Answer:
    """Wait for the last answer, polling `progress` for Cancel; raises UnreadableFileError at a limit."""
    end = time.monotonic() + limits.seconds
    done, total, what = 0, 1, f"Reading {name}"
    scanned = 0
    while True:
        progress.step(done, total, what)
        try:
            answer = exchange.answers.get(timeout=_POLL_SECONDS)
        except queue.Empty:
            if time.monotonic() > end:
                raise _too_slow(name, limits) from None
            _watch_memory(process, name, limits)
            continue
        if answer is not None and "step" in answer:
            done, total, what = answer["step"]
            if what == SCAN_STEP and scanned < limits.scan_pages:
                scanned += 1
                end = max(end, time.monotonic() + limits.scan_page_seconds + _POLL_SECONDS)
            continue
        exchange.broke_off = answer is None
        return answer


def _too_slow(name: str, limits: Limits) -> errors.UnreadableFileError:
    return errors.UnreadableFileError(
        f"{name} took more than {limits.seconds:g} seconds to read, the most one file may take. "
        "Split it and import the parts; nothing was stored."
    )


def _watch_memory(process: subprocess.Popen[bytes], name: str, limits: Limits) -> None:
    """End a child that grew too large where the system itself does not: macOS (untried)."""
    if sys.platform == "darwin":
        # `ps` gives kibibytes of resident memory; its own failure only means that this look saw nothing.
        command = ["/bin/ps", "-o", "rss=", "-p", str(process.pid)]
        seen = subprocess.run(command, capture_output=True, check=False).stdout.strip()  # noqa: S603 - fixed words
        if seen.isdigit() and int(seen) * 1024 > limits.memory_mebibytes * MEBIBYTE:
            raise _error_from(name, {"error": "MemoryError"}, limits)


def _start(limits: Limits) -> subprocess.Popen[bytes]:
    """Start a child with nothing but its pipes; it never sees the user's environment or working folder."""
    environment = {key: os.environ[key] for key in _KEPT_VARIABLES if key in os.environ}
    package = Path(council_desk.__file__).resolve().parent
    flags = 0x08000000 if sys.platform == "win32" else 0  # CREATE_NO_WINDOW: no black box flashes up
    process = subprocess.Popen(  # noqa: S603 - this program itself
        child_command(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=environment,
        cwd=package.parent,
        creationflags=flags,
        close_fds=True,
    )
    put_in_job(process, limits)
    return process


def _close_quietly(pipe: IO[bytes]) -> None:
    """Close a pipe whose other end is gone; what was still in its buffer has nowhere to go."""
    try:
        pipe.close()
    except OSError:
        return


def read_bytes(
    name: str,
    data: bytes,
    mapping: Mapping[str, str] | None = None,
    purpose: str = "comments",
    limits: Limits | None = None,
    progress: Progress | None = None,
) -> Reading:
    """Read one file in a limited child of its own; see ReadingChild.read_bytes, which is cheaper for many files."""
    with ReadingChild(limits) as child:
        return child.read_bytes(name, data, mapping, purpose, progress)
