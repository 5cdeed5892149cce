"""What a reader finds in a PDF: words, links, bookmarks, fonts."""

import ctypes
import io
from collections.abc import Callable
from datetime import datetime

import pikepdf
import pypdfium2
from pypdfium2 import raw

from council_desk.documents.drafting import Drafting
from council_desk.documents.flow import Row, draw_rows, place_rows
from council_desk.documents.fonts import Faces
from council_desk.documents.fragments import Piece, Style
from council_desk.documents.pen import About, Pen
from council_desk.documents.text_run import TextRun
from council_desk.queries.briefing import Briefing

SERIF = Style("serif", 10)


def new_pen() -> Pen:
    """A pen on an empty first page."""
    return Pen(About("Title", "Author", "Subject", datetime(2026, 6, 8, 19, 0)))  # noqa: DTZ001 - a PDF's own time


def drawn(text: str, style: Style = SERIF, width: float = 384) -> bytes:
    """A one-page PDF of a text in one style."""
    return drawn_pieces([Piece(text, style)], width)


def drawn_pieces(pieces: list[Piece], width: float = 384) -> bytes:
    """A one-page PDF of some pieces."""
    pen = new_pen()
    laid = TextRun(pieces, 13, pen.faces).lay(width)
    pen.text(laid, 100, 60)
    pen.next_page()
    return pen.save()


def words(pdf: bytes) -> str:
    """All words of a PDF, pages apart by a form feed, line ends as spaces."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        pages = []
        for page in document:
            text = page.get_textpage()
            pages.append(" ".join(text.get_text_bounded().split()))
            text.close()
            page.close()
        return "\f".join(pages)
    finally:
        document.close()


def page_count(pdf: bytes) -> int:
    """How many pages a PDF has."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        return len(document.pages)


def bookmarks(pdf: bytes) -> list[tuple[int, str]]:
    """(level, title) of each bookmark."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [(mark.level, mark.get_title()) for mark in document.get_toc()]
    finally:
        document.close()


def links(pdf: bytes) -> list[tuple[int, int]]:
    """(page with the link, page it leads to) of each link, counted from 1."""
    found = []
    document = pypdfium2.PdfDocument(pdf)
    try:
        for number, page in enumerate(document, 1):
            position, link = ctypes.c_int(0), raw.FPDF_LINK()
            while raw.FPDFLink_Enumerate(page.raw, ctypes.byref(position), ctypes.byref(link)):
                target = raw.FPDFLink_GetDest(document.raw, link)
                found.append((number, raw.FPDFDest_GetDestPageIndex(document.raw, target) + 1))
            page.close()
        return found
    finally:
        document.close()


def fonts(pdf: bytes) -> dict[str, bool]:
    """Each font's name and whether its file is embedded."""
    found: dict[str, bool] = {}
    with pikepdf.open(io.BytesIO(pdf)) as document:
        for page in document.pages:
            for font in page.get("/Resources", {}).get("/Font", {}).values():
                found[str(font.BaseFont)] = "/FontDescriptor" in font and "/FontFile2" in font.FontDescriptor
    return found


def unpacked(pdf: bytes) -> bytes:
    """Every page's drawing codes."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        return b"\n".join(page.Contents.read_bytes() for page in document.pages)


def section_words(write: Callable[[Drafting], list[Row]], briefing: Briefing, cut: int = 0) -> str:
    """The words that one section of the memo prints."""
    d = Drafting(briefing, Faces(), {}, cut)
    placed = place_rows(write(d))
    pen = Pen(About("t", "a", "s", datetime(2026, 6, 8)), d.faces)  # noqa: DTZ001 - a PDF's own time
    draw_rows(pen, placed, lambda pen: pen.next_page())
    for name in pen._wanted:
        pen.places.setdefault(name, (1, 700.0))
    return words(pen.save())
