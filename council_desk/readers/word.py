"""Word documents (.docx): paragraphs, lists with their numbers, tables, text boxes; what was inserted, not deleted."""

import io
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from council_desk.errors import UnreadableFileError
from council_desk.progress import Silent
from council_desk.readers.archive import check_archive, damaged
from council_desk.readers.column_words import field_of_header
from council_desk.readers.columns import header_score
from council_desk.readers.headed import cut_at_headings
from council_desk.readers.limits import Limits
from council_desk.readers.passages import Passage, Reading, storable
from council_desk.readers.spreadsheet import read_table
from council_desk.readers.word_numbering import Numbering
from council_desk.readers.word_xml import child, local_name

READER = "word"

_LEFT_OUT = {
    "del",
    "moveFrom",
    "delText",
    "instrText",
    "delInstrText",
    "pPr",
    "rPr",
    "sdtPr",
    "Fallback",
    "footnoteReference",
    "endnoteReference",
    "commentReference",
}
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "softHyphen": "", "ptab": "\t"}


@dataclass(frozen=True, slots=True)
class _Document:
    """A document's own parts: its body, and how its lists count."""

    body: Element
    numbering: Numbering
    has_footnotes: bool


def read_word(name: str, data: bytes, purpose: str, limits: Limits) -> Reading:
    """Read a .docx: a list where a table or headings part the comments, else one run-together packet or policy.

    Text that tracked changes inserted counts, deleted text does not; automatic numbers are written out. Raises
    UnreadableFileError for damage, oversize, XML with a DTD, and documents without text.
    """
    check_archive(name, data, limits)
    try:
        document = _parts(name, data)
        tables = [] if purpose == "policy" else _lists_among_tables(document)
        if len(tables) == 1:
            return _list_from_table(name, tables[0], limits)
        lines = list(_body_lines(document.body, document.numbering))
    except (ParseError, DefusedXmlException, KeyError, UnicodeError, RecursionError, zipfile.BadZipFile):
        raise damaged(name) from None
    whole = storable("\n".join(lines)).strip("\n")
    if not whole.strip():
        raise UnreadableFileError(
            f"{name} has no text in it. If it holds pictures of letters, make their text readable first."
        )
    notes = ["The document has footnotes, which were left out."] if document.has_footnotes else []
    return _reading(whole, purpose, notes)


def _reading(whole: str, purpose: str, notes: list[str]) -> Reading:
    lines = whole.split("\n")
    if purpose != "policy":
        cut = cut_at_headings(lines)
        if cut is not None:
            passages, more = cut
            return Reading(READER, "list", passages, None, (*notes, *more), None, whole)
    kind = "policy" if purpose == "policy" else "packet"
    return Reading(READER, kind, (Passage(whole, 1, len(lines)),), None, tuple(notes), None, whole)


def _parts(name: str, data: bytes) -> _Document:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = set(archive.namelist())
        main = "word/document.xml"
        if main not in names:
            others = sorted(part for part in names if part.startswith("word/document") and part.endswith(".xml"))
            if not others:
                raise damaged(name)
            main = others[0]
        root = fromstring(archive.read(main), forbid_dtd=True)
        optional = {
            part: fromstring(archive.read(part), forbid_dtd=True)
            for part in ("word/numbering.xml", "word/styles.xml", "word/footnotes.xml")
            if part in names
        }
    body = child(root, "body")
    if body is None:
        raise damaged(name)
    footnotes = optional.get("word/footnotes.xml")
    has_notes = footnotes is not None and any(part.text for part in footnotes.iter() if local_name(part) == "t")
    numbering = Numbering(optional.get("word/numbering.xml"), optional.get("word/styles.xml"))
    return _Document(body, numbering, has_notes)


