"""The Campaigns screen: confirmed by one key, edits that change the ask held back, own words never hidden."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from council_desk.queries.campaigns import CampaignLine
from council_desk.ui.campaigns.asking import labels_in
from council_desk.ui.campaigns.list import CampaignsModel
from council_desk.ui.campaigns.members import MembersModel
from council_desk.ui.campaigns.screen import CampaignsScreen
from council_desk.ui.main_window import MainWindow

Settle = Callable[[], None]


@pytest.fixture
def campaigns(window: MainWindow, settle: Settle) -> CampaignsScreen:
    screen = window.show_tab("Campaigns")
    assert isinstance(screen, CampaignsScreen)
    settle()
    return screen


def test_the_models_are_sound(campaigns: CampaignsScreen, qtmodeltester: ModelTester) -> None:
    assert campaigns.detail is not None
    for model in (CampaignsModel(), MembersModel()):
        model.show(campaigns.model.lines if isinstance(model, CampaignsModel) else campaigns.detail)
        qtmodeltester.check(model)


def test_the_suggested_campaign_shows_its_template_and_what_writers_added(campaigns: CampaignsScreen) -> None:
    line = campaigns.line()
    assert line is not None
    assert not line.decided
    assert line.size == 6
    assert "pass the pool hours ordinance" in " ".join(campaigns.template.toPlainText().split())
    shown = [str(campaigns.members_model.index(row, 0).data()) for row in range(campaigns.members_model.rowCount())]
    assert any("walking stick" in words for words in shown)
    assert any("added: 9" in words for words in shown)


def test_a_stance_key_confirms_and_members_follow_but_for_a_changed_ask(
    campaigns: CampaignsScreen, window: MainWindow, qtbot: QtBot, settle: Settle
) -> None:
    qtbot.keyClick(campaigns, Qt.Key.Key_2)
    settle()
    line = campaigns.line()
    assert line is not None
    assert (line.decided, line.stance, line.follow) == (True, "support_if_amended", 5)
    assert window.known_counts().stances.by_stance[1] == 5
    window.undo()
    settle()
    assert window.known_counts().stances.by_stance[1] == 0


def test_backspace_rejects_it_for_good(campaigns: CampaignsScreen, qtbot: QtBot, settle: Settle) -> None:
    qtbot.keyClick(campaigns, Qt.Key.Key_Backspace)
    settle()
    assert campaigns.model.rowCount() == 0


def test_it_can_be_named_and_dissolved(campaigns: CampaignsScreen, qtbot: QtBot, settle: Settle) -> None:
    qtbot.keyClick(campaigns, Qt.Key.Key_Return)
    settle()
    qtbot.keyClick(campaigns, Qt.Key.Key_F2)
    form = campaigns.form
    assert form is not None
    form.field("name").setText("Early swimmers")
    form.press()
    settle()
    line = campaigns.line()
    assert line is not None
    assert line.name == "Early swimmers"
    campaigns.head.dissolve.click()
    settle()
    assert all(not each.decided for each in campaigns.model.lines)


def test_a_member_opens_in_comments(campaigns: CampaignsScreen, window: MainWindow, settle: Settle) -> None:
    model = campaigns.members_model
    row = next(row for row in range(model.rowCount()) if "walking stick" in str(model.index(row, 0).data()))
    campaigns.members.activated.emit(model.index(row, 0))
    settle()
    comments = window.screen_named("Comments")
    assert comments.isVisible()
    assert comments.detail.name == "Cleo Marsh"  # type: ignore[attr-defined] # the Comments screen's


def member_row(campaigns: CampaignsScreen, words: str) -> int:
    model = campaigns.members_model
    return next(row for row in range(model.rowCount()) if words in str(model.index(row, 0).data()))


def pick(campaigns: CampaignsScreen, *words: str) -> None:
    """Select members by what their rows say, with the focus among them."""
    campaigns.members.setFocus()
    for at, each in enumerate(words):
        index = campaigns.members_model.index(member_row(campaigns, each), 0)
        flag = QItemSelectionModel.SelectionFlag
        campaigns.members.selectionModel().setCurrentIndex(index, flag.Select if at else flag.ClearAndSelect)


def confirmed(campaigns: CampaignsScreen, qtbot: QtBot, settle: Settle) -> CampaignLine:
    qtbot.keyClick(campaigns, Qt.Key.Key_2)
    settle()
    line = campaigns.line()
    assert line is not None
    return line


def test_edits_that_change_the_ask_are_looked_through_one_after_the_other(
    campaigns: CampaignsScreen, window: MainWindow, qtbot: QtBot, settle: Settle
) -> None:
    said: list[str] = []
    campaigns.said.connect(said.append)
    assert confirmed(campaigns, qtbot, settle).to_look == 1
    qtbot.keyClick(campaigns, Qt.Key.Key_G)
    (chosen,) = campaigns.members.lines()
    assert chosen.name == "Dov Larkin"
    qtbot.keyClick(campaigns, Qt.Key.Key_3)
    settle()
    line = campaigns.line()
    assert line is not None
    assert (line.to_look, line.changes_ask, line.stance) == (0, 1, "support_if_amended")
    assert window.known_counts().stances.by_stance[2] == 1
    assert any("has been looked at" in words for words in said)


def test_an_edit_that_asks_the_same_follows_after_all_and_may_stand_apart_again(
    campaigns: CampaignsScreen, qtbot: QtBot, settle: Settle
) -> None:
    confirmed(campaigns, qtbot, settle)
    pick(campaigns, "Dov Larkin")
    for follow, apart in ((6, 0), (5, 1)):
        qtbot.keyClick(campaigns, Qt.Key.Key_F)
        settle()
        line = campaigns.line()
        assert line is not None
        assert (line.follow, line.size - line.follow) == (follow, apart)
        if apart == 0:
            qtbot.keyClick(campaigns, Qt.Key.Key_P)
            pick(campaigns, "Dov Larkin")


def test_letters_leave_and_are_put_in_by_their_numbers(
    campaigns: CampaignsScreen, qtbot: QtBot, settle: Settle
) -> None:
    confirmed(campaigns, qtbot, settle)
    pick(campaigns, "walking stick")
    qtbot.keyClick(campaigns, Qt.Key.Key_X)
    settle()
    assert (campaigns.model.lines[0].size, campaigns.model.lines[0].letter) == (5, "A")
    qtbot.keyClick(campaigns, Qt.Key.Key_A)
    form = campaigns.form
    assert form is not None
    form.field("numbers").setText("none")
    form.press()
    form.field("numbers").setText("3, 99")
    form.press()
    settle()
    assert form.isVisible()
    form.field("numbers").setText("3, 9")
    form.press()
    settle()
    assert campaigns.model.lines[0].size == 7


def test_chosen_letters_are_split_off_and_merged_again_with_a_question_where_tags_differ(
    campaigns: CampaignsScreen, window: MainWindow, qtbot: QtBot, settle: Settle
) -> None:
    confirmed(campaigns, qtbot, settle)
    pick(campaigns, "walking stick", "Dov Larkin")
    qtbot.keyClick(campaigns, Qt.Key.Key_V)
    settle()
    assert {line.letter: line.size for line in campaigns.model.lines} == {"A": 4, "B": 2}
    line = campaigns.line()
    assert line is not None
    assert line.letter == "B"
    campaigns.list.setFocus()
    qtbot.keyClick(campaigns, Qt.Key.Key_1)
    settle()
    qtbot.keyClick(campaigns, Qt.Key.Key_M)
    card = campaigns.asking.card
    qtbot.keyClick(card.field, Qt.Key.Key_Return)
    assert card.isVisible()
    card.field.setText("as campaign B")
    qtbot.keyClick(card.field, Qt.Key.Key_Return)
    settle()
    (line,) = campaigns.model.lines
    assert (line.size, line.stance) == (6, "support")
    window.undo()
    settle()
    assert {line.letter: line.stance for line in campaigns.model.lines} == {"A": "support_if_amended", "B": "support"}


def test_a_translation_stands_beside_its_original(campaigns: CampaignsScreen, qtbot: QtBot, settle: Settle) -> None:
    confirmed(campaigns, qtbot, settle)
    pick(campaigns, "walking stick", "Dov Larkin")
    qtbot.keyClick(campaigns, Qt.Key.Key_V)
    settle()
    campaigns.list.setFocus()
    qtbot.keyClick(campaigns, Qt.Key.Key_T)
    qtbot.keyClick(campaigns.asking.card.field, Qt.Key.Key_Return)
    settle()
    first, second = campaigns.model.lines
    assert (second.letter, second.translation_of) == ("B", first.id)
    assert "translation of A" in str(campaigns.model.index(1).data())
    assert (first.size, second.size) == (4, 2)


def test_words_of_the_template_become_an_excerpt_of_a_demand(
    campaigns: CampaignsScreen, window: MainWindow, qtbot: QtBot, settle: Settle
) -> None:
    confirmed(campaigns, qtbot, settle)
    assert campaigns.detail is not None
    words = "open the pool at 7 in the morning on weekdays"
    at = campaigns.detail.template.index(words)
    campaigns.template.reveal((at, at + len(words)))
    qtbot.keyClick(campaigns, Qt.Key.Key_D)
    settle()
    campaigns.asking.card.field.setText("Open the pool at 7")
    qtbot.keyClick(campaigns.asking.card.field, Qt.Key.Key_Return)
    settle()
    assert [each.short_name for each in campaigns.detail.excerpts if each.decided] == ["Open the pool at 7"]
    assert window.known_counts().demands == 1


def test_numbers_are_read_as_people_type_them() -> None:
    assert labels_in("34, 35a and 40-42; 34") == ["34", "35a", "40", "41", "42"]
    assert labels_in("none") == []
