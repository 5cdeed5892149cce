"""import and policy: files into the office."""

import argparse
import sys
from pathlib import Path

from council_desk.cli.arguments import Commands, add_command, add_item, item_of, named_item, opened
from council_desk.errors import NotFoundError, UnreadableFileError
from council_desk.operations.agenda import find_or_add_item, items_of_column
from council_desk.operations.import_comments import import_comments, sha256_of
from council_desk.operations.import_proposal import ImportOptions
from council_desk.operations.policy import add_draft, prepare_policy
from council_desk.operations.prepare_import import prepare_import
from council_desk.operations.ready_import import ready_import
from council_desk.queries.agenda import agenda, matching_items
from council_desk.queries.intake import remembered_mapping, same_bytes_before, standing_lists
from council_desk.readers.child import ReadingChild
from council_desk.readers.passages import Reading
from council_desk.store.store import Store


def add_commands(commands: Commands) -> None:
    """Add `import` and `policy`."""
    take = add_command(
        commands,
        "import",
        "import files of comments, each as one change",
        "import letters.csv --item 29 --meeting 2026-04-28 --channel e-comment",
    )
    take.add_argument("files", nargs="+", metavar="FILE", type=Path)
    add_item(take, required=False)
    take.add_argument("--file-number", default="", metavar="F", help="the item's file number, such as 2026-00837")
    take.add_argument("--title", default="", metavar="T", help="the item's title, where the item is new")
    take.add_argument("--channel", default="", metavar="C", help="how the comments came, such as e-mail")
    take.add_argument("--edition-of", metavar="ID", help="the list that this is an edition of, or none")
    take.add_argument("--edition-kind", choices=("whole", "addition"))
    take.add_argument("--dates", choices=("mdy", "dmy"), help="the order of month and day, where it cannot be told")
    take.set_defaults(run=run_import)
    policy = add_command(
        commands,
        "policy",
        "add a draft of the policy text to an item",
        "policy draft-2.docx --item 29 --draft 'Draft 2'",
    )
    policy.add_argument("file", metavar="FILE", type=Path)
    add_item(policy, required=True)
    policy.add_argument("--draft", metavar="NAME", help="the draft's name; left out: Draft 1, Draft 2, ...")
    policy.set_defaults(run=run_policy)


def run_import(arguments: argparse.Namespace) -> int:
    """Import each file as one change; earlier files stay when a later one is refused."""
    edition_of = _list_id(arguments.edition_of)
    with opened(arguments) as store, ReadingChild() as child:
        options = ImportOptions(
            channel=arguments.channel,
            date_order=arguments.dates,
            edition_of=edition_of,
            edition_kind=arguments.edition_kind,
            time_zone=store.ask(agenda).time_zone,
        )
        for file in arguments.files:
            _import_file(store, child, file, arguments, options)
    return 0


def _list_id(given: str | None) -> int | str | None:
    if given is None or given == "none":
        return given
    if not given.isdigit():
        raise NotFoundError(f"{given} is not a list's id. Give a number, none, or leave --edition-of out.")
    return int(given)


def _import_file(
    store: Store, child: ReadingChild, file: Path, arguments: argparse.Namespace, options: ImportOptions
) -> None:
    data = file_bytes(file)
    item_id = _known_item(store, arguments)
    if (item_id is not None or arguments.item is None) and store.ask(same_bytes_before, sha256_of(data), item_id):
        _say(f"{file.name} is in the office already, with the same bytes for the same item; nothing was changed.")
        return
    proposal = prepare_import(file.name, data, _read(store, child, file.name, data), options)
    lists = store.ask(standing_lists, item_id) if item_id is not None else ()
    ready = ready_import(proposal, lists)
    print("START", flush=True)
    with store.change(f"Import {len(proposal.kept)} comments from a file") as session:
        if arguments.item is not None:
            item_id = find_or_add_item(
                session,
                arguments.item,
                meeting=arguments.meeting,
                body=arguments.body,
                file_number=arguments.file_number or proposal.file_number,
                title=arguments.title or proposal.title,
            )
        items = {} if item_id is not None else items_of_column(session, ready)
        done = import_comments(session, ready, item_id=item_id, items=items)
    print(f"COMMITTED {done.comments} {done.batch_id}", flush=True)
    for sentence in (*proposal.notes, *ready.says):
        _say(sentence)


def file_bytes(file: Path) -> bytes:
    """A file's bytes; raises UnreadableFileError where there is no such file or it cannot be read."""
    try:
        return file.read_bytes()
    except FileNotFoundError as error:
        raise UnreadableFileError(f"There is no file {file}. Check its name and folder.") from error
    except IsADirectoryError as error:
        raise UnreadableFileError(f"{file} is a folder. Name the files in it.") from error
    except OSError as error:
        raise UnreadableFileError(f"{file} cannot be read: {error.strerror}. Check that you may open it.") from error


def _known_item(store: Store, arguments: argparse.Namespace) -> int | None:
    """The item the comments are for, if it is there already; more than one that fits is refused."""
    if arguments.item is not None and not store.ask(matching_items, arguments.item, arguments.meeting, arguments.body):
        return None
    return item_of(store, arguments)


def _read(store: Store, child: ReadingChild, name: str, data: bytes) -> Reading:
    """Read a file; a list whose columns were once mapped by hand is mapped that way again."""
    reading = child.read_bytes(name, data)
    if reading.columns is not None:
        mapping = store.ask(remembered_mapping, reading.columns.fingerprint)
        if mapping is not None:
            return child.read_bytes(name, data, mapping)
    return reading


def run_policy(arguments: argparse.Namespace) -> int:
    """Add a draft, with its clauses, to the item's policy."""
    data = file_bytes(arguments.file)
    with opened(arguments) as store, ReadingChild() as child:
        item_id = named_item(store, arguments)
        proposal = prepare_policy(
            arguments.file.name, child.read_bytes(arguments.file.name, data, purpose="policy"), data
        )
        with store.change("Add a draft of the policy") as session:
            add_draft(session, item_id, proposal, arguments.draft)
    _say(f"{len(proposal.cut.clauses)} clauses were found in {arguments.file.name}.")
    return 0


def _say(sentence: str) -> None:
    print(sentence, file=sys.stderr)
