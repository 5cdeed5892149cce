"""log, correct, set-aside, assign, move, cut, join: what a person does to single comments."""

import argparse
import sys

from council_desk.cli.arguments import (
    Commands,
    add_command,
    add_item,
    iso_date,
    item_of,
    named_item,
    opened,
    say,
    short_words,
    who_of,
)
from council_desk.errors import RefusedError
from council_desk.queries.agenda import agenda, find_item
from council_desk.queries.comment_detail import comment_detail
from council_desk.queries.counts import STANCES
from council_desk.queries.neighbours import find_comment
from council_desk.store.store import Store


def add_commands(commands: Commands) -> None:
    """Add the commands of this group."""
    _add_log(commands)
    aside = add_command(
        commands, "set-aside", "keep comments but count them no more", "set-aside 34 35 --item 29 --reason spam"
    )
    _add_numbers(aside)
    add_item(aside, required=True)
    why = aside.add_mutually_exclusive_group(required=True)
    why.add_argument(
        "--reason", type=short_words, metavar="WHY", help="such as test, spam, other body, duplicate entry"
    )
    why.add_argument("--back", action="store_true", help="count them again")
    aside.set_defaults(run=run_set_aside)
    assign = add_command(
        commands, "assign", "put comments of the unassigned tray on items", "assign 812 813 --item 29 --also 12"
    )
    assign.add_argument(
        "ids", nargs="+", type=_count, metavar="ID", help="its id (not its number), as `comments` prints it"
    )
    add_item(assign, required=True)
    _add_also(assign)
    assign.set_defaults(run=run_assign)
    move = add_command(
        commands, "move", "move comments to another item, or back to the tray", "move 34 --item 29 --to 12"
    )
    _add_numbers(move)
    add_item(move, required=True)
    where = move.add_mutually_exclusive_group(required=True)
    where.add_argument("--to", metavar="NUMBER", type=short_words, help="the other item's agenda number")
    where.add_argument("--tray", action="store_true", help="back to the unassigned tray")
    move.add_argument(
        "--to-meeting", metavar="DATE", type=iso_date, help="the other item's meeting; left out: the same one"
    )
    move.set_defaults(run=run_move)
    _add_mending(commands)


def _add_log(commands: Commands) -> None:
    log = add_command(
        commands,
        "log",
        "log a call, a letter or a visit by hand",
        "log --item 29 --channel phone --name 'Rosa Vale' --stance support --text 'Keep the pool open.'",
    )
    log.add_argument("--text", required=True, metavar="WORDS", help="what they said; - reads it from standard input")
    add_item(log, required=False)
    _add_also(log)
    for name, words in (
        ("channel", "phone, letter, podium, counter, e-mail, ...; left out: phone"),
        ("name", "who said it"),
        ("organisation", "for whom they speak"),
        ("email", "an address known already is the same person"),
        ("phone", "where to call back"),
        ("address", "where they live"),
        ("position", "what they ticked: support, oppose or neutral"),
        ("received", "when, such as '2026-04-22 16:06'; left out: now"),
    ):
        log.add_argument(f"--{name}", default="", metavar="WORDS", help=words)
    log.add_argument("--stance", choices=STANCES, help="what they say of the item, where you decide it at once")
    log.add_argument("--reply", action="store_true", help="they want an answer")
    log.set_defaults(run=run_log)


def _add_mending(commands: Commands) -> None:
    cut = add_command(commands, "cut", "cut a comment that holds two letters", "cut 34 --at 5 --item 29")
    cut.add_argument("number", type=short_words, metavar="NUMBER", help="its number, such as 34 or 34a")
    cut.add_argument(
        "--at",
        required=True,
        type=_count,
        metavar="LINE",
        help="the line of its text, from 1, where the second letter begins",
    )
    add_item(cut, required=True)
    cut.set_defaults(run=run_cut)
    correct = add_command(
        commands, "correct", "correct what was typed by hand or read from a scan", "correct 34 --item 29 --text 'Yes.'"
    )
    correct.add_argument("number", type=short_words, metavar="NUMBER", help="its number, such as 34")
    correct.add_argument(
        "--text", required=True, metavar="WORDS", help="the whole text, corrected; - reads it from standard input"
    )
    add_item(correct, required=True)
    correct.set_defaults(run=run_correct)
    join = add_command(commands, "join", "join a comment with the one above it", "join 35 --item 29")
    join.add_argument("number", type=short_words, metavar="NUMBER", help="the later part, such as 35 or 34b")
    join.add_argument(
        "--with", dest="above", type=short_words, metavar="NUMBER", help="the earlier part; left out: the one above it"
    )
    add_item(join, required=True)
    join.set_defaults(run=run_join)


def _add_numbers(command: argparse.ArgumentParser) -> None:
    command.add_argument("numbers", nargs="+", type=short_words, metavar="NUMBER", help="such as 34 or 34a")


def _add_also(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--also",
        action="append",
        default=[],
        type=short_words,
        metavar="NUMBER",
        help="a further item that it is on too, at the same meeting; may be given more than once",
    )


def _count(given: str) -> int:
    if not given.isdecimal() or not 0 < int(given) < 1 << 31:
        raise argparse.ArgumentTypeError(f"{given!r} is not a number above 0")
    return int(given)


