"""What every reader returns: text with page, line, row or message, and the fields that came with it."""

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

REPLACEMENT = "\ufffd"
"""Stands where a NUL or a lone surrogate was."""

FIELDS: tuple[str, ...] = (
    "comment",
    "item",
    "file_number",
    "meeting",
    "name",
    "first_name",
    "last_name",
    "email",
    "organisation",
    "address",
    "district",
    "phone",
    "position",
    "received",
    "received_time",
    "subject",
    "title",
    "channel",
    "external_id",
    "attachments",
)
"""Every canonical field a source may carry; `comment` and `attachments` become parts of the passage itself."""

_NOT_STORABLE = re.compile("[\x00\ud800-\udfff]")


@dataclass(slots=True)
class Passage:
    """A run of a source's text with where it stood and what came with it.

    Never changed once it is made (`replace` gives another); only its making would be more than twice as dear if that
    were enforced, and a list makes one for each row, in the reading child and again in the program.

    `first_line` and `last_line` are 1-based and count line feeds of the reading's `whole_text`; `page` is the 1-based
    page of its first line; `row` the 1-based row of the sheet or file; `message` the message's own id. `fields` maps
    canonical names (see FIELDS) to the words as given. `attachments` are names only. `rest` is what came with it but is
    not the writer's own words (quoted mail, a signature block, a legal footer).
    """

    text: str
    first_line: int | None = None
    last_line: int | None = None
    page: int | None = None
    row: int | None = None
    message: str | None = None
    fields: Mapping[str, str] = field(default_factory=dict)
    attachments: tuple[str, ...] = ()
    rest: str = ""


@dataclass(frozen=True, slots=True)
class ColumnGuess:
    """What one column of a list seems to hold: a canonical field or None, how sure (0 to 1), and why in a few words."""

    column: int
    field: str | None
    confidence: float
    reason: str


@dataclass(frozen=True, slots=True)
class Columns:
    """How a list's columns were understood.

    `headers` has one entry a column, `header_row` is the 1-based row they stand in (0: the list has none), `samples`
    are its first rows, `fingerprint` is equal for lists with equal headers, so that a corrected mapping is remembered.
    """

    headers: tuple[str, ...]
    header_row: int
    mapping: tuple[ColumnGuess, ...]
    samples: tuple[tuple[str, ...], ...]
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Reading:
    """One file as read.

    `kind` is 'packet' (run-together text still to be cut), 'list' (one passage a comment) or 'policy'. `whole_text` is
    the stored text of packets and policies; `page_of_line` has the 1-based page of each of its lines, or is empty.
    `notes` are sentences for the import review; `problems` the parts (a message of a mailbox, say) that could not be
    read, each with its name and a sentence, while the others stand. `encoding` names how bytes became text, where that
    was a choice.
    """

    reader: str
    kind: str
    passages: tuple[Passage, ...]
    columns: Columns | None = None
    notes: tuple[str, ...] = ()
    encoding: str | None = None
    whole_text: str | None = None
    page_of_line: tuple[int, ...] = ()
    problems: tuple[tuple[str, str], ...] = ()


def storable(text: str) -> str:
    """Make a text that never has to change again: line ends LF; each NUL and lone surrogate replaced by U+FFFD."""
    return without_unstorable(text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text)


def without_unstorable(text: str) -> str:
    """Replace each NUL and lone surrogate by U+FFFD; line ends stay as they are."""
    if text.isascii():  # far quicker than the pattern, and most text is
        return text.replace("\x00", REPLACEMENT) if "\x00" in text else text
    return _NOT_STORABLE.sub(REPLACEMENT, text)


def to_json(reading: Reading) -> dict[str, Any]:
    """Turn a reading into plain JSON values; `from_json` gives an equal reading back."""
    return {
        "reader": reading.reader,
        "kind": reading.kind,
        "passages": [_values(passage) for passage in reading.passages],
        "columns": None if reading.columns is None else asdict(reading.columns),
        "notes": reading.notes,
        "encoding": reading.encoding,
        "whole_text": reading.whole_text,
        "page_of_line": reading.page_of_line,
        "problems": reading.problems,
    }


def from_json(data: Mapping[str, Any]) -> Reading:
    """Rebuild a reading from `to_json`'s values; raises KeyError or TypeError on anything else."""
    columns = data["columns"]
    return Reading(
        reader=data["reader"],
        kind=data["kind"],
        passages=tuple(_passage(values) for values in data["passages"]),
        columns=None if columns is None else _columns(columns),
        notes=tuple(data["notes"]),
        encoding=data["encoding"],
        whole_text=data["whole_text"],
        page_of_line=tuple(data["page_of_line"]),
        problems=tuple((name, sentence) for name, sentence in data["problems"]),
    )


def _values(passage: Passage) -> list[Any]:
    """Return a passage's values in order: names for each of 100,000 passages would double the work."""
    place = [passage.first_line, passage.last_line, passage.page, passage.row, passage.message]
    return [passage.text, *place, dict(passage.fields), passage.attachments, passage.rest]


def _passage(values: list[Any]) -> Passage:
    text, first_line, last_line, page, row, message, fields, attachments, rest = values
    return Passage(text, first_line, last_line, page, row, message, fields, tuple(attachments), rest)


def _columns(data: Mapping[str, Any]) -> Columns:
    return Columns(
        headers=tuple(data["headers"]),
        header_row=data["header_row"],
        mapping=tuple(ColumnGuess(**guess) for guess in data["mapping"]),
        samples=tuple(tuple(row) for row in data["samples"]),
        fingerprint=data["fingerprint"],
    )
