"""A corrected column mapping is used for the next file with the same headers."""

from council_desk.operations.remember_mapping import remember_mapping
from council_desk.queries.intake import remembered_mapping
from council_desk.store.store import Store


def test_a_mapping_is_remembered_corrected_and_undone(store: Store) -> None:
    assert store.ask(remembered_mapping, "a1") is None
    with store.change("Map the columns of a list") as session:
        remember_mapping(session, "a1", {"Remarks": "comment"})
    with store.change("Map the columns of a list") as session:
        remember_mapping(session, "a1", {"Remarks": "comment", "Who": "name"})
    assert store.ask(remembered_mapping, "a1") == {"Remarks": "comment", "Who": "name"}
    assert store.ask(remembered_mapping, "b2") is None
    store.undo()
    assert store.ask(remembered_mapping, "a1") == {"Remarks": "comment"}
    store.undo()
    assert store.ask(remembered_mapping, "a1") is None


def test_the_same_mapping_again_is_no_change(store: Store) -> None:
    for _ in range(2):
        with store.change("Map the columns of a list") as session:
            remember_mapping(session, "a1", {"Remarks": "comment"})
    assert store.latest_change_number() == 1
