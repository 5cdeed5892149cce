"""Drafts of the policy and decided links."""

import pytest
from market_item import DRAFT_1, DRAFT_2, WHO, Market, draft, market
from sqlalchemy import select

from council_desk.errors import NotFoundError, RefusedError, UnreadableFileError
from council_desk.operations.demands import add_demand
from council_desk.operations.policy import add_draft, decide_link, prepare_policy, remove_link
from council_desk.queries.policy import PolicyView, draft_text, drafts, policy_view
from council_desk.readers.passages import Passage, Reading
from council_desk.records.intake import Original
from council_desk.store.store import Store


def with_demand(store: Store, made: Market) -> int:
    with store.change("Add a demand") as session:
        return add_demand(session, made.item, "Close the market gates at 11 in the evening")


def clause(view: PolicyView, citation: str) -> int:
    return next(c.id for c in view.clauses if c.citation == citation)


def test_a_pasted_draft_is_cut_into_clauses_and_its_force_told(store: Store) -> None:
    made = market(store)
    view = store.ask(policy_view, draft(store, made.item))
    assert view.draft.name == "Draft 1"
    assert view.draft.force == "ordinance"
    assert [c.citation for c in view.clauses if c.kind != "title"] == ["7.12.010", "7.12.020", "7.12.030"]
    assert store.ask(draft_text, view.draft.id) == DRAFT_1.strip("\n")


def test_exceptions_are_spans_of_the_clause_s_own_text(store: Store) -> None:
    made = market(store)
    view = store.ask(policy_view, draft(store, made.item, DRAFT_2))
    hours = next(c for c in view.clauses if c.citation == "7.12.020")
    assert [hours.text[start:end].rstrip(".") for start, end in hours.exceptions] == ["except on the eve of a holiday"]


def test_a_file_s_bytes_are_kept_with_its_draft(store: Store) -> None:
    made = market(store)
    reading = Reading("text", "policy", (Passage(DRAFT_1),))
    with store.change("Add a draft") as session:
        add_draft(session, made.item, prepare_policy("draft.txt", reading, DRAFT_1.encode()), "First", "resolution")
    assert store.ask(lambda s: s.scalars(select(Original.size)).all()) == [len(DRAFT_1)]
    assert [(line.name, line.force) for line in store.ask(drafts, made.item)] == [("First", "resolution")]


def test_a_draft_name_is_used_once_unless_the_text_is_the_same(store: Store) -> None:
    made = market(store)
    first = draft(store, made.item, DRAFT_1, "Draft A")
    assert draft(store, made.item, DRAFT_1, "Draft A") == first
    assert draft(store, made.item, DRAFT_1) == first
    with pytest.raises(RefusedError, match="Draft A"):
        draft(store, made.item, DRAFT_2, "Draft A")
    assert [line.name for line in store.ask(drafts, made.item)] == ["Draft A"]
    draft(store, made.item, DRAFT_2)
    assert [line.name for line in store.ask(drafts, made.item)] == ["Draft A", "Draft 1"]


def test_a_policy_without_words_or_of_an_unknown_kind_is_refused(store: Store) -> None:
    made = market(store)
    with pytest.raises(UnreadableFileError, match="no policy text"):
        prepare_policy("empty.txt", " \n ")
    with pytest.raises(RefusedError, match="ordinance"), store.change("Add") as session:
        add_draft(session, made.item, prepare_policy("x", DRAFT_1), "", "decree")
    with pytest.raises(NotFoundError), store.change("Add") as session:
        add_draft(session, 999, prepare_policy("x", DRAFT_1))


def test_a_link_is_decided_once_and_can_be_decided_anew(store: Store) -> None:
    made = market(store)
    draft_id, demand = draft(store, made.item), with_demand(store, made)
    hours = clause(store.ask(policy_view, draft_id), "7.12.020")
    with store.change("Decide a link") as session:
        first = decide_link(session, demand, draft_id, hours, "conflicts", " midnight ", WHO)
    with store.change("Decide it anew") as session:
        assert decide_link(session, demand, draft_id, hours, "partly", "an hour late", WHO) == first
    links = store.ask(policy_view, draft_id).links
    assert [(k.coverage, k.note, k.citation, k.decided_by) for k in links] == [
        ("partly", "an hour late", "7.12.020", WHO)
    ]
    with store.change("Take it back") as session:
        remove_link(session, first)
    view = store.ask(policy_view, draft_id)
    assert not view.links
    assert [number for number, _ in view.unlinked] == [demand]


def test_no_clause_and_a_clause_exclude_each_other(store: Store) -> None:
    made = market(store)
    draft_id, demand = draft(store, made.item), with_demand(store, made)
    view = store.ask(policy_view, draft_id)
    with store.change("Decide") as session:
        decide_link(session, demand, draft_id, clause(view, "7.12.020"), "partly", "", WHO)
        decide_link(session, demand, draft_id, clause(view, "7.12.030"), "met", "", WHO)
    assert len(store.ask(policy_view, draft_id).links) == 2
    with store.change("Say that no clause touches it") as session:
        decide_link(session, demand, draft_id, None, "absent", "", WHO)
    assert [k.clause_id for k in store.ask(policy_view, draft_id).links] == [None]
    with store.change("Find one after all") as session:
        decide_link(session, demand, draft_id, clause(view, "7.12.020"), "met", "", WHO)
    assert [k.citation for k in store.ask(policy_view, draft_id).links] == ["7.12.020"]


def test_coverage_without_sense_is_refused(store: Store) -> None:
    made = market(store)
    draft_id, demand = draft(store, made.item), with_demand(store, made)
    other = draft(store, made.item, DRAFT_2)
    hours = clause(store.ask(policy_view, other), "7.12.020")
    for clause_id, coverage, message in ((None, "met", "Which clause"), (hours, "covered", "conflicts")):
        with pytest.raises(RefusedError, match=message), store.change("Decide") as session:
            decide_link(session, demand, draft_id, clause_id, coverage, "", WHO)
    with pytest.raises(NotFoundError), store.change("Decide") as session:
        decide_link(session, demand, draft_id, hours, "met", "", WHO)
