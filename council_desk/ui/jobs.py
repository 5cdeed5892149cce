"""Everything that is not the window's own thread: the reading lane, the writing lane, the thinking child.

Results come back to the window's thread; where the widget that asked is gone by then, they are let go.
"""

from __future__ import annotations

import itertools
import logging
import threading
import time
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from council_desk.errors import DeskError
from council_desk.progress import Cancelled, Progress
from council_desk.ui.lanes import Lane, Task

if TYPE_CHECKING:
    from council_desk.readers.child import ReadingChild
    from council_desk.readers.passages import Reading
    from council_desk.store.store import Store

_log = logging.getLogger(__name__)

T = TypeVar("T")
_EVERY_SECONDS = 0.1
"""Progress is shown at most this often: each report wakes the window."""


@dataclass(frozen=True, slots=True)
class JobState:
    """What the strip shows of long work. `share` from 0 to 1, or None where nobody can say."""

    title: str
    share: float | None
    can_cancel: bool


class Child(Protocol):
    """What thinks: the thinking child, or its stand-in."""

    def call(self, task: str, arguments: tuple[Any, ...], progress: Progress) -> Any:
        """Run a task of thinking_loop.TASKS and return its result."""

    def warm_up(self) -> None:
        """Get ready for the first task."""

    def end(self) -> None:
        """Give up what is being done."""

    def close(self) -> None:
        """End."""


class Jobs(QObject):
    """The lanes. One is built by the application and handed to every screen."""

    job_shown = Signal(object)
    """A JobState, or None when no long work runs."""
    failed = Signal(object)
    """A DeskError that no screen took for itself."""
    bug_met = Signal(object)
    """Any other exception."""
    committed = Signal(str)
    """A change of this window is safe on disk; its title."""
    _back = Signal(object)

    def __init__(self, parent: QObject | None = None, child: Child | None = None) -> None:
        super().__init__(parent)
        self.store: Store | None = None
        self.who = ""
        self._reading = Lane("reading")
        self._writing = Lane("writing")
        self._thinking = Lane("thinking")
        self._serial = itertools.count(1)
        self._waiting = 0
        self._closed = False
        self._long: list[LongWork] = []
        self._child = child
        self._back.connect(self._take_back)

    @property
    def idle(self) -> bool:
        """Whether nothing runs and nothing waits."""
        return self._waiting == 0

    def close(self) -> None:
        """End the child and the threads. Changes that still wait are made first; questions and thinking are let go."""
        self._closed = True
        self.cancel()
        self._thinking.close()
        self._reading.close()
        self._writing.close(finish=True)
        if self._child is not None:
            self._child.close()

    def read(
        self,
        owner: QObject,
        key: Hashable,
        question: Callable[[Store], T],
        then: Callable[[T], object],
        failed: Callable[[DeskError], object] | None = None,
        urgent: bool = True,
    ) -> None:
        """Ask the office something in the reading lane; a newer question of the same owner and key replaces this one.

        `question` gets the Store and runs in the reading thread: it must touch no widget. `then` runs in the window's.
        """
        work = partial(self._with_store, question)
        task = self._task(owner, work, then, failed)
        self._reading.add((id(owner), key), task, urgent)

    def write(
        self,
        owner: QObject,
        title: str,
        operation: Callable[[Any], T],
        then: Callable[[T], object] | None = None,
        failed: Callable[[DeskError], object] | None = None,
        kind: str = "change",
        shown: bool = False,
    ) -> None:
        """Make one change with this title in the writing lane: `operation` gets the open session."""

        def work() -> T:
            with _open_store(self.store).change(title, kind=kind) as session:
                return operation(session)

        def done(result: T) -> None:
            self.committed.emit(title)
            if then is not None:
                then(result)

        self._add_write(owner, work, done, failed, title if shown else "")

    def with_store(
        self,
        owner: QObject,
        work: Callable[[Store], T],
        then: Callable[[T], object] | None = None,
        failed: Callable[[DeskError], object] | None = None,
        shown: str = "",
    ) -> None:
        """Do something else with the office in the writing lane: undo, redo, a copy."""
        self._add_write(owner, partial(self._with_store, work), then or _nothing, failed, shown)

    def open_office(
        self,
        owner: QObject,
        opener: Callable[[], Store],
        then: Callable[[Any], object],
        failed: Callable[[DeskError], object],
    ) -> None:
        """Open an office in the writing lane; the window's thread never does."""
        self._add_write(owner, opener, then, failed, "")

    def think(
        self,
        owner: QObject,
        title: str,
        work: Callable[[LongWork], T],
        then: Callable[[T], object],
        failed: Callable[[DeskError], object] | None = None,
        cancelled: Callable[[], object] | None = None,
        key: Hashable | None = None,
        shown: bool = True,
    ) -> None:
        """Do long work: `work` gets a LongWork, runs in the thinking lane and calls the children through it."""
        long = LongWork(self, title)

        def run() -> T:
            if shown:
                self._show(long)
            try:
                return work(long)
            finally:
                self._hide(long)
                long.close()

        task = self._task(owner, run, then, failed, cancelled)
        self._thinking.add((id(owner), key if key is not None else next(self._serial)), task)

    def cancel(self) -> None:
        """Give up the long work that runs now."""
        for long in list(self._long):
            long.cancel()

    def ask_from_lane(self, question: Callable[[Store], T]) -> T:
        """Ask the office from another lane's thread, and wait: the reading lane has its own connection."""
        from concurrent.futures import Future

        answer: Future[T] = Future()

        def run() -> None:
            try:
                answer.set_result(self._with_store(question))
            except Exception as problem:  # noqa: BLE001 - the asking thread gets it, whatever it is
                answer.set_exception(problem)

        self._reading.add(("lane", next(self._serial)), Task(run, lambda: answer.set_exception(Cancelled())))
        return answer.result()

    def warm_up(self) -> None:
        """Start the thinking child ahead of its first task, so that nobody waits for its imports."""
        self._thinking.add("warm", Task(self.thinking_child().warm_up, _nothing_at_all))

    def thinking_child(self) -> Child:
        """Return the warm thinking child; made at its first use."""
        if self._child is None:
            from council_desk.ui.thinking import ThinkingChild

            self._child = ThinkingChild()
        return self._child

    def report(self, long: LongWork, share: float | None) -> None:
        """Show how far long work has come; called from its thread."""
        if long in self._long:
            self._back.emit(partial(self._emit_state, JobState(long.title, share, True)))

    def _emit_state(self, state: JobState) -> None:
        if self._long:
            self.job_shown.emit(state)

    def _show(self, long: LongWork) -> None:
        self._long.append(long)
        self.report(long, None)

    def _hide(self, long: LongWork) -> None:
        if long in self._long:
            self._long.remove(long)
        if not self._long:
            self._back.emit(partial(self.job_shown.emit, None))

    def _add_write(
        self,
        owner: QObject,
        work: Callable[[], T],
        then: Callable[[T], object],
        failed: Callable[[DeskError], object] | None,
        shown: str,
    ) -> None:
        def run() -> T:
            if not shown:
                return work()
            self._back.emit(partial(self.job_shown.emit, JobState(shown, None, False)))
            try:
                return work()
            finally:
                self._back.emit(partial(self.job_shown.emit, None))

        self._writing.add(next(self._serial), self._task(owner, run, then, failed))

    def _task(
        self,
        owner: QObject,
        work: Callable[[], T],
        then: Callable[[T], object],
        failed: Callable[[DeskError], object] | None,
        cancelled: Callable[[], object] | None = None,
    ) -> Task:
        self._waiting += 1
        return Task(
            run=lambda: self._run(owner, work, then, failed, cancelled),
            dropped=lambda: self._back.emit(_nothing_at_all),
        )

    def _run(
        self,
        owner: QObject,
        work: Callable[[], T],
        then: Callable[[T], object],
        failed: Callable[[DeskError], object] | None,
        cancelled: Callable[[], object] | None,
    ) -> None:
        answer: Callable[[], object]
        try:
            answer = partial(then, work())
        except Cancelled:
            answer = cancelled or _nothing_at_all
        except DeskError as problem:
            answer = partial(failed or self.failed.emit, problem)
        except Exception as problem:  # noqa: BLE001 - a bug: into the log, and shown in the crash window
            _log.exception("A job failed.")
            answer = partial(self.bug_met.emit, problem)
        self._back.emit(_Answer(owner, answer))

    def _take_back(self, answer: Callable[[], object]) -> None:
        if isinstance(answer, _Answer) or answer is _nothing_at_all:
            self._waiting -= 1
        if self._closed:
            return
        if isinstance(answer, _Answer):
            if isValid(answer.owner):
                answer.call()
        else:
            answer()

    def _with_store(self, work: Callable[[Store], T]) -> T:
        return work(_open_store(self.store))


