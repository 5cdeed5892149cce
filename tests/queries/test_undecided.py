"""Which suggestions still wait for a person."""

from market_item import EDIT, FORMS, LONE, OPPOSED, WHO, Market, campaign_with, draft, market, suggest, suggested_market
from sqlalchemy import select

from council_desk.operations.campaigns import add_campaign_excerpt, confirm_campaign, tag_campaign
from council_desk.operations.demands import add_demand
from council_desk.operations.policy import decide_link
from council_desk.operations.set_aside import set_aside
from council_desk.operations.tagging import add_excerpt, add_sensitive, set_stance
from council_desk.queries import undecided
from council_desk.records.comments import Comment
from council_desk.records.suggestions import SuggestedCampaign, SuggestedLink, SuggestedMember, Suggestion
from council_desk.store.store import Store


def waiting(store: Store, made: Market, *kinds: str) -> list[tuple[int, str]]:
    found = store.ask(lambda s: list(s.scalars(undecided.undecided_suggestions(made.item, *kinds))))
    return [(suggestion.comment_id, suggestion.value) for suggestion in found]


def propose(
    store: Store, made: Market, kind: str, number: int, span: tuple[int, int] | None = None, **more: object
) -> None:
    start, end = span or (None, None)
    values = {"value": "x", "group_key": "", "confidence": 0.5, "evidence": []} | more
    with store.change("Propose something") as session:
        comment = made.comments[number]
        wording = session.get_one(Comment, comment).wording_id
        session.add(
            Suggestion(
                item_id=made.item, kind=kind, comment_id=comment, wording_id=wording, start=start, end=end, **values
            )
        )


def test_a_stance_waits_until_the_comment_or_its_campaign_has_one(store: Store) -> None:
    made = market(store)
    propose(store, made, "stance", FORMS[0], value="support")
    propose(store, made, "stance", OPPOSED, value="oppose")
    assert len(waiting(store, made)) == 2
    with store.change("Tag a campaign and a comment") as session:
        campaign = campaign_with(session, made.item, "template", made.ids(FORMS[0]))
        tag_campaign(session, campaign, "neutral", WHO)
        set_stance(session, made.ids(OPPOSED), "support", WHO)
    assert not waiting(store, made)
    store.undo()
    assert len(waiting(store, made)) == 2


def test_words_wait_until_they_are_tied_to_that_demand_or_the_template_is(store: Store) -> None:
    made = market(store)
    with store.change("Add a demand and a campaign") as session:
        demand = add_demand(session, made.item, "Close the gates at 11")
        other = add_demand(session, made.item, "Sweep the pier")
        campaign = campaign_with(session, made.item, "x" * 50, made.ids(EDIT))
    propose(store, made, "demand", LONE, (10, 30), demand_id=demand)
    propose(store, made, "demand", EDIT, (10, 30), demand_id=demand)
    with store.change("Tie overlapping words to another demand") as session:
        add_excerpt(session, made.comments[LONE], 5, 15, other, WHO)
    assert len(waiting(store, made, "demand")) == 2
    with store.change("Tie overlapping words to this one, and the template") as session:
        add_excerpt(session, made.comments[LONE], 20, 35, demand, WHO)
        add_campaign_excerpt(session, campaign, 0, 10, demand, WHO)
    assert not waiting(store, made, "demand")


def test_a_disclosure_waits_until_overlapping_words_are_marked(store: Store) -> None:
    made = market(store)
    propose(store, made, "sensitive", LONE, (10, 30), value="health")
    with store.change("Mark words") as session:
        add_sensitive(session, made.comments[LONE], 0, 10, "health", WHO)
    assert len(waiting(store, made, "sensitive")) == 1
    with store.change("Mark more") as session:
        add_sensitive(session, made.comments[LONE], 25, 40, "health", WHO)
    assert not waiting(store, made, "sensitive")


def test_keys_of_rejections_are_what_the_database_makes_of_them() -> None:
    assert undecided.rejection_key("stance", "oppose", None, None) == "oppose"
    assert undecided.rejection_key("demand", "anything", 3, 9) == "3:9"
    assert undecided.link_key(4, 2, None) == "4:2:-"
    assert undecided.link_key("abc", 2, 7) == "abc:2:7"


def test_members_wait_for_their_campaign_and_a_campaign_for_two_counted_letters(store: Store) -> None:
    made = suggested_market(store)
    suggested = store.ask(lambda s: s.scalars(select(SuggestedCampaign.id)).one())
    rows = store.ask(lambda s: s.execute(undecided.waiting_members(made.item)).all())
    assert [(of, known) for _, of, known in rows] == [(suggested, None)] * 5
    assert store.ask(lambda s: list(s.scalars(undecided.waiting_campaigns(made.item)))) == [suggested]
    with store.change("Set four of five letters aside") as session:
        set_aside(session, [member.comment_id for member, _, _ in rows[1:]], "test")
    assert not store.ask(lambda s: list(s.scalars(undecided.waiting_campaigns(made.item))))
    with store.change("Confirm it all the same") as session:
        confirm_campaign(session, suggested, WHO)
    assert not store.ask(lambda s: s.execute(undecided.waiting_members(made.item)).all())
    assert store.ask(lambda s: len(s.scalars(select(SuggestedMember)).all())) == 5


def test_links_wait_until_their_demand_is_decided_on_that_draft(store: Store) -> None:
    made = market(store)
    draft_id = draft(store, made.item)
    with store.change("Add a demand") as session:
        demand = add_demand(session, made.item, "Close the market gates at 11 in the evening")
    suggest(store, made.item)

    def offered() -> list[SuggestedLink]:
        found = store.ask(lambda s: list(s.scalars(undecided.undecided_links(draft_id))))
        return [link for link in found if link.demand_id == demand]

    assert offered()
    with store.change("Decide") as session:
        decide_link(session, demand, draft_id, None, "absent", "", WHO)
    assert not offered()
