"""Views of the comments table that the office keeps: save, rename, delete."""

from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from council_desk.errors import NotFoundError, RefusedError
from council_desk.operations.given_fields import sort_key
from council_desk.queries.comments import CommentFilter
from council_desk.queries.saved_views import BUILT_IN, wanted_values
from council_desk.readers.passages import storable
from council_desk.records.campaigns import Campaign
from council_desk.records.tags import Demand
from council_desk.records.views import SavedView

LONGEST_NAME = 80


def save_view(session: Session, name: str, wanted: CommentFilter, view_id: int | None = None) -> int:
    """Keep what is typed in Find, the filters and the order under a name; gives the view's id.

    A campaign or a demand in the filter belongs to one item: it is kept as `campaign:B` or `demand:3`, as one would
    type it, so that the view says on another item what it looks for.

    Args:
        session: that of the open change.
        name: up to LONGEST_NAME characters.
        wanted: its item is not kept.
        view_id: the view that this replaces; None: a new one.

    Raises:
        NotFoundError: the view that this replaces is gone.
        RefusedError: the name is empty, too long, or another view's.

    """
    name, key = _free_name(session, name, view_id)
    values = wanted_values(_as_typed(session, wanted))
    if view_id is None:
        view = SavedView(name=name, name_key=key, wanted=values)
        session.add(view)
        session.flush()
        return view.id
    view = _view(session, view_id)
    view.name, view.name_key = name, key
    if view.wanted != values:
        view.wanted = values
    return view.id


def rename_view(session: Session, view_id: int, name: str) -> None:
    """Give a view another name; raises NotFoundError, or RefusedError where the name is empty, too long or taken."""
    view = _view(session, view_id)
    view.name, view.name_key = _free_name(session, name, view_id)


def delete_view(session: Session, view_id: int) -> None:
    """Take a view away; raises NotFoundError where it is gone already."""
    session.delete(_view(session, view_id))


def _view(session: Session, view_id: int) -> SavedView:
    view = session.get(SavedView, view_id)
    if view is None:
        raise NotFoundError("That view is no longer in the office. Somebody deleted it; nothing was changed.")
    return view


def _free_name(session: Session, name: str, view_id: int | None) -> tuple[str, str]:
    name = storable(" ".join(name.split()))
    if not name:
        raise RefusedError("A view needs a name. Type what it shows, such as Opposed in my district.")
    if len(name) > LONGEST_NAME:
        raise RefusedError(f"That name is longer than {LONGEST_NAME} characters. Give the view a shorter one.")
    key = sort_key(name) or name.casefold()
    if key in {sort_key(view.name) for view in BUILT_IN}:
        raise RefusedError(f"Every office has a view named {name}. Give yours another name.")
    there = session.scalar(select(SavedView.id).where(SavedView.name_key == key))
    if there is not None and there != view_id:
        raise RefusedError(f"There is a view named {name} already. Give this one another name, or delete the other.")
    return name, key


def _as_typed(session: Session, wanted: CommentFilter) -> CommentFilter:
    """The filter with its campaign and its demand in words, as they would be typed."""
    typed = [storable(wanted.words.strip())]
    if wanted.campaign:
        campaign = session.get(Campaign, wanted.campaign)
        typed.append(f"campaign:{campaign.letter}" if campaign is not None else "")
    if wanted.demand is not None:
        demand = session.get(Demand, wanted.demand)
        typed.append(f"demand:{demand.number}" if demand is not None else "")
    campaign_chip = wanted.campaign if wanted.campaign == 0 else None
    return replace(wanted, words=" ".join(filter(None, typed)), campaign=campaign_chip, demand=None)
