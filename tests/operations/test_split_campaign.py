"""Letters of a campaign become one of their own, or are put into one by hand."""

import pytest
from market_item import EDIT, FORM, FORMS, HOUR, LONE, OPPOSED, TRIM, WHO, Market, suggested_market

from council_desk.errors import RefusedError
from council_desk.operations.campaigns import add_campaign_excerpt, confirm_campaign
from council_desk.operations.demands import add_demand
from council_desk.operations.split_campaign import join_campaign, shared_letter, split_campaign
from council_desk.queries.campaigns import campaign_detail, campaign_lines
from council_desk.queries.comment_detail import comment_detail
from council_desk.queries.demand_counts import comments_by_demand
from council_desk.store.store import Store

GATES = "close the market gates at 11 in the evening"


def confirmed(store: Store) -> tuple[Market, int, int]:
    """Campaign A, tagged, with one demand of its template."""
    made = suggested_market(store)
    (line,) = store.ask(campaign_lines, made.item)
    with store.change("Confirm") as session:
        campaign = confirm_campaign(session, line.id, WHO, "support_if_amended")
        template = campaign_detail(session, campaign, True).template
        demand = add_demand(session, made.item, "Close the gates at 11")
        add_campaign_excerpt(session, campaign, template.index(GATES), template.index(GATES) + len(GATES), demand, WHO)
    return made, campaign, demand


def sizes(store: Store, made: Market) -> dict[str, tuple[int, int, str | None]]:
    return {line.letter: (line.size, line.follow, line.stance) for line in store.ask(campaign_lines, made.item)}


def test_split_letters_keep_their_stance_and_their_demands(store: Store) -> None:
    made, campaign, demand = confirmed(store)
    before = store.ask(comments_by_demand, made.item)
    with store.change("Split") as session:
        split_campaign(session, campaign, made.ids(EDIT, TRIM), "  Trimmed ones ")
    assert sizes(store, made) == {"A": (3, 2, "support_if_amended"), "B": (2, 2, "support_if_amended")}
    assert store.ask(comments_by_demand, made.item) == before
    assert next(x for x in store.ask(campaign_lines, made.item) if x.letter == "B").name == "Trimmed ones"
    assert {demand} == set(before)
    store.undo()
    assert sizes(store, made) == {"A": (5, 4, "support_if_amended")}


def test_one_letter_or_all_of_them_are_no_split(store: Store) -> None:
    made, campaign, _ = confirmed(store)
    for chosen in ((EDIT,), (*FORMS, EDIT, TRIM, HOUR)):
        with pytest.raises(RefusedError, match="two letters or more"), store.change("Split") as session:
            split_campaign(session, campaign, made.ids(*chosen))


def test_a_letter_is_put_into_a_campaign_by_hand(store: Store) -> None:
    made, campaign, _ = confirmed(store)
    with store.change("Put letters in") as session:
        assert join_campaign(session, campaign, made.ids(LONE, OPPOSED, EDIT)) == 2
    assert sizes(store, made)["A"][0] == 7
    assert store.ask(comment_detail, made.comments[LONE]).campaign is not None
    with store.change("Out of one and into the other") as session:
        other = split_campaign(session, campaign, made.ids(LONE, OPPOSED))
        assert join_campaign(session, other, made.ids(EDIT)) == 1
    assert store.ask(comment_detail, made.comments[EDIT]).campaign is not None
    assert {letter: size for letter, (size, _, _) in sizes(store, made).items()} == {"A": 4, "B": 3}


def test_a_letter_of_another_item_is_refused(store: Store) -> None:
    _, campaign, _ = confirmed(store)
    other = suggested_market(store)
    with pytest.raises(RefusedError, match="another item"), store.change("Put a letter in") as session:
        join_campaign(session, campaign, other.ids(LONE))


def test_letters_that_share_too_little_take_the_commonest_as_their_template() -> None:
    assert shared_letter(["Short.", FORM, "Short."]) == ("Short.", b"")
    assert shared_letter([FORM, "Short.", "Other."]) == (FORM, b"")
    template, core = shared_letter([FORM] * 4)
    assert "night market" in template
    assert core
