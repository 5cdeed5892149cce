"""The History screen from the keyboard: choose a change, take it back, go back to the work."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from council_desk.ui.history.screen import HistoryScreen
from council_desk.ui.main_window import MainWindow

Settle = Callable[[], None]


@pytest.fixture
def history(window: MainWindow, qtbot: QtBot, settle: Settle) -> HistoryScreen:
    comments = window.show_tab("Comments")
    settle()
    for key in (Qt.Key.Key_4, Qt.Key.Key_R):
        qtbot.keyClick(comments, key)
        settle()
    window.show_history()
    settle()
    screen = window.shown_page()
    assert isinstance(screen, HistoryScreen)
    return screen


def test_the_newest_change_is_chosen_and_j_and_k_move(history: HistoryScreen, qtbot: QtBot) -> None:
    places = [history.table.currentIndex().row()]
    for key in (Qt.Key.Key_J, Qt.Key.Key_J, Qt.Key.Key_K, Qt.Key.Key_K, Qt.Key.Key_K):
        qtbot.keyClick(history.table, key)
        places.append(history.table.currentIndex().row())
    assert places == [0, 1, 2, 1, 0, 0]


def test_u_takes_the_chosen_change_back(
    history: HistoryScreen, window: MainWindow, qtbot: QtBot, settle: Settle
) -> None:
    assert window.known_counts().stances.untagged == 9
    qtbot.keyClick(history.table, Qt.Key.Key_J)
    qtbot.keyClick(history.table, Qt.Key.Key_U)
    settle()
    assert window.known_counts().stances.untagged == 10


def test_escape_goes_back_to_the_work(history: HistoryScreen, window: MainWindow, qtbot: QtBot, settle: Settle) -> None:
    qtbot.keyClick(history.table, Qt.Key.Key_Escape)
    settle()
    assert window.shown_page() is window.screen_named("Comments")
