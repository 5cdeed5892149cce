"""Called away in the middle of the work: the office opens again where it was left."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from window_desk import ThinkingHere, wait_for

from council_desk.operations.office import open_office
from council_desk.settings import Settings, load_settings, save_settings
from council_desk.ui.app import Application, make_application, make_window
from council_desk.ui.comments.screen import CommentsScreen
from council_desk.ui.desk import Desk
from council_desk.ui.jobs import Jobs
from council_desk.ui.main_window import MainWindow
from council_desk.ui.places import MOST_OFFICES, Place, keep_place, kept_place

Settle = Callable[[], None]


@contextmanager
def opened_again(office: Path, qtbot: QtBot) -> Iterator[MainWindow]:
    """The next morning's window on the same office."""
    again = make_window("Ana Reyes", Jobs(child=ThinkingHere()))
    hook = sys.excepthook
    application = Application(make_application(), again)
    qtbot.addWidget(again)
    again.show()
    application.open(str(office), create=False)
    wait_for(qtbot, again)
    qtbot.waitUntil(lambda: again.head is not None)
    try:
        yield again
    finally:
        application.end()
        sys.excepthook = hook


def test_the_same_letter_is_before_her_the_next_morning(
    window: MainWindow, pool_office: Path, qtbot: QtBot, settle: Settle
) -> None:
    comments = window.screen_named("Comments")
    assert isinstance(comments, CommentsScreen)
    for _ in range(6):
        qtbot.keyClick(comments, Qt.Key.Key_J)
    settle()
    assert comments.detail is not None
    assert comments.detail.label == "7"
    window.close()
    with opened_again(pool_office, qtbot) as again:
        screen = again.shown_page()
        assert isinstance(screen, CommentsScreen)
        assert screen.detail is not None
        assert screen.detail.label == "7"


def test_the_tab_is_come_back_to_and_the_letter_behind_it(
    window: MainWindow, pool_office: Path, qtbot: QtBot, settle: Settle
) -> None:
    comments = window.screen_named("Comments")
    assert isinstance(comments, CommentsScreen)
    qtbot.keyClick(comments, Qt.Key.Key_J)
    settle()
    window.show_tab("Demands")
    settle()
    window.close()
    with opened_again(pool_office, qtbot) as again:
        assert again.shown_page() is again.screen_named("Demands")
        screen = again.show_tab("Comments")
        wait_for(qtbot, again)
        assert isinstance(screen, CommentsScreen)
        assert screen.detail is not None
        assert screen.detail.label == "2"


def test_an_item_that_is_gone_is_not_come_back_to(
    window: MainWindow, pool_office: Path, qtbot: QtBot, settle: Settle
) -> None:
    keep_place(window.desk, Place(4711, "Policy", 5))
    here = window.desk.settings.last_places
    window.item_id = None
    window.close()
    assert load_settings().last_places == here
    with opened_again(pool_office, qtbot) as again:
        assert again.head is not None
        assert again.head.number == "29"


@pytest.fixture
def at_an_office(desk: Desk, pool_office: Path) -> Iterator[Desk]:
    """A desk at which an office is open."""
    with open_office(pool_office, who="Ana Reyes") as store:
        desk.jobs.store = store
        yield desk
        desk.jobs.store = None


@pytest.mark.parametrize("held", [5, {"item": True}, {"item": "6"}, {"tab": "Grid"}, None])
def test_a_place_that_means_nothing_is_none(at_an_office: Desk, pool_office: Path, held: object) -> None:
    at_an_office.settings = Settings(last_places={str(pool_office): held})
    assert kept_place(at_an_office) is None


def test_what_of_a_place_means_something_is_kept(at_an_office: Desk, pool_office: Path) -> None:
    at_an_office.settings = Settings(last_places={str(pool_office): {"item": 6, "tab": "Nowhere", "comment": "x"}})
    assert kept_place(at_an_office) == Place(6)


def test_the_offices_left_longest_ago_are_forgotten(at_an_office: Desk) -> None:
    at_an_office.settings = Settings(last_places={f"/office-{n}.db": {"item": n} for n in range(MOST_OFFICES)})
    save_settings(at_an_office.settings)
    keep_place(at_an_office, Place(1, "Grid", 2))
    kept = load_settings().last_places
    assert len(kept) == MOST_OFFICES
    assert "/office-0.db" not in kept
    assert kept_place(at_an_office) == Place(1, "Grid", 2)


def test_no_account_and_no_password_is_written_down(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    shared = SimpleNamespace(location="postgresql://dana:secret@desk.example/office")
    monkeypatch.setattr(desk.jobs, "store", shared)
    keep_place(desk, Place(3, "Memo"))
    assert "secret" not in str(load_settings())
    assert kept_place(desk) == Place(3, "Memo")
    monkeypatch.undo()
