"""The numbers of the agenda and of an item's header, kept from one asking to the next: a tag costs what it touched.

The keeping is done by queries.office_counts, in the reading lane's thread alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from council_desk.queries.agenda import Agenda, ItemHead
    from council_desk.queries.counts import ItemCounts
    from council_desk.queries.office_counts import OfficeCounts
    from council_desk.store.store import Store


@dataclass(frozen=True, slots=True)
class Head:
    """An item's header with its counts."""

    item_id: int
    head: ItemHead
    counts: ItemCounts


class Counting:
    """What the reading lane is asked. The counts belong to one store: another office's are counted from the start."""

    def __init__(self) -> None:
        self._kept: OfficeCounts | None = None
        self._store: Store | None = None

    def agenda(self, store: Store) -> Agenda:
        """The agenda with its counts; called in the reading lane."""
        return store.ask(self._counts_of(store).agenda)

    def head(self, store: Store, item_id: int) -> Head:
        """An item's header with its counts, as of one moment; called in the reading lane. NotFoundError where it is
        gone.
        """
        from council_desk.queries.agenda import item_head

        counts = self._counts_of(store)
        return store.ask(lambda session: Head(item_id, item_head(session, item_id), counts.of_item(session, item_id)))

    def forget(self) -> None:
        """Count all at the next asking, as anything may have changed."""
        self._store = None

    def _counts_of(self, store: Store) -> OfficeCounts:
        # Here and not above: it imports the database, which must wait until the window stands.
        from council_desk.queries.office_counts import OfficeCounts

        if self._kept is None or self._store is not store:
            self._kept, self._store = OfficeCounts(), store
        return self._kept
