"""A small file of every shape from a few letters, byte for byte the same each time: what hostile files are bent from.

Office files are written by hand, part by part, so that words no office program would write can stand in them.
"""

import base64
import csv
import html
import io
import json
import re
import struct
import zipfile
from collections.abc import Callable, Mapping, Sequence
from textwrap import wrap

from outlook_file import an_outlook_message, compound_file
from reportlab.pdfgen import canvas

Letters = Sequence[tuple[str, str]]
"""Each letter's writer and words."""

LETTERS: Letters = (
    ("Rosa Vale", "Please keep the harbor ferry running after dark; the night shift walks home otherwise."),
    ("Theo Brandt", "The pier needs lights before winter, and the ramp is slippery when it rains."),
    ("Min-ji Park", "I would rather mend the old benches than pay for another study of them."),
)

_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OPEN = "urn:oasis:names:tc:opendocument:xmlns"
OPEN_HEAD = " ".join(f'xmlns:{name}="{_OPEN}:{name}:1.0"' for name in ("office", "table", "text"))
_HEADER = ("Name", "Comment")


def raw(text: str) -> bytes:
    """UTF-8 that may hold a lone surrogate, as broken programs write it."""
    return text.encode("utf-8", "surrogatepass")


def archive(parts: Mapping[str, bytes], stored: bool = False) -> bytes:
    """A ZIP of these parts, with the same bytes each time."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED) as packed:
        for name, data in parts.items():
            info = zipfile.ZipInfo(name, (2026, 4, 28, 10, 0, 0))
            info.compress_type = zipfile.ZIP_STORED if stored or name == "mimetype" else zipfile.ZIP_DEFLATED
            packed.writestr(info, data)
    return out.getvalue()


def packet(letters: Letters) -> bytes:
    """Letters run together, with a greeting each."""
    return raw("\n\n".join(f"Dear Council,\n\n{text}\n\nSincerely,\n{name}" for name, text in letters) + "\n")


def comma_list(letters: Letters, delimiter: str = ",") -> bytes:
    """A CSV with a name and a comment."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter)
    writer.writerow(_HEADER)
    writer.writerows(letters)
    return raw(out.getvalue())


def tab_list(letters: Letters) -> bytes:
    """The same, tab separated."""
    return comma_list(letters, "\t")


def sheet_parts(rows: str, after: str = "") -> dict[str, bytes]:
    """The parts of an XLSX whose one sheet has these rows of XML."""
    types = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    return {
        "[Content_Types].xml": f'{_XML}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" ContentType='
        f'"application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" '
        f'ContentType="{types}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" '
        f'ContentType="{types}.worksheet+xml"/></Types>'.encode(),
        "_rels/.rels": f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" '
        f'Type="{_LINKS}/officeDocument" Target="xl/workbook.xml"/></Relationships>'.encode(),
        "xl/workbook.xml": f'{_XML}<workbook xmlns="{_SHEET}" xmlns:r="{_LINKS}"><sheets><sheet name="Comments" '
        'sheetId="1" r:id="rId1"/></sheets></workbook>'.encode(),
        "xl/_rels/workbook.xml.rels": f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" '
        f'Type="{_LINKS}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>'.encode(),
        "xl/worksheets/sheet1.xml": raw(
            f'{_XML}<worksheet xmlns="{_SHEET}"><sheetData>{rows}</sheetData>{after}</worksheet>'
        ),
    }


def sheet_rows(letters: Letters) -> str:
    """Rows of an XLSX's sheet with the texts in the cells themselves."""
    rows = []
    for number, cells in enumerate([_HEADER, *letters], start=1):
        inner = "".join(
            f'<c r="{column}{number}" t="inlineStr"><is><t xml:space="preserve">{_excel(cell)}</t></is></c>'
            for column, cell in zip("AB", cells, strict=True)
        )
        rows.append(f'<row r="{number}">{inner}</row>')
    return "".join(rows)


def _excel(text: str) -> str:
    """Escape as Excel does: a control character as _x0007_."""
    return re.sub("[\x00-\x08\x0b-\x1f]", lambda found: f"_x{ord(found[0]):04X}_", html.escape(text))


def excel(letters: Letters) -> bytes:
    """An XLSX with a name and a comment."""
    return archive(sheet_parts(sheet_rows(letters)))


