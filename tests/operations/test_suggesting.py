"""Thinking an item over, and putting what was found in the place of what was found before."""

import pytest
from market_item import DRAFT_1, FORM, FORMS, LETTERS, LONE, draft, market, suggest, suggested_market
from sqlalchemy import func, select

from council_desk.analysis.demand_rules import read_by_rules
from council_desk.operations.agenda import add_item
from council_desk.operations.demands import add_demand
from council_desk.operations.suggest_stances import _only
from council_desk.operations.suggesting import SuggestionSet, prepare_suggestions, store_suggestions
from council_desk.progress import Cancelled
from council_desk.queries.campaigns import campaign_lines
from council_desk.queries.history import history
from council_desk.queries.thinking import CommentToThink, SuggestingInput, item_for_suggesting
from council_desk.records.agenda import Item
from council_desk.records.base import Base
from council_desk.records.suggestions import SuggestedCampaign, SuggestedLink, SuggestedMember, Suggestion
from council_desk.store.store import Store

TABLES: tuple[type[Base], ...] = (SuggestedCampaign, SuggestedMember, Suggestion, SuggestedLink)


def sizes(store: Store) -> list[int]:
    return [store.ask(lambda s, t=table: s.scalar(select(func.count()).select_from(t)) or 0) for table in TABLES]


def test_like_asks_of_different_writers_are_one_demand(store: Store) -> None:
    made = market(store)
    found = prepare_suggestions(store.ask(item_for_suggesting, made.item))
    gates = [tag for tag in found.tags if tag.kind == "demand" and "11 in the evening" in tag.value]
    assert {tag.comment_id for tag in gates} >= set(made.ids(*FORMS, LONE))
    assert len({tag.group_key for tag in gates}) == len({tag.value for tag in gates}) == 1
    at_nine = [tag for tag in found.tags if tag.kind == "demand" and "at 9" in tag.value]
    assert len(at_nine) == 1
    assert at_nine[0].group_key != gates[0].group_key


def test_an_ask_of_the_list_belongs_to_its_demand(store: Store) -> None:
    made = market(store)
    with store.change("Add a demand") as session:
        demand = add_demand(session, made.item, "Close the gates of the market at 11 in the evening")
    found = prepare_suggestions(store.ask(item_for_suggesting, made.item))
    of_list = {tag.comment_id for tag in found.tags if tag.demand_id == demand}
    assert of_list >= set(made.ids(*FORMS, LONE))


def test_equal_texts_get_equal_findings(store: Store) -> None:
    made = market(store)
    found = prepare_suggestions(store.ask(item_for_suggesting, made.item))
    of = {n: [(t.kind, t.value, t.start, t.end) for t in found.tags if t.comment_id == made.comments[n]] for n in FORMS}
    assert of[FORMS[0]] == of[FORMS[1]]


def test_each_text_is_read_once_for_what_it_asks_and_where_it_stands() -> None:
    letters = [
        f"Please repair the {number} lamps of the quay by June. I oppose this ordinance." for number in range(150)
    ]
    comments = tuple(
        CommentToThink(i, i, text, "en", None, None, None, "unique", (), False) for i, text in enumerate(letters * 2, 1)
    )
    given = SuggestingInput(1, "1", "Quay lamps", "ordinance", comments, (), (), None, frozenset(), ())
    read_by_rules.cache_clear()
    found = prepare_suggestions(given)
    stances = [tag for tag in found.tags if tag.kind == "stance"]
    templates = {campaign.template for campaign in found.campaigns}
    own = {_only(comments[m.comment_id - 1].text, m.own_words) for c in found.campaigns for m in c.members}
    assert len(stances) == len(comments)
    assert read_by_rules.cache_info().misses <= len({*letters, *templates, *own})


def test_a_member_whose_own_words_take_the_other_side_is_listed_for_a_look() -> None:
    texts = [
        FORM,
        FORM,
        FORM,
        f"{FORM}\n\nI cannot support the market as it stands now.",
    ]
    comments = tuple(
        CommentToThink(i, i, text, "en", None, None, None, "unique", (), False) for i, text in enumerate(texts, 1)
    )
    given = SuggestingInput(1, "1", "Night market", "ordinance", comments, (), (), None, frozenset(), ())
    members = {member.comment_id: member for member in prepare_suggestions(given).campaigns[0].members}
    assert members[4].changes_ask
    assert members[4].change_reason == "the writer’s own words take another side"
    assert not members[1].changes_ask


def test_links_are_offered_for_the_latest_draft_only_where_none_is_decided(store: Store) -> None:
    made = market(store)
    draft(store, made.item, DRAFT_1)
    newest = draft(store, made.item, DRAFT_1.replace("forty", "thirty"))
    given = store.ask(item_for_suggesting, made.item)
    found = prepare_suggestions(given)
    assert found.links
    assert {link.draft_id for link in found.links} == {newest}
    first = next(link for link in found.links if link.rank == 1 and link.clause_id is not None)
    assert given.draft is not None
    assert first.clause_id in given.draft.clause_ids


def test_a_new_run_takes_the_place_of_the_last_and_leaves_no_trace(store: Store) -> None:
    made = market(store)
    draft(store, made.item)
    before = len(store.ask(history))
    suggest(store, made.item)
    first = sizes(store)
    assert all(first)
    suggest(store, made.item)
    assert sizes(store) == first
    assert len(store.ask(history)) == before
    with store.change("Nothing found") as session:
        store_suggestions(session, made.item, SuggestionSet((), (), ()))
    assert sizes(store) == [0, 0, 0, 0]


def test_other_items_keep_their_suggestions(store: Store) -> None:
    made = suggested_market(store)
    lines = store.ask(campaign_lines, made.item)
    with store.change("Add another item") as session:
        other = add_item(session, session.get_one(Item, made.item).meeting_id, "30", title="Pool hours")
    suggest(store, other)
    assert store.ask(campaign_lines, made.item) == lines


def test_an_item_without_comments_has_nothing_to_suggest(store: Store) -> None:
    made = market(store, ())
    found = prepare_suggestions(store.ask(item_for_suggesting, made.item))
    assert (found.campaigns, found.tags, found.links) == ((), (), ())


def test_thinking_can_be_cancelled(sqlite_store: Store) -> None:
    class Stop:
        def step(self, done: int, total: int, what: str = "") -> None:
            if what.startswith("Reading"):
                raise Cancelled

    made = market(sqlite_store, LETTERS)
    with pytest.raises(Cancelled):
        prepare_suggestions(sqlite_store.ask(item_for_suggesting, made.item), Stop())


def test_text_in_any_language_or_none_is_taken(sqlite_store: Store) -> None:
    texts = ("请通过这项条例。", "👍", "…", "Sí.", "x" * 5_000, "\u202egnorw", "a\n" * 400)
    made = market(sqlite_store, texts, language="und")
    suggest(sqlite_store, made.item)
    found = prepare_suggestions(sqlite_store.ask(item_for_suggesting, made.item))
    assert {tag.comment_id for tag in found.tags if tag.kind == "stance"} == set(made.comments.values())
