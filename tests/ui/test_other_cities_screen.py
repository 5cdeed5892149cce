"""Other cities: beside the letter that names them, and over all letters of the item."""

from collections.abc import Callable

import pytest
from packets import listed, taken
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from council_desk.operations.set_aside import set_aside
from council_desk.queries.cities_named import CityClaim, ClaimingLetter, OtherCity
from council_desk.ui.comments import cities
from council_desk.ui.comments.screen import CommentsScreen
from council_desk.ui.desk import Desk
from council_desk.ui.main_window import MainWindow
from council_desk.ui.neighbours.claims import ClaimsSide
from council_desk.ui.neighbours.screen import OtherCitiesScreen
from council_desk.ui.parts.button import Button
from council_desk.ui.parts.label import Label
from council_desk.ui.parts.message import EmptyMessage

HALE = "When Port Hale opened its pool at seven, nobody complained."
LISTED = "Cities like Boise and Denver open theirs at six."
OPENING = "I swim at the Tern Street pool and I am for the longer hours, as is my whole family. "


@pytest.fixture
def cities_office(window: MainWindow, settle: Callable[[], None]) -> MainWindow:
    """The window on an item of which three letters name other cities: two say the same of Port Hale."""
    store = window.desk.jobs.store
    assert store is not None
    letters = (f"{OPENING}{HALE}", f"{HALE} Please do the same. {LISTED}", "The benches are fine. Thank you.")
    taken(store, listed(*letters, name="more.csv"), window.item_id)
    window.desk.refresh.everything()
    settle()
    return window


def comments(window: MainWindow) -> CommentsScreen:
    screen = window.show_tab("Comments")
    assert isinstance(screen, CommentsScreen)
    return screen


def shown_cities(window: MainWindow, settle: Callable[[], None]) -> OtherCitiesScreen:
    screen = window.show_tab("Other cities")
    assert isinstance(screen, OtherCitiesScreen)
    settle()
    return screen


def selected_words(screen: CommentsScreen) -> str:
    span = screen.reading.letter.selected()
    assert span is not None and screen.detail is not None
    return screen.detail.text[slice(*span)]


def go_to(screen: CommentsScreen, label: str, settle: Callable[[], None]) -> None:
    wanted = [number for number in screen.model.ids if number is not None][int(label) - 1]
    screen.show_thing(wanted)
    settle()
    assert screen.detail is not None and screen.detail.label == label


def test_the_panel_tells_the_cities_of_a_letter_with_the_claim(
    cities_office: MainWindow, qtbot: QtBot, settle: Callable[[], None]
) -> None:
    screen = comments(cities_office)
    settle()
    part = screen.panel.cities
    assert part.isHidden(), "the first letter names no other city"
    go_to(screen, "12", settle)
    assert part.isVisible()
    assert [button.text() for button in part.rows] == ["Port Hale", "Boise, Denver"]
    part.rows[1].click()
    assert selected_words(screen) == LISTED
    go_to(screen, "13", settle)
    assert part.isHidden()


def test_a_long_letter_is_looked_through_too(
    cities_office: MainWindow, settle: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cities, "LONG", 40)
    screen = comments(cities_office)
    go_to(screen, "11", settle)
    assert [button.text() for button in screen.panel.cities.rows] == ["Port Hale"]


def test_o_goes_from_claim_to_claim_in_the_letter(
    cities_office: MainWindow, qtbot: QtBot, settle: Callable[[], None]
) -> None:
    screen = comments(cities_office)
    go_to(screen, "12", settle)
    qtbot.keyClick(screen.table, Qt.Key.Key_O)
    assert selected_words(screen) == HALE
    qtbot.keyClick(screen.table, Qt.Key.Key_O)
    assert selected_words(screen) == LISTED
    qtbot.keyClick(screen.table, Qt.Key.Key_O, Qt.KeyboardModifier.ShiftModifier)
    assert selected_words(screen) == HALE
    go_to(screen, "13", settle)
    qtbot.keyClick(screen.table, Qt.Key.Key_O)
    assert cities_office.strip.words == "This letter names no other city."


