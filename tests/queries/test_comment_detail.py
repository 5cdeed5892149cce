"""Everything the reading pane shows of one comment."""

from collections.abc import Callable

import pytest
from packets import LIGHTS, NOISE, POOL, comment, office_with
from sqlalchemy import select
from sqlalchemy.orm import Session
from tagged_office import EDITED, POOL_ASK, WHO, tagged_office

from council_desk.errors import NotFoundError
from council_desk.operations.accepting import accept_suggestion
from council_desk.operations.rejecting import reject_suggestion
from council_desk.operations.set_aside import set_aside
from council_desk.operations.tagging import add_question, mark_done, mark_reply_owed, set_stance
from council_desk.queries.comment_detail import comment_detail, detail_after, label_of
from council_desk.records.comments import Comment
from council_desk.records.suggestions import Suggestion
from council_desk.store.journal import pad_of
from council_desk.store.store import Store

FIRST = select(Suggestion.id).where(Suggestion.kind == "stance")


def test_who_wrote_when_and_where_it_stands(store: Store) -> None:
    item = office_with(
        store,
        comment(
            POOL,
            name="Rosa Vale",
            email="rosa@example.org",
            address="4 Gull Lane",
            district="3",
            position="In favor",
            channel="E-Mail",
            subject="Pool",
            received="4/20/2026 9:00 AM",
        ),
    )
    detail = store.ask(comment_detail, store.ask(lambda s: s.scalars(select(Comment.id)).one()))
    assert (detail.item_id, detail.label, detail.text) == (item, "1", POOL)
    assert (detail.name, detail.email, detail.address, detail.district) == (
        "Rosa Vale",
        "rosa@example.org",
        "4 Gull Lane",
        "3",
    )
    assert (detail.position, detail.channel, detail.subject) == ("support", "e-mail", "Pool")
    assert (detail.received_at, detail.received_as_given) == ("2026-04-20T16:00:00Z", "4/20/2026 9:00 AM")
    assert (detail.file, detail.row, detail.edition, detail.edition_state) == ("letters.csv", 2, 1, "new")
    assert (detail.stance, detail.campaign, detail.suggested_stance) == (None, None, None)


def test_a_follower_has_stance_and_demand_by_its_campaign(store: Store) -> None:
    office = tagged_office(store)
    detail = store.ask(comment_detail, office.comments[1])
    assert (detail.stance, detail.stance_by_campaign) == ("support", True)
    assert detail.campaign is not None
    assert (detail.campaign.letter, detail.campaign.size, detail.campaign.follows) == ("A", 3, True)
    (excerpt,) = detail.excerpts
    assert (excerpt.start, excerpt.end, excerpt.by_campaign, excerpt.decided) == (*POOL_ASK, True, True)


def test_a_member_that_does_not_follow_has_its_own_words_and_nothing_more(store: Store) -> None:
    office = tagged_office(store)
    detail = store.ask(comment_detail, office.comments[3])
    assert detail.campaign is not None
    assert (detail.stance, detail.excerpts, detail.campaign.follows) == (None, (), False)
    ((start, end),) = detail.campaign.own_words
    assert EDITED[start:end].startswith("My mother")


def test_suggestions_show_with_their_words_until_decided(store: Store) -> None:
    office = tagged_office(store)
    waiting = store.ask(comment_detail, office.comments[5])
    assert waiting.suggested_stance is not None
    ((start, end),) = waiting.suggested_stance.evidence
    assert LIGHTS[start:end] == "Put in lights."
    assert [(e.short_name, e.decided) for e in waiting.excerpts] == [("Lights", False)]
    assert [(p.kind, p.decided) for p in waiting.sensitive] == [("health", False)]
    assert waiting.campaign is not None
    assert (waiting.campaign.letter, waiting.campaign.decided) == ("B", False)
    decided = store.ask(comment_detail, office.comments[4])
    assert decided.suggested_stance is None
    ((start, end),) = [(q.start, q.end) for q in decided.questions]
    assert NOISE[start:end].startswith("Could the council")


@pytest.mark.parametrize(
    ("number", "act"),
    [
        (1, lambda s, i: set_stance(s, [i], "oppose", WHO)),
        (6, lambda s, i: set_stance(s, [i], "support", WHO)),
        (4, lambda s, i: set_stance(s, [i], None, WHO)),
        (5, lambda s, i: set_stance(s, [i], "neutral", WHO)),
        (5, lambda s, i: (mark_done(s, [i]), mark_reply_owed(s, [i]))),
        (5, lambda s, i: accept_suggestion(s, s.scalar(FIRST.where(Suggestion.comment_id == i)), WHO)),
        (5, lambda s, i: reject_suggestion(s, s.scalar(FIRST.where(Suggestion.comment_id == i)), WHO)),
        (4, lambda s, i: add_question(s, i, 0, 5, WHO)),
        (2, lambda s, i: set_aside(s, [i], "test")),
    ],
)
def test_after_a_change_a_comment_is_told_as_if_all_were_asked_anew(
    store: Store, number: int, act: Callable[[Session, int], object]
) -> None:
    here = tagged_office(store).comments[number]
    known = store.ask(comment_detail, here)
    with store.change("Work on one comment") as session:
        act(session, here)
        session.flush()
        told = detail_after(session, known, pad_of(session).tables)
    assert told == store.ask(comment_detail, here)
    assert told != known


def test_a_comment_whose_import_was_undone_is_gone(store: Store) -> None:
    office_with(store, POOL)
    number = store.ask(lambda s: s.scalars(select(Comment.id)).one())
    store.undo()
    with pytest.raises(NotFoundError, match="no longer in the office"):
        store.ask(comment_detail, number)


def test_labels() -> None:
    assert [label_of(34, ""), label_of(34, "a"), label_of(None, "")] == ["34", "34a", ""]
