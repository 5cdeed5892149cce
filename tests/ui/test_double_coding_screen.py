"""The double coding screen: one coder's sheet, waiting, and the differences, from the keyboard."""

from collections.abc import Callable, Sequence
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QListWidget, QPushButton, QTableView
from pytestqt.qtbot import QtBot

from council_desk.errors import DeskError
from council_desk.operations.demands import add_demand
from council_desk.operations.double_coding import code_demands, code_stance, finish_coding, start_double_coding
from council_desk.queries.double_coding import blind_sheet, double_codings
from council_desk.queries.double_coding_results import coding_results
from council_desk.ui.comments.screen import CommentsScreen
from council_desk.ui.double_coding.blind_page import BlindPage
from council_desk.ui.double_coding.figures_page import FiguresPage
from council_desk.ui.double_coding.results_page import FIGURES, ResultsPage
from council_desk.ui.double_coding.screen import DoubleCodingScreen
from council_desk.ui.double_coding.start_form import seed_of, size_of
from council_desk.ui.main_window import MainWindow
from council_desk.ui.office_menu import open_office_menu

Settle = Callable[[], None]
ANA, BEN = "Ana Reyes", "Ben Oster"
Key = Qt.Key


def store_of(window: MainWindow) -> Any:
    return window.desk.jobs.store


def draw(window: MainWindow, size: int = 4) -> int:
    """A sample for Ana, who sits here, and Ben; two demands to tick."""
    item = window.item_id
    assert item is not None
    with store_of(window).change("Draw") as session:
        add_demand(session, item, "Open the pool at 7 in the morning.", "Open at 7")
        add_demand(session, item, "Repair the east gate.", "Repair the east gate")
        made: int = start_double_coding(session, item, (ANA, BEN), ANA, size=size, seed=3)
    return made


def code(window: MainWindow, who: str, stances: Sequence[str], first_demand: bool = False) -> None:
    line = store_of(window).ask(double_codings, window.item_id)[0]
    with store_of(window).change("Code blind") as session:
        sheet = blind_sheet(session, line.id, who)
        for text, stance in zip(sheet.texts, stances, strict=True):
            code_stance(session, text.text_id, who, stance)
        if first_demand:
            code_demands(session, sheet.texts[0].text_id, who, [sheet.codebook[0].demand_id])
        session.flush()
        finish_coding(session, line.id, who)


@pytest.fixture
def screen(window: MainWindow, settle: Settle) -> DoubleCodingScreen:
    """Nothing is drawn yet."""
    window.show_beside("Double coding")
    settle()
    shown = window.shown_page()
    assert isinstance(shown, DoubleCodingScreen)
    return shown


@pytest.fixture
def sheet(window: MainWindow, settle: Settle) -> BlindPage:
    """Ana's sheet of four texts."""
    draw(window)
    window.show_beside("Double coding")
    settle()
    shown = window.shown_page()
    assert isinstance(shown, DoubleCodingScreen)
    assert shown.blind.isVisible()
    return shown.blind


@pytest.fixture
def results(window: MainWindow, settle: Settle) -> ResultsPage:
    """Both are done: alike on two texts, apart on the second and (in demands only) on the first."""
    draw(window)
    code(window, ANA, ("support", "support", "oppose", "neutral"), first_demand=True)
    code(window, BEN, ("support", "oppose", "oppose", "neutral"))
    window.show_beside("Double coding")
    settle()
    shown = window.shown_page()
    assert isinstance(shown, DoubleCodingScreen)
    assert shown.results.isVisible()
    return shown.results


def own_answers(window: MainWindow, who: str = ANA) -> list[tuple[str | None, int]]:
    line = store_of(window).ask(double_codings, window.item_id)[0]
    return [(t.stance, len(t.demands)) for t in store_of(window).ask(blind_sheet, line.id, who).texts]


def test_the_menu_has_the_way_there(window: MainWindow, settle: Settle) -> None:
    menu = open_office_menu(window.desk, window)
    action = next(action for action in menu.actions() if "Double coding of item 29" in action.text())
    action.trigger()
    menu.close()
    settle()
    assert isinstance(window.shown_page(), DoubleCodingScreen)
    assert not window.header.isVisible()


