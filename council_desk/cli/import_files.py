"""import and policy: files into the office."""

import argparse
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from council_desk.cli.arguments import Commands, add_command, add_item, named_item, opened, say
from council_desk.errors import NotFoundError
from council_desk.operations.import_batch import Batch, ItemWanted, import_batch, make_batch
from council_desk.operations.import_comments import sha256_of
from council_desk.operations.import_preview import preview_batch
from council_desk.operations.import_proposal import ImportOptions, ImportProposal
from council_desk.operations.open_received import file_bytes, open_received, received_path
from council_desk.operations.policy import add_draft, prepare_policy
from council_desk.operations.prepare_import import prepare_import
from council_desk.operations.proposed_rows import proposed_rows
from council_desk.operations.read_mapped import read_mapped
from council_desk.operations.reading_limits import reading_limits
from council_desk.operations.remember_mapping import remember_mapping
from council_desk.queries.agenda import agenda, find_item, matching_items
from council_desk.queries.intake import StandingList, list_named, remembered_mapping, same_bytes_before, standing_lists
from council_desk.readers.child import ReadingChild
from council_desk.readers.passages import FIELDS, Reading
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
    take.epilog = f"{take.epilog}\n{_MORE_EXAMPLES}"
    take.formatter_class = argparse.RawDescriptionHelpFormatter
    take.add_argument(
        "files", nargs="+", metavar="FILE", type=Path, help="a file, a folder, a mailbox or a ZIP archive"
    )
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
    take.add_argument(
        "--edition-kind",
        choices=("whole", "addition"),
        help="whole: the list anew, and what it lacks is withdrawn; addition: only what came since",
    )
    take.add_argument("--dates", choices=("mdy", "dmy"), help="the order of month and day, where it cannot be told")
    take.add_argument(
        "--map",
        metavar="COLUMN=FIELD",
        type=_mapped_column,
        action="append",
        default=[],
        help="what a column holds (may be given again); FIELD empty: leave the column out. It is remembered for lists "
        f"with the same headers. Fields: {', '.join(FIELDS)}",
    )
    take.add_argument(
        "--dry-run", action="store_true", help="print the comments as they would be cut, as JSON lines; store nothing"
    )
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


_MORE_EXAMPLES = """\
         council-desk --office office.desk import inbox.mbox --item 29
         council-desk --office office.desk import folder-of-mail packet.zip --item 29
         council-desk --office office.desk import list.xlsx --item 29 --map "Thoughts=comment" --map "Ward=district"
         council-desk --office office.desk import packet.pdf --item 29 --dry-run"""


def _list_id(given: str) -> str:
    if given != "none" and not (given.isalnum() and given.isascii()):
        raise argparse.ArgumentTypeError(f"{given!r} is not a list's id; give the id that an import printed, or none")
    return given


def _mapped_column(given: str) -> tuple[str, str]:
    """COLUMN=FIELD for argparse; a column's name may hold a "=" itself."""
    column, sign, name = given.rpartition("=")
    if not sign or not column.strip():
        raise argparse.ArgumentTypeError(f"{given!r} is not COLUMN=FIELD, such as 'Your thoughts=comment'")
    if name.strip() and name.strip() not in FIELDS:
        raise argparse.ArgumentTypeError(f"{name.strip()!r} is no field; the fields are {', '.join(FIELDS)}")
    return column.strip(), name.strip()


@dataclass(frozen=True, slots=True)
class _Desk:
    """What one run of `import` works with: the office, the reading child, and what was asked for."""

    store: Store
    child: ReadingChild
    arguments: argparse.Namespace
    options: ImportOptions
    mapped: dict[str, Mapping[str, str]] = field(default_factory=dict)
    """The mappings given with --map that fitted a list, by the list's fingerprint."""

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

    def is_there(self, data: bytes) -> bool:
        """Whether these bytes are in the office for the same item already."""
        item_id = self.item_id()
        if item_id is None and self.wanted is not None:
            return False
        return self.store.ask(same_bytes_before, sha256_of(data), item_id) is not None

    def read(self, name: str, data: bytes) -> ImportProposal:
        """Read and cut one file."""
        reading = self._reading(name, data)
        known = self.known(self.wanted or self.within) if reading.kind == "packet" else ()
        texts = [[entry.text for entry in each.entries] for each in known]
        return prepare_import(name, data, reading, self.options, texts)

    def _reading(self, name: str, data: bytes) -> Reading:
        found = read_mapped(
            name,
            lambda mapping: self.child.read_bytes(name, data, mapping),
            lambda fingerprint: self.store.ask(remembered_mapping, fingerprint),
            dict(self.arguments.map),
        )
        if found.mapping is not None and found.reading.columns is not None:
            self.mapped[found.reading.columns.fingerprint] = found.mapping
        return found.reading

    def _id_of(self, wanted: ItemWanted) -> int | None:
        if wanted.number is None:
            return None
        asked = (wanted.number, wanted.meeting, wanted.body)
        return self.store.ask(find_item, *asked) if self.store.ask(matching_items, *asked) else None


def run_import(arguments: argparse.Namespace) -> int:
    """Import each file as one change; earlier files stay when a later one is refused."""
    with opened(arguments) as store, ReadingChild(reading_limits()) as child:
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
    received = received_path(file, reading_limits())
    found = open_received(received, desk.read, desk.is_there)
    for left in found.unread:
        say(f"{left.name} was left out: {left.reason}")
    for name, sentence in (problem for proposal in found.proposals for problem in proposal.problems):
        say(f"{name} was left out: {sentence}")
    if not found.proposals:
        say(f"{found.name} is in the office already, with the same bytes for the same item; nothing was changed.")
        return
    batch = make_batch(found.digest, found.proposals, desk.wanted, desk.known, found.unread, within=desk.within)
    if desk.arguments.dry_run:
        _print_proposed(desk, batch)
    else:
        _store(desk, batch)


def _print_proposed(desk: _Desk, batch: Batch) -> None:
    """Print the comments as they would be stored, and say what that would do; nothing is written."""
    shown = preview_batch(batch, desk.known)
    editions = [
        max((each.edition for each in desk.known(piece.wanted) if each.list_id == ready.list_id), default=0)
        for piece, ready in zip(batch.pieces, shown, strict=True)
    ]
    for row in proposed_rows(batch, shown, editions):
        print(json.dumps(row, ensure_ascii=False))
    _say_all(note for piece in batch.pieces for note in piece.proposal.notes)
    _say_all(sentence for ready in shown for sentence in ready.says)


def _store(desk: _Desk, batch: Batch) -> None:
    back_up_before_import(desk.store, batch.comments)
    print("START", flush=True)
    with desk.store.change(f"Import {_comments(batch.comments)} from a file") as session:
        for fingerprint, mapping in desk.mapped.items():
            remember_mapping(session, fingerprint, mapping)
        done = import_batch(session, batch)
    print(f"COMMITTED {done.comments} {done.batch_id}", flush=True)
    _say_all((*(note for piece in batch.pieces for note in piece.proposal.notes), *done.says))


def _say_all(sentences: Iterable[str]) -> None:
    for sentence in dict.fromkeys(sentences):
        say(sentence)


def _comments(count: int) -> str:
    return "1 comment" if count == 1 else f"{count:,} comments"


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
