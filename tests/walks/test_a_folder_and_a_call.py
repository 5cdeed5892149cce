"""What came in on Monday: a folder of files goes to its items and is counted; a caller is found again in the table."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from council_desk.ui.comments.screen import CommentsScreen
from council_desk.ui.importing.review import ImportReview
from council_desk.ui.logging_by_hand.window import LogWindow
from council_desk.ui.main_window import MainWindow

pytestmark = pytest.mark.walk

Settle = Callable[[], None]
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier

LIST = """Agenda Item,Name,Email,Comment,Position
31,Orla Finch,orla@mail.example,Mend the bench by the ferry before the season opens.,Support
31,Pim Okafor,pim@mail.example,Two benches along the quay would serve more people.,Support
44,Quentin Sato,quentin@mail.example,The kiosk lease should be put out to bid again.,Oppose
"""
MAILBOX = """From rosa@mail.example Mon Apr 20 09:00:00 2031
From: Rosa Lind <rosa@mail.example>
To: council@city.example
Subject: The benches
Date: Mon, 20 Apr 2031 09:00:00 -0700

Please add a lamp beside each bench.

Rosa Lind

On Sun, Apr 19, 2031 at 8:00 AM Clerk <clerk@city.example> wrote:
> What would you like to tell the council?
"""
PACKET = """Dear Council,
The slats of the quay bench are split. My mother tore her coat on them.
Thank you,
Vic Stone

Dear Council,
Keep the benches as they are and spend the money on the ramp.
Respectfully,
Una Reef
"""


@pytest.fixture
def post(tmp_path: Path) -> Path:
    """A folder as it is left on an aide's desk: a list, a mailbox, a text and a file that cannot be read."""
    folder = tmp_path / "monday"
    folder.mkdir()
    (folder / "a-list.csv").write_text(LIST, encoding="utf-8")
    (folder / "b-mail.mbox").write_text(MAILBOX, encoding="utf-8")
    (folder / "c-packet.txt").write_text(PACKET, encoding="utf-8")
    (folder / "d-scan.pdf").write_bytes(b"%PDF-1.4\n1 0 obj <</Type/Catalog")
    return folder


def review_of(window: MainWindow, settle: Settle, folder: Path) -> ImportReview:
    """Go to item 31, which is empty, and drop a folder on the window."""
    window.agenda.step(1)
    settle()
    window.import_files([folder])
    settle()
    review = window.review
    assert review is not None
    assert review.isVisible()
    return review


def counts(window: MainWindow) -> dict[str, int]:
    """The agenda's numbers, as an aide sees them."""
    model = window.agenda.model
    rows = [model.index(row).data(Qt.ItemDataRole.UserRole) for row in range(model.rowCount())]
    return {row.item.number: row.item.comments for row in rows if row.item}


def test_a_mixed_folder_is_reviewed_stored_counted_and_taken_back(
    window: MainWindow, qtbot: QtBot, settle: Settle, post: Path
) -> None:
    review = review_of(window, settle, post)
    # Every file says what came of it, the broken one why it is left out; item 44 would be new, and that is said.
    report = review.cuts.files.said()
    assert [line.split(":")[0] for line in report] == ["a-list.csv", "b-mail.mbox", "c-packet.txt", "d-scan.pdf"]
    assert report[3].startswith("d-scan.pdf: Left out: d-scan.pdf")
    assert review.prepared is not None
    assert [wanted.number for wanted in review.prepared.not_there] == ["44"]
    assert review.prepared.into() == "the items that its rows name"
    # The text's last letter is not a comment on this item after all. She leaves it out, and thinks better of it.
    review.go_to_file(2)
    assert review.prepared.into() == "item 31, Bench repairs"
    qtbot.keyClick(review, Qt.Key.Key_J)
    qtbot.keyClick(review, Qt.Key.Key_X)
    settle()
    assert review.store_button.text() == "Store 5 comments"
    qtbot.keyClick(review, Qt.Key.Key_Z, CTRL)
    settle()
    assert review.store_button.text() == "Store 6 comments"
    assert counts(window) == {"29": 10, "31": 0}
    # She does not wait until what she took back is compared anew: it is stored then, once.
    qtbot.keyClick(review, Qt.Key.Key_Return, CTRL)
    qtbot.keyClick(review, Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: counts(window) == {"29": 10, "31": 5, "44": 1}, timeout=10_000)
    settle()
    assert window.known_counts().four.submissions == 5
    assert window.known_counts().four.people == 3
    # The suggestions came by themselves, and the strip still says what she can take back.
    assert window.strip.words == "Imported 6 comments"
    window.undo()
    settle()
    assert counts(window) == {"29": 10, "31": 0}


def test_where_the_item_itself_is_taken_back_another_is_shown(
    window: MainWindow, qtbot: QtBot, settle: Settle, post: Path
) -> None:
    qtbot.keyClick(review_of(window, settle, post), Qt.Key.Key_Return, CTRL)
    settle()
    assert window.known_counts().four.submissions == 5
    window.agenda.step(1)
    settle()
    assert window.head is not None
    assert window.head.number == "44"
    window.undo()
    settle()
    assert window.head.number == "29"
    assert window.known_counts().four.submissions == 10
    assert window.strip.words == "Undo: Imported 6 comments"


def test_a_call_is_logged_and_found_in_the_table(window: MainWindow, qtbot: QtBot, settle: Settle) -> None:
    screen = window.screen_named("Comments")
    assert isinstance(screen, CommentsScreen)
    qtbot.keyClick(screen, Qt.Key.Key_L, CTRL)
    settle()
    log = window.findChild(LogWindow)
    assert log is not None
    # The phone rings: who it is, then what they say, their side, and that they want to be called back.
    qtbot.keyClicks(log.who, "Wim Adeyo")
    qtbot.keyClick(log.who, Qt.Key.Key_T, ALT)
    qtbot.keyClicks(log.said, "Swims at dawn and asks for warmer showers.")
    qtbot.keyClick(log.said, Qt.Key.Key_2, ALT)
    qtbot.keyClick(log.said, Qt.Key.Key_R, ALT)
    qtbot.keyClick(log.said, Qt.Key.Key_Return, CTRL)
    settle()
    assert log.who.text() == ""
    qtbot.keyClick(log, Qt.Key.Key_Escape)
    settle()
    assert window.known_counts().four.submissions == 11
    # Later she looks for the showers and has the call before her, with its side and the reply that is owed.
    screen.go_to_find()
    qtbot.keyClicks(screen.filters.find_field, "showers")
    qtbot.waitUntil(lambda: screen.model.rowCount() == 1)
    settle()
    assert screen.detail is not None
    assert (screen.detail.name, screen.detail.channel, screen.detail.stance) == (
        "Wim Adeyo",
        "phone",
        "support_if_amended",
    )
    assert screen.detail.reply_owed
