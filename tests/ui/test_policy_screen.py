"""The Policy screen: a draft is looked at before it is stored, and coverage is decided with keys."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from council_desk.operations.accepting import accept_suggestions
from council_desk.operations.demands import add_demand
from council_desk.operations.policy import add_draft, decide_link, prepare_policy
from council_desk.operations.suggesting import prepare_suggestions, store_suggestions
from council_desk.queries.policy import ClauseLine, DraftLine, LinkLine, PolicyView, drafts, policy_view
from council_desk.queries.thinking import item_for_suggesting
from council_desk.store.store import Store
from council_desk.ui.desk import Desk
from council_desk.ui.main_window import MainWindow
from council_desk.ui.parts.label import Label
from council_desk.ui.policy.arrange import NOTHING, Touch, arrange, by_coverage, find_again, in_order
from council_desk.ui.policy.card import TouchCard, below, coverage_said
from council_desk.ui.policy.coverage_table import CoverageModel
from council_desk.ui.policy.screen import PolicyScreen
from council_desk.ui.theme.theme import Theme
from council_desk.ui.words import count_of

Settle = Callable[[], None]
SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier

DRAFT_1 = (
    "AN ORDINANCE OF THE CITY OF MARROW BAY ON POOL HOURS\n\n"
    "Section 1. Hours. The Tern Street pool shall open at 9 in the morning on weekdays, except where the water is "
    "found unsafe.\n\n"
    "Section 2. Guards. Two lifeguards shall be on duty while the pool is open.\n\n"
    "Section 3. Report. The Director shall report the attendance each year.\n"
)
DRAFT_2 = DRAFT_1.replace("at 9 in the morning", "at 7 in the morning")


@pytest.fixture
def store(window: MainWindow) -> Store:
    found = window.desk.jobs.store
    assert found is not None
    return found


@pytest.fixture
def item(window: MainWindow) -> int:
    assert window.item_id is not None
    return window.item_id


@pytest.fixture
def policy(window: MainWindow, store: Store, item: int, settle: Settle) -> PolicyScreen:
    """The Policy screen with Draft 1, two demands of the list (the second not tied to it), and suggestions."""
    with store.change("Add a draft and demands") as session:
        add_draft(session, item, prepare_policy("draft.txt", DRAFT_1))
        early = add_demand(session, item, "Open the pool at 7 in the morning on weekdays", "Early hours")
        add_demand(session, item, "Open the east gate for the whole season", "East gate")
        draft = drafts(session, item)[-1].id
        first = policy_view(session, draft).clauses[1]
        decide_link(session, early, draft, first.id, "partly", "Nine, not seven", "Ana Reyes")
    suggestions = prepare_suggestions(store.ask(item_for_suggesting, item))
    with store.change("Suggestions") as session:
        store_suggestions(session, item, suggestions)
    return shown(window, settle)


def shown(window: MainWindow, settle: Settle) -> PolicyScreen:
    screen = window.show_tab("Policy")
    assert isinstance(screen, PolicyScreen)
    settle()
    return screen


def press(screen: PolicyScreen, key: Qt.Key, qtbot: QtBot) -> None:
    qtbot.keyClick(screen, key)


def touch_of(screen: PolicyScreen, words: str) -> Touch:
    return next(touch for touch in in_order(screen.rows) if words in touch.link.sentence)


def links(store: Store, item: int) -> dict[str, tuple[str | None, str, str]]:
    """The decided links: short name to citation, coverage and note."""
    view = store.ask(policy_view, store.ask(drafts, item)[-1].id)
    return {link.short_name: (link.citation, link.coverage, link.note) for link in view.links if link.decided}


def titles(store: Store) -> list[str]:
    return [line.title for line in store.changes_since(0)]


def test_without_a_draft_the_screen_says_what_to_do(window: MainWindow, settle: Settle) -> None:
    screen = shown(window, settle)
    assert screen.empty.isVisible()
    assert [button.text() for button in screen.empty.buttons] == ["Choose a file", "Paste text"]


def test_a_pasted_draft_is_looked_at_named_and_added(
    window: MainWindow, store: Store, item: int, settle: Settle, qtbot: QtBot
) -> None:
    screen = shown(window, settle)
    QGuiApplication.clipboard().setText(DRAFT_1)
    qtbot.keyClick(screen, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: screen.adding.proposal is not None, timeout=30_000)
    assert screen.adding.clauses.count() == 4
    assert store.ask(drafts, item) == ()
    screen.adding.name.setText("As posted")
    screen.adding.store.click()
    settle()
    qtbot.waitUntil(lambda: bool(screen.rows), timeout=30_000)
    assert [draft.name for draft in store.ask(drafts, item)] == ["As posted"]
    assert screen.choice.currentText().startswith("As posted · ordinance")


def test_a_file_is_read_as_a_draft(
    window: MainWindow, tmp_path: Path, settle: Settle, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "draft.txt"
    place.write_text(DRAFT_1, encoding="utf-8")
    screen = shown(window, settle)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(place), ""))
    screen.empty.buttons[0].click()
    qtbot.waitUntil(lambda: screen.adding.proposal is not None, timeout=30_000)
    assert screen.adding.clauses.item(1).text().startswith("Section 1")


def test_a_file_that_holds_no_policy_is_one_clear_line(
    window: MainWindow, store: Store, item: int, tmp_path: Path, settle: Settle, qtbot: QtBot
) -> None:
    place = tmp_path / "empty.txt"
    place.write_text("  \n", encoding="utf-8")
    screen = shown(window, settle)
    screen.add_draft()
    screen.adding.read_file(place)
    settle()
    assert "empty.txt" in screen.adding.problem
    assert store.ask(drafts, item) == ()


def test_a_name_that_is_taken_is_refused_and_everything_stays(
    policy: PolicyScreen, store: Store, item: int, settle: Settle, qtbot: QtBot
) -> None:
    policy.add_draft()
    policy.adding.read_text(DRAFT_2)
    qtbot.waitUntil(lambda: policy.adding.proposal is not None, timeout=30_000)
    policy.adding.name.setText("Draft 1")
    policy.adding.store.click()
    settle()
    assert "already has another text named Draft 1" in policy.adding.problem
    policy.adding.name.clear()
    policy.adding.store.click()
    settle()
    assert [draft.name for draft in store.ask(drafts, item)] == ["Draft 1", "Draft 2"]


def test_clauses_stand_beside_what_touches_them(policy: PolicyScreen) -> None:
    hours = next(row for row in policy.rows if row.clause is not None and row.clause.citation == "Section 1")
    assert [touch.link.short_name for touch in hours.touches if touch.link.decided] == ["Early hours"]
    assert policy.clauses.views[0].shown == policy.rows[0]


def test_demands_no_clause_touches_are_listed_last(policy: PolicyScreen) -> None:
    assert policy.rows[-1].clause is None
    assert any("east gate" in touch.link.sentence for touch in policy.rows[-1].touches)


def test_a_key_decides_the_coverage_at_the_chosen_clause(
    policy: PolicyScreen, store: Store, item: int, settle: Settle, qtbot: QtBot
) -> None:
    policy.choose(touch_of(policy, "east gate"))
    policy.decision.clause.setCurrentIndex(policy.decision.clause.findText("Section 2", Qt.MatchFlag.MatchStartsWith))
    press(policy, Qt.Key.Key_5, qtbot)
    settle()
    assert links(store, item)["East gate"] == ("Section 2", "conflicts", "")
    assert titles(store)[-1] == "Linked demand 2 to Section 2 as conflicts"
    assert policy.current is not None
    assert policy.current.link.coverage == "conflicts"


def test_met_without_a_clause_asks_for_the_clause(
    policy: PolicyScreen, store: Store, item: int, settle: Settle, qtbot: QtBot
) -> None:
    policy.choose(touch_of(policy, "east gate"))
    policy.decision.clause.setCurrentIndex(0)
    press(policy, Qt.Key.Key_1, qtbot)
    settle()
    assert "Which clause" in policy.decision.problem
    assert "East gate" not in links(store, item)


def test_a_decided_link_moves_to_another_clause(policy: PolicyScreen, store: Store, item: int, settle: Settle) -> None:
    policy.choose(touch_of(policy, "Open the pool at 7"))
    choice = policy.decision.clause
    choice.setCurrentIndex(choice.findText("Section 3", Qt.MatchFlag.MatchStartsWith))
    choice.activated.emit(choice.currentIndex())
    settle()
    assert links(store, item) == {"Early hours": ("Section 3", "partly", "Nine, not seven")}


def test_a_note_is_kept_when_another_demand_is_chosen(
    policy: PolicyScreen, store: Store, item: int, settle: Settle
) -> None:
    policy.choose(touch_of(policy, "Open the pool at 7"))
    policy.decision.note.setPlainText("Two hours late")
    policy.choose(None)
    settle()
    assert links(store, item)["Early hours"] == ("Section 1", "partly", "Two hours late")


def test_a_link_is_taken_back_and_undo_brings_it_again(
    policy: PolicyScreen, window: MainWindow, store: Store, item: int, settle: Settle, qtbot: QtBot
) -> None:
    policy.choose(touch_of(policy, "Open the pool at 7"))
    press(policy, Qt.Key.Key_Delete, qtbot)
    settle()
    assert links(store, item) == {}
    window.undo()
    settle()
    assert "Early hours" in links(store, item)


def test_enter_accepts_a_suggestion_and_its_demand_as_one_change(
    policy: PolicyScreen, store: Store, item: int, settle: Settle, qtbot: QtBot
) -> None:
    suggested = next(t for t in in_order(policy.rows) if t.link.demand_id is None and t.link.suggestion_id is not None)
    policy.choose(suggested)
    before = len(titles(store))
    press(policy, Qt.Key.Key_Return, qtbot)
    settle()
    assert len(titles(store)) == before + 1
    assert policy.current is not None
    assert policy.current.link.decided
    assert policy.current.link.sentence == suggested.link.sentence
    assert suggested.link.short_name in links(store, item)


def test_backspace_refuses_a_suggestion_and_goes_on(policy: PolicyScreen, settle: Settle, qtbot: QtBot) -> None:
    suggested = next(t for t in in_order(policy.rows) if t.link.suggestion_id is not None)
    policy.choose(suggested)
    press(policy, Qt.Key.Key_Backspace, qtbot)
    settle()
    assert all(t.link.suggestion_id != suggested.link.suggestion_id for t in in_order(policy.rows))


def test_n_goes_to_what_is_to_be_decided_and_j_through_all(policy: PolicyScreen, qtbot: QtBot) -> None:
    press(policy, Qt.Key.Key_J, qtbot)
    first = policy.current
    assert first == in_order(policy.rows)[0]
    press(policy, Qt.Key.Key_N, qtbot)
    assert policy.current is not None
    assert policy.current.waits
    press(policy, Qt.Key.Key_Escape, qtbot)
    assert policy.current is None
    assert policy.overview.isVisible()


def test_shift_decides_and_goes_on_to_the_next_that_waits(
    policy: PolicyScreen, store: Store, item: int, settle: Settle, qtbot: QtBot
) -> None:
    policy.choose(touch_of(policy, "east gate"))
    policy.decision.clause.setCurrentIndex(policy.decision.clause.findText("Section 2", Qt.MatchFlag.MatchStartsWith))
    qtbot.keyClick(policy, Qt.Key.Key_5, SHIFT)
    settle()
    assert links(store, item)["East gate"] == ("Section 2", "conflicts", "")
    now = policy.current
    assert now is not None
    assert now.waits
    assert "east gate" not in now.link.sentence
    policy.choose(next(touch for touch in in_order(policy.rows) if touch.suggested))
    accepted = policy.current
    assert accepted is not None
    qtbot.keyClick(policy, Qt.Key.Key_Return, SHIFT)
    settle()
    assert accepted.link.short_name in links(store, item)
    assert policy.current is None or policy.current.demand != accepted.demand or not policy.current.waits


def test_what_is_refused_is_said_beside_the_demand_that_it_was_said_of(
    policy: PolicyScreen, store: Store, item: int, settle: Settle, qtbot: QtBot
) -> None:
    policy.choose(touch_of(policy, "east gate"))
    policy.decision.clause.setCurrentIndex(0)
    qtbot.keyClick(policy, Qt.Key.Key_1, SHIFT)
    settle()
    assert policy.current is not None
    assert "east gate" in policy.current.link.sentence
    assert "Which clause" in policy.decision.problem
    assert "East gate" not in links(store, item)


def test_ctrl_enter_accepts_all_links_that_are_sure_enough(
    policy: PolicyScreen, store: Store, item: int, window: MainWindow, settle: Settle, qtbot: QtBot
) -> None:
    # Links of demands that are only suggested themselves are left out, which is said.
    qtbot.keyClick(policy, Qt.Key.Key_Return, CONTROL)
    assert policy.form is not None
    assert "Left out: those of" in policy.form.findChildren(Label)[1].text()
    policy.form.close()
    with store.change("Accept the demands") as session:
        accept_suggestions(session, item, "Ana Reyes", only="demands")
    renewed = prepare_suggestions(store.ask(item_for_suggesting, item))
    with store.change("Suggestions") as session:
        store_suggestions(session, item, renewed)
    window.desk.refresh.everything()
    settle()
    before, changes = links(store, item), len(titles(store))
    qtbot.keyClick(policy, Qt.Key.Key_Return, CONTROL)
    assert policy.form is not None
    assert "all at 0 %" in policy.form.findChildren(Label)[1].text()
    policy.form.field("line").setText("0")
    policy.form.press()
    settle()
    more = len(links(store, item)) - len(before)
    assert more > 0
    assert window.strip.words == f"Accepted {count_of(more, 'link')} of demands to clauses"
    assert len(titles(store)) == changes + 1
    qtbot.keyClick(policy, Qt.Key.Key_Return, CONTROL)
    assert window.strip.words == "No suggested link waits for this draft."


def test_a_new_draft_asks_again_where_the_clause_changed(
    policy: PolicyScreen, store: Store, item: int, settle: Settle, qtbot: QtBot
) -> None:
    with store.change("Add a draft") as session:
        add_draft(session, item, prepare_policy("draft.txt", DRAFT_2))
    policy.reload()
    settle()
    carried = touch_of(policy, "Open the pool at 7")
    assert carried.link.ask_again
    assert below(carried).startswith("Look again")
    policy.choose(carried)
    press(policy, Qt.Key.Key_1, qtbot)
    settle()
    assert not touch_of(policy, "Open the pool at 7").link.ask_again
    assert links(store, item)["Early hours"] == ("Section 1", "met", "Nine, not seven")


def test_the_table_has_a_row_for_each_link(policy: PolicyScreen, qtmodeltester: ModelTester) -> None:
    policy.as_table.click()
    assert policy.table.isVisible()
    model = policy.table.touches
    qtmodeltester.check(model)
    assert model.rowCount() == len(in_order(policy.rows))
    words = [model.index(0, at).data() for at in range(5)]
    assert words == ["1", "Open the pool at 7 in the morning on weekdays", words[2], "Section 1", "Partly met"]
    policy.table.selectRow(0)
    assert policy.current == model.touches[0]


def test_cards_say_everything_to_a_screen_reader(policy: PolicyScreen, theme: Theme, qtbot: QtBot) -> None:
    card = TouchCard(theme, touch_of(policy, "Open the pool at 7"))
    qtbot.addWidget(card)
    assert card.accessibleName().startswith(
        "Demand 1: Open the pool at 7 in the morning on weekdays. Partly met, decided"
    )
    assert card.accessibleDescription() == "Nine, not seven"


def test_every_demand_counts_once_by_its_worst_link(desk: Desk) -> None:
    rows = arrange(_view((_link(1, 1, "met"), _link(1, 2, "conflicts"), _link(2, 1, "met"))), ())
    counts = by_coverage(rows)
    assert (counts["met"], counts["conflicts"], counts[NOTHING]) == (1, 1, 1)


def test_a_demand_is_found_again_when_its_group_became_a_demand() -> None:
    waiting = _link(None, 1, "partly", decided=False)
    former = in_order(arrange(_view((waiting,)), ()))[0]
    rows = arrange(_view((_link(7, 2, "met"),)), ())
    assert coverage_said(former) == "Partly met?"
    assert find_again(rows, former) == in_order(rows)[0]


def _link(demand: int | None, clause: int, coverage: str, decided: bool = True) -> LinkLine:
    return LinkLine(
        link_id=clause if decided else None,
        suggestion_id=None if decided else 5,
        demand_id=demand,
        group_key="" if demand else "abc",
        number=demand,
        sentence="Open at 7",
        short_name="Early",
        submissions=3,
        clause_id=clause,
        citation=f"Section {clause}",
        coverage=coverage,
        note="",
        decided=decided,
        decided_by="Ana",
        confidence=0.5,
        reason="",
        rank=1,
    )


def _view(links: tuple[LinkLine, ...]) -> PolicyView:
    draft = DraftLine(1, 1, 1, "Draft 1", "", "ordinance", "2031-04-01T00:00:00Z", 2)
    clauses = tuple(ClauseLine(n, n, f"Section {n}", "", "section", 0, "Words.", ()) for n in (1, 2))
    return PolicyView(draft, (draft,), clauses, links, ((9, "Keep the gate open"),))


def test_an_empty_table_has_no_rows(theme: Theme) -> None:
    assert CoverageModel(theme).rowCount() == 0
