"""Counts that are kept equal a recount, whatever was done in between."""

from collections.abc import Callable
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from packets import BENCH, LIGHTS, NOISE, POOL, comment, item_named, listed, taken
from sqlalchemy import select
from sqlalchemy.orm import Session
from tagged_office import WHO, TaggedOffice, tagged_office

from council_desk.errors import DeskError
from council_desk.operations.accepting import accept_suggestion
from council_desk.operations.campaigns import confirm_campaign, dissolve_campaign, set_follow, tag_campaign
from council_desk.operations.demands import add_demand, delete_demand
from council_desk.operations.move_comments import move_comments
from council_desk.operations.people import add_signatory, tie_to_organisation
from council_desk.operations.rejecting import reject_suggestion
from council_desk.operations.set_aside import set_aside
from council_desk.operations.tagging import (
    add_excerpt,
    add_question,
    add_sensitive,
    mark_done,
    mark_reply_owed,
    remove_question,
    set_stance,
)
from council_desk.queries import office_counts, touched
from council_desk.queries.agenda import agenda
from council_desk.queries.comment_table import Listed, comment_ids, comment_ids_since
from council_desk.queries.comments import CommentFilter
from council_desk.queries.counts import STANCES, item_counts
from council_desk.queries.office_counts import OfficeCounts
from council_desk.records.campaigns import Campaign
from council_desk.records.comments import Comment
from council_desk.records.people import Signatory
from council_desk.records.suggestions import SuggestedCampaign, Suggestion
from council_desk.records.tags import Demand, Question
from council_desk.store.store import Store


def same_as_a_recount(store: Store, kept: OfficeCounts, *items: int) -> None:
    """The agenda and the items' counts, kept and recounted."""
    assert store.ask(kept.agenda) == store.ask(agenda)
    for item in items:
        assert store.ask(kept.of_item, item) == store.ask(item_counts, item)


class Lists:
    """What the table keeps of its lists, asked as it asks."""

    def __init__(self) -> None:
        self._before: dict[CommentFilter, Listed] = {}

    def same_as_asked_anew(self, store: Store, *items: int | None) -> None:
        for item in items:
            for sort in ("number", "name", "received", "stance"):
                wanted = CommentFilter(item, sort=sort)
                listed = store.ask(comment_ids_since, wanted, self._before.get(wanted))
                self._before[wanted] = listed
                assert listed == Listed(store.latest_change_number(), store.ask(comment_ids, wanted))


def one_of(session: Session, column: Any, pick: int) -> int:
    """An id that is there, or one that is not."""
    ids = list(session.scalars(select(column).order_by(column)))
    return int(ids[pick % len(ids)]) if ids else 0


def one_comment(session: Session, pick: int) -> int:
    return one_of(session, Comment.id, pick)


def stance(pick: int) -> str | None:
    return (*STANCES, None)[pick % 8]


