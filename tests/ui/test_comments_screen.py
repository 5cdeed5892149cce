"""The Comments screen: tagging from the keyboard, filters, many at once."""

from collections.abc import Callable
from threading import Event

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from council_desk.queries.comments import CommentLine
from council_desk.ui.comments.model import MARKS, STANCE, CommentsModel
from council_desk.ui.comments.screen import CommentsScreen
from council_desk.ui.main_window import MainWindow

Settle = Callable[[], None]


@pytest.fixture
def comments(window: MainWindow) -> CommentsScreen:
    screen = window.screen_named("Comments")
    assert isinstance(screen, CommentsScreen)
    screen.table.setFocus()
    return screen


def press(qtbot: QtBot, screen: CommentsScreen, settle: Settle, *keys: str) -> None:
    for key in keys:
        code = getattr(Qt.Key, f"Key_{key}")
        qtbot.keyClick(screen.table, code)
        settle()


def stances(screen: CommentsScreen) -> list[str]:
    return [str(screen.model.index(row, STANCE).data()) for row in range(screen.model.rowCount())]


def test_the_model_is_sound_and_fetches_pages(qtmodeltester: ModelTester) -> None:
    asked: list[tuple[int, int]] = []
    model = CommentsModel(lambda page, ids: asked.append((page, len(ids))))
    model.show_ids(range(1, 251))
    qtmodeltester.check(model)
    assert model.line(120) is None
    assert (1, 100) in asked
    model.take_page(1, [line(number) for number in range(101, 201)])
    found = model.line(120)
    assert found is not None
    assert found.id == 121
    assert model.row_of(121) == 120


def test_rows_stay_on_screen_while_they_are_asked_again() -> None:
    model = CommentsModel(lambda _page, _ids: None)
    model.show_ids([1, 2, 3])
    model.take_page(0, [line(1), line(2), line(3)])
    model.show_ids([1, 2, 3])
    assert model.line(0) is not None
    model.show_ids([3, 1])
    assert model.index(0, 0).data() == "3"


def line(number: int) -> CommentLine:
    values: dict[str, object] = dict.fromkeys(CommentLine._fields)
    return CommentLine(**{**values, "id": number, "label": str(number), "opening": ""})  # type: ignore[arg-type] # values of many types


def test_the_first_comment_is_shown_with_its_suggestion(comments: CommentsScreen) -> None:
    assert comments.model.rowCount() == 10
    assert comments.detail is not None
    assert comments.detail.label == "1"
    assert comments.panel.box.isVisibleTo(comments)


def test_a_digit_tags_and_stays_on_the_comment(comments: CommentsScreen, qtbot: QtBot, settle: Settle) -> None:
    press(qtbot, comments, settle, "J", "4")
    assert comments.detail is not None
    assert (comments.detail.label, comments.detail.stance) == ("2", "oppose")
    assert comments.panel.rows["oppose"].state == "decided"
    assert stances(comments)[1] == "Oppose"


def test_enter_accepts_what_the_panel_shows(comments: CommentsScreen, qtbot: QtBot, settle: Settle) -> None:
    assert comments.detail is not None
    assert comments.detail.suggested_stance is not None
    wanted = comments.detail.suggested_stance.stance
    press(qtbot, comments, settle, "Return")
    assert comments.detail.stance == wanted


def test_backspace_rejects_and_it_does_not_come_back(comments: CommentsScreen, qtbot: QtBot, settle: Settle) -> None:
    press(qtbot, comments, settle, "Backspace")
    assert comments.detail is not None
    assert comments.detail.suggested_stance is None
    assert comments.detail.stance is None


def test_n_says_done_and_goes_to_the_next_that_is_not(comments: CommentsScreen, qtbot: QtBot, settle: Settle) -> None:
    press(qtbot, comments, settle, "N")
    assert comments.detail is not None
    assert comments.detail.label == "2"
    qtbot.waitUntil(lambda: "done" in str(comments.model.index(0, MARKS).data()))


def test_shift_and_a_digit_tags_and_goes_on(comments: CommentsScreen, qtbot: QtBot, settle: Settle) -> None:
    qtbot.keyClick(comments.table, Qt.Key.Key_1, Qt.KeyboardModifier.ShiftModifier)
    settle()
    assert comments.detail is not None
    assert comments.detail.label == "2"
    assert stances(comments)[0] == "Support"


def test_keys_pressed_faster_than_letters_come_each_tag_their_own_letter(
    comments: CommentsScreen, qtbot: QtBot, settle: Settle
) -> None:
    for digit in (Qt.Key.Key_1, Qt.Key.Key_4, Qt.Key.Key_5):
        qtbot.keyClick(comments.table, digit, Qt.KeyboardModifier.ShiftModifier)
    settle()
    wanted = ["support", "oppose", "neutral"]
    qtbot.waitUntil(lambda: [comments.model.line(row).stance for row in range(3)] == wanted)


def test_what_changes_elsewhere_while_the_next_letter_is_on_its_way_does_not_stop_it(
    comments: CommentsScreen, qtbot: QtBot, settle: Settle
) -> None:
    held = Event()
    comments.desk.jobs.read(comments, "held", lambda _store: held.wait(10), lambda _done: None)
    qtbot.keyClick(comments.table, Qt.Key.Key_J)
    comments.reload()  # as after any change
    qtbot.keyClick(comments.table, Qt.Key.Key_4)
    held.set()
    settle()
    assert comments.detail is not None
    assert comments.detail.label == "2"
    qtbot.waitUntil(lambda: comments.model.line(1).stance == "oppose")


