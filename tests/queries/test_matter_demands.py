"""A demand followed over the items of its matter."""

import pytest
from market_item import DRAFT_1, FORM, FORMS, LONE, WHO, campaign_with, draft, market

from council_desk.errors import NotFoundError
from council_desk.operations.campaigns import add_campaign_excerpt
from council_desk.operations.demands import add_demand
from council_desk.operations.join_matters import join_matters
from council_desk.operations.policy import decide_link
from council_desk.operations.tagging import add_excerpt
from council_desk.queries.matter_demands import matter_demands
from council_desk.store.store import Store


def test_each_item_has_its_own_counts_and_coverage(store: Store) -> None:
    april, may = market(store), market(store)
    with store.change("One matter, asked in both months") as session:
        join_matters(session, april.item, may.item)
        gates = add_demand(session, april.item, "Close the gates at 11")
        campaign = campaign_with(session, april.item, FORM, april.ids(*FORMS))
        add_campaign_excerpt(session, campaign, 10, 40, gates, WHO)
        add_excerpt(session, may.comments[LONE], 0, 10, gates, WHO)
    draft_id = draft(store, may.item, DRAFT_1)
    with store.change("May's ordinance does not do it") as session:
        decide_link(session, gates, draft_id, None, "absent", "", WHO)
    found = store.ask(matter_demands, may.item)
    assert [(item.id, item.draft) for item in found.items] == [(april.item, False), (may.item, True)]
    (line,) = found.demands
    first, second = line.items
    assert (first.in_campaigns, first.independent, first.coverage) == (2, 0, None)
    assert (second.submissions, second.independent, second.coverage) == (1, 1, "absent")
    with pytest.raises(NotFoundError):
        store.ask(matter_demands, 404)