Act = Callable[[Session, int, TaggedOffice, int], object]
ACTS: dict[str, Act] = {
    "tag": lambda s, n, *_: set_stance(s, [one_comment(s, n)], stance(n // 7), WHO),
    "tag several": lambda s, n, office, _: set_stance(s, list(office.comments.values())[n % 4 :], stance(n), WHO),
    "done": lambda s, n, *_: mark_done(s, [one_comment(s, n)]),
    "reply owed": lambda s, n, *_: mark_reply_owed(s, [one_comment(s, n)], n % 3 > 0),
    "set aside": lambda s, n, *_: set_aside(s, [one_comment(s, n)], "spam" if n % 2 else None),
    "a question": lambda s, n, *_: add_question(s, one_comment(s, n), n % 5, n % 5 + 7, WHO),
    "no question": lambda s, n, *_: remove_question(s, one_of(s, Question.id, n)),
    "answered": lambda s, n, *_: setattr(s.get(Question, one_of(s, Question.id, n)), "answered", bool(n % 2)),
    "a disclosure": lambda s, n, *_: add_sensitive(s, one_comment(s, n), 30, 40, "health", WHO),
    "an excerpt": lambda s, n, office, _: add_excerpt(s, one_comment(s, n), n % 9, n % 9 + 20, office.demand, WHO),
    "a demand": lambda s, n, office, _: add_demand(s, office.item, f"Do thing {n}."),
    "no demand": lambda s, n, *_: delete_demand(s, one_of(s, Demand.id, n)),
    "accepted": lambda s, n, *_: accept_suggestion(s, one_of(s, Suggestion.id, n), WHO),
    "rejected": lambda s, n, *_: reject_suggestion(s, one_of(s, Suggestion.id, n), WHO),
    "campaign tagged": lambda s, n, *_: tag_campaign(s, one_of(s, Campaign.id, n), stance(n), WHO),
    "campaign confirmed": lambda s, n, *_: confirm_campaign(s, one_of(s, SuggestedCampaign.id, n), WHO, stance(n)),
    "campaign dissolved": lambda s, n, *_: dissolve_campaign(s, one_of(s, Campaign.id, n), WHO),
    "follows": lambda s, n, *_: set_follow(s, [one_comment(s, n)], bool(n % 2), asks_the_same=True),
    "moved": lambda s, n, office, other: move_comments(s, [one_comment(s, n)], (office.item, other, None)[n % 3]),
    "signed": lambda s, n, *_: add_signatory(s, s.get_one(Comment, one_comment(s, n)).submission_id, f"Club {n}", True),
    "an organization's": lambda s, n, *_: tie_to_organisation(
        s, [s.get_one(Comment, one_comment(s, n)).submission_id], "Harbor Swim Club" if n % 2 else ""
    ),
}
STEPS = st.tuples(st.sampled_from([*ACTS, "undo", "undo", "redo", "import"]), st.integers(0, 10_000))


def do(store: Store, name: str, pick: int, office: TaggedOffice, other: int) -> None:
    """One thing that somebody does; what is refused is not done."""
    try:
        if name == "undo":
            store.undo()
        elif name == "redo":
            store.redo()
        elif name == "import":
            texts = (f"{LIGHTS} {pick}", f"{BENCH} {pick}")
            taken(store, listed(*texts, name=f"{pick}.csv"), (office.item, other)[pick % 2])
        else:
            with store.change("Do something") as session:
                ACTS[name](session, pick, office, other)
    except (DeskError, AttributeError):  # the last: nothing there to be done it to
        pass


def test_counts_kept_from_change_to_change_equal_a_recount(store: Store) -> None:
    office = tagged_office(store)
    other = item_named(store, "30", title="Bench repairs")
    always, seldom, lists = OfficeCounts(), OfficeCounts(), Lists()
    same_as_a_recount(store, seldom, office.item, other)

    # One office for all: what a former example did stays, and the counts have to be right nevertheless.
    @settings(max_examples=12, suppress_health_check=list(HealthCheck))
    @given(st.lists(STEPS, min_size=1, max_size=12))
    def whatever_is_done(steps: list[tuple[str, int]]) -> None:
        for name, pick in steps:
            do(store, name, pick, office, other)
            same_as_a_recount(store, always, office.item, other)
            lists.same_as_asked_anew(store, office.item, other, None)
        same_as_a_recount(store, seldom, office.item, other)

    whatever_is_done()


def test_each_single_thing_that_can_be_done(store: Store) -> None:
    office = tagged_office(store)
    other = item_named(store, "30", title="Bench repairs")
    kept = OfficeCounts()
    for name in ACTS:
        for pick in (1, 4, 9):
            do(store, name, pick, office, other)
            same_as_a_recount(store, kept, office.item, other)
            if store.undoable() is not None and pick != 4:
                store.undo()
                same_as_a_recount(store, kept, office.item, other)


def test_suggestions_that_are_replaced_are_counted_though_no_change_says_so(store: Store) -> None:
    office = tagged_office(store)
    kept = OfficeCounts()
    same_as_a_recount(store, kept, office.item)
    before = store.latest_change_number()
    with store.change("Suggestions") as session:
        wording = session.get_one(Comment, office.comments[6]).wording_id
        known = {"item_id": office.item, "comment_id": office.comments[6], "wording_id": wording, "confidence": 0.5}
        session.add(Suggestion(kind="stance", value="oppose", **known))
    assert store.latest_change_number() == before
    same_as_a_recount(store, kept, office.item)
    with store.change("Suggestions") as session:
        for suggestion in session.scalars(select(Suggestion)):
            session.delete(suggestion)
    same_as_a_recount(store, kept, office.item)


def test_only_the_comment_that_was_tagged_is_counted_anew(store: Store) -> None:
    office = tagged_office(store)
    number = store.latest_change_number()
    with store.change("Tag") as session:
        set_stance(session, [office.comments[6]], "oppose", WHO)
        mark_done(session, [office.comments[2]])
    found = store.ask(touched.touched_since, number)
    assert found is not None
    assert found.comments == {office.comments[6]}
    assert (found.writers, found.groups, found.demands) == (False, False, False)
    assert store.ask(touched.touched_since, found.number) == touched.Touched(found.number)


def test_a_campaign_s_stance_counts_for_all_that_follow(store: Store) -> None:
    office = tagged_office(store)
    number = store.latest_change_number()
    with store.change("Tag the campaign") as session:
        tag_campaign(session, office.campaign, "oppose", WHO)
    found = store.ask(touched.touched_since, number)
    assert found is not None
    assert found.comments == {office.comments[n] for n in (1, 2, 3)}


def test_after_an_import_and_after_very_much_work_all_is_counted(store: Store, monkeypatch: Any) -> None:
    office = tagged_office(store)
    number = store.latest_change_number()
    taken(store, listed(comment(f"{POOL} Once more."), NOISE + " Once more."), office.item)
    assert store.ask(touched.touched_since, number) is None
    number = store.latest_change_number()
    monkeypatch.setattr(touched, "MOST", 1)
    kept = OfficeCounts()
    same_as_a_recount(store, kept, office.item)
    with store.change("Tag") as session:
        set_stance(session, [office.comments[5], office.comments[6]], "oppose", WHO)
    assert store.ask(touched.touched_since, number) is None
    same_as_a_recount(store, kept, office.item)


def test_the_counts_of_items_shown_long_ago_are_let_go(store: Store, monkeypatch: Any) -> None:
    monkeypatch.setattr(office_counts, "ITEMS_KEPT", 1)
    office = tagged_office(store)
    other = item_named(store, "30", title="Bench repairs")
    kept = OfficeCounts()
    for _ in range(2):
        same_as_a_recount(store, kept, office.item, other)
        with store.change("Sign") as session:
            submission = session.get_one(Comment, office.comments[5]).submission_id
            session.add(Signatory(submission_id=submission, name="Ana Ortiz"))


def test_a_list_is_not_asked_anew_for_a_tag_and_is_for_what_changes_it(store: Store) -> None:
    office = tagged_office(store)
    wanted = CommentFilter(office.item)
    first = store.ask(comment_ids_since, wanted, None)
    with store.change("Tag") as session:
        set_stance(session, [office.comments[6]], "oppose", WHO)
    second = store.ask(comment_ids_since, wanted, first)
    assert second.page is first.page
    untagged = CommentFilter(office.item, stance="untagged")
    assert store.ask(comment_ids_since, untagged, first).page == store.ask(comment_ids, untagged)
    with store.change("Set aside") as session:
        set_aside(session, [office.comments[6]], "spam")
    assert store.ask(comment_ids_since, wanted, second).page.ids == first.page.ids[:-1]
