"""The import review: cuts, joins, what is left out, columns; nothing stored before its last button."""

import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from council_desk.operations.import_proposal import ImportOptions, ImportProposal, ProposedComment
from council_desk.queries.agenda import agenda
from council_desk.settings import load_settings
from council_desk.ui.importing.limits_form import open_limits_form
from council_desk.ui.importing.lines import SourceModel, alike, source_rows
from council_desk.ui.importing.review import ImportReview
from council_desk.ui.main_window import MainWindow
from council_desk.ui.parts.label import Label

Settle = Callable[[], None]

PACKET = """Dear Council,
The bench by the ferry stop lost its back last winter. Please mend it before the season opens.
Thank you,
Orla Finch

Dear Council,
I walk past that bench every day with my mother. She needs to rest there, and she cannot.
Please put two new benches along the quay instead of one.
Sincerely,
Pim Okafor

Dear Council,
Benches draw skateboards. Leave the quay as it is and save the money for the ramp.
Respectfully,
Quentin Sato
"""
CSV = "Name,Comment,Position\nOrla,Mend the bench by the ferry.,Support\nPim,Put two benches there.,Support\n"


def proposal() -> ImportProposal:
    lines = PACKET.split("\n")
    first = ProposedComment("\n".join(lines[0:4]), 1, 4, cut_reason="the first", cut_confidence=0.9)
    second = ProposedComment("\n".join(lines[5:10]), 6, 10, cut_reason="a greeting", cut_confidence=0.4)
    return ImportProposal("p.txt", PACKET.encode(), "text", (first, second), ImportOptions(), whole_text=PACKET)


def open_review(window: MainWindow, settle: Settle, path: Path, item: str = "31") -> ImportReview:
    row = next(
        row
        for row in range(window.agenda.model.rowCount())
        if (found := window.agenda.model.index(row).data(Qt.ItemDataRole.UserRole)).item and found.item.number == item
    )
    window.show_item(window.agenda.model.index(row).data(Qt.ItemDataRole.UserRole).id)
    settle()
    window.import_files([path])
    settle()
    review = window.review
    assert review is not None
    assert review.isVisible()
    return review


@pytest.fixture
def packet(tmp_path: Path) -> Path:
    place = tmp_path / "packet.txt"
    place.write_text(PACKET, encoding="utf-8")
    return place


def test_the_source_is_shown_whole_with_what_is_left_out() -> None:
    rows = source_rows(proposal())
    assert [row.kind for row in rows if row.kind != "line"][:3] == ["cut", "cut", "left"]
    assert [row.doubtful for row in rows if row.kind == "cut"] == [False, True]
    shown = [row.line for row in rows if row.line and row.kind != "cut"]
    assert shown == [number for number, line in enumerate(PACKET.split("\n"), 1) if line.strip()]


def test_where_the_list_stands_twice_one_decision_holds_for_both() -> None:
    once = proposal()
    twice = replace(once, comments=(*once.comments, *(replace(each, edition=2) for each in once.comments)))
    assert alike(twice, 1) == [3, 1]
    rows = [row for row in source_rows(replace(twice, whole_text=None)) if row.doubtful]
    assert [(row.comment, row.same_as) for row in rows] == [(1, 1), (3, 1)]


def test_the_source_model_is_sound(qtmodeltester: ModelTester) -> None:
    model = SourceModel()
    model.show(proposal())
    qtmodeltester.check(model)


