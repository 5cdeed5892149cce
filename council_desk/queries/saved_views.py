"""Views of the comments table: those that everybody has from the start, and those that the office saved."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Any, cast

from sqlalchemy import select
from sqlalchemy.orm import Session

from council_desk.queries.comments import SORTS, STATES, CommentFilter
from council_desk.queries.counts import STANCES
from council_desk.queries.effective import UNTAGGED
from council_desk.records.views import SavedView


@dataclass(frozen=True, slots=True)
class TableView:
    """A view: what is typed in Find, the filters and the order. `id` None: one that everybody has from the start.

    `wanted` names no item: `on(item_id)` is the view on one.
    """

    id: int | None
    name: str
    wanted: CommentFilter

    @property
    def built_in(self) -> bool:
        """Whether everybody has it from the start: it is neither renamed nor deleted."""
        return self.id is None

    def on(self, item_id: int | None) -> CommentFilter:
        """The filter that shows this view of an item's comments (None: of the tray's)."""
        return replace(self.wanted, item_id=item_id)


BUILT_IN = (
    TableView(None, "Untagged", CommentFilter(None, stance=UNTAGGED)),
    TableView(None, "Opposed", CommentFilter(None, words="stance:oppose,unless-amended")),
    TableView(None, "Owed an answer", CommentFilter(None, reply_owed=True, sort="received")),
    TableView(None, "Owed over 5 days", CommentFilter(None, words="is:owed older:5", sort="received")),
    TableView(None, "Look again", CommentFilter(None, look_again=True)),
    TableView(None, "Own words", CommentFilter(None, has_own_words=True)),
)
"""The views that everybody has from the start."""


def saved_views(session: Session) -> tuple[TableView, ...]:
    """Every view: the built-in ones first, then the office's own by name."""
    own = session.scalars(select(SavedView).order_by(SavedView.name_key, SavedView.id))
    return (*BUILT_IN, *(TableView(view.id, view.name, filter_of(view.wanted)) for view in own))


def wanted_values(wanted: CommentFilter) -> dict[str, object]:
    """The fields of a filter that narrow or sort, without the item: what a saved view keeps."""
    plain = CommentFilter(None)
    values = {field.name: getattr(wanted, field.name) for field in fields(CommentFilter) if field.name != "item_id"}
    return {name: value for name, value in values.items() if value != getattr(plain, name)}


def filter_of(values: Mapping[str, object]) -> CommentFilter:
    """The filter that a saved view keeps; a field that this program does not know, or not so, is left out.

    A newer program, or a hand in the database, may have written it.
    """
    kinds = {field.name: cast("type", field.type) for field in fields(CommentFilter) if field.name != "item_id"}
    kept: dict[str, Any] = {name: value for name, value in values.items() if _fits(name, value, kinds.get(name))}
    return replace(CommentFilter(None), **kept)


_CHOICES = {"stance": {*STANCES, UNTAGGED}, "state": set(STATES), "sort": set(SORTS)}


def _fits(name: str, value: object, kind: type | None) -> bool:
    if kind is None or not isinstance(value, kind):
        return False
    if isinstance(value, bool) != (isinstance(True, kind) and not isinstance(2, kind)) and value is not None:
        return False
    return name not in _CHOICES or value in _CHOICES[name]
