"""The Campaigns screen: confirmed by one key, edits that change the ask held back, own words never hidden."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

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
