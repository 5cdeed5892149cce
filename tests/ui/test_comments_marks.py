"""Excerpts, questions and sensitive passages in the letter: stacked, labelled, gone through, moved and taken off."""

from collections.abc import Callable, Sequence
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QRectF, Qt
from pytestqt.qtbot import QtBot

from council_desk.ui.comments.screen import CommentsScreen
from council_desk.ui.main_window import MainWindow
from council_desk.ui.parts.letter import Letter, Mark
from council_desk.ui.parts.letter_marks import MOST_LANES, lanes, place_labels
from council_desk.ui.theme.theme import Theme

Settle = Callable[[], None]
SHIFT = Qt.KeyboardModifier.ShiftModifier
TEXT = "Please open the pool at seven, and keep the east gate unlocked. Who has the key? My knee is bad. " * 3


def mark(start: int, end: int, sign: str = "1", decided: bool = True, kind: str = "demand") -> Mark:
    return Mark(start, end, sign, f"What {sign} asks for", "#7B3DA3", decided, (start, end, sign), kind)


@given(st.lists(st.tuples(st.integers(0, 60), st.integers(1, 30)), max_size=8, unique=True))
def test_marks_that_overlap_have_lines_of_their_own(spans: list[tuple[int, int]]) -> None:
    marks = [mark(start, start + length, str(n)) for n, (start, length) in enumerate(spans)]
    found = lanes(marks)
    assert set(found) == set(marks)
    for one in marks:
        for other in marks:
            overlap = one is not other and one.start < other.end and other.start < one.end
            if overlap and found[one] == found[other]:
                assert found[one] == MOST_LANES - 1
    if all(a.end <= b.start for a, b in zip(sorted(marks, key=lambda m: m.start), marks[1:], strict=False)):
        assert max(found.values(), default=0) < MOST_LANES


