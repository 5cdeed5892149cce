"""What is typed but not yet saved, kept in the desk's own folder at each pause: a crash or a quit loses nothing."""

from __future__ import annotations

import hashlib
import json
import logging
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path

from council_desk import paths
from council_desk.settings import replace_file

_log = logging.getLogger(__name__)

_FOLDER = "drafts"


@dataclass(frozen=True, slots=True)
class LogDraft:
    """The fields of the log as typed. `items`: ids; `person_id`: who was picked among those known, or None."""

    name: str = ""
    person_id: int | None = None
    organisation: str = ""
    contact: str = ""
    items: tuple[int, ...] = ()
    channel: str = ""
    text: str = ""
    stance: str = ""
    position: str = ""
    reply: bool = False
    received: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether nothing was typed: the item, the channel and the time are there by themselves."""
        bare = LogDraft(items=self.items, channel=self.channel, received=self.received)
        return replace(self, name=self.name.strip(), text=self.text.strip()) == bare


def draft_path(office: str) -> Path:
    """Return the file of an office's draft; `office` is its location."""
    key = hashlib.sha256(office.encode("utf-8", "surrogatepass")).hexdigest()[:16]
    return paths.user_data_folder() / _FOLDER / f"log-{key}.json"


def keep_draft(office: str, draft: LogDraft) -> bool:
    """Write the draft whole or not at all; whether it could be written. An empty one is dropped."""
    if draft.is_empty:
        drop_draft(office)
        return True
    place = draft_path(office)
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        replace_file(place, json.dumps(asdict(draft), ensure_ascii=False) + "\n")
    except (OSError, UnicodeEncodeError) as problem:
        _log.warning("The draft could not be kept (%s).", type(problem).__name__)
        return False
    return True


def kept_draft(office: str) -> LogDraft | None:
    """Return the draft that was kept, or None. A file that is no draft is passed over: the log must open."""
    try:
        data = json.loads(draft_path(office).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    except (OSError, ValueError, RecursionError) as problem:
        _log.warning("The kept draft could not be read (%s).", type(problem).__name__)
        return None
    return _from_values(data) if isinstance(data, dict) else None


def drop_draft(office: str) -> None:
    """Forget the draft, once it is saved."""
    try:
        draft_path(office).unlink(missing_ok=True)
    except OSError as problem:
        _log.warning("The draft could not be taken away (%s).", type(problem).__name__)


def _from_values(data: dict[str, object]) -> LogDraft | None:
    """Take what is usable of a file's values."""
    good: dict[str, object] = {}
    bare = LogDraft()
    for each in fields(LogDraft):
        value = data.get(each.name)
        if each.name == "items" and isinstance(value, list):
            good["items"] = tuple(number for number in value if type(number) is int)
        elif each.name == "person_id" and type(value) is int:
            good["person_id"] = value
        elif value is not None and type(value) is type(getattr(bare, each.name)):
            good[each.name] = value
    draft = LogDraft(**good)  # type: ignore[arg-type] # each value was held against its field above
    return None if draft.is_empty else draft
