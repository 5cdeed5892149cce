"""The thinking child as the window sees it: one warm process for long work; Cancel ends it."""

import subprocess
import sys
from pathlib import Path
from typing import Any

import council_desk
from council_desk import errors
from council_desk.progress import Cancelled, Progress
from council_desk.readers.pipe import read_json, write_json
from council_desk.ui.plain import from_plain, to_plain
from council_desk.ui.thinking_loop import WARM_UP


def child_command() -> list[str]:
    """Return the command that starts this program as its own thinking child, frozen or not."""
    if getattr(sys, "frozen", False):
        return [sys.executable, "--think-child"]
    return [sys.executable, "-m", "council_desk", "--think-child"]


class ThinkingStoppedError(RuntimeError):
    """The child ended in the middle of its work: a bug, or the system ran out of memory."""


class ThinkingChild:
    """One child for one caller at a time; `end` may come from any thread."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._ended = False

    def call(self, task: str, arguments: tuple[Any, ...], progress: Progress) -> Any:
        """Run a task of thinking_loop.TASKS in the child and return its result.

        Raises the DeskError that the task raised; Cancelled when `end` was called meanwhile or `progress` raises it;
        ThinkingStoppedError when the child broke off.
        """
        self._ended = False
        process = self._running()
        try:
            return self._exchange(process, task, arguments, progress)
        except (OSError, ValueError) as problem:
            self.close()
            if self._ended:
                raise Cancelled from problem
            raise ThinkingStoppedError(f"the thinking child broke off in {task}") from problem
        except Cancelled:
            self.close()
            raise

    def warm_up(self) -> None:
        """Start the child, which then imports what its tasks need."""
        process = self._running()
        if process.stdin is not None:
            try:
                write_json(process.stdin, {"task": WARM_UP})
            except OSError:
                self.close()

    def end(self) -> None:
        """Give up what the child is doing; the waiting `call` raises Cancelled."""
        self._ended = True
        if self._process is not None:
            self._process.kill()

    def close(self) -> None:
        """End the child, if one runs; another task would start a new one."""
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                _close_quietly(pipe)

    def _exchange(
        self, process: subprocess.Popen[bytes], task: str, arguments: tuple[Any, ...], progress: Progress
    ) -> Any:
        if process.stdin is None or process.stdout is None:
            raise OSError("the child has no pipes")
        write_json(process.stdin, {"task": task, "arguments": to_plain(arguments)})
        while True:
            answer = read_json(process.stdout)
            if answer is None:
                raise OSError("the child closed its pipe")
            if "step" in answer:
                progress.step(*answer["step"])
            elif "error" in answer:
                kind = getattr(errors, answer["error"], errors.DeskError)
                raise kind(answer["message"])
            else:
                return from_plain(answer["result"])

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is not None and self._process.poll() is not None:
            self.close()
        if self._process is None:
            flags = 0x08000000 if sys.platform == "win32" else 0  # CREATE_NO_WINDOW: no black box flashes up
            self._process = subprocess.Popen(  # noqa: S603 - this program itself
                child_command(),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                cwd=Path(council_desk.__file__).resolve().parent.parent,
                creationflags=flags,
                close_fds=True,
            )
        return self._process


def _close_quietly(pipe: Any) -> None:
    """Close a pipe whose other end is gone; what was still in its buffer has nowhere to go."""
    try:
        pipe.close()
    except OSError:
        return
