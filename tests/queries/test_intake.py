"""What came in before: the same bytes, the lists an item has, the columns a list had."""

from packets import BENCH, LIGHTS, NOISE, POOL, comment, item_named, listed, office_with, taken

from council_desk.operations.import_comments import sha256_of
from council_desk.operations.import_proposal import ImportOptions
from council_desk.queries.intake import list_named, remembered_mapping, same_bytes_before, standing_lists
from council_desk.store.store import Store


def test_the_same_bytes_are_known_for_their_item_only(store: Store) -> None:
    item, other = item_named(store), item_named(store, "30")
    taken(store, listed(POOL, LIGHTS, data=b"abc"), item)
    earlier = store.ask(same_bytes_before, sha256_of(b"abc"), item)
    assert earlier is not None
    assert earlier.comments == 2
    assert store.ask(same_bytes_before, sha256_of(b"abc"), other) is None
    assert store.ask(same_bytes_before, sha256_of(b"abd"), item) is None
    store.undo(store.latest_change_number())
    assert store.ask(same_bytes_before, sha256_of(b"abc"), item) is None


def test_bytes_for_the_tray_are_known_there(store: Store) -> None:
    taken(store, listed(POOL, data=b"abc"), None)
    assert store.ask(same_bytes_before, sha256_of(b"abc"), None) is not None


def test_a_list_stands_as_its_latest_edition_left_it(store: Store) -> None:
    item = office_with(store, comment(POOL, email="Rosa@example.org", external_id="7"), LIGHTS, BENCH)
    (first,) = store.ask(standing_lists, item)
    assert [(e.text, e.writer, e.external_id) for e in first.entries] == [
        (POOL, "rosa@example.org", "7"),
        (LIGHTS, None, None),
        (BENCH, None, None),
    ]
    options = ImportOptions(edition_of=first.list_id)
    again = listed(comment(POOL, email="Rosa@example.org", external_id="7"), BENCH, NOISE, options=options)
    taken(store, again, item)
    (second,) = store.ask(standing_lists, item)
    assert (second.list_id, second.edition) == (first.list_id, 2)
    assert [e.text for e in second.entries] == [POOL, BENCH, NOISE]


def test_an_addition_stands_after_what_was_there(store: Store) -> None:
    item = office_with(store, POOL, LIGHTS)
    (known,) = store.ask(standing_lists, item)
    options = ImportOptions(edition_of=known.list_id, edition_kind="addition")
    taken(store, listed(BENCH, options=options), item)
    (after,) = store.ask(standing_lists, item)
    assert [e.text for e in after.entries] == [POOL, LIGHTS, BENCH]


def test_a_list_is_named_by_its_id_or_the_batch_that_brought_it(store: Store) -> None:
    item = item_named(store)
    _, done = taken(store, listed(POOL, LIGHTS), item)
    (known,) = store.ask(standing_lists, item)
    assert store.ask(list_named, done.batch_id, item) == known.list_id
    assert store.ask(list_named, str(known.list_id), item) == known.list_id
    for stranger in ("99", "0" * 16, "none", "-1", "²"):
        assert store.ask(list_named, stranger, item) is None
    assert store.ask(list_named, done.batch_id, item_named(store, "30")) is None


def test_a_mapping_that_nobody_made_is_not_there(store: Store) -> None:
    assert store.ask(remembered_mapping, "ffff") is None
