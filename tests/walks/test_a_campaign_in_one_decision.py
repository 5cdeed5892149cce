"""Six near-identical letters, one decision; the odd one out is looked at; the demand is accepted with its words."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from council_desk.ui.campaigns.screen import CampaignsScreen
from council_desk.ui.comments.screen import CommentsScreen
from council_desk.ui.demands.screen import DemandsScreen
from council_desk.ui.main_window import MainWindow

pytestmark = pytest.mark.walk

Settle = Callable[[], None]


def test_the_campaign_is_tagged_once_and_the_changed_letter_looked_at(
    window: MainWindow, qtbot: QtBot, settle: Settle
) -> None:
    campaigns = window.show_tab("Campaigns")
    settle()
    assert isinstance(campaigns, CampaignsScreen)
    qtbot.keyClick(campaigns, Qt.Key.Key_2)
    settle()
    assert window.known_counts().stances.by_stance[1] == 5
    # The letter that asks for nine o'clock was held back. She opens it and sees why.
    model = campaigns.members_model
    row = next(row for row in range(model.rowCount()) if "added: 9" in str(model.index(row, 0).data()))
    campaigns.members.activated.emit(model.index(row, 0))
    settle()
    comments = window.screen_named("Comments")
    assert isinstance(comments, CommentsScreen)
    assert comments.detail is not None
    assert comments.detail.name == "Dov Larkin"
    assert comments.detail.stance is None
    assert comments.detail.campaign is not None
    assert comments.detail.campaign.changes_ask
    qtbot.keyClick(comments, Qt.Key.Key_1)
    settle()
    assert window.known_counts().stances.by_stance[:2] == (1, 5)


def test_a_letters_own_tag_wins_over_its_campaign(window: MainWindow, qtbot: QtBot, settle: Settle) -> None:
    campaigns = window.show_tab("Campaigns")
    settle()
    qtbot.keyClick(campaigns, Qt.Key.Key_2)
    settle()
    comments = window.show_tab("Comments")
    settle()
    assert isinstance(comments, CommentsScreen)
    comments.table.go_to_row(0)
    settle()
    assert comments.detail is not None
    assert comments.detail.stance_by_campaign
    assert comments.panel.rows["support_if_amended"].state == "by campaign"
    qtbot.keyClick(comments, Qt.Key.Key_4)
    settle()
    assert (comments.detail.stance, comments.detail.stance_by_campaign) == ("oppose", False)


def test_the_demand_is_accepted_with_everybody_who_asks(window: MainWindow, qtbot: QtBot, settle: Settle) -> None:
    qtbot.keyClick(window.show_tab("Campaigns"), Qt.Key.Key_F2)
    settle()
    qtbot.keyClick(window.screen_named("Campaigns"), Qt.Key.Key_Return)
    settle()
    demands = window.show_tab("Demands")
    settle()
    assert isinstance(demands, DemandsScreen)
    while (line := demands.tree.line()) is not None and "pool" not in line.sentence.casefold():
        demands.tree.step(1)
    qtbot.keyClick(demands, Qt.Key.Key_Return)
    settle()
    accepted = [line for line in demands.shown_lines() if line.decided]
    assert len(accepted) == 1
    assert accepted[0].in_campaigns >= 4