def old_excel(letters: Letters) -> bytes:
    """An XLS of the BIFF 8 kind ([MS-XLS]): a workbook stream of two parts and a cell a record."""
    cells = b""
    for row, texts in enumerate([_HEADER, *letters]):
        for column, text in enumerate(texts):
            words = text.encode("utf-16-le", "surrogatepass")[:8000]
            cells += _record(0x0204, struct.pack("<HHHHB", row, column, 0, len(words) // 2, 1) + words)
    begin = struct.pack("<HHHHII", 0x0600, 0, 0x0DBB, 0x07CC, 0, 6)
    first = _record(0x0809, begin[:2] + b"\x05\0" + begin[4:])
    name = b"Comments"
    place = len(first) + 4 + 8 + len(name) + 4
    listed = _record(0x0085, struct.pack("<IHBB", place, 0, len(name), 0) + name)
    sheet = _record(0x0809, begin[:2] + b"\x10\0" + begin[4:]) + cells + _record(0x000A, b"")
    return compound_file({"Workbook": (first + listed + _record(0x000A, b"") + sheet).ljust(4096, b"\0")})


def _record(kind: int, data: bytes) -> bytes:
    return struct.pack("<HH", kind, len(data)) + data


def open_sheet(letters: Letters) -> bytes:
    """An ODS with a name and a comment."""
    return open_document("spreadsheet", f'<table:table table:name="Comments">{_open_rows(letters)}</table:table>')


def open_text(letters: Letters) -> bytes:
    """An ODT with a table of names and comments."""
    return open_document("text", f'<table:table table:name="Comments">{_open_rows(letters)}</table:table>')


def _open_rows(letters: Letters) -> str:
    rows = ""
    for cells in [_HEADER, *letters]:
        inner = "".join(
            f'<table:table-cell office:value-type="string"><text:p>{html.escape(cell)}</text:p></table:table-cell>'
            for cell in cells
        )
        rows += f"<table:table-row>{inner}</table:table-row>"
    return rows


def open_document(kind: str, body: str, before: str = "") -> bytes:
    """An OpenDocument file ('spreadsheet' or 'text') with this body, and `before` above its root."""
    media = f"application/vnd.oasis.opendocument.{kind}"
    content = (
        f"{_XML}{before}<office:document-content {OPEN_HEAD}><office:body><office:{kind}>{body}</office:{kind}>"
        "</office:body></office:document-content>"
    )
    manifest = f'{_XML}<manifest:manifest xmlns:manifest="{_OPEN}:manifest:1.0"/>'
    parts = {"mimetype": media.encode(), "content.xml": raw(content), "META-INF/manifest.xml": manifest.encode()}
    return archive(parts)


def word(letters: Letters) -> bytes:
    """A DOCX with a table of names and comments."""
    rows = ""
    for cells in [_HEADER, *letters]:
        inner = "".join(f"<w:tc>{word_paragraph(cell)}</w:tc>" for cell in cells)
        rows += f"<w:tr>{inner}</w:tr>"
    return word_document(f"<w:tbl>{rows}</w:tbl>")


def word_paragraph(text: str) -> str:
    """One paragraph of a DOCX."""
    return f'<w:p><w:r><w:t xml:space="preserve">{html.escape(text)}</w:t></w:r></w:p>'


def word_document(body: str, before: str = "", more: Mapping[str, bytes] | None = None) -> bytes:
    """A DOCX with this body, `before` above its root, and more parts."""
    text = f'{_XML}{before}<w:document xmlns:w="{_WORD}" xmlns:r="{_LINKS}"><w:body>{body}</w:body></w:document>'
    types = f'{_XML}<Types xmlns="{_PACKAGE}/content-types"/>'
    return archive({"[Content_Types].xml": types.encode(), "word/document.xml": raw(text), **(more or {})})


def printed(letters: Letters, compressed: bool = False) -> bytes:
    """A PDF with a heading a comment."""
    out = io.BytesIO()
    paper = canvas.Canvas(out, pagesize=(612, 792), invariant=1, pageCompression=int(compressed))
    for number, (name, text) in enumerate(letters, start=1):
        lines = [f"Comment {number}", f"Name: {name}", *(wrap(text, 80) or [""])]
        for start in range(0, len(lines), 50):
            for place, line in enumerate(lines[start : start + 50]):
                paper.drawString(72, 720 - 13 * place, line)
            paper.showPage()
    paper.save()
    return out.getvalue()


def mail(letters: Letters, place: int = 0) -> bytes:
    """One message of plain text."""
    name, text = letters[place]
    head = f"From: {_header(name)} <writer{place}@mail.example>\nTo: council@marrowbay.example\nSubject: Item 29\n"
    head += f"Date: Tue, 28 Apr 2026 10:00:0{place % 10} -0700\nMessage-ID: <{place}.note@mail.example>\n"
    head += "MIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n"
    return raw(head) + raw(text) + b"\n"


def _header(name: str) -> str:
    return "=?utf-8?b?" + base64.b64encode(raw(name)).decode() + "?="


def page_mail(letters: Letters) -> bytes:
    """One message whose only body is HTML."""
    body = base64.encodebytes(raw(f"<html><body><p>{html.escape(letters[0][1])}</p></body></html>"))
    head = mail(letters).split(b"\n\n", 1)[0].replace(b"text/plain", b"text/html").replace(b"8bit", b"base64")
    return head + b"\n\n" + body


def mailbox(letters: Letters) -> bytes:
    """Messages in a mailbox, their "From " lines stuffed."""
    envelope = b"From writer@mail.example Tue Apr 28 10:00:00 2026\n"
    messages = (mail(letters, place).replace(b"\nFrom ", b"\n>From ") for place in range(len(letters)))
    return b"".join(envelope + message + b"\n" for message in messages)


def outlook(letters: Letters) -> bytes:
    """An Outlook message."""
    texts = {0x37: "Item 29", 0x1000: letters[0][1], 0xC1A: letters[0][0], 0x5D01: "writer@mail.example"}
    cleaned = {number: text.encode("utf-16-le", "replace").decode("utf-16-le") for number, text in texts.items()}
    return an_outlook_message(cleaned, sent_ticks=134_217_900_000_000_000)


def web_page(letters: Letters) -> bytes:
    """A saved e-comment page."""
    return raw(f"<!DOCTYPE html><html><head><title>Item 29</title></head><body>{comment_list(letters)}</body></html>")


def comment_list(letters: Letters) -> str:
    """The list on such a page."""
    entries = "".join(
        f'<li data-id="{number}"><a class="user">{html.escape(name)}</a><div class="comment_body">{html.escape(text)}'
        "</div></li>"
        for number, (name, text) in enumerate(letters, start=1)
    )
    return f'<ul class="comments">{entries}</ul>'


def saved_page(letters: Letters) -> bytes:
    """The same page saved as one file."""
    body = base64.encodebytes(web_page(letters)).replace(b"\n", b"\r\n")
    return (
        b"From: <Saved by a browser>\r\nSnapshot-Content-Location: https://city.example/\r\nSubject: Item 29\r\n"
        b'MIME-Version: 1.0\r\nContent-Type: multipart/related; type="text/html"; boundary="--b"\r\n\r\n\r\n----b\r\n'
        b"Content-Type: text/html\r\nContent-Transfer-Encoding: base64\r\n\r\n" + body + b"\r\n----b--\r\n"
    )


def zipped(letters: Letters) -> bytes:
    """A ZIP with a list in it."""
    return archive({"letters/list.csv": comma_list(letters)})


def agenda(letters: Letters) -> bytes:
    """Legistar's JSON: a meeting whose items have the letters as titles."""
    items = [
        {
            "EventItemId": number,
            "EventItemAgendaNumber": str(number),
            "EventItemMatterFile": name,
            "EventItemTitle": text,
        }
        for number, (name, text) in enumerate(letters, start=1)
    ]
    event = {"EventId": 7, "EventBodyName": "City Council", "EventDate": "2026-04-28T00:00:00", "EventItems": items}
    return json.dumps([event]).encode()


def policy(letters: Letters) -> bytes:
    """A policy of a section a letter."""
    return raw("\n".join(f"SECTION {number}. {text}" for number, (_, text) in enumerate(letters, start=1)))


def word_policy(letters: Letters) -> bytes:
    """The same as a DOCX."""
    return word_document("".join(map(word_paragraph, policy(letters).decode("utf-8", "replace").split("\n"))))


SHAPES: Mapping[str, Callable[[Letters], bytes]] = {
    "packet.txt": packet,
    "list.csv": comma_list,
    "list.tsv": tab_list,
    "list.xlsx": excel,
    "list.xls": old_excel,
    "list.ods": open_sheet,
    "table.docx": word,
    "table.odt": open_text,
    "packet.pdf": printed,
    "letter.eml": mail,
    "page-letter.eml": page_mail,
    "box.mbox": mailbox,
    "letter.msg": outlook,
    "page.html": web_page,
    "page.mht": saved_page,
    "lists.zip": zipped,
    "agenda.json": agenda,
    "policy.txt": policy,
    "policy.docx": word_policy,
}
"""Every shape with text by a file's name. `policy` files are read as policies, `agenda` ones as agendas."""
