"""Accepting suggestions: one, a group, or all that are sure enough."""

import pytest
from market_item import (
    EDIT,
    FORMS,
    HOUR,
    LONE,
    OPPOSED,
    QUESTION,
    TRIM,
    WHO,
    Market,
    draft,
    market,
    span_of,
    suggest,
    suggested_market,
)
from sqlalchemy import select
from sqlalchemy.orm import Session

from council_desk.errors import NotFoundError, RefusedError
from council_desk.operations.accepting import Accepted, accept_link, accept_suggestion, accept_suggestions
from council_desk.operations.tagging import set_stance
from council_desk.queries.campaigns import campaign_detail, campaign_lines
from council_desk.queries.comment_detail import comment_detail
from council_desk.queries.counts import item_counts
from council_desk.queries.demands import demand_excerpts, demand_lines
from council_desk.queries.policy import policy_view
from council_desk.queries.undecided import undecided_suggestions
from council_desk.records.comments import Comment, Wording
from council_desk.records.journal import Change
from council_desk.records.suggestions import Suggestion
from council_desk.store.store import Store

GATES_AT_11 = "Close the market gates at 11 in the evening"


def accept(store: Store, made: Market, at_least: float = 0.0, only: str | None = None) -> Accepted:
    with store.change("Accept suggestions") as session:
        return accept_suggestions(session, made.item, WHO, at_least, only)


def waiting(store: Store, made: Market, *kinds: str) -> list[Suggestion]:
    return store.ask(lambda session: list(session.scalars(undecided_suggestions(made.item, *kinds))))


def test_everything_is_accepted_at_once(store: Store) -> None:
    made = market(store)
    draft(store, made.item)
    suggest(store, made.item)
    done = accept(store, made)
    assert (done.campaigns, done.questions) == (1, 1)
    # One stance for the campaign, and one for each letter that does not follow it.
    assert done.stances == 5
    assert done.demands >= 3
    assert done.links >= 1
    assert "1 campaigns" in done.summary()
    stances = {n: store.ask(comment_detail, made.comments[n]) for n in (*FORMS, EDIT, TRIM, HOUR, OPPOSED, QUESTION)}
    assert [stances[n].stance for n in (EDIT, TRIM, OPPOSED, QUESTION)] == [
        "support_if_amended",
        "support_if_amended",
        "oppose",
        "question",
    ]
    assert stances[TRIM].stance_by_campaign
    assert not stances[HOUR].stance_by_campaign
    assert store.ask(comment_detail, made.comments[QUESTION]).questions[0].decided
    assert store.ask(item_counts, made.item).stances.untagged == 0
    assert not waiting(store, made, "stance", "demand", "question")


def test_one_undo_takes_all_of_it_back(store: Store) -> None:
    made = suggested_market(store)
    lines, demands = store.ask(campaign_lines, made.item), store.ask(demand_lines, made.item)
    accept(store, made)
    store.undo()
    assert store.ask(campaign_lines, made.item) == lines
    assert store.ask(demand_lines, made.item) == demands
    assert store.ask(item_counts, made.item).stances.untagged == 8
    store.redo()
    assert store.ask(item_counts, made.item).stances.untagged == 0


def test_it_is_recorded_as_the_person_who_ran_it(store: Store) -> None:
    made = suggested_market(store)
    accept(store, made)
    assert store.ask(comment_detail, made.comments[OPPOSED]).stance_by == WHO
    assert (
        store.ask(lambda s: s.scalars(select(Change.who).where(Change.number == store.last_change)).one()) == store.who
    )


def test_only_what_is_sure_enough_and_of_the_kind_asked_for(store: Store) -> None:
    made = suggested_market(store)
    sure = {s.comment_id for s in waiting(store, made, "stance") if s.confidence >= 0.9}
    assert made.comments[OPPOSED] in sure
    assert accept(store, made, at_least=0.9, only="stances") == Accepted(stances=len(sure))
    tagged = {c for c in made.comments.values() if store.ask(comment_detail, c).stance is not None}
    assert tagged == sure
    assert accept(store, made, only="questions") == Accepted(questions=1)
    with pytest.raises(RefusedError, match="links"):
        accept(store, made, only="cuts")
    assert accept(store, made, at_least=1.0).total == 0
    assert "Nothing was accepted" in accept(store, made, at_least=1.0).summary()


def test_comments_already_decided_are_left_alone(store: Store) -> None:
    made = suggested_market(store)
    with store.change("Tag two comments") as session:
        set_stance(session, made.ids(OPPOSED, TRIM), "neutral", WHO)
    accept(store, made)
    assert store.ask(comment_detail, made.comments[OPPOSED]).stance == "neutral"
    assert store.ask(comment_detail, made.comments[TRIM]).stance == "neutral"
    assert store.ask(comment_detail, made.comments[EDIT]).stance == "support_if_amended"


