"""What an import is before it is stored: comments with the reason for each cut, and what they change."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from council_desk.analysis.signatories import SignatoryFinding
from council_desk.readers.passages import Columns


@dataclass(frozen=True, slots=True)
class ProposedComment:
    """One comment as it would be stored. `fields` are the canonical fields as given (readers.passages.FIELDS).

    `edition` counts the times the list stands in this one file, from 1. `cut_confidence` is None where the source
    itself parts the comments (a row, a message). A dropped comment stays in the review and is not stored. `rest`: what
    came with it but is not the writer's own words.
    """

    text: str
    first_line: int | None = None
    last_line: int | None = None
    page: int | None = None
    row: int | None = None
    message: str | None = None
    fields: Mapping[str, str] = field(default_factory=dict)
    attachments: tuple[str, ...] = ()
    cut_reason: str | None = None
    cut_confidence: float | None = None
    edition: int = 1
    dropped: bool = False
    rest: str = ""


@dataclass(frozen=True, slots=True)
class ImportOptions:
    """How to take a file in. `date_order`: "mdy" or "dmy"; None: told from the dates themselves.

    `edition_of`: an edition's list id, "none" for other letters, None to let the app propose. `edition_kind`: whole or
    addition, None to propose. `time_zone` is the office's; times without a zone are read in it.
    """

    channel: str = ""
    date_order: str | None = None
    edition_of: int | str | None = None
    edition_kind: str | None = None
    time_zone: str = "UTC"


@dataclass(frozen=True, slots=True)
class ImportProposal:
    """A file read and cut, nothing stored. `data` are the bytes as received; `whole_text` the text that lines count in.

    `editions`: for each time the list stands in the file, why it is taken for one (the first has no reason).
    `title`, `item_number`, `file_number`: what the file says of its item, if anything. `noise_lines` (1-based) are page
    headers and the like: in no comment, though one may run on round them. `problems`: parts that were not
    read, each with its name and a sentence.
    """

    name: str
    data: bytes
    reader: str
    comments: tuple[ProposedComment, ...]
    options: ImportOptions
    editions: tuple[str, ...] = ("",)
    title: str = ""
    item_number: str = ""
    file_number: str = ""
    columns: Columns | None = None
    whole_text: str | None = None
    notes: tuple[str, ...] = ()
    noise_lines: tuple[int, ...] = ()
    problems: tuple[tuple[str, str], ...] = ()

    @property
    def kept(self) -> tuple[ProposedComment, ...]:
        """The comments that would be stored."""
        return tuple(comment for comment in self.comments if not comment.dropped)

    @property
    def standing(self) -> int:
        """How many comments would stand after the import: those of the last edition in the file."""
        last = max((comment.edition for comment in self.kept), default=1)
        return sum(comment.edition == last for comment in self.kept)


@dataclass(frozen=True, slots=True)
class ReadyComment:
    """A comment to be made new: who wrote, when, how, and its search text. Times are UTC ISO text."""

    source: ProposedComment
    name: str | None
    name_key: str
    email: str | None
    organisation: str | None
    signatories: tuple[SignatoryFinding, ...]
    received_at: str | None
    received_as_given: str | None
    position: str | None
    channel: str
    language: str


@dataclass(frozen=True, slots=True)
class ReadyWording:
    """A text to be stored. The comment is a new one (`new`: index into ReadyImport.comments) or one in the office."""

    new: int | None
    comment_id: int | None
    text: str
    text_key: str
    folded: str
    kind: str


@dataclass(frozen=True, slots=True)
class ReadyEntry:
    """One comment in one edition. Exactly one of `new`, `comment_id`; exactly one of `wording`, `wording_id`."""

    new: int | None
    comment_id: int | None
    wording: int | None
    wording_id: int | None
    state: str
    source: ProposedComment


@dataclass(frozen=True, slots=True)
class ReadyEdition:
    """One edition to be stored: its entries in source order, and what it withdraws (new indices, comment ids)."""

    kind: str
    reason: str
    entries: tuple[ReadyEntry, ...]
    withdrawn_new: tuple[int, ...] = ()
    withdrawn: tuple[int, ...] = ()

    def states(self) -> dict[str, int]:
        """How many entries are new, unchanged and revised, and how many comments are withdrawn."""
        counts = {"new": 0, "unchanged": 0, "revised": 0}
        for entry in self.entries:
            counts[entry.state] += 1
        counts["withdrawn"] = len(self.withdrawn) + len(self.withdrawn_new)
        return counts


@dataclass(frozen=True, slots=True)
class Learned:
    """What a later edition says of a comment in the office that did not tell who wrote it, or had no number."""

    comment_id: int
    comment: ReadyComment


@dataclass(frozen=True, slots=True)
class ReadyImport:
    """Everything an import writes, thought out; only ids and comment numbers are still missing.

    `list_id`: the list in the office that this is the next edition of, or None for a new list. `says`: what a person
    should be told ("became edition 2 of …").
    """

    proposal: ImportProposal
    comments: tuple[ReadyComment, ...]
    wordings: tuple[ReadyWording, ...]
    editions: tuple[ReadyEdition, ...]
    list_id: int | None = None
    says: tuple[str, ...] = ()
    learned: tuple[Learned, ...] = ()

    @property
    def standing(self) -> int:
        """How many comments the file holds, each once: those of its last edition."""
        return len(self.editions[-1].entries)
