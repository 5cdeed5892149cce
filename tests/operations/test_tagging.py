"""Tagging comments: stances, done, replies, set aside, excerpts, questions, disclosures."""

import pytest
from market_item import AGAINST, FORMS, HOUR, OPPOSED, QUESTION, WHO, campaign_with, market, span_of

from council_desk.errors import NotFoundError, RefusedError
from council_desk.operations import tagging
from council_desk.operations.agenda import add_item
from council_desk.operations.campaigns import tag_campaign
from council_desk.operations.demands import add_demand
from council_desk.queries.comment_detail import comment_detail
from council_desk.records.agenda import Item
from council_desk.store.store import Store


def test_a_stance_is_given_to_several_comments_and_taken_back(store: Store) -> None:
    made = market(store)
    with store.change("Tag 2 comments as oppose") as session:
        assert tagging.set_stance(session, made.ids(OPPOSED, QUESTION), "oppose", WHO) == 2
    shown = store.ask(comment_detail, made.comments[OPPOSED])
    assert (shown.stance, shown.stance_by) == ("oppose", WHO)
    with store.change("Take a stance away") as session:
        assert tagging.set_stance(session, made.ids(OPPOSED), None, WHO) == 1
    shown = store.ask(comment_detail, made.comments[OPPOSED])
    assert (shown.stance, shown.stance_by) == (None, None)


def test_undo_takes_the_stances_of_one_key_press_back(store: Store) -> None:
    made = market(store)
    with store.change("Tag 3 comments as support") as session:
        tagging.set_stance(session, made.ids(1, 2, 3), "support", WHO)
    store.undo()
    assert [store.ask(comment_detail, comment).stance for comment in made.ids(1, 2, 3)] == [None] * 3


def test_those_already_decided_are_left_alone_unless_asked(store: Store) -> None:
    made = market(store)
    with store.change("Tag some") as session:
        campaign = campaign_with(session, made.item, AGAINST, made.ids(OPPOSED))
        tag_campaign(session, campaign, "oppose", WHO)
        tagging.set_stance(session, made.ids(QUESTION), "question", WHO)
    with store.change("Tag the rest as neutral") as session:
        changed = tagging.set_stance(session, made.ids(1, OPPOSED, QUESTION), "neutral", WHO, only_untagged=True)
    assert changed == 1
    assert store.ask(comment_detail, made.comments[1]).stance == "neutral"
    assert store.ask(comment_detail, made.comments[OPPOSED]).stance == "oppose"
    assert store.ask(comment_detail, made.comments[QUESTION]).stance == "question"


def test_a_stance_the_record_does_not_know_is_refused(store: Store) -> None:
    made = market(store)
    with pytest.raises(RefusedError, match="support_if_amended"), store.change("Tag") as session:
        tagging.set_stance(session, made.ids(1), "in favor", WHO)


def test_a_comment_that_is_gone_cannot_be_tagged(store: Store) -> None:
    made = market(store)
    with pytest.raises(NotFoundError, match="no longer"), store.change("Tag") as session:
        tagging.set_stance(session, [*made.ids(1), 999_999], "support", WHO)
    assert store.ask(comment_detail, made.comments[1]).stance is None


def test_done_and_reply_owed_are_said_and_taken_back(store: Store) -> None:
    made = market(store)
    with store.change("Mark") as session:
        tagging.mark_done(session, made.ids(1))
        tagging.mark_reply_owed(session, made.ids(1))
    shown = store.ask(comment_detail, made.comments[1])
    assert (shown.done, shown.reply_owed) == (True, True)
    with store.change("Unmark") as session:
        tagging.mark_done(session, made.ids(1), False)
        tagging.mark_reply_owed(session, made.ids(1), False)
    shown = store.ask(comment_detail, made.comments[1])
    assert (shown.done, shown.reply_owed) == (False, False)


def test_exact_words_become_an_excerpt_once(store: Store) -> None:
    made = market(store)
    comment = made.comments[FORMS[0]]
    with store.change("Make an excerpt") as session:
        demand = add_demand(session, made.item, "Close the gates at 11")
        span = span_of(session, comment, "close the market gates at 11 in the evening")
        first = tagging.add_excerpt(session, comment, *span, demand, WHO)
        assert tagging.add_excerpt(session, comment, *span, demand, WHO) == first
    shown = store.ask(comment_detail, comment)
    assert [(e.sentence, shown.text[e.start : e.end]) for e in shown.excerpts] == [
        ("Close the gates at 11", "close the market gates at 11 in the evening")
    ]
    with store.change("Take it away") as session:
        tagging.remove_excerpt(session, first)
    assert not store.ask(comment_detail, comment).excerpts


@pytest.mark.parametrize("span", [(3, 3), (5, 2), (-1, 4), (0, 100_000)])
def test_an_excerpt_needs_words_that_are_there(store: Store, span: tuple[int, int]) -> None:
    made = market(store)
    with pytest.raises(RefusedError, match="No words are selected"), store.change("Make an excerpt") as session:
        demand = add_demand(session, made.item, "Close the gates at 11")
        tagging.add_excerpt(session, made.comments[1], *span, demand, WHO)


def test_a_demand_of_another_matter_is_refused(store: Store) -> None:
    made = market(store)
    with store.change("Add another item") as session:
        other = add_item(session, session.get_one(Item, made.item).meeting_id, "30")
        demand = add_demand(session, other, "Mend the pier")
    with pytest.raises(RefusedError, match="another matter"), store.change("Make an excerpt") as session:
        tagging.add_excerpt(session, made.comments[1], 0, 10, demand, WHO)


def test_questions_and_disclosures_are_marked_and_unmarked(store: Store) -> None:
    made = market(store)
    asks, tells = made.comments[QUESTION], made.comments[HOUR]
    with store.change("Mark words") as session:
        question = tagging.add_question(session, asks, 0, 40, WHO)
        passage = tagging.add_sensitive(session, tells, 0, 20, "health", WHO)
    assert [q.decided for q in store.ask(comment_detail, asks).questions] == [True]
    assert [(p.kind, p.decision) for p in store.ask(comment_detail, tells).sensitive] == [("health", None)]
    with store.change("Decide") as session:
        tagging.decide_sensitive(session, passage, "withhold", WHO)
        tagging.remove_question(session, question)
    assert not store.ask(comment_detail, asks).questions
    assert [p.decision for p in store.ask(comment_detail, tells).sensitive] == ["withhold"]
    with pytest.raises(RefusedError, match="withhold"), store.change("Decide") as session:
        tagging.decide_sensitive(session, passage, "maybe", WHO)
    with store.change("Take it back") as session:
        tagging.remove_sensitive(session, passage)
    assert not store.ask(comment_detail, tells).sensitive
