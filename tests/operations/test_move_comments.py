"""Tray to item, item to item, one submission on several items, back to the tray."""

import pytest
from mending_office import WHO, ids_by_label, texts_by_label, with_campaign
from packets import BENCH, LIGHTS, NOISE, POOL, ZONE, comment, item_named, listed, office_with, taken
from small_office import everything

from council_desk.errors import NotFoundError, RefusedError
from council_desk.operations.agenda import set_cutoff
from council_desk.operations.demands import add_demand
from council_desk.operations.import_proposal import ImportOptions
from council_desk.operations.move_comments import add_to_item, assign_comments, move_comments
from council_desk.operations.suggesting import prepare_suggestions, store_suggestions
from council_desk.operations.tagging import add_excerpt, add_question, mark_done, set_stance
from council_desk.queries.agenda import agenda, item_head
from council_desk.queries.comment_detail import comment_detail
from council_desk.queries.comment_table import comment_ids
from council_desk.queries.comments import CommentFilter
from council_desk.queries.counts import four_counts
from council_desk.queries.export import comment_rows
from council_desk.queries.thinking import item_for_suggesting
from council_desk.queries.undecided import undecided_suggestions
from council_desk.store.store import Store


def in_tray(store: Store) -> tuple[int, ...]:
    return tuple(store.ask(comment_ids, CommentFilter(None)).ids)


def assign(store: Store, ids: list[int], *items: int) -> list[int]:
    with store.change("Assign comments") as session:
        return assign_comments(session, ids, items)


def move(store: Store, ids: list[int], item: int | None) -> int:
    with store.change("Move comments") as session:
        return move_comments(session, ids, item)


def test_comments_of_the_tray_get_numbers_in_order_of_arrival(store: Store) -> None:
    item = office_with(store, BENCH)
    taken(store, listed(LIGHTS, NOISE, POOL), None)
    first, second, third = in_tray(store)
    before = store.ask(everything)
    assign(store, [third, first], item)
    assert texts_by_label(store, item) == {"1": BENCH, "2": LIGHTS, "3": POOL}
    assert in_tray(store) == (second,)
    assert store.ask(agenda).tray == 1
    store.undo()
    assert store.ask(everything) == before
    assign(store, [third], item)
    assert texts_by_label(store, item) == {"1": BENCH, "4": POOL}


def test_a_letter_on_two_items_is_one_submission_with_two_comments(store: Store) -> None:
    items = [item_named(store, "29"), item_named(store, "12")]
    taken(store, listed(comment(POOL, name="Rosa Vale", row=7), name="mail.csv"), None)
    made = assign(store, list(in_tray(store)), *items)
    rows = store.ask(comment_rows)
    assert [(row["item"], row["number"], row["text"], row["name"]) for row in rows] == [
        ("29", 1, POOL, "Rosa Vale"),
        ("12", 1, POOL, "Rosa Vale"),
    ]
    assert [(row["file"], row["row"]) for row in rows] == [("mail.csv", 7)] * 2
    assert [store.ask(four_counts, item).people for item in items] == [1, 1]
    with store.change("Tag one of them") as session:
        set_stance(session, made[:1], "support", WHO)
    assert [store.ask(comment_detail, each).stance for each in made] == ["support", None]


def test_a_second_comment_on_the_same_item_is_refused(store: Store) -> None:
    item = office_with(store, POOL)
    (only,) = ids_by_label(store, item).values()
    with pytest.raises(RefusedError, match="has a comment on this item already"), store.change("Add") as session:
        add_to_item(session, only, item)
    with pytest.raises(RefusedError, match="on an item already"):
        assign(store, [only], item)


def test_the_next_edition_of_a_list_withdraws_no_second_comment(store: Store) -> None:
    item = office_with(store, POOL, LIGHTS)
    other = item_named(store, "12")
    with store.change("Add to item 12") as session:
        add_to_item(session, ids_by_label(store, item)["1"], other)
    taken(store, listed(POOL, LIGHTS, NOISE), item)
    assert texts_by_label(store, item) == {"1": POOL, "2": LIGHTS, "3": NOISE}
    assert texts_by_label(store, other) == {"1": POOL}


