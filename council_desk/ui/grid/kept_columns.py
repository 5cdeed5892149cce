"""Which columns of the grid a desk hides and how wide they are, from one start to the next.

Only what every item has is kept: the columns of its demands are another list on each.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from council_desk.ui.desk import Desk
from council_desk.ui.grid.model import NAMES
from council_desk.ui.grid.table import GridTable
from council_desk.ui.remembered import Remembered

HIDDEN_AT_FIRST = frozenset({"received", "position", "organisation", "channel", "language"})
LEAST, WIDEST = 30, 900
"""Of a column's width, in unscaled pixels."""


class KeptColumns:
    """`hidden`: keys of the columns that are not shown; `changed` is told after each change of it."""

    def __init__(self, desk: Desk, table: GridTable) -> None:
        self._table = table
        self._remembered = Remembered(desk, "grid", self._values, table)
        kept = self._remembered.kept()
        values: Mapping[str, Any] = kept if isinstance(kept, Mapping) else {}
        hidden, widths = values.get("hidden"), values.get("widths")
        self.hidden = {key for key in NAMES if key in hidden} if isinstance(hidden, list) else set(HIDDEN_AT_FIRST)
        table.widths.update(
            (key, min(max(width, LEAST), WIDEST))
            for key, width in (widths.items() if isinstance(widths, Mapping) else ())
            if key in NAMES and isinstance(width, int) and not isinstance(width, bool)
        )
        table.widened.connect(self.changed)

    def changed(self) -> None:
        """Keep it, once nothing more changes for a moment."""
        self._remembered.keep_soon()

    def keep(self) -> None:
        """Keep it now."""
        self._remembered.keep()

    def _values(self) -> dict[str, Any]:
        widths = {key: width for key, width in self._table.widths.items() if key in NAMES}
        return {"hidden": sorted(self.hidden & set(NAMES)), "widths": widths}
