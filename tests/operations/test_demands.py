"""The demand list: adding, renaming, merging, nesting, deleting."""

from dataclasses import replace

import pytest
from market_item import DRAFT_1, FORM, WHO, Market, campaign_with, draft, market, span_of, suggested_market
from sqlalchemy import select

from council_desk.errors import ConflictError, RefusedError
from council_desk.operations import demands
from council_desk.operations.accept_demands import demand_of
from council_desk.operations.campaigns import add_campaign_excerpt
from council_desk.operations.policy import decide_link
from council_desk.operations.tagging import add_excerpt
from council_desk.queries.demands import DemandLine, demand_excerpts, demand_lines
from council_desk.records.policy import Clause, Link
from council_desk.records.suggestions import Suggestion
from council_desk.store.store import Store

GATES = "Close the gates at 11"


def with_demands(store: Store, made: Market, *sentences: str) -> list[int]:
    with store.change("Add demands") as session:
        return [demands.add_demand(session, made.item, sentence) for sentence in sentences]


def listed(store: Store, made: Market) -> dict[str, DemandLine]:
    return {line.sentence: line for line in store.ask(demand_lines, made.item)}


def test_a_demand_gets_the_next_number_and_a_short_name(store: Store) -> None:
    made = market(store)
    with_demands(store, made, GATES, "Set aside six stalls for growers who come down from the valley each week")
    found = listed(store, made)
    assert [line.number for line in found.values()] == [1, 2]
    assert found[GATES].short_name == GATES
    assert list(found.values())[1].short_name == "Set aside six stalls for growers who…"


def test_the_same_sentence_gives_the_demand_that_has_it(store: Store) -> None:
    made = market(store)
    first, again = with_demands(store, made, GATES, "  close the  GATES at 11. ")
    assert first == again
    with pytest.raises(RefusedError, match="sentence"):
        with_demands(store, made, " . ")


def test_renaming_minds_what_somebody_else_changed(store: Store) -> None:
    made = market(store)
    (demand, _) = with_demands(store, made, GATES, "Sweep the pier")
    with store.change("Rename a demand") as session:
        demands.rename_demand(session, demand, 1, "Close the gates at 11 each night", "Gates", "asked twice")
    line = listed(store, made)["Close the gates at 11 each night"]
    assert (line.short_name, line.note) == ("Gates", "asked twice")
    with pytest.raises(ConflictError), store.change("Rename a demand") as session:
        demands.rename_demand(session, demand, 1, "Close them at 10", "Gates")
    with pytest.raises(RefusedError, match="Merge"), store.change("Rename a demand") as session:
        demands.rename_demand(session, demand, 2, "sweep the PIER", "Sweep")


def test_merged_demands_keep_every_excerpt_and_link_once(store: Store) -> None:
    made = market(store)
    draft_id = draft(store, made.item, DRAFT_1)
    keep, gone = with_demands(store, made, GATES, "Shut the market by eleven")
    with store.change("Tie words and clauses") as session:
        words = span_of(session, made.comments[8], "close the gates of the market at 11 in the evening")
        other = span_of(session, made.comments[5], "close the market gates")
        for demand in (keep, gone):
            add_excerpt(session, made.comments[8], *words, demand, WHO)
        add_excerpt(session, made.comments[5], *other, gone, WHO)
        clause = session.scalars(select(Clause).where(Clause.citation == "7.12.020")).one()
        decide_link(session, keep, draft_id, clause.id, "partly", "kept", WHO)
        decide_link(session, gone, draft_id, clause.id, "met", "dropped", WHO)
    with store.change("Merge two demands") as session:
        demands.merge_demands(session, keep, [gone])
    assert list(listed(store, made)) == [GATES]
    assert [line.label for line in store.ask(demand_excerpts, made.item, keep)] == ["5", "8"]
    assert store.ask(lambda s: s.scalars(select(Link.note)).all()) == ["kept"]
    store.undo()
    assert list(listed(store, made)) == [GATES, "Shut the market by eleven"]
    assert len(store.ask(demand_excerpts, made.item, gone)) == 2


def test_a_template_s_words_are_merged_once(store: Store) -> None:
    made = market(store)
    keep, gone = with_demands(store, made, GATES, "Shut the market by eleven")
    with store.change("Tie a template") as session:
        campaign = campaign_with(session, made.item, FORM, made.ids(1, 2))
        for demand in (keep, gone):
            add_campaign_excerpt(session, campaign, 10, 40, demand, WHO)
        demands.merge_demands(session, keep, [gone])
    assert [line.label for line in store.ask(demand_excerpts, made.item, keep)] == ["A"]


def test_demands_are_nested_but_never_in_a_ring(store: Store) -> None:
    made = market(store)
    above, below, lowest = with_demands(store, made, "Quiet nights", GATES, "Close the north gate at 10")
    with store.change("Nest demands") as session:
        demands.nest_demand(session, below, above)
        demands.nest_demand(session, lowest, below)
    assert listed(store, made)[GATES].parent_id == above
    with pytest.raises(RefusedError, match="under itself"), store.change("Nest") as session:
        demands.nest_demand(session, above, lowest)
    with store.change("Merge a demand with the one under it") as session:
        demands.merge_demands(session, lowest, [below])
    assert listed(store, made)["Close the north gate at 10"].parent_id == above
    with store.change("Delete a demand") as session:
        demands.delete_demand(session, above)
    assert listed(store, made)["Close the north gate at 10"].parent_id is None


def test_a_deleted_demand_takes_its_excerpts_and_comes_back_with_them(store: Store) -> None:
    made = market(store)
    (demand,) = with_demands(store, made, GATES)
    with store.change("Tie words") as session:
        add_excerpt(session, made.comments[8], 0, 10, demand, WHO)
    with store.change("Delete a demand") as session:
        demands.delete_demand(session, demand)
    assert not store.ask(demand_lines, made.item)
    store.undo()
    assert len(store.ask(demand_excerpts, made.item, demand)) == 1


def test_a_merge_that_is_taken_back_brings_the_demand_back_whole(store: Store) -> None:
    made = suggested_market(store)
    gates = next(line for line in store.ask(demand_lines, made.item) if "gates" in line.sentence)
    with store.change("One letter asks for the gates; the others wait") as session:
        first = store_first(store, made, gates.group_key)
        gone = demand_of(session, made.item, session.get_one(Suggestion, first))
        keep = demands.add_demand(session, made.item, "Sweep the pier")
        child = demands.add_demand(session, made.item, "Close the north gate at 10")
        demands.nest_demand(session, child, gone)
    before, words = store.ask(demand_lines, made.item), store.ask(demand_excerpts, made.item, gone)
    assert {line.id: line.suggested for line in before if line.id == gone} == {gone: gates.suggested}
    with store.change("Merge two demands") as session:
        demands.merge_demands(session, keep, [gone])
    merged = {line.id: line for line in store.ask(demand_lines, made.item)}
    assert (merged[keep].suggested, merged[child].parent_id) == (gates.suggested, keep)
    store.undo()
    after = store.ask(demand_lines, made.item)
    assert [replace(line, version=0) for line in after] == [replace(line, version=0) for line in before]
    assert store.ask(demand_excerpts, made.item, gone) == words


def store_first(store: Store, made: Market, group_key: str) -> int:
    number = store.ask(demand_excerpts, made.item, None, group_key)[0].suggestion_id
    assert number is not None
    return number
