"""What would be stored, as rows with the fields of the `comments` command."""

from packets import BENCH, LIGHTS, POOL, comment, listed

from council_desk.operations.import_batch import ItemWanted, make_batch
from council_desk.operations.import_preview import preview_batch
from council_desk.operations.proposed_rows import proposed_rows


def test_rows_hold_what_is_known_before_storing() -> None:
    given = listed(
        comment(POOL, name="Rosa Vale", email="rosa@example.org", position="Support", received="4/24/2026 9:00 AM"),
        comment(LIGHTS, organisation="Quarry Lane Neighbors"),
        BENCH,
    )
    batch = make_batch("x", [given], ItemWanted("29", "2026-04-28", "City Council"), lambda _item: ())
    first, second, third = proposed_rows(batch, preview_batch(batch, lambda _item: ()), [0])
    assert (first["item"], first["meeting"], first["body"], first["file"]) == (
        "29",
        "2026-04-28",
        "City Council",
        "letters.csv",
    )
    assert (first["name"], first["email"], first["position"], first["row"]) == (
        "Rosa Vale",
        "rosa@example.org",
        "support",
        2,
    )
    assert (first["received"], first["received_as_given"]) == ("2026-04-24T16:00:00Z", "4/24/2026 9:00 AM")
    assert second["organisation"] == "Quarry Lane Neighbors"
    assert (third["text"], third["edition"], third["edition_state"], third["rest"]) == (BENCH, 1, "new", None)
