"""A new wording: what still stands moves over, what was decided is to be looked at again."""

from packets import BENCH, POOL, office_with
from sqlalchemy import select
from sqlalchemy.orm import Session

from council_desk.operations.demands import add_demand
from council_desk.operations.revise_wording import REVISED, revise_comment, withdraw_comment
from council_desk.operations.tagging import add_excerpt, add_question, set_stance
from council_desk.queries.comment_detail import comment_detail
from council_desk.records.comments import Comment, Wording
from council_desk.records.intake import Edition
from council_desk.store.store import Store

WHO = "Ana Reyes"


def first_comment(session: Session) -> Comment:
    return session.scalars(select(Comment).order_by(Comment.number)).one()


def reword(store: Store, text: str) -> int:
    with store.change("Take a revised text") as session:
        comment = first_comment(session)
        wording = Wording(comment_id=comment.id, kind="revised", text=text, text_key=text[:64])
        session.add(wording)
        session.flush()
        revise_comment(session, comment.id, wording.id, text)
        return comment.id


def test_an_excerpt_moves_to_where_its_words_stand_now(store: Store) -> None:
    item = office_with(store, POOL)
    with store.change("Tag") as session:
        comment = first_comment(session)
        demand = add_demand(session, item, "Keep the pool open in winter.", "Winter pool")
        add_excerpt(session, comment.id, 7, 24, demand, WHO)
    comment_id = reword(store, "Good evening. " + POOL)
    (excerpt,) = store.ask(comment_detail, comment_id).excerpts
    assert (excerpt.start, excerpt.end) == (21, 38)


def test_a_span_whose_words_are_gone_stays_with_the_earlier_wording(store: Store) -> None:
    office_with(store, POOL)
    with store.change("Tag") as session:
        add_question(session, first_comment(session).id, 0, 10, WHO)
    comment_id = reword(store, BENCH)
    assert store.ask(comment_detail, comment_id).questions == ()
    store.undo()
    assert len(store.ask(comment_detail, comment_id).questions) == 1


def test_a_decided_comment_keeps_its_stance_and_is_looked_at_again(store: Store) -> None:
    office_with(store, POOL)
    with store.change("Tag") as session:
        set_stance(session, [first_comment(session).id], "support", WHO)
    detail = store.ask(comment_detail, reword(store, BENCH))
    assert (detail.stance, detail.look_again, detail.text) == ("support", REVISED, BENCH)


def test_an_undecided_comment_needs_no_second_look(store: Store) -> None:
    office_with(store, POOL)
    assert store.ask(comment_detail, reword(store, BENCH)).look_again is None


def test_a_withdrawn_comment_stays_in_the_record(store: Store) -> None:
    office_with(store, POOL)
    with store.change("Withdraw") as session:
        comment = first_comment(session)
        withdraw_comment(session, comment.id, session.scalars(select(Edition.id)).one())
        comment_id = comment.id
    assert store.ask(comment_detail, comment_id).withdrawn
    store.undo()
    assert not store.ask(comment_detail, comment_id).withdrawn
