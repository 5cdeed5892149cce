"""People who may be the same, for a person to decide."""

from packets import comment, item_named, listed, taken

from council_desk.operations.people import keep_apart, merge_people
from council_desk.queries.same_people import may_be_same
from council_desk.store.store import Store

PEOPLE = (
    comment("1.", name="Ada Quill", email="ada@example.org", phone="(555) 010-0100"),
    comment("2.", name="Quill, Ada", email="quill@example.org"),
    comment("3.", name="Theo J. Brandt", address="4 Gull Lane"),
    comment("4.", name="Theo Brandt", address="4 Gull Lane"),
    comment("5.", name="Theo K. Brandt"),
    comment("6.", name="Rosa Vale", email="rosa@example.org", phone="555-010-0100"),
    comment("7.", name="Min-ji Park"),
)


def test_pairs_with_what_speaks_for_them(store: Store) -> None:
    taken(store, listed(*PEOPLE), item_named(store))
    same = store.ask(may_be_same)
    found = {(pair.one.name, pair.other.name): (pair.speaks_for, pair.speaks_against) for pair in same.pairs}
    assert same.total == len(found)
    assert found == {
        ("Theo J. Brandt", "Theo Brandt"): (("same name but for a middle initial", "same address"), ()),
        ("Ada Quill", "Quill, Ada"): (("same name",), ("different e-mail addresses",)),
        ("Theo Brandt", "Theo K. Brandt"): (("same name but for a middle initial",), ()),
        ("Ada Quill", "Rosa Vale"): (("same phone",), ("different names", "different e-mail addresses")),
    }
    assert same.pairs[0].other.name == "Theo Brandt"


def test_what_was_decided_is_not_proposed_again(store: Store) -> None:
    taken(store, listed(*PEOPLE[:2]), item_named(store))
    (pair,) = store.ask(may_be_same).pairs
    with store.change("Keep 2 people apart") as session:
        keep_apart(session, pair.one.id, pair.other.id, "Ana Reyes")
    assert store.ask(may_be_same).pairs == ()
    store.undo()
    with store.change("Merge 2 people") as session:
        merge_people(session, pair.one.id, [pair.other.id])
    assert store.ask(may_be_same).total == 0


def test_people_of_another_import_are_proposed_too(store: Store) -> None:
    item = item_named(store)
    taken(store, listed(comment("1.", name="Ada Quill")), item)
    taken(store, listed(comment("2.", name="ada  quill")), item)
    assert store.ask(may_be_same).total == 1
    assert store.ask(may_be_same, 0).pairs == ()
