"""grid, codebook, project, take: answers beside attributes; to and from other coding programs, as REFI-QDA."""

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
    who_of,
    write_whole,
)
from council_desk.errors import RefusedError
from council_desk.progress import Silent


def add_commands(commands: Commands) -> None:
    """Add the commands of this group."""
    grid = add_command(
        commands,
        "grid",
        "write an item's comments as a grid (.xlsx): attributes beside the words for each demand",
        "grid --item 29 -o grid.xlsx",
    )
    add_item(grid, required=True)
    grid.add_argument("-o", dest="output", required=True, type=Path, metavar="FILE", help="where to write it")
    grid.add_argument(
        "--find", default="", metavar="WORDS", help="only comments that Find would find, as 'stance:oppose'"
    )
    grid.add_argument(
        "--by", choices=("comment", "person"), default="comment", help="a row a comment, or a row for each known writer"
    )
    grid.set_defaults(run=run_grid)
    book = add_command(
        commands, "codebook", "write an item's demands as a codebook (.qdc)", "codebook --item 29 -o item.qdc"
    )
    add_item(book, required=True)
    book.add_argument("-o", dest="output", required=True, type=Path, metavar="FILE", help="where to write it")
    book.set_defaults(run=run_codebook)
    whole = add_command(
        commands,
        "project",
        "write an item's comments, demands and excerpts as a project (.qdpx)",
        "project --item 29 -o item.qdpx",
    )
    add_item(whole, required=True)
    whole.add_argument("-o", dest="output", required=True, type=Path, metavar="FILE", help="where to write it")
    whole.add_argument(
        "--private",
        action="store_true",
        help="with names, addresses and the texts as received; left out: private details are blocked out",
    )
    whole.set_defaults(run=run_project)
    take = add_command(
        commands, "take", "take in a codebook or a project of another coding program", "take study.qdpx --item 29"
    )
    take.add_argument("file", type=Path, metavar="FILE", help="a codebook (.qdc) or a project (.qdpx)")
    add_item(take, required=True)
    take.set_defaults(run=run_take)


def run_grid(arguments: argparse.Namespace) -> int:
    """Write the grid, whole or not at all."""
    from council_desk.documents.grid_workbook import make_grid
    from council_desk.operations.take_codebook import some
    from council_desk.queries.agenda import agenda
    from council_desk.queries.comments import CommentFilter
    from council_desk.queries.grid import grid_columns, grid_ids, grid_rows
    from council_desk.queries.grid_people import writer_rows, writers_of

    with opened(arguments) as store:
        check_output(arguments.output, store)
        item_id = named_item(store, arguments)
        page = store.ask(grid_ids, CommentFilter(item_id, words=arguments.find))
        if page.problem:
            raise RefusedError(page.problem)
        if arguments.by == "person":
            rows = store.ask(writer_rows, list(store.ask(writers_of, page.ids).all.values()))
        else:
            rows = store.ask(grid_rows, page.ids)
        columns, zone = store.ask(grid_columns, item_id), store.ask(agenda).time_zone
    write_whole(arguments.output, make_grid(f"Item {arguments.item}", zone, columns, rows, Silent()))
    by_person = f" in {some(len(rows), 'row')}" if arguments.by == "person" else ""
    say(f"Wrote {arguments.output}: {some(len(page.ids), 'comment')}{by_person}.")
    return 0


def run_codebook(arguments: argparse.Namespace) -> int:
    """Write the codebook, whole or not at all."""
    from council_desk.documents.refi_codebook import make_codebook
    from council_desk.operations.take_codebook import some
    from council_desk.queries.export_project import codebook

    with opened(arguments) as store:
        check_output(arguments.output, store)
        found = store.ask(codebook, named_item(store, arguments))
    write_whole(arguments.output, make_codebook(found))
    say(f"Wrote {arguments.output}: {some(len(found.demands), 'demand')}.")
    return 0


def run_project(arguments: argparse.Namespace) -> int:
    """Write the project, whole or not at all."""
    from council_desk.documents.refi_project import make_project
    from council_desk.operations.take_codebook import some
    from council_desk.queries.export_project import project

    with opened(arguments) as store:
        check_output(arguments.output, store)
        found = store.ask(project, named_item(store, arguments), arguments.private)
    write_whole(arguments.output, make_project(found))
    blocked = f"{some(found.blocked, 'private passage')} blocked out"
    say(f"Wrote {arguments.output}: {some(len(found.texts), 'comment')}, {blocked}.")
    return 0


def run_take(arguments: argparse.Namespace) -> int:
    """Take a codebook or a project in: one change, nothing overwritten; says what came of it."""
    from council_desk.operations.open_received import file_bytes
    from council_desk.operations.reading_limits import reading_limits
    from council_desk.operations.take_exchange import take_exchange, title_of
    from council_desk.readers.child import ReadingChild
    from council_desk.readers.refi import exchange_of

    with opened(arguments) as store:
        item_id = named_item(store, arguments)
        with ReadingChild(reading_limits()) as child:
            found = exchange_of(child.read_bytes(arguments.file.name, file_bytes(arguments.file), purpose="codes"))
        with store.change(title_of(found)) as session:
            done = take_exchange(session, item_id, found, who_of(arguments))
        say(f"{arguments.file.name}: {done.summary}.")
        for remark in done.remarks:
            say(remark)
    return 0
