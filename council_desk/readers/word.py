"""Word documents (.docx): paragraphs, lists with their numbers, tables, text boxes; what was inserted, not deleted."""

import io
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from council_desk.errors import UnreadableFileError
from council_desk.progress import Silent
from council_desk.readers.archive import check_archive, damaged
from council_desk.readers.column_words import field_of_header
from council_desk.readers.columns import guess_columns, header_score
from council_desk.readers.document_lines import document_reading
from council_desk.readers.limits import Limits
from council_desk.readers.passages import Reading
from council_desk.readers.spreadsheet import read_table
from council_desk.readers.word_numbering import Numbering
from council_desk.readers.word_xml import attribute, child, local_name

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
    """A document's own parts: its body, how its lists count, and the level of each style that is a heading."""

    body: Element
    numbering: Numbering
    has_footnotes: bool
    heading_styles: Mapping[str, int]


def read_word(name: str, data: bytes, purpose: str, limits: Limits) -> Reading:
    """Read a .docx: a list where a table or headings part the comments, else one run-together packet or policy.

    Text that tracked changes inserted counts, deleted text does not; automatic numbers are written out. Raises
    UnreadableFileError for damage, oversize, XML with a DTD, and documents without text.
    """
    check_archive(name, data, limits)
    try:
        document = _parts(name, data)
        tables = [] if purpose == "policy" else _lists_among_tables(document)
        if tables:
            return _list_from_tables(name, tables, limits)
        lines = list(_body_lines(document.body, document.numbering))
        headings = list(_headings(document))
    except (ParseError, DefusedXmlException, LookupError, UnicodeError, RecursionError, zipfile.BadZipFile):
        raise damaged(name) from None
    notes = ["The document has footnotes, which were left out."] if document.has_footnotes else []
    return document_reading(name, READER, lines, purpose, notes, headings)


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
    return _Document(body, numbering, has_notes, _heading_styles(optional.get("word/styles.xml")))


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


def _heading_styles(styles: Element | None) -> dict[str, int]:
    """Return the level of each heading style by its id; Word names them "heading 1" in every language."""
    found: dict[str, int] = {}
    for style in () if styles is None else styles:
        name = (attribute(child(style, "name"), "val") or "").lower()
        if name.startswith("heading ") and name[8:].isdecimal():
            found[attribute(style, "styleId") or ""] = int(name[8:][:2])
    return found


def _headings(document: _Document) -> Iterator[tuple[int, str]]:
    """Give the level and the words of each paragraph in a heading style."""
    for block in _blocks(document.body):
        style = attribute(child(child(block, "pPr"), "pStyle"), "val")
        if style is not None and style in document.heading_styles and (words := _paragraph_text(block).strip()):
            yield document.heading_styles[style], words


def _lists_among_tables(document: _Document) -> list[list[list[str]]]:
    """Return the tables that are lists of comments: a row of column names with a comment column, and rows beneath.

    A table without column names counts where it is the document's only one, and hardly a word stands outside it.
    """
    found = []
    others = []
    silent = Numbering(None, None)
    outside = 0
    for block in _blocks(document.body):
        if local_name(block) != "tbl":
            outside += len(_paragraph_text(block).strip())
            continue
        cells = [["\n".join(_body_lines(cell, silent)).strip() for cell in row] for row in _rows(block)]
        header = next((place for place, row in enumerate(cells[:4]) if _is_header(row)), None)
        if header is not None and len(cells) > header + 1:
            found.append(cells)
        else:
            others.append(cells)
    if found or len(others) != 1 or outside > 400:
        return found
    return others if _is_bare_list(others[0]) else []


def _is_header(row: Sequence[str]) -> bool:
    return header_score(row) >= 1.0 and any(field_of_header(cell)[0] == "comment" for cell in row)


def _is_bare_list(cells: Sequence[Sequence[str]]) -> bool:
    """Tell a table of names and comments without column names from a form: a name and long words in every row."""
    if len(cells) < 2 or any(field_of_header(row[0])[1] > 0.9 for row in cells if row):
        return False
    fields = {guess.field for guess in guess_columns([""] * max(map(len, cells)), cells)}
    return "comment" in fields and bool(fields & {"name", "email", "received"})


def _list_from_tables(name: str, tables: Sequence[list[list[str]]], limits: Limits) -> Reading:
    """Read each table as a list; the columns of the longest are the ones shown."""
    readings: list[Reading] = []
    first = 1
    for cells in sorted(tables, key=len, reverse=True):
        rows = [(number, row) for number, row in enumerate(cells, start=first)][: limits.rows]
        try:
            readings.append(read_table(name, rows, None, None, Silent()))
        except UnreadableFileError:
            if not readings:
                raise
        first += len(cells)
    several = "s" if len(readings) > 1 else ""
    note = f"The comments were read from the document's table{several}; what stands around was left out."
    passages = tuple(passage for reading in readings for passage in reading.passages)
    notes = (note, *(line for reading in readings for line in reading.notes))
    return replace(readings[0], reader=READER, passages=passages, notes=notes)
