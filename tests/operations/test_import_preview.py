"""What a batch would do is known before it is stored, also of a second file for the same item."""

from packets import BENCH, LIGHTS, NOISE, POOL, comment, listed

from council_desk.operations.import_batch import TRAY, ItemWanted, make_batch
from council_desk.operations.import_preview import preview_batch, standing_after
from council_desk.operations.ready_import import ready_import
from council_desk.queries.intake import StandingEntry, StandingList

POOLS = ItemWanted("29", "2026-04-28")


def test_a_second_file_is_compared_with_the_first() -> None:
    files = [listed(POOL, LIGHTS, BENCH, name="1.csv"), listed(POOL, LIGHTS + " Now.", BENCH, NOISE, name="2.csv")]
    batch = make_batch("x", files, POOLS, lambda _item: ())
    assert [piece.ready is None for piece in batch.pieces] == [False, True]
    first, second = preview_batch(batch, lambda _item: ())
    assert first.editions[0].states()["new"] == 3
    states = second.editions[0].states()
    assert (states["unchanged"], states["revised"], states["new"]) == (2, 1, 1)


def test_a_list_of_the_office_stands_as_the_import_would_leave_it() -> None:
    entries = tuple(StandingEntry(10 + n, 20 + n, text, None, None) for n, text in enumerate((POOL, LIGHTS, BENCH)))
    known = StandingList(7, 1, "letters.csv", entries)
    ready = ready_import(listed(POOL, BENCH, NOISE), [known])
    after = standing_after(ready, [known], -1)
    assert (after.list_id, after.edition, after.name) == (7, 2, "letters.csv")
    assert [entry.text for entry in after.entries] == [POOL, BENCH, NOISE]


def test_each_item_has_its_own_lists() -> None:
    rows = listed(comment(POOL, item="29"), comment(LIGHTS, item="30"), comment(NOISE))
    batch = make_batch("x", [rows], None, lambda _item: ())
    assert [ready.standing for ready in preview_batch(batch, lambda _item: ())] == [1, 1, 1]
    assert batch.pieces[-1].wanted == TRAY
