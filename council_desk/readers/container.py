"""A folder or a ZIP archive as one received thing: its files, each with its bytes or why it could not be had.

Only what zlib gives is looked at here, counted while it inflates; the files themselves go to the reading child.
"""

import io
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path

from council_desk.errors import UnreadableFileError
from council_desk.readers.limits import MEBIBYTE, Limits
from council_desk.readers.passages import storable

MOST_PARTS = 2_000
_PIECE = 256 * 1024
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError, RuntimeError)
_OFFICE_PARTS = ("word/", "xl/", "ppt/", "content.xml", "[Content_Types].xml")
_OF_THE_SYSTEM = ("__MACOSX/",)


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
    except _BROKEN:
        return False


def archive_parts(name: str, data: bytes, limits: Limits | None = None) -> tuple[Part, ...]:
    """The files in a ZIP archive, by name; raises UnreadableFileError where it is damaged or swells too far."""
    bounds = limits or Limits()
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            wanted = [part for part in archive.infolist() if _is_wanted(part)]
            _check_count(name, len(wanted))
            left = bounds.inflated_mebibytes * MEBIBYTE
            parts: list[Part] = []
            for entry in sorted(wanted, key=lambda entry: entry.filename):
                parts.append(_inflated(name, archive, entry, left))
                left -= len(parts[-1].data)
            return tuple(parts)
    except _BROKEN:
        raise UnreadableFileError(
            f"{name} is damaged or cut off. Ask for it again, or unpack it and import its files; nothing was stored."
        ) from None


def _is_wanted(entry: zipfile.ZipInfo) -> bool:
    hidden = any(part.startswith(".") for part in entry.filename.split("/"))
    return not entry.is_dir() and not hidden and not entry.filename.startswith(_OF_THE_SYSTEM)


def _check_count(name: str, count: int) -> None:
    if count > MOST_PARTS:
        raise UnreadableFileError(f"{name} holds {count} files, more than the {MOST_PARTS} one import may. Split it.")


def _inflated(name: str, archive: zipfile.ZipFile, entry: zipfile.ZipInfo, left: int) -> Part:
    shown = storable(entry.filename)
    if entry.flag_bits & 1:
        return Part(shown, b"", f"{shown} is protected with a password.")
    pieces: list[bytes] = []
    try:
        with archive.open(entry) as file:
            while piece := file.read(_PIECE):
                pieces.append(piece)
                left -= len(piece)
                if left < 0:
                    raise UnreadableFileError(f"{name} unpacks to more than one import may. Split it and try again.")
    except _BROKEN:
        return Part(shown, b"".join(pieces), f"{shown} is damaged or cut off.")
    return Part(shown, b"".join(pieces))


def folder_parts(folder: Path, limits: Limits | None = None) -> tuple[Part, ...]:
    """The files in a folder and the folders in it, by name, hidden ones and links aside."""
    bounds = limits or Limits()
    files = sorted(
        path
        for path in folder.rglob("*")
        if path.is_file()
        and not path.is_symlink()
        and not any(part.startswith(".") for part in path.relative_to(folder).parts)
    )
    _check_count(folder.name or str(folder), len(files))
    return tuple(_part_of(path, path.relative_to(folder).as_posix(), bounds) for path in files)


def _part_of(path: Path, name: str, limits: Limits) -> Part:
    shown = storable(name)
    try:
        if path.stat().st_size > limits.file_mebibytes * MEBIBYTE:
            return Part(shown, b"", f"{shown} is larger than {limits.file_mebibytes} MB, the most one file may be.")
        return Part(shown, path.read_bytes())
    except OSError as error:
        return Part(shown, b"", f"{shown} cannot be read: {error.strerror}.")
