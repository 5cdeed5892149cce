"""The Demands screen: suggested asks accepted as a group, merged, edited; the words behind each."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDropEvent
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from council_desk.queries.demands import DemandLine
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


def decided(demands: DemandsScreen) -> dict[str, DemandLine]:
    return {line.sentence: line for line in demands.shown_lines() if line.decided}


def asked(line: DemandLine) -> int:
    return line.in_campaigns + line.independent


def with_three(demands: DemandsScreen, window: MainWindow, settle: Settle) -> list[DemandLine]:
    """Three demands: one with the words of the campaign's letters, two without any."""
    line = next(line for line in demands.shown_lines() if line.suggested > 1)
    demands.edits.accept([line])
    settle()
    for sentence in ("Mend the east gate", "Sweep the deck"):
        demands.add.click()
        assert demands.form is not None
        demands.form.field("sentence").setText(sentence)
        demands.form.press()
        settle()
    return sorted(decided(demands).values(), key=lambda each: each.number or 0)


def go_to(demands: DemandsScreen, number: int) -> None:
    """Choose a decided demand."""
    while (line := demands.tree.line()) is not None and line.number != number:
        before = line
        demands.tree.step(1)
        if demands.tree.line() is before:
            demands.tree.step(-len(demands.shown_lines()))


def take(demands: DemandsScreen, typed: str, qtbot: QtBot, settle: Settle) -> None:
    """Answer the card."""
    assert demands.card.isVisible()
    demands.card.field.setText(typed)
    qtbot.keyClick(demands.card.field, Qt.Key.Key_Return)
    settle()


def test_a_merge_by_keys_is_taken_back_whole(
    demands: DemandsScreen, window: MainWindow, qtbot: QtBot, settle: Settle
) -> None:
    first, second, _ = with_three(demands, window, settle)
    go_to(demands, first.number or 0)
    qtbot.keyClick(demands, Qt.Key.Key_M)
    take(demands, "east gate", qtbot, settle)
    merged = decided(demands)
    assert first.sentence not in merged
    assert asked(merged[second.sentence]) == asked(first) > 0
    assert demands.tree.line() == merged[second.sentence]
    window.undo()
    settle()
    assert asked(decided(demands)[first.sentence]) == asked(first)
    assert asked(decided(demands)[second.sentence]) == 0


def test_several_are_picked_and_made_one(
    demands: DemandsScreen, window: MainWindow, qtbot: QtBot, settle: Settle
) -> None:
    _, second, third = with_three(demands, window, settle)
    go_to(demands, second.number or 0)
    for key in (Qt.Key.Key_Space, Qt.Key.Key_J, Qt.Key.Key_Space, Qt.Key.Key_M):
        qtbot.keyClick(demands, key)
    assert demands.side.merge.isVisible()
    take(demands, "", qtbot, settle)
    assert second.sentence in decided(demands)
    assert third.sentence not in decided(demands)


def test_nesting_and_taking_out_again(demands: DemandsScreen, window: MainWindow, qtbot: QtBot, settle: Settle) -> None:
    first, second, _ = with_three(demands, window, settle)
    go_to(demands, second.number or 0)
    qtbot.keyClick(demands, Qt.Key.Key_U)
    take(demands, str(first.number), qtbot, settle)
    assert decided(demands)[second.sentence].parent_id == first.id
    go_to(demands, second.number or 0)
    qtbot.keyClick(demands, Qt.Key.Key_U)
    take(demands, "first level", qtbot, settle)
    assert decided(demands)[second.sentence].parent_id is None


def test_a_drag_merges_on_a_row_and_nests_at_its_lower_edge(
    demands: DemandsScreen, window: MainWindow, settle: Settle
) -> None:
    first, second, third = with_three(demands, window, settle)

    def drop(which: DemandLine, on: DemandLine, share: float) -> None:
        go_to(demands, which.number or 0)
        items = demands.tree.findItems("", Qt.MatchFlag.MatchContains | Qt.MatchFlag.MatchRecursive)
        target = next(item for item in items if item.data(0, Qt.ItemDataRole.UserRole).number == on.number)
        where = demands.tree.visualItemRect(target)
        point = QPointF(where.center().x(), where.top() + where.height() * share)
        button, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        demands.tree.dropEvent(QDropEvent(point, Qt.DropAction.MoveAction, QMimeData(), button, keys))
        settle()

    drop(second, first, 0.95)
    assert decided(demands)[second.sentence].parent_id == first.id
    drop(third, second, 0.4)
    assert third.sentence not in decided(demands)


