"""What lies inside an Office file (a ZIP): counted while it inflates, and refused where its XML brings a DTD."""

import io
import re
import zipfile
import zlib
from collections.abc import Callable

from council_desk.errors import UnreadableFileError
from council_desk.readers.limits import MEBIBYTE, Limits

_PIECE = 1024 * 1024
_SEAM = 64
"""So many bytes on both sides of a seam between two pieces are looked at together."""

_MOST_MEMBERS = 20_000
_DTD = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_ROOT = re.compile(rb"(?:\xef\xbb\xbf)?(?:<\?xml\b[^<>]{0,200}\?>)?\s{0,20}<[A-Za-z]")
"""The root element at once: a document type can only stand before it (XML 1.0, production 22)."""

BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError, RuntimeError)
"""What the standard library raises over a damaged archive."""


def member_names(name: str, data: bytes) -> tuple[str, ...]:
    """List an archive's parts; raises UnreadableFileError where it is cut off, damaged or has too many."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = tuple(archive.namelist())
    except BROKEN:
        raise damaged(name) from None
    if len(names) > _MOST_MEMBERS:
        raise UnreadableFileError(f"{name} holds {len(names)} parts, more than any honest document. It was not read.")
    return names


def first_bytes(name: str, data: bytes, part: str, most: int = 200) -> bytes:
    """Return the beginning of one part, b'' where it is not there; raises UnreadableFileError where it is damaged."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if part not in archive.namelist():
                return b""
            with archive.open(part) as stream:
                return stream.read(most)
    except BROKEN:
        raise damaged(name) from None


def check_archive(name: str, data: bytes, limits: Limits, look: Callable[[str, bytes], None] | None = None) -> None:
    """Inflate every part once and count, before any library sees the file.

    `look` is shown each part's name and pieces on the way, and each seam between two pieces. Raises UnreadableFileError
    for damage, a password, more than `limits.inflated_mebibytes` in all, or XML with a DTD
    (entities that swell or that read files).
    """
    left = limits.inflated_mebibytes * MEBIBYTE
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for part in archive.infolist():
                if part.flag_bits & 1:
                    raise UnreadableFileError(
                        f"{name} is protected with a password. Save it without the password and import that."
                    )
                left -= _inflated_bytes(name, archive, part, left, look)
                if left < 0:
                    raise UnreadableFileError(
                        f"{name} unpacks to more than {limits.inflated_mebibytes} MB, the most one file may. "
                        "Split it and import the parts; nothing was stored."
                    )
    except BROKEN:
        raise damaged(name) from None


def damaged(name: str) -> UnreadableFileError:
    """Return the error for a file that is cut off or damaged."""
    return UnreadableFileError(
        f"{name} is damaged or was cut off on its way. Ask for it again, or open it, save it anew and import that."
    )


def _inflated_bytes(
    name: str, archive: zipfile.ZipFile, part: zipfile.ZipInfo, left: int, look: Callable[[str, bytes], None] | None
) -> int:
    """Inflate one part piece by piece, at most one piece more than `left` bytes; returns its size."""
    is_xml = part.filename.lower().endswith((".xml", ".rels", ".vml"))
    size = 0
    tail = b""
    root_begun = False
    with archive.open(part) as stream:
        while size <= left:
            piece = stream.read(_PIECE)
            if not piece:
                break
            size += len(piece)
            if not is_xml:
                continue
            if not root_begun:
                root_begun = not tail and _ROOT.match(piece) is not None
                if not root_begun:
                    _refuse_dtd(name, tail + piece)
            if look is not None:
                if tail:
                    look(part.filename, tail + piece[:_SEAM])
                look(part.filename, piece)
            tail = piece[-_SEAM:]
    return size


def _refuse_dtd(name: str, piece: bytes) -> None:
    """Raise UnreadableFileError for a document type or entity declaration, also in UTF-16."""
    if _DTD.search(piece) or (b"\x00" in piece and _DTD.search(piece.replace(b"\x00", b""))):
        raise UnreadableFileError(
            f"{name} holds XML declarations that no office program writes, and was not read. "
            "Ask for it as CSV, text or PDF."
        )
