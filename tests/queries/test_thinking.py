"""What the machine is given to think over."""

import pytest
from market_item import DRAFT_1, FORM, HOUR, LONE, OPPOSED, WHO, campaign_with, draft, market, suggested_market

from council_desk.errors import NotFoundError
from council_desk.operations.campaigns import tag_campaign
from council_desk.operations.demands import add_demand
from council_desk.operations.rejecting import reject_suggestion
from council_desk.operations.set_aside import set_aside
from council_desk.operations.tagging import add_excerpt
from council_desk.queries.thinking import item_for_suggesting, latest_draft
from council_desk.queries.undecided import undecided_suggestions
from council_desk.store.store import Store


def test_it_is_given_comments_campaigns_demands_and_the_latest_draft(store: Store) -> None:
    made = market(store)
    draft(store, made.item, DRAFT_1)
    newest = draft(store, made.item, DRAFT_1.replace("forty", "thirty"))
    with store.change("Decide a little") as session:
        campaign = campaign_with(session, made.item, FORM, made.ids(1, 2))
        tag_campaign(session, campaign, "support", WHO)
        demand = add_demand(session, made.item, "Close the gates at 11")
        add_excerpt(session, made.comments[LONE], 10, 28, demand, WHO)
        set_aside(session, made.ids(HOUR), "test")
    given = store.ask(item_for_suggesting, made.item)
    assert (given.title, given.kind) == ("Night market on Pier Road", "ordinance")
    assert [comment.id for comment in given.comments] == list(made.comments.values())
    assert [(c.campaign_id, c.stance) for c in given.comments[:3]] == [(campaign, "support")] * 2 + [(None, None)]
    assert [(c.id, c.template, c.stance) for c in given.campaigns] == [(campaign, FORM, "support")]
    (known,) = given.demands
    assert (known.id, known.sentence, len(known.excerpts)) == (demand, "Close the gates at 11", 1)
    assert given.draft is not None
    assert given.draft.id == newest
    assert [clause.citation for clause in given.draft.cut.clauses][-3:] == ["7.12.010", "7.12.020", "7.12.030"]
    assert given.draft.cut.force == "ordinance"
    assert len(given.draft.clause_ids) == len(given.draft.cut.clauses)


def test_it_is_told_what_was_refused_and_which_letters_campaigns_had(store: Store) -> None:
    made = suggested_market(store)
    found = store.ask(lambda s: list(s.scalars(undecided_suggestions(made.item, "stance"))))
    refused = next(s for s in found if s.comment_id == made.comments[OPPOSED])
    with store.change("Reject a suggestion") as session:
        reject_suggestion(session, refused.id, WHO)
    given = store.ask(item_for_suggesting, made.item)
    assert given.rejected == {("stance", refused.wording_id, refused.value)}
    assert dict(given.letters) == dict.fromkeys(made.ids(1, 2, 3, 4, 5), "A")


def test_an_item_that_is_gone_and_one_without_a_policy(store: Store) -> None:
    with pytest.raises(NotFoundError):
        store.ask(item_for_suggesting, 404)
    made = market(store)
    assert store.ask(item_for_suggesting, made.item).draft is None
    assert store.ask(latest_draft, made.item) is None
