"""Attributes of comments beside their words."""

import pytest
from tagged_office import POOL_ASK, tagged_office

from council_desk.queries.comments import CommentFilter
from council_desk.queries.grid import ATTRIBUTES, QUESTIONS, grid_columns, grid_ids, grid_rows
from council_desk.store.store import Store


def labels(store: Store, item: int, order: str, descending: bool = False, words: str = "") -> list[str]:
    page = store.ask(grid_ids, CommentFilter(item, words=words), order, descending)
    return [row.label for row in store.ask(grid_rows, page.ids)]


def test_columns_are_the_attributes_then_the_demands_then_the_questions(store: Store) -> None:
    made = tagged_office(store)
    columns = store.ask(grid_columns, made.item)
    assert [c.key for c in columns] == [*ATTRIBUTES, f"demand {made.demand}", QUESTIONS]
    assert (columns[-2].number, columns[-2].sentence) == (1, "Keep the pool open in winter.")


def test_a_row_has_attributes_and_the_words_behind_each_demand(store: Store) -> None:
    made = tagged_office(store)
    rows = store.ask(grid_rows, [made.comments[number] for number in (1, 3, 4, 6)])
    first, third, fourth, sixth = rows
    assert dict(first.attributes) == {
        "number": "1",
        "name": "Rosa Vale",
        "received": "2026-04-20T16:00:00Z",
        "stance": "support",
        "campaign": "A",
        "language": first.attributes["language"],
    }
    template = "Please keep the Harbor Street pool open on winter evenings; my children swim after school."
    assert first.words == {made.demand: (template[POOL_ASK[0] : POOL_ASK[1]],)}
    assert (third.words, third.attributes["organisation"]) == ({}, "Harbor Swim Club")
    assert fourth.questions == ("Could the council say what the rules are?",)
    assert fourth.attributes["position"] == "oppose"
    assert sixth.words[made.demand] == ("I would rather see the money go to benches a",)


def test_suggestions_are_no_answers(store: Store) -> None:
    made = tagged_office(store)
    (fifth,) = store.ask(grid_rows, [made.comments[5]])
    assert (fifth.words, fifth.questions, "stance" in fifth.attributes) == ({}, (), False)


@pytest.mark.parametrize(
    ("order", "descending", "first"),
    [
        ("number", True, ["6", "5", "4", "3", "2", "1"]),
        ("received", False, ["1", "3", "2", "4", "5", "6"]),
        ("received", True, ["2", "3", "1"]),
        ("stance", False, ["1", "2", "4", "3", "5", "6"]),
        ("position", False, ["4", "1", "2"]),
        ("organisation", False, ["3", "1", "2"]),
        ("campaign", True, ["1", "2", "3", "4"]),
        ("questions", False, ["4", "1"]),
        ("demand", False, ["1", "2", "6", "3"]),
        ("demand", True, ["1", "2", "6", "3"]),
    ],
)
def test_a_column_orders_the_rows_and_empty_ones_come_last(
    store: Store, order: str, descending: bool, first: list[str]
) -> None:
    made = tagged_office(store)
    order = f"demand {made.demand}" if order == "demand" else order
    assert labels(store, made.item, order, descending)[: len(first)] == first


def test_the_filter_of_the_comments_screen_narrows_it(store: Store) -> None:
    made = tagged_office(store)
    assert labels(store, made.item, "number", words="pool") == ["1", "2", "3"]
    page = store.ask(grid_ids, CommentFilter(made.item, words="district:"), "name")
    assert page.problem or page.ids == ()
