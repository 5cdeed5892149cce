"""import and policy: files into the office."""

import argparse
from dataclasses import dataclass, replace
from pathlib import Path

from council_desk.cli.arguments import Commands, add_command, add_item, named_item, opened, say
from council_desk.errors import NotFoundError, UnreadableFileError
from council_desk.operations.import_batch import (
    Batch,
    ItemWanted,
    Unread,
    digest_of,
    import_batch,
    make_batch,
)
from council_desk.operations.import_comments import sha256_of
from council_desk.operations.import_proposal import ImportOptions, ImportProposal
from council_desk.operations.policy import add_draft, prepare_policy
from council_desk.operations.prepare_import import prepare_import
from council_desk.queries.agenda import agenda, find_item, matching_items
from council_desk.queries.intake import StandingList, list_named, remembered_mapping, same_bytes_before, standing_lists
from council_desk.readers.child import ReadingChild
from council_desk.readers.container import Part, archive_parts, folder_parts, is_container
from council_desk.readers.passages import Reading, storable
from council_desk.store.backup import back_up_before_import
from council_desk.store.store import Store


def add_commands(commands: Commands) -> None:
    """Add `import` and `policy`."""
    take = add_command(
        commands,
        "import",
        "import files of comments, each as one change",
        "import letters.csv --item 29 --meeting 2026-04-28 --channel e-comment",
    )
    take.add_argument("files", nargs="+", metavar="FILE", type=Path, help="a file, a folder or a ZIP archive")
    add_item(take, required=False)
    take.add_argument("--file-number", default="", metavar="F", help="the item's file number, such as 2026-00837")
    take.add_argument("--title", default="", metavar="T", help="the item's title, where the item is new")
    take.add_argument("--channel", default="", metavar="C", help="how the comments came, such as e-mail")
    take.add_argument(
        "--edition-of",
        metavar="ID",
        type=_list_id,
        help="the list that this is an edition of (a batch id that an import printed), or none",
    )
    take.add_argument("--edition-kind", choices=("whole", "addition"), help="the list anew, or only what came since")
    take.add_argument("--dates", choices=("mdy", "dmy"), help="the order of month and day, where it cannot be told")
    take.set_defaults(run=run_import)
    policy = add_command(
        commands,
        "policy",
        "add a draft of the policy text to an item",
        "policy draft-2.docx --item 29 --draft 'Draft 2'",
    )
    policy.add_argument("file", metavar="FILE", type=Path, help="a text, Word or PDF file")
    add_item(policy, required=True)
    policy.add_argument("--draft", default="", metavar="NAME", help="the draft's name; left out: Draft 1, Draft 2, ...")
    policy.set_defaults(run=run_policy)


def _list_id(given: str) -> str:
    if given != "none" and not (given.isalnum() and given.isascii()):
        raise argparse.ArgumentTypeError(f"{given!r} is not a list's id; give the id that an import printed, or none")
    return given


@dataclass(frozen=True, slots=True)
class _Desk:
    """What one run of `import` works with: the office, the reading child, and what was asked for."""

    store: Store
    child: ReadingChild
    arguments: argparse.Namespace
    options: ImportOptions

    @property
    def wanted(self) -> ItemWanted | None:
        """The item named for all comments; None where the file's own item column says."""
        return None if self.arguments.item is None else replace(self.within, number=self.arguments.item)

    @property
    def within(self) -> ItemWanted:
        """The meeting and body named, and what a new item is to be called."""
        given = self.arguments
        return ItemWanted(None, given.meeting, given.body, given.file_number, given.title)

    def item_id(self) -> int | None:
        """The id of the item named, if it is there already; NotFoundError where more than one fits."""
        return None if self.wanted is None else self._id_of(self.wanted)

    def known(self, wanted: ItemWanted) -> tuple[StandingList, ...]:
        """The lists that an item has already."""
        item_id = self._id_of(wanted)
        if item_id is None and wanted.number is not None:
            return ()
        return self.store.ask(standing_lists, item_id)

    def _id_of(self, wanted: ItemWanted) -> int | None:
        if wanted.number is None:
            return None
        asked = (wanted.number, wanted.meeting, wanted.body)
        return self.store.ask(find_item, *asked) if self.store.ask(matching_items, *asked) else None


def run_import(arguments: argparse.Namespace) -> int:
    """Import each file as one change; earlier files stay when a later one is refused."""
    with opened(arguments) as store, ReadingChild() as child:
        options = ImportOptions(
            channel=arguments.channel,
            date_order=arguments.dates,
            edition_kind=arguments.edition_kind,
            time_zone=store.ask(agenda).time_zone,
        )
        for file in arguments.files:
            desk = _Desk(store, child, arguments, options)
            _import_file(replace(desk, options=replace(options, edition_of=_edition_of(desk))), file)
    return 0


def _edition_of(desk: _Desk) -> int | str | None:
    given: str | None = desk.arguments.edition_of
    if given is None or given == "none":
        return given
    wanted = desk.wanted
    item_id = desk.item_id()
    found = None if wanted is not None and item_id is None else desk.store.ask(list_named, given, item_id)
    if found is None:
        where = f"Item {wanted.number}" if wanted is not None else "The unassigned tray"
        raise NotFoundError(
            f"{where} has no list {given}. Give the id that its import printed after COMMITTED, "
            "or leave --edition-of out."
        )
    return found


