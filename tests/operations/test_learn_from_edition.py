"""A later edition with names fills what the first one, without names, could not say; nothing else changes."""

from packets import BENCH, LIGHTS, NOISE, POOL, comment, listed, office_with, taken
from small_office import everything
from sqlalchemy import select
from sqlalchemy.orm import Session

from council_desk.operations.agenda import add_meeting, set_cutoff
from council_desk.operations.import_proposal import ImportOptions
from council_desk.queries.counts import item_counts
from council_desk.queries.export import comment_rows
from council_desk.queries.intake import standing_lists
from council_desk.records.comments import Submission
from council_desk.store.store import Store
from council_desk.store.verifying import verify


def late(session: Session) -> list[bool]:
    return list(session.scalars(select(Submission.late).order_by(Submission.id)))


def test_names_times_and_positions_come_with_a_later_edition(store: Store) -> None:
    item = office_with(store, POOL, LIGHTS, comment(BENCH, name="Min-ji Park"))
    with store.change("Set the cut-off") as session:
        set_cutoff(session, add_meeting(session, "City Council", "2026-04-28"), "2026-04-25T19:00:00Z")
    before = store.ask(everything)
    (known,) = store.ask(standing_lists, item)
    later = listed(
        comment(POOL, name="Rosa Vale", email="rosa@example.org", received="4/24/2026 9:00 AM", position="Support"),
        comment(LIGHTS, name="Theo Brandt", received="4/26/2026 9:00 AM", external_id="71"),
        comment(BENCH, name="Min-ji Park", position="Oppose"),
        NOISE,
        options=ImportOptions(edition_of=known.list_id, time_zone="America/Los_Angeles"),
    )
    taken(store, later, item)
    rows = store.ask(comment_rows, item)
    assert [row["name"] for row in rows] == ["Rosa Vale", "Theo Brandt", "Min-ji Park", None]
    assert [row["email"] for row in rows] == ["rosa@example.org", None, None, None]
    assert [row["position"] for row in rows] == ["support", None, None, None]
    assert [row["edition_state"] for row in rows] == ["unchanged", "unchanged", "unchanged", "new"]
    assert store.ask(late) == [False, True, False, False]
    assert store.ask(item_counts, item).four.people == 3
    store.undo()
    assert store.ask(everything) == before
    store.redo()
    assert verify(store) == []
