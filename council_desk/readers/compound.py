"""A look at a compound file's chains of sectors ([MS-CFB] 2.3) before a library follows them: each has to end.

The library that reads old Excel files (calamine) follows a ring of sectors for ever; the one for Outlook's messages
(olefile) as long as a stream claims to be.
"""

from collections.abc import Sequence

from olefile import OleFileIO

from council_desk.readers.archive import damaged

_STREAM = 2
_LAST_SECTOR = 0xFFFFFFFA
"""MAXREGSECT: a number above it is a mark (end of chain, free, table)."""


def check_compound_file(name: str, data: bytes) -> None:
    """Follow every chain of an old Office file once.

    Raises UnreadableFileError where one runs in a ring or leaves the file, where a stream claims to be larger than the
    file, or the file is otherwise damaged.
    """
    try:
        with OleFileIO(data) as ole:
            ole.loadminifat()
            # olefile keeps the tables of sectors in these two, numbers of 32 bits each
            large, small = [number & 0xFFFFFFFF for number in ole.fat], [number & 0xFFFFFFFF for number in ole.minifat]
            first = [int(ole.first_dir_sector), int(ole.root.isectStart)]
            starts = [
                (entry.isectStart, small if entry.size < ole.minisectorcutoff else large)
                for entry in ole.direntries
                if entry is not None and entry.entry_type == _STREAM and entry.size
            ]
            claimed = max((entry.size for entry in ole.direntries if entry is not None), default=0)
            if ole.first_mini_fat_sector < _LAST_SECTOR:
                first.append(int(ole.first_mini_fat_sector))
    except (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError, OverflowError):
        # olefile meets damage with any of these; none of them says more than that the file is damaged
        raise damaged(name) from None
    ends = [_ends(table, start) for start, table in [*((start, large) for start in first), *starts]]
    if claimed > len(data) or not all(ends):
        raise damaged(name)


def _ends(table: Sequence[int], start: int) -> bool:
    """Tell whether a chain comes to an end within its table."""
    place, steps = start, 0
    while place < _LAST_SECTOR:
        if place >= len(table) or steps > len(table):
            return False
        place = table[place]
        steps += 1
    return True
