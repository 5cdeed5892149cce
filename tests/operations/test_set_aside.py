"""Set aside: kept, not counted, with a reason; and back."""

import pytest
from market_item import market
from mending_office import ids_by_label, join
from packets import NOISE, POOL, office_with
from small_office import everything

from council_desk.errors import RefusedError
from council_desk.operations.set_aside import REASONS, set_aside
from council_desk.queries.comment_detail import comment_detail
from council_desk.queries.comment_table import comment_ids
from council_desk.queries.comments import CommentFilter
from council_desk.queries.counts import item_counts
from council_desk.store.store import Store


def test_several_are_set_aside_at_once_and_taken_back(store: Store) -> None:
    made = market(store)
    before = store.ask(item_counts, made.item)
    with store.change("Set 2 comments aside") as session:
        assert set_aside(session, made.ids(1, 2), f"  {REASONS[0]} ") == 2
        assert set_aside(session, made.ids(1), REASONS[0]) == 0
    counts = store.ask(item_counts, made.item)
    assert (counts.four.submissions, counts.set_aside) == (before.four.submissions - 2, 2)
    assert len(store.ask(comment_ids, CommentFilter(made.item, state="set_aside")).ids) == 2
    assert store.ask(comment_detail, made.comments[1]).set_aside == "test"
    with store.change("Took them back") as session:
        assert set_aside(session, made.ids(1, 2), None) == 2
    assert store.ask(item_counts, made.item) == before


def test_setting_aside_is_undone(store: Store) -> None:
    made = market(store)
    before = store.ask(everything)
    with store.change("Set a comment aside") as session:
        set_aside(session, made.ids(1), "spam")
    store.undo()
    assert store.ask(everything) == before


def test_a_comment_is_set_aside_only_with_a_reason(store: Store) -> None:
    made = market(store)
    with pytest.raises(RefusedError, match="Say why"), store.change("Set aside") as session:
        set_aside(session, made.ids(1), "  ")


def test_a_long_reason_is_cut_to_what_the_record_holds(store: Store) -> None:
    made = market(store)
    with store.change("Set aside") as session:
        set_aside(session, made.ids(1), "sent to the wrong body " * 20)
    assert len(store.ask(comment_detail, made.comments[1]).set_aside or "") <= 80


def test_a_joined_comment_is_not_counted_twice_by_taking_it_back(store: Store) -> None:
    item = office_with(store, POOL, NOISE)
    later = ids_by_label(store, item)["2"]
    join(store, later)
    with pytest.raises(RefusedError, match="joined with another"), store.change("Take back") as session:
        set_aside(session, [later], None)
