"""The window as a whole: agenda, tabs, empty and error pages, undo, sizes, what is not imported too early."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from council_desk.errors import OfficeError
from council_desk.ui.agenda.add_form import open_add_form
from council_desk.ui.crash import CrashWindow
from council_desk.ui.main_window import MainWindow
from council_desk.ui.office_menu import open_office_menu

Settle = Callable[[], None]


def test_the_agenda_lists_meetings_and_items(window: MainWindow, qtmodeltester: ModelTester) -> None:
    model = window.agenda.model
    qtmodeltester.check(model)
    said = [str(model.index(row).data()) for row in range(model.rowCount())]
    assert said[0] == "Mon, Apr 28, City Council"
    assert said[1].startswith("Item 29, Longer pool hours, 10 comments, 10 untagged")


def test_the_header_shows_four_labelled_counts(window: MainWindow) -> None:
    counts = window.header.counts_words()
    for word in ("10 submissions", "distinct texts", "people", "organizations"):
        assert word in counts


def test_an_item_without_comments_says_what_to_do(window: MainWindow, qtbot: QtBot, settle: Settle) -> None:
    qtbot.keyClick(window, Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    window.agenda.step(1)
    settle()
    page = window.shown_page()
    assert page is not None
    assert "No comments on this item yet" in page.accessibleName()
    window.agenda.step(-1)
    settle()
    assert window.screen_named("Comments").isVisible()


def test_an_item_can_be_added_and_is_shown(window: MainWindow, settle: Settle) -> None:
    form = open_add_form(window.desk, window, window.show_item)
    form.field("date").setText("12 May")
    form.field("number").setText("7")
    form.press()
    assert form.isVisible()
    form.field("date").setText("2031-05-12")
    form.field("title").setText("Tree ordinance")
    form.press()
    settle()
    assert window.head is not None
    assert (window.head.number, window.head.title, window.head.meeting_date) == ("7", "Tree ordinance", "2031-05-12")


def test_undo_and_redo_step_through_this_desks_changes(window: MainWindow, qtbot: QtBot, settle: Settle) -> None:
    comments = window.screen_named("Comments")
    qtbot.keyClick(comments, Qt.Key.Key_1)
    settle()
    assert window.known_counts().stances.by_stance[0] == 1
    assert window.strip.words == "Tagged no. 1 as support"
    window.undo()
    settle()
    assert window.known_counts().stances.by_stance[0] == 0
    window.redo()
    settle()
    assert window.known_counts().stances.by_stance[0] == 1


def test_undo_stands_beside_a_change_and_never_beside_a_notice(
    window: MainWindow, qtbot: QtBot, settle: Settle
) -> None:
    qtbot.keyClick(window.screen_named("Comments"), Qt.Key.Key_1)
    settle()
    qtbot.waitUntil(window.strip.undo.isVisible)
    window.strip.say("The clipboard holds no text and no files.")
    window.desk.refresh.look()
    settle()
    assert not window.strip.undo.isVisible()


def test_a_notice_is_over_once_another_comment_or_tab_is_gone_to(
    window: MainWindow, qtbot: QtBot, settle: Settle
) -> None:
    comments = window.screen_named("Comments")
    qtbot.keyClick(comments, Qt.Key.Key_4)
    settle()
    tagged = window.strip.words
    assert tagged == "Tagged no. 1 as oppose"
    for key in (Qt.Key.Key_J, None):
        qtbot.keyClick(comments, Qt.Key.Key_N, Qt.KeyboardModifier.ShiftModifier)
        assert "is not done yet" in window.strip.words
        if key is not None:
            qtbot.keyClick(comments, key)
        else:
            qtbot.keyClick(comments, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
        settle()
        # What was changed last stands there again, with Undo: that is what Undo would take back.
        assert window.strip.words == tagged
        assert window.strip.undo.isVisible()


def test_what_was_taken_back_does_not_stand_there_again(window: MainWindow, qtbot: QtBot, settle: Settle) -> None:
    comments = window.screen_named("Comments")
    qtbot.keyClick(comments, Qt.Key.Key_4)
    settle()
    window.undo()
    settle()
    assert window.strip.words == "Undo: Tagged no. 1 as oppose"
    qtbot.keyClick(comments, Qt.Key.Key_J)
    settle()
    assert window.strip.words == ""
    assert not window.strip.undo.isVisible()


def test_a_change_of_another_desk_shows_here(
    window: MainWindow, settle: Settle, pool_office: Path, open_desk: Callable[..., object]
) -> None:
    from council_desk.operations.tagging import set_stance
    from council_desk.queries.comment_table import comment_ids
    from council_desk.queries.comments import CommentFilter

    other = open_desk(pool_office, who="Ben", desk="Back desk")
    ids = other.ask(comment_ids, CommentFilter(window.item_id)).ids  # type: ignore[attr-defined] # a Store
    with other.change("Tagged 2 comments") as session:  # type: ignore[attr-defined] # as above
        set_stance(session, ids[:2], "oppose", "Ben")
    window.desk.refresh.look()
    settle()
    assert window.known_counts().stances.by_stance[3] == 2


def test_the_tabs_can_be_reached_by_keys(window: MainWindow, settle: Settle) -> None:
    for name in ("Campaigns", "Demands", "Comments"):
        window.header.tabs[name].click()
        settle()
        assert window.screen_named(name).isVisible()
        assert window.header.tabs[name].isChecked()


def test_a_refusal_is_said_in_the_strip_and_shown_in_place(window: MainWindow, settle: Settle) -> None:
    window.show_problem(OfficeError("The office is locked by another program. Close it and try again."))
    assert window.strip.show_error.isVisible()
    window.show_problem_page()
    page = window.shown_page()
    assert page is not None
    assert "locked by another program" in page.accessibleName()
    window.back_to_work()
    settle()
    assert window.screen_named("Comments").isVisible()


def test_an_office_that_cannot_be_opened_says_so_in_place(
    window: MainWindow, qtbot: QtBot, settle: Settle, tmp_path: Path
) -> None:
    foreign = tmp_path / "notes.db"
    foreign.write_bytes(b"not a database at all" * 100)
    window.office_wanted.emit(str(foreign), False)
    settle()
    page = window.shown_page()
    assert page is not None
    assert "could not be opened" in page.accessibleName()
    assert foreign.read_bytes().startswith(b"not a database")


@pytest.mark.parametrize("size", [(1280, 800), (1024, 680)])
@pytest.mark.parametrize("name", ["light", "dark"])
def test_nothing_is_cut_off_at_the_sizes_that_are_promised(
    window: MainWindow, settle: Settle, size: tuple[int, int], name: str
) -> None:
    window.desk.theme.change(name)
    window.resize(*size)
    settle()
    assert (window.width(), window.height()) == size
    for button in window.findChildren(QAbstractButton):
        if button.isVisible() and button.text():
            assert button.width() >= button.minimumSizeHint().width(), button.text()
    assert not window.grab().isNull()


def test_every_control_has_a_name_for_a_screen_reader(window: MainWindow, settle: Settle) -> None:
    for tab in ("Comments", "Campaigns", "Demands"):
        window.show_tab(tab)
        settle()
    unnamed = [
        type(control).__name__
        for control in window.findChildren(QWidget)
        if isinstance(control, QAbstractButton | QLineEdit)
        and not control.objectName().startswith("qt_")
        and not (control.accessibleName() or (isinstance(control, QAbstractButton) and control.text()))
    ]
    assert unnamed == [] or set(unnamed) <= {"QToolButton"}


def test_the_office_menu_changes_theme_and_text_size(window: MainWindow, settle: Settle) -> None:
    menu = open_office_menu(window.desk, window)
    words = [action.text() for action in menu.actions() if action.text()]
    assert words[0].replace("&", "") == "Theme"
    assert any(word.replace("&", "").startswith("Your name") for word in words)
    letters = [word[word.index("&") + 1].casefold() for word in words]
    assert len(letters) == len(set(letters))
    menu.close()


def test_the_crash_window_keeps_what_was_being_typed(window: MainWindow, qtbot: QtBot) -> None:
    field = window.screen_named("Comments").filters.find_field  # type: ignore[attr-defined] # the Comments screen's
    field.setText("half a thought")
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    crash = CrashWindow(window.desk.theme, "ZeroDivisionError", window)
    qtbot.addWidget(crash)
    assert crash.unsaved == "half a thought"


def test_nothing_heavy_is_imported_before_the_first_paint() -> None:
    code = (
        "import sys\n"
        "from council_desk.ui import app\n"
        "made = app.make_application(); window = app.make_window('Ana'); window.show(); made.processEvents()\n"
        "heavy = {'sqlalchemy', 'numpy', 'reportlab', 'openpyxl', 'alembic', 'pypdfium2', 'docx', 'PySide6.QtPdf'}\n"
        "print(sorted(heavy & set(sys.modules)))\n"
        "window.desk.jobs.close()\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