def _body_lines(container: Element, numbering: Numbering) -> Iterator[str]:
    """Give the lines of a body, cell or text box: one a paragraph, with line breaks inside it as lines of their own."""
    carried = ""
    for block in _blocks(container):
        if local_name(block) == "tbl":
            yield from _table_lines(block, numbering)
            continue
        properties = child(block, "pPr")
        text = carried + _paragraph_text(block)
        if _mark_is_deleted(properties):
            carried = text
            continue
        carried = ""
        label = numbering.label(properties) if text.strip() else ""
        yield from f"{label} {text}".strip(" \n").split("\n") if label else text.strip("\n").split("\n")
        for box in _text_boxes(block):
            yield from _body_lines(box, numbering)
    if carried:
        yield carried


def _blocks(container: Element) -> Iterator[Element]:
    """Give paragraphs and tables in order, looking into content controls, insertions and the like."""
    for element in container:
        name = local_name(element)
        if name in ("p", "tbl"):
            yield element
        elif name in ("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag"):
            yield from _blocks(element)


def _paragraph_text(element: Element) -> str:
    return "".join(_runs(element))


def _runs(element: Element) -> Iterator[str]:
    """Give a paragraph's pieces of text; what was deleted, and what belongs to a text box, is left out."""
    for part in element:
        name = local_name(part)
        if name == "t":
            yield part.text or ""
        elif name in _SIGNS:
            yield _SIGNS[name]
        elif name not in _LEFT_OUT and name != "txbxContent":
            yield from _runs(part)


def _text_boxes(element: Element) -> Iterator[Element]:
    """Give the text boxes anchored in a paragraph; of a box written for new and old programs, the new one."""
    for part in element:
        name = local_name(part)
        if name == "txbxContent":
            yield part
        elif name not in _LEFT_OUT:
            yield from _text_boxes(part)


def _mark_is_deleted(properties: Element | None) -> bool:
    """Tell whether a tracked change deleted the paragraph's end, so that it runs on into the next."""
    return child(child(properties, "rPr"), "del") is not None


def _rows(table: Element) -> Iterator[list[Element]]:
    for row in _unwrapped(table, "tr"):
        if child(child(row, "trPr"), "del") is None:
            yield list(_unwrapped(row, "tc"))


def _unwrapped(element: Element, name: str) -> Iterator[Element]:
    """Give the parts of that name, also from within content controls."""
    for part in element:
        if local_name(part) == name:
            yield part
        elif local_name(part) in ("sdt", "sdtContent", "customXml", "ins"):
            yield from _unwrapped(part, name)


def _table_lines(table: Element, numbering: Numbering) -> Iterator[str]:
    """Give a table's lines: a label with its value on one line, short cells side by side, long ones one by one."""
    for row in _rows(table):
        cells = [[line for line in _body_lines(cell, numbering) if line.strip()] for cell in row]
        filled = [cell for cell in cells if cell]
        if len(cells) == 2 and len(cells[0]) == 1 and cells[1] and field_of_header(cells[0][0])[1] > 0.9:
            yield f"{cells[0][0].strip().rstrip(':')}: {cells[1][0]}"
            yield from cells[1][1:]
        elif len(filled) > 1 and all(len(cell) == 1 and len(cell[0]) <= 80 for cell in filled):
            yield "\t".join(cell[0].strip() for cell in filled)
        else:
            for cell in filled:
                yield from cell


def _lists_among_tables(document: _Document) -> list[list[list[str]]]:
    """Return the tables that are lists of comments: a row of column names with a comment column, and rows beneath."""
    found = []
    silent = Numbering(None, None)
    for table in _blocks(document.body):
        if local_name(table) != "tbl":
            continue
        cells = [["\n".join(_body_lines(cell, silent)).strip() for cell in row] for row in _rows(table)]
        if len(cells) > 1 and header_score(cells[0]) >= 1.0 and _names_a_comment(cells[0]):
            found.append(cells)
    return found


def _names_a_comment(header: Iterable[str]) -> bool:
    return any(field_of_header(cell)[0] == "comment" for cell in header)


def _list_from_table(name: str, cells: list[list[str]], limits: Limits) -> Reading:
    rows = [(number, row) for number, row in enumerate(cells, start=1)][: limits.rows]
    reading = read_table(name, rows, None, None, Silent())
    note = "The comments were read from the document's table; what stands around it was left out."
    return replace(reading, reader=READER, notes=(note, *reading.notes))
