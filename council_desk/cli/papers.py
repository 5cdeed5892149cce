"""memo and workbook: an item on paper and in a spreadsheet."""

import argparse
from pathlib import Path

from council_desk.cli.arguments import (
    Commands,
    add_command,
    add_item,
    check_output,
    named_item,
    opened,
    say,
    write_whole,
)
from council_desk.errors import RefusedError
from council_desk.queries.briefing import Briefing


def add_commands(commands: Commands) -> None:
    """Add the commands of this group."""
    memo = add_command(commands, "memo", "print an item's briefing memo as a PDF", "memo --item 29 -o memo.pdf")
    add_item(memo, required=True)
    memo.add_argument("-o", dest="output", required=True, type=Path, metavar="FILE", help="where to write it")
    memo.set_defaults(run=run_memo)
    book = add_command(
        commands, "workbook", "write an item's comments as a workbook", "workbook --item 29 -o item.xlsx"
    )
    add_item(book, required=True)
    book.add_argument("-o", dest="output", required=True, type=Path, metavar="FILE", help="where to write it")
    book.set_defaults(run=run_workbook)


def _briefing(arguments: argparse.Namespace) -> Briefing:
    from council_desk.queries.gather_briefing import briefing

    with opened(arguments) as store:
        check_output(arguments.output, store)
        return store.ask(briefing, named_item(store, arguments))


def refuse_undecided(found: Briefing) -> None:
    """Stop a print while sensitive passages are not looked at; raises RefusedError with their numbers."""
    if found.undecided_sensitive:
        labels = {comment.id: comment.label for comment in found.comments}
        numbers = ", ".join(labels[number] for number in found.undecided_sensitive)
        raise RefusedError(
            f"Sensitive passages in comments {numbers} have not been looked at. Decide each (print or leave out), "
            "then print again."
        )


def run_memo(arguments: argparse.Namespace) -> int:
    """Write the memo, whole or not at all."""
    from council_desk.documents.memo import make_memo

    found = _briefing(arguments)
    refuse_undecided(found)
    write_whole(arguments.output, make_memo(found))
    say(f"Wrote {arguments.output}.")
    return 0


def run_workbook(arguments: argparse.Namespace) -> int:
    """Write the workbook, whole or not at all."""
    from council_desk.documents.workbook import make_workbook

    found = _briefing(arguments)
    write_whole(arguments.output, make_workbook(found))
    say(f"Wrote {arguments.output}.")
    return 0
