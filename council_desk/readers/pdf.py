"""PDF with text, by pypdfium2: comments with their page, or the whole text of a packet or a policy."""

import ctypes
import string
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import repeat

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from council_desk.errors import UnreadableFileError
from council_desk.progress import Progress, Silent
from council_desk.readers.archive import damaged
from council_desk.readers.headed import cut_at_headings
from council_desk.readers.letters import is_one_letter, letter_passages, letters_by_page
from council_desk.readers.limits import Limits
from council_desk.readers.passages import REPLACEMENT, Passage, Reading, storable
from council_desk.readers.pdf_columns import gutter_of, lines_in_columns
from council_desk.readers.pdf_lines import HYPHEN, Line, paragraphs, whole_words, without_figures, without_running_lines
from council_desk.readers.pdf_picture import picture_of
from council_desk.readers.pdf_ruler import Box, Ruler
from council_desk.readers.pdf_tables import PrintedTable, has_header_line, read_tables
from council_desk.readers.pdf_words import drawn_in_pieces, page_words
from council_desk.readers.scan import (
    CHECK,
    Picture,
    lines_of,
    reading_of,
    recognised,
    without_running_text,
)
from council_desk.readers.spreadsheet import read_table
from council_desk.readers.tesseract import program

READER = "pdf"

_PAGES_LOOKED_AT = 2
_LINES_LOOKED_AT = 400
_FARTHEST_BELOW = 1.6
"""Heights of a letter from one line to the next; lines farther apart are joined only as paragraphs are."""

_FEWEST_LETTERS = 15
"""A document with fewer letters in all is taken for a scan: a stamp or a page number is not a comment."""

_LETTERS_AND_FIGURES = (string.ascii_letters + string.digits).encode("ascii")


@dataclass(frozen=True, slots=True)
class _Found:
    """What a PDF holds: its lines, its number of pages, those without text, and a printed table, if it is one.

    `recognised` are the pages that were read from pictures, with their text, `taken` what was left out of them.
    """

    lines: list[Line]
    pages: int
    without_text: list[int]
    table: PrintedTable | None = None
    recognised: tuple[tuple[int, str], ...] = ()
    taken: tuple[str, ...] = ()


def read_pdf(name: str, data: bytes, purpose: str, limits: Limits, progress: Progress) -> Reading:
    """Read a PDF's text: one passage a comment where each has a heading, a row or a letter's page, else one packet.

    `purpose` 'policy' gives the whole text with paragraphs joined. Line numbers are those of the reading's
    `whole_text`. Raises UnreadableFileError for a password, damage, more pages than allowed and scans without text.
    """
    found = _read(name, data, purpose, limits, progress)
    if found.recognised:
        return _with_scans(name, found, purpose)
    if not _has_words(found.lines):
        raise UnreadableFileError(
            f"{name} has no text in it: it seems to be a scan or a picture. Install Tesseract (free text recognition) "
            "on this computer, or make its text readable in a scanner's or PDF program's text recognition, then import "
            "it again."
        )
    notes = _notes_on_pages(found.without_text, found.pages)
    if found.table is not None:
        listed = _list_from_table(name, found.table)
        if listed is not None:
            return replace(listed, notes=(*notes, *listed.notes))
    body, taken = without_running_lines(found.lines, found.pages)
    if taken:
        notes.append("Headers and footers left out: " + " / ".join(taken[:6]) + (" / …" if len(taken) > 6 else ""))
    whole, page_of_line = _whole_text(body)
    if purpose == "policy":
        return _run_together("policy", whole, page_of_line, notes)
    return _cut(whole, page_of_line, notes)


def _cut(whole: str, page_of_line: tuple[int, ...], notes: list[str]) -> Reading:
    """Cut a text at headings or where letters begin on pages of their own; else it is run together."""
    lines = whole.split("\n")
    cut = cut_at_headings(lines, page_of_line)
    if cut is not None:
        passages, more = cut
        return Reading(READER, "list", passages, None, (*notes, *more), None, whole, page_of_line)
    spans = letters_by_page(lines, page_of_line)
    if spans is None and is_one_letter(lines):
        spans = [(0, len(lines))]
    if spans is None:
        return _run_together("packet", whole, page_of_line, notes)
    said = "It reads as one letter." if len(spans) == 1 else "Each letter begins on a page of its own."
    passages = letter_passages(lines, spans, page_of_line)
    return Reading(READER, "list", passages, None, (*notes, said), None, whole, page_of_line)


def _list_from_table(name: str, table: PrintedTable) -> Reading | None:
    """Read a printed table as a list; None where that finds no comments in it."""
    rows = [(1, list(table.names)), *((number, list(row)) for number, (_, row) in enumerate(table.rows, start=2))]
    try:
        reading = read_table(name, rows, None, None, Silent())
    except UnreadableFileError:
        return None
    pages = {number: page for number, (page, _) in enumerate(table.rows, start=2)}
    passages = tuple(replace(passage, page=pages[passage.row or 2]) for passage in reading.passages)
    note = "The comments were read from a printed table; what stands around it was left out."
    return replace(reading, reader=READER, passages=passages, notes=(note, *reading.notes))