def test_all_letters_of_the_item_give_a_list_with_numbers_that_open_the_words(
    cities_office: MainWindow, qtbot: QtBot, settle: Callable[[], None]
) -> None:
    screen = shown_cities(cities_office, settle)
    model = screen.table.plain
    rows = [[model.index(row, column).data() for column in range(3)] for row in range(model.rowCount())]
    assert rows == [["Port Hale", "2", "1"], ["Boise", "1", "1"], ["Denver", "1", "1"]]
    (block,) = screen.claims.blocks
    assert [button.text() for button in block.numbers] == ["No. 11", "No. 12"]
    block.numbers[1].click()
    settle()
    letters = comments(cities_office)
    settle()
    assert letters.detail is not None and letters.detail.label == "12"
    assert selected_words(letters) == HALE


def test_the_list_is_worked_by_keys_alone(cities_office: MainWindow, qtbot: QtBot, settle: Callable[[], None]) -> None:
    screen = shown_cities(cities_office, settle)
    qtbot.keyClick(screen.table, Qt.Key.Key_J)
    qtbot.keyClick(screen.table, Qt.Key.Key_K)
    qtbot.keyClick(screen.table, Qt.Key.Key_E)
    first, second = screen.claims.blocks[0].numbers
    assert cities_office.focusWidget() is first
    qtbot.keyClick(first, Qt.Key.Key_Right)
    assert cities_office.focusWidget() is second
    qtbot.keyClick(second, Qt.Key.Key_Escape)
    assert cities_office.focusWidget() is screen.table
    qtbot.keyClick(screen.table, Qt.Key.Key_O)
    settle()
    hale = screen.table.plain.thing(0)
    assert isinstance(hale, OtherCity)
    assert comments(cities_office).table.current_id() == hale.claims[0].letters[0].comment_id


def decided(screen: OtherCitiesScreen) -> list[tuple[str, bool]]:
    return [(block.claim.words, block.claim.decided is not None) for block in screen.claims.blocks]


def test_a_claim_is_accepted_with_enter_and_taken_back_with_backspace_and_ctrl_z_undoes(
    cities_office: MainWindow, qtbot: QtBot, settle: Callable[[], None]
) -> None:
    screen = shown_cities(cities_office, settle)
    qtbot.keyClick(screen.table, Qt.Key.Key_Return)
    (first, _second) = screen.claims.blocks[0].numbers
    assert cities_office.focusWidget() is first
    qtbot.keyClick(first, Qt.Key.Key_Return)
    settle()
    assert decided(screen) == [(HALE, True)]
    assert cities_office.strip.words == "Accepted a claim about another city (2 comments)"
    assert screen.table.plain.index(0, 3).data() == "1"
    here = screen.claims.blocks[0].numbers[0]
    assert cities_office.focusWidget() is here, "the claim that was decided keeps the keys"
    qtbot.keyClick(here, Qt.Key.Key_Backspace)
    settle()
    assert decided(screen) == [(HALE, False)]
    store = cities_office.desk.jobs.store
    assert store is not None
    store.undo()
    cities_office.desk.refresh.look()
    settle()
    assert decided(screen) == [(HALE, True)]


def keys_shown(screen: OtherCitiesScreen, block: int = 0) -> list[str]:
    return [button.key for button in screen.claims.blocks[block].acts]


def test_a_key_stands_on_a_button_only_while_it_presses_it(
    cities_office: MainWindow, qtbot: QtBot, settle: Callable[[], None]
) -> None:
    store = cities_office.desk.jobs.store
    assert store is not None and cities_office.item_id is not None
    taken(store, listed("Port Hale charged at the gate in 2020.", name="late.csv"), cities_office.item_id)
    screen = shown_cities(cities_office, settle)
    cities_office.activateWindow()
    qtbot.waitUntil(cities_office.isActiveWindow)
    screen.table.setFocus()
    assert keys_shown(screen) == keys_shown(screen, 1) == ["", "", ""], "on the list Enter goes to the claims"
    assert "Enter claims" in screen.claims.hints.accessibleName()
    accept, reword, _reject = screen.claims.blocks[0].acts
    assert "Enter" not in accept.toolTip() and "Enter" not in accept.accessibleDescription()
    wide = accept.sizeHint()
    qtbot.keyClick(screen.table, Qt.Key.Key_Return)
    assert keys_shown(screen) == ["Enter", "F2", "⌫"]
    assert keys_shown(screen, 1) == ["", "", ""], "the other claim is not gone to"
    assert "Ctrl+Enter accept, go on" in screen.claims.hints.accessibleName()
    assert accept.sizeHint() == wide, "nothing moves under the mouse"
    assert accept.toolTip().endswith("Key: Enter")
    reword.setFocus()
    assert keys_shown(screen) == ["", "F2", "⌫"], "Enter presses what has the focus"
    qtbot.keyClick(reword, Qt.Key.Key_Escape)
    assert keys_shown(screen) == ["", "", ""]


