"""One file, folder or archive, whatever items its comments are for, is one change."""

from collections.abc import Sequence

import pytest
from packets import BENCH, LIGHTS, NOISE, POOL, comment, item_named, listed
from small_office import everything
from sqlalchemy import select

from council_desk.errors import NotFoundError, RefusedError
from council_desk.operations.import_batch import (
    TRAY,
    Batch,
    BatchImported,
    ItemWanted,
    Unread,
    by_item,
    digest_of,
    import_batch,
    make_batch,
)
from council_desk.operations.import_comments import sha256_of
from council_desk.operations.import_proposal import ImportProposal
from council_desk.queries.agenda import agenda, find_item
from council_desk.queries.export import comment_rows
from council_desk.queries.intake import StandingList, same_bytes_before, standing_lists
from council_desk.records.intake import Intake
from council_desk.store.store import Store
from council_desk.store.verifying import verify

POOLS = ItemWanted("29", "2026-04-28", title="Pool hours")


def thought_out(
    store: Store, *proposals: ImportProposal, wanted: ItemWanted | None = None, unread: Sequence[Unread] = ()
) -> Batch:
    def known(item: ItemWanted) -> tuple[StandingList, ...]:
        if item.number is None:
            return store.ask(standing_lists, None)
        try:
            return store.ask(standing_lists, store.ask(find_item, item.number, item.meeting, item.body))
        except NotFoundError:
            return ()

    digest = digest_of([(p.name, p.data) for p in proposals])
    return make_batch(digest, proposals, wanted, known, unread)


def stored(store: Store, batch: Batch) -> BatchImported:
    with store.change("Import") as session:
        return import_batch(session, batch)


def by_number(store: Store) -> list[tuple[object, object, object]]:
    return [(row["item"], row["number"], row["text"]) for row in store.ask(comment_rows, None)]


def test_a_list_is_parted_by_its_own_item_column_and_the_rest_waits_in_the_tray(store: Store) -> None:
    rows = (
        comment(POOL, item="29 - Pool hours"),
        comment(NOISE, item="General comment"),
        comment(LIGHTS, item="30"),
        comment(BENCH, item="Item 29"),
    )
    done = stored(store, thought_out(store, listed(*rows)))
    assert done.comments == 4
    assert by_number(store) == [("29", 1, POOL), ("29", 2, BENCH), ("30", 1, LIGHTS), (None, None, NOISE)]
    assert [line.title for line in store.ask(agenda).meetings[0].items] == ["Pool hours", ""]
    assert store.latest_change_number() == 1


def test_a_later_export_of_all_items_is_the_next_edition_of_each(store: Store) -> None:
    rows = [comment(text, item="29") for text in (POOL, LIGHTS, BENCH)] + [comment(NOISE, item="30")]
    stored(store, thought_out(store, listed(*rows)))
    later = [*rows, comment(NOISE + " Thank you.", item="29")]
    done = stored(store, thought_out(store, listed(*later, name="later.csv")))
    assert any("edition 2" in sentence for sentence in done.says)
    assert [row["number"] for row in store.ask(comment_rows, store.ask(find_item, "29"))] == [1, 2, 3, 4]


def test_the_meeting_stands_in_a_column_too(store: Store) -> None:
    rows = [comment(POOL, item="29", meeting="04/28/2026"), comment(LIGHTS, item="29", meeting="05/12/2026")]
    stored(store, thought_out(store, listed(*rows)))
    assert [meeting.date for meeting in store.ask(agenda).meetings] == ["2026-04-28", "2026-05-12"]


def test_one_item_for_all_goes_before_the_column(store: Store) -> None:
    stored(store, thought_out(store, listed(comment(POOL, item="7"), comment(LIGHTS, item="8")), wanted=POOLS))
    assert [(item, number) for item, number, _ in by_number(store)] == [("29", 1), ("29", 2)]


