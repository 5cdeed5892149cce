"""The import review: cuts, joins, what is left out, columns; nothing stored before its last button."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from council_desk.operations.import_proposal import ImportOptions, ImportProposal, ProposedComment
from council_desk.ui.importing.lines import SourceModel, alike, source_rows
from council_desk.ui.importing.review import ImportReview
from council_desk.ui.main_window import MainWindow

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
