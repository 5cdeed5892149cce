"""The afternoon before the meeting: the draft is in, a demand is tied to its clause, the memo is saved."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot
from sqlalchemy.orm import Session

from council_desk.operations.demands import add_demand
from council_desk.operations.policy import add_draft, prepare_policy
from council_desk.queries.policy import drafts, policy_view
from council_desk.ui.main_window import MainWindow
from council_desk.ui.memo.screen import MemoScreen

pytestmark = pytest.mark.walk

Settle = Callable[[], None]

DRAFT = (
    "AN ORDINANCE ON POOL HOURS\n\n"
    "Section 1. Hours. The Tern Street pool shall open at 9 in the morning on weekdays.\n\n"
    "Section 2. Guards. Two lifeguards shall be on duty while the pool is open.\n"
)


def test_a_link_is_decided_and_the_memo_saved(
    window: MainWindow, qtbot: QtBot, settle: Settle, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store, item = window.desk.jobs.store, window.item_id
    assert store is not None
    assert item is not None
    with store.change("Add the draft and a demand") as session:
        draft = add_draft(session, item, prepare_policy("draft.txt", DRAFT))
        add_demand(session, item, "Open the east gate for the whole season", "East gate")
    window.desk.refresh.look()
    settle()
    # No clause speaks of the gate: she says so with one key.
    policy = window.show_tab("Policy")
    settle()
    while not store.ask(_decided, draft):
        qtbot.keyClick(policy, Qt.Key.Key_J)
        qtbot.keyClick(policy, Qt.Key.Key_4)
        settle()
    assert store.ask(_decided, draft) == ["absent"]
    # The memo stands beside its sections; she saves it.
    memo = window.show_tab("Memo")
    assert isinstance(memo, MemoScreen)
    qtbot.waitUntil(lambda: memo.fresh, timeout=60_000)
    place = tmp_path / "memo-29.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_given, **_named: (str(place), ""))
    memo.toolbar.save.click()
    qtbot.waitUntil(place.exists, timeout=60_000)
    settle()
    assert place.read_bytes().startswith(b"%PDF")
    # The decision was hasty: she takes it back, and the memo is behind the office again.
    window.undo()
    settle()
    assert store.ask(_decided, draft) == []


def _decided(session: Session, draft: int) -> list[str]:
    return [link.coverage for link in policy_view(session, draft).links if link.decided]


def test_an_item_without_a_draft_still_gets_its_memo(window: MainWindow, qtbot: QtBot, settle: Settle) -> None:
    store, item = window.desk.jobs.store, window.item_id
    assert store is not None
    assert item is not None
    assert store.ask(drafts, item) == ()
    memo = window.show_tab("Memo")
    assert isinstance(memo, MemoScreen)
    qtbot.waitUntil(lambda: memo.fresh, timeout=60_000)
    settle()
