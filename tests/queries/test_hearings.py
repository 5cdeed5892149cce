"""What came for the earlier hearings of a continued item."""

from packets import BENCH, NOISE, POOL, listed, office_with, taken

from council_desk.operations.agenda import add_meeting
from council_desk.operations.continue_item import continue_item
from council_desk.operations.set_aside import set_aside
from council_desk.operations.tagging import set_stance
from council_desk.queries.comment_table import comment_ids
from council_desk.queries.comments import CommentFilter
from council_desk.queries.hearings import continued_as, earlier_hearings, earlier_items
from council_desk.store.store import Store


def test_what_came_before_stands_apart(store: Store) -> None:
    april = office_with(store, POOL, NOISE, BENCH)
    first, second, third = store.ask(comment_ids, CommentFilter(april)).ids
    with store.change("Tag, and continue the item") as session:
        set_stance(session, [first], "support", "Ana Reyes")
        set_aside(session, [second], "test")
        may = continue_item(session, april, add_meeting(session, "City Council", "2026-05-12"), "12")
    taken(store, listed("Please decide.", name="may.csv"), may)
    assert store.ask(earlier_items, may) == (april,)
    assert store.ask(continued_as, april) == may
    assert store.ask(continued_as, may) is None
    (hearing,) = store.ask(earlier_hearings, may)
    assert (hearing.number, hearing.meeting_date, hearing.labels) == ("29", "2026-04-28", ("1", "3"))
    assert (hearing.counts.submissions, hearing.stances.by_stance[0], hearing.stances.untagged) == (2, 1, 1)
    assert store.ask(earlier_hearings, april) == ()
    earlier = CommentFilter(may, earlier=True)
    assert tuple(store.ask(comment_ids, earlier).ids) == (first, third)
    assert len(store.ask(comment_ids, CommentFilter(may)).ids) == 1
    assert tuple(store.ask(comment_ids, CommentFilter(april, earlier=True)).ids) == ()
