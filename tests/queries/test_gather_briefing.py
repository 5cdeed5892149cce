"""The briefing: every figure with the comments behind it, always the same for the same data."""

import pytest
from market_item import (
    AGAINST,
    DRAFT_1,
    EDIT,
    FORM,
    FORMS,
    HOUR,
    LETTERS,
    LONE,
    OPPOSED,
    QUESTION,
    TRIM,
    WHO,
    draft,
    market,
    suggested_market,
)
from small_office import import_many
from translated_letters import ENGLISH, SPANISH, VIETNAMESE, confirm_all, laundry_item

from council_desk.errors import NotFoundError
from council_desk.operations.accepting import accept_suggestions
from council_desk.operations.set_aside import set_aside
from council_desk.operations.tagging import add_sensitive, set_stance
from council_desk.operations.tie_translations import accept_translation
from council_desk.queries.counts import STANCES
from council_desk.queries.gather_briefing import briefing
from council_desk.queries.history import history
from council_desk.records.comments import Comment, Submission
from council_desk.store.store import Store


def test_every_count_is_the_number_of_comments_behind_it(store: Store) -> None:
    made = suggested_market(store)
    with store.change("Accept everything, set one aside") as session:
        accept_suggestions(session, made.item, WHO)
        set_aside(session, made.ids(FORMS[1]), "duplicate entry")
    found = store.ask(briefing, made.item)
    assert found.all_counted.count == found.counts.submissions == found.stances.total == 7
    assert [found.stance_evidence[stance].count for stance in STANCES] == list(found.stances.by_stance)
    assert found.stance_evidence["untagged"].count == found.stances.untagged == 0
    assert found.stance_evidence["oppose"].ids == tuple(made.ids(OPPOSED))
    by_channel = [e for stances in found.by_channel.values() for e in stances.values()]
    assert sorted(number for e in by_channel for number in e.ids) == sorted(found.all_counted.ids)
    outside = sorted(number for e in found.outside_campaigns.values() for number in e.ids)
    assert outside == made.ids(OPPOSED, QUESTION, LONE)
    (campaign,) = found.campaigns
    assert campaign.members.ids == tuple(made.ids(FORMS[0], EDIT, TRIM, HOUR))
    assert (campaign.verbatim.count, campaign.trimmed.count, campaign.edited.count) == (1, 1, 2)
    assert campaign.changes_ask.ids == tuple(made.ids(HOUR))
    assert found.set_aside == ((str(FORMS[1]), "duplicate entry"),)
    assert [(q.comment_id, q.words) for q in found.questions] == [(made.comments[QUESTION], LETTERS[QUESTION - 1])]
    assert found.languages == (("en", 7),)


def test_the_same_data_gives_the_same_briefing_dated_by_the_last_change_it_reads(store: Store) -> None:
    made = market(store)
    first = store.ask(briefing, made.item)
    assert store.ask(briefing, made.item) == first
    newest = store.ask(history)[0]
    assert (first.change_number, first.data_as_of) == (newest.number, newest.at)
    with store.change("Tag a comment") as session:
        set_stance(session, made.ids(1), "support", WHO)
    assert store.ask(briefing, made.item).change_number == newest.number + 1


def test_what_waits_for_a_person_is_counted_by_kind(store: Store) -> None:
    made = suggested_market(store)
    draft(store, made.item, DRAFT_1)
    waits = store.ask(briefing, made.item).suggested_undecided
    assert waits["campaigns"] == 1
    assert waits["stances"] == 8
    assert waits["questions"] == 1
    assert list(waits) == [kind for kind in ("campaigns", "stances", "demands", "questions") if kind in waits]


def test_days_are_the_office_s_own_and_late_ones_are_named(store: Store) -> None:
    made = market(store)
    with store.change("Say when two came") as session:
        for number, at, late in ((1, "2026-04-28T05:30:00Z", False), (2, "2026-04-28T19:00:00Z", True)):
            comment = session.get_one(Comment, made.comments[number])
            comment.received_at = at
            session.get_one(Submission, comment.submission_id).late = late
    found = store.ask(briefing, made.item)
    assert found.by_day == (("2026-04-27", 1), ("2026-04-28", 1))
    assert found.late.ids == tuple(made.ids(2))


def test_a_disclosure_that_nobody_decided_on_is_named_until_somebody_does(store: Store) -> None:
    made = market(store)
    with store.change("Mark words") as session:
        add_sensitive(session, made.comments[OPPOSED], 0, 10, "health", WHO)
        add_sensitive(session, made.comments[LONE], 0, 10, "health", WHO, "withhold")
    found = store.ask(briefing, made.item)
    assert found.undecided_sensitive == (made.comments[OPPOSED],)
    assert [c.withheld for c in found.comments if c.id == made.comments[LONE]] == [((0, 10),)]


def test_the_draft_under_consideration_is_the_latest(store: Store) -> None:
    made = market(store)
    empty = store.ask(briefing, made.item)
    assert (empty.draft_name, empty.force, empty.clauses) == (None, "", ())
    draft(store, made.item, DRAFT_1)
    draft(store, made.item, DRAFT_1.replace("forty", "thirty"), "Second")
    found = store.ask(briefing, made.item)
    assert (found.draft_name, found.force) == ("Second", "ordinance")
    assert any("thirty stalls" in clause.text for clause in found.clauses)


def test_an_item_without_comments_and_one_that_is_gone(store: Store) -> None:
    made = market(store, ())
    found = store.ask(briefing, made.item)
    assert (found.comments, found.all_counted.count, found.by_channel) == ((), 0, {})
    with pytest.raises(NotFoundError):
        store.ask(briefing, 404)


def test_a_thousand_comments_are_all_gathered_and_counted(sqlite_store: Store) -> None:
    texts = [f"{FORM}\n\nMy number is {n}." if n % 3 else f"{AGAINST} I live at {n} Pier Road." for n in range(1_000)]
    made = market(sqlite_store, ())
    with sqlite_store.change("Import 1,000 comments") as session:
        import_many(session, made.item, texts)
    found = sqlite_store.ask(briefing, made.item)
    assert [comment.text for comment in found.comments] == texts
    assert found.all_counted.count == 1_000


def test_translations_tied_to_a_campaign_are_none_of_its_members(store: Store) -> None:
    made = laundry_item(store)
    confirm_all(store, made)
    first, second = store.ask(briefing, made.item).campaigns
    assert (first.translations.ids, second.translates) == ((), "")
    with store.change("Tie translations") as session:
        for number in (SPANISH[0], VIETNAMESE):
            accept_translation(session, made.comments[number], WHO)
    first, second = store.ask(briefing, made.item).campaigns
    assert first.members.ids == tuple(made.ids(*ENGLISH))
    assert first.translations.ids == tuple(made.ids(*SPANISH, VIETNAMESE))
    assert (first.translates, second.translates, second.translations.ids) == ("", "A", ())
    with store.change("Set one aside") as session:
        set_aside(session, made.ids(VIETNAMESE), "test")
    assert store.ask(briefing, made.item).campaigns[0].translations.ids == tuple(made.ids(*SPANISH))
