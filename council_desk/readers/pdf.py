"""PDF with text, by pypdfium2: comments with their page, or the whole text of a packet or a policy."""

import ctypes
from collections.abc import Iterator

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from council_desk.errors import UnreadableFileError
from council_desk.progress import Progress
from council_desk.readers.archive import damaged
from council_desk.readers.headed import cut_at_headings
from council_desk.readers.limits import Limits
from council_desk.readers.passages import Passage, Reading, storable
from council_desk.readers.pdf_lines import Line, paragraphs, whole_words, without_running_lines

READER = "pdf"

_FEWEST_LETTERS = 15
"""A document with fewer letters in all is taken for a scan: a stamp or a page number is not a comment."""


def read_pdf(name: str, data: bytes, purpose: str, limits: Limits, progress: Progress) -> Reading:
    """Read a PDF's text: one passage a comment where each has a heading, else one run-together packet.

    `purpose` 'policy' gives the whole text with paragraphs joined. Line numbers are those of the reading's
    `whole_text`. Raises UnreadableFileError for a password, damage, more pages than allowed and scans without text.
    """
    lines, pages, without_text = _read_lines(name, data, limits, progress)
    if not _has_words(lines):
        raise UnreadableFileError(
            f"{name} has no text in it: it seems to be a scan or a picture. "
            "Make its text readable first (in a scanner's or PDF program's text recognition), then import it again."
        )
    notes = _notes_on_pages(without_text, pages)
    body, taken = without_running_lines(lines, pages)
    if taken:
        notes.append("Headers and footers left out: " + " / ".join(taken[:6]) + (" / …" if len(taken) > 6 else ""))
    whole, page_of_line = _whole_text(body)
    if purpose == "policy":
        return _run_together("policy", whole, page_of_line, notes)
    cut = cut_at_headings(whole.split("\n"), page_of_line)
    if cut is None:
        return _run_together("packet", whole, page_of_line, notes)
    passages, more = cut
    return Reading(READER, "list", passages, None, (*notes, *more), None, whole, page_of_line)


def _has_words(lines: list[Line]) -> bool:
    letters = 0
    for line in lines:
        letters += sum(map(str.isalpha, line.text))
        if letters >= _FEWEST_LETTERS:
            return True
    return False


def _run_together(kind: str, whole: str, page_of_line: tuple[int, ...], notes: list[str]) -> Reading:
    passage = Passage(whole, 1, len(page_of_line), page=page_of_line[0])
    return Reading(READER, kind, (passage,), None, tuple(notes), None, whole, page_of_line)


def _read_lines(name: str, data: bytes, limits: Limits, progress: Progress) -> tuple[list[Line], int, list[int]]:
    """Return every line, the number of pages, and the numbers of those without text."""
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as problem:
        if getattr(problem, "err_code", None) == pdfium_c.FPDF_ERR_PASSWORD:
            raise UnreadableFileError(
                f"{name} is protected with a password. Open it, save or print it to a PDF without one and import that."
            ) from None
        raise damaged(name) from None
    try:
        return _lines_of(name, document, limits, progress)
    finally:
        document.close()


def _lines_of(
    name: str, document: pdfium.PdfDocument, limits: Limits, progress: Progress
) -> tuple[list[Line], int, list[int]]:
    pages = len(document)
    if pages == 0:
        raise damaged(name)
    if pages > limits.pages:
        raise UnreadableFileError(
            f"{name} has {pages:,} pages, more than the {limits.pages:,} one file may have. "
            "Split it and import the parts."
        )
    lines: list[Line] = []
    without_text: list[int] = []
    characters = 0
    for index in range(pages):
        if index % 20 == 0:
            progress.step(index, pages, "Reading pages")
        found = list(_page_lines(document, index))
        characters += sum(len(line.text) for line in found)
        if characters > limits.text_characters:
            raise UnreadableFileError(f"{name} holds more text than one file may. Split it and import the parts.")
        if not found:
            without_text.append(index + 1)
        lines += found
    return lines, pages, without_text


def _page_lines(document: pdfium.PdfDocument, index: int) -> Iterator[Line]:
    """Give a page's lines with text; a page that pdfium cannot open counts as one without."""
    try:
        page = document[index]
    except pdfium.PdfiumError:
        return
    try:
        words = page.get_textpage()
        try:
            size = page.get_width() or 1.0, page.get_height() or 1.0
            yield from _measured(words, words.get_text_range(), index + 1, size)
        finally:
            words.close()
    finally:
        page.close()


def _measured(words: pdfium.PdfTextPage, text: str, page: int, page_size: tuple[float, float]) -> Iterator[Line]:
    """Measure each line by its first and last characters; places become shares of the page."""
    first_box, last_box = pdfium_c.FS_RECTF(), pdfium_c.FS_RECTF()
    raw = words.raw
    width, height = page_size
    place = 0
    for line in text.split("\r\n"):
        shown = line.strip()
        length = len(line) if line.isascii() else len(line) + sum(char > "\uffff" for char in line)  # UTF-16
        if shown:
            first = place + len(line) - len(line.lstrip())
            last = place + length - 1 - (len(line) - len(line.rstrip()))
            if _box(raw, first, first_box) and _box(raw, last, last_box):
                middle = (first_box.top + first_box.bottom) / 2 / height
                size = abs(first_box.top - first_box.bottom)
                yield Line(storable(shown), page, middle, first_box.left / width, last_box.right / width, size)
            else:
                yield Line(storable(shown), page, 0.5, 0.0, 1.0, 0.0)
        place += length + 2


def _box(raw: pdfium_c.FPDF_TEXTPAGE, place: int, box: pdfium_c.FS_RECTF) -> bool:
    """Put the box of the character at a text index into `box`; False where pdfium has none."""
    char = pdfium_c.FPDFText_GetCharIndexFromTextIndex(raw, place)
    return char >= 0 and bool(pdfium_c.FPDFText_GetLooseCharBox(raw, char, ctypes.byref(box)))


def _whole_text(lines: list[Line]) -> tuple[str, tuple[int, ...]]:
    """Set the paragraphs one a line, a blank line where space stood between; returns the text and each line's page."""
    written: list[str] = []
    page_of_line: list[int] = []
    for paragraph in whole_words(paragraphs(lines)):
        if paragraph.apart and written:
            written.append("")
            page_of_line.append(page_of_line[-1])
        for line in paragraph.text.split("\n"):
            written.append(line)
            page_of_line.append(paragraph.page)
    return "\n".join(written), tuple(page_of_line)


def _notes_on_pages(without_text: list[int], pages: int) -> list[str]:
    if not without_text:
        return []
    shown = ", ".join(map(str, without_text[:20])) + (" and more" if len(without_text) > 20 else "")
    return [f"Without text, perhaps scanned: page {shown} of {pages}. What stands there is not in the record."]
