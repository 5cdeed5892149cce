"""The stance suggested for a campaign."""

from market_item import EDIT, FORMS, HOUR, TRIM, campaign_with, market
from sqlalchemy.orm import Session

from council_desk.queries.campaign_stances import suggested_campaign_stances
from council_desk.records.campaigns import Member
from council_desk.records.comments import Comment
from council_desk.records.suggestions import Suggestion
from council_desk.store.store import Store


def propose(session: Session, comment_id: int, value: str, confidence: float) -> None:
    comment = session.get_one(Comment, comment_id)
    session.add(
        Suggestion(
            item_id=comment.item_id or 0,
            kind="stance",
            comment_id=comment_id,
            wording_id=comment.wording_id,
            value=value,
            confidence=confidence,
            evidence=[],
        )
    )


def test_it_is_that_of_most_letters_which_leave_the_ask_alone(store: Store) -> None:
    made = market(store)
    with store.change("A campaign, and what was found") as session:
        campaign = campaign_with(session, made.item, "template", made.ids(*FORMS, EDIT, TRIM, HOUR))
        session.get_one(Member, made.comments[HOUR]).changes_ask = True
        for number in (*FORMS, TRIM):
            propose(session, made.comments[number], "support", round(0.8 + number / 100, 2))
        propose(session, made.comments[EDIT], "oppose", 0.9)
        propose(session, made.comments[HOUR], "oppose", 0.9)
    found = store.ask(suggested_campaign_stances, made.item)
    assert list(found) == [(True, campaign)]
    assert (found[True, campaign].stance, found[True, campaign].confidence) == ("support", 0.84)


def test_without_suggestions_there_is_none(store: Store) -> None:
    made = market(store)
    with store.change("A campaign") as session:
        campaign_with(session, made.item, "template", made.ids(*FORMS))
    assert store.ask(suggested_campaign_stances, made.item) == {}
