"""Threads that do one thing after another: a lane takes tasks by key, the newest replacing an older one that waits."""

import threading
from collections.abc import Callable, Hashable
from dataclasses import dataclass


@dataclass(slots=True)
class Task:
    """Work for a lane. `dropped` is called instead where a newer task of the same key came first."""

    run: Callable[[], None]
    dropped: Callable[[], None]


class Lane:
    """One thread. Urgent tasks (what the user just pressed) go before those that wait; the running one is finished."""

    def __init__(self, name: str) -> None:
        self._tasks: dict[Hashable, Task] = {}
        self._urgent: dict[Hashable, Task] = {}
        self._ready = threading.Condition()
        self._closing = False
        self._thread = threading.Thread(target=self._work, name=f"council-desk-{name}", daemon=True)
        self._thread.start()

    def add(self, key: Hashable, task: Task, urgent: bool = False) -> None:
        """Put a task in; one with the same key that still waits is dropped."""
        with self._ready:
            older = self._tasks.pop(key, None) or self._urgent.pop(key, None)
            (self._urgent if urgent else self._tasks)[key] = task
            self._ready.notify()
        if older is not None:
            older.dropped()

    def close(self, finish: bool = False) -> None:
        """Let the running task end, and end the thread; what waits is dropped, or with `finish` done first."""
        waiting: list[Task] = []
        with self._ready:
            self._closing = True
            if not finish:
                waiting = [*self._urgent.values(), *self._tasks.values()]
                self._urgent.clear()
                self._tasks.clear()
            self._ready.notify()
        for task in waiting:
            task.dropped()
        self._thread.join()

    def _work(self) -> None:
        while (task := self._next()) is not None:
            task.run()

    def _next(self) -> Task | None:
        with self._ready:
            while not (self._urgent or self._tasks or self._closing):
                self._ready.wait()
            queue = self._urgent or self._tasks
            if not queue:
                return None
            return queue.pop(next(iter(queue)))
