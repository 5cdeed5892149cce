"""The program's window fits the screen; ending it keeps what was changed as a verified copy beside the office."""

import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from window_desk import ThinkingHere, wait_for

from council_desk.operations.office import open_office
from council_desk.queries.comment_table import comment_lines
from council_desk.ui.app import OPENING, Application, make_application, make_window
from council_desk.ui.comments.screen import CommentsScreen
from council_desk.ui.jobs import Jobs
from council_desk.ui.main_window import MainWindow

Settle = Callable[[], None]


def kept(office: Path) -> list[Path]:
    return sorted(office.parent.glob("* copies/*.db"))


def tag_first(window: MainWindow, qtbot: QtBot, settle: Settle) -> int:
    comments = window.show_tab("Comments")
    assert isinstance(comments, CommentsScreen)
    settle()
    first = comments.table.current_id()
    assert first is not None
    qtbot.keyClick(comments, Qt.Key.Key_4)
    settle()
    return first


def test_closing_the_window_keeps_a_copy_with_the_last_change(
    window: MainWindow, pool_office: Path, qtbot: QtBot, settle: Settle
) -> None:
    tagged = tag_first(window, qtbot, settle)
    before = kept(pool_office)
    window.close()
    (copy,) = set(kept(pool_office)) - set(before)
    with open_office(copy, who="Ana Reyes") as office:
        assert [line.stance for line in office.ask(comment_lines, [tagged])] == ["oppose"]


def test_closing_twice_keeps_one_copy(window: MainWindow, pool_office: Path, qtbot: QtBot, settle: Settle) -> None:
    tag_first(window, qtbot, settle)
    before = len(kept(pool_office))
    window.close()
    window.closing.emit()
    assert len(kept(pool_office)) == before + 1


def test_the_office_is_closed_with_the_window(window: MainWindow, pool_office: Path, settle: Settle) -> None:
    settle()
    window.close()
    # SQLite keeps these two beside a file for as long as anybody has it open.
    assert not list(pool_office.parent.glob("pool.db-*"))


def test_the_window_opens_no_larger_than_the_screen(window: MainWindow) -> None:
    room = window.screen().availableSize()
    assert window.width() <= max(room.width(), window.minimumWidth())
    assert window.height() <= max(room.height(), window.minimumHeight())


def test_while_the_office_opens_the_window_says_so_and_keys_show_nothing_that_is_not_there(
    pool_office: Path, qtbot: QtBot
) -> None:
    made = make_window("Ana Reyes", Jobs(child=ThinkingHere()))
    hook = sys.excepthook
    application = Application(make_application(), made)
    qtbot.addWidget(made)
    made.show()
    application.open(str(pool_office), create=False)
    assert made.strip.words == OPENING
    made.find_words()
    assert made.shown_page() not in (made._screens.get("Tray"), made._screens.get("Comments"))
    wait_for(qtbot, made)
    qtbot.waitUntil(lambda: made.head is not None)
    assert made.strip.words == ""
    application.end()
    sys.excepthook = hook
