"""Several comments at once: every key tags them all, says what it left alone, and is one change."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from council_desk.queries.comments import CommentLine
from council_desk.ui.comments.find_and_tag import FindAndTag
from council_desk.ui.comments.screen import CommentsScreen
from council_desk.ui.main_window import MainWindow

Settle = Callable[[], None]
SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def comments(window: MainWindow, settle: Settle) -> CommentsScreen:
    screen = window.screen_named("Comments")
    assert isinstance(screen, CommentsScreen)
    window.resize(1280, 800)
    settle()
    screen.table.setFocus()
    return screen


def lines(screen: CommentsScreen) -> list[CommentLine]:
    found = [screen.model.line(row) for row in range(screen.model.rowCount())]
    return [line for line in found if line is not None]


def press(qtbot: QtBot, screen: CommentsScreen, settle: Settle, *keys: str) -> None:
    held = Qt.KeyboardModifier.NoModifier
    for key in keys:
        if key in ("Shift", "Control"):
            held = SHIFT if key == "Shift" else CONTROL
            continue
        qtbot.keyClick(screen.table, getattr(Qt.Key, f"Key_{key}"), held)
        settle()
        held = Qt.KeyboardModifier.NoModifier


def test_shift_and_an_arrow_adds_to_what_space_picked(comments: CommentsScreen, qtbot: QtBot, settle: Settle) -> None:
    press(qtbot, comments, settle, "Space", "J", "J", "J", "Space", "Shift", "Down", "Shift", "Down")
    assert comments.table.selected_count() == 4
    assert [comments.model.row_of(each) for each in comments.table.selected_ids()] == [0, 3, 4, 5]


def test_done_and_reply_owed_are_said_of_all_and_those_that_were_are_counted(
    comments: CommentsScreen, window: MainWindow, qtbot: QtBot, settle: Settle
) -> None:
    press(qtbot, comments, settle, "R", "Control", "A", "R")
    assert window.strip.words == "A reply is owed to 9 of 10 comments; 1 were so before"
    qtbot.waitUntil(lambda: all(line.reply_owed for line in lines(comments)))
    press(qtbot, comments, settle, "N")
    assert window.strip.words == "Marked 10 comments as done"
    press(qtbot, comments, settle, "Shift", "N")
    qtbot.waitUntil(lambda: not any(line.done for line in lines(comments)))
    press(qtbot, comments, settle, "R")
    qtbot.waitUntil(lambda: not any(line.reply_owed for line in lines(comments)))
    window.undo()
    settle()
    qtbot.waitUntil(lambda: all(line.reply_owed for line in lines(comments)))


def test_enter_accepts_the_suggested_stances_of_all_and_leaves_the_decided_alone(
    comments: CommentsScreen, window: MainWindow, qtbot: QtBot, settle: Settle
) -> None:
    suggested = {line.id: line.suggested_stance for line in lines(comments) if line.suggested_stance}
    first = lines(comments)[0].id
    press(qtbot, comments, settle, "5", "Control", "A", "Return")
    now = {line.id: line.stance for line in lines(comments)}
    assert now[first] == "neutral"
    assert {each: stance for each, stance in now.items() if each in suggested and each != first} == {
        each: stance for each, stance in suggested.items() if each != first
    }
    window.undo()
    settle()
    qtbot.waitUntil(lambda: sum(line.stance is not None for line in lines(comments)) == 1)


def test_backspace_rejects_the_suggested_stances_of_all(comments: CommentsScreen, qtbot: QtBot, settle: Settle) -> None:
    press(qtbot, comments, settle, "Control", "A", "Backspace")
    qtbot.waitUntil(lambda: not any(line.suggested_stance for line in lines(comments)))


def test_shift_and_a_digit_tags_all_and_says_done(comments: CommentsScreen, qtbot: QtBot, settle: Settle) -> None:
    press(qtbot, comments, settle, "Space", "J", "Space", "Shift", "4")
    assert [(line.stance, line.done) for line in lines(comments)[:3]] == [("oppose", True)] * 2 + [(None, False)]


def found_window(screen: CommentsScreen, qtbot: QtBot) -> FindAndTag:
    qtbot.waitUntil(lambda: screen.doing.found is not None and screen.doing.found.isVisible())
    found = screen.doing.found
    assert found is not None
    return found


def test_d_finds_words_in_all_of_them_counts_and_tags(
    comments: CommentsScreen, window: MainWindow, qtbot: QtBot, settle: Settle
) -> None:
    press(qtbot, comments, settle, "Control", "A", "D")
    asked = found_window(comments, qtbot)
    qtbot.keyClicks(asked.words, "lifeguards")
    qtbot.waitUntil(lambda: asked.found is not None and asked.found.places == 7)
    assert asked.button.text() == "Tag 7 places"
    asked.press()
    assert asked.isVisible()  # a demand is asked for first
    qtbot.keyClicks(asked.demand, "Pay the lifeguards")
    qtbot.waitUntil(lambda: len(asked.demand.rows) == 1)
    qtbot.keyClick(asked.demand, Qt.Key.Key_Return)
    settle()
    qtbot.keyClick(asked, Qt.Key.Key_Return, CONTROL)
    settle()
    assert window.strip.words == "Tagged 7 places in 7 comments as a demand"
    press(qtbot, comments, settle, "Escape")
    assert comments.detail is not None
    tagged = [each for each in comments.detail.excerpts if each.decided]
    assert [each.sentence for each in tagged] == ["Pay the lifeguards"]
    assert comments.detail.text[tagged[0].start :].startswith("Mornings are quiet")
    window.undo()
    settle()
    qtbot.waitUntil(lambda: not [each for each in comments.detail.excerpts if each.decided])


def test_ctrl_d_takes_the_selected_words_to_all_that_are_shown(
    comments: CommentsScreen, window: MainWindow, qtbot: QtBot, settle: Settle
) -> None:
    assert comments.detail is not None
    start = comments.detail.text.index("three lifeguards")
    comments.reading.letter.reveal((start, start + 16))
    press(qtbot, comments, settle, "Control", "D")
    asked = found_window(comments, qtbot)
    assert asked.words.text() == '"three lifeguards"'
    asked.alone.click()
    asked.kinds["question"].click()
    qtbot.waitUntil(lambda: asked.found is not None and asked.found.places == 6)
    asked.press()
    settle()
    assert window.strip.words == "Tagged 6 places in 6 comments as a question"
    assert [comments.detail.text[each.start : each.end] for each in comments.detail.questions if each.decided] == [
        "three lifeguards"
    ]


def test_what_cannot_be_found_is_said_before_anything_is_tagged(
    comments: CommentsScreen, qtbot: QtBot, settle: Settle
) -> None:
    press(qtbot, comments, settle, "Control", "A", "Q")
    asked = found_window(comments, qtbot)
    assert asked.kind == "question"
    for typed, enabled in (("stance:oppose", False), ("zebra", False), ("who", True)):
        asked.words.clear()
        qtbot.keyClicks(asked.words, typed)
        qtbot.waitUntil(lambda: asked.found is not None)
        assert asked.button.isEnabled() is enabled
    asked.close()


def test_shift_and_enter_accepts_says_done_and_goes_on(comments: CommentsScreen, qtbot: QtBot, settle: Settle) -> None:
    press(qtbot, comments, settle, "Shift", "Return")
    first = lines(comments)[0]
    assert first.stance is not None
    assert first.done
    assert comments.detail is not None
    assert comments.detail.label == "2"


def test_done_is_taken_back_by_shift_n_alone(comments: CommentsScreen, qtbot: QtBot, settle: Settle) -> None:
    press(qtbot, comments, settle, "N", "K")
    assert comments.detail is not None
    assert comments.detail.done
    press(qtbot, comments, settle, "1")
    assert comments.detail.done  # a tag says nothing about done, neither way
    press(qtbot, comments, settle, "Shift", "N")
    assert not comments.detail.done


def test_the_keys_are_shown_on_a_card_that_any_key_closes(
    comments: CommentsScreen, qtbot: QtBot, settle: Settle
) -> None:
    qtbot.keyClicks(comments.table, "?")
    card = comments.doing.keys_card
    assert card.isVisible()
    assert "find and tag all" in card.accessibleDescription()
    qtbot.keyClick(card, Qt.Key.Key_1)
    settle()
    assert not card.isVisible()
    assert comments.detail is not None
    assert comments.detail.stance is None


def test_a_key_that_changes_nothing_offers_no_undo(
    comments: CommentsScreen, window: MainWindow, qtbot: QtBot, settle: Settle
) -> None:
    press(qtbot, comments, settle, "Control", "A", "1", "4")
    assert window.strip.words == "Tagged 0 of 10 comments as oppose; 10 decided already, left alone (Y: those too)"
    assert not window.strip.undo.isVisible()
    press(qtbot, comments, settle, "Y")
    qtbot.waitUntil(lambda: all(line.stance == "oppose" for line in lines(comments)))
    assert window.strip.undo.isVisible()
