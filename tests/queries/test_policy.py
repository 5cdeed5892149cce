"""A draft beside the demands that touch it."""

import pytest
from market_item import DRAFT_1, DRAFT_2, LONE, WHO, draft, market, suggest

from council_desk.errors import NotFoundError
from council_desk.operations.demands import add_demand
from council_desk.operations.policy import decide_link
from council_desk.operations.tagging import add_excerpt
from council_desk.queries.policy import draft_text, drafts, policy_view
from council_desk.store.store import Store

GATES = "Close the market gates at 11 in the evening"


def test_drafts_stand_latest_last_with_their_clauses_counted(store: Store) -> None:
    made = market(store)
    assert store.ask(drafts, made.item) == ()
    draft(store, made.item, DRAFT_1)
    draft(store, made.item, DRAFT_2)
    lines = store.ask(drafts, made.item)
    assert [(line.name, line.number, line.force) for line in lines] == [
        ("Draft 1", 1, "ordinance"),
        ("Draft 2", 2, "ordinance"),
    ]
    assert lines[0].clauses >= 3
    assert "except on the eve" in store.ask(draft_text, lines[1].id)


def test_links_of_known_and_of_suggested_demands_are_shown_with_how_many_ask(store: Store) -> None:
    made = market(store)
    draft_id = draft(store, made.item)
    with store.change("Add demands") as session:
        demand = add_demand(session, made.item, GATES)
        unlinked = add_demand(session, made.item, "Paint the lighthouse")
        add_excerpt(session, made.comments[LONE], 0, 20, demand, WHO)
    suggest(store, made.item)
    view = store.ask(policy_view, draft_id)
    gates = [link for link in view.links if link.demand_id == demand]
    assert gates[0].rank == 1
    assert (gates[0].decided, gates[0].submissions, gates[0].number) == (False, 1, 1)
    stalls = next(link for link in view.links if "six stalls" in link.sentence)
    assert stalls.demand_id is None
    assert stalls.group_key
    assert stalls.submissions == 5
    with store.change("Decide a link") as session:
        clause = next(c for c in view.clauses if c.citation == "7.12.020")
        decide_link(session, demand, draft_id, clause.id, "conflicts", "midnight", WHO)
    view = store.ask(policy_view, draft_id)
    assert [(k.decided, k.coverage, k.citation) for k in view.links if k.demand_id == demand] == [
        (True, "conflicts", "7.12.020")
    ]
    suggested_for = {link.demand_id for link in view.links}
    assert [number for number, _ in view.unlinked] == [d for d in (unlinked,) if d not in suggested_for]


def test_a_draft_that_is_gone_is_said_so(store: Store) -> None:
    for question in (draft_text, policy_view):
        with pytest.raises(NotFoundError, match="draft"):
            store.ask(question, 404)
