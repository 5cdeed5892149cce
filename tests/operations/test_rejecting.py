"""A refused suggestion does not come back for that wording; undoing the refusal brings it back."""

from market_item import EDIT, LONE, OPPOSED, QUESTION, WHO, Market, draft, market, suggest, suggested_market

from council_desk.operations.rejecting import (
    reject_campaign,
    reject_demand_group,
    reject_link,
    reject_suggestion,
)
from council_desk.queries.campaigns import campaign_lines
from council_desk.queries.comment_detail import comment_detail
from council_desk.queries.demands import demand_lines
from council_desk.queries.policy import policy_view
from council_desk.queries.undecided import undecided_suggestions
from council_desk.store.store import Store


def ids(store: Store, made: Market, kind: str, number: int) -> list[int]:
    found = store.ask(lambda session: list(session.scalars(undecided_suggestions(made.item, kind))))
    return [s.id for s in found if s.comment_id == made.comments[number]]


def test_one_refused_tag_stays_away_until_the_refusal_is_undone(store: Store) -> None:
    made = suggested_market(store)
    for kind, number in (("stance", OPPOSED), ("demand", LONE), ("question", QUESTION)):
        (suggestion,) = ids(store, made, kind, number)
        with store.change("Reject a suggestion") as session:
            reject_suggestion(session, suggestion, WHO)
        assert not ids(store, made, kind, number)
        suggest(store, made.item)
        assert not ids(store, made, kind, number)
    assert store.ask(comment_detail, made.comments[OPPOSED]).suggested_stance is None
    store.undo()
    suggest(store, made.item)
    assert ids(store, made, "question", QUESTION)


def test_a_refused_demand_goes_with_all_its_words(store: Store) -> None:
    made = suggested_market(store)
    first = store.ask(demand_lines, made.item)[0]
    with store.change("Reject a demand") as session:
        assert reject_demand_group(session, made.item, first.group_key, WHO) == first.suggested
    suggest(store, made.item)
    assert first.sentence not in {line.sentence for line in store.ask(demand_lines, made.item)}


def test_a_refused_campaign_does_not_come_back(store: Store) -> None:
    made = suggested_market(store)
    (campaign,) = store.ask(campaign_lines, made.item)
    with store.change("Reject campaign A") as session:
        assert reject_campaign(session, campaign.id, WHO) == 5
    assert store.ask(comment_detail, made.comments[EDIT]).campaign is None
    suggest(store, made.item)
    assert not store.ask(campaign_lines, made.item)


def test_a_refused_link_is_not_offered_for_this_draft_again(store: Store) -> None:
    made = market(store)
    draft_id = draft(store, made.item)
    suggest(store, made.item)
    first = next(link for link in store.ask(policy_view, draft_id).links if link.rank == 1)
    with store.change("Reject a link") as session:
        reject_link(session, first.suggestion_id or 0, WHO)
    for _ in range(2):
        offered = {(k.sentence, k.clause_id) for k in store.ask(policy_view, draft_id).links}
        assert (first.sentence, first.clause_id) not in offered
        suggest(store, made.item)
