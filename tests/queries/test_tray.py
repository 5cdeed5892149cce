"""What the tray offers."""

from packets import LIGHTS, comment, item_named, listed, taken

from council_desk.operations.agenda import add_item, add_meeting
from council_desk.queries.comment_table import comment_ids
from council_desk.queries.comments import CommentFilter
from council_desk.queries.tray import item_choices, suggested_items
from council_desk.store.store import Store


def test_items_of_the_newest_meeting_are_offered_first(store: Store) -> None:
    for number, meeting in (("29", "2026-04-28"), ("9", "2026-05-12"), ("12", "2026-05-12")):
        item_named(store, number, meeting)
    choices = store.ask(item_choices)
    assert [(choice.date, choice.number) for choice in choices] == [
        ("2026-05-12", "9"),
        ("2026-05-12", "12"),
        ("2026-04-28", "29"),
    ]
    assert choices[0].body == "City Council"


def test_a_comment_in_the_tray_is_offered_the_items_it_names(store: Store) -> None:
    with store.change("Add items") as session:
        meeting = add_meeting(session, "City Council", "2026-04-28")
        add_item(session, meeting, "28", title="Bench repairs", file_number="2026-0100")
        lights = add_item(session, meeting, "29", title="Street lights at Quarry Lane")
    taken(store, listed(LIGHTS, comment("Please vote yes.", subject="File 2026-0100"), "Thank you all."), None)
    first, second, third = store.ask(comment_ids, CommentFilter(None)).ids
    (found,) = store.ask(suggested_items, first)
    assert found.item.id == lights
    assert "quarry" in found.reason
    assert [each.reason for each in store.ask(suggested_items, second)] == ["names file 2026-0100"]
    assert store.ask(suggested_items, third) == ()
    assert store.ask(suggested_items, 10_000) == ()
