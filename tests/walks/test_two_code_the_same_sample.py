"""Two people code the same letters at one desk, one today and one tomorrow, and settle where they differ."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from council_desk.ui.double_coding.screen import DoubleCodingScreen
from council_desk.ui.main_window import MainWindow
from council_desk.ui.office_menu import open_office_menu
from council_desk.ui.parts.form import Form

pytestmark = pytest.mark.walk

Settle = Callable[[], None]
Key = Qt.Key
SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


def sit_down(window: MainWindow, name: str, qtbot: QtBot, settle: Settle) -> None:
    """Somebody else gives their name in the office's menu."""
    menu = open_office_menu(window.desk, window)
    next(action for action in menu.actions() if "Your name" in action.text()).trigger()
    menu.close()
    form = window.findChildren(Form)[-1]
    form.field("who").setText(name)
    qtbot.keyClick(form, Key.Key_Return, CONTROL)
    settle()
    qtbot.waitUntil(lambda: window.head is not None)


@pytest.fixture
def drawn(window: MainWindow, qtbot: QtBot, settle: Settle) -> DoubleCodingScreen:
    """Ana draws a sample from the office's menu."""
    menu = open_office_menu(window.desk, window)
    next(action for action in menu.actions() if "Double coding" in action.text()).trigger()
    menu.close()
    settle()
    screen = window.shown_page()
    assert isinstance(screen, DoubleCodingScreen)
    qtbot.keyClick(screen, Key.Key_Return)
    assert screen.form is not None
    screen.form.field("size").setText("5")
    screen.form.field("seed").setText("11")
    qtbot.keyClicks(screen.form.field("second"), "Ben Oster")
    qtbot.keyClick(screen.form, Key.Key_Return, CONTROL)
    settle()
    return screen


def test_two_people_one_desk_two_days(
    drawn: DoubleCodingScreen, window: MainWindow, qtbot: QtBot, settle: Settle
) -> None:
    screen = drawn
    # She codes two, is called away, and goes on where she stopped.
    for key in (Key.Key_1, Key.Key_2):
        qtbot.keyClick(screen, key, SHIFT)
    settle()
    qtbot.keyClick(screen, Key.Key_Escape)
    settle()
    assert window.shown_page() is window.screen_named("Comments")
    window.show_beside("Double coding")
    settle()
    current = screen.blind.current()
    assert current is not None
    assert (current.position, current.stance) == (3, None)
    for key in (Key.Key_4, Key.Key_4, Key.Key_5):
        qtbot.keyClick(screen, key, SHIFT)
    qtbot.keyClick(screen, Key.Key_Return, CONTROL)
    settle()
    assert screen.message is not None
    assert "Ben Oster has coded 0 of 5" in screen.message.accessibleName()
    # The next day Ben sits here. He sees none of her answers.
    sit_down(window, "Ben Oster", qtbot, settle)
    window.show_beside("Double coding")
    settle()
    assert screen.blind.isVisible()
    shown = screen.blind.table.plain
    assert {shown.index(row, 1).data() for row in range(5)} == {""}
    for key in (Key.Key_1, Key.Key_1, Key.Key_4, Key.Key_4, Key.Key_7):
        qtbot.keyClick(screen, key, SHIFT)
    qtbot.keyClick(screen, Key.Key_Return, CONTROL)
    settle()
    # Both are done: three of five alike. One key applies those, two settle the rest.
    assert screen.results.headline.text().startswith("60 % alike · 3 of 5 · kappa 0.")
    qtbot.keyClick(screen, Key.Key_P)
    settle()
    assert window.known_counts().stances.untagged == 7
    qtbot.keyClick(screen, Key.Key_A)
    settle()
    qtbot.keyClick(screen, Key.Key_6)
    qtbot.keyClick(screen, Key.Key_Return)
    settle()
    assert screen.results.segments[0].count == "settled"
    assert window.known_counts().stances.untagged == 5
    by_stance = window.known_counts().stances.by_stance
    assert (by_stance[0], by_stance[1], by_stance[3], by_stance[5]) == (1, 1, 2, 1)
    # What was settled last is taken back with one key, and stands open again.
    window.undo()
    settle()
    assert screen.results.segments[0].count == "1 open"
