"""Demands as the paper needs them."""

from market_item import DRAFT_1, FORM, FORMS, LONE, OPPOSED, WHO, Market, campaign_with, draft, market, span_of, suggest

from council_desk.operations.campaigns import add_campaign_excerpt
from council_desk.operations.demands import add_demand
from council_desk.operations.policy import decide_link
from council_desk.operations.tagging import add_excerpt, add_sensitive, set_stance
from council_desk.queries.brief_comments import brief_comments
from council_desk.queries.brief_demands import brief_demands
from council_desk.queries.briefing import BriefedDemand
from council_desk.queries.policy import policy_view
from council_desk.store.store import Store

GATES = "close the market gates at 11 in the evening"
LONE_GATES = "close the gates of the market at 11 in the evening"


def briefed(store: Store, made: Market, draft_id: int | None = None) -> tuple[BriefedDemand, ...]:
    return store.ask(lambda s: brief_demands(s, made.item, draft_id, brief_comments(s, made.item)))


def tied(store: Store, made: Market) -> int:
    with store.change("Tie a template and words") as session:
        demand = add_demand(session, made.item, "Close the market gates at 11 in the evening")
        add_demand(session, made.item, "Nobody asks for this")
        campaign = campaign_with(session, made.item, FORM, made.ids(*FORMS))
        add_campaign_excerpt(session, campaign, FORM.index(GATES), FORM.index(GATES) + len(GATES), demand, WHO)
        comment = made.comments[LONE]
        add_excerpt(session, comment, *span_of(session, comment, LONE_GATES), demand, WHO)
        add_excerpt(session, made.comments[OPPOSED], 0, 5, demand, WHO)
        set_stance(session, made.ids(LONE, *FORMS), "support_if_amended", WHO)
        set_stance(session, made.ids(OPPOSED), "oppose", WHO)
    return demand


def test_who_asks_is_counted_and_an_independent_writer_is_quoted(store: Store) -> None:
    made = market(store)
    demand = tied(store, made)
    (found,) = briefed(store, made)
    assert (found.id, found.number) == (demand, 1)
    assert found.in_campaigns.ids == tuple(made.ids(*FORMS))
    assert found.independent.ids == tuple(made.ids(OPPOSED, LONE))
    assert (found.support_side, found.oppose_side) == (3, 1)
    assert found.excerpt == (made.comments[LONE], LONE_GATES)


def test_withheld_words_are_never_quoted(store: Store) -> None:
    made = market(store)
    tied(store, made)
    with store.change("Withhold words") as session:
        comment = made.comments[LONE]
        add_sensitive(session, comment, *span_of(session, comment, "the market"), "other", WHO, "withhold")
    (found,) = briefed(store, made)
    assert found.excerpt is not None
    assert found.excerpt[0] == made.comments[OPPOSED]


def test_decided_links_stand_before_suggested_ones(store: Store) -> None:
    made = market(store)
    demand = tied(store, made)
    draft_id = draft(store, made.item, DRAFT_1)
    suggest(store, made.item)
    (found,) = briefed(store, made, draft_id)
    assert [link.decided for link in found.links] == [False]
    with store.change("Decide a link") as session:
        clause = next(c for c in policy_view(session, draft_id).clauses if c.citation == "7.12.020")
        decide_link(session, demand, draft_id, clause.id, "conflicts", "midnight", WHO)
    (found,) = briefed(store, made, draft_id)
    assert [(k.coverage, k.citation, k.note, k.decided) for k in found.links] == [
        ("conflicts", "7.12.020", "midnight", True)
    ]