def test_labels_never_cover_one_another(theme: Theme, qapp: object) -> None:
    lines = [(mark(n, n + 5, str(n), decided=bool(n % 2)), QRectF(24, 23 * (n // 4), 200, 23)) for n in range(12)]
    for room in (18.0, 120.0):
        placed = place_labels(lines, 300, room, theme)
        assert [each.mark.start for each in placed] == list(range(12))
        for above, below in pairwise(placed):
            assert above.whole.bottom() < below.whole.top()
        assert all(each.words for each in placed) == (room > 100)


def shown(theme: Theme, qtbot: QtBot, marks: Sequence[Mark], text: str = TEXT) -> Letter:
    letter = Letter(theme, "Letter")
    qtbot.addWidget(letter)
    letter.resize(420, 300)
    letter.show_letter(text, marks=marks)
    letter.show()
    return letter


def test_a_letter_with_many_labels_scrolls_to_the_last_of_them(theme: Theme, qtbot: QtBot) -> None:
    marks = [mark(0, 5, str(n)) for n in range(1, 30)]
    letter = shown(theme, qtbot, marks, "Short.")
    assert len(letter.labels) == 29
    assert letter.document().size().height() >= letter.labels[-1].whole.bottom()
    letter.show_letter("Short.", marks=marks[:1])
    assert letter.document().size().height() < 100


def test_a_label_that_is_clicked_makes_its_words_the_current_ones(theme: Theme, qtbot: QtBot) -> None:
    letter = shown(theme, qtbot, [mark(7, 20), mark(35, 60, "2", kind="question")])
    chosen: list[Mark | None] = []
    letter.mark_chosen.connect(chosen.append)
    where = letter.labels[1].badge.center()
    qtbot.mouseClick(letter.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(int(where.x()), int(where.y())))
    assert letter.current_mark is not None
    assert letter.current_mark.sign == "2"
    assert letter.selected() == (35, 60)
    letter.reveal((0, 6))
    assert letter.current_mark is None
    assert [each.sign if each else "" for each in chosen] == ["2", ""]


def test_one_goes_round_the_marks_from_the_caret(theme: Theme, qtbot: QtBot) -> None:
    letter = shown(theme, qtbot, [mark(35, 60, "2"), mark(7, 20), mark(10, 50, "3")])
    signs = []
    for by in (1, 1, 1, 1, -1, -1):
        letter.step_mark(by)
        assert letter.current_mark is not None
        signs.append(letter.current_mark.sign)
    assert signs == ["1", "3", "2", "1", "2", "3"]
    assert not shown(theme, qtbot, []).step_mark(1)


def test_the_current_mark_stays_when_the_same_letter_is_shown_anew(theme: Theme, qtbot: QtBot) -> None:
    marks = [mark(7, 20), mark(35, 60, "2")]
    letter = shown(theme, qtbot, marks)
    letter.step_mark(1)
    letter.show_letter(TEXT, marks=[*marks, mark(40, 44, "3")], keep=True)
    assert letter.current_mark == marks[0]
    letter.show_letter(TEXT, marks=marks[1:], keep=True)
    assert letter.current_mark is None
    assert letter.selected() == (7, 20)


def test_hits_beyond_the_basic_plane_are_marked_where_they_stand(theme: Theme, qtbot: QtBot) -> None:
    text = "\U0001f3ca\U0001f3ca swim at seven"
    letter = shown(theme, qtbot, [], text)
    letter.show_hits([(3, 7), (11, 16)])
    found = [extra.cursor.selectedText() for extra in letter.extraSelections()]
    assert found == ["swim", "seven"]
    assert letter.step_hit(1)
    assert not letter.step_hit(1)


@pytest.fixture
def comments(window: MainWindow, settle: Settle) -> CommentsScreen:
    screen = window.screen_named("Comments")
    assert isinstance(screen, CommentsScreen)
    window.resize(1280, 800)
    settle()
    screen.table.setFocus()
    return screen


def tag_words(qtbot: QtBot, screen: CommentsScreen, settle: Settle, words: str, demand: str) -> None:
    assert screen.detail is not None
    start = screen.detail.text.index(words)
    screen.reading.letter.reveal((start, start + len(words)))
    qtbot.keyClick(screen.table, Qt.Key.Key_D)
    settle()
    qtbot.keyClicks(screen.picker.field, demand)
    qtbot.keyClick(screen.picker.field, Qt.Key.Key_Return)
    settle()


def demands(screen: CommentsScreen) -> list[tuple[str, str]]:
    assert screen.detail is not None
    text = screen.detail.text
    return [(each.sentence, text[each.start : each.end]) for each in screen.detail.excerpts if each.decided]


def go_to(qtbot: QtBot, screen: CommentsScreen, words: str) -> None:
    letter = screen.reading.letter
    for _ in letter.marks:
        qtbot.keyClick(screen.table, Qt.Key.Key_X)
        found = letter.current_mark
        if (
            found is not None
            and found.decided
            and screen.detail
            and screen.detail.text[found.start :].startswith(words)
        ):
            return
    raise AssertionError(words)


def test_an_excerpt_is_given_another_demand_and_taken_off_with_keys(
    comments: CommentsScreen, window: MainWindow, qtbot: QtBot, settle: Settle
) -> None:
    tag_words(qtbot, comments, settle, "open the pool at 7", "Open earlier on weekdays")
    tag_words(qtbot, comments, settle, "three lifeguards", "Hire a lifeguard")
    go_to(qtbot, comments, "open the pool")
    qtbot.keyClick(comments.table, Qt.Key.Key_D)
    settle()
    offered = [comments.picker.list.item(row).text() for row in range(comments.picker.list.count())]
    assert not any("Open earlier" in words for words in offered)
    qtbot.keyClicks(comments.picker.field, "lifeguard")
    qtbot.keyClick(comments.picker.field, Qt.Key.Key_Return)
    settle()
    assert {each[0] for each in demands(comments)} == {"Hire a lifeguard"}
    assert len(demands(comments)) == 2
    window.undo()
    settle()
    qtbot.waitUntil(lambda: {each[0] for each in demands(comments)} == {"Open earlier on weekdays", "Hire a lifeguard"})
    go_to(qtbot, comments, "three lifeguards")
    qtbot.keyClick(comments.table, Qt.Key.Key_Delete)
    settle()
    assert [each[0] for each in demands(comments)] == ["Open earlier on weekdays"]


def test_enter_accepts_the_suggestion_that_was_gone_to(comments: CommentsScreen, qtbot: QtBot, settle: Settle) -> None:
    assert comments.detail is not None
    assert comments.detail.suggested_stance is not None
    waiting = [mark for mark in comments.reading.letter.marks if not mark.decided]
    assert waiting
    comments.reading.letter.go_to_mark(waiting[-1])
    qtbot.keyClick(comments.table, Qt.Key.Key_Return)
    settle()
    assert comments.detail.suggested_stance is not None
    assert any(each.decided for each in (*comments.detail.excerpts, *comments.detail.questions))


def test_s_on_a_sensitive_passage_decides_it(comments: CommentsScreen, qtbot: QtBot, settle: Settle) -> None:
    assert comments.detail is not None
    start = comments.detail.text.index("The east gate")
    comments.reading.letter.reveal((start, start + 13))
    qtbot.keyClick(comments.table, Qt.Key.Key_S)
    settle()
    go_to(qtbot, comments, "The east gate")
    for decision in ("withhold", "print", None):
        qtbot.keyClick(comments.table, Qt.Key.Key_S)
        settle()
        assert comments.detail.sensitive[0].decision == decision


def test_delete_without_a_mark_says_what_to_do(comments: CommentsScreen, window: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(comments.table, Qt.Key.Key_Delete)
    assert "X goes to" in window.strip.words
