"""Screens stay true: after each own change, and every few seconds, the office is asked what is new."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from council_desk.ui.jobs import Jobs

if TYPE_CHECKING:
    from council_desk.store.store import Store

EVERY_MILLISECONDS = 4000


@dataclass(frozen=True, slots=True)
class _News:
    last: int
    tables: frozenset[str]
    undoable: Any
    redoable: Any


class Refresh(QObject):
    """Says which tables changed since it last looked; the same for one desk or ten."""

    changed = Signal(object)
    """A frozenset of table names; empty means that anything may have changed."""
    undo_changed = Signal(object, object)
    """The changes that Ctrl+Z and Ctrl+Y would take back and do again, or None."""

    def __init__(self, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._last: int | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MILLISECONDS)
        self._timer.timeout.connect(self._look_now_and_then)
        # After what the change itself answered is painted: looking, and asking anew, would take the computer from it.
        jobs.committed.connect(lambda _title: QTimer.singleShot(0, self, self.look))

    def start(self) -> None:
        """Begin to look; call it when an office has been opened."""
        self._last = None
        self.look()
        self._timer.start()

    def stop(self) -> None:
        """Look no more."""
        self._timer.stop()

    def everything(self) -> None:
        """Say that anything may have changed: suggestions are replaced without a line in the history."""
        self.changed.emit(frozenset())
        self.look()

    def look(self) -> None:
        """Ask what is new, now."""
        last = self._last

        def question(store: "Store") -> _News:
            if last is None:
                return _News(store.latest_change_number(), frozenset(), store.undoable(), store.redoable())
            lines = store.changes_since(last)
            tables = frozenset(table for line in lines for table in line.tables)
            return _News(max((line.number for line in lines), default=last), tables, store.undoable(), store.redoable())

        self._jobs.read(self, "look", question, self._take)

    def _look_now_and_then(self) -> None:
        if self._jobs.idle:
            self.look()

    def _take(self, news: _News) -> None:
        self._last = news.last
        self.undo_changed.emit(news.undoable, news.redoable)
        if news.tables:
            self.changed.emit(news.tables)
