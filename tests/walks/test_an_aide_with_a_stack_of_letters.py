"""An aide works through a stack of letters from the keyboard: finds, tags many at once, keeps a view, loses nothing."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from council_desk.ui.comments.screen import CommentsScreen
from council_desk.ui.main_window import MainWindow

pytestmark = pytest.mark.walk

Settle = Callable[[], None]
SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


def tag_the_demand(comments: CommentsScreen, qtbot: QtBot, settle: Settle) -> None:
    """She sees how many places it is before it is done."""
    qtbot.keyClick(comments.table, Qt.Key.Key_D)
    qtbot.waitUntil(lambda: comments.doing.found is not None and comments.doing.found.found is not None)
    asked = comments.doing.found
    assert asked is not None
    qtbot.keyClicks(asked.demand, "Open the pool at seven")
    qtbot.waitUntil(lambda: bool(asked.demand.rows))
    qtbot.keyClick(asked.demand, Qt.Key.Key_Return)
    settle()
    assert asked.button.text().startswith("Tag ")
    qtbot.keyClick(asked, Qt.Key.Key_Return, CONTROL)
    settle()


def test_a_stack_of_letters_is_worked_through(window: MainWindow, qtbot: QtBot, settle: Settle) -> None:
    window.resize(1280, 800)
    comments = window.show_tab("Comments")
    assert isinstance(comments, CommentsScreen)
    settle()
    table, field = comments.table, comments.filters.find_field

    # The letters about seven in the morning are one campaign in all but name: she finds them and tags them together.
    qtbot.keyClick(window, Qt.Key.Key_F, CONTROL)
    comments.go_to_find()
    qtbot.keyClicks(field, '"7 in the morning" lifeguards')
    qtbot.waitUntil(lambda: comments.model.rowCount() == 5)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    settle()
    qtbot.keyClick(table, Qt.Key.Key_A, CONTROL)
    qtbot.keyClick(table, Qt.Key.Key_2, SHIFT)
    settle()
    assert window.known_counts().stances.by_stance[1] == 5

    # The demand is tagged in all of them with one more chord.
    tag_the_demand(comments, qtbot, settle)
    assert "in 5 comments as a demand" in window.strip.words
    assert window.strip.undo.isVisible()

    # The rest is what is not done yet: she keeps that as a view for tomorrow.
    qtbot.keyClick(table, Qt.Key.Key_Escape)
    comments.filters.show_all()
    comments.filters.set_values(done=False)
    settle()
    form = comments.filters.views.save_as()
    name = form.findChild(QLineEdit)
    assert name is not None
    qtbot.keyClicks(name, "Still to do")
    qtbot.keyClick(name, Qt.Key.Key_Return)
    settle()
    assert comments.model.rowCount() == 5
    assert comments.filters.views.other.text() == "Still to do"

    # Suggestions she agrees with: accept, done, next in one chord; the odd one she tags herself.
    table.setFocus()
    table.go_to_row(0)
    settle()
    for _ in range(5):
        if comments.detail is not None and comments.detail.suggested_stance is not None:
            qtbot.keyClick(table, Qt.Key.Key_Return, SHIFT)
        else:
            qtbot.keyClick(table, Qt.Key.Key_5, SHIFT)
        settle()
    assert window.known_counts().stances.untagged == 0

    # The phone rang: she undoes the last one, and the view shows it again.
    window.undo()
    settle()
    comments.filters.views.pick(comments.filters.views.views[-1])
    settle()
    qtbot.waitUntil(lambda: comments.model.rowCount() == 1)