def test_a_packet_is_cut_and_stored_as_one_change(
    window: MainWindow, qtbot: QtBot, settle: Settle, packet: Path
) -> None:
    review = open_review(window, settle, packet)
    assert review.prepared is not None
    assert review.prepared.proposal.standing == 3
    assert "Store 3 comments" in review.store_button.text()
    qtbot.keyClick(review, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert not review.isVisible()
    assert window.known_counts().four.submissions == 3
    window.undo()
    settle()
    assert window.known_counts().four.submissions == 0


def test_nothing_is_stored_when_the_review_is_left(
    window: MainWindow, qtbot: QtBot, settle: Settle, packet: Path
) -> None:
    review = open_review(window, settle, packet)
    qtbot.keyClick(review, Qt.Key.Key_Escape)
    settle()
    assert not review.isVisible()
    assert window.known_counts().four.submissions == 0


def test_c_cuts_m_joins_and_x_leaves_out(window: MainWindow, qtbot: QtBot, settle: Settle, packet: Path) -> None:
    review = open_review(window, settle, packet)
    assert review.prepared is not None
    at = review.source.rows.row_of_line(8)
    review.source.setCurrentIndex(review.source.rows.index(at))
    qtbot.keyClick(review.source, Qt.Key.Key_C)
    assert len(review.prepared.proposal.comments) == 4
    review.source.setCurrentIndex(review.source.rows.index(review.source.rows.row_of_line(8)))
    qtbot.keyClick(review.source, Qt.Key.Key_M)
    assert len(review.prepared.proposal.comments) == 3
    qtbot.keyClick(review.source, Qt.Key.Key_X)
    assert len(review.prepared.proposal.kept) == 2
    qtbot.waitUntil(review.store_button.isEnabled, timeout=20_000)
    settle()
    assert "Store 2 comments" in review.store_button.text()


def test_ctrl_z_takes_back_what_was_decided_in_the_review(
    window: MainWindow, qtbot: QtBot, settle: Settle, packet: Path
) -> None:
    review = open_review(window, settle, packet)
    assert review.prepared is not None
    first = review.prepared.proposal
    review.source.setCurrentIndex(review.source.rows.index(review.source.rows.row_of_line(8)))
    for key in (Qt.Key.Key_C, Qt.Key.Key_X):
        qtbot.keyClick(review.source, key)
    assert review.prepared.proposal != first
    for _step in range(2):
        qtbot.keyClick(review.source, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert review.prepared.proposal == first
    qtbot.keyClick(review.source, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert review.prepared.proposal == first
    assert "Nothing to take back" in review.said_words()


def test_a_writer_can_be_named(window: MainWindow, qtbot: QtBot, settle: Settle, packet: Path) -> None:
    review = open_review(window, settle, packet)
    review.source.go_to_comment(0)
    review.ask_writer()
    form = review.form
    assert form is not None
    form.field("name").setText("Orla Finch")
    form.press()
    assert review.prepared is not None
    assert review.prepared.proposal.comments[0].fields["name"] == "Orla Finch"


def test_a_cut_that_cannot_be_is_refused_in_words(
    window: MainWindow, qtbot: QtBot, settle: Settle, tmp_path: Path
) -> None:
    place = tmp_path / "list.csv"
    place.write_text(CSV, encoding="utf-8")
    review = open_review(window, settle, place)
    review.source.setCurrentIndex(review.source.rows.index(1))
    qtbot.keyClick(review.source, Qt.Key.Key_C)
    assert "nothing to cut" in review.said_words()


def test_a_lists_columns_can_be_said_anew(window: MainWindow, qtbot: QtBot, settle: Settle, tmp_path: Path) -> None:
    place = tmp_path / "list.csv"
    place.write_text(CSV, encoding="utf-8")
    review = open_review(window, settle, place)
    qtbot.keyClick(review.source, Qt.Key.Key_F)
    assert review.mapping.isVisible()
    mapping = review.mapping.mapping()
    assert mapping == {"Name": "name", "Comment": "comment", "Position": "position"}
    review.mapping.mapped.emit({**mapping, "Name": ""})
    settle()
    assert review.prepared is not None
    assert all("name" not in comment.fields for comment in review.prepared.proposal.comments)


def test_an_unreadable_file_is_told_in_place(window: MainWindow, settle: Settle, tmp_path: Path) -> None:
    place = tmp_path / "broken.pdf"
    place.write_bytes(b"%PDF-1.7 broken")
    window.import_files([place])
    settle()
    page = window.shown_page()
    assert page is not None
    assert "broken.pdf" in page.accessibleName() + window.strip.words
    assert "Nothing" in page.accessibleName()


def test_a_second_edition_says_what_it_changes(
    window: MainWindow, qtbot: QtBot, settle: Settle, tmp_path: Path, packet: Path
) -> None:
    review = open_review(window, settle, packet)
    review.store()
    settle()
    later = tmp_path / "packet-2.txt"
    more = "\nDear Council,\nThe quay needs lamps more than benches. Please look at the lamps.\nRosa Lind\n"
    later.write_text(PACKET + more, encoding="utf-8")
    review = open_review(window, settle, later)
    assert review.prepared is not None
    states = review.prepared.ready.editions[0].states()
    assert (states["unchanged"], states["new"], states["withdrawn"]) == (3, 1, 0)


ROWS = """Name,Agenda Item,Comment,Date
Orla Finch,31 - Bench repairs,Please mend the bench by the ferry stop before the season opens.,05/04/2031
Pim Okafor,29,Open the pool at seven; the swimmers are patient but not that patient.,06/04/2031
Quentin Sato,Not on agenda,Thank you for the new signs at the library.,07/04/2031
"""


def zipped(place: Path, files: dict[str, str | bytes]) -> Path:
    with zipfile.ZipFile(place, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return place


def test_a_zip_is_one_change_with_a_report_of_each_file(
    window: MainWindow, qtbot: QtBot, settle: Settle, tmp_path: Path
) -> None:
    picture = b"SQLite format 3\x00" + bytes(64)
    place = zipped(tmp_path / "week.zip", {"a.txt": PACKET, "b.csv": CSV, "c.db": picture})
    review = open_review(window, settle, place)
    assert review.prepared is not None
    report = review.cuts.files.said()
    assert report[:2] == ["a.txt: 3 comments", "b.csv: 2 comments"]
    assert report[2].startswith("c.db: Left out: c.db")
    qtbot.keyClick(review.source, Qt.Key.Key_BracketRight)
    assert review.prepared.proposal.name == "b.csv"
    qtbot.keyClick(review.source, Qt.Key.Key_X)
    qtbot.waitUntil(review.store_button.isEnabled, timeout=20_000)
    assert "Store 4 comments" in review.store_button.text()
    before = window.desk.jobs.store.latest_change_number() if window.desk.jobs.store else 0
    review.store()
    settle()
    assert window.known_counts().four.submissions == 4
    window.undo()
    settle()
    assert window.known_counts().four.submissions == 0
    assert window.desk.jobs.store is not None
    assert window.desk.jobs.store.latest_change_number() == before + 2


def test_a_folder_is_dropped_like_a_file(window: MainWindow, settle: Settle, tmp_path: Path) -> None:
    folder = tmp_path / "post"
    folder.mkdir()
    (folder / "a.csv").write_text(CSV, encoding="utf-8")
    (folder / "b.txt").write_text(PACKET, encoding="utf-8")
    review = open_review(window, settle, folder)
    assert "Store 5 comments" in review.store_button.text()
    review.store()
    settle()
    window.import_files([folder])
    settle()
    assert "imported before" in window.strip.words
    assert window.known_counts().four.submissions == 5


def test_rows_go_to_the_items_they_name_or_all_to_the_one_shown(
    window: MainWindow, qtbot: QtBot, settle: Settle, tmp_path: Path
) -> None:
    place = tmp_path / "rows.csv"
    place.write_text(ROWS, encoding="utf-8")
    review = open_review(window, settle, place)
    assert review.prepared is not None
    assert review.prepared.own_items
    assert [piece.wanted.number for piece, _ in review.prepared.pieces()] == ["31", "29", None]
    qtbot.keyClick(review.source, Qt.Key.Key_I)
    qtbot.waitUntil(review.store_button.isEnabled, timeout=20_000)
    assert [piece.wanted.number for piece, _ in review.prepared.pieces()] == ["31"]
    qtbot.keyClick(review.source, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(review.store_button.isEnabled, timeout=20_000)
    review.store()
    settle()
    assert window.known_counts().four.submissions == 1
    assert window.desk.jobs.store is not None
    assert window.desk.jobs.store.ask(agenda).tray == 1


def test_the_order_of_day_and_month_is_asked_once_for_the_file(
    window: MainWindow, qtbot: QtBot, settle: Settle, tmp_path: Path
) -> None:
    place = tmp_path / "dates.csv"
    rows = "Comment,Date\nPlease mend the bench by the ferry.,05/04/2031\nPut two benches there instead.,06/04/2031\n"
    place.write_text(rows, encoding="utf-8")
    review = open_review(window, settle, place)
    assert review.prepared is not None
    assert review.prepared.ready.comments[0].received_at == "2031-05-04T07:00:00Z"
    assert review.store_button.kind == "plain"
    qtbot.keyClick(review.source, Qt.Key.Key_D)
    qtbot.waitUntil(review.store_button.isEnabled, timeout=20_000)
    assert review.prepared.ready.comments[0].received_at == "2031-04-05T07:00:00Z"
    assert review.store_button.kind == "filled"


def test_a_list_whose_columns_nobody_can_tell_is_mapped_by_hand(
    window: MainWindow, settle: Settle, tmp_path: Path
) -> None:
    place = tmp_path / "odd.csv"
    place.write_text("A,B,C\n1,2,3\n4,5,6\n7,8,9\n", encoding="utf-8")
    review = open_review(window, settle, place)
    assert review.mapping.isVisible()
    assert not review.store_button.isEnabled()
    first = next(iter(review.mapping.mapping()))
    review.mapping.mapped.emit({**review.mapping.mapping(), first: "comment"})
    settle()
    assert review.prepared is not None
    assert review.prepared.standing >= 3


def test_what_came_with_a_message_is_folded_and_can_be_seen() -> None:
    message = ProposedComment("Please mend the bench.", message="<1@x>", rest="On Monday you wrote:\n> Which bench?")
    given = ImportProposal("a.eml", b"", "mail", (message,), ImportOptions())
    folded = [(row.kind, row.text) for row in source_rows(given)]
    assert folded[-1][0] == "rest"
    assert "2 lines" in folded[-1][1]
    shown = [row.text for row in source_rows(given, frozenset({0})) if row.kind == "rest"]
    assert shown == ["On Monday you wrote:", "> Which bench?"]


def test_j_and_k_go_from_comment_to_comment(window: MainWindow, qtbot: QtBot, settle: Settle, packet: Path) -> None:
    review = open_review(window, settle, packet)
    review.source.go_to_comment(0)
    qtbot.keyClick(review.source, Qt.Key.Key_J)
    here = review.source.current()
    assert here is not None
    assert (here.kind, here.comment) == ("cut", 1)
    qtbot.keyClick(review.source, Qt.Key.Key_K)
    here = review.source.current()
    assert here is not None
    assert here.comment == 0


def test_two_editions_in_one_folder_are_compared_with_each_other(
    window: MainWindow, qtbot: QtBot, settle: Settle, tmp_path: Path
) -> None:
    more = PACKET + "\nDear Council,\nThe quay needs lamps more than benches. Please look at the lamps.\nRosa Lind\n"
    review = open_review(window, settle, zipped(tmp_path / "two.zip", {"1.txt": PACKET, "2.txt": more}))
    review.go_to_file(1)
    assert review.prepared is not None
    states = review.prepared.ready.editions[0].states()
    assert (states["unchanged"], states["new"]) == (3, 1)
    qtbot.keyClick(review.source, Qt.Key.Key_O)
    qtbot.waitUntil(review.store_button.isEnabled, timeout=20_000)
    assert review.prepared.ready.editions[0].states()["new"] == 4


def test_limits_of_reading_are_seen_and_changed(window: MainWindow) -> None:
    form = open_limits_form(window.desk, window)
    form.field("seconds").setText("soon")
    form.press()
    assert form.isVisible()
    form.field("seconds").setText("90")
    form.field("careful").setText("500")
    form.press()
    assert load_settings().reading_seconds == 90
    assert window.desk.settings.reading_seconds == 90
    assert window.desk.settings.careful_texts == 500


def test_store_pressed_right_after_a_decision_is_not_lost(
    window: MainWindow, qtbot: QtBot, settle: Settle, packet: Path
) -> None:
    review = open_review(window, settle, packet)
    qtbot.keyClick(review, Qt.Key.Key_J)
    qtbot.keyClick(review, Qt.Key.Key_X)
    qtbot.keyClick(review, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert review.said_words() == "Comparing, then it is stored."
    qtbot.waitUntil(lambda: not review.isVisible(), timeout=10_000)
    settle()
    assert window.known_counts().four.submissions == 2


def test_what_one_review_said_is_not_said_in_the_next(
    window: MainWindow, qtbot: QtBot, settle: Settle, packet: Path
) -> None:
    review = open_review(window, settle, packet)
    qtbot.keyClick(review, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert review.said_words() == "Nothing to take back in this review."
    review.cancel()
    settle()
    window.import_files([packet])
    settle()
    assert review.said_words() == ""


def test_a_folder_with_an_items_column_is_known_again(window: MainWindow, settle: Settle, tmp_path: Path) -> None:
    rows = "Agenda Item,Name,Comment\n31,Orla,Mend the bench by the ferry.\n44,Pim,Put two benches there.\n"
    folder = tmp_path / "post"
    folder.mkdir()
    (folder / "a.csv").write_text(rows, encoding="utf-8")
    (folder / "b.txt").write_text(PACKET, encoding="utf-8")
    open_review(window, settle, folder).store()
    settle()
    before = window.known_counts().four.submissions
    window.import_files([folder])
    settle()
    assert window.strip.words == "post was imported before, with the same bytes. Nothing was changed."
    assert window.known_counts().four.submissions == before


def test_an_edition_says_what_it_brings_and_who_is_withdrawn(
    window: MainWindow, settle: Settle, packet: Path, tmp_path: Path
) -> None:
    first, later = tmp_path / "a.csv", tmp_path / "b.csv"
    rows = [f"{name},{words}" for name, words in (("Orla", "Mend it."), ("Pim", "Paint it."), ("Una", "Sell it."))]
    first.write_text("\n".join(["Name,Comment", *rows]), encoding="utf-8")
    later.write_text("\n".join(["Name,Comment", *rows[:2]]), encoding="utf-8")
    open_review(window, settle, first).store()
    settle()
    review = open_review(window, settle, later)
    shown = [label.text() for label in review.changes.findChildren(Label)]
    assert "Una: Sell it." in shown
    review.store()
    settle()
    assert window.strip.words == "Imported 2 comments: 2 unchanged, 1 withdrawn"
