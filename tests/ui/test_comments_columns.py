"""The columns of the comments table: chosen, moved, widened, remembered; what a broken setting leaves."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from council_desk.settings import load_settings
from council_desk.ui.comments.column_chooser import ColumnChooser
from council_desk.ui.comments.columns import COLUMNS, KEYS, SECTION, USUAL, ColumnLayout, layout_of
from council_desk.ui.comments.model import DEMANDS, OWN_WORDS, PLACE
from council_desk.ui.comments.screen import CommentsScreen
from council_desk.ui.main_window import MainWindow

Settle = Callable[[], None]
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def comments(window: MainWindow, settle: Settle) -> CommentsScreen:
    window.resize(1280, 800)
    settle()
    screen = window.screen_named("Comments")
    assert isinstance(screen, CommentsScreen)
    screen.table.setFocus()
    return screen


def shown(screen: CommentsScreen) -> list[str]:
    heading = screen.table.heading
    sections = [heading.logicalIndex(place) for place in range(heading.count())]
    return [KEYS[section] for section in sections if not screen.table.isColumnHidden(section)]


def stand_on(chooser: ColumnChooser, key: str) -> None:
    names = [chooser.list.item(row).text() for row in range(chooser.list.count())]
    chooser.list.setCurrentRow(names.index(COLUMNS[SECTION[key]].name))


def test_a_heading_that_is_pressed_sorts_and_pressed_again_turns_the_order_round(
    comments: CommentsScreen, settle: Settle
) -> None:
    from council_desk.queries.comments import SORTS

    by_number = list(comments.model.ids)
    for key in KEYS:
        comments.table.heading.sectionClicked.emit(SECTION[key])
        settle()
        forwards = list(comments.model.ids)
        comments.table.heading.sectionClicked.emit(SECTION[key])
        settle()
        wanted = COLUMNS[SECTION[key]].sort
        assert set(forwards) == set(by_number)
        assert not wanted or wanted in SORTS
        assert not wanted or comments.filters.filter.sort == wanted
        if wanted and key != "number":  # the table begins by number: pressed first, it turns round
            assert list(comments.model.ids) == forwards[::-1]


def test_a_column_is_shown_moved_and_widened_from_the_keyboard_and_remembered(
    comments: CommentsScreen, qtbot: QtBot, settle: Settle
) -> None:
    qtbot.keyClick(comments.table, Qt.Key.Key_C)
    chooser = comments.columns.chooser
    assert chooser is not None
    stand_on(chooser, "demands")
    qtbot.keyClick(chooser.list, Qt.Key.Key_Space)
    assert "demands" in shown(comments)
    places = KEYS.index("demands") - KEYS.index("name")
    for _ in range(places):
        qtbot.keyClick(chooser.list, Qt.Key.Key_Up, ALT)
    assert shown(comments)[:3] == ["number", "received", "demands"]
    before = comments.table.columnWidth(DEMANDS)
    qtbot.keyClick(chooser.list, Qt.Key.Key_Right, ALT)
    assert comments.table.columnWidth(DEMANDS) > before
    chooser.close()
    comments.columns.remember()
    settle()
    kept = layout_of(load_settings().column_layout["comments"])
    assert kept == comments.table.columns
    assert kept.visible[:3] == ("number", "received", "demands")


def test_columns_as_usual_again(comments: CommentsScreen, settle: Settle) -> None:
    comments.columns.show(USUAL.showing("language", True).moved("stance", -2).widened("received", 40))
    settle()
    assert "language" in shown(comments)
    chooser = comments.columns.choose()
    chooser.usual.click()
    settle()
    assert shown(comments) == [key for key in KEYS if key in USUAL.shown]
    assert comments.table.columns == USUAL
    chooser.close()


def test_what_a_further_column_says_is_asked_for_once_it_is_shown(comments: CommentsScreen, settle: Settle) -> None:
    assert not comments.model.index(2, PLACE).data()
    comments.columns.show(USUAL.showing("place", True).showing("own_words", True))
    settle()
    assert comments.model.index(2, PLACE).data() == "row 4"
    assert int(str(comments.model.index(2, OWN_WORDS).data())) > 5
    assert not comments.model.index(6, OWN_WORDS).data()


def test_a_right_click_on_the_heading_shows_and_hides(comments: CommentsScreen, settle: Settle) -> None:
    menu = comments.table.heading.open_menu(QPoint(10, 10))
    by_name = {action.text(): action for action in menu.actions()}
    assert not by_name["Name"].isEnabled()
    by_name["Marks"].trigger()
    by_name["Channel"].trigger()
    menu.close()
    settle()
    assert comments.table.columns.shown == USUAL.shown - {"marks"} | {"channel"}


def test_columns_dragged_by_the_mouse_are_kept_and_names_take_what_is_left(comments: CommentsScreen) -> None:
    table = comments.table
    table.heading.moveSection(3, 1)
    table.heading.resizeSection(SECTION["received"], 90)
    assert table.columns.visible[1] == "stance"
    assert table.columns.width("received") == 90
    wide = sum(table.columnWidth(section) for section in range(len(COLUMNS)) if not table.isColumnHidden(section))
    assert wide >= table.viewport().width()


def test_a_narrow_window_leaves_the_date_out_unless_somebody_chose_the_columns(
    comments: CommentsScreen, window: MainWindow, settle: Settle
) -> None:
    window.resize(1024, 680)
    settle()
    assert "received" not in shown(comments)
    comments.columns.show(USUAL.showing("marks", False))
    assert "received" in shown(comments)


@given(st.recursive(st.none() | st.booleans() | st.integers() | st.text(), st.lists, max_leaves=8))
def test_a_broken_setting_gives_columns_all_the_same(values: object) -> None:
    for broken in (values, {"order": values, "shown": values, "widths": values}, {"widths": {"stance": values}}):
        layout = layout_of(broken)
        assert sorted(layout.order) == sorted(KEYS)
        assert {"number", "name"} <= layout.shown


@given(
    st.lists(st.sampled_from(KEYS)),
    st.lists(st.sampled_from((*KEYS, "colour"))),
    st.dictionaries(st.sampled_from(KEYS), st.integers()),
)
def test_what_is_kept_comes_back(order: list[str], chosen: list[str], widths: dict[str, int]) -> None:
    layout = layout_of({"order": order, "shown": chosen, "widths": widths})
    assert layout_of(layout.values()) == layout
    assert layout.visible
    for key in widths:
        assert COLUMNS[SECTION[key]].least <= layout.width(key) <= 900


def test_a_layout_that_is_moved_to_and_fro_is_the_same() -> None:
    assert ColumnLayout().moved("stance", 1).moved("stance", -1) == USUAL
    assert USUAL.showing("name", False) == USUAL
