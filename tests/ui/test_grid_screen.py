"""The Grid screen: attributes beside words, and the way to and from other coding programs."""

import zipfile
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot
from refi_files import code, codebook, coding, project, selection, source
from refi_schema import faults
from sqlalchemy import select
from window_office import LETTERS

from council_desk.queries.grid import GridColumn, GridRow
from council_desk.records.comments import Comment, Submission
from council_desk.records.people import Person
from council_desk.settings import load_settings
from council_desk.ui.desk import Desk
from council_desk.ui.grid.model import MOST_PAGES, PAGE, GridModel
from council_desk.ui.grid.screen import GridScreen
from council_desk.ui.main_window import MainWindow

Settle = Callable[[], None]
SEVENTH, EIGHTH = LETTERS[6][1], LETTERS[7][1]
STUDY = project(
    [code("Keep cars off the street"), code("Say what it costs")],
    [
        source("a", selection(SEVENTH.index("The street"), len(SEVENTH), coding("Keep cars off the street"))),
        source("b", selection(0, len(EIGHTH), coding("Say what it costs"))),
        source("c", text="A text that is not ours."),
    ],
    {"a": SEVENTH, "b": EIGHTH},
)


@pytest.fixture
def study(tmp_path: Path) -> Path:
    path = tmp_path / "study.qdpx"
    path.write_bytes(STUDY)
    return path


@pytest.fixture
def grid(window: MainWindow, settle: Settle, study: Path) -> GridScreen:
    """The screen, with a study taken in."""
    screen = window.show_tab("Grid")
    assert isinstance(screen, GridScreen)
    settle()
    assert screen.item_id is not None
    screen.exchanging.take(screen.item_id, study)
    settle()
    return screen


def labels(screen: GridScreen) -> list[str]:
    return [(row.label if (row := screen.model.row(place)) else "") for place in range(screen.model.rowCount())]


def heads(screen: GridScreen) -> list[str]:
    model = screen.model
    return [str(model.headerData(n, Qt.Orientation.Horizontal)) for n in range(model.columnCount())]


def cell(screen: GridScreen, row: int, head: str) -> str:
    return str(screen.model.index(row, heads(screen).index(head)).data())


def test_each_demand_has_a_column_beside_the_attributes(grid: GridScreen, settle: Settle) -> None:
    labels(grid)
    settle()
    assert heads(grid) == [
        "Stance",
        "Campaign",
        "District",
        "1 Keep cars off the street",
        "2 Say what it costs",
        "Questions",
    ]
    assert cell(grid, 6, "1 Keep cars off the street").startswith("The street floods")
    assert cell(grid, 5, "1 Keep cars off the street") == ""
    assert grid.model.headerData(6, Qt.Orientation.Vertical) == "7  Gia Brandt"


def test_the_whole_words_of_the_current_cell_stand_beneath(grid: GridScreen, settle: Settle) -> None:
    grid.table.go_to(6, 3)
    settle()
    assert grid._whose.text() == "No. 7  Gia Brandt · Demand 1: Keep cars off the street"
    assert grid._words.text() == SEVENTH[SEVENTH.index("The street") :]


def test_keys_move_open_the_comment_and_order_the_rows(
    grid: GridScreen, window: MainWindow, qtbot: QtBot, settle: Settle
) -> None:
    for key in (Qt.Key.Key_J, Qt.Key.Key_J, Qt.Key.Key_K):
        qtbot.keyClick(grid.table, key)
    assert grid.table.currentIndex().row() == 1
    menu = grid.choose_order()
    next(action for action in menu.actions() if action.text() == "2 Say what it costs").trigger()
    menu.close()
    settle()
    labels(grid)
    settle()
    assert labels(grid)[0] == "8"
    grid.table.go_to(0, 0)
    qtbot.keyClick(grid.table, Qt.Key.Key_Return)
    settle()
    assert window.shown_page() is window.screen_named("Comments")


def test_a_heading_pressed_twice_turns_the_order_round(grid: GridScreen, settle: Settle) -> None:
    grid.sort_by("number")
    settle()
    labels(grid)
    settle()
    assert labels(grid)[0] == "10"
    assert grid.model.descending


def test_columns_can_be_hidden_and_shown(grid: GridScreen) -> None:
    grid.show_column("stance", False)
    grid.show_column("channel", True)
    assert heads(grid)[:3] == ["Campaign", "District", "Channel"]
    menu = grid.choose_columns()
    shown = {action.text(): action.isChecked() for action in menu.actions()}
    menu.close()
    assert (shown["Stance"], shown["Channel"], shown["Questions"]) == (False, True, True)
    assert "Name" not in shown, "it stands at the left of every row"


