"""Which columns of the grid a desk hides and how wide they are, from one start to the next.

What every item has is kept once; the columns of demands by the office that the demands are of, whose ids never come
again.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from council_desk.ui.desk import Desk
from council_desk.ui.grid.model import NAMES
from council_desk.ui.grid.table import GridTable
from council_desk.ui.places import MOST_OFFICES, key_of
from council_desk.ui.remembered import Remembered

HIDDEN_AT_FIRST = frozenset({"received", "position", "organisation", "channel", "language"})
LEAST, WIDEST = 30, 900
"""Of a column's width, in unscaled pixels."""
MOST_DEMANDS = 2_000
"""So many hidden columns of demands are kept of one office, and as many widths: those of the latest demands."""
_DEMAND = re.compile(r"demand \d{1,18}")


class KeptColumns:
    """`hidden`: keys of the columns that are not shown; `changed` is told after each change of it."""

    def __init__(self, desk: Desk, table: GridTable) -> None:
        self._desk = desk
        self._table = table
        self._remembered = Remembered(desk, "grid", self._values, table)
        values = self._kept()
        hidden = values.get("hidden")
        self.hidden = {key for key in NAMES if key in hidden} if isinstance(hidden, list) else set(HIDDEN_AT_FIRST)
        table.widths.update(_widths(values.get("widths"), lambda key: key in NAMES))
        self._office: str | None = None
        self._others = _offices(values.get("offices"))
        table.widened.connect(self.changed)

    def look_where(self) -> None:
        """Take what was kept of the demands of the office that is open now, where it is another one than before."""
        store = self._desk.jobs.store
        office = key_of(store.location) if store is not None else None
        if office == self._office:
            return
        self._others = self._all_offices()
        self._office = office
        widths = self._table.widths
        self.hidden -= {key for key in self.hidden if key not in NAMES}
        for key in [key for key in widths if key not in NAMES]:
            del widths[key]
        kept = self._others.pop(office, {}) if office is not None else {}
        hidden = kept.get("hidden")
        self.hidden |= {key for key in hidden if _is_demand(key)} if isinstance(hidden, list) else set()
        widths.update(_widths(kept.get("widths"), _is_demand))

    def changed(self) -> None:
        """Keep it, once nothing more changes for a moment."""
        self._remembered.keep_soon()

    def keep(self) -> None:
        """Keep it now."""
        self._remembered.keep()

    def _kept(self) -> Mapping[str, Any]:
        kept = self._remembered.kept()
        return kept if isinstance(kept, Mapping) else {}

    def _values(self) -> dict[str, Any]:
        widths = {key: width for key, width in self._table.widths.items() if key in NAMES}
        return {"hidden": sorted(self.hidden & set(NAMES)), "widths": widths, "offices": self._all_offices()}

    def _all_offices(self) -> dict[str, dict[str, Any]]:
        """What is kept by office; the one that is open stands last, those left longest ago are forgotten."""
        hidden = _latest(key for key in self.hidden if key not in NAMES)
        widths = {key: self._table.widths[key] for key in _latest(set(self._table.widths) - set(NAMES))}
        here = {self._office: {"hidden": hidden, "widths": widths}} if self._office and (hidden or widths) else {}
        others = [(name, kept) for name, kept in self._others.items() if name != self._office]
        return {**dict(others[-(MOST_OFFICES - 1) :]), **here}


def _is_demand(key: object) -> bool:
    return isinstance(key, str) and _DEMAND.fullmatch(key) is not None


def _latest(keys: Iterable[str]) -> list[str]:
    """The keys of the demands that were made last, in their order."""
    return sorted(keys, key=lambda key: (len(key), key))[-MOST_DEMANDS:]


def _widths(kept: object, wanted: Callable[[str], bool]) -> dict[str, int]:
    """Widths that somebody gave, by the columns' keys; what a hand wrote into the settings is left out."""
    return {
        key: min(max(width, LEAST), WIDEST)
        for key, width in (kept.items() if isinstance(kept, Mapping) else ())
        if wanted(key) and isinstance(width, int) and not isinstance(width, bool)
    }


def _offices(kept: object) -> dict[str, dict[str, Any]]:
    found = kept.items() if isinstance(kept, Mapping) else ()
    return {name: dict(values) for name, values in found if isinstance(name, str) and isinstance(values, Mapping)}
