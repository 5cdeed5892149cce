"""The words and sections of a memo are kept."""

import pytest
from market_item import market

from council_desk.errors import NotFoundError
from council_desk.operations.memo_settings import save_memo_settings
from council_desk.queries.gather_briefing import briefing
from council_desk.store.store import Store


def test_what_is_written_on_a_memo_is_kept_and_undone(store: Store) -> None:
    made = market(store)
    with store.change("Write the memo's words") as session:
        save_memo_settings(session, made.item, {"to": "Mayor"}, [("motion", True), ("opposition", False)])
    with store.change("Write the memo's words") as session:
        save_memo_settings(session, made.item, {"to": "Council"}, [("motion", True), ("opposition", False)])
    found = store.ask(briefing, made.item)
    assert dict(found.words) == {"to": "Council"}
    assert found.sections == (("motion", True), ("opposition", False))
    store.undo()
    assert dict(store.ask(briefing, made.item).words) == {"to": "Mayor"}


def test_saving_the_same_again_is_no_change(store: Store) -> None:
    made = market(store)
    for _ in range(2):
        with store.change("Write the memo's words") as session:
            save_memo_settings(session, made.item, {"to": "Mayor"}, [("motion", True)])
    assert store.last_change is None


def test_an_item_that_is_gone_has_no_memo(store: Store) -> None:
    with pytest.raises(NotFoundError), store.change("Write") as session:
        save_memo_settings(session, 404, {}, [])
