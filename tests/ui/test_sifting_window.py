"""Suggestions accepted together: like ones in groups, those sure enough at once, wrong ones tagged on the way."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from council_desk.ui.campaigns.screen import CampaignsScreen
from council_desk.ui.comments.screen import CommentsScreen
from council_desk.ui.main_window import MainWindow
from council_desk.ui.sifting.rows import ROW_ROLE, GroupRow, LetterRow, RowsModel, group_rows, letter_rows
from council_desk.ui.sifting.window import SiftWindow

Settle = Callable[[], None]
UNTAGGED_AT_FIRST = 10


@pytest.fixture
def sift(window: MainWindow, qtbot: QtBot, settle: Settle) -> SiftWindow:
    screen = window.show_tab("Campaigns")
    assert isinstance(screen, CampaignsScreen)
    settle()
    qtbot.keyClick(screen, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert screen.sifting is not None
    return screen.sifting


def groups(sift: SiftWindow) -> list[GroupRow]:
    return [row for row in sift.groups_model.rows if isinstance(row, GroupRow)]


def test_the_models_are_sound(sift: SiftWindow, qtmodeltester: ModelTester) -> None:
    for shown in (sift.groups_model, sift.letters_model):
        model = RowsModel()
        model.show(shown.rows)
        qtmodeltester.check(model)


def test_campaigns_stand_first_then_groups_of_like_reasons(sift: SiftWindow) -> None:
    first, every, *others = groups(sift)
    assert (first.group, first.all) == (None, 1)
    assert every.whole
    assert sum(row.all for row in others) == every.all == UNTAGGED_AT_FIRST - 5
    assert all(row.about for row in others)
    assert "90" in sift.lines[5].text()
    assert sift.lines[5].isChecked()


def test_everything_is_accepted_in_one_change(
    sift: SiftWindow, window: MainWindow, qtbot: QtBot, settle: Settle
) -> None:
    qtbot.keyClick(sift, Qt.Key.Key_0)
    assert all(row.sure == row.all for row in groups(sift))
    qtbot.keyClick(sift, Qt.Key.Key_Return)
    settle()
    stances = window.known_counts().stances
    assert (sum(stances.by_stance), stances.untagged) == (UNTAGGED_AT_FIRST, 0)
    window.undo()
    settle()
    assert window.known_counts().stances.untagged == UNTAGGED_AT_FIRST


def test_the_row_of_all_comments_ticks_every_group(sift: SiftWindow, qtbot: QtBot) -> None:
    sift.groups.go_to(1)
    letters = [row for row in sift.letters_model.rows if isinstance(row, LetterRow)]
    assert [row.confidence for row in letters] == sorted(row.confidence or 0 for row in letters)
    assert all(row.stance for row in letters)
    qtbot.keyClick(sift, Qt.Key.Key_Space)
    assert [sift.groups_model.ticked(row) for row in groups(sift)][:2] == [True, False]
    assert "1 campaign" in sift.accept_button.text() or not sift.accept_button.isEnabled()
    qtbot.keyClick(sift, Qt.Key.Key_Space)
    assert all(sift.groups_model.ticked(row) for row in groups(sift))


def test_groups_that_are_not_ticked_and_letters_below_the_line_wait(
    sift: SiftWindow, window: MainWindow, qtbot: QtBot, settle: Settle
) -> None:
    qtbot.keyClick(sift, Qt.Key.Key_0)
    against = [row for row in groups(sift) if (row.stance or "").startswith("oppose")]
    digit = {"oppose": Qt.Key.Key_4, "oppose_unless_amended": Qt.Key.Key_3}
    for stance in {row.stance or "" for row in against}:
        qtbot.keyClick(sift, digit[stance])
    qtbot.keyClick(sift, Qt.Key.Key_Return)
    settle()
    assert window.known_counts().stances.untagged == sum(row.all for row in against)


def test_with_nothing_ticked_nothing_is_accepted(
    sift: SiftWindow, window: MainWindow, qtbot: QtBot, settle: Settle
) -> None:
    qtbot.keyClick(sift, Qt.Key.Key_A)
    assert not sift.accept_button.isEnabled()
    qtbot.keyClick(sift, Qt.Key.Key_Return)
    settle()
    assert sift.isVisible()
    assert window.known_counts().stances.untagged == UNTAGGED_AT_FIRST


def test_a_letter_that_is_suggested_wrong_is_tagged_on_the_way(
    sift: SiftWindow, window: MainWindow, qtbot: QtBot, settle: Settle
) -> None:
    place = next(at for at, row in enumerate(groups(sift)) if row.stance == "question")
    sift.groups.go_to(place)
    qtbot.keyClick(sift, Qt.Key.Key_E)
    (letter,) = [row for row in sift.letters.chosen() if isinstance(row, LetterRow)]
    assert "lifeguards" in letter.words
    qtbot.keyClick(sift, Qt.Key.Key_7)
    settle()
    assert window.known_counts().stances.by_stance[6] == 1
    assert "question" not in {row.stance for row in groups(sift)}


def test_a_letter_opens_in_full_while_the_window_stays(
    sift: SiftWindow, window: MainWindow, qtbot: QtBot, settle: Settle
) -> None:
    sift.groups.go_to(1)
    qtbot.keyClick(sift, Qt.Key.Key_E)
    qtbot.keyClick(sift, Qt.Key.Key_O)
    settle()
    assert window.screen_named("Comments").isVisible()
    assert sift.isVisible()


def test_the_line_moves_with_the_arrows(sift: SiftWindow, qtbot: QtBot) -> None:
    sure = []
    for _step in range(3):
        qtbot.keyClick(sift, Qt.Key.Key_Left)
        sure.append(sum(row.sure for row in groups(sift)))
    assert sift.line == 60
    assert sure == sorted(sure)
    qtbot.keyClick(sift, Qt.Key.Key_Right)
    assert sift.line == 70


def test_the_comments_open_it_too_and_a_letter_is_gone_to_there(
    window: MainWindow, qtbot: QtBot, settle: Settle
) -> None:
    comments = window.screen_named("Comments")
    assert isinstance(comments, CommentsScreen)
    qtbot.keyClick(comments.table, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle()
    sift = comments.doing.sifting
    assert sift is not None
    sift.groups.go_to(1)
    qtbot.keyClick(sift, Qt.Key.Key_E)
    wanted = sift.letters.currentIndex().data(ROW_ROLE)
    qtbot.keyClick(sift, Qt.Key.Key_O)
    settle()
    assert comments.detail is not None
    assert comments.detail.id == wanted.comment_id
    qtbot.keyClick(sift, Qt.Key.Key_0)
    qtbot.keyClick(sift, Qt.Key.Key_Return)
    settle()
    assert window.known_counts().stances.untagged == 0
    assert window.strip.words.startswith("Accepted 1 campaign and")


def test_what_the_button_says_is_what_is_done(
    sift: SiftWindow, window: MainWindow, qtbot: QtBot, settle: Settle
) -> None:
    """Also where a campaign is sure to be one, and its stance is not."""
    campaign = groups(sift)[0].campaigns[0]
    unsure = replace(campaign, suggested_confidence=0.5)
    row, *_others = group_rows([unsure], [], 0.9)
    assert (row.sure, row.all) == (int(unsure.joins(0.9) > 0), 1)
    assert row.about.endswith("Stance left open" if row.sure else "Less sure than the line")
    row, *_others = group_rows([replace(unsure, joining=(0.2,), grouped=1.0)], [], 0.9)
    assert (row.sure, row.about) == (0, "Less sure than the line")
    said = [letter.words for letter in letter_rows(row, 0.9)]
    assert said[0].startswith("0 of 1 letters join it")
    row, *_others = group_rows([replace(campaign, decided=True, joining=(), suggested_confidence=0.95)], [], 0.9)
    assert (row.sure, row.about) == (1, "Tagged as suggested")


def test_a_second_enter_while_it_is_being_accepted_does_nothing(
    sift: SiftWindow, window: MainWindow, qtbot: QtBot, settle: Settle
) -> None:
    qtbot.keyClick(sift, Qt.Key.Key_0)
    store = window.desk.jobs.store
    assert store is not None
    before = len(store.changes_since(0))
    sift.accept_ticked()
    assert sift.accept_button.text() == "Accepting …"
    assert not sift.accept_button.isEnabled()
    sift.accept_ticked()
    settle()
    assert len(store.changes_since(0)) == before + 1