@dataclass(slots=True)
class _Answer:
    owner: QObject
    call: Callable[[], object]

    def __call__(self) -> object:
        return self.call()


class LongWork:
    """Long work in the thinking lane: its progress, its Cancel, and the children that do the work."""

    def __init__(self, jobs: Jobs, title: str) -> None:
        self.title = title
        self._jobs = jobs
        self._given_up = threading.Event()
        self._last = 0.0
        self._reader: ReadingChild | None = None

    def step(self, done: int, total: int, what: str = "") -> None:
        """Show how far the work has come; raises Cancelled when the user gave up."""
        if self._given_up.is_set():
            raise Cancelled
        now = time.monotonic()
        if now - self._last >= _EVERY_SECONDS:
            self._last = now
            if what:
                self.title = what
            self._jobs.report(self, done / total if total else None)

    def cancel(self) -> None:
        """Give up; called from the window's thread."""
        self._given_up.set()
        self._jobs.thinking_child().end()

    def call(self, task: str, *arguments: Any) -> Any:
        """Run a task of thinking_loop.TASKS in the thinking child and return its result."""
        self.step(0, 0)
        return self._jobs.thinking_child().call(task, arguments, self)

    def ask(self, query: Callable[..., T], *arguments: Any) -> T:
        """Ask the office a query through the reading lane."""
        answer: T = self._jobs.ask_from_lane(lambda store: store.ask(query, *arguments))
        return answer

    def read_file(self, name: str, data: bytes, mapping: dict[str, str] | None, purpose: str) -> Reading:
        """Read a file in the limited reading child, which serves for all files of this work."""
        from council_desk.operations.reading_limits import reading_limits
        from council_desk.readers.child import ReadingChild

        if self._reader is None:
            self._reader = ReadingChild(reading_limits())
        return self._reader.read_bytes(name, data, mapping, purpose, self)

    def close(self) -> None:
        """End the reading child, if one was needed; called from the work's own thread."""
        reader, self._reader = self._reader, None
        if reader is not None:
            reader.close()


def _open_store(store: Store | None) -> Store:
    if store is None:
        raise DeskError("No office is open yet. Open or make one first; nothing was changed.")
    return store


def _nothing(_result: object) -> None:
    """Take a result nobody asked for."""


def _nothing_at_all() -> None:
    """Stand for an answer that nobody waits for any more."""