def test_a_digit_right_after_j_tags_the_letter_that_was_gone_to(
    comments: CommentsScreen, qtbot: QtBot, settle: Settle
) -> None:
    qtbot.keyClick(comments.table, Qt.Key.Key_J)
    qtbot.keyClick(comments.table, Qt.Key.Key_4)
    settle()
    qtbot.waitUntil(lambda: comments.model.line(1).stance == "oppose")
    assert comments.model.line(0).stance is None


def test_the_comment_stays_in_sight_when_its_tag_takes_it_out_of_the_filter(
    comments: CommentsScreen, qtbot: QtBot, settle: Settle
) -> None:
    comments.filters.untagged.click()
    settle()
    comments.table.setFocus()
    press(qtbot, comments, settle, "1")
    assert comments.detail is not None
    assert comments.detail.label == "1"
    assert comments.model.rowCount() == 10
    press(qtbot, comments, settle, "J", "2")
    assert comments.model.rowCount() == 9


def test_many_are_tagged_at_once_and_those_decided_are_left_alone(
    comments: CommentsScreen, qtbot: QtBot, settle: Settle
) -> None:
    said: list[str] = []
    comments.changed.connect(said.append)
    press(qtbot, comments, settle, "4")
    qtbot.keyClick(comments.table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert comments.table.selected_count() == 10
    press(qtbot, comments, settle, "1")
    assert stances(comments).count("Support") == 9
    assert stances(comments)[0] == "Oppose"
    # Words that were said count what was tagged, not what was selected.
    assert said[-1] == "Tagged 9 of 10 comments as support; 1 decided already, left alone (Y: those too)"
    press(qtbot, comments, settle, "Y")
    settle()
    assert stances(comments) == ["Support"] * 10


def test_space_picks_some_and_escape_lets_them_go(comments: CommentsScreen, qtbot: QtBot, settle: Settle) -> None:
    press(qtbot, comments, settle, "Space", "J", "J", "Space")
    assert comments.table.selected_count() == 2
    press(qtbot, comments, settle, "5", "Escape")
    assert stances(comments).count("Neutral") == 2
    assert comments.table.selected_count() <= 1


def test_d_makes_the_selected_words_an_excerpt_of_a_new_demand(
    comments: CommentsScreen, qtbot: QtBot, settle: Settle
) -> None:
    assert comments.detail is not None
    start = comments.detail.text.index("open the pool")
    comments.reading.letter.reveal((start, start + 35))
    press(qtbot, comments, settle, "D")
    assert comments.picker.isVisible()
    qtbot.keyClicks(comments.picker.field, "Open earlier on weekdays")
    qtbot.keyClick(comments.picker.field, Qt.Key.Key_Return)
    settle()
    decided = [each for each in comments.detail.excerpts if each.decided]
    assert [each.sentence for each in decided] == ["Open earlier on weekdays"]
    assert comments.detail.text[decided[0].start : decided[0].end].startswith("open the pool")


def test_a_key_without_words_selects_the_sentence_first(comments: CommentsScreen, qtbot: QtBot, settle: Settle) -> None:
    press(qtbot, comments, settle, "Q")
    assert comments.reading.letter.selected() is not None
    press(qtbot, comments, settle, "Q")
    assert comments.detail is not None
    assert [each.decided for each in comments.detail.questions] == [True]


def test_r_marks_a_reply_owed_and_takes_it_back(comments: CommentsScreen, qtbot: QtBot, settle: Settle) -> None:
    press(qtbot, comments, settle, "R")
    assert comments.detail is not None
    assert comments.detail.reply_owed
    press(qtbot, comments, settle, "R")
    assert not comments.detail.reply_owed


def test_find_narrows_the_rows_and_escape_brings_all_back(
    comments: CommentsScreen, qtbot: QtBot, settle: Settle
) -> None:
    qtbot.keyClicks(comments.filters.find_field, "grandmother")
    qtbot.waitUntil(lambda: comments.model.rowCount() == 1)
    qtbot.keyClick(comments.filters.find_field, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: comments.model.rowCount() == 10)


def test_a_letter_in_the_find_field_tags_nothing(comments: CommentsScreen, qtbot: QtBot, settle: Settle) -> None:
    qtbot.keyClicks(comments.filters.find_field, "1")
    settle()
    assert comments.detail is None or comments.detail.stance is None


def test_rows_can_be_sorted_by_name(comments: CommentsScreen, settle: Settle) -> None:
    comments.table.sort_wanted.emit("name")
    settle()
    comments.table.sort_wanted.emit("name")
    settle()
    assert "Iris" in str(comments.model.index(0, 2).data())


def test_the_reading_pane_shows_own_words_and_where_the_letter_stood(comments: CommentsScreen, settle: Settle) -> None:
    comments.table.go_to_row(2)
    settle()
    assert comments.detail is not None
    assert comments.detail.campaign is not None
    own = [comments.detail.text[start:end] for start, end in comments.detail.campaign.own_words]
    assert any("walking stick" in words for words in own)
    assert comments.reading.letter.accessibleName() == "Letter"
