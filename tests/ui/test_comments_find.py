"""Find and the saved views of the Comments screen."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from council_desk.ui.comments.find_card import EXAMPLES
from council_desk.ui.comments.screen import CommentsScreen
from council_desk.ui.main_window import MainWindow
from council_desk.ui.parts.form import Form

Settle = Callable[[], None]
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def comments(window: MainWindow, settle: Settle) -> CommentsScreen:
    screen = window.screen_named("Comments")
    assert isinstance(screen, CommentsScreen)
    window.resize(1280, 800)
    settle()
    screen.table.setFocus()
    return screen


def find(qtbot: QtBot, screen: CommentsScreen, words: str, rows: int) -> None:
    field = screen.filters.find_field
    field.clear()
    qtbot.keyClicks(field, words)
    qtbot.waitUntil(lambda: screen.filters.filter.words == words and screen.model.rowCount() == rows)


def hit_words(screen: CommentsScreen) -> list[str]:
    assert screen.detail is not None
    return [screen.detail.text[start:end] for start, end in screen.reading.letter.hits]


def test_words_fields_and_not_narrow_the_rows_and_are_marked(
    comments: CommentsScreen, qtbot: QtBot, settle: Settle
) -> None:
    find(qtbot, comments, "lifeguard* -evenings", 1)
    settle()
    assert comments.detail is not None
    assert comments.detail.label == "8"
    assert hit_words(comments) == ["lifeguards"]
    find(qtbot, comments, '"pool hours ordinance" stance:untagged', 7)


def test_what_cannot_be_looked_for_is_said_under_the_field_and_the_rows_stay(
    comments: CommentsScreen, qtbot: QtBot, settle: Settle
) -> None:
    find(qtbot, comments, "lifeguards", 7)
    field = comments.filters.find_field
    qtbot.keyClicks(field, " stanec:oppose")
    qtbot.waitUntil(lambda: bool(comments.filters.finding.problem))
    assert "stance" in comments.filters.finding.problem
    assert field.accessibleDescription() == comments.filters.finding.problem
    assert comments.model.rowCount() == 7
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: comments.model.rowCount() == 10)
    assert not comments.filters.finding.problem


def test_the_help_is_opened_with_a_question_mark_and_types_an_example(
    comments: CommentsScreen, qtbot: QtBot, settle: Settle
) -> None:
    field, card = comments.filters.find_field, comments.doing.find_card
    comments.go_to_find()
    qtbot.keyClicks(field, "?")
    assert card.isVisible()
    assert not field.text()
    names = [button.text() for button in card.buttons]
    assert names == [example for example, _words in EXAMPLES]
    card.buttons[names.index("has:question")].click()
    assert not card.isVisible()
    assert field.text() == "has:question"
    qtbot.waitUntil(lambda: comments.filters.filter.words == "has:question")
    qtbot.keyClick(field, Qt.Key.Key_F1)
    assert card.isVisible()
    qtbot.keyClick(card, Qt.Key.Key_Escape)
    assert not card.isVisible()


def test_every_example_of_the_help_can_be_looked_for() -> None:
    from council_desk.queries.find_words import parse

    assert [parse(example).problem for example, _words in EXAMPLES] == [""] * len(EXAMPLES)


def test_f3_goes_from_hit_to_hit_and_on_to_the_next_letter(
    comments: CommentsScreen, qtbot: QtBot, settle: Settle
) -> None:
    find(qtbot, comments, "pool", 8)
    comments.table.setFocus()
    settle()
    letter = comments.reading.letter
    many = len(letter.hits)
    assert many > 1
    assert letter.hit == 0
    for _ in range(many - 1):
        qtbot.keyClick(comments.table, Qt.Key.Key_F3)
    assert letter.hit == many - 1
    qtbot.keyClick(comments.table, Qt.Key.Key_F3)
    settle()
    assert comments.detail is not None
    assert comments.detail.label == "2"
    assert letter.hit == 0
    qtbot.keyClick(comments.table, Qt.Key.Key_F3, SHIFT)
    settle()
    assert comments.detail.label == "1"
    assert letter.hit == len(letter.hits) - 1


def test_f3_without_words_says_what_to_do(comments: CommentsScreen, window: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(comments.table, Qt.Key.Key_F3)
    assert "Find field" in window.strip.words


def name_it(qtbot: QtBot, settle: Settle, form: Form, name: str) -> None:
    field = form.findChild(QLineEdit)
    assert field is not None
    field.setText(name)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    settle()


def names(screen: CommentsScreen) -> list[str]:
    return [view.name for view in screen.filters.views.views]


def test_a_view_is_saved_picked_renamed_deleted_and_undone(
    comments: CommentsScreen, window: MainWindow, qtbot: QtBot, settle: Settle
) -> None:
    views = comments.filters.views
    built_in = names(comments)
    assert built_in[0] == "Untagged"
    find(qtbot, comments, "ordinance", 8)
    comments.filters.set_values(has_own_words=True)
    settle()
    name_it(qtbot, settle, views.save_as(), "Own words on the ordinance")
    assert names(comments) == [*built_in, "Own words on the ordinance"]
    assert views.other.isVisible()
    views.all.click()
    settle()
    assert comments.model.rowCount() == 10
    assert not views.other.isVisible()
    views.pick(views.views[-1])
    settle()
    assert comments.filters.find_field.text() == "ordinance"
    assert comments.filters.filter.has_own_words
    current = views.current()
    assert current is not None
    name_it(qtbot, settle, views.ask_name(current), "Personal letters")
    assert names(comments)[-1] == "Personal letters"
    views.delete(views.views[-1])
    settle()
    assert names(comments) == built_in
    window.undo()
    settle()
    qtbot.waitUntil(lambda: names(comments) == [*built_in, "Personal letters"])


def test_a_name_that_is_taken_is_refused_in_the_form(comments: CommentsScreen, qtbot: QtBot, settle: Settle) -> None:
    form = comments.filters.views.save_as()
    name_it(qtbot, settle, form, "Untagged")
    assert form.isVisible()
    form.close()


def test_changes_are_kept_in_the_view_picked_last(comments: CommentsScreen, qtbot: QtBot, settle: Settle) -> None:
    views = comments.filters.views
    comments.filters.set_values(reply_owed=False)
    name_it(qtbot, settle, views.save_as(), "Nothing owed")
    comments.filters.set_values(late=False)
    settle()
    assert views.current() is None
    views.keep_changes(views.views[-1])
    settle()
    assert views.views[-1].wanted.late is False
    assert views.current() == views.views[-1]


def test_the_menu_of_views_works_from_the_keyboard(comments: CommentsScreen, settle: Settle) -> None:
    menu = comments.filters.views.open_menu()
    words: list[Any] = [action.text().replace("&", "") for action in menu.actions() if not action.isSeparator()]
    assert words[:2] == ["0  All", "1  Untagged"]
    assert "Save this view…" in words
    menu.actions()[1].trigger()
    menu.close()
    settle()
    assert comments.filters.filter.stance == "untagged"
    assert comments.filters.untagged.isChecked()
