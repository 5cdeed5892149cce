"""What changed, who and when."""

from packets import POOL, item_named, office_with

from council_desk.queries.history import history
from council_desk.store.store import Store


def test_the_newest_change_comes_first_with_who_and_what(store: Store) -> None:
    office_with(store, POOL)
    newest, oldest = store.ask(history)
    assert (newest.number, oldest.number) == (2, 1)
    assert newest.title == "Import comments from a file"
    assert (newest.who, newest.desk, newest.kind) == ("Ana Reyes", "Front desk", "change")
    assert newest.at.endswith("Z")
    assert not newest.undone


def test_what_was_undone_says_so_and_the_undo_names_its_target(store: Store) -> None:
    office_with(store, POOL)
    store.undo()
    undo, undone, _ = store.ask(history)
    assert (undo.kind, undo.target, undone.undone) == ("undo", 2, True)
    store.redo()
    assert not store.ask(history)[2].undone


def test_history_comes_page_by_page(store: Store) -> None:
    for number in range(1, 6):
        item_named(store, str(number))
    first = store.ask(history, 2)
    assert [line.number for line in first] == [5, 4]
    assert [line.number for line in store.ask(history, 2, first[-1].number)] == [3, 2]
