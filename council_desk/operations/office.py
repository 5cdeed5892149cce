"""An office is opened, made, named."""

import os
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from sqlalchemy.orm import Session

from council_desk.errors import RefusedError
from council_desk.queries.effective import search_tags
from council_desk.records.agenda import Office
from council_desk.store.store import Store


def open_office(location: str | Path, *, who: str, desk: str = "", create: bool = False) -> Store:
    """Open an office for one person at one desk; see Store.open for what it raises."""
    return Store.open(location, who=who, desk=desk, tag_source=search_tags, create=create)


def create_office(location: str | Path, *, who: str, name: str = "", time_zone: str = "") -> Store:
    """Make a new office; its time zone is this computer's unless one is given. See Store.create for what it raises."""
    zone = time_zone or this_time_zone()
    if not is_time_zone(zone):
        raise RefusedError(f"There is no time zone {zone}. Give one like America/Chicago.")
    return Store.create(location, name=name, time_zone=zone, who=who, tag_source=search_tags)


def name_office(session: Session, name: str, time_zone: str) -> None:
    """Say whose office this is and which clock its cut-offs follow; RefusedError for an unknown time zone."""
    if not is_time_zone(time_zone):
        raise RefusedError(f"There is no time zone {time_zone}. Give one like America/Chicago.")
    office = session.get_one(Office, 1)
    office.name, office.time_zone = name, time_zone
    office.version += 1


def is_time_zone(name: str) -> bool:
    """Whether this is the IANA name of a time zone."""
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return bool(name)


def this_time_zone() -> str:
    """The IANA name of this computer's time zone where it can be told, else UTC."""
    candidates = [os.environ.get("TZ", "").removeprefix(":")]
    local = Path("/etc/localtime")
    if local.is_symlink():
        candidates.append(str(local.readlink()).rpartition("zoneinfo/")[2])
    return next((name for name in candidates if is_time_zone(name)), "UTC")
