"""Scans and pictures of letters."""

import io
import shutil
import sys
from pathlib import Path

import pypdfium2
import pytest
from reportlab.pdfgen import canvas

from council_desk.errors import UnreadableFileError
from council_desk.progress import Silent
from council_desk.readers import scan
from council_desk.readers.child import read_bytes
from council_desk.readers.limits import Limits
from readers.test_tesseract import stand_in

needs_script = pytest.mark.skipif(sys.platform == "win32", reason="the stand-in is a script")
needs_tesseract = pytest.mark.skipif(shutil.which("tesseract") is None, reason="tesseract is not installed")
PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(64)
LETTER = (
    "Dear Council,\\n\\n| hope that the pool stays open, for my children swim\\nthere.\\n\\nSincerely,\\nAna Ruiz\\n"
)


def printed(*pages: list[str]) -> bytes:
    out = io.BytesIO()
    paper = canvas.Canvas(out, pagesize=(612, 792), invariant=1)
    for lines in pages:
        for place, line in enumerate(lines):
            paper.drawString(72, 700 - 18 * place, line)
        paper.showPage()
    paper.save()
    return out.getvalue()


def scanned(data: bytes, kind: str) -> bytes:
    """The pages of a PDF as pictures only: 'PDF', 'TIFF' or 'PNG'."""
    document = pypdfium2.PdfDocument(data)
    pictures = [page.render(scale=150 / 72).to_pil().convert("L") for page in document]
    document.close()
    out = io.BytesIO()
    more = {"save_all": True, "append_images": pictures[1:]} if kind != "PNG" else {}
    pictures[0].save(out, kind, **more)
    return out.getvalue()


@needs_script
def test_a_picture_of_a_letter_is_one_comment_that_says_where_it_is_from(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stand_in(tmp_path, monkeypatch, f"cat > /dev/null; printf '{LETTER}'")
    reading = read_bytes("letter.png", PICTURE)
    (passage,) = reading.passages
    assert passage.text == (
        "Dear Council,\n\nI hope that the pool stays open, for my children swim there.\n\nSincerely,\nAna Ruiz"
    )
    assert passage.page == 1
    assert any("Read from pictures" in note for note in reading.notes)


@needs_script
def test_a_picture_without_words_or_that_cannot_be_read_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stand_in(tmp_path, monkeypatch, "cat > /dev/null; echo ' . '")
    with pytest.raises(UnreadableFileError, match="no words were found"):
        scan.read_picture("p.png", PICTURE, "comments", Limits(), Silent())
    stand_in(tmp_path, monkeypatch, "exit 1")
    with pytest.raises(UnreadableFileError, match="could not be read"):
        scan.read_picture("p.png", PICTURE, "comments", Limits(), Silent())


def test_without_tesseract_a_clear_word_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scan, "program", lambda: None)
    with pytest.raises(UnreadableFileError, match="Install Tesseract"):
        scan.read_picture("p.png", PICTURE, "comments", Limits(), Silent())


@needs_script
def test_scanned_pages_of_a_pdf_are_read_among_its_pages_with_text(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stand_in(tmp_path, monkeypatch, f"cat > /dev/null; printf '{LETTER}'")
    text = ["Dear Council,", "Please keep the pool open all year.", "Thank you,", "Lee Wong"]
    reading = read_bytes("mixed.pdf", printed(text, [], text))
    assert [(passage.page, passage.text.split("\n")[-1]) for passage in reading.passages] == [
        (1, "Lee Wong"),
        (2, "Ana Ruiz"),
        (3, "Lee Wong"),
    ]
    assert any(note.startswith("Page 2 of 3") for note in reading.notes)


def test_headers_and_page_numbers_of_recognised_pages_are_taken_off_and_named() -> None:
    pages = [
        (number, f"Packet of 2026\n\nDear Council,\n{name}\n\nPage {number} of 3\n")
        for number, name in enumerate("abc", 1)
    ]
    kept, notes = scan.without_running_text(pages)
    assert [text.strip() for _, text in kept] == ["Dear Council,\na", "Dear Council,\nb", "Dear Council,\nc"]
    assert "Packet of 2026" in notes[0]


def test_what_many_letters_begin_and_end_with_stays() -> None:
    pages = [(number, "Dear Council,\nKeep the pool.\nAna Ruiz") for number in (1, 2)]
    assert scan.without_running_text(pages) == (pages, [])


def test_the_pages_of_a_tiff_are_counted_and_a_ring_of_them_ends() -> None:
    assert scan.tiff_pages(scanned(printed(["a"], ["b"], ["c"]), "TIFF")) == 3
    assert scan.tiff_pages(PICTURE) == 1
    assert scan.tiff_pages(b"II*\x00\x08\x00\x00\x00\x00\x00\x08\x00\x00\x00") == 1
    assert scan.tiff_pages(b"MM\x00*") == 1


@needs_tesseract
@pytest.mark.parametrize("kind", ["PDF", "TIFF", "PNG"])
def test_tesseract_itself_reads_a_letter(kind: str) -> None:
    letter = ["Dear Council,", "", "Please keep the pool open all year.", "", "Sincerely,", "Ana Ruiz"]
    pages = [letter, letter] if kind != "PNG" else [letter]
    reading = read_bytes("letter", scanned(printed(*pages), kind))
    assert len(reading.passages) == len(pages)
    assert "keep the pool open all year" in reading.passages[-1].text
