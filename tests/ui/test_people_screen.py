"""The People screen from the keyboard: find, merge, part, decide who is the same, load districts; signatories."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from packets import comment, listed
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from council_desk.operations.agenda import find_or_add_item
from council_desk.operations.import_comments import import_comments
from council_desk.operations.ready_import import ready_import
from council_desk.queries.agenda import find_item
from council_desk.ui.comments.screen import CommentsScreen
from council_desk.ui.main_window import MainWindow
from council_desk.ui.parts.plain_table import PlainModel
from council_desk.ui.people.screen import PeopleScreen
from council_desk.ui.people.signatories import SignatoriesDialog

Settle = Callable[[], None]
Key = Qt.Key

LETTER = "We ask you to keep the pool open.\n\nSigned,\nHarbor Swim Club\nSEIU Local 9\nFerry Riders Alliance"
GIVEN = (
    comment(LETTER, name="Zoe Adair", email="zoe@example.org"),
    comment("Keep it open, we say.", organisation="S.E.I.U. Local 9"),
    comment("I want lights.", name="Theo Brandt", email="theo@example.org", address="12 Tern Street"),
    comment("I want lights too.", name="Theo J. Brandt", address="12 Tern Street"),
    comment("One of us.", name="Uma Brook", email="shared@example.org"),
    comment("The other of us.", name="Vic Brook", email="shared@example.org"),
)


@pytest.fixture
def people(window: MainWindow, qtbot: QtBot, settle: Settle) -> Iterator[PeopleScreen]:
    store = window.desk.jobs.store
    assert store is not None
    with store.change("Import 6 comments from a file") as session:
        item = find_or_add_item(session, "33", meeting="2031-04-28", body="City Council", title="Lights")
        import_comments(session, ready_import(listed(*GIVEN)), item_id=item)
    window.desk.refresh.look()
    settle()
    window.show_people()
    settle()
    screen = window.shown_page()
    assert isinstance(screen, PeopleScreen)
    yield screen


def names(screen: PeopleScreen, page: int = 0) -> list[str]:
    model = (screen.people, screen.organisations)[page].table.plain
    return [str(model.data(model.index(row, 0))) for row in range(model.rowCount())]


def test_people_are_found_by_name(people: PeopleScreen, qtbot: QtBot, settle: Settle) -> None:
    assert "Zoe Adair" in names(people)
    qtbot.keyClick(people.people.table, Key.Key_F)
    assert isinstance(people.find_field, QLineEdit)
    qtbot.keyClicks(people.find_field, "brandt")
    qtbot.waitUntil(lambda: len(names(people)) == 3)
    settle()
    assert names(people) == ["Gia Brandt", "Theo Brandt", "Theo J. Brandt"]


def test_pairs_are_decided_by_one_key(people: PeopleScreen, window: MainWindow, qtbot: QtBot, settle: Settle) -> None:
    qtbot.keyClick(people.people.table, Key.Key_3)
    settle()
    table = people.same.table
    assert table.plain.rowCount() == 1
    qtbot.keyClick(table, Key.Key_N)
    settle()
    assert table.plain.rowCount() == 0
    window.undo()
    settle()
    assert table.plain.rowCount() == 1
    qtbot.keyClick(table, Key.Key_Y)
    settle()
    assert table.plain.rowCount() == 0
    people.show_page(0)
    settle()
    assert "Theo J. Brandt" not in names(people)


def test_chosen_people_are_merged_and_undone(
    people: PeopleScreen, window: MainWindow, qtbot: QtBot, settle: Settle
) -> None:
    before = names(people)
    table = people.people.table
    table.go_to(before.index("Uma Brook"))
    qtbot.keyClick(table, Key.Key_M)
    settle()
    assert names(people) == before
    qtbot.keyClick(table, Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(table, Key.Key_M)
    settle()
    assert len(names(people)) == len(before) - 1
    window.undo()
    settle()
    assert names(people) == before


def test_one_address_of_two_people_is_parted(people: PeopleScreen, qtbot: QtBot, settle: Settle) -> None:
    table = people.people.table
    table.go_to(names(people).index("Uma Brook"))
    settle()
    sent = people.people.side.sent
    assert sent.plain.rowCount() == 2
    words = [str(sent.plain.data(sent.plain.index(row, 3))) for row in range(2)]
    sent.go_to(words.index("The other of us."))
    qtbot.keyClick(table, Key.Key_S)
    settle()
    assert {"Uma Brook", "Vic Brook"} <= set(names(people))


def test_an_organisation_with_both_sides(
    people: PeopleScreen, window: MainWindow, qtbot: QtBot, settle: Settle
) -> None:
    qtbot.keyClick(people.people.table, Key.Key_2)
    settle()
    assert names(people, 1) == ["Ferry Riders Alliance", "Harbor Swim Club", "S.E.I.U. Local 9"]
    table = people.organisations.table
    table.go_to(2)
    settle()
    sent = people.organisations.side.sent
    how = [str(sent.plain.data(sent.plain.index(row, 2))) for row in range(sent.plain.rowCount())]
    assert how == ["wrote", "signed"]
    qtbot.keyClick(table, Key.Key_F2)
    form = people.organisations.form
    assert form is not None
    form.field("name").setText("SEIU Local 9")
    form.press()
    settle()
    assert names(people, 1)[2] == "SEIU Local 9"
    sent.go_to(1)
    qtbot.keyClick(sent, Key.Key_Return)
    settle()
    comments = window.shown_page()
    assert isinstance(comments, CommentsScreen)
    assert comments.detail is not None
    assert comments.detail.text == LETTER


def test_a_table_of_districts_is_loaded(people: PeopleScreen, qtbot: QtBot, settle: Settle, tmp_path: Path) -> None:
    qtbot.keyClick(people.people.table, Key.Key_4)
    settle()
    table = tmp_path / "districts.csv"
    table.write_text("Street,From,To,District\nTern Street,1,99,4\n")
    people.districts.load_file(table)
    settle()
    model = people.districts.people.plain
    assert [model.data(model.index(0, column)) for column in (0, 1)] == ["District 4", "2"]
    table.write_text("Name,Comment\nAna,Open it.\n")
    people.districts.load_file(table)
    settle()
    assert "columns" in people.problem()


def test_markup_in_a_name_is_shown_as_it_is_written() -> None:
    model = PlainModel(("Name",))
    model.show([("<img src=file:///etc/hosts>",)], ["one"])
    index = model.index(0, 0)
    assert model.data(index) == "<img src=file:///etc/hosts>"
    assert "<img" not in str(model.data(index, Qt.ItemDataRole.ToolTipRole))


def test_escape_goes_back(people: PeopleScreen, window: MainWindow, qtbot: QtBot, settle: Settle) -> None:
    qtbot.keyClick(people.people.table, Key.Key_Escape)
    settle()
    assert window.shown_page() is window.screen_named("Comments")


def test_signatories_are_added_and_taken_away(
    people: PeopleScreen, window: MainWindow, qtbot: QtBot, settle: Settle
) -> None:
    store = window.desk.jobs.store
    assert store is not None
    window.show_item(store.ask(find_item, "33", None, None), "Comments")
    settle()
    comments = window.shown_page()
    assert isinstance(comments, CommentsScreen)
    qtbot.keyClick(comments, Key.Key_G)
    dialog = comments.doing.signed
    assert isinstance(dialog, SignatoriesDialog)
    table = dialog.table.plain
    assert [table.data(table.index(row, 2)) for row in range(3)] == ["", "no. 2", ""]
    dialog.field.setText("Bay Cyclists")
    dialog.add(organisation=True)
    settle()
    assert window.known_counts().four.organisations == 4
    dialog.table.go_to(3)
    dialog.remove_chosen()
    settle()
    assert window.known_counts().four.organisations == 3
    dialog.table.go_to(0)
    dialog.turn_chosen()
    settle()
    assert window.known_counts().four.organisations == 2
    dialog.close()
