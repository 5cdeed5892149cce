"""Words are said to ask for another demand, split off, or taken away."""

import pytest
from market_item import EDIT, FORM, FORMS, LONE, TRIM, WHO, Market, campaign_with, market, suggested_market

from council_desk.errors import NotFoundError, RefusedError
from council_desk.operations.accept_demands import accept_demand_group
from council_desk.operations.campaigns import add_campaign_excerpt, confirm_campaign
from council_desk.operations.demands import add_demand
from council_desk.operations.move_excerpts import ChosenWords, move_excerpts, remove_words, split_off
from council_desk.operations.tagging import add_excerpt
from council_desk.queries.campaigns import campaign_lines
from council_desk.queries.demands import demand_excerpts, demand_lines
from council_desk.store.store import Store

GATES, STALLS = "Close the gates at 11", "Set aside six stalls"


def tied(store: Store) -> tuple[Market, int, int, ChosenWords]:
    """Two demands; the words of the first: of a campaign's template and of one letter."""
    made = market(store)
    with store.change("Tie words") as session:
        gates, stalls = add_demand(session, made.item, GATES), add_demand(session, made.item, STALLS)
        campaign = campaign_with(session, made.item, FORM, made.ids(*FORMS))
        template = add_campaign_excerpt(session, campaign, 10, 40, gates, WHO)
        lone = add_excerpt(session, made.comments[LONE], 5, 20, gates, WHO)
    return made, gates, stalls, ChosenWords((lone,), (template,))


def labels(store: Store, made: Market, demand: int) -> list[str]:
    return [line.label for line in store.ask(demand_excerpts, made.item, demand) if line.decided]


def test_words_of_letters_and_of_templates_go_to_another_demand(store: Store) -> None:
    made, gates, stalls, chosen = tied(store)
    with store.change("Move words") as session:
        move_excerpts(session, chosen, stalls, WHO)
    assert (labels(store, made, gates), labels(store, made, stalls)) == ([], ["A", str(LONE)])
    store.undo()
    assert (labels(store, made, gates), labels(store, made, stalls)) == (["A", str(LONE)], [])


def test_words_that_ask_for_it_already_are_kept_once(store: Store) -> None:
    made, gates, stalls, chosen = tied(store)
    with store.change("The same words ask for both") as session:
        add_excerpt(session, made.comments[LONE], 5, 20, stalls, WHO)
        move_excerpts(session, chosen, stalls, WHO)
    assert labels(store, made, stalls) == ["A", str(LONE)]
    assert labels(store, made, gates) == []


def test_chosen_words_are_split_off_into_a_demand_of_their_own(store: Store) -> None:
    made, gates, _, chosen = tied(store)
    with store.change("Split") as session:
        new = split_off(session, made.item, ChosenWords(chosen.excerpts), "Close the gates at 9", WHO)
    assert (labels(store, made, gates), labels(store, made, new)) == (["A"], [str(LONE)])
    with pytest.raises(RefusedError, match="its own sentence"), store.change("Split") as session:
        split_off(session, made.item, ChosenWords((), chosen.templates), GATES, WHO)
    with pytest.raises(RefusedError, match="Choose the words"), store.change("Split nothing") as session:
        split_off(session, made.item, ChosenWords(), "Close the gates at 8", WHO)


def test_a_suggested_excerpt_is_accepted_for_another_demand_in_every_letter_that_says_so(store: Store) -> None:
    made = suggested_market(store)
    group = next(line for line in store.ask(demand_lines, made.item) if "gates" in line.sentence)
    shown = store.ask(demand_excerpts, made.item, None, group.group_key)
    first = shown[0].suggestion_id
    assert first is not None
    with store.change("Take it into another demand") as session:
        hours = add_demand(session, made.item, "Quiet nights")
        move_excerpts(session, ChosenWords((), (), (first,)), hours, WHO)
    assert labels(store, made, hours) == [str(number) for number in (*FORMS, EDIT, TRIM)]
    left = store.ask(demand_excerpts, made.item, None, group.group_key)
    assert [line.label for line in left] == [str(LONE)]
    with pytest.raises(NotFoundError), store.change("Again") as session:
        move_excerpts(session, ChosenWords((), (), (first,)), hours, WHO)


def test_words_that_ask_for_nothing_are_taken_away_and_not_suggested_again(store: Store) -> None:
    made = suggested_market(store)
    group = next(line for line in store.ask(demand_lines, made.item) if "gates" in line.sentence)
    first = store.ask(demand_excerpts, made.item, None, group.group_key)[0].suggestion_id
    with store.change("Take away") as session:
        remove_words(session, ChosenWords((), (), (first or 0,)), WHO)
    assert [line.label for line in store.ask(demand_excerpts, made.item, None, group.group_key)] == [str(LONE)]


def test_decided_words_are_taken_away(store: Store) -> None:
    made, gates, _, chosen = tied(store)
    with store.change("Take away") as session:
        remove_words(session, chosen, WHO)
    assert labels(store, made, gates) == []
    store.undo()
    assert labels(store, made, gates) == ["A", str(LONE)]


def test_words_stay_in_their_matter(store: Store) -> None:
    _made, _gates, _, chosen = tied(store)
    other = market(store)
    with pytest.raises(RefusedError, match="another matter"), store.change("Move words") as session:
        move_excerpts(session, chosen, add_demand(session, other.item, GATES), WHO)


def test_what_was_taken_off_is_not_suggested_again_in_any_letter(store: Store) -> None:
    made = suggested_market(store)
    group = next(line for line in store.ask(demand_lines, made.item) if "gates" in line.sentence)
    (campaign,) = store.ask(campaign_lines, made.item)
    with store.change("Accept, then think better of it") as session:
        confirm_campaign(session, campaign.id, WHO)
        demand = accept_demand_group(session, made.item, group.group_key, WHO)
    template, lone, *held_back = store.ask(demand_excerpts, made.item, demand)
    assert (template.campaign_id is not None, lone.label, held_back) == (True, str(LONE), [])
    chosen = ChosenWords((lone.excerpt_id or 0,), (template.excerpt_id or 0,))
    with store.change("Take off") as session:
        remove_words(session, chosen, WHO)
    assert store.ask(demand_excerpts, made.item, demand) == ()
    store.undo()
    assert len(store.ask(demand_excerpts, made.item, demand)) == 2