def states_beside(screen: CommentsScreen) -> list[tuple[str, list[str]]]:
    """The cities of the shown letter, and all that the panel says of them."""
    part = screen.panel.cities
    said = [label.text() for label in part.findChildren(Label) if label.text() != "Other cities"]
    return [(button.text(), [words for words in said if words]) for button in part.rows]


def test_beside_the_letter_a_rejected_claim_is_told_from_an_open_and_an_accepted_one(
    cities_office: MainWindow, qtbot: QtBot, settle: Callable[[], None]
) -> None:
    letters = comments(cities_office)
    go_to(letters, "11", settle)
    assert states_beside(letters) == [("Port Hale", [f"“{HALE}”"])]
    screen = shown_cities(cities_office, settle)
    qtbot.keyClick(screen.table, Qt.Key.Key_Return)
    focused = cities_office.focusWidget()
    qtbot.keyClick(focused, Qt.Key.Key_Return)
    settle()
    letters = comments(cities_office)
    settle()
    assert states_beside(letters) == [("Port Hale", [f"“{HALE}”", "Accepted"])]
    store = cities_office.desk.jobs.store
    assert store is not None
    store.undo()
    cities_office.desk.refresh.look()
    screen = shown_cities(cities_office, settle)
    qtbot.keyClick(screen.table, Qt.Key.Key_E)
    focused = cities_office.focusWidget()
    qtbot.keyClick(focused, Qt.Key.Key_Backspace)
    settle()
    letters = comments(cities_office)
    settle()
    assert states_beside(letters) == [("Port Hale", ["Rejected"])]
    assert "rejected" in letters.panel.cities.rows[0].accessibleName()
    qtbot.keyClick(letters.table, Qt.Key.Key_O)
    assert cities_office.strip.words == "Port Hale: claim 1 of 1, rejected"


def test_a_rejected_claim_is_gone_and_its_city_with_it(
    cities_office: MainWindow, qtbot: QtBot, settle: Callable[[], None]
) -> None:
    screen = shown_cities(cities_office, settle)
    qtbot.keyClick(screen.table, Qt.Key.Key_J)
    qtbot.keyClick(screen.table, Qt.Key.Key_E)
    focused = cities_office.focusWidget()
    assert focused is screen.claims.blocks[0].numbers[0]
    qtbot.keyClick(focused, Qt.Key.Key_Backspace)
    settle()
    assert [screen.table.plain.index(row, 0).data() for row in range(2)] == ["Port Hale", "Denver"]
    assert screen.table.currentIndex().data() == "Denver"
    assert cities_office.focusWidget() is screen.table


def test_a_claim_is_accepted_in_other_words_and_reworded_again(
    cities_office: MainWindow, qtbot: QtBot, settle: Callable[[], None]
) -> None:
    screen = shown_cities(cities_office, settle)
    for words in ("Port Hale opens at seven.", "Port Hale opened early."):
        qtbot.keyClick(screen.table, Qt.Key.Key_E)
        focused = cities_office.focusWidget()
        assert focused is not None
        qtbot.keyClick(focused, Qt.Key.Key_F2)
        assert screen.form is not None
        screen.form.field("words").setText(words)
        screen.form.button.click()
        settle()
        assert decided(screen) == [(words, True)]
        screen.table.setFocus()


def test_a_claim_is_not_reworded_to_nothing(cities_office: MainWindow, settle: Callable[[], None]) -> None:
    screen = shown_cities(cities_office, settle)
    _accept, reword, _reject = screen.claims.blocks[0].acts
    reword.click()
    assert screen.form is not None
    screen.form.field("words").setText("  ")
    screen.form.button.click()
    settle()
    assert screen.form.isVisible()
    assert "needs words" in " ".join(label.text() for label in screen.form.findChildren(Label))
    screen.form.reject()
    assert decided(screen) == [(HALE, False)]


def test_letters_that_say_the_same_later_are_taken_in_with_enter(
    cities_office: MainWindow, qtbot: QtBot, settle: Callable[[], None]
) -> None:
    screen = shown_cities(cities_office, settle)
    screen.claims.blocks[0].acts[0].click()
    settle()
    store = cities_office.desk.jobs.store
    assert store is not None and cities_office.item_id is not None
    taken(store, listed(f"I came late to this. {HALE}", name="late.csv"), cities_office.item_id)
    cities_office.desk.refresh.look()
    settle()
    (block,) = screen.claims.blocks
    assert [button.text() for button in block.acts] == ["Take in 1 more", "Reword", "Take back"]
    qtbot.keyClick(screen.table, Qt.Key.Key_E)
    qtbot.keyClick(block.numbers[0], Qt.Key.Key_Return)
    settle()
    (block,) = screen.claims.blocks
    assert [len(block.numbers), block.waits] == [3, False]