def test_hidden_columns_and_widths_are_the_same_at_the_next_start(grid: GridScreen) -> None:
    grid.show_column("district", False)
    grid.show_column("received", True)
    keys = [column.key for column in grid.model.columns]
    demand = next(column.key for column in grid.model.columns if column.demand_id is not None)
    grid.table.setColumnWidth(keys.index("stance"), 201)
    grid.table.setColumnWidth(keys.index(demand), 333)
    grid.show_column("channel", True)
    assert grid.table.columnWidth([column.key for column in grid.model.columns].index(demand)) == 333
    grid.show_column(demand, False)
    grid.kept.keep()
    later = GridScreen(replace(grid.desk, settings=load_settings()))
    later.kept.look_where()
    assert later.hidden == {"district", "position", "organisation", "language", demand}
    assert later.table.widths[demand] == 333
    later.model.show((GridColumn("stance"), GridColumn("campaign")), (1,))
    assert [later.table.columnWidth(0), later.table.columnWidth(1)] == [201, 96]


def test_hidden_demands_are_those_of_their_own_office(grid: GridScreen, tmp_path: Path) -> None:
    demand = next(column.key for column in grid.model.columns if column.demand_id is not None)
    grid.show_column(demand, False)
    grid.kept.keep()
    settings = load_settings()
    (office,) = settings.column_layout["grid"]["offices"]
    kept = {**settings.column_layout["grid"], "offices": {"elsewhere.db": {"hidden": [demand, "stance", 7]}}}
    broken = GridScreen(replace(grid.desk, settings=settings.changed(column_layout={"grid": kept})))
    broken.kept.look_where()
    assert demand not in broken.hidden
    kept["offices"] = {office: {"hidden": [demand, "stance", 7], "widths": {demand: "wide"}}}
    mended = GridScreen(replace(grid.desk, settings=settings.changed(column_layout={"grid": kept})))
    mended.kept.look_where()
    assert demand in mended.hidden
    assert "stance" not in mended.hidden, "what every item has is kept once for all offices"
    assert demand not in mended.table.widths


@pytest.mark.parametrize("size", [(1280, 800), (1024, 700)])
def test_what_the_rows_are_is_never_cut(
    window: MainWindow, settle: Settle, qtbot: QtBot, size: tuple[int, int]
) -> None:
    window.resize(*size)
    screen = window.show_tab("Grid")
    assert isinstance(screen, GridScreen)
    settle()
    screen.as_people.click()
    settle()
    assert screen._summary.text() == "9 people, 1 comment without a known writer, 0 demands"
    for said in (screen._summary, screen._nothing):
        assert said.width() >= said.fontMetrics().horizontalAdvance(said.text())
        assert said.geometry().right() <= screen.width()


@pytest.mark.parametrize(
    "kept", [3, [], {"hidden": 7, "widths": 7}, {"hidden": None, "widths": {"stance": "wide", "nothing": 5}}]
)
def test_settings_that_a_hand_broke_show_the_usual_grid(desk: Desk, kept: object) -> None:
    desk.settings = desk.settings.changed(column_layout={"grid": kept})
    screen = GridScreen(desk)
    assert screen.hidden == {"received", "position", "organisation", "channel", "language"}
    screen.model.show((GridColumn("stance"),), (1,))
    assert screen.table.columnWidth(0) == 158


def test_the_comments_filter_narrows_it_and_says_when_nothing_fits(grid: GridScreen, settle: Settle) -> None:
    grid.filters.set_values(words="lifeguards")
    settle()
    labels(grid)
    settle()
    assert labels(grid)[-1] == "8"
    grid.filters.set_values(words="zeppelin")
    settle()
    assert grid.model.rowCount() == 0
    assert grid._nothing.text() == "No comment fits these filters"


