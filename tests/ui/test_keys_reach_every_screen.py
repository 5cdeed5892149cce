"""Keyboard only: whatever tab is gone to, and whatever it has to show, the next key is heard."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from council_desk.ui.header.header import TABS
from council_desk.ui.main_window import MainWindow
from council_desk.ui.parts.message import EmptyMessage, Offer

Settle = Callable[[], None]
CONTROL = Qt.KeyboardModifier.ControlModifier


def with_the_keys(window: MainWindow) -> QWidget:
    """What a key pressed now goes to."""
    now = window.focusWidget()
    assert now is not None
    assert now.isVisible()
    return now


def go_to_tabs(window: MainWindow, qtbot: QtBot, settle: Settle) -> None:
    """Go through all tabs and back with their keys alone."""
    for number in (*range(1, len(TABS) + 1), *range(len(TABS), 0, -1)):
        qtbot.keyClick(with_the_keys(window), Qt.Key(Qt.Key.Key_0 + number), CONTROL)
        shown = window.screen_named(TABS[number - 1])
        assert window.shown_page() is shown
        settle()
        if window.shown_page() is shown:
            assert shown.isAncestorOf(with_the_keys(window)) or shown is with_the_keys(window)


def test_every_tab_of_an_item_with_letters_hears_keys(window: MainWindow, qtbot: QtBot, settle: Settle) -> None:
    go_to_tabs(window, qtbot, settle)


def test_every_tab_of_an_item_without_letters_hears_keys(window: MainWindow, qtbot: QtBot, settle: Settle) -> None:
    qtbot.keyClick(with_the_keys(window), Qt.Key.Key_Down, CONTROL)
    settle()
    go_to_tabs(window, qtbot, settle)


def test_enter_takes_what_an_empty_screen_offers(window: MainWindow, qtbot: QtBot, settle: Settle) -> None:
    qtbot.keyClick(with_the_keys(window), Qt.Key.Key_Down, CONTROL)
    settle()
    qtbot.keyClick(with_the_keys(window), Qt.Key.Key_2, CONTROL)
    settle()
    assert window.strip.words == ""
    qtbot.keyClick(with_the_keys(window), Qt.Key.Key_Return)
    settle()
    assert window.strip.words == "Suggestions are up to date"


def test_a_screen_s_list_takes_the_keys_once_it_is_there(window: MainWindow, settle: Settle) -> None:
    campaigns = window.show_tab("Campaigns")
    settle()
    nothing = EmptyMessage(window.desk.theme, "copy", "Nothing", "Nothing yet.", (Offer("Look", window.suggest),))
    list_ = with_the_keys(window)
    work = campaigns._shown
    assert work is not None
    campaigns.put(nothing)
    campaigns.take_keys()
    assert with_the_keys(window) is nothing.buttons[0]
    campaigns.put(work)
    assert with_the_keys(window) is list_
