"""An item is continued: its matter, its number series, what is refused."""

import pytest
from mending_office import WHO, ids_by_label, texts_by_label
from packets import BENCH, LIGHTS, NOISE, POOL, listed, office_with, taken
from small_office import everything

from council_desk.errors import RefusedError
from council_desk.operations.agenda import add_meeting
from council_desk.operations.continue_item import continue_item
from council_desk.operations.demands import add_demand
from council_desk.operations.tagging import add_excerpt
from council_desk.queries.agenda import item_head
from council_desk.queries.comment_detail import comment_detail
from council_desk.store.store import Store


def continued(store: Store, item: int, date: str = "2026-05-12", number: str = "") -> int:
    with store.change("Continue an item") as session:
        return continue_item(session, item, add_meeting(session, "City Council", date), number)


def test_comment_numbers_go_on_over_both_hearings(store: Store) -> None:
    item = office_with(store, POOL, NOISE)
    later = continued(store, item, number="12")
    taken(store, listed(BENCH, name="may.csv"), later)
    taken(store, listed(LIGHTS, name="april.csv"), item)
    third = continued(store, later, "2026-06-09")
    taken(store, listed("Please decide.", name="june.csv"), third)
    assert texts_by_label(store, item) == {"1": POOL, "2": NOISE, "4": LIGHTS}
    assert texts_by_label(store, later) == {"3": BENCH}
    assert texts_by_label(store, third) == {"5": "Please decide."}


def test_the_continued_item_is_of_the_same_matter(store: Store) -> None:
    item = office_with(store, POOL)
    later = continued(store, item)
    head, former = store.ask(item_head, later), store.ask(item_head, item)
    assert (head.number, head.title, head.meeting_date) == ("29", former.title, "2026-05-12")
    assert (head.matter_id, head.continues_id) == (former.matter_id, item)
    taken(store, listed(BENCH, name="may.csv"), later)
    (comment,) = ids_by_label(store, later).values()
    with store.change("Tag with a demand of April") as session:
        demand = add_demand(session, item, "Keep the pool open in winter.", "Winter pool")
        add_excerpt(session, comment, 0, 7, demand, WHO)
    assert len(store.ask(comment_detail, comment).excerpts) == 1


def test_continuing_is_undone_and_its_numbers_are_not_given_again(store: Store) -> None:
    item = office_with(store, POOL)
    before = store.ask(everything)
    later = continued(store, item)
    taken(store, listed(BENCH, name="may.csv"), later)
    store.undo()
    store.undo()
    assert store.ask(everything) == before
    taken(store, listed(LIGHTS, name="more.csv"), item)
    assert texts_by_label(store, item) == {"1": POOL, "3": LIGHTS}


def test_what_cannot_be_continued_is_refused(store: Store) -> None:
    item = office_with(store, POOL)
    with pytest.raises(RefusedError, match="later meeting"):
        continued(store, item, "2026-04-28")
    with pytest.raises(RefusedError, match="later meeting"):
        continued(store, item, "2026-04-01")
    office_with(store, BENCH, number="30")
    continued(store, item)
    with pytest.raises(RefusedError, match="continued already"):
        continued(store, item, "2026-06-09")


def test_a_number_that_the_later_meeting_has_is_refused(store: Store) -> None:
    item, other = office_with(store, POOL), office_with(store, BENCH, number="30")
    continued(store, item)
    with pytest.raises(RefusedError, match="already has an item 29"):
        continued(store, other, number="29")
