"""Suggestions for an item: the thinking child finds them, the office keeps them apart from tags."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from council_desk.ui.desk import Desk
from council_desk.ui.jobs import LongWork

if TYPE_CHECKING:
    from council_desk.store.store import Store


class Suggesting(QObject):
    """Runs suggestions for one item at a time; a newer wish for the same item replaces one that waits."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk

    def suggest(self, item_id: int, then: Callable[[], object] | None = None) -> None:
        """Find campaigns, stances, demands, questions and links of an item; tags already made stay as they are."""

        def work(long: LongWork) -> Any:
            from council_desk.queries.thinking import item_for_suggesting

            found = long.ask(item_for_suggesting, item_id)
            return long.call("prepare_suggestions", found)

        def store(suggestions: Any) -> None:
            def renew(office: Store) -> None:
                from council_desk.operations.suggesting import store_suggestions

                with office.change("Suggestions renewed") as session:
                    store_suggestions(session, item_id, suggestions)

            # Not as a person's change: it is in no history, and Undo beside it would take back something else.
            self._desk.jobs.with_store(self, renew, lambda _none: self._stored(then))

        self._desk.jobs.think(self, "Looking for campaigns, stances and demands", work, store, key=("suggest", item_id))

    def _stored(self, then: Callable[[], object] | None) -> None:
        self._desk.refresh.everything()
        if then is not None:
            then()
