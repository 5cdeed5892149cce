"""A folder or a ZIP archive as one received thing: its files, each with its bytes or why it could not be had.

Only what zlib gives is looked at here, counted while it inflates; the files themselves go to the reading child.
"""

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from council_desk.errors import UnreadableFileError
from council_desk.readers.archive import BROKEN
from council_desk.readers.limits import MEBIBYTE, Limits
from council_desk.readers.passages import REPLACEMENT, storable

MOST_PARTS = 10_000
_PIECE = 256 * 1024
_OFFICE_PARTS = ("word/", "xl/", "ppt/", "content.xml", "[Content_Types].xml")
_OF_THE_SYSTEM = ("__MACOSX/",)
_SYSTEM_FILES = frozenset({"thumbs.db", "desktop.ini"})
_UNSHOWN = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_LONGEST_NAME = 200


@dataclass(frozen=True, slots=True)
class Part:
    """One file of a container. `problem`: a sentence, where its bytes could not be had whole; else empty."""

    name: str
    data: bytes
    problem: str = ""


def is_container(data: bytes) -> bool:
    """Whether these bytes are a ZIP archive of files, and not an Office document (which is a ZIP too)."""
    if not data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return not any(name.startswith(_OFFICE_PARTS) for name in archive.namelist())
    except BROKEN:
        return False


def archive_parts(name: str, data: bytes, limits: Limits | None = None) -> tuple[Part, ...]:
    """The files in a ZIP archive and in the archives in it (one level), by name.

    Names are only words here: nothing is ever written by them. Raises UnreadableFileError where the archive is damaged,
    swells too far or holds too many files.
    """
    bounds = limits or Limits()
    return tuple(_parts(name, data, _Budget(name, bounds.inflated_mebibytes * MEBIBYTE), inner=True))


class _Budget:
    """What one import may still unpack: bytes, and files."""

    def __init__(self, name: str, left: int) -> None:
        self._name = name
        self._left = left
        self._files = 0

    def take(self, size: int) -> None:
        """Count inflated bytes; raises UnreadableFileError beyond the limit."""
        self._left -= size
        if self._left < 0:
            raise UnreadableFileError(f"{self._name} unpacks to more than one import may. Split it and try again.")

    def add_files(self, count: int) -> None:
        """Count files; raises UnreadableFileError beyond the limit."""
        self._files += count
        _check_count(self._name, self._files)


def _parts(name: str, data: bytes, budget: _Budget, inner: bool) -> Iterator[Part]:
    """Give an archive's files; an archive among them gives its own where `inner` is true."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            wanted = [part for part in archive.infolist() if _is_wanted(part)]
            budget.add_files(len(wanted))
            for entry in sorted(wanted, key=lambda entry: entry.filename):
                part = _inflated(archive, entry, budget)
                yield from _opened(part, budget, inner)
    except BROKEN:
        raise UnreadableFileError(
            f"{name} is damaged or cut off. Ask for it again, or unpack it and import its files; nothing was stored."
        ) from None


def _opened(part: Part, budget: _Budget, inner: bool) -> Iterator[Part]:
    """Give a file as it is, or the files of an archive, each named after it."""
    if part.problem or not is_container(part.data):
        yield part
    elif not inner:
        yield Part(part.name, part.data, f"{part.name} is an archive in an archive in an archive. Unpack it first.")
    else:
        for found in _parts(part.name, part.data, budget, inner=False):
            yield Part(f"{part.name}/{found.name}", found.data, found.problem)


def _is_wanted(entry: zipfile.ZipInfo) -> bool:
    parts = entry.filename.replace("\\", "/").split("/")
    hidden = any(part.startswith(".") and part.strip(".") for part in parts)
    of_the_system = entry.filename.startswith(_OF_THE_SYSTEM) or parts[-1].casefold() in _SYSTEM_FILES
    return not entry.filename.endswith("/") and not hidden and not of_the_system


def _check_count(name: str, count: int) -> None:
    if count > MOST_PARTS:
        raise UnreadableFileError(
            f"{name} holds {count:,} files, more than the {MOST_PARTS:,} one import may. Split it."
        )


def shown_name(name: str) -> str:
    """A file's name from an archive as it may be shown: no control or direction characters, at most 200 long."""
    plain = _UNSHOWN.sub(REPLACEMENT, storable(name)) or REPLACEMENT
    return plain if len(plain) <= _LONGEST_NAME else f"{plain[: _LONGEST_NAME - 40]}…{plain[-39:]}"


def attachment_key(name: str) -> str:
    """What a file and a list's word for it are compared by: folders and the case of letters do not matter."""
    return name.replace("\\", "/").rpartition("/")[2].strip().casefold()


def _inflated(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, budget: _Budget) -> Part:
    shown = shown_name(entry.filename)
    if entry.flag_bits & 1:
        return Part(shown, b"", f"{shown} is protected with a password.")
    pieces: list[bytes] = []
    try:
        with archive.open(entry) as file:
            while piece := file.read(_PIECE):
                pieces.append(piece)
                budget.take(len(piece))
    except BROKEN:
        return Part(shown, b"".join(pieces), f"{shown} is damaged or cut off.")
    return Part(shown, b"".join(pieces))


def folder_parts(folder: Path, limits: Limits | None = None) -> tuple[Part, ...]:
    """The files in a folder, the folders in it and the archives among them, by name; hidden ones and links aside."""
    bounds = limits or Limits()
    shown = folder.name or str(folder)
    files = sorted(
        path
        for path in folder.rglob("*")
        if path.is_file()
        and not path.is_symlink()
        and path.name.casefold() not in _SYSTEM_FILES
        and not any(part.startswith(".") for part in path.relative_to(folder).parts)
    )
    budget = _Budget(shown, bounds.inflated_mebibytes * MEBIBYTE)
    budget.add_files(len(files))
    parts: list[Part] = []
    for path in files:
        part = _part_of(path, path.relative_to(folder).as_posix(), bounds)
        try:
            parts += _opened(part, budget, inner=True)
        except UnreadableFileError as error:
            parts.append(Part(part.name, part.data, str(error)))
    return tuple(parts)


def _part_of(path: Path, name: str, limits: Limits) -> Part:
    shown = shown_name(name)
    try:
        if path.stat().st_size > limits.file_mebibytes * MEBIBYTE:
            return Part(shown, b"", f"{shown} is larger than {limits.file_mebibytes} MB, the most one file may be.")
        return Part(shown, path.read_bytes())
    except OSError as error:
        return Part(shown, b"", f"{shown} cannot be read: {error.strerror}.")
