"""A PDF page as a picture."""

import io

import pypdfium2
from reportlab.pdfgen import canvas

from council_desk.readers.pdf_picture import picture_of


def page(width: float, height: float) -> pypdfium2.PdfDocument:
    out = io.BytesIO()
    paper = canvas.Canvas(out, pagesize=(width, height), invariant=1)
    paper.rect(0, 0, width, height / 2, fill=1)
    paper.showPage()
    paper.save()
    return pypdfium2.PdfDocument(out.getvalue())


def test_a_page_is_drawn_in_gray_with_its_ink() -> None:
    document = page(72, 144)
    picture = picture_of(document, 0)
    document.close()
    head, size, most, dots = picture.split(b"\n", 3)
    assert (head, size, most) == (b"P5", b"200 400", b"255")
    assert len(dots) == 80_000
    assert (dots[0], dots[-1]) == (255, 0)


def test_a_huge_page_is_drawn_small_and_a_missing_one_not_at_all() -> None:
    document = page(14_400, 14_400)
    picture = picture_of(document, 0)
    missing = picture_of(document, 7)
    document.close()
    assert len(picture) < 17_000_000
    assert missing == b""
