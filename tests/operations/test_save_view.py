"""Views of the table are kept for the office, renamed, deleted, and all of it can be undone."""

import pytest
from tagged_office import tagged_office

from council_desk.errors import NotFoundError, RefusedError
from council_desk.operations.save_view import LONGEST_NAME, delete_view, rename_view, save_view
from council_desk.queries.comment_table import comment_ids
from council_desk.queries.comments import CommentFilter
from council_desk.queries.saved_views import TableView, saved_views
from council_desk.store.store import Store


def own_views(store: Store) -> list[TableView]:
    return [view for view in store.ask(saved_views) if not view.built_in]


def saved(store: Store, name: str, wanted: CommentFilter, view_id: int | None = None) -> int:
    with store.change("Save a view") as session:
        return save_view(session, name, wanted, view_id)


def test_a_view_keeps_what_is_typed_the_filters_and_the_order_but_not_the_item(store: Store) -> None:
    wanted = CommentFilter(7, words='"harbor pool" -spa', stance="oppose", late=False, sort="name", descending=True)
    number = saved(store, "  Opposed,  by name ", wanted)
    (view,) = own_views(store)
    assert (view.id, view.name) == (number, "Opposed, by name")
    assert view.wanted == CommentFilter(
        None, words='"harbor pool" -spa', stance="oppose", late=False, sort="name", descending=True
    )
    assert view.on(7) == wanted
    store.undo()
    assert own_views(store) == []
    store.redo()
    assert [view.name for view in own_views(store)] == ["Opposed, by name"]


def test_a_campaign_and_a_demand_are_kept_as_one_would_type_them(store: Store) -> None:
    office = tagged_office(store)
    saved(store, "Winter", CommentFilter(office.item, words="harbor", campaign=office.campaign, demand=office.demand))
    saved(store, "Alone", CommentFilter(office.item, campaign=0))
    alone, winter = own_views(store)
    assert winter.wanted == CommentFilter(None, words="harbor campaign:A demand:1")
    assert alone.wanted == CommentFilter(None, campaign=0)
    by_id = {comment: number for number, comment in office.comments.items()}
    found = store.ask(comment_ids, winter.on(office.item))
    assert [by_id[comment] for comment in found.ids] == [1, 2]
    assert "There is no campaign" in store.ask(comment_ids, winter.on(None)).problem


def test_a_view_is_renamed_replaced_and_deleted_and_each_is_undone(store: Store) -> None:
    number = saved(store, "Mine", CommentFilter(None, words="pool"))
    with store.change("Rename a view") as session:
        rename_view(session, number, "Pool letters")
    saved(store, "Pool letters", CommentFilter(None, words="pool", done=False), number)
    with store.change("Delete a view") as session:
        delete_view(session, number)
    assert own_views(store) == []
    seen = []
    for _ in range(3):
        store.undo()
        (view,) = own_views(store)
        seen.append((view.name, view.wanted.words, view.wanted.done))
    assert seen == [("Pool letters", "pool", False), ("Pool letters", "pool", None), ("Mine", "pool", None)]


def test_saving_the_same_again_is_no_change(store: Store) -> None:
    number = saved(store, "Mine", CommentFilter(None, words="pool"))
    saved(store, "Mine", CommentFilter(None, words="pool"), number)
    assert store.last_change is None


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("", "needs a name"),
        (" \n", "needs a name"),
        ("x" * (LONGEST_NAME + 1), "longer than"),
        ("MINE", "already"),
        ("mine!", "already"),
        ("untagged", "Every office has"),
    ],
)
def test_a_name_that_cannot_be_is_refused(store: Store, name: str, said: str) -> None:
    saved(store, "Mine", CommentFilter(None))
    other = saved(store, "Other", CommentFilter(None))
    for act in (lambda s: save_view(s, name, CommentFilter(None)), lambda s: rename_view(s, other, name)):
        with pytest.raises(RefusedError, match=said), store.change("Save a view") as session:
            act(session)
    assert [view.name for view in own_views(store)] == ["Mine", "Other"]


def test_names_of_signs_alone_are_told_apart(store: Store) -> None:
    saved(store, "!!!", CommentFilter(None))
    saved(store, "???", CommentFilter(None))
    assert sorted(view.name for view in own_views(store)) == ["!!!", "???"]


def test_a_view_that_somebody_deleted_is_said(store: Store) -> None:
    for act in (
        lambda s: rename_view(s, 404, "x"),
        lambda s: delete_view(s, 404),
        lambda s: save_view(s, "x", CommentFilter(None), 404),
    ):
        with pytest.raises(NotFoundError, match="no longer"), store.change("Change a view") as session:
            act(session)