def test_what_is_shown_is_saved_as_a_workbook(
    grid: GridScreen, settle: Settle, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "grid"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    grid.show_column("stance", False)
    grid.save.click()
    settle()
    sheet = load_workbook(path.with_suffix(".xlsx"))["Grid"]
    first, *rows = list(sheet.iter_rows(values_only=True))
    assert first[:4] == ("Number", "Name", "Campaign", "District")
    assert len(rows) == 10
    assert str(rows[6][4]).startswith("The street floods")


def test_codebook_and_project_are_saved(
    grid: GridScreen, settle: Settle, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for place, ending in ((0, "qdc"), (1, "qdpx"), (3, "qdpx")):
        path = tmp_path / f"out{place}.{ending}"
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, path=path: (str(path), ""))
        menu = grid.offer_exports()
        menu.actions()[place].trigger()
        menu.close()
        settle()
        data = path.read_bytes()
        if ending == "qdpx":
            with zipfile.ZipFile(BytesIO(data)) as archive:
                data = archive.read("project.qde")
                assert (b"Gia Brandt" in data) is (place == 3)
        assert faults(data) == []


def test_what_was_not_taken_in_is_told(grid: GridScreen, qtbot: QtBot) -> None:
    assert grid.exchanging.report is not None
    assert grid.exchanging.report.isVisible()
    qtbot.keyClick(grid.exchanging.report, Qt.Key.Key_Escape)


def test_one_undo_takes_it_back(grid: GridScreen, window: MainWindow, settle: Settle) -> None:
    window.undo()
    settle()
    assert heads(grid) == ["Stance", "Campaign", "District", "Questions"]


def test_a_codebook_that_is_picked_comes_in_and_a_bad_file_is_said(
    grid: GridScreen, window: MainWindow, settle: Settle, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "codes.qdc"
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    path.write_bytes(codebook(code("Light the path")))
    grid.take.click()
    settle()
    assert "3 Light the path" in heads(grid)
    path.write_bytes(b"<!DOCTYPE x><CodeBook/>")
    problems: list[object] = []
    window.desk.jobs.failed.connect(problems.append)
    grid.take.click()
    settle()
    assert "declarations" in str(problems[0])


def test_a_hundred_thousand_rows_are_asked_for_as_they_are_seen(qtmodeltester: ModelTester) -> None:
    asked: list[int] = []
    model = GridModel(lambda page, _ids: asked.append(page))
    model.show((GridColumn("stance"), GridColumn("demand 1", 1, 1, "", "Do it")), range(100_000))
    assert model.row(0) is None
    model.row(99_999)
    assert asked == [0, 999]
    model.take_page(
        999, tuple(GridRow(n, str(n), {"stance": "oppose"}, {1: ("Do",)}, ()) for n in range(99_900, 100_000))
    )
    assert model.index(99_999, 0).data() == "Oppose"
    for page in range(MOST_PAGES + 5):
        model.row(page * PAGE)
        model.take_page(page, ())
    assert model.row(99_999) is None, "the oldest page was let go"


def test_the_model_keeps_to_qt_s_rules(qtmodeltester: ModelTester) -> None:
    model = GridModel(lambda _page, _ids: None)
    model.show((GridColumn("stance"), GridColumn("questions")), [3, 5])
    model.take_page(0, (GridRow(3, "1", {}, {}, ("Why?",)), GridRow(5, "2", {"name": "<b>x"}, {}, ())))
    qtmodeltester.check(model)


def test_rows_can_be_people(grid: GridScreen, window: MainWindow, qtbot: QtBot, settle: Settle) -> None:
    store = window.desk.jobs.store
    assert store is not None
    with store.change("Gia wrote the question too") as session:
        comments = session.scalars(select(Comment).order_by(Comment.number)).all()
        submissions = [session.get_one(Submission, comment.submission_id) for comment in comments]
        gia = Person(name="Gia Brandt", name_key="gia brandt")
        session.add(gia)
        session.flush()
        for place in (6, 7):
            submissions[place].person_id = gia.id
        submissions[7].name = "Gia Brandt"
    qtbot.keyClick(grid.table, Qt.Key.Key_P)
    settle()
    labels(grid)
    settle()
    assert grid.model.rowCount() == 9
    assert grid.as_people.isChecked()
    assert "7, 8" in labels(grid)
    place = labels(grid).index("7, 8")
    assert grid.model.headerData(place, Qt.Orientation.Vertical) == "Gia Brandt  7, 8"
    assert cell(grid, place, "1 Keep cars off the street").startswith("The street floods")
    assert cell(grid, place, "2 Say what it costs").startswith("How many lifeguards")
    assert grid._summary.text() == "8 people, 1 comment without a known writer, 2 demands"
    grid.table.go_to(place, 0)
    assert grid._words.text() == "Not tagged yet"
    qtbot.keyClick(grid.table, Qt.Key.Key_P)
    settle()
    assert grid.model.rowCount() == 10
    assert grid.as_comments.isChecked()


def test_people_are_saved_as_they_are_shown(
    grid: GridScreen, settle: Settle, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "people.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    grid.as_people.click()
    settle()
    grid.save.click()
    settle()
    rows = list(load_workbook(path)["Grid"].iter_rows(values_only=True))
    assert len(rows) == 1 + grid.model.rowCount()


def test_a_letter_without_a_name_is_told_by_its_first_words(grid: GridScreen, settle: Settle) -> None:
    labels(grid)
    settle()
    assert (
        grid.model.headerData(8, Qt.Orientation.Vertical)
        == "9  “I support longer pool hours. Please pass the ordinance.”"
    )
