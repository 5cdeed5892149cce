"""Cut, join, set aside, move, from the keys of the Comments screen; several at once; undo."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot
from window_office import OWN

from council_desk.ui.comments.mending import BOTH
from council_desk.ui.comments.screen import CommentsScreen
from council_desk.ui.main_window import MainWindow

Settle = Callable[[], None]


@pytest.fixture
def comments(window: MainWindow) -> CommentsScreen:
    screen = window.screen_named("Comments")
    assert isinstance(screen, CommentsScreen)
    screen.table.setFocus()
    return screen


def labels(screen: CommentsScreen) -> list[str]:
    return [str(screen.model.index(row, 0).data()) for row in range(screen.model.rowCount())]


def caret_at(screen: CommentsScreen, words: str) -> None:
    assert screen.detail is not None
    at = screen.detail.text.index(words)
    cursor = screen.reading.letter.textCursor()
    cursor.setPosition(screen.reading.letter.positions.to_qt(at + 3))
    screen.reading.letter.setTextCursor(cursor)


def test_a_letter_is_cut_at_the_caret_s_paragraph_and_joined_again(
    window: MainWindow, comments: CommentsScreen, qtbot: QtBot, settle: Settle
) -> None:
    qtbot.keyClick(comments.table, Qt.Key.Key_C, BOTH)
    settle()
    assert window.strip.words.startswith("Put the caret in the paragraph")
    assert not window.strip.undo.isVisible()
    caret_at(comments, "Thank you for your time.")
    qtbot.keyClick(comments.reading.letter, Qt.Key.Key_C, BOTH)
    settle()
    assert window.strip.words == "Cut into no. 1a and no. 1b"
    qtbot.waitUntil(window.strip.undo.isVisible)
    qtbot.waitUntil(lambda: labels(comments)[:3] == ["1a", "1b", "2"])
    comments.table.go_to_row(1)
    settle()
    qtbot.keyClick(comments.table, Qt.Key.Key_M, BOTH)
    settle()
    assert window.strip.words == "Joined no. 1b with no. 1a, which has both texts now"
    assert comments.detail is not None
    assert comments.detail.label == "1a"
    assert comments.detail.text.endswith("Thank you for your time.")
    assert window.known_counts().set_aside == 1
    window.undo()
    settle()
    window.undo()
    settle()
    qtbot.waitUntil(lambda: labels(comments)[:2] == ["1", "2"])


def test_a_asks_for_the_reason_and_takes_back(
    window: MainWindow, comments: CommentsScreen, qtbot: QtBot, settle: Settle
) -> None:
    qtbot.keyClick(comments.table, Qt.Key.Key_A)
    (menu,) = comments.findChildren(QMenu)
    assert [action.text() for action in menu.actions()] == [
        "&Test",
        "&Spam",
        "Other &body",
        "&Duplicate entry",
        "&Other…",
    ]
    menu.actions()[3].trigger()
    menu.close()
    settle()
    assert window.strip.words == "Set no. 1 aside: duplicate entry"
    assert window.known_counts().set_aside == 1
    assert window.known_counts().four.submissions == 9
    assert comments.panel.aside.text() == "Take back"
    qtbot.keyClick(comments.table, Qt.Key.Key_A)
    settle()
    assert window.strip.words == "Took no. 1 back among the counted"
    assert window.known_counts().four.submissions == 10


def test_several_are_set_aside_at_once_and_the_filter_shows_them(
    window: MainWindow, comments: CommentsScreen, settle: Settle
) -> None:
    comments.table.pick()
    comments.table.step(1)
    comments.table.pick()
    settle()
    comments.mending.set_aside("test")
    settle()
    assert window.strip.words == "Set 2 comments aside: test"
    comments.filters.set_values(state="set_aside")
    settle()
    assert labels(comments)[:2] == ["1", "2"]
    window.undo()
    settle()
    assert window.known_counts().set_aside == 0


def test_a_comment_goes_to_another_item_and_says_what_stays_behind(
    window: MainWindow, comments: CommentsScreen, qtbot: QtBot, settle: Settle
) -> None:
    qtbot.keyClick(comments.table, Qt.Key.Key_4)
    settle()
    form = comments.mending.ask_move()
    settle()
    qtbot.keyClicks(form.items.field, "31")
    qtbot.waitUntil(lambda: bool(form.items.field.rows))
    qtbot.keyClick(form.items.field, Qt.Key.Key_Return)
    settle()
    assert window.strip.words.startswith("Moved no. 1 to another item. A stance is kept")
    window.agenda.step(1)
    settle()
    assert comments.detail is not None
    assert (comments.detail.label, comments.detail.stance) == ("1", "oppose")
    assert comments.detail.look_again == "it was moved here from item 29, where its stance was decided"


def test_a_comment_goes_back_to_the_tray(window: MainWindow, comments: CommentsScreen, settle: Settle) -> None:
    comments.mending.move(None)
    settle()
    assert window.strip.words.startswith("Put no. 1 back in the tray")
    assert window.known_counts().four.submissions == 9
    last = window.agenda.model.index(window.agenda.model.rowCount() - 1).data()
    assert last == "Tray, 1 comment on no item yet"


def test_a_letter_is_put_on_a_further_item_too(
    window: MainWindow, comments: CommentsScreen, qtbot: QtBot, settle: Settle
) -> None:
    form = comments.mending.ask_also()
    settle()
    qtbot.keyClicks(form.items.field, "benc")
    qtbot.waitUntil(lambda: bool(form.items.field.rows))
    qtbot.keyClick(form.items.field, Qt.Key.Key_Return)
    qtbot.keyClick(form.items.field, Qt.Key.Key_Return)
    settle()
    assert window.strip.words == "Put no. 1 on 1 further item"
    qtbot.waitUntil(lambda: comments.detail is not None and len(comments.detail.others) == 1)
    again = comments.mending.ask_also()
    settle()
    again.items.show_items([comments.detail.others[0].item_id or 0])
    again.press()
    settle()
    assert again.isVisible()
    assert "already" in again._problem.text()
    again.close()


def test_own_words_of_a_cut_member_are_those_of_its_part(
    window: MainWindow, comments: CommentsScreen, settle: Settle
) -> None:
    comments.table.go_to_row(2)
    settle()
    caret_at(comments, "Thank you for your time.")
    comments.mending.cut()
    settle()
    assert comments.detail is not None
    assert OWN in comments.detail.text
    assert "Thank you" not in comments.detail.text
