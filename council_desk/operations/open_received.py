"""One received thing (a file, a ZIP, a folder, a pasted text) opened: its good files read, its bad ones named.

The window and the command line take the same way; they differ in where the reading is done, which they hand in.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from council_desk.errors import UnreadableFileError
from council_desk.operations.import_batch import Unread, digest_of
from council_desk.operations.import_comments import sha256_of
from council_desk.operations.import_proposal import ImportProposal
from council_desk.progress import Progress, Silent
from council_desk.readers.container import Part, archive_parts, attachment_key, folder_parts, is_container
from council_desk.readers.limits import Limits
from council_desk.readers.passages import storable

_Opened = TypeVar("_Opened")
_LISTS = (".csv", ".tsv", ".xlsx", ".xlsm", ".xls", ".ods")


@dataclass(frozen=True, slots=True)
class Received:
    """One thing as it came in: its name, what its bytes are known by, and its files. `container`: a ZIP or a folder."""

    name: str
    digest: str
    parts: tuple[Part, ...]
    container: bool


@dataclass(frozen=True, slots=True)
class OpenedImport:
    """A received thing, read; nothing is stored. `there`: names of files that are in the office for the item already.

    `proposals` and `unread` (files that are no comments, with the reason: they could not be read, or a list beside them
    names them as attachments) keep the order of the files.
    """

    name: str
    digest: str
    proposals: tuple[ImportProposal, ...]
    unread: tuple[Unread, ...] = ()
    there: tuple[str, ...] = ()


def received_bytes(name: str, data: bytes, limits: Limits | None = None) -> Received:
    """A file's bytes as received, a ZIP taken apart; raises UnreadableFileError for a damaged ZIP."""
    shown = storable(name.encode("utf-8", "replace").decode()) or "file"
    if is_container(data):
        return Received(shown, sha256_of(data), archive_parts(shown, data, limits), container=True)
    return Received(shown, sha256_of(data), (Part(shown, data),), container=False)


def received_path(path: Path, limits: Limits | None = None) -> Received:
    """A file or a folder as received; raises UnreadableFileError where it is not there or cannot be opened."""
    if not path.is_dir():
        return received_bytes(path.name or str(path), file_bytes(path), limits)
    try:
        parts = folder_parts(path, limits)
    except OSError as error:
        raise UnreadableFileError(f"{path} cannot be read: {error.strerror}. Check that you may open it.") from error
    return Received(
        storable(path.name) or str(path), digest_of([(p.name, p.data) for p in parts]), parts, container=True
    )


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


def open_received(
    received: Received,
    read: Callable[[str, bytes], ImportProposal],
    is_there: Callable[[bytes], bool],
    progress: Progress | None = None,
) -> OpenedImport:
    """Read every file of a received thing.

    Args:
        received: what came in.
        read: reads and cuts one file by its name and bytes; UnreadableFileError where it cannot.
        is_there: whether these bytes are in the office for the same item already.
        progress: told how many files are done.

    Raises UnreadableFileError where a single file cannot be read, or a container has not one good part. Where all good
    parts are in the office already, `proposals` is empty.

    """
    work = _Opening(received.container, read, is_there)
    parts = _each_once(received.parts)
    watch = progress or Silent()
    # Lists first: what they name as attachments need not be read.
    for done, number in enumerate(sorted(range(len(parts)), key=lambda number: not _may_be_list(parts[number]))):
        watch.step(done, len(parts), f"Reading {parts[number].name}")
        work.open(number, parts[number])
    work.take_out_attachments(parts)
    if not work.good and not work.there:
        first = f" The first: {work.bad[min(work.bad)].reason}" if work.bad else ""
        raise UnreadableFileError(f"{received.name} holds no file with comments that can be read.{first}")
    return OpenedImport(
        received.name, received.digest, _in_order(work.good), _in_order(work.bad), _in_order(work.there)
    )


class _Opening:
    """The files of a received thing as they are opened, each by its place in it."""

    def __init__(
        self, container: bool, read: Callable[[str, bytes], ImportProposal], is_there: Callable[[bytes], bool]
    ) -> None:
        self._container, self._read, self._is_there = container, read, is_there
        self._attached: dict[str, tuple[int, str]] = {}
        self.good: dict[int, ImportProposal] = {}
        self.bad: dict[int, Unread] = {}
        self.there: dict[int, str] = {}

    def open(self, number: int, part: Part) -> None:
        """Read a file, or say why it is none of its own. Raises UnreadableFileError where it is the only one."""
        if not part.problem and self._is_there(part.data):
            self.there[number] = part.name
        elif named := self._named(number, part):
            self.bad[number] = Unread(part.name, part.data, named)
        else:
            try:
                self._add(number, _read_part(part, self._read))
            except UnreadableFileError as error:
                if not self._container:
                    raise
                self.bad[number] = Unread(part.name, part.data, str(error))

    def _add(self, number: int, proposal: ImportProposal) -> None:
        self.good[number] = proposal
        if not self._container or proposal.columns is None:
            return
        for comment in proposal.comments:
            row = f"row {comment.row} of {proposal.name}" if comment.row else proposal.name
            for name in comment.attachments:
                self._attached.setdefault(attachment_key(name), (number, row))

    def _named(self, number: int, part: Part) -> str:
        """Why a file is kept and not read, where another file's list names it; a list that names itself is read."""
        by, row = self._attached.get(attachment_key(part.name), (number, ""))
        return f"It is an attachment of {row}, and is kept beside it as it came." if by != number else ""

    def take_out_attachments(self, parts: Sequence[Part]) -> None:
        """Take out the lists that a list read after them names as attachments."""
        for number in [number for number in self.good if self._named(number, parts[number])]:
            if len(self.good) > 1:
                del self.good[number]
                self.bad[number] = Unread(parts[number].name, parts[number].data, self._named(number, parts[number]))


def _may_be_list(part: Part) -> bool:
    return part.name.casefold().endswith(_LISTS)


def _in_order(found: Mapping[int, _Opened]) -> tuple[_Opened, ...]:
    return tuple(found[number] for number in sorted(found))


def _each_once(parts: Sequence[Part]) -> list[Part]:
    """The parts in order; of those with the same bytes the first."""
    first: dict[bytes | str, Part] = {}
    for part in parts:
        first.setdefault(part.data or part.name, part)
    return list(first.values())


def _read_part(part: Part, read: Callable[[str, bytes], ImportProposal]) -> ImportProposal:
    if part.problem:
        raise UnreadableFileError(part.problem)
    return read(part.name, part.data)