def test_without_an_item_it_says_to_choose_one(window: MainWindow, qtbot: QtBot, settle: Settle) -> None:
    window.show_item(None)
    settle()
    window.show_beside("Double coding")
    settle()
    screen = window.shown_page()
    assert isinstance(screen, DoubleCodingScreen)
    assert screen.message is not None
    assert "Choose an item in the agenda first" in screen.message.accessibleName()
    qtbot.keyClick(screen, Key.Key_Return)
    settle()
    assert not screen.isVisible()


def test_escape_goes_back_to_the_work(
    screen: DoubleCodingScreen, window: MainWindow, qtbot: QtBot, settle: Settle
) -> None:
    qtbot.keyClick(screen, Key.Key_Escape)
    settle()
    assert window.shown_page() is window.screen_named("Comments")


def test_a_sample_is_drawn_with_a_form(
    screen: DoubleCodingScreen, window: MainWindow, qtbot: QtBot, settle: Settle
) -> None:
    qtbot.keyClick(screen, Key.Key_Return)
    form = screen.form
    assert form is not None
    assert form.field("first").text() == ANA
    form.field("size").setText("50 %")
    form.press()
    settle()
    assert "both names" in " ".join(label.text() for label in form.findChildren(type(screen.blind._place)))
    form.field("second").setText(BEN)
    qtbot.keyClick(form, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle()
    (line,) = store_of(window).ask(double_codings, window.item_id)
    assert (line.texts, line.pool, line.second.name) == (4, 8, BEN)
    assert screen.blind.isVisible()
    assert "Undo" in window.strip.undo.text()


@pytest.mark.parametrize("given", ["", "many", "-3", "3.5", "１２", "200 percent"])
def test_a_size_that_is_none_is_refused(given: str) -> None:
    with pytest.raises(DeskError, match="10 %"):
        size_of(given)


def test_a_size_is_a_number_or_a_share() -> None:
    assert size_of("30") == (30, None)
    assert size_of("12.5 %") == (None, 12.5)
    assert seed_of("") is None
    assert seed_of("7") == 7
    with pytest.raises(DeskError, match="whole number"):
        seed_of("seven")


def test_digits_answer_and_shift_goes_on(sheet: BlindPage, window: MainWindow, qtbot: QtBot, settle: Settle) -> None:
    qtbot.keyClick(sheet, Key.Key_2)
    qtbot.keyClick(sheet, Key.Key_4, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(sheet, Key.Key_1, Qt.KeyboardModifier.ShiftModifier)
    settle()
    assert own_answers(window) == [("oppose", 0), ("support", 0), (None, 0), (None, 0)]
    current = sheet.current()
    assert current is not None
    assert current.position == 3
    assert sheet._progress.text() == "2 of 4 coded"
    window.undo()
    settle()
    assert own_answers(window)[1] == (None, 0)


def test_nothing_but_the_words_is_shown(sheet: BlindPage, window: MainWindow, settle: Settle) -> None:
    code_line = store_of(window).ask(double_codings, window.item_id)[0]
    with store_of(window).change("Ben codes") as session:
        for text in blind_sheet(session, code_line.id, BEN).texts:
            code_stance(session, text.text_id, BEN, "oppose")
    window.desk.refresh.everything()
    settle()
    assert all(stance_row.state == "" for stance_row in sheet.rows.values())
    shown = sheet.table.plain
    assert [shown.index(row, 1).data() for row in range(shown.rowCount())] == [""] * 4
    text = sheet.current()
    assert text is not None
    assert sheet.letter.toPlainText() == text.text


def test_demands_are_ticked_by_typing(sheet: BlindPage, window: MainWindow, qtbot: QtBot, settle: Settle) -> None:
    qtbot.keyClick(sheet, Key.Key_1)
    qtbot.keyClick(sheet, Key.Key_D)
    assert isinstance(window.focusWidget(), QLineEdit)
    for typed in ("gate", "open"):
        qtbot.keyClicks(sheet.demands.field, typed)
        qtbot.keyClick(sheet.demands.field, Key.Key_Return)
    qtbot.keyClick(sheet.demands.field, Key.Key_Escape)
    settle()
    assert own_answers(window)[0] == ("support", 2)
    assert [words[0] for words in sheet.demands.words()] == ["✓", "✓"]
    sheet.demands.list.itemClicked.emit(sheet.demands.list.item(0))
    settle()
    assert own_answers(window)[0] == ("support", 1)


def test_an_answer_is_taken_back_with_backspace(
    sheet: BlindPage, window: MainWindow, qtbot: QtBot, settle: Settle
) -> None:
    qtbot.keyClick(sheet, Key.Key_1)
    qtbot.keyClick(sheet, Key.Key_Backspace)
    settle()
    assert own_answers(window)[0] == (None, 0)


def test_done_is_said_when_every_text_is_coded(
    sheet: BlindPage, window: MainWindow, qtbot: QtBot, settle: Settle
) -> None:
    control = Qt.KeyboardModifier.ControlModifier
    qtbot.keyClick(sheet, Key.Key_Return, control)
    assert "4 texts have no stance yet" in window.strip.words
    for _ in range(4):
        qtbot.keyClick(sheet, Key.Key_1, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(sheet, Key.Key_Return, control)
    settle()
    screen = window.shown_page()
    assert isinstance(screen, DoubleCodingScreen)
    assert screen.message is not None
    assert screen.message.accessibleName().startswith("You are done. Ben Oster has coded 0 of 4.")
    button(screen, "Go on coding").click()
    settle()
    assert sheet.isVisible()


def button(screen: DoubleCodingScreen, words: str) -> QPushButton:
    assert screen.message is not None
    return next(each for each in screen.message.buttons if each.text() == words)


def test_somebody_else_waits_and_may_give_it_up(window: MainWindow, settle: Settle) -> None:
    draw(window)
    window.desk.jobs.who = "Cleo Marsh"
    window.show_beside("Double coding")
    settle()
    screen = window.shown_page()
    assert isinstance(screen, DoubleCodingScreen)
    assert screen.message is not None
    assert "You are Cleo Marsh" in screen.message.accessibleName()
    button(screen, "Give up").click()
    settle()
    assert "given up by Cleo Marsh" in screen.message.accessibleName()
    window.undo()
    settle()
    assert "You are Cleo Marsh" in screen.message.accessibleName()


def test_the_headline_and_the_list_of_differences(results: ResultsPage) -> None:
    assert results.headline.text().startswith("75 % alike · 3 of 4 · kappa 0.")
    assert "demands: 75 % the same" in results.headline.text()
    assert "Only 4 texts" in results.note.text()
    shown = results.differences.table.plain
    cells = [[shown.index(row, column).data() for column in (1, 2, 3)] for row in range(shown.rowCount())]
    assert cells == [["Support · 1", "Support", ""], ["Support", "Oppose", ""]]
    current = results.differences.current()
    assert current is not None
    assert current.first.demands
    assert "differ on demand 1" in results.differences._about.text()


def settled(window: MainWindow) -> list[tuple[str | None, str | None]]:
    line = store_of(window).ask(double_codings, window.item_id)[0]
    found = store_of(window).ask(coding_results, line.id)
    return [(t.settled_as, t.settled.stance if t.settled else None) for t in found.differences]


def test_a_and_b_take_an_answer_and_go_on(
    results: ResultsPage, window: MainWindow, qtbot: QtBot, settle: Settle
) -> None:
    qtbot.keyClick(results, Key.Key_A)
    settle()
    current = results.differences.current()
    assert current is not None
    assert current.second.stance == "oppose"
    qtbot.keyClick(results, Key.Key_B)
    settle()
    assert settled(window) == [("first", "support"), ("second", "oppose")]
    assert window.known_counts().stances.untagged == 8
    assert results.segments[0].count == "settled"
    window.undo()
    settle()
    assert settled(window)[1] == (None, None)


def test_another_answer_is_chosen_and_settled_with_enter(
    results: ResultsPage, window: MainWindow, qtbot: QtBot, settle: Settle
) -> None:
    qtbot.keyClick(results, Key.Key_N)
    qtbot.keyClick(results, Key.Key_Return)
    assert "A takes the first answer" in window.strip.words
    qtbot.keyClick(results, Key.Key_2)
    qtbot.keyClick(results, Key.Key_D)
    qtbot.keyClicks(results.differences.demands.field, "gate")
    qtbot.keyClick(results.differences.demands.field, Key.Key_Return)
    qtbot.keyClick(results.differences.demands.field, Key.Key_Escape)
    window.desk.refresh.everything()
    settle()
    qtbot.keyClick(results, Key.Key_Return)
    settle()
    assert settled(window)[1] == ("other", "support_if_amended")
    cell = results.differences.table.plain.index(1, 3).data()
    assert cell == "If amended · 2"


def test_p_applies_all_that_both_said_in_one_change(
    results: ResultsPage, window: MainWindow, qtbot: QtBot, settle: Settle
) -> None:
    assert results.apply.text() == "Apply 2 agreed"
    qtbot.keyClick(results, Key.Key_P)
    settle()
    assert window.strip.words == "Tagged 2 comments as both said"
    assert window.known_counts().stances.untagged == 8
    assert not results.apply.isEnabled()
    qtbot.keyClick(results, Key.Key_P)
    assert "applied already" in window.strip.words
    window.undo()
    settle()
    assert window.known_counts().stances.untagged == 10


def test_f_shows_the_figures(results: ResultsPage, qtbot: QtBot) -> None:
    qtbot.keyClick(results, Key.Key_F)
    assert results.shown_page() == FIGURES
    assert isinstance(results.figures, FiguresPage)
    stances = results.figures.stances.plain
    rows = [tuple(stances.index(row, column).data() for column in range(5)) for row in range(stances.rowCount())]
    assert rows[0] == ("Support", "2", "1", "1", "67 %")
    assert "Ana Reyes Support, Ben Oster Oppose: 1" in results.figures.crossed.sentences()
    assert results.figures.demands.plain.rowCount() == 1
    qtbot.keyClick(results, Key.Key_F)
    assert results.shown_page() != FIGURES


def test_g_opens_the_comment_to_mark_its_words(
    results: ResultsPage, window: MainWindow, qtbot: QtBot, settle: Settle
) -> None:
    current = results.differences.current()
    assert current is not None
    qtbot.keyClick(results, Key.Key_G)
    settle()
    comments = window.shown_page()
    assert isinstance(comments, CommentsScreen)
    assert comments.detail is not None
    assert comments.detail.id == current.comment_id


def test_where_both_always_agree_the_figures_are_shown(window: MainWindow, settle: Settle) -> None:
    draw(window)
    for who in (ANA, BEN):
        code(window, who, ("support",) * 4)
    window.show_beside("Double coding")
    settle()
    screen = window.shown_page()
    assert isinstance(screen, DoubleCodingScreen)
    assert screen.results.shown_page() == FIGURES
    assert "kappa –" in screen.results.headline.text()
    assert "Both answered Support throughout" in screen.results.note.text()
    screen.results.again.emit()
    assert screen.form is not None
    screen.form.close()


def test_an_earlier_one_can_be_seen_again(
    results: ResultsPage, window: MainWindow, qtbot: QtBot, settle: Settle
) -> None:
    screen = window.shown_page()
    assert isinstance(screen, DoubleCodingScreen)
    assert results.which.isHidden()
    results.another.click()
    assert screen.form is not None
    screen.form.field("second").setText(BEN)
    screen.form.press()
    settle()
    assert screen.blind.isVisible()
    code(window, ANA, ("support",) * 8)
    window.desk.refresh.everything()
    settle()
    button(screen, "Earlier results").click()
    settle()
    assert results.headline.text().startswith("75 % alike")
    assert results.which.count() == 2
    assert results.which.itemText(0).endswith("8 texts, under way")
    results.which.activated.emit(0)
    settle()
    assert screen.message is not None
    assert screen.message.accessibleName().startswith("You are done")


def test_every_control_has_a_name_for_a_screen_reader(results: ResultsPage, window: MainWindow) -> None:
    screen = window.shown_page()
    assert screen is not None
    kinds = (QPushButton, QLineEdit, QTableView, QListWidget)
    nameless = [
        type(w).__name__
        for kind in kinds
        for w in screen.findChildren(kind)
        if not (w.accessibleName() or getattr(w, "text", str)())
    ]
    assert nameless == []
