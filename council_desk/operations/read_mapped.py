"""Reading a file whose columns a person may have mapped, now or once before."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from council_desk.errors import RefusedError, UnreadableFileError
from council_desk.readers.columns import fingerprint
from council_desk.readers.passages import Columns, Reading

ReadFile = Callable[[Mapping[str, str] | None], Reading]
"""Reads one file with a mapping; an empty one asks only how the columns are called, None lets the reader guess."""


@dataclass(frozen=True, slots=True)
class MappedReading:
    """A reading, and the whole mapping where a person gave one now (to be remembered), else None."""

    reading: Reading
    mapping: Mapping[str, str] | None = None


def read_mapped(
    name: str, read: ReadFile, remembered: Callable[[str], Mapping[str, str] | None], given: Mapping[str, str]
) -> MappedReading:
    """Read a file; a list whose columns were once mapped by hand is mapped that way again.

    Args:
        name: the file's name, for messages.
        read: reads it.
        remembered: gives the mapping kept for a list's fingerprint, or None.
        given: columns that a person names now; they go before what is remembered.

    Raises UnreadableFileError as the reader does, also for a given column that the list has not; RefusedError where a
    column is given and the file is no list.

    """
    first = read(given) if given else _first_look(read)
    columns = first.columns
    if columns is None:
        if given:
            raise RefusedError(f"{name} is not a list with columns, so none of them can be given a field.")
        return MappedReading(first)
    before = next((found for found in map(remembered, _fingerprints(columns)) if found), None)
    if given:
        whole = {**(before or {}), **given}
        return MappedReading(read(whole) if before else first, whole)
    if before:
        return MappedReading(read(before))
    return MappedReading(first if first.passages else read(None))


def _first_look(read: ReadFile) -> Reading:
    try:
        return read(None)
    except UnreadableFileError:
        # A list whose comments' column cannot be told may have been mapped by hand before.
        looked = _columns_only(read)
        if looked is None:
            raise
        return looked


def _columns_only(read: ReadFile) -> Reading | None:
    try:
        looked = read({})
    except UnreadableFileError:
        return None
    return looked if looked.columns is not None else None


def _fingerprints(columns: Columns) -> list[str]:
    """What the list may be remembered by: names that nobody knew are taken for a first row until they are mapped."""
    first_row = [fingerprint(columns.samples[0])] if columns.header_row == 0 and columns.samples else []
    return [columns.fingerprint, *first_row]