def test_two_files_of_one_folder_that_are_the_same_list_are_counted_once(store: Store) -> None:
    monday = listed(POOL, LIGHTS, BENCH, name="monday.csv")
    tuesday = listed(POOL, LIGHTS, BENCH, NOISE, name="tuesday.csv")
    before = store.ask(everything)
    done = stored(store, thought_out(store, monday, tuesday, wanted=POOLS))
    assert len(by_number(store)) == 4
    assert "tuesday.csv was taken as edition 2" in done.says[0]
    after = store.ask(everything)
    store.undo()
    assert store.ask(everything) == before
    store.redo()
    assert store.ask(everything) == after
    assert verify(store) == []


def test_what_is_there_already_is_left_as_it_is(store: Store) -> None:
    first, second = listed(POOL, name="a.csv"), listed(LIGHTS, name="b.csv")
    stored(store, thought_out(store, first, wanted=POOLS))
    done = stored(store, thought_out(store, first, second, wanted=POOLS))
    assert (done.comments, done.already) == (1, False)
    assert done.says == ("a.csv is in the office already and was left as it is.",)
    before = store.latest_change_number()
    assert stored(store, thought_out(store, first, second, wanted=POOLS)).already
    assert store.latest_change_number() == before


def test_the_bytes_of_a_part_that_could_not_be_read_are_kept_with_the_reason(store: Store) -> None:
    bad = Unread("scan.bin", b"\x00\x01\x02", "scan.bin is not a file with comments.")
    stored(store, thought_out(store, listed(POOL), wanted=POOLS, unread=[bad]))
    kept = store.ask(lambda s: [(i.name, i.reader, i.report["notes"]) for i in s.scalars(select(Intake))])
    assert ("scan.bin", "", ["scan.bin is not a file with comments."]) in kept
    item = store.ask(find_item, "29")
    assert store.ask(same_bytes_before, sha256_of(bad.data), item) is not None


def test_all_parts_of_one_import_have_its_batch_id(store: Store) -> None:
    done = stored(store, thought_out(store, listed(POOL, name="a.csv"), listed(LIGHTS, name="b.csv"), wanted=POOLS))
    assert store.ask(lambda s: set(s.scalars(select(Intake.batch_id)))) == {done.batch_id}


def test_an_item_that_could_be_two_is_refused(store: Store) -> None:
    item_named(store, meeting="2026-04-28")
    item_named(store, meeting="2026-05-12")
    before = store.ask(everything)
    with pytest.raises(RefusedError, match="--meeting"):
        stored(store, make_batch("x", [listed(POOL)], ItemWanted("29"), lambda _: ()))
    assert store.ask(everything) == before


def test_rows_without_an_item_column_are_all_for_the_tray() -> None:
    ((proposal, item),) = by_item(listed(POOL, LIGHTS))
    assert item == TRAY
    assert len(proposal.kept) == 2


def test_a_folder_is_known_by_its_names_and_bytes() -> None:
    assert digest_of([("a", b"1"), ("b", b"2")]) == digest_of([("b", b"2"), ("a", b"1")])
    assert digest_of([("a", b"1"), ("b", b"2")]) != digest_of([("a", b"2"), ("b", b"1")])


def test_letters_that_come_one_by_one_are_worked_out_ahead_and_counted_once(store: Store) -> None:
    letters = [
        listed(comment(f"Street {n} floods when it rains.", external_id=f"<{n}@x.example>"), name=f"{n}.eml")
        for n in range(4)
    ]
    batch = thought_out(store, *letters, wanted=POOLS)
    assert all(piece.ready is not None for piece in batch.pieces)
    stored(store, batch)
    again = listed(comment("Street 2 floods when it rains.", external_id="<2@x.example>"), name="2 again.eml")
    stored(store, thought_out(store, again, wanted=POOLS))
    assert [number for _, number, _ in by_number(store)] == [1, 2, 3, 4]