def _with_scans(name: str, found: _Found, purpose: str) -> Reading:
    """Put the pages with text and those read from pictures together in the document's order."""
    body, _ = without_running_lines(found.lines, found.pages)
    whole, page_of_line = _whole_text(body) if body else ("", ())
    texts = dict(found.recognised)
    typed: dict[int, list[str]] = {}
    for page, line in zip(page_of_line, whole.split("\n"), strict=False):
        typed.setdefault(page, []).append(line)
    lines: list[str] = []
    pages: list[int] = []
    for page in range(1, found.pages + 1):
        part = lines_of([(page, texts[page])])[0] if page in texts else typed.get(page, [])
        lines += [*([""] if lines and part else []), *part]
        pages += [page] * (len(lines) - len(pages))
    if sum(map(str.isalpha, "".join(lines))) < _FEWEST_LETTERS:
        raise UnreadableFileError(f"{name} is a scan in which no words were found, so there is nothing to import.")
    shown = ", ".join(str(page) for page, _ in found.recognised[:20]) + (" …" if len(texts) > 20 else "")
    notes = [f"Page {shown} of {found.pages}: {CHECK}", *found.taken]
    return reading_of(
        READER, lines, pages, purpose, notes + _notes_on_pages(found.without_text[len(texts) :], found.pages)
    )


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


def _read(name: str, data: bytes, purpose: str, limits: Limits, progress: Progress) -> _Found:
    """Open a PDF and find its lines; raises UnreadableFileError where that cannot be."""
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as problem:
        if getattr(problem, "err_code", None) == pdfium_c.FPDF_ERR_PASSWORD:
            raise UnreadableFileError(
                f"{name} is protected with a password. Open it, save or print it to a PDF without one and import that."
            ) from None
        raise damaged(name) from None
    try:
        lines, pages, without_text = _lines_of(name, document, limits, progress)
        read, taken = _scanned(name, document, without_text, _has_words(lines), limits, progress)
        if read:
            return _Found(lines, pages, without_text, None, tuple(read), tuple(taken))
        table = None
        if purpose != "policy" and has_header_line(line.text for line in lines):
            running = {without_figures(text) for text in without_running_lines(lines, pages)[1]}
            table = read_tables([page_words(document, index) for index in range(pages)], running)
        if table is None:
            lines = _in_columns(document, lines, pages)
        return _Found(lines, pages, without_text, table)
    finally:
        document.close()


def _scanned(
    name: str,
    document: pdfium.PdfDocument,
    without_text: list[int],
    has_words: bool,
    limits: Limits,
    progress: Progress,
) -> tuple[list[tuple[int, str]], list[str]]:
    """Read the pages without text from their pictures, where tesseract is installed; none where that finds no words.

    Also returns notes on what was left out of them.

    Raises UnreadableFileError where nothing else in the document can be read either.
    """
    if not without_text or program() is None:
        return [], []
    wanted = without_text[: limits.scan_pages]
    pictures = (Picture(page, picture_of(document, page - 1)) for page in wanted)
    try:
        read, taken = without_running_text(recognised(name, pictures, len(wanted), limits, progress))
    except UnreadableFileError:
        if has_words:
            return [], []
        raise
    has_any = sum(map(str.isalpha, "".join(text for _, text in read))) >= _FEWEST_LETTERS
    return (read, taken) if has_any else ([], [])


def _in_columns(document: pdfium.PdfDocument, lines: list[Line], pages: int) -> list[Line]:
    """Put pages in two columns in order where the file draws them line by line across.

    Only where its longest lines span the page on the pages looked at: columns drawn one after the other are in order.
    """
    wide = dict.fromkeys(line.page for line in lines[:_LINES_LOOKED_AT] if line.left < 0.4 and line.right > 0.6)
    first = [*wide][:_PAGES_LOOKED_AT]
    if not any(drawn_in_pieces(document, page - 1) and gutter_of(page_words(document, page - 1)) for page in first):
        return lines
    ordered: list[Line] = []
    for index in range(pages):
        words = page_words(document, index)
        gutter = gutter_of(words)
        own = [line for line in lines if line.page == index + 1]
        ordered += own if gutter is None or not _crosses(own, gutter) else lines_in_columns(words, gutter)
    return ordered


def _crosses(lines: list[Line], gutter: float) -> bool:
    """Tell whether a good part of a page's lines, as drawn, run over the gap between its columns."""
    return sum(line.left < gutter < line.right for line in lines) * 3 >= len(lines)


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
    ruler = Ruler()
    for index in range(pages):
        if index % 20 == 0:
            progress.step(index, pages, "Reading pages")
        found = _page_lines(ruler, document, index)
        if _is_garbage(found):
            found = []
        characters += sum([len(line.text) for line in found])
        if characters > limits.text_characters:
            raise UnreadableFileError(f"{name} holds more text than one file may. Split it and import the parts.")
        if not found:
            without_text.append(index + 1)
        lines += found
    return lines, pages, without_text


