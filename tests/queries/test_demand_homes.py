"""Which demand a suggested excerpt belongs to."""

from market_item import market, suggested_market

from council_desk.operations.demands import add_demand
from council_desk.queries.demand_homes import demand_homes, folded_sentence, key_of_group
from council_desk.queries.demands import demand_lines
from council_desk.store.store import Store


def test_a_demand_is_known_by_its_id_and_by_its_sentence(store: Store) -> None:
    made = market(store)
    with store.change("Two demands") as session:
        gates = add_demand(session, made.item, "Close the gates at 11")
        pier = add_demand(session, made.item, "Sweep the pier")
    homes = store.ask(demand_homes, made.item)
    assert homes[key_of_group("", gates)] == gates
    assert homes[key_of_group("sweep the PIER.")] == pier
    assert key_of_group("Something else") not in homes


def test_case_spacing_and_the_closing_stop_do_not_count() -> None:
    assert folded_sentence("  Close the  GATES at 11. ") == folded_sentence("close the gates at 11")


def test_the_keys_are_those_that_a_run_of_suggestions_gives(store: Store) -> None:
    made = suggested_market(store)
    lines = store.ask(demand_lines, made.item)
    assert lines
    assert [key_of_group(line.sentence) for line in lines] == [line.group_key for line in lines]
