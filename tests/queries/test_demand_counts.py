"""Who asks for each demand."""

from market_item import FORM, FORMS, LONE, WHO, campaign_with, market

from council_desk.operations.campaigns import add_campaign_excerpt
from council_desk.operations.demands import add_demand
from council_desk.operations.set_aside import set_aside
from council_desk.operations.tagging import add_excerpt
from council_desk.queries.demand_counts import comments_by_demand, submissions_by_demand
from council_desk.store.store import Store


def test_each_counted_comment_is_counted_once_however_it_asks(store: Store) -> None:
    made = market(store)
    with store.change("Tie words and a template") as session:
        demand = add_demand(session, made.item, "Close the gates at 11")
        unasked = add_demand(session, made.item, "Sweep the pier")
        campaign = campaign_with(session, made.item, FORM, made.ids(*FORMS))
        add_campaign_excerpt(session, campaign, 0, 20, demand, WHO)
        for comment, span in ((LONE, (0, 5)), (LONE, (8, 12)), (FORMS[0], (0, 5)), (7, (0, 5))):
            add_excerpt(session, made.comments[comment], *span, demand, WHO)
        set_aside(session, made.ids(7), "test")
    assert store.ask(comments_by_demand, made.item) == {demand: set(made.ids(*FORMS, LONE))}
    assert store.ask(submissions_by_demand, made.item) == {demand: 3}
    assert unasked not in store.ask(submissions_by_demand, made.item)
