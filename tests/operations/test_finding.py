"""Records are found, or a clerk is told that they are gone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from market_item import market

from council_desk.errors import NotFoundError, RefusedError
from council_desk.operations.finding import check_span, current_text, found, load_comments
from council_desk.store.store import Store


def test_comments_come_in_the_order_asked_for_each_once(sqlite_store: Store) -> None:
    made = market(sqlite_store)
    wanted = made.ids(3, 1, 3, 2)
    assert sqlite_store.ask(lambda s: [c.number for c in load_comments(s, wanted)]) == [3, 1, 2]
    assert sqlite_store.ask(lambda s: current_text(s, load_comments(s, wanted[:1])[0])).startswith("I write")


def test_what_is_gone_is_said(sqlite_store: Store) -> None:
    with pytest.raises(NotFoundError, match="That demand is no longer"):
        found(None, "demand")
    with pytest.raises(NotFoundError, match="2 of the comments"):
        sqlite_store.ask(load_comments, [7, 8])


@given(st.text(max_size=20), st.integers(-2, 25), st.integers(-2, 25))
def test_a_span_is_taken_only_where_it_holds_words(text: str, start: int, end: int) -> None:
    holds = 0 <= start < end <= len(text) and bool(text[start:end].strip())
    if holds:
        check_span(text, start, end)
    else:
        with pytest.raises(RefusedError):
            check_span(text, start, end)