def _import_file(desk: _Desk, file: Path) -> None:
    name = storable(file.name.encode("utf-8", "replace").decode()) or str(file)
    batch = _batch_of_folder(desk, file) if file.is_dir() else _batch_of_file(desk, name, file_bytes(file))
    if batch is None:
        say(f"{name} is in the office already, with the same bytes for the same item; nothing was changed.")
        return
    for left in batch.unread:
        say(f"{left.name} was left out: {left.reason}")
    for name, reason in (problem for piece in batch.pieces for problem in piece.proposal.problems):
        say(f"{name} was left out: {reason}")
    back_up_before_import(desk.store, batch.comments)
    print("START", flush=True)
    with desk.store.change(f"Import {_comments(batch.comments)} from a file") as session:
        done = import_batch(session, batch)
    print(f"COMMITTED {done.comments} {done.batch_id}", flush=True)
    for sentence in (*(note for piece in batch.pieces for note in piece.proposal.notes), *done.says):
        say(sentence)


def _comments(count: int) -> str:
    return "1 comment" if count == 1 else f"{count:,} comments"


def _batch_of_file(desk: _Desk, name: str, data: bytes) -> Batch | None:
    """The file, read and thought out; None where the same bytes are in the office for the same item."""
    if is_container(data):
        return _batch_of_parts(desk, name, sha256_of(data), archive_parts(name, data))
    if _is_there(desk, data):
        return None
    return make_batch(sha256_of(data), [_proposal(desk, name, data)], desk.wanted, desk.known, within=desk.within)


def _batch_of_folder(desk: _Desk, folder: Path) -> Batch | None:
    try:
        parts = folder_parts(folder)
    except OSError as error:
        raise UnreadableFileError(f"{folder} cannot be read: {error.strerror}. Check that you may open it.") from error
    return _batch_of_parts(desk, folder.name or str(folder), digest_of([(p.name, p.data) for p in parts]), parts)


def _batch_of_parts(desk: _Desk, name: str, digest: str, parts: tuple[Part, ...]) -> Batch | None:
    """The good parts of a container, and the bad ones with the reason; None where all good ones are there already."""
    good: list[ImportProposal] = []
    bad: list[Unread] = []
    there = 0
    for part in {part.data or part.name: part for part in reversed(parts)}.values():
        if not part.problem and _is_there(desk, part.data):
            there += 1
            continue
        try:
            good.insert(0, _good_part(desk, part))
        except UnreadableFileError as error:
            bad.insert(0, Unread(part.name, part.data, str(error)))
    if not good and there:
        return None
    if not good:
        first = f" The first: {bad[0].reason}" if bad else ""
        raise UnreadableFileError(f"{name} holds no file with comments that can be read.{first}")
    return make_batch(digest, good, desk.wanted, desk.known, bad, within=desk.within)


def _good_part(desk: _Desk, part: Part) -> ImportProposal:
    if part.problem:
        raise UnreadableFileError(part.problem)
    return _proposal(desk, part.name, part.data)


def _is_there(desk: _Desk, data: bytes) -> bool:
    item_id = desk.item_id()
    if item_id is None and desk.wanted is not None:
        return False
    return desk.store.ask(same_bytes_before, sha256_of(data), item_id) is not None


def _proposal(desk: _Desk, name: str, data: bytes) -> ImportProposal:
    return prepare_import(name, data, _read(desk, name, data), desk.options)


def _read(desk: _Desk, name: str, data: bytes) -> Reading:
    """Read a file; a list whose columns were once mapped by hand is mapped that way again."""
    reading = desk.child.read_bytes(name, data)
    if reading.columns is not None:
        mapping = desk.store.ask(remembered_mapping, reading.columns.fingerprint)
        if mapping is not None:
            return desk.child.read_bytes(name, data, mapping)
    return reading


def file_bytes(file: Path) -> bytes:
    """A file's bytes; raises UnreadableFileError where there is no such file or it cannot be read."""
    try:
        return file.read_bytes()
    except FileNotFoundError as error:
        raise UnreadableFileError(f"There is no file {file}. Check its name and folder.") from error
    except IsADirectoryError as error:
        raise UnreadableFileError(f"{file} is a folder. Name the file in it.") from error
    except OSError as error:
        raise UnreadableFileError(f"{file} cannot be read: {error.strerror}. Check that you may open it.") from error


def run_policy(arguments: argparse.Namespace) -> int:
    """Add a draft, with its clauses, to the item's policy."""
    file: Path = arguments.file
    with opened(arguments) as store:
        item_id = named_item(store, arguments)
        data = file_bytes(file)
        with ReadingChild() as child:
            proposal = prepare_policy(file.name, child.read_bytes(file.name, data, purpose="policy"), data)
        with store.change("Add a draft of the policy") as session:
            add_draft(session, item_id, proposal, arguments.draft)
    if store.last_change is None:
        say(f"The item has this text already, as {arguments.draft or 'its latest draft'}; nothing was changed.")
    else:
        say(f"{len(proposal.cut.clauses)} clauses were found in {file.name}.")
    return 0