def test_moved_to_another_item_it_leaves_that_item_s_tags_and_is_looked_at_again(store: Store) -> None:
    item = office_with(store, POOL, NOISE)
    other = office_with(store, BENCH, number="12")
    ids = ids_by_label(store, item)
    with store.change("Tag") as session:
        demand = add_demand(session, item, "Keep the pool open in winter.", "Winter pool")
        add_excerpt(session, ids["2"], 0, 9, demand, WHO)
        add_question(session, ids["2"], 10, 20, WHO)
        with_campaign(session, item, ids["2"], POOL)
        mark_done(session, [ids["2"]])
    before = store.ask(everything)
    assert move(store, [ids["2"]], other) == 1
    moved = store.ask(comment_detail, ids["2"])
    assert (moved.item_id, moved.label, moved.stance, moved.done) == (other, "2", "support", False)
    assert moved.look_again == "it was moved here from item 29, where its stance was decided"
    assert (moved.excerpts, moved.campaign, len(moved.questions)) == ((), None, 1)
    taken(store, listed(LIGHTS, name="more.csv"), item)
    assert texts_by_label(store, item) == {"1": POOL, "3": LIGHTS}
    store.undo()
    store.undo()
    assert store.ask(everything) == before


def test_back_in_the_tray_it_has_no_number(store: Store) -> None:
    item = office_with(store, POOL, NOISE)
    ids = ids_by_label(store, item)
    assert move(store, [ids["1"]], None) == 1
    assert move(store, [ids["1"]], None) == 0
    assert in_tray(store) == (ids["1"],)
    assert store.ask(comment_detail, ids["1"]).label == ""
    assign(store, [ids["1"]], item)
    assert texts_by_label(store, item) == {"2": NOISE, "3": POOL}


def test_excerpts_of_the_same_matter_go_along(store: Store) -> None:
    item = office_with(store, POOL)
    (only,) = ids_by_label(store, item).values()
    later = item_named(store, "7", "2026-05-12")
    with store.change("Tag") as session:
        from council_desk.records.agenda import Item

        session.get_one(Item, later).matter_id = session.get_one(Item, item).matter_id
        demand = add_demand(session, item, "Keep the pool open in winter.", "Winter pool")
        add_excerpt(session, only, 0, 9, demand, WHO)
    move(store, [only], later)
    assert len(store.ask(comment_detail, only).excerpts) == 1


def test_late_is_judged_by_the_meeting_of_the_item(store: Store) -> None:
    item = item_named(store)
    with store.change("Set the cut-off") as session:
        set_cutoff(session, store.ask(item_head, item).meeting_id, "2026-04-27T19:00:00Z")
    options = ImportOptions(time_zone=ZONE)
    given = (comment(POOL, received="2026-04-27 09:00"), comment(NOISE, received="2026-04-27 13:00"), comment(BENCH))
    taken(store, listed(*given, options=options), None)
    ids = list(in_tray(store))
    assign(store, ids, item)
    assert [store.ask(comment_detail, each).late for each in ids] == [False, True, False]
    move(store, ids, None)
    assert [store.ask(comment_detail, each).late for each in ids] == [False, False, False]


def test_suggestions_for_the_former_item_are_gone_and_new_ones_can_be_made(store: Store) -> None:
    template = " ".join((POOL, LIGHTS, NOISE))
    item = office_with(store, *([comment(template)] * 3), "I oppose the pool hours. Vote no.")
    other = item_named(store, "12")

    def suggest(which: int) -> None:
        with store.change("Look for suggestions") as session:
            store_suggestions(session, which, prepare_suggestions(store.ask(item_for_suggesting, which)))

    def suggested(which: int) -> set[int]:
        return {s.comment_id for s in store.ask(lambda q: q.scalars(undecided_suggestions(which)).all())}

    suggest(item)
    ids = list(ids_by_label(store, item).values())
    assert ids[3] in suggested(item)
    move(store, ids, other)
    assert suggested(item) == suggested(other) == set()
    suggest(other)
    assert ids[3] in suggested(other)
    store.undo()
    assert suggested(other) == set()
    suggest(item)
    assert ids[3] in suggested(item)


def test_items_that_are_gone_and_no_item_at_all_are_refused(store: Store) -> None:
    taken(store, listed(POOL), None)
    ids = list(in_tray(store))
    with pytest.raises(NotFoundError):
        assign(store, ids, 999)
    with pytest.raises(RefusedError, match="Choose the item"):
        assign(store, ids)