def test_ctrl_enter_accepts_and_goes_on(cities_office: MainWindow, qtbot: QtBot, settle: Callable[[], None]) -> None:
    store = cities_office.desk.jobs.store
    assert store is not None and cities_office.item_id is not None
    taken(store, listed("Port Hale charged at the gate in 2020.", name="late.csv"), cities_office.item_id)
    screen = shown_cities(cities_office, settle)
    qtbot.keyClick(screen.table, Qt.Key.Key_Return)
    focused = cities_office.focusWidget()
    assert focused is not None
    qtbot.keyClick(focused, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert [accepted for _, accepted in decided(screen)] == [True, False]
    assert cities_office.focusWidget() is screen.claims.blocks[1].numbers[0]


def test_from_the_panel_to_the_same_city_over_all_letters(
    cities_office: MainWindow, settle: Callable[[], None]
) -> None:
    letters = comments(cities_office)
    go_to(letters, "12", settle)
    letters.panel.cities.rows[1].click()
    letters.panel.cities.whole.click()
    settle()
    screen = shown_cities(cities_office, settle)
    assert screen.table.currentIndex().data() == "Boise"


def test_a_comment_set_aside_is_no_longer_counted(cities_office: MainWindow, settle: Callable[[], None]) -> None:
    screen = shown_cities(cities_office, settle)
    city = screen.table.plain.thing(0)
    store = cities_office.desk.jobs.store
    assert store is not None and isinstance(city, OtherCity)
    with store.change("Set aside one comment") as session:
        set_aside(session, [city.claims[0].letters[0].comment_id], "test")
    cities_office.desk.refresh.look()
    settle()
    assert screen.table.plain.index(0, 1).data() == "1"
    assert [button.text() for button in screen.claims.blocks[0].numbers] == ["No. 12"]


def test_given_up_it_can_be_looked_through_again(cities_office: MainWindow, settle: Callable[[], None]) -> None:
    screen = shown_cities(cities_office, settle)
    screen.finding.given_up.emit()
    (again,) = (button for button in screen.findChildren(Button) if button.text() == "Look again")
    assert again.isVisible()
    again.click()
    settle()
    assert screen.table.isVisible()


def test_an_item_whose_letters_name_no_city_says_so(window: MainWindow, settle: Callable[[], None]) -> None:
    screen = shown_cities(window, settle)
    message = screen.findChildren(EmptyMessage)
    assert [each.accessibleName().split(".")[0] for each in message if each.isVisible()] == ["No other cities"]


def test_a_claim_that_hundreds_make_shows_its_first_numbers_and_more_at_a_press(desk: Desk, qtbot: QtBot) -> None:
    side = ClaimsSide(desk.theme)
    qtbot.addWidget(side)
    side.resize(500, 400)
    side.show()
    letters = tuple(ClaimingLetter(number, str(number), 0, 4) for number in range(1, 401))
    side.show_city(OtherCity("hale", "Hale", 400, (CityClaim("Hale did it.", letters),)))
    (block,) = side.blocks
    assert [len(block.numbers), block.pressable()[-1].text()] == [12, "and 388 more"]
    before = block.height()
    block.pressable()[-1].click()
    assert [len(block.numbers), block.pressable()[-1].text()] == [212, "and 188 more"]
    qtbot.waitUntil(lambda: block.height() > before)
    block.pressable()[-1].click()
    assert len(block.pressable()) == 400


def test_of_very_many_claims_the_first_are_shown_and_more_at_a_press(desk: Desk, qtbot: QtBot) -> None:
    side = ClaimsSide(desk.theme)
    qtbot.addWidget(side)
    claims = tuple(CityClaim(f"Hale did it {n}.", (ClaimingLetter(n, str(n), 0, 4),)) for n in range(1, 60))
    side.show_city(OtherCity("hale", "Hale", 59, claims))
    assert [len(side.blocks), side.more.text()] == [40, "Show 19 more of 19"]
    side.more.click()
    assert len(side.blocks) == 59
    assert side.more.isHidden()
