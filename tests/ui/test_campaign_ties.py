"""Translations of a form letter are offered on the Campaigns screen: tied with one key, or refused, with undo."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from small_office import add_comment
from window_office import TEMPLATE

from council_desk.records.comments import Comment
from council_desk.ui.campaigns.screen import CampaignsScreen
from council_desk.ui.main_window import MainWindow

Settle = Callable[[], None]

SPANISH = (
    "Estimado concejo:\n\n"
    "La piscina de Tern Street abre al mediodía, cuando la gente que trabaja por la tarde ya se ha ido. Les pido que "
    "aprueben la ordenanza del horario de la piscina con un cambio. Por favor, abran la piscina a las 7 de la mañana "
    "entre semana, para que los nadadores puedan venir antes del trabajo. Las mañanas son tranquilas, el agua está "
    "caliente de todos modos, y tres salvavidas han dicho que tomarían el turno. El portón del este está cerrado media "
    "temporada y nadie en nuestra calle sabe por qué.\n\n"
    "Gracias por su tiempo."
)
OWN = (
    "Me opongo al horario más largo de la piscina. Vivo en Tern Street y los autos llegan a las 7 de la mañana. Tengo "
    "dos niños que duermen hasta tarde en verano. Si quieren abrir más horas, abran por la noche y pongan luz en el "
    "portón."
)


def add_letters(window: MainWindow, settle: Settle, *letters: tuple[str, str]) -> None:
    item_id = window.item_id

    def operation(session: Any) -> None:
        for text, language in letters:
            comment = add_comment(session, item_id or 0, text)
            session.get_one(Comment, comment).language = language

    window.desk.jobs.write(window, "Letters came", operation)
    settle()
    window.suggest()
    settle()


@pytest.fixture
def campaigns(window: MainWindow, settle: Settle) -> CampaignsScreen:
    add_letters(window, settle, (SPANISH, "es"), (SPANISH, "es"), (OWN, "es"))
    screen = window.show_tab("Campaigns")
    assert isinstance(screen, CampaignsScreen)
    settle()
    return screen


def choose(campaigns: CampaignsScreen, letter: str, settle: Settle) -> None:
    row = next(row for row, line in enumerate(campaigns.model.lines) if line.letter == letter)
    campaigns.list.setCurrentIndex(campaigns.model.index(row))
    settle()


def test_a_campaign_is_tied_with_one_key_once_both_are_confirmed(
    campaigns: CampaignsScreen, window: MainWindow, qtbot: QtBot, settle: Settle
) -> None:
    choose(campaigns, "B", settle)
    assert "May be a translation of campaign A" in campaigns.ties.yes.accessibleName()
    assert not campaigns.ties.yes.isVisible()
    with qtbot.waitSignal(campaigns.said) as told:
        qtbot.keyClick(campaigns, Qt.Key.Key_Y)
    assert told.args == ["Confirm campaigns A and B first: only confirmed campaigns are tied."]
    for letter in "AB":
        choose(campaigns, letter, settle)
        qtbot.keyClick(campaigns, Qt.Key.Key_Return)
        settle()
    choose(campaigns, "B", settle)
    assert campaigns.ties.isVisible()
    qtbot.keyClick(campaigns, Qt.Key.Key_Y)
    settle()
    first, second = campaigns.model.lines
    assert (second.letter, second.translation_of, first.size, second.size) == ("B", first.id, 6, 2)
    assert not campaigns.ties.isVisible()
    window.undo()
    settle()
    choose(campaigns, "B", settle)
    assert campaigns.ties.isVisible()


def test_what_is_refused_is_offered_no_more(campaigns: CampaignsScreen, qtbot: QtBot, settle: Settle) -> None:
    choose(campaigns, "B", settle)
    qtbot.keyClick(campaigns, Qt.Key.Key_N)
    settle()
    assert not campaigns.ties.isVisible()


def test_an_own_letter_is_not_offered(campaigns: CampaignsScreen, settle: Settle) -> None:
    assert {offer.label for offer in campaigns.offers} == {"11"}


def test_a_single_letter_is_tied_shown_with_the_campaign_and_taken_off(
    window: MainWindow, qtbot: QtBot, settle: Settle
) -> None:
    add_letters(window, settle, (SPANISH, "es"))
    campaigns = window.show_tab("Campaigns")
    assert isinstance(campaigns, CampaignsScreen)
    settle()
    qtbot.keyClick(campaigns, Qt.Key.Key_Return)
    settle()
    assert campaigns.ties.isVisible()
    campaigns.ties.read.click()
    settle()
    comments: Any = window.screen_named("Comments")
    assert comments.detail.translation.letter == "A"
    assert comments.detail.text == SPANISH
    window.show_tab("Campaigns")
    settle()
    campaigns.ties.yes.click()
    settle()
    line = campaigns.line()
    assert line is not None
    assert [tied.label for tied in campaigns.tied_to(line)] == ["11"]
    assert line.size == 6
    qtbot.keyClick(campaigns, Qt.Key.Key_T)
    qtbot.keyClick(campaigns.asking.card.field, Qt.Key.Key_Return)
    settle()
    assert campaigns.tied == ()


def test_an_office_in_one_language_sees_nothing_of_it(window: MainWindow, settle: Settle) -> None:
    add_letters(window, settle, (TEMPLATE, "en"))
    campaigns = window.show_tab("Campaigns")
    assert isinstance(campaigns, CampaignsScreen)
    settle()
    assert not campaigns.ties.isVisible()