def _is_garbage(lines: list[Line]) -> bool:
    """Tell a text layer whose letters stand for nothing: most of its characters are unmapped, or hardly any a letter.

    A page like that shows letters and gives others; it is read as a scan is.
    """
    sample = "".join([line.text for line in lines[:8]]).replace(" ", "")[:200]
    if len(sample) < 60:
        return False
    if sample.isascii():
        letters = len(sample) - len(sample.encode("ascii").translate(None, _LETTERS_AND_FIGURES))
    else:
        letters = sum(map(str.isalnum, sample))
    if letters * 3 >= len(sample) * 2:
        return False
    unmapped = sum(char == REPLACEMENT or unicodedata.category(char) in ("Co", "Cn", "Cc") for char in sample)
    return unmapped * 4 > len(sample) or letters * 4 < len(sample)


def _page_lines(ruler: Ruler, document: pdfium.PdfDocument, index: int) -> list[Line]:
    """Return a page's lines with text; a page that pdfium cannot open counts as one without."""
    try:
        page = document[index]
    except pdfium.PdfiumError:
        return []
    try:
        words = page.get_textpage()
        try:
            size = page.get_width() or 1.0, page.get_height() or 1.0
            return _measured(ruler, words, words.get_text_range(), index + 1, size)
        finally:
            words.close()
    finally:
        page.close()


def _measured(
    ruler: Ruler, words: pdfium.PdfTextPage, text: str, page: int, page_size: tuple[float, float]
) -> list[Line]:
    """Measure each line by its first and last characters; places become shares of the page.

    Called for every line of every file, so it asks pdfium no more than it must: where the text has as many characters
    as the page, their numbers are the same.
    """
    wide = not text.isascii()
    length = len(text) + sum(char > "\uffff" for char in text) if wide else len(text)  # pdfium counts in UTF-16
    index_of = None if length == words.count_chars() else pdfium_c.FPDFText_GetCharIndexFromTextIndex
    shown: list[str] = []
    ends: list[int] = []
    place = 0
    for line, parted in _drawn_lines(words.raw, text, index_of):
        units = len(line) + sum(char > "\uffff" for char in line) if wide else len(line)
        inner = line.strip()
        if inner:
            first, last = place, place + units - 1
            if len(inner) < len(line):
                first += len(line) - len(line.lstrip())
                last -= len(line) - len(line.rstrip())
            shown.append(inner)
            ends += (first, last)
        place += units + parted
    if index_of is not None:
        ends = [index_of(words.raw, end) for end in ends]
    if storable(text) != text.replace("\r\n", "\n"):
        shown = list(map(storable, shown))
    return _placed(shown, page, page_size, ruler.boxes(words, ends))


def _placed(shown: Sequence[str], page: int, page_size: tuple[float, float], boxes: Sequence[Box | None]) -> list[Line]:
    """Make the lines of a page from their texts and the boxes of the first and last character of each."""
    width, height = page_size
    lines: list[Line] = []
    for text, first, last in zip(shown, boxes[::2], boxes[1::2], strict=True):
        if first is None or last is None:
            lines.append(Line(text, page, 0.5, 0.0, 1.0, 0.0))
        else:
            left, top, _, bottom = first
            place = (text, page, (top + bottom) / 2 / height, left / width, last[2] / width, abs(top - bottom))
            lines.append(tuple.__new__(Line, place))  # as Line(*place) in half the time
    return lines


def _drawn_lines(raw: object, text: str, index_of: Callable[[object, int], int] | None) -> Iterable[tuple[str, int]]:
    """Part a page's text into lines, each with the number of UTF-16 units that part it from the next.

    pdfium leaves out the line's end behind a word that goes on below, also where the page ends there and its footer
    follows: what does not stand right below is another line.
    """
    lines = text.split("\r\n")
    if HYPHEN not in text:
        return zip(lines, repeat(2))
    found: list[tuple[str, int]] = []
    place = 0
    for line in lines:
        start = 0
        for at, char in enumerate(line):
            if char == HYPHEN and 0 < at < len(line) - 1:
                unit = place + at + sum(each > "\uffff" for each in line[:at])
                before, after = (
                    (unit - 1, unit + 1) if index_of is None else (index_of(raw, unit - 1), index_of(raw, unit + 1))
                )
                if not _is_right_below(raw, before, after):
                    found.append((line[start : at + 1], 0))
                    start = at + 1
        found.append((line[start:], 2))
        place += len(line) + sum(each > "\uffff" for each in line) + 2
    return found


def _is_right_below(raw: object, before: int, after: int) -> bool:
    """Tell whether a character stands on the line below another's, or on the same one; yes where pdfium cannot say."""
    upper, lower = pdfium_c.FS_RECTF(), pdfium_c.FS_RECTF()
    box_of = pdfium_c.FPDFText_GetLooseCharBox
    if min(before, after) < 0 or not (
        box_of(raw, before, ctypes.byref(upper)) and box_of(raw, after, ctypes.byref(lower))
    ):
        return True
    height = abs(upper.top - upper.bottom)
    down = (upper.top + upper.bottom - lower.top - lower.bottom) / 2
    return bool(-0.5 * height < down < _FARTHEST_BELOW * height)


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
