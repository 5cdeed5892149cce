"""continue: an item goes on at a later meeting."""

import argparse

from council_desk.cli.arguments import Commands, add_command, add_item, iso_date, named_item, opened, say, short_words
from council_desk.queries.agenda import item_head


def add_commands(commands: Commands) -> None:
    """Add the commands of this group."""
    go_on = add_command(
        commands,
        "continue",
        "continue an item at a later meeting, its numbers going on",
        "continue --item 29 --meeting 2026-04-28 --to 2026-05-12 --as-number 12",
    )
    add_item(go_on, required=True)
    go_on.add_argument("--to", required=True, metavar="DATE", type=iso_date, help="the later meeting's date")
    go_on.add_argument("--as-number", metavar="NUMBER", type=short_words, help="left out: the same number")
    go_on.set_defaults(run=run_continue)


def run_continue(arguments: argparse.Namespace) -> int:
    """Continue one item; its matter and its comment numbers go on."""
    from council_desk.operations.agenda import add_meeting
    from council_desk.operations.continue_item import continue_item

    with opened(arguments) as store:
        item_id = named_item(store, arguments)
        head = store.ask(item_head, item_id)
        with store.change(f"Continue item {head.number} to {arguments.to}") as session:
            meeting_id = add_meeting(session, head.body, arguments.to)
            new_id = continue_item(session, item_id, meeting_id, arguments.as_number or "")
        new = store.ask(item_head, new_id)
        say(f"Item {head.number} goes on as item {new.number} of {new.meeting_date}.")
    return 0
