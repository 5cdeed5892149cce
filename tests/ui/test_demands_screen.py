"""The Demands screen: suggested asks accepted as a group, merged, edited; the words behind each."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from council_desk.ui.demands.excerpts import ExcerptsModel
from council_desk.ui.demands.screen import DemandsScreen
from council_desk.ui.main_window import MainWindow

Settle = Callable[[], None]


@pytest.fixture
def demands(window: MainWindow, settle: Settle) -> DemandsScreen:
    screen = window.show_tab("Demands")
    assert isinstance(screen, DemandsScreen)
    settle()
    return screen


def accept_first(demands: DemandsScreen, qtbot: QtBot, settle: Settle) -> None:
    qtbot.keyClick(demands, Qt.Key.Key_Return)
    settle()


def test_suggested_demands_show_the_words_that_ask(demands: DemandsScreen, qtmodeltester: ModelTester) -> None:
    line = demands.tree.line()
    assert line is not None
    assert not line.decided
    assert demands.excerpts_model.rowCount() >= 1
    model = ExcerptsModel()
    model.show(demands.excerpts_model.lines)
    qtmodeltester.check(model)


def test_enter_accepts_the_whole_group(
    demands: DemandsScreen, window: MainWindow, qtbot: QtBot, settle: Settle
) -> None:
    before = demands.tree.line()
    assert before is not None
    accept_first(demands, qtbot, settle)
    decided = [line for line in demands.shown_lines() if line.decided]
    assert [line.number for line in decided] == [1]
    assert decided[0].in_campaigns + decided[0].independent == before.suggested
    assert window.known_counts().demands == 1


def test_enter_on_a_decided_demand_accepts_the_words_that_still_wait(
    demands: DemandsScreen, window: MainWindow, qtbot: QtBot, settle: Settle
) -> None:
    from council_desk.operations.accepting import accept_suggestion

    before, first = demands.tree.line(), demands.excerpts_model.lines[0]
    assert before is not None
    assert before.suggested > 1
    assert first.suggestion_id is not None
    number = first.suggestion_id
    window.desk.jobs.write(window, "One letter", lambda session: accept_suggestion(session, number, "Ana Reyes"))
    settle()
    window.desk.refresh.look()
    settle()
    qtbot.keyClick(demands, Qt.Key.Key_K)
    (one,) = (line for line in demands.shown_lines() if line.decided)
    assert demands.accept.text() == f"Accept {one.suggested} more"
    accept_first(demands, qtbot, settle)
    (every,) = (line for line in demands.shown_lines() if line.decided)
    assert (every.suggested, every.in_campaigns + every.independent) == (0, before.suggested)
    assert not demands.accept.isVisible()


def test_backspace_rejects_the_group(demands: DemandsScreen, qtbot: QtBot, settle: Settle) -> None:
    before = {line.group_key for line in demands.shown_lines()}
    gone = demands.tree.line()
    qtbot.keyClick(demands, Qt.Key.Key_Backspace)
    settle()
    assert gone is not None
    assert {line.group_key for line in demands.shown_lines()} == before - {gone.group_key}


def test_a_demand_can_be_added_edited_and_merged(demands: DemandsScreen, qtbot: QtBot, settle: Settle) -> None:
    accept_first(demands, qtbot, settle)
    demands.add.click()
    assert demands.form is not None
    demands.form.press()
    assert demands.form.isVisible()
    demands.form.field("sentence").setText("Mend the east gate")
    demands.form.press()
    settle()
    decided = [line for line in demands.shown_lines() if line.decided]
    assert [line.sentence for line in decided][1] == "Mend the east gate"
    demands.merge_into(decided[0], [decided[1]])
    settle()
    assert len([line for line in demands.shown_lines() if line.decided]) == 1
    qtbot.keyClick(demands, Qt.Key.Key_F2)
    demands.form.field("short_name").setText("Early hours")
    demands.form.press()
    settle()
    assert [line.short_name for line in demands.shown_lines() if line.decided] == ["Early hours"]


def test_an_excerpt_opens_its_letter_or_its_campaign(
    demands: DemandsScreen, window: MainWindow, settle: Settle
) -> None:
    line = demands.excerpts_model.lines[0]
    demands.excerpts.activated.emit(demands.excerpts_model.index(0, 0))
    settle()
    assert window.screen_named("Comments" if line.comment_id is not None else "Campaigns").isVisible()
