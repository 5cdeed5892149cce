"""A suggested demand is accepted as a group."""

import pytest
from market_item import EDIT, FORMS, LONE, TRIM, WHO, Market, suggested_market

from council_desk.errors import NotFoundError
from council_desk.operations.accept_demands import accept_demand_group, accept_more_of_demand
from council_desk.operations.accepting import accept_suggestion
from council_desk.operations.campaigns import confirm_campaign
from council_desk.operations.demands import add_demand
from council_desk.queries.campaigns import campaign_lines
from council_desk.queries.demands import DemandLine, demand_excerpts, demand_lines
from council_desk.store.store import Store

GATES_AT_11 = "Close the market gates at 11 in the evening"


def group(store: Store, made: Market) -> DemandLine:
    return next(line for line in store.ask(demand_lines, made.item) if line.sentence == GATES_AT_11)


def test_without_a_confirmed_campaign_each_letter_has_its_own_excerpt(store: Store) -> None:
    made = suggested_market(store)
    suggested = group(store, made)
    assert (suggested.decided, suggested.in_campaigns, suggested.independent) == (False, 4, 1)
    with store.change("Accept a demand") as session:
        demand = accept_demand_group(session, made.item, suggested.group_key, WHO)
    assert group(store, made).id == demand
    labels = [line.label for line in store.ask(demand_excerpts, made.item, demand)]
    assert labels == [str(n) for n in sorted((*FORMS, EDIT, TRIM, LONE))]


def test_with_one_the_template_carries_it(store: Store) -> None:
    made = suggested_market(store)
    (campaign,) = store.ask(campaign_lines, made.item)
    with store.change("Confirm campaign A, accept a demand") as session:
        confirm_campaign(session, campaign.id, WHO)
        demand = accept_demand_group(session, made.item, group_key_of(store, made), WHO)
    assert [line.label for line in store.ask(demand_excerpts, made.item, demand)] == ["A", str(LONE)]
    assert group(store, made).in_campaigns == 4


def group_key_of(store: Store, made: Market) -> str:
    return group(store, made).group_key


def test_a_group_that_says_what_a_demand_says_goes_to_it(store: Store) -> None:
    made = suggested_market(store)
    key = group_key_of(store, made)
    with store.change("Add the demand by hand, then accept the group") as session:
        known = add_demand(session, made.item, GATES_AT_11.lower())
        assert accept_demand_group(session, made.item, key, WHO) == known


def test_a_group_is_accepted_once_and_comes_back_with_undo(store: Store) -> None:
    made = suggested_market(store)
    before = group(store, made)
    with store.change("Accept a demand") as session:
        accept_demand_group(session, made.item, before.group_key, WHO)
    with pytest.raises(NotFoundError), store.change("Accept it again") as session:
        accept_demand_group(session, made.item, before.group_key, WHO)
    store.undo()
    assert group(store, made) == before


def test_what_one_letter_made_a_demand_can_be_accepted_for_all_the_others(store: Store) -> None:
    made = suggested_market(store)
    first = store.ask(demand_excerpts, made.item, None, group_key_of(store, made))[0]
    with store.change("Accept it in one letter") as session:
        accept_suggestion(session, first.suggestion_id or 0, WHO)
    one = group(store, made)
    assert (one.decided, one.suggested) == (True, 4)
    with store.change("Accept it in the others") as session:
        assert accept_more_of_demand(session, made.item, one.id or 0, WHO) == 4
    every = group(store, made)
    assert (every.suggested, every.in_campaigns + every.independent) == (0, 5)
    with pytest.raises(NotFoundError), store.change("Accept it again") as session:
        accept_more_of_demand(session, made.item, one.id or 0, WHO)
