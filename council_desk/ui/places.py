"""Where an aide was in an office when she was called away: the item, the tab and the comment, to come back to."""

from __future__ import annotations

import logging
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from council_desk.errors import DeskError
from council_desk.settings import save_settings
from council_desk.ui.header.header import TABS

if TYPE_CHECKING:
    from council_desk.settings import Settings
    from council_desk.ui.desk import Desk

_log = logging.getLogger(__name__)
MOST_OFFICES = 20
"""So many offices' places are kept; the one left longest ago is forgotten first."""
_ACCOUNT = re.compile(r"(?<=://)[^/@]*@")


@dataclass(frozen=True, slots=True)
class Place:
    """An item of an office by its id, one of its tabs, and the comment that was the current one."""

    item: int
    tab: str = "Comments"
    comment: int | None = None


def kept_place(desk: Desk) -> Place | None:
    """Return where this desk was in the open office, if that is known; what a file cannot mean is left out."""
    store = desk.jobs.store
    value = desk.settings.last_places.get(key_of(store.location)) if store is not None else None
    if not isinstance(value, Mapping) or not _is_id(value.get("item")):
        return None
    tab, comment = value.get("tab"), value.get("comment")
    return Place(value["item"], tab if tab in TABS else "Comments", comment if _is_id(comment) else None)


def keep_place(desk: Desk, place: Place) -> None:
    """Remember where this desk is in the open office. A folder that cannot be written loses only this."""
    store = desk.jobs.store
    if store is None or kept_place(desk) == place:
        return
    desk.settings = _with_place(desk.settings, key_of(store.location), place)
    try:
        save_settings(desk.settings)
    except DeskError as problem:
        _log.warning("The place was not kept: %s", type(problem).__name__)


def _with_place(settings: Settings, key: str, place: Place) -> Settings:
    others = [(name, value) for name, value in settings.last_places.items() if name != key]
    kept = dict([*others[-(MOST_OFFICES - 1) :], (key, asdict(place))])
    return settings.changed(last_places=kept)


def key_of(location: str) -> str:
    """Return what an office is known by in the settings: its address without the account, which may hold a password."""
    return _ACCOUNT.sub("", location)


def _is_id(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)
