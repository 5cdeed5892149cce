"""The card that asks which: typed words find, a number comes first, what is typed can be new."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from council_desk.ui.parts.pick_card import PickCard, PickRow
from council_desk.ui.theme.theme import Theme

ROWS = (PickRow(1, "1   Open the pool at 7"), PickRow(12, "12   Mend the gate", "east"), PickRow(3, "3   Sweep at 12"))


@pytest.fixture
def card(theme: Theme, qtbot: QtBot) -> PickCard:
    over = QWidget()
    over.resize(800, 600)
    qtbot.addWidget(over)
    over.show()
    made = PickCard(theme, over)
    made.over = over  # type: ignore[attr-defined] # kept alive as long as the card
    return made


def shown(card: PickCard) -> list[str]:
    return [card.list.item(row).text() for row in range(card.list.count())]


def test_words_in_any_order_find_and_a_number_that_starts_a_row_comes_first(card: PickCard, qtbot: QtBot) -> None:
    taken: list[object] = []
    card.ask("Which?", ROWS, taken.append)
    card.field.setText("gate mend")
    assert shown(card) == ["12   Mend the gate"]
    card.field.setText("east")
    assert shown(card) == ["12   Mend the gate"]
    card.field.setText("12")
    assert shown(card) == ["12   Mend the gate", "3   Sweep at 12"]
    qtbot.keyClick(card.field, Qt.Key.Key_Down)
    qtbot.keyClick(card.field, Qt.Key.Key_Return)
    assert taken == [3]
    assert not card.isVisible()


def test_what_was_typed_can_be_taken_as_new_only_where_that_is_offered(card: PickCard, qtbot: QtBot) -> None:
    taken: list[object] = []
    made: list[str] = []
    card.ask("Which?", ROWS, taken.append, new="New: ", make=made.append)
    card.field.setText("  Feed the ducks ")
    assert shown(card) == ["New: Feed the ducks"]
    qtbot.keyClick(card.field, Qt.Key.Key_Return)
    card.ask("Which?", ROWS, taken.append)
    card.field.setText("Feed the ducks")
    assert shown(card) == []
    qtbot.keyClick(card.field, Qt.Key.Key_Return)
    assert (made, taken, card.isVisible()) == (["Feed the ducks"], [], True)


def test_escape_takes_nothing(card: PickCard, qtbot: QtBot) -> None:
    taken: list[object] = []
    card.ask("Which?", ROWS, taken.append)
    with qtbot.waitSignal(card.closed):
        qtbot.keyClick(card.field, Qt.Key.Key_Escape)
    assert taken == []
    assert not card.isVisible()
