"""The tray: what waits, what it may be for, and putting it on one item or two."""

from collections.abc import Callable
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from council_desk.operations.log_comment import LoggedComment, log_comment
from council_desk.store.store import Store
from council_desk.ui.main_window import MainWindow
from council_desk.ui.tray.screen import TrayScreen

Settle = Callable[[], None]

BENCHES = "Please keep item 31 on the agenda: the benches at the creek are broken."
THANKS = "Thank you all for your service."


@pytest.fixture
def tray(
    window: MainWindow, settle: Settle, qtbot: QtBot, pool_office: Path, open_desk: Callable[..., Store]
) -> TrayScreen:
    """The tray with two letters, shown."""
    other = open_desk(pool_office, who="Ben", desk="Back desk")
    for text, name in ((BENCHES, "Odile Marsh"), (THANKS, "")):
        with other.change("Logged by hand") as session:
            log_comment(session, LoggedComment(text, name=name, channel="e-mail"), "Ben")
    window.desk.refresh.look()
    settle()
    window.show_item(None)
    settle()
    screen = window.shown_page()
    assert isinstance(screen, TrayScreen)
    qtbot.waitUntil(lambda: screen.detail is not None)
    return screen


def press(qtbot: QtBot, screen: TrayScreen, settle: Settle, *keys: Qt.Key) -> None:
    for key in keys:
        qtbot.keyClick(screen.table, key)
        settle()


def agenda_says(window: MainWindow) -> list[str]:
    model = window.agenda.model
    return [str(model.index(row).data()) for row in range(model.rowCount())]


def test_the_agenda_leads_to_the_tray(window: MainWindow, tray: TrayScreen) -> None:
    assert agenda_says(window)[-1] == "Tray, 2 comments on no item yet"
    assert tray.model.rowCount() == 2
    assert tray.isVisible()
    assert not window.header.tabs["Comments"].isVisible()


def test_a_suggestion_is_shown_with_its_reason_and_taken_by_its_digit(
    window: MainWindow, tray: TrayScreen, qtbot: QtBot, settle: Settle
) -> None:
    assert [(each.item.number, each.reason) for each in tray.suggested] == [("31", "says item 31")]
    press(qtbot, tray, settle, Qt.Key.Key_1)
    assert window.strip.words == "Assigned: no. 1 on item 31"
    assert agenda_says(window)[-2:] == [
        "Item 31, Bench repairs, 1 comment, 1 untagged",
        "Tray, 1 comment on no item yet",
    ]
    assert tray.detail is not None
    assert tray.detail.text == THANKS
    press(qtbot, tray, settle, Qt.Key.Key_1)
    assert "no such suggestion" in window.strip.words


def test_a_digit_pressed_before_the_next_letter_has_come_does_not_assign_the_one_before(
    window: MainWindow, tray: TrayScreen, qtbot: QtBot, settle: Settle
) -> None:
    held = Event()
    tray.desk.jobs.read(tray, "held", lambda _store: held.wait(10), lambda _done: None)
    qtbot.keyClick(tray.table, Qt.Key.Key_Down)
    qtbot.keyClick(tray.table, Qt.Key.Key_1)
    held.set()
    settle()
    assert tray.detail is not None
    assert tray.detail.text == THANKS
    assert tray.model.rowCount() == 2
    assert "no such suggestion" in window.strip.words


def test_a_letter_is_put_on_two_items_and_both_say_so(
    window: MainWindow, tray: TrayScreen, qtbot: QtBot, settle: Settle
) -> None:
    qtbot.keyClick(tray.table, Qt.Key.Key_I)
    form = tray.ask_items()
    assert form is not None
    settle()
    form.press()
    assert form.isVisible()
    for number in ("29", "31"):
        qtbot.keyClicks(form.items.field, number)
        qtbot.waitUntil(lambda: bool(form.items.field.rows))
        qtbot.keyClick(form.items.field, Qt.Key.Key_Return)
    qtbot.keyClick(form.items.field, Qt.Key.Key_Return)
    settle()
    assert window.strip.words == "Assigned: no. 11 on item 29 and no. 1 on item 31"
    window.undo()
    settle()
    assert tray.model.rowCount() == 2


def test_all_at_once_are_put_on_an_item_in_order_of_arrival(
    window: MainWindow, tray: TrayScreen, settle: Settle
) -> None:
    tray.table.selectAll()
    settle()
    assert window.item_id is None
    items = [row for row in range(window.agenda.model.rowCount()) if "Item 31" in agenda_says(window)[row]]
    item = window.agenda.model.index(items[0]).data(Qt.ItemDataRole.UserRole).id
    tray.assign(tray.table.selected_ids(), (item,))
    settle()
    assert window.strip.words == "Assigned: no. 1 on item 31 and no. 2 on item 31"
    page = window.shown_page()
    assert page is tray
    assert agenda_says(window)[-1].startswith("Item 31")


def test_what_is_no_comment_is_set_aside(window: MainWindow, tray: TrayScreen, settle: Settle) -> None:
    tray.mending.set_aside("spam")
    settle()
    assert window.strip.words == "Set a comment in the tray aside: spam"
    assert tray.model.rowCount() == 1
