"""Differences are settled one by one, what both agree on in one change; both are ordinary tags."""

from itertools import pairwise

import pytest
from double_coded import ANA, BEN, Coded, complete, started
from packets import POOL, office_with
from small_office import everything
from sqlalchemy import select

from council_desk.errors import RefusedError
from council_desk.operations.double_coding import code_stance, finish_coding, give_up_double_coding, start_double_coding
from council_desk.operations.double_coding_settle import Applied, apply_agreed, settle_difference
from council_desk.operations.set_aside import set_aside
from council_desk.operations.tagging import set_stance
from council_desk.queries.comment_detail import comment_detail
from council_desk.queries.double_coding import blind_sheet
from council_desk.queries.double_coding_results import CodedText, coding_results
from council_desk.records.campaigns import Campaign, Member
from council_desk.records.comments import Comment
from council_desk.store.store import Store


def differences(store: Store, coded: Coded) -> tuple[CodedText, ...]:
    return store.ask(coding_results, coded.coding).differences


def stance_of(store: Store, text: CodedText) -> tuple[str | None, str | None]:
    detail = store.ask(comment_detail, text.comment_id)
    return detail.stance, detail.stance_by


def test_the_firsts_the_seconds_or_another_answer_becomes_the_tag(store: Store) -> None:
    coded = complete(store)
    asked, amended, cars = differences(store, coded)
    for text, stance, demands in (
        (asked, "support", asked.first.demands),
        (amended, "support_if_amended", amended.second.demands),
        (cars, "unclear", ()),
    ):
        with store.change("Settle a difference") as session:
            assert settle_difference(session, text.text_id, "Cleo Marsh", stance, demands)
    assert [text.settled_as for text in differences(store, coded)] == ["first", "second", "other"]
    assert {text.settled_by for text in differences(store, coded)} == {"Cleo Marsh"}
    assert stance_of(store, amended) == ("support_if_amended", "Cleo Marsh")
    assert stance_of(store, cars) == ("unclear", "Cleo Marsh")
    store.undo()
    assert stance_of(store, cars) == (None, None)
    assert store.ask(coding_results, coded.coding).figures.open == 1


def test_left_unsaid_the_demands_are_those_that_both_gave(store: Store) -> None:
    coded = complete(store)
    asked = differences(store, coded)[0]
    with store.change("Settle a difference") as session:
        settle_difference(session, asked.text_id, ANA, "support")
    settled = differences(store, coded)[0].settled
    assert settled is not None
    assert settled.demands == (coded.demands[0],)


def test_what_both_agree_on_is_applied_in_one_change(store: Store) -> None:
    coded = complete(store)
    before = store.ask(everything)
    alike = store.ask(coding_results, coded.coding).waiting
    with store.change("Apply what two coders agree on") as session:
        assert apply_agreed(session, coded.coding, BEN) == Applied(tagged=2, changed=0, already=0, left=0)
    assert [stance_of(store, text) for text in alike] == [(text.first.stance, BEN) for text in alike]
    with pytest.raises(RefusedError, match="applied already"), store.change("Again") as session:
        apply_agreed(session, coded.coding, BEN)
    store.undo()
    assert store.ask(everything) == before


def test_a_standing_tag_gives_way_and_is_counted(sqlite_store: Store) -> None:
    coded = complete(sqlite_store)
    other, same = sqlite_store.ask(coding_results, coded.coding).waiting
    with sqlite_store.change("Tag") as session:
        set_stance(session, [other.comment_id], "neutral", "Cleo Marsh")
        set_stance(session, [same.comment_id], same.first.stance, "Cleo Marsh")
    with sqlite_store.change("Apply") as session:
        assert apply_agreed(session, coded.coding, ANA) == Applied(tagged=1, changed=1, already=1, left=0)
    assert stance_of(sqlite_store, same) == (same.first.stance, "Cleo Marsh")


def test_a_comment_that_counts_no_more_is_left_alone(sqlite_store: Store) -> None:
    coded = complete(sqlite_store)
    gone = sqlite_store.ask(coding_results, coded.coding).waiting[0]
    differing = differences(sqlite_store, coded)[1]
    with sqlite_store.change("Set aside") as session:
        set_aside(session, [gone.comment_id, differing.comment_id], "spam")
    with sqlite_store.change("Apply") as session:
        assert apply_agreed(session, coded.coding, ANA) == Applied(tagged=1, changed=0, already=0, left=1)
    with sqlite_store.change("Settle") as session:
        assert not settle_difference(session, differing.text_id, ANA, "support")
    assert stance_of(sqlite_store, gone) == stance_of(sqlite_store, differing) == (None, None)
    assert differences(sqlite_store, coded)[1].settled_as == "first"


def test_a_letter_that_follows_a_campaign_of_that_stance_goes_on_following(sqlite_store: Store) -> None:
    item = office_with(sqlite_store, POOL, "Benches along the creek, please, and no study.")
    with sqlite_store.change("A campaign") as session:
        comment = session.scalars(select(Comment).where(Comment.number == 1)).one()
        campaign = Campaign(item_id=item, letter="A", template=POOL, stance="support")
        session.add(campaign)
        session.flush()
        session.add(
            Member(
                comment_id=comment.id,
                campaign_id=campaign.id,
                wording_id=comment.wording_id,
                form="verbatim",
                follows=True,
            )
        )
        coding = start_double_coding(session, item, (ANA, BEN), ANA, size=5, seed=1)
    for who in (ANA, BEN):
        with sqlite_store.change("Code") as session:
            for text in blind_sheet(session, coding, who).texts:
                code_stance(session, text.text_id, who, "support")
            session.flush()
            finish_coding(session, coding, who)
    with sqlite_store.change("Apply") as session:
        assert apply_agreed(session, coding, ANA).already == 1
    assert sqlite_store.ask(comment_detail, comment.id).stance_by_campaign


def test_nothing_is_settled_while_it_is_blind_or_after_it_was_given_up(sqlite_store: Store) -> None:
    coded = started(sqlite_store)
    text = sqlite_store.ask(blind_sheet, coded.coding, ANA).texts[0].text_id
    with pytest.raises(RefusedError, match="stays blind"), sqlite_store.change("Settle") as session:
        settle_difference(session, text, ANA, "support")
    with pytest.raises(RefusedError, match="stays blind"), sqlite_store.change("Apply") as session:
        apply_agreed(session, coded.coding, ANA)
    with sqlite_store.change("Give up") as session:
        give_up_double_coding(session, coded.coding, ANA)
    with pytest.raises(RefusedError, match="given up"), sqlite_store.change("Apply") as session:
        apply_agreed(session, coded.coding, ANA)


def test_what_is_no_difference_or_no_answer_is_refused(sqlite_store: Store) -> None:
    coded = complete(sqlite_store)
    before = sqlite_store.ask(everything)
    alike = sqlite_store.ask(coding_results, coded.coding).waiting[0]
    differing = differences(sqlite_store, coded)[0]
    for text, stance, demands, says in (
        (alike, "support", None, "same answer"),
        (differing, "splendid", None, "no stance splendid"),
        (differing, "support", [98_765], "not in the list"),
    ):
        with pytest.raises(RefusedError, match=says), sqlite_store.change("Settle") as session:
            settle_difference(session, text.text_id, ANA, stance, demands)
    assert sqlite_store.ask(everything) == before


def test_the_sample_is_read_in_one_order(sqlite_store: Store) -> None:
    texts = sqlite_store.ask(coding_results, complete(sqlite_store).coding).texts
    assert all(one.position < other.position for one, other in pairwise(texts))
