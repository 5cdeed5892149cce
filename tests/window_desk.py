"""The real window on a small office, and waiting for its lanes."""

import inspect
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot
from window_office import make_office

from council_desk.progress import Progress
from council_desk.ui.app import Application, make_application, make_window
from council_desk.ui.desk import Desk
from council_desk.ui.jobs import Jobs
from council_desk.ui.main_window import MainWindow
from council_desk.ui.plain import from_plain, to_plain
from council_desk.ui.refresh import Refresh
from council_desk.ui.theme import fonts
from council_desk.ui.theme.theme import Theme
from council_desk.ui.thinking_loop import find_task

Settle = Callable[[], None]


class ThinkingHere:
    """Thinks in the lane's own thread: a process for each test would cost seconds. test_jobs tries the real child."""

    def call(self, task: str, arguments: tuple[Any, ...], progress: Progress) -> Any:
        work = find_task(task)
        named = {"progress": progress} if "progress" in inspect.signature(work).parameters else {}
        return from_plain(to_plain(work(*from_plain(to_plain(arguments)), **named)))

    def warm_up(self) -> None:
        """Nothing to do."""

    def end(self) -> None:
        """The next step of the progress raises Cancelled."""

    def close(self) -> None:
        """Nothing to do."""


@pytest.fixture(scope="session")
def pool_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("pool") / "pool.db"
    make_office(place)
    return place


@pytest.fixture
def pool_office(pool_template: Path, tmp_path: Path) -> Path:
    """The path of an office with one item of ten letters and an empty one."""
    place = tmp_path / "pool.db"
    shutil.copyfile(pool_template, place)
    return place


@pytest.fixture(scope="session", autouse=True)
def fonts_registered(qapp: object) -> None:
    make_application()
    fonts.register_rest()


@pytest.fixture
def theme() -> Theme:
    made = Theme("light")
    made.apply()
    return made


@pytest.fixture
def jobs() -> Iterator[Jobs]:
    made = Jobs()
    made.who = "Ana Reyes"
    yield made
    made.close()


@pytest.fixture
def desk(theme: Theme, jobs: Jobs) -> Desk:
    """A desk without an office, for widgets that are shown what the test makes up."""
    return Desk(theme, jobs, Refresh(jobs))


@pytest.fixture
def window(pool_office: Path, qtbot: QtBot, qapp: object) -> Iterator[MainWindow]:
    """The window on the pool office, item 29 shown, everything asked for."""
    made = make_window("Ana Reyes", Jobs(child=ThinkingHere()))
    hook = sys.excepthook
    application = Application(make_application(), made)
    bugs: list[BaseException] = []
    made.desk.jobs.bug_met.connect(bugs.append)
    qtbot.addWidget(made)
    made.show()
    application.open(str(pool_office), create=False)
    wait_for(qtbot, made)
    qtbot.waitUntil(lambda: made.head is not None)
    yield made
    application.end()
    sys.excepthook = hook
    assert not bugs, bugs


def wait_for(qtbot: QtBot, window: MainWindow) -> None:
    """Wait until the lanes are idle and stay so: what an answer brings about may ask again."""
    calm = 0

    def settled() -> bool:
        nonlocal calm
        calm = calm + 1 if window.desk.jobs.idle else 0
        return calm > 8

    qtbot.waitUntil(settled, timeout=20_000)


@pytest.fixture
def settle(window: MainWindow, qtbot: QtBot) -> Settle:
    """Wait until the lanes are idle and what they brought is shown."""
    return lambda: wait_for(qtbot, window)
