"""The columns of the comments table, and what a desk remembers of them: which are shown, in which order, how wide."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any


@dataclass(frozen=True, slots=True)
class Column:
    """One column. `heading` stands over it (empty: an icon or nothing), `name` is said aloud and in the chooser.

    `sort`: what queries.comments.SORTS calls its order. `kept`: it cannot be hidden. `icon`: stands for the heading.
    """

    key: str
    heading: str
    name: str
    width: int
    least: int = 30
    sort: str = ""
    usual: bool = False
    kept: bool = False
    extra: bool = False
    """Its words are asked for only while it is shown (queries.comment_columns)."""
    icon: str = ""
    right: bool = False
    """Figures, set to the right."""


COLUMNS = (
    Column("number", "No.", "Number", 46, 40, "number", usual=True, kept=True, right=True),
    Column("received", "Date", "Received", 54, 48, "received", usual=True),
    Column("name", "Name", "Name", 150, 110, "name", usual=True, kept=True),
    Column("stance", "Stance", "Stance", 136, 24, "stance", usual=True),
    Column("campaign", "", "Campaign", 26, 24, "campaign", usual=True, icon="copy"),
    Column("marks", "", "Marks", 42, 24, "marks", usual=True),
    Column("organization", "Organization", "Organization", 120, 40, "organization", extra=True),
    Column("district", "District", "District", 82, 40, "district", extra=True),
    Column("language", "Language", "Language", 76, 40, "language", extra=True),
    Column("channel", "Channel", "Channel", 82, 40, "channel", extra=True),
    Column("demands", "Demands", "Demands", 92, 40, "demands", extra=True),
    Column("own_words", "Own words", "Own words", 76, 40, "own_words", extra=True, right=True),
    Column("place", "Lines", "Lines or page", 92, 40, "place", extra=True),
    Column("done", "", "Done", 26, 24, "done", icon="check"),
)
"""Every column, in the usual order; a column's place here is its section in the model."""

KEYS = tuple(column.key for column in COLUMNS)
SECTION = {key: section for section, key in enumerate(KEYS)}
NAME_KEY = "name"
"""The column that takes what room is left."""
WIDEST = 900


@dataclass(frozen=True, slots=True)
class ColumnLayout:
    """Which columns are shown, all in their order, and the widths that differ from the usual, in unscaled pixels."""

    order: tuple[str, ...] = KEYS
    shown: frozenset[str] = frozenset(column.key for column in COLUMNS if column.usual)
    widths: Mapping[str, int] = field(default_factory=dict)

    @property
    def usual(self) -> bool:
        """Whether nobody changed anything."""
        return self == USUAL

    @property
    def visible(self) -> tuple[str, ...]:
        """The shown columns, from left to right."""
        return tuple(key for key in self.order if key in self.shown)

    @property
    def wants_extras(self) -> bool:
        """Whether a column is shown whose words are asked for apart."""
        return any(COLUMNS[SECTION[key]].extra for key in self.shown)

    def width(self, key: str) -> int:
        """A column's width in unscaled pixels."""
        return self.widths.get(key, COLUMNS[SECTION[key]].width)

    def showing(self, key: str, shown: bool) -> ColumnLayout:
        """This layout with a column shown or hidden; those that are kept stay."""
        if COLUMNS[SECTION[key]].kept:
            return self
        return replace(self, shown=self.shown | {key} if shown else self.shown - {key})

    def moved(self, key: str, by: int) -> ColumnLayout:
        """This layout with a column moved to the right (1) or the left (-1)."""
        order = list(self.order)
        at = order.index(key)
        order.insert(min(max(at + by, 0), len(order) - 1), order.pop(at))
        return replace(self, order=tuple(order))

    def widened(self, key: str, by: int) -> ColumnLayout:
        """This layout with a column wider or narrower by some pixels."""
        return self.with_width(key, self.width(key) + by)

    def with_width(self, key: str, width: int) -> ColumnLayout:
        """This layout with a column of another width, within reason."""
        column = COLUMNS[SECTION[key]]
        width = min(max(width, column.least), WIDEST)
        widths = {name: given for name, given in self.widths.items() if name != key}
        return replace(self, widths=widths if width == column.width else {**widths, key: width})

    def ordered(self, order: Sequence[str]) -> ColumnLayout:
        """This layout with all columns in another order."""
        return replace(self, order=tuple(order))

    def values(self) -> dict[str, Any]:
        """What settings.column_layout keeps."""
        return {"order": list(self.order), "shown": sorted(self.shown), "widths": dict(self.widths)}


USUAL = ColumnLayout()


def layout_of(values: object) -> ColumnLayout:
    """The layout that the settings keep; what is not usable in it (a hand, another program's column) is left out."""
    if not isinstance(values, Mapping):
        return USUAL
    known = list(dict.fromkeys(_known(values.get("order"))))
    for place, key in enumerate(KEYS):  # a column that came with a newer program stands where it usually does
        if key not in known:
            known.insert(min(place, len(known)), key)
    shown = values.get("shown")
    kept = {column.key for column in COLUMNS if column.kept}
    chosen = frozenset(_known(shown)) | kept if isinstance(shown, list) else USUAL.shown
    layout = ColumnLayout(tuple(known), chosen)
    widths = values.get("widths")
    for key, width in widths.items() if isinstance(widths, Mapping) else ():
        if key in SECTION and isinstance(width, int) and not isinstance(width, bool):
            layout = layout.with_width(key, width)
    return layout


def _known(given: object) -> list[str]:
    return [key for key in given if isinstance(key, str) and key in SECTION] if isinstance(given, list) else []
