"""The log: from the keyboard alone, drafts kept, several items, people found, what was typed corrected."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from council_desk.ui.comments.screen import CommentsScreen
from council_desk.ui.logging_by_hand.correcting import Correcting
from council_desk.ui.logging_by_hand.draft import LogDraft, draft_path, drop_draft, keep_draft, kept_draft
from council_desk.ui.logging_by_hand.window import LogWindow
from council_desk.ui.main_window import MainWindow

Settle = Callable[[], None]
NONE = Qt.KeyboardModifier.NoModifier
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
CALL = "Wants the hours, but the ramp first. Asks when it will be rebuilt."
OFFICE = "/offices/marrow bay.db"


@pytest.fixture
def log(window: MainWindow, qtbot: QtBot, settle: Settle) -> LogWindow:
    window.log()
    settle()
    found = window.findChild(LogWindow)
    assert found is not None
    qtbot.waitUntil(found.isVisible)
    return found


def detail_of(window: MainWindow, settle: Settle, row: int) -> Any:
    screen = window.screen_named("Comments")
    assert isinstance(screen, CommentsScreen)
    screen.table.go_to_row(row)
    settle()
    return screen.detail


class Keyboard:
    """Counts the keys that are pressed."""

    def __init__(self, qtbot: QtBot) -> None:
        self._qtbot = qtbot
        self.pressed = 0

    def type(self, widget: QWidget, words: str) -> None:
        self._qtbot.keyClicks(widget, words)
        self.pressed += len(words)

    def press(
        self, widget: QWidget, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        self._qtbot.keyClick(widget, key, modifiers)
        self.pressed += 1


def test_a_call_is_logged_with_a_dozen_keys_beside_what_was_said(
    window: MainWindow, qtbot: QtBot, settle: Settle
) -> None:
    keys = Keyboard(qtbot)
    keys.press(window.screen_named("Comments"), Qt.Key.Key_L, CTRL)
    settle()
    log = window.findChild(LogWindow)
    assert log is not None
    keys.type(log.who, "ada")
    qtbot.waitUntil(lambda: log.who.rows == ["Ada Quill    1 earlier submission"])
    keys.press(log.who, Qt.Key.Key_Down)
    keys.press(log.who, Qt.Key.Key_Return)
    assert log.focusWidget() is log.said
    keys.type(log.said, CALL)
    keys.press(log.said, Qt.Key.Key_2, ALT)
    keys.press(log.said, Qt.Key.Key_R, ALT)
    keys.press(log.said, Qt.Key.Key_Return, CTRL)
    settle()
    # At two keys a second, a slow typist's pace, that is five seconds beside what was said: twenty are allowed.
    assert keys.pressed - len(CALL) <= 12
    assert window.strip.words == "Logged no. 11 on item 29"
    qtbot.waitUntil(window.strip.undo.isVisible)
    shown = detail_of(window, settle, 10)
    assert (shown.name, shown.text, shown.channel) == ("Ada Quill", CALL, "phone")
    assert (shown.stance, shown.reply_owed) == ("support_if_amended", True)
    assert window.known_counts().four.people == 9
    # The next one: empty, on the same item, the cursor in Who.
    assert log.draft().is_empty
    assert log.items.items == (window.item_id,)
    assert log.focusWidget() is log.who


def test_somebody_new_is_made_and_nobody_is_taken_by_name_alone(
    window: MainWindow, log: LogWindow, qtbot: QtBot, settle: Settle
) -> None:
    qtbot.keyClicks(log.who, "Ada Quill")
    qtbot.keyClick(log.who, Qt.Key.Key_Return)
    qtbot.keyClicks(log.said, CALL)
    qtbot.keyClick(log.said, Qt.Key.Key_L, ALT)
    log.press_save()
    settle()
    assert window.known_counts().four.people == 10
    assert detail_of(window, settle, 10).channel == "letter"
    window.undo()
    settle()
    assert window.known_counts().four.people == 9


def test_what_is_missing_is_said_and_what_was_typed_stays(log: LogWindow, qtbot: QtBot, settle: Settle) -> None:
    log.who.setText("Odile Marsh")
    log.press_save()
    settle()
    assert "What they said is missing" in log._problem.text()
    assert log.who.text() == "Odile Marsh"
    log.said.setPlainText(CALL)
    log.received.setText("3/4/2031")
    log.press_save()
    assert "time is not clear" in log._problem.text()


def test_a_letter_on_two_items_is_logged_once(window: MainWindow, log: LogWindow, qtbot: QtBot, settle: Settle) -> None:
    qtbot.keyClick(log, Qt.Key.Key_I, ALT)
    qtbot.keyClicks(log.items.field, "bench")
    qtbot.waitUntil(lambda: bool(log.items.field.rows))
    qtbot.keyClick(log.items.field, Qt.Key.Key_Return)
    log.said.setPlainText(CALL)
    qtbot.keyClick(log.said, Qt.Key.Key_Return, CTRL)
    settle()
    assert window.strip.words == "Logged no. 11 on item 29 and no. 1 on item 31"
    (other,) = detail_of(window, settle, 10).others
    assert (other.item, other.label) == ("31", "1")


def test_the_draft_is_kept_at_a_pause_and_offered_again(
    window: MainWindow, log: LogWindow, qtbot: QtBot, settle: Settle
) -> None:
    qtbot.keyClicks(log.who, "Odile Marsh")
    qtbot.keyClicks(log.said, CALL)
    log.stance.press(4)
    qtbot.waitUntil(lambda: kept_draft(log.office) is not None and kept_draft(log.office) == log.draft())
    qtbot.keyClick(log, Qt.Key.Key_Escape)
    assert window.strip.words == "What you typed is kept. Ctrl+L goes on with it."
    # As after a crash: another log on the same office.
    again = LogWindow(window.desk, log.office, window)
    again.begin((1,))
    settle()
    assert (again.who.text(), again.said.toPlainText(), again.stance.stance) == ("Odile Marsh", CALL, "oppose")
    assert again.anew.isVisible()
    again.start_anew()
    assert kept_draft(log.office) is None
    assert again.draft().is_empty
    again.close()


def test_what_was_typed_just_before_the_window_closed_is_kept(window: MainWindow, log: LogWindow) -> None:
    log.said.setPlainText(CALL)
    window.close()
    kept = kept_draft(log.office)
    assert kept is not None
    assert kept.text == CALL


def test_a_saved_comment_leaves_no_draft(log: LogWindow, settle: Settle) -> None:
    log.said.setPlainText(CALL)
    log.keep()
    assert draft_path(log.office).exists()
    log.press_save()
    settle()
    assert not draft_path(log.office).exists()


def test_what_was_typed_is_corrected_in_its_place(window: MainWindow, log: LogWindow, settle: Settle) -> None:
    log.said.setPlainText(CALL)
    log.press_save()
    settle()
    log.close()
    form = Correcting(window.desk, detail_of(window, settle, 10), window)
    form.show()
    form.text.setPlainText(CALL.replace("ramp", "gate"))
    form.press()
    settle()
    assert detail_of(window, settle, 10).text == CALL.replace("ramp", "gate")
    assert window.strip.words == "Corrected the text of no. 11"


def test_what_was_received_is_not_corrected(window: MainWindow, settle: Settle) -> None:
    form = Correcting(window.desk, detail_of(window, settle, 0), window)
    form.show()
    form.text.setPlainText("Something else")
    form.press()
    settle()
    assert form.isVisible()
    assert "never edited" in form._problem.text()
    form.close()


def test_a_draft_is_written_whole_and_read_back() -> None:
    draft = LogDraft(
        "Zoë", 7, "Club", "555-0140", (3, 4), "letter", "One\ntwo 🏊", "oppose", "support", True, "2031-04-01"
    )
    assert keep_draft(OFFICE, draft)
    assert kept_draft(OFFICE) == draft
    assert kept_draft("/offices/other.db") is None
    drop_draft(OFFICE)
    assert kept_draft(OFFICE) is None


def test_an_empty_draft_is_not_kept() -> None:
    draft = LogDraft(text=CALL)
    keep_draft(OFFICE, draft)
    keep_draft(OFFICE, replace(draft, text=" ", items=(3,), channel="letter", received="2031-04-01"))
    assert kept_draft(OFFICE) is None


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"text": 7}', '{"text": "', '{"items": "x", "text": " "}'])
def test_a_file_that_is_no_draft_is_passed_over(content: str, expects_warnings: list[object]) -> None:
    place = draft_path(OFFICE)
    place.parent.mkdir(parents=True)
    place.write_text(content, encoding="utf-8")
    assert kept_draft(OFFICE) is None


def test_what_is_usable_of_a_draft_is_taken() -> None:
    place = draft_path(OFFICE)
    place.parent.mkdir(parents=True)
    place.write_text('{"text": "Yes.", "items": [1, "two", true], "person_id": "x", "reply": 1}', encoding="utf-8")
    assert kept_draft(OFFICE) == LogDraft(text="Yes.", items=(1,))
