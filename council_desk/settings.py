"""What the desk remembers from one day to the next, as one JSON file in the user's folder."""

import json
import logging
import os
import tempfile
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from council_desk import paths
from council_desk.errors import DeskError

_log = logging.getLogger(__name__)

THEMES = ("system", "light", "dark")

_NUMBERS = {
    "text_size": (80, 200),
    "reading_seconds": (1, 3600),
    "reading_mebibytes": (256, 65536),
    "careful_texts": (0, 1_000_000),
}
"""The settings that are whole numbers, with the least and the most that makes sense."""


@dataclass(frozen=True, slots=True)
class Settings:
    """The desk's saved settings.

    `who` is the name that changes are made as ('' until somebody gave one); `last_office` a path or address without a
    password; `text_size` a percentage, 80 to 200; `column_layout` keeps, by screen, what the screen saved about its
    table; `reading_seconds` and `reading_mebibytes` are the limits for reading one file; `careful_texts` is up to how
    many texts of an item, or paragraphs of a list, the language model reads too (0: none); `last_places` keeps, by
    office, where this desk was when it was left.
    """

    who: str = ""
    last_office: str = ""
    theme: str = "system"
    text_size: int = 100
    column_layout: Mapping[str, Any] = field(default_factory=dict)
    reading_seconds: int = 30
    reading_mebibytes: int = 1024
    careful_texts: int = 600
    last_places: Mapping[str, Any] = field(default_factory=dict)

    def changed(self, **values: Any) -> "Settings":
        """Return these settings with some values replaced; raises TypeError for a name there is not."""
        return replace(self, **values)


def load_settings(path: Path | None = None) -> Settings:
    """Read the saved settings from `path` (default: the user's own file).

    A missing file gives the defaults; a broken one too, with a warning in the log; a single bad value only loses
    itself. Never raises: the desk must open.
    """
    place = path or paths.settings_path()
    try:
        data = json.loads(place.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Settings()
    except (OSError, ValueError, RecursionError) as problem:
        _log.warning("The saved settings could not be read (%s); the defaults are used.", type(problem).__name__)
        return Settings()
    if not isinstance(data, dict):
        _log.warning("The saved settings are not settings; the defaults are used.")
        return Settings()
    return _from_values(data)


def save_settings(settings: Settings, path: Path | None = None) -> None:
    """Write the settings whole or not at all to `path` (default: the user's own file).

    Raises DeskError when the folder cannot be written.
    """
    place = path or paths.settings_path()
    text = json.dumps(asdict(settings), ensure_ascii=False, indent=2, sort_keys=True) + "\n"
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        replace_file(place, text)
    except OSError as problem:
        reason = problem.strerror or type(problem).__name__
        raise DeskError(
            f"The settings could not be saved in {place.parent} ({reason}). Check that folder."
        ) from problem


def replace_file(place: Path, text: str) -> None:
    """Write beside `place` first and rename over it, so that a crash leaves the old file or the new one."""
    handle, name = tempfile.mkstemp(prefix=place.name, suffix=".new", dir=place.parent)
    fresh = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(place)
    finally:
        fresh.unlink(missing_ok=True)


def _from_values(data: Mapping[str, Any]) -> Settings:
    """Build settings from a file's values, leaving out the unknown and the unusable."""
    good = {}
    for entry in fields(Settings):
        if entry.name not in data:
            continue
        value = data[entry.name]
        if _is_usable(entry.name, value):
            good[entry.name] = value
        else:
            _log.warning("The saved setting %s is not usable; its default is used.", entry.name)
    return Settings(**good)


def _is_usable(name: str, value: object) -> bool:
    if name in _NUMBERS:
        return _is_number_within(value, *_NUMBERS[name])
    if name == "theme":
        return value in THEMES
    if name in ("column_layout", "last_places"):
        return isinstance(value, dict)
    return isinstance(value, str)


def _is_number_within(value: object, low: int, high: int) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and low <= value <= high
