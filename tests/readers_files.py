"""One short letter as a file of each kind that people send."""

import io
import zipfile

import docx
import openpyxl
from openpyxl.worksheet.worksheet import Worksheet
from reportlab.pdfgen import canvas

WORDS = "Please keep the pool open."
_NAMES = "urn:oasis:names:tc:opendocument:xmlns"


def sheet_of(workbook: openpyxl.Workbook) -> Worksheet:
    sheet = workbook.worksheets[0]
    assert isinstance(sheet, Worksheet)
    return sheet


def a_pdf() -> bytes:
    out = io.BytesIO()
    paper = canvas.Canvas(out)
    paper.drawString(72, 700, WORDS)
    paper.save()
    return out.getvalue()


def a_docx() -> bytes:
    out = io.BytesIO()
    document = docx.Document()
    document.add_paragraph(WORDS)
    document.save(out)
    return out.getvalue()


def an_xlsx() -> bytes:
    out = io.BytesIO()
    workbook = openpyxl.Workbook()
    sheet_of(workbook).append(["Name", "Comment"])
    sheet_of(workbook).append(["Ana", WORDS])
    workbook.save(out)
    return out.getvalue()


def an_odt() -> bytes:
    out = io.BytesIO()
    names = f'xmlns:office="{_NAMES}:office:1.0" xmlns:text="{_NAMES}:text:1.0"'
    body = f"<office:body><office:text><text:p>{WORDS}</text:p></office:text></office:body>"
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", f"<office:document-content {names}>{body}</office:document-content>")
        archive.writestr("META-INF/manifest.xml", "<m/>")
    return out.getvalue()
