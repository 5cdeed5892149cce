"""Where things lie: the user's folders, the office that opens by itself, and the program's own resources."""

import os
import sys
from pathlib import Path

APP_NAME = "Council Desk"
HOME_VARIABLE = "COUNCIL_DESK_HOME"
"""Environment variable that puts every user folder beneath one folder (portable desks and tests)."""

OFFICE_FILE = "office.db"


def user_data_folder() -> Path:
    """Return the folder for this user's offices and their copies; it may not exist yet."""
    return _user_folder("data")


def user_config_folder() -> Path:
    """Return the folder for what this desk remembers; it may not exist yet."""
    return _user_folder("config")


def user_log_folder() -> Path:
    """Return the folder for the program's own log; it may not exist yet."""
    return _user_folder("log")


def user_cache_folder() -> Path:
    """Return the folder for what can be worked out again at any time; it may not exist yet."""
    return _user_folder("cache")


def default_office_path() -> Path:
    """Return the path of the user's own office: what opens when no office is named."""
    return user_data_folder() / OFFICE_FILE


def settings_path() -> Path:
    """Return the file that holds the desk's saved settings."""
    return user_config_folder() / "settings.json"


def resources_folder() -> Path:
    """Return the folder of icons, fonts, word lists and the like that come with the program.

    It lies inside or beside the package: beside it in a checkout and in a PyInstaller folder. Raises FileNotFoundError
    when the program was installed without it, which is a fault of the installation.
    """
    for folder in _resource_candidates():
        if (folder / "word_lists").is_dir():
            return folder
    raise FileNotFoundError("Council Desk's resources folder is missing: install the program again.")


def _resource_candidates() -> tuple[Path, ...]:
    package = Path(__file__).resolve().parent
    return (
        package / "resources",
        package.parent / "resources",
        Path(getattr(sys, "_MEIPASS", package)) / "resources",
        Path(sys.prefix) / "share" / "council-desk" / "resources",
    )


def _user_folder(kind: str) -> Path:
    """Return one of the user's folders ('data', 'config', 'cache', 'log'), beneath HOME_VARIABLE where that is set."""
    home = os.environ.get(HOME_VARIABLE)
    if home:
        return Path(home).expanduser() / kind
    import platformdirs

    if kind == "data":
        return platformdirs.user_data_path(APP_NAME, appauthor=False)
    if kind == "config":
        return platformdirs.user_config_path(APP_NAME, appauthor=False)
    if kind == "cache":
        return platformdirs.user_cache_path(APP_NAME, appauthor=False)
    return platformdirs.user_log_path(APP_NAME, appauthor=False)
