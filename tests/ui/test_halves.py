"""Where two halves of a screen meet is remembered from one start to the next."""

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from council_desk.settings import load_settings
from council_desk.ui.comments.screen import CommentsScreen
from council_desk.ui.desk import Desk
from council_desk.ui.halves import Halves
from council_desk.ui.main_window import MainWindow


def halves(desk: Desk, qtbot: QtBot, name: str = "letters") -> Halves:
    made = Halves(desk, name, QWidget(), QWidget(), (300, 500))
    made.setStretchFactor(1, 1)
    made.resize(801, 400)
    qtbot.addWidget(made)
    made.show()
    return made


def test_the_halves_are_as_they_were_left(desk: Desk, qtbot: QtBot) -> None:
    first = halves(desk, qtbot)
    assert first.sizes() == [300, 500]
    first.moveSplitter(420, 1)
    first.remembered.keep()
    desk.settings = load_settings()
    assert halves(desk, qtbot).sizes() == [420, 380]
    assert halves(desk, qtbot, "tray").sizes() == [300, 500]


def test_they_are_written_down_a_moment_after_they_were_moved(desk: Desk, qtbot: QtBot) -> None:
    halves(desk, qtbot).moveSplitter(350, 1)
    qtbot.waitUntil(lambda: load_settings().column_layout == {"letters halves": [350, 450]})


def test_larger_text_makes_them_wider(desk: Desk, qtbot: QtBot) -> None:
    first = halves(desk, qtbot)
    first.moveSplitter(320, 1)
    first.remembered.keep()
    desk.theme.change(percent=125)
    assert halves(desk, qtbot).sizes()[0] == 400


@pytest.mark.parametrize("kept", [None, 7, [], [300], [300, "wide"], [True, 500], [0, 500], [300, 10**9]])
def test_settings_that_a_hand_broke_give_the_usual_halves(desk: Desk, qtbot: QtBot, kept: object) -> None:
    desk.settings = desk.settings.changed(column_layout={"letters halves": kept})
    assert halves(desk, qtbot).sizes() == [300, 500]


def test_the_comments_remember_theirs(window: MainWindow, qtbot: QtBot) -> None:
    screen = window.screen_named("Comments")
    assert isinstance(screen, CommentsScreen)
    place = screen.splitter.sizes()[0] + 40
    screen.splitter.moveSplitter(place, 1)
    qtbot.waitUntil(lambda: "comments halves" in load_settings().column_layout)
    assert load_settings().column_layout["comments halves"][0] == screen.splitter.sizes()[0]
