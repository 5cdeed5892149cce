"""The agenda's menu: a meeting from a file, its times, a continued item and what came before."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from council_desk.ui.agenda.from_file import add_from_file
from council_desk.ui.agenda.meeting_forms import open_continue_form, open_times_form
from council_desk.ui.agenda.menu import open_agenda_menu
from council_desk.ui.comments.screen import CommentsScreen
from council_desk.ui.logging_by_hand.draft import LogDraft, keep_draft
from council_desk.ui.main_window import MainWindow
from council_desk.ui.parts.message import EmptyMessage

Settle = Callable[[], None]

EVENT = {
    "EventBodyName": "City Council",
    "EventDate": "2031-04-28T00:00:00",
    "EventTime": "6:30 PM",
    "EventItems": [
        {
            "EventItemAgendaNumber": "29",
            "EventItemMatterFile": "2031-0142",
            "EventItemTitle": "Pool hours, second reading",
        },
        {"EventItemAgendaNumber": "44", "EventItemTitle": "Tree fees"},
    ],
}


def agenda_says(window: MainWindow) -> list[str]:
    model = window.agenda.model
    return [str(model.index(row).data()) for row in range(model.rowCount())]


def test_the_menu_offers_what_can_be_done(window: MainWindow) -> None:
    menu = open_agenda_menu(window)
    words = [action.text() for action in menu.actions() if action.text()]
    assert words == [
        "&Add meeting or item…",
        "Add a meeting from a &file…",
        "&Times and cut-off of this meeting…",
        "&Continue item 29…",
    ]
    menu.close()


def test_a_meeting_comes_from_a_file_and_updates_what_is_there(
    window: MainWindow, settle: Settle, tmp_path: Path
) -> None:
    file = tmp_path / "event.json"
    file.write_text(json.dumps(EVENT), encoding="utf-8")
    add_from_file(window.desk, window.strip, file, window.item_added)
    settle()
    assert window.strip.words == "1 item added, 1 brought up to date"
    assert [said.split(",")[0] for said in agenda_says(window)] == ["Mon", "Item 29", "Item 31", "Item 44"]
    assert window.head is not None
    assert (window.head.title, window.head.start_time) == ("Pool hours, second reading", "18:30")
    window.undo()
    settle()
    assert len(agenda_says(window)) == 3


@pytest.mark.parametrize(("content", "said"), [("[1, 2]", "no meetings"), ("{", "not JSON")])
def test_a_file_that_is_no_agenda_is_refused(
    window: MainWindow, settle: Settle, tmp_path: Path, content: str, said: str
) -> None:
    file = tmp_path / "notes.json"
    file.write_text(content, encoding="utf-8")
    before = agenda_says(window)
    add_from_file(window.desk, window.strip, file, window.item_added)
    settle()
    assert said in window.strip.words
    assert window.strip.show_error.isVisible()
    assert agenda_says(window) == before


def test_the_meeting_s_times_are_set(window: MainWindow, settle: Settle) -> None:
    assert window.head is not None
    form = open_times_form(window.desk, window.head, window)
    form.field("start").setText("6 pm")
    form.press()
    settle()
    assert form.isVisible()
    form.field("start").setText("18:00")
    form.field("cutoff").setText("2031-04-27 12:00")
    form.press()
    settle()
    assert (window.head.start_time, window.head.cutoff_at) == ("18:00", "2031-04-27T19:00:00Z")
    again = open_times_form(window.desk, window.head, window)
    assert again.field("cutoff").text() == "2031-04-27 12:00"
    again.field("cutoff").setText("soon")
    again.press()
    assert again.isVisible()
    again.close()


def test_a_continued_item_shows_what_came_for_the_earlier_hearing_apart(
    window: MainWindow, qtbot: QtBot, settle: Settle
) -> None:
    assert window.head is not None
    form = open_continue_form(window.desk, window.head, window, window.item_added)
    form.field("date").setText("2031-05-12")
    form.field("number").setText("12")
    form.press()
    settle()
    assert (window.head.number, window.head.meeting_date) == ("12", "2031-05-12")
    assert window.known_counts().four.submissions == 0
    page = window.shown_page()
    assert isinstance(page, EmptyMessage)
    assert page.buttons[-1].text() == "Show the earlier hearing"
    page.buttons[-1].click()
    settle()
    comments = window.screen_named("Comments")
    assert isinstance(comments, CommentsScreen)
    assert comments.isVisible()
    assert comments.filters.filter.earlier
    qtbot.waitUntil(lambda: comments.model.rowCount() == 10)
    assert window.known_counts().four.submissions == 0


def test_a_kept_draft_is_told_of_when_the_office_opens(window: MainWindow, settle: Settle, pool_office: Path) -> None:
    assert window.desk.jobs.store is not None
    keep_draft(window.desk.jobs.store.location, LogDraft(text="Wants the ramp first."))
    window.open_office("Marrow Bay")
    settle()
    assert window.strip.words == "A comment that you were logging is kept. Ctrl+L goes on with it."
