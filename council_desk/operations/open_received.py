"""One received thing (a file, a ZIP, a folder, a pasted text) opened: its good files read, its bad ones named.

The window and the command line take the same way; they differ in where the reading is done, which they hand in.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from council_desk.errors import UnreadableFileError
from council_desk.operations.import_batch import Unread, digest_of
from council_desk.operations.import_comments import sha256_of
from council_desk.operations.import_proposal import ImportProposal
from council_desk.progress import Progress, Silent
from council_desk.readers.container import Part, archive_parts, folder_parts, is_container
from council_desk.readers.limits import Limits
from council_desk.readers.passages import storable


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

    `proposals` and `unread` (files that could not be read) keep the order of the files.
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
    watch = progress or Silent()
    good: list[ImportProposal] = []
    bad: list[Unread] = []
    there: list[str] = []
    parts = _each_once(received.parts)
    for number, part in enumerate(parts):
        watch.step(number, len(parts), f"Reading {part.name}")
        if not part.problem and is_there(part.data):
            there.append(part.name)
            continue
        try:
            good.append(_read_part(part, read))
        except UnreadableFileError as error:
            if not received.container:
                raise
            bad.append(Unread(part.name, part.data, str(error)))
    if not good and not there:
        first = f" The first: {bad[0].reason}" if bad else ""
        raise UnreadableFileError(f"{received.name} holds no file with comments that can be read.{first}")
    return OpenedImport(received.name, received.digest, tuple(good), tuple(bad), tuple(there))


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
