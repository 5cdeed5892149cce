"""Which comment is above which, and what a submission says elsewhere."""

import pytest
from mending_office import SECOND, TWO, cut, ids_by_label
from packets import BENCH, LIGHTS, listed, office_with, taken

from council_desk.errors import NotFoundError
from council_desk.operations.move_comments import add_to_item
from council_desk.operations.set_aside import set_aside
from council_desk.queries.comment_detail import comment_detail
from council_desk.queries.comment_table import comment_ids
from council_desk.queries.comments import CommentFilter
from council_desk.queries.neighbours import comment_above, find_comment
from council_desk.store.store import Store


def test_above_is_the_comment_before_it_that_counts(store: Store) -> None:
    item = office_with(store, BENCH, TWO, LIGHTS)
    cut(store, ids_by_label(store, item)["2"], SECOND)
    ids = ids_by_label(store, item)
    assert store.ask(comment_above, ids["3"]) == ids["2b"]
    assert store.ask(comment_above, ids["2b"]) == ids["2a"]
    assert store.ask(comment_above, ids["1"]) is None
    with store.change("Set aside") as session:
        set_aside(session, [ids["2b"]], "test")
    assert store.ask(comment_above, ids["3"]) == ids["2a"]


def test_in_the_tray_above_is_what_arrived_before(store: Store) -> None:
    taken(store, listed(BENCH, LIGHTS), None)
    first, second = store.ask(comment_ids, CommentFilter(None)).ids
    assert store.ask(comment_above, second) == first
    assert store.ask(comment_above, first) is None
    assert store.ask(comment_above, 10_000) is None


def test_what_else_a_submission_says(store: Store) -> None:
    item = office_with(store, BENCH)
    other = office_with(store, LIGHTS, number="12")
    (first,) = ids_by_label(store, item).values()
    assert store.ask(comment_detail, first).others == ()
    with store.change("Add to item 12") as session:
        second = add_to_item(session, first, other)
    (found,) = store.ask(comment_detail, first).others
    assert (found.comment_id, found.label, found.item, found.meeting) == (second, "2", "12", "2026-04-28")
    (back,) = store.ask(comment_detail, second).others
    assert (back.comment_id, back.label, back.item) == (first, "1", "29")


def test_a_comment_is_found_by_the_number_that_memos_cite(store: Store) -> None:
    item = office_with(store, BENCH, TWO)
    cut(store, ids_by_label(store, item)["2"], SECOND)
    ids = ids_by_label(store, item)
    assert store.ask(find_comment, item, "1") == ids["1"]
    assert store.ask(find_comment, item, " 2B ") == ids["2b"]
    for label in ("2", "9", "b", "", "1.5"):
        with pytest.raises(NotFoundError, match="no comment"):
            store.ask(find_comment, item, label)
