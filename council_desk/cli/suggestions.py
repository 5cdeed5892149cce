"""suggest, accept, comments: what was found, what was decided, and both printed."""

import argparse
import json

from council_desk.cli.arguments import Commands, add_command, add_item, item_of, opened, say, who_of
from council_desk.errors import RefusedError
from council_desk.queries.agenda import item_head, item_ids
from council_desk.queries.comment_table import comment_ids
from council_desk.queries.comments import CommentFilter
from council_desk.queries.find_fields import FIELDS
from council_desk.readers.passages import storable
from council_desk.store.store import Store

KINDS = ("campaigns", "stances", "demands", "questions", "links")


def add_commands(commands: Commands) -> None:
    """Add the commands of this group."""
    suggest = add_command(
        commands, "suggest", "look for campaigns, stances, demands, questions and links", "suggest --item 29"
    )
    add_item(suggest, required=False)
    suggest.set_defaults(run=run_suggest)
    accept = add_command(
        commands,
        "accept",
        "accept suggestions that are sure enough",
        "accept --item 29 --at-least 0.9 --only campaigns",
    )
    add_item(accept, required=False)
    accept.add_argument("--at-least", type=_share, default=0.9, metavar="SURE", help="from 0 to 1; left out: 0.9")
    accept.add_argument("--only", choices=KINDS, help="this kind alone; left out: all of them")
    accept.set_defaults(run=run_accept)
    comments = add_command(commands, "comments", "print comments as JSON lines", "comments --item 29 > comments.jsonl")
    add_item(comments, required=False)
    comments.add_argument(
        "--editions",
        choices=("latest", "all"),
        default="latest",
        help="latest: a line for each comment that stands; all: for each edition that it stands in; left out: latest",
    )
    comments.add_argument("--decided-only", action="store_true", help="leave suggestions out")
    comments.add_argument(
        "--find",
        default="",
        metavar="WORDS",
        help='those alone with these words, typed as in Find: words, "a phrase", prefix*, -not, this OR that, '
        + "(brackets), and fields: "
        + ", ".join(f"{name}:" for name in FIELDS)
        + " (such as 'pool stance:oppose -is:late')",
    )
    comments.set_defaults(run=run_comments)


def _share(given: str) -> float:
    try:
        share = float(given)
    except ValueError:
        share = -1.0
    if not 0 <= share <= 1:
        raise argparse.ArgumentTypeError(f"{given!r} is not a number from 0 to 1")
    return share


def _items(store: Store, arguments: argparse.Namespace) -> list[int]:
    item_id = item_of(store, arguments)
    return store.ask(item_ids) if item_id is None else [item_id]


def run_suggest(arguments: argparse.Namespace) -> int:
    """Look anew at everything undecided of one item, or of all."""
    from council_desk.operations.suggesting import prepare_suggestions, store_suggestions
    from council_desk.queries.thinking import item_for_suggesting

    with opened(arguments) as store:
        for item_id in _items(store, arguments):
            found = prepare_suggestions(store.ask(item_for_suggesting, item_id))
            with store.change("Look for suggestions") as session:
                store_suggestions(session, item_id, found)
            say(f"Item {store.ask(item_head, item_id).number}: {found.summary()}")
    return 0


def run_accept(arguments: argparse.Namespace) -> int:
    """Accept what is at least as sure as asked; each item is one change, in the name of who ran it."""
    from council_desk.operations.accepting import accept_suggestions

    with opened(arguments) as store:
        for item_id in _items(store, arguments):
            with store.change(f"Accept suggestions at least {arguments.at_least:.0%} sure") as session:
                done = accept_suggestions(session, item_id, who_of(arguments), arguments.at_least, arguments.only)
            say(done.summary())
    return 0


def run_comments(arguments: argparse.Namespace) -> int:
    """Print one JSON line a comment (or a comment and edition)."""
    from council_desk.queries.export import comment_rows

    with opened(arguments) as store:
        item_id = item_of(store, arguments)
        found = _found(store, item_id, arguments.find) if arguments.find.strip() else None
        for row in store.ask(comment_rows, item_id, arguments.editions, arguments.decided_only):
            if found is None or row["id"] in found:
                print(json.dumps(row, ensure_ascii=False))
    return 0


def _found(store: Store, item_id: int | None, words: str) -> set[int]:
    """Ids of the comments that these words find on the item, or on every item and in the tray.

    Raises RefusedError where they cannot be looked for on any of these.
    """
    places = [item_id] if item_id is not None else [*store.ask(item_ids), None]
    pages = [store.ask(comment_ids, CommentFilter(place, words=storable(words), state="all")) for place in places]
    if all(page.problem for page in pages):
        raise RefusedError(pages[0].problem)
    return {number for page in pages for number in page.ids}
