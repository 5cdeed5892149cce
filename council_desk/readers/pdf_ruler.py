"""Where characters stand on a PDF's page: asked of pdfium for every line of every file, many at once."""

import ctypes
import struct
from collections.abc import Sequence
from itertools import repeat

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

_BOX_AT = ctypes.PYFUNCTYPE(ctypes.c_int)(ctypes.cast(pdfium_c.FPDFText_GetLooseCharBox, ctypes.c_void_p).value or 0)
"""FPDFText_GetLooseCharBox, asked twice for each line: pointers are made ready once, nothing is checked on the way."""

_BOX = struct.Struct("4f")
"""FS_RECTF of pdfium's fpdfview.h: left, top, right, bottom."""

_AT_FIRST = 1024

Box = tuple[float, ...]
"""A character's left, top, right and bottom on the page, in points from its lower left corner."""


class Ruler:
    """Asks pdfium for the boxes of characters, many at once; the places it writes them to are made ready once."""

    def __init__(self) -> None:
        self._make_ready(_AT_FIRST)

    def _make_ready(self, characters: int) -> None:
        self._buffer = ctypes.create_string_buffer(_BOX.size * characters)
        self._places = [ctypes.byref(self._buffer, _BOX.size * number) for number in range(characters)]

    def boxes(self, words: pdfium.PdfTextPage, characters: Sequence[int]) -> list[Box | None]:
        """Return the box of each character of a page (left, top, right, bottom), None where pdfium knows none."""
        if len(characters) > len(self._places):
            self._make_ready(2 * len(characters))
        textpage = ctypes.c_void_p.from_param(ctypes.cast(words.raw, ctypes.c_void_p).value)
        known = list(map(_BOX_AT, repeat(textpage), characters, self._places))
        boxes: list[Box | None] = list(_BOX.iter_unpack(memoryview(self._buffer)[: _BOX.size * len(characters)]))
        return boxes if all(known) else [box if known[number] else None for number, box in enumerate(boxes)]