def _numbered(store: Store, arguments: argparse.Namespace) -> list[int]:
    item_id = named_item(store, arguments)
    return [store.ask(find_comment, item_id, number) for number in arguments.numbers]


def _labels(store: Store, ids: list[int]) -> str:
    return ", ".join(store.ask(comment_detail, number).label for number in ids)


def run_log(arguments: argparse.Namespace) -> int:
    """Log one comment; says its number."""
    from council_desk.operations.log_comment import LoggedComment, log_comment

    with opened(arguments) as store:
        item_id = item_of(store, arguments)
        if item_id is None and arguments.also:
            raise RefusedError("--also names a further item. Name the first one with --item.")
        items = [] if item_id is None else [item_id, *_also(store, arguments)]
        logged = LoggedComment(
            text=_words(arguments.text),
            items=tuple(items),
            channel=arguments.channel or "phone",
            name=arguments.name,
            organisation=arguments.organisation,
            email=arguments.email,
            phone=arguments.phone,
            address=arguments.address,
            position=arguments.position,
            stance=arguments.stance,
            reply_owed=arguments.reply,
            received_at=_received(arguments.received, store.ask(agenda).time_zone),
        )
        with store.change("Log a comment by hand") as session:
            made = log_comment(session, logged, who_of(arguments))
        say(f"Logged as {_labels(store, made)}." if items else "Logged; it waits in the unassigned tray.")
    return 0


def _words(given: str) -> str:
    return sys.stdin.read() if given == "-" else given


def run_correct(arguments: argparse.Namespace) -> int:
    """Correct the text of one comment; the earlier one is kept."""
    from council_desk.operations.log_comment import correct_comment

    with opened(arguments) as store:
        comment_id = store.ask(find_comment, named_item(store, arguments), arguments.number)
        with store.change("Correct the text of a comment") as session:
            correct_comment(session, comment_id, _words(arguments.text))
        say(f"Corrected {arguments.number}. The earlier words are kept.")
    return 0


def _also(store: Store, arguments: argparse.Namespace) -> list[int]:
    return [store.ask(find_item, number, arguments.meeting, arguments.body) for number in arguments.also]


def _received(given: str, zone: str) -> str:
    from council_desk.readers.dates import parse_received

    if not given.strip():
        return ""
    found = parse_received(given, None, zone)
    if found.iso is None or found.ambiguous:
        raise RefusedError(f"{given} is no time that can be read. Write it as 2026-04-22 16:06.")
    return found.iso.replace("+00:00", "Z")


def run_set_aside(arguments: argparse.Namespace) -> int:
    """Set comments aside, or take them back."""
    from council_desk.operations.set_aside import set_aside

    with opened(arguments) as store:
        ids = _numbered(store, arguments)
        title = "Take comments back among the counted" if arguments.back else "Set comments aside"
        with store.change(title) as session:
            changed = set_aside(session, ids, arguments.reason)
        say(f"{changed} taken back." if arguments.back else f"{changed} set aside: {arguments.reason}.")
    return 0


def run_assign(arguments: argparse.Namespace) -> int:
    """Put comments of the tray on an item, or on several."""
    from council_desk.operations.move_comments import assign_comments

    with opened(arguments) as store:
        items = [named_item(store, arguments), *_also(store, arguments)]
        with store.change("Assign comments of the tray") as session:
            made = assign_comments(session, arguments.ids, items)
        say(f"Assigned as {_labels(store, made)}.")
    return 0


def run_move(arguments: argparse.Namespace) -> int:
    """Move comments to another item, or to the tray."""
    from council_desk.operations.move_comments import move_comments

    with opened(arguments) as store:
        ids = _numbered(store, arguments)
        meeting = arguments.to_meeting or arguments.meeting
        to = None if arguments.tray else store.ask(find_item, arguments.to, meeting, arguments.body)
        with store.change("Move comments") as session:
            moved = move_comments(session, ids, to)
        numbers = f" as {_labels(store, ids)}" if to is not None else ""
        say(
            f"{moved} moved{numbers}. Their stances are kept to be looked at again; other tags of the item stay behind."
        )
    return 0


def run_cut(arguments: argparse.Namespace) -> int:
    """Cut one comment in two before a line of its text."""
    from council_desk.operations.cut_comment import cut_comment, paragraph_at

    with opened(arguments) as store:
        comment_id = store.ask(find_comment, named_item(store, arguments), arguments.number)
        at = paragraph_at(store.ask(comment_detail, comment_id).text, arguments.at)
        with store.change("Cut a comment in two") as session:
            part_id = cut_comment(session, comment_id, at)
        say(f"Cut into {_labels(store, [comment_id, part_id])}.")
    return 0


def run_join(arguments: argparse.Namespace) -> int:
    """Join one comment with the one above it, or the one named."""
    from council_desk.operations.join_comments import join_comments

    with opened(arguments) as store:
        item_id = named_item(store, arguments)
        comment_id = store.ask(find_comment, item_id, arguments.number)
        above = store.ask(find_comment, item_id, arguments.above) if arguments.above else None
        with store.change("Join two comments") as session:
            joined = join_comments(session, comment_id, above)
        say(f"{arguments.number} was joined with {_labels(store, [joined])}, which has both texts now.")
    return 0
