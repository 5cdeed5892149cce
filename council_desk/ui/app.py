"""Builds the application: Qt, the theme, one Jobs, the window; then, once it stands, the office is opened."""

from __future__ import annotations

import logging
import sys
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from council_desk import paths
from council_desk.errors import DeskError
from council_desk.settings import load_settings, save_settings
from council_desk.ui.desk import Desk
from council_desk.ui.jobs import Jobs
from council_desk.ui.main_window import MainWindow
from council_desk.ui.refresh import Refresh
from council_desk.ui.theme import fonts
from council_desk.ui.theme.theme import Theme

if TYPE_CHECKING:
    from council_desk.store.store import Store

_log = logging.getLogger(__name__)
OPENING = "Opening the office …"


def main(argv: Sequence[str] | None = None) -> int:
    """Open the window and return its exit code.

    `argv` (default: the program's own): the office's place, a path or a postgresql URL (left out: the last office, else
    the user's own), and `--who NAME`.
    """
    from council_desk.log import close_log, open_log

    location, who = _arguments(list(sys.argv[1:] if argv is None else argv))
    app = make_application()
    log = open_log()
    window = make_window(who)
    application = Application(app, window)
    sys.excepthook = application.bug_met_in_window
    window.show()
    # After the first paint: the database and the rest of the fonts are not needed to show the window.
    QTimer.singleShot(0, lambda: application.begin(location))
    code = app.exec()
    application.end()
    close_log(log)
    return code


def make_application() -> QApplication:
    """Return the QApplication in the window's style, with the first fonts."""
    found = QApplication.instance()
    app = found if isinstance(found, QApplication) else QApplication(["council-desk"])
    app.setApplicationName(paths.APP_NAME)
    app.setStyle("Fusion")
    fonts.register_first()
    return app


def make_window(who: str = "", jobs: Jobs | None = None) -> MainWindow:
    """Return the window with its theme, lanes and refresh, not shown yet; no office is open. `jobs`: a test's own."""
    settings = load_settings()
    theme = Theme(settings.theme, settings.text_size)
    theme.apply()
    jobs = jobs or Jobs()
    jobs.who = who or settings.who
    desk = Desk(theme, jobs, Refresh(jobs), settings)
    window = MainWindow(desk)
    for owned in (theme, jobs, desk.refresh):
        owned.setParent(window)
    return window


class Application:
    """What belongs to the whole program: opening and closing offices, and what happens when a bug shows."""

    def __init__(self, app: QApplication, window: MainWindow) -> None:
        self._app = app
        self._window = window
        self._desk = window.desk
        self._ended = False
        self._desk.jobs.bug_met.connect(self.show_crash)
        window.office_wanted.connect(self.open)
        window.sample_wanted.connect(self.open_sample)
        window.closing.connect(self.end)

    def begin(self, location: str) -> None:
        """Open the office that was named, or the last one, or the user's own."""
        self._desk.jobs.who = self._desk.jobs.who or _account()
        fonts.register_rest()
        named = location or self._desk.settings.last_office
        own = str(paths.default_office_path())
        self.open(named or own, not location and (not named or named == own))

    def open(self, location: str, create: bool) -> None:
        """Open another office; `create` makes it where it is not there."""
        desk = self._desk
        who = desk.jobs.who = desk.who or desk.settings.who or _account()
        self._window.strip.say(OPENING)

        def opener() -> Store:
            from council_desk.operations.office import create_office, open_office

            place = Path(location)
            if create and "://" not in location and not place.exists():
                place.parent.mkdir(parents=True, exist_ok=True)
                return create_office(place, who=who)
            return open_office(location, who=who)

        desk.jobs.open_office(
            self._window,
            opener,
            lambda store: self._opened(store, location),
            lambda problem: self._window.show_office_problem(problem, location),
        )

    def open_sample(self) -> None:
        """Make the sample office beside the user's own, or open the one made before."""
        desk = self._desk

        def opener() -> Store:
            from council_desk.operations.office import create_office, open_office
            from council_desk.operations.sample import make_sample_office
            from council_desk.progress import Silent

            place = paths.user_data_folder() / "sample.db"
            if place.exists():
                return open_office(place, who=desk.who)
            place.parent.mkdir(parents=True, exist_ok=True)
            store = create_office(place, who=desk.who, name="Sample office")
            make_sample_office(store, Silent())
            return store

        place = str(paths.user_data_folder() / "sample.db")
        desk.jobs.open_office(
            self._window,
            opener,
            lambda store: self._opened(store, place),
            lambda problem: self._window.show_office_problem(problem, place),
        )

    def end(self) -> None:
        """End lanes and children, and close the office."""
        if self._ended:
            return
        self._ended = True
        sys.excepthook = sys.__excepthook__
        self._desk.refresh.stop()
        self._desk.jobs.close()
        store = self._desk.jobs.store
        if store is not None:
            _keep_copy(store)
            store.close()

    def show_crash(self, problem: BaseException) -> None:
        """Show the crash window; the desk stays open behind it."""
        from council_desk.ui.crash import CrashWindow

        CrashWindow(self._desk.theme, type(problem).__name__, self._window).show()

    def bug_met_in_window(self, kind: type[BaseException], problem: BaseException, trace: TracebackType | None) -> None:
        """Take an exception that a slot let out: log it and show the crash window."""
        if issubclass(kind, KeyboardInterrupt):
            self._app.quit()
            return
        _log.error("A slot failed.", exc_info=(kind, problem, trace))
        try:
            self.show_crash(problem)
        except Exception:  # noqa: BLE001 - a fault while a fault is shown must not hide the first
            _log.exception("The crash window failed.")

    def _opened(self, store: Store, location: str) -> None:
        desk = self._desk
        before, desk.jobs.store = desk.jobs.store, store
        if before is not None:
            before.close()
        if "@" not in location:
            desk.settings = desk.settings.changed(last_office=location)
            self._save_settings()
        self._window.open_office("")
        desk.jobs.warm_up()
        if store.read_only:
            self._window.show_problem(DeskError(str(store.read_only)))

    def _save_settings(self) -> None:
        try:
            save_settings(self._desk.settings)
        except DeskError as problem:
            self._window.show_problem(problem)


def _keep_copy(store: Store) -> None:
    """Keep a verified copy of an office that is a file, where it changed since the newest one."""
    from council_desk.store.backup import back_up_if_changed

    if store.path is None or store.read_only:
        return
    try:
        back_up_if_changed(store)
    except DeskError as problem:
        _log.warning("No copy was kept on closing: %s", type(problem).__name__)


def _arguments(given: list[str]) -> tuple[str, str]:
    location, who = "", ""
    while given:
        word = given.pop(0)
        if word == "--who" and given:
            who = given.pop(0)
        elif not word.startswith("-"):
            location = word
    return location, who


def _account() -> str:
    import getpass

    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "somebody"
