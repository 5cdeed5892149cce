"""OpenDocument texts (.odt): paragraphs, lists, tables and text boxes; no notes, no deleted text, no annotations."""

import io
import zipfile
from collections.abc import Iterator
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from council_desk.errors import UnreadableFileError
from council_desk.progress import Silent
from council_desk.readers.archive import check_archive, damaged
from council_desk.readers.column_words import field_of_header
from council_desk.readers.columns import header_score
from council_desk.readers.document_lines import document_reading
from council_desk.readers.limits import Limits
from council_desk.readers.passages import Reading, storable
from council_desk.readers.spreadsheet import read_table
from council_desk.readers.word_xml import attribute, child, local_name

READER = "writer"

_LEFT_OUT = {"tracked-changes", "annotation", "annotation-end", "note", "sequence-decls", "forms", "table-of-content"}
_MOST_SPACES = 40


def read_writer(name: str, data: bytes, purpose: str, limits: Limits) -> Reading:
    """Read an .odt: a list where a table or headings part the comments, else one letter, packet or policy.

    Raises UnreadableFileError for damage, a password, oversize, XML with a DTD, and documents without text.
    """
    check_archive(name, data, limits)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            manifest = archive.read("META-INF/manifest.xml") if "META-INF/manifest.xml" in archive.namelist() else b""
            if b"encryption-data" in manifest:
                raise UnreadableFileError(
                    f"{name} is protected with a password. Save it without the password and import that."
                )
            root = fromstring(archive.read("content.xml"), forbid_dtd=True)
        body = child(child(root, "body"), "text")
        if body is None:
            raise damaged(name)
        if purpose != "policy":
            for table in (part for part in body.iter() if local_name(part) == "table"):
                cells = [[storable("\n".join(_lines(cell))).strip() for cell in row] for row in _rows(table)]
                if len(cells) > 1 and header_score(cells[0]) >= 1.0 and _names_a_comment(cells[0]):
                    return _from_table(name, cells)
        lines, headings = list(_lines(body)), list(_headings(body))
    except (ParseError, DefusedXmlException, LookupError, UnicodeError, RecursionError, zipfile.BadZipFile):
        raise damaged(name) from None
    return document_reading(name, READER, lines, purpose, [], headings)


def _from_table(name: str, cells: list[list[str]]) -> Reading:
    reading = read_table(name, list(enumerate(cells, start=1)), None, None, Silent())
    note = "The comments were read from the document's table; what stands around it was left out."
    return Reading(READER, "list", reading.passages, reading.columns, (note, *reading.notes))


def _names_a_comment(header: list[str]) -> bool:
    return any(field_of_header(cell)[0] == "comment" for cell in header)


def _lines(container: Element) -> Iterator[str]:
    """Give a container's lines: one a paragraph, line breaks and text boxes as lines of their own."""
    for part in container:
        name = local_name(part)
        if name in _LEFT_OUT:
            continue
        if name in ("p", "h"):
            yield from _text(part).split("\n")
            for box in (inner for inner in part.iter() if local_name(inner) == "text-box"):
                yield from _lines(box)
        elif name == "table":
            for row in _rows(part):
                cells = [" ".join(line for line in _lines(cell) if line.strip()) for cell in row]
                yield "\t".join(cell for cell in cells if cell)
        else:
            yield from _lines(part)


def _rows(table: Element) -> Iterator[list[Element]]:
    for part in table:
        name = local_name(part)
        if name == "table-row":
            yield [cell for cell in part if local_name(cell) == "table-cell"]
        elif name in ("table-header-rows", "table-rows", "table-row-group"):
            yield from _rows(part)


def _text(element: Element) -> str:
    return "".join(_pieces(element)).strip()


def _pieces(element: Element) -> Iterator[str]:
    yield element.text or ""
    for part in element:
        name = local_name(part)
        if name == "s":
            count = attribute(part, "c") or "1"
            yield " " * min(int(count) if count.isdecimal() and len(count) < 4 else 1, _MOST_SPACES)
        elif name == "tab":
            yield "\t"
        elif name == "line-break":
            yield "\n"
        elif name not in _LEFT_OUT and name != "frame":
            yield from _pieces(part)
        yield part.tail or ""


def _headings(body: Element) -> Iterator[tuple[int, str]]:
    for part in body.iter():
        if local_name(part) == "h" and (words := _text(part)):
            level = attribute(part, "outline-level") or "1"
            yield (int(level) if level.isdecimal() and len(level) < 3 else 1), words