def test_what_a_template_asks_is_stored_once_with_the_template(store: Store) -> None:
    made = suggested_market(store)
    accept(store, made)
    gates = next(line for line in store.ask(demand_lines, made.item) if line.sentence == GATES_AT_11)
    assert (gates.number, gates.in_campaigns, gates.independent) == (1, 4, 1)
    lines = store.ask(demand_excerpts, made.item, gates.id)
    assert [(line.label, line.campaign_id is not None) for line in lines] == [("A", True), (str(LONE), False)]
    (campaign,) = store.ask(campaign_lines, made.item)
    detail = store.ask(campaign_detail, campaign.id, True)
    words = [detail.template[e.start : e.end] for e in detail.excerpts if e.decided]
    assert words == ["close the market gates at 11 in the evening", "set aside six stalls for growers from the valley"]


def test_a_changed_ask_stays_the_writer_s_own_demand(store: Store) -> None:
    made = suggested_market(store)
    accept(store, made)
    asked = {e.sentence: e.by_campaign for e in store.ask(comment_detail, made.comments[HOUR]).excerpts if e.decided}
    assert asked == {
        "Close the market gates at 9 in the evening": False,
        "Set aside six stalls for growers from the valley": False,
    }


def test_one_stance_one_excerpt_one_question_are_accepted_by_themselves(store: Store) -> None:
    made = suggested_market(store)
    by_kind = {
        "stance": next(s for s in waiting(store, made, "stance") if s.comment_id == made.comments[OPPOSED]),
        "demand": next(s for s in waiting(store, made, "demand") if s.comment_id == made.comments[LONE]),
        "question": waiting(store, made, "question")[0],
    }
    with store.change("Accept suggestions one by one") as session:
        for suggestion in by_kind.values():
            accept_suggestion(session, suggestion.id, WHO)
    assert store.ask(comment_detail, made.comments[OPPOSED]).stance == "oppose"
    lone = store.ask(comment_detail, made.comments[LONE])
    assert [(e.sentence, e.decided) for e in lone.excerpts] == [(GATES_AT_11, True)]
    left = {s.id for s in waiting(store, made)}
    assert not left & {s.id for s in by_kind.values()}
    with pytest.raises(NotFoundError), store.change("Accept") as session:
        accept_suggestion(session, 999_999, WHO)


def test_a_suggestion_for_an_earlier_wording_is_refused_and_not_shown(store: Store) -> None:
    made = suggested_market(store)
    old = next(s for s in waiting(store, made, "stance") if s.comment_id == made.comments[OPPOSED])
    with store.change("Correct a comment") as session:
        reword(session, made.comments[OPPOSED])
    assert old.id not in {s.id for s in waiting(store, made)}
    with pytest.raises(RefusedError, match="text changed"), store.change("Accept") as session:
        accept_suggestion(session, old.id, WHO)


def reword(session: Session, comment_id: int) -> None:
    wording = Wording(comment_id=comment_id, kind="corrected", text="On second thought, fine.", text_key="anew")
    session.add(wording)
    session.flush()
    session.get_one(Comment, comment_id).wording_id = wording.id


def test_an_accepted_disclosure_still_waits_for_somebody_to_look(store: Store) -> None:
    made = market(store, ("I support it. My son has asthma and the smoke keeps him in the clinic each summer.",))
    suggest(store, made.item)
    assert accept(store, made).total >= 1
    found = waiting(store, made, "sensitive")
    assert found
    with store.change("Accept a disclosure") as session:
        accept_suggestion(session, found[0].id, WHO)
    assert [p.decision for p in store.ask(comment_detail, made.comments[1]).sensitive if p.decided] == [None]


def test_a_link_is_accepted_after_its_demand(store: Store) -> None:
    made = market(store)
    draft_id = draft(store, made.item)
    suggest(store, made.item)
    gates = next(k for k in store.ask(policy_view, draft_id).links if k.sentence == GATES_AT_11 and k.rank == 1)
    with pytest.raises(RefusedError, match="Accept the demand first"), store.change("Accept a link") as session:
        accept_link(session, gates.suggestion_id or 0, WHO)
    accept(store, made, only="demands")
    with store.change("Accept a link") as session:
        accept_link(session, gates.suggestion_id or 0, WHO, "midnight is late")
    decided = [k for k in store.ask(policy_view, draft_id).links if k.decided]
    assert [(k.sentence, k.citation, k.note) for k in decided] == [(GATES_AT_11, "7.12.020", "midnight is late")]


def test_words_that_a_person_tied_already_are_not_offered(store: Store) -> None:
    made = suggested_market(store)
    comment = made.comments[LONE]
    with store.change("Mark a question") as session:
        from council_desk.operations.tagging import add_question

        add_question(
            session, made.comments[QUESTION], *span_of(session, made.comments[QUESTION], "park their vans"), WHO
        )
    assert not waiting(store, made, "question")
    assert [s.comment_id for s in waiting(store, made, "demand") if s.comment_id == comment] == [comment]