def test_words_move_to_another_demand_and_are_split_off(
    demands: DemandsScreen, window: MainWindow, qtbot: QtBot, settle: Settle
) -> None:
    first, second, _ = with_three(demands, window, settle)
    go_to(demands, first.number or 0)
    settle()
    qtbot.keyClick(demands, Qt.Key.Key_E)
    words = demands.excerpts.line()
    assert words is not None
    qtbot.keyClick(demands, Qt.Key.Key_V)
    take(demands, "east gate", qtbot, settle)
    go_to(demands, second.number or 0)
    settle()
    assert [line.words for line in demands.excerpts_model.lines if line.decided] == [words.words]
    qtbot.keyClick(demands, Qt.Key.Key_E)
    qtbot.keyClick(demands, Qt.Key.Key_V)
    take(demands, "Open at seven sharp", qtbot, settle)
    assert "Open at seven sharp" in decided(demands)
    assert asked(decided(demands)[second.sentence]) == 0
    window.undo()
    settle()
    assert "Open at seven sharp" not in decided(demands)


def test_words_are_taken_off_and_a_demand_is_deleted(
    demands: DemandsScreen, window: MainWindow, qtbot: QtBot, settle: Settle
) -> None:
    first, second, _ = with_three(demands, window, settle)
    go_to(demands, first.number or 0)
    settle()
    qtbot.keyClick(demands, Qt.Key.Key_E)
    for _each in range(len(demands.excerpts_model.lines)):
        qtbot.keyClick(demands, Qt.Key.Key_Delete)
        settle()
    assert asked(decided(demands)[first.sentence]) == 0
    go_to(demands, second.number or 0)
    qtbot.keyClick(demands, Qt.Key.Key_Delete)
    settle()
    assert second.sentence not in decided(demands)


def test_all_that_are_sure_enough_are_accepted_together(demands: DemandsScreen, qtbot: QtBot, settle: Settle) -> None:
    waiting = [line for line in demands.shown_lines() if not line.decided]
    qtbot.keyClick(demands, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert demands.form is not None
    demands.form.field("line").setText("often")
    demands.form.press()
    assert demands.form.isVisible()
    demands.form.field("line").setText("0 %")
    demands.form.press()
    settle()
    assert len(decided(demands)) == len(waiting)
    assert not demands.above.isVisible()


def test_words_that_letters_have_in_common_are_one_row_and_are_taken_together(
    demands: DemandsScreen, window: MainWindow, qtbot: QtBot, settle: Settle
) -> None:
    first, *_ = with_three(demands, window, settle)
    go_to(demands, first.number or 0)
    settle()
    every = [line for row in demands.excerpts_model.rows for line in row]
    assert len(every) == asked(first) > len(demands.excerpts_model.rows)
    assert any("more letter" in str(demands.excerpts_model.index(at).data()) for at in range(len(every)))
    qtbot.keyClick(demands, Qt.Key.Key_E)
    qtbot.keyClick(demands, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(demands, Qt.Key.Key_V)
    take(demands, "deck", qtbot, settle)
    assert asked(decided(demands)["Sweep the deck"]) == len(every)


def test_a_demand_is_followed_over_the_items_of_its_matter(
    demands: DemandsScreen, window: MainWindow, qtbot: QtBot, settle: Settle
) -> None:
    first, *_ = with_three(demands, window, settle)
    qtbot.keyClick(demands, Qt.Key.Key_W)
    settle()
    matter = demands.matter
    assert matter.isVisible()
    assert len(matter.table.items) == 1
    matter.join.click()
    settle()
    qtbot.keyClick(demands.card_of_items.field, Qt.Key.Key_Return)
    settle()
    assert [item.number for item in matter.table.items] == ["29", "31"]
    top = matter.table.topLevelItem(0)
    assert top is not None
    spoken = str(top.data(0, Qt.ItemDataRole.AccessibleTextRole))
    assert f"{first.in_campaigns + first.independent} submissions" in spoken
    assert "no draft" in spoken
    qtbot.keyClick(matter, Qt.Key.Key_J)
    qtbot.keyClick(matter, Qt.Key.Key_Return)
    settle()
    assert demands.tree.isVisible()
    now = demands.tree.line()
    assert now is not None
    assert now.number == 2


def test_in_a_narrow_window_of_large_text_sentences_can_still_be_read(demands: DemandsScreen) -> None:
    tree, theme = demands.tree, demands.desk.theme
    theme.change(percent=150)
    tree.resize(theme.scaled(430), 400)
    assert tree.columnWidth(0) >= theme.scaled(140)
    assert tree.headerItem().text(4) == ""
    tree.resize(theme.scaled(760), 400)
    assert tree.headerItem().text(4) == "In the draft"
    assert tree.columnWidth(4) == theme.scaled(150)
