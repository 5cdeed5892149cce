"""A look at an OpenDocument spreadsheet's XML before the library sees it: whole, and no more cells than allowed.

The library (calamine) reads on for ever where an element is never closed, and lays out every repetition it is told of.
"""

import io
import zipfile
from collections.abc import Mapping
from xml.parsers import expat

from council_desk.errors import UnreadableFileError
from council_desk.readers.archive import damaged
from council_desk.readers.limits import Limits

_PIECE = 1024 * 1024
_CELLS = ("table:table-cell", "table:covered-table-cell")
_DEEPEST = 200
_MOST_SHOWN = 9_999_999_999
"""What a repetition too long to be a number counts as."""


def check_open_sheet(name: str, data: bytes, limits: Limits) -> None:
    """Read an .ods file's content once; any other archive passes. `data` was counted by `check_archive` before.

    Raises UnreadableFileError where the XML is broken or cut off, nested too deep, or its repeated cells that hold
    something come to more than `limits.cells`, its rows to more than `limits.rows`.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        if "content.xml" not in archive.namelist():
            return
        counting = _Counting(name, limits)
        parser = expat.ParserCreate()
        parser.StartElementHandler = counting.start
        parser.EndElementHandler = counting.end
        try:
            with archive.open("content.xml") as stream:
                while piece := stream.read(_PIECE):
                    parser.Parse(piece, False)
            parser.Parse(b"", True)
        except (expat.ExpatError, ValueError, LookupError):
            raise damaged(name) from None


class _Counting:
    """Counts the cells that a sheet's rows come to, repetitions and all."""

    def __init__(self, name: str, limits: Limits) -> None:
        self._name = name
        self._limits = limits
        self._depth = 0
        self._row_times = 1
        self._row_cells = 0
        self._cells = 0
        self._rows = 0

    def start(self, element: str, given: Mapping[str, str]) -> None:
        """Look at an element as it opens."""
        self._depth += 1
        if self._depth > _DEEPEST:
            raise damaged(self._name)
        if element == "table:table-row":
            self._row_times = _times(given.get("table:number-rows-repeated"))
            self._row_cells = 0
        elif element in _CELLS and "office:value-type" in given:
            self._row_cells += _times(given.get("table:number-columns-repeated"))

    def end(self, element: str) -> None:
        """Count a row as it closes."""
        self._depth -= 1
        if element == "table:table-row" and self._row_cells:
            self._cells += self._row_times * self._row_cells
            self._rows += self._row_times
            if self._cells > self._limits.cells or self._rows > self._limits.rows:
                raise UnreadableFileError(
                    f"{self._name} has a sheet of more than {self._limits.rows:,} rows or {self._limits.cells:,} "
                    "cells. Copy the part with the comments into a new file and import that; nothing was stored."
                )


def _times(given: str | None) -> int:
    if given is None or not given.strip().isdecimal():
        return 1
    return int(given) if len(given) <= 10 else _MOST_SHOWN
