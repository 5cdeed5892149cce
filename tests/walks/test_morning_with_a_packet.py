"""An aide's morning: a packet comes in, is looked over, stored, tagged from the keyboard, and a slip is taken back."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from council_desk.ui.main_window import MainWindow

pytestmark = pytest.mark.walk

Settle = Callable[[], None]

PASTED = """Dear Council,
Please mend the ferry stop bench before the season opens. My father cannot stand for the whole wait.
Thank you,
Orla Finch

Dear Council,
I oppose the bench contract. The bid is twice what the last one cost. Vote no on this item.
Respectfully,
Quentin Sato

Dear Council,
I support the bench contract, and I ask you to add a lamp beside each bench.
Sincerely,
Rosa Lind
"""


def key(qtbot: QtBot, window: MainWindow, settle: Settle, *names: str) -> None:
    """Press keys where the focus would be: on the screen that is shown."""
    for name in names:
        target = window.shown_page()
        assert target is not None
        qtbot.keyClick(target, getattr(Qt.Key, f"Key_{name}"))
        settle()


def test_a_packet_is_pasted_reviewed_stored_and_tagged(window: MainWindow, qtbot: QtBot, settle: Settle) -> None:
    # She goes to item 31, which is empty, and pastes what the clerk sent.
    window.agenda.step(1)
    settle()
    QApplication.clipboard().setText(PASTED)
    window.paste()
    settle()
    review = window.review
    assert review is not None
    assert review.isVisible()
    # Nothing is stored yet; three letters are proposed. She stores them.
    assert window.known_counts().four.submissions == 0
    assert review.prepared is not None
    assert review.prepared.proposal.standing == 3
    qtbot.keyClick(review, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert window.known_counts().four.submissions == 3
    # The suggestions came by themselves. She tags: unless amended, oppose, if amended; and goes on by herself.
    comments = window.screen_named("Comments")
    assert comments.isVisible()
    for digit in ("5", "4", "2"):
        qtbot.keyClick(comments, getattr(Qt.Key, f"Key_{digit}"), Qt.KeyboardModifier.ShiftModifier)
        settle()
    qtbot.waitUntil(lambda: window.known_counts().stances.by_stance == (0, 1, 0, 1, 1, 0, 0))
    assert window.known_counts().stances.untagged == 0
    # The first was a slip: she takes back until it is untagged, and says it is a supporter's.
    window.show_history()
    settle()
    window.back_to_work()
    settle()
    comments.table.go_to_row(0)
    settle()
    key(qtbot, window, settle, "1")
    qtbot.waitUntil(lambda: window.known_counts().stances.by_stance == (1, 1, 0, 1, 0, 0, 0))
    window.undo()
    settle()
    assert window.strip.words == "Undo: Tagged no. 1 as support"


def test_the_same_file_twice_changes_nothing(window: MainWindow, qtbot: QtBot, settle: Settle, tmp_path: Path) -> None:
    place = tmp_path / "letters.txt"
    place.write_text(PASTED, encoding="utf-8")
    window.agenda.step(1)
    settle()
    for _time in range(2):
        window.import_files([place])
        settle()
        assert window.review is not None
        window.review.store()
        settle()
    assert window.known_counts().four.submissions == 3
    assert "before" in window.strip.words


def test_two_files_are_reviewed_one_after_another(window: MainWindow, settle: Settle, tmp_path: Path) -> None:
    first, second = tmp_path / "a.txt", tmp_path / "b.txt"
    first.write_text(PASTED, encoding="utf-8")
    second.write_text("Dear Council,\nKeep the old bench, it is fine.\nThanks,\nTed Moor\n", encoding="utf-8")
    window.agenda.step(1)
    settle()
    window.import_files([first, second])
    settle()
    review = window.review
    assert review is not None
    assert review.prepared is not None
    assert review.prepared.waiting == 1
    review.store()
    settle()
    assert review.isVisible()
    assert review.prepared.source.name == "b.txt"
    review.cancel()
    settle()
    assert not review.isVisible()
    assert window.known_counts().four.submissions == 3
