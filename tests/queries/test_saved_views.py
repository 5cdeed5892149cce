"""The views that everybody has, and what a saved one may hold."""

from dataclasses import replace

import pytest
from tagged_office import tagged_office

from council_desk.operations.tagging import mark_reply_owed, set_stance
from council_desk.queries.comment_table import comment_ids
from council_desk.queries.comments import CommentFilter
from council_desk.queries.saved_views import BUILT_IN, filter_of, saved_views, wanted_values
from council_desk.records.comments import Comment
from council_desk.records.views import SavedView
from council_desk.store.store import Store


def test_the_views_that_everybody_has(store: Store) -> None:
    office = tagged_office(store)
    with store.change("Tag") as session:
        set_stance(session, [office.comments[4]], "oppose", "Ana Reyes")
        set_stance(session, [office.comments[5]], "oppose_unless_amended", "Ana Reyes")
        mark_reply_owed(session, [office.comments[2], office.comments[3]])
        session.get_one(Comment, office.comments[1]).look_again = "new words"
    by_id = {comment: number for number, comment in office.comments.items()}

    def shown(wanted: CommentFilter) -> list[int]:
        page = store.ask(comment_ids, wanted)
        assert not page.problem
        return [by_id[comment] for comment in page.ids]

    assert {view.name: shown(view.on(office.item)) for view in store.ask(saved_views)} == {
        "Untagged": [3, 6],
        "Opposed": [4, 5],
        "Owed an answer": [3, 2],
        "Owed over 5 days": [3, 2],
        "Look again": [1],
        "Own words": [3],
    }
    assert all(view.built_in for view in BUILT_IN)


def test_own_views_come_after_by_name(store: Store) -> None:
    with store.change("Save views") as session:
        session.add_all([SavedView(name=n, name_key=n.lower(), wanted={"words": n}) for n in ("zoo", "Art", "mill")])
    assert [view.name for view in store.ask(saved_views)][len(BUILT_IN) :] == ["Art", "mill", "zoo"]


@pytest.mark.parametrize(
    "wanted",
    [
        CommentFilter(None),
        CommentFilter(None, words="pool", stance="untagged", campaign=0, late=True, state="all", earlier=True),
        CommentFilter(None, district="4", in_district=False, has_question=True, look_again=True, suggested_only=True),
    ],
)
def test_a_filter_is_kept_whole(wanted: CommentFilter) -> None:
    assert filter_of(wanted_values(replace(wanted, item_id=9))) == wanted


def test_what_a_newer_program_wrote_is_left_out() -> None:
    strange = {
        "words": "pool",
        "sort": "colour",
        "stance": "furious",
        "state": 3,
        "late": "yes",
        "descending": 1,
        "campaign": True,
        "done": True,
        "unheard_of": 1,
        "item_id": 4,
        "district": None,
    }
    assert filter_of(strange) == CommentFilter(None, words="pool", done=True)
