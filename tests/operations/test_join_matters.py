"""Items that are about the same matter share their demands."""

import pytest
from market_item import LONE, WHO, market
from small_office import everything

from council_desk.errors import RefusedError
from council_desk.operations.demands import add_demand
from council_desk.operations.join_matters import join_matters
from council_desk.operations.tagging import add_excerpt
from council_desk.queries.demands import demand_lines
from council_desk.store.store import Store


def test_the_demands_of_both_are_one_list_and_the_same_sentence_stands_once(store: Store) -> None:
    april, may = market(store), market(store)
    with store.change("Demands of each") as session:
        first = add_demand(session, april.item, "Close the gates at 11")
        add_demand(session, april.item, "Sweep the pier")
        second = add_demand(session, may.item, "close the gates at 11.")
        add_demand(session, may.item, "Set aside six stalls")
        add_excerpt(session, april.comments[LONE], 0, 10, first, WHO)
        add_excerpt(session, may.comments[LONE], 0, 10, second, WHO)
    before = store.ask(everything)
    with store.change("One matter") as session:
        assert join_matters(session, april.item, may.item) == 1
    wanted = [(1, "Close the gates at 11"), (2, "Sweep the pier"), (4, "Set aside six stalls")]
    for item in (april.item, may.item):
        lines = store.ask(demand_lines, item)
        assert [(line.number, line.sentence) for line in lines] == wanted
        assert lines[0].independent == 1
    with pytest.raises(RefusedError, match="already"), store.change("Again") as session:
        join_matters(session, april.item, may.item)
    store.undo()
    assert store.ask(everything) == before
