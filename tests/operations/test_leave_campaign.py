"""What a letter had by its campaign becomes its own when it leaves."""

from market_item import AGAINST, FORM, OPPOSED, WHO, campaign_with, market, span_of

from council_desk.operations.campaigns import add_campaign_excerpt, tag_campaign
from council_desk.operations.demands import add_demand
from council_desk.operations.leave_campaign import keep_demands, keep_tags
from council_desk.operations.tagging import add_excerpt, set_stance
from council_desk.queries.comment_detail import comment_detail
from council_desk.records.campaigns import Campaign, Member
from council_desk.store.store import Store

GATES = "close the market gates at 11 in the evening"


def test_own_tags_stay_and_missing_words_are_not_made_up(store: Store) -> None:
    made = market(store)
    first, against = made.comments[1], made.comments[OPPOSED]
    with store.change("A campaign with a demand") as session:
        campaign = session.get_one(Campaign, campaign_with(session, made.item, FORM, [first, against]))
        demand = add_demand(session, made.item, "Close the gates at 11")
        add_campaign_excerpt(session, campaign.id, FORM.index(GATES), FORM.index(GATES) + len(GATES), demand, WHO)
        tag_campaign(session, campaign.id, "support", WHO)
        set_stance(session, [against], "oppose", WHO)
        keep_tags(session, campaign, [session.get_one(Member, first), session.get_one(Member, against)])
        session.flush()
    kept = store.ask(comment_detail, first)
    assert (kept.stance, kept.stance_by, kept.stance_by_campaign) == ("support", WHO, False)
    assert [(kept.text[e.start : e.end], e.by_campaign) for e in kept.excerpts if e.decided] == [(GATES, False)]
    assert store.ask(comment_detail, against).stance == "oppose"
    assert not [e for e in store.ask(comment_detail, against).excerpts if not e.by_campaign]
    assert GATES not in AGAINST


def test_a_demand_that_a_letter_has_of_its_own_is_not_doubled(store: Store) -> None:
    made = market(store)
    first = made.comments[1]
    with store.change("A campaign with a demand") as session:
        campaign = session.get_one(Campaign, campaign_with(session, made.item, FORM, [first]))
        demand = add_demand(session, made.item, "Close the gates at 11")
        add_campaign_excerpt(session, campaign.id, 0, 20, demand, WHO)
        own = add_excerpt(session, first, *span_of(session, first, GATES), demand, WHO)
        keep_demands(session, campaign, [session.get_one(Member, first)])
        session.flush()
    assert [e.excerpt_id for e in store.ask(comment_detail, first).excerpts] == [own]
