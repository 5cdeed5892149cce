"""A codebook of another program is taken in."""

import pytest
from packets import POOL, office_with
from refi_files import code, codebook, read

from council_desk.documents.refi_codebook import make_codebook
from council_desk.errors import RefusedError
from council_desk.operations import take_codebook as module
from council_desk.operations.demands import add_demand, nest_demand, rename_demand
from council_desk.operations.take_codebook import TakenCodes, take_codebook
from council_desk.queries.demands import DemandLine, demand_lines
from council_desk.queries.export_project import codebook as exported
from council_desk.store.store import Store

FOREIGN = codebook(
    code("Longer hours", code("Open at seven.", words="Weekdays"), code("Close at ten"), codable=False),
    code("Light the crossing"),
)


def take(store: Store, item: int, data: bytes) -> TakenCodes:
    with store.change("Took in a codebook") as session:
        return take_codebook(session, item, read(data, "codes.qdc"))


def listed(store: Store, item: int) -> list[tuple[int | None, str, str | None]]:
    lines = [line for line in store.ask(demand_lines, item) if line.decided]
    names = {line.id: line.sentence for line in lines}
    return [(line.number, line.sentence, names.get(line.parent_id)) for line in lines]


def test_codes_become_demands_as_they_are_nested(store: Store) -> None:
    item = office_with(store, POOL)
    done = take(store, item, FOREIGN)
    assert (done.added, done.known) == (4, 0)
    assert listed(store, item) == [
        (1, "Longer hours", None),
        (2, "Open at seven.", "Longer hours"),
        (3, "Close at ten", "Longer hours"),
        (4, "Light the crossing", None),
    ]
    assert note_of(store, item, "Open at seven.") == "Weekdays"


def note_of(store: Store, item: int, sentence: str) -> str:
    return next(line.note for line in store.ask(demand_lines, item) if line.sentence == sentence)


def test_taken_in_twice_it_changes_nothing(store: Store) -> None:
    item = office_with(store, POOL)
    take(store, item, FOREIGN)
    number = store.latest_change_number()
    done = take(store, item, FOREIGN)
    assert (done.added, done.known) == (0, 4)
    assert store.latest_change_number() == number


def test_one_undo_takes_it_all_back(store: Store) -> None:
    item = office_with(store, POOL)
    take(store, item, FOREIGN)
    store.undo()
    assert listed(store, item) == []


def test_a_demand_that_says_the_same_is_known_and_stays_as_it_is(store: Store) -> None:
    item = office_with(store, POOL)
    with store.change("Add") as session:
        add_demand(session, item, "open at Seven", "Early")
    done = take(store, item, FOREIGN)
    assert (done.added, done.known) == (3, 1)
    assert listed(store, item)[0] == (1, "open at Seven", None)


def test_our_own_codebook_finds_its_demands_again_though_they_were_reworded(store: Store) -> None:
    item = office_with(store, POOL)
    with store.change("Add") as session:
        demand = add_demand(session, item, "Open the pool early.")
    data = make_codebook(store.ask(exported, item))
    with store.change("Reword") as session:
        rename_demand(session, demand, 1, "Open the pool at seven.", "")
    done = take(store, item, data)
    assert (done.added, done.known, done.named_otherwise) == (0, 1, 1)
    assert listed(store, item) == [(1, "Open the pool at seven.", None)]
    assert "the list's words stand" in done.summary()


def test_in_an_empty_office_the_same_list_comes_out(store: Store, sqlite_store: Store) -> None:
    item = office_with(sqlite_store, POOL)
    with sqlite_store.change("Add") as session:
        above = add_demand(session, item, "Longer hours", "Hours")
        below = add_demand(session, item, "Open at seven", "Seven")
        nest_demand(session, below, above)
        rename_demand(session, above, 1, "Longer hours", "Hours", "Since 2019.\n\nTwice.")
    here = office_with(store, POOL, number="31")
    take(store, here, make_codebook(sqlite_store.ask(exported, item)))
    assert plain(store, here) == plain(sqlite_store, item)


def plain(store: Store, item: int) -> list[tuple[object, ...]]:
    def facts(line: DemandLine) -> tuple[object, ...]:
        return (line.number, line.sentence, line.short_name, line.note, line.parent_id is None)

    return [facts(line) for line in store.ask(demand_lines, item)]


def test_too_many_codes_are_refused_whole(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    item = office_with(store, POOL)
    monkeypatch.setattr(module, "MOST", 3)
    with pytest.raises(RefusedError, match="more than 3 new codes"):
        take(store, item, FOREIGN)
    assert listed(store, item) == []
