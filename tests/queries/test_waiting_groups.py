"""What waits, brought together by stance and reason."""

from market_item import LETTERS, LONE, OPPOSED, QUESTION, WHO, suggested_market

from council_desk.operations.accepting import accept_suggestions
from council_desk.queries.comment_detail import comment_detail
from council_desk.queries.waiting_groups import waiting_groups
from council_desk.store.store import Store


def test_letters_that_would_follow_a_campaign_wait_with_it_and_others_by_their_reason(store: Store) -> None:
    made = suggested_market(store)
    waiting = store.ask(waiting_groups, made.item)
    (campaign,) = waiting.campaigns
    assert (campaign.letter, campaign.suggested_stance, campaign.size) == ("A", "support_if_amended", 5)
    alone = {comment.label: group.stance for group in waiting.groups for comment in group.comments}
    assert alone[str(OPPOSED)].startswith("oppose")
    assert alone[str(QUESTION)] == "question"
    assert {"1", "2", "3", "4"}.isdisjoint(alone)
    for group in waiting.groups:
        sure = [comment.confidence for comment in group.comments]
        assert sure == sorted(sure)
        assert group.reason
        assert group.at_least(0.0) == len(group.comments) >= group.texts
    assert len(LETTERS) == campaign.size - campaign.changes_ask + len(alone)


def test_only_the_chosen_groups_are_accepted(store: Store) -> None:
    made = suggested_market(store)
    groups = store.ask(waiting_groups, made.item).groups
    chosen = next(group for group in groups if str(OPPOSED) in {comment.label for comment in group.comments})
    with store.change("Accept one group") as session:
        accept_suggestions(session, made.item, WHO, only=("campaigns", "stances"), groups={chosen.key})
    assert store.ask(comment_detail, made.comments[OPPOSED]).stance == chosen.stance
    assert store.ask(comment_detail, made.comments[1]).stance == "support_if_amended"
    assert store.ask(comment_detail, made.comments[LONE]).stance is None
    left = store.ask(waiting_groups, made.item)
    assert chosen.key not in {group.key for group in left.groups}
    assert not left.campaigns


def test_letters_of_a_campaign_that_is_not_tagged_yet_wait_with_it(store: Store) -> None:
    made = suggested_market(store)
    before = store.ask(waiting_groups, made.item)
    with store.change("Confirm the campaign, its stance left open") as session:
        accept_suggestions(session, made.item, WHO, only="campaigns")
    after = store.ask(waiting_groups, made.item)
    (campaign,) = after.campaigns
    assert (campaign.decided, campaign.stance, campaign.suggested_stance) == (True, None, "support_if_amended")
    assert [group.comments for group in after.groups] == [group.comments for group in before.groups]


def test_a_campaign_that_is_not_ticked_is_not_tagged(store: Store) -> None:
    made = suggested_market(store)
    with store.change("Confirm the campaign, its stance left open") as session:
        accept_suggestions(session, made.item, WHO, only="campaigns")
    groups = store.ask(waiting_groups, made.item).groups
    with store.change("Accept single comments") as session:
        accept_suggestions(session, made.item, WHO, only=("stances",), groups={group.key for group in groups})
    (campaign,) = store.ask(waiting_groups, made.item).campaigns
    assert campaign.stance is None


def test_a_campaign_knows_how_many_letters_join_it_above_a_line(store: Store) -> None:
    made = suggested_market(store)
    (campaign,) = store.ask(waiting_groups, made.item).campaigns
    assert campaign.joins(0.0) == len(campaign.joining) == campaign.size
    assert campaign.joins(1.01) == 0
    line = sorted(campaign.joining)[1]
    assert campaign.joins(line) == sum(sure >= line for sure in campaign.joining) or campaign.grouped < line
