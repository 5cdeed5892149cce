import io
from datetime import datetime

import pikepdf
import pytest

from council_desk.documents import paper
from council_desk.documents.pen import About, Pen, escaped
from documents.paper_reading import bookmarks, fonts, links, new_pen, unpacked, words


def test_the_file_says_title_author_language_and_the_datas_time():
    pen = Pen(About("Memo é", "Ilse", "Comment", datetime(2026, 6, 8, 19, 5)))  # noqa: DTZ001 - a PDF's own time
    pen.string("x", paper.BODY, 60, 60)
    pen.next_page()
    with pikepdf.open(io.BytesIO(pen.save())) as document:
        assert str(document.docinfo["/Title"]) == "Memo é"
        assert str(document.docinfo["/Author"]) == "Ilse"
        assert str(document.docinfo["/CreationDate"]).startswith("D:20260608190500")
        assert str(document.Root.Lang) == "en-US"


def test_only_embedded_fonts_are_in_the_file():
    pen = new_pen()
    pen.string("Serif and sans", paper.QUOTE, 60, 60)
    pen.string("(brackets) and \\ back", paper.BODY, 60, 80)
    pen.next_page()
    pdf = pen.save()
    assert fonts(pdf)
    assert all(fonts(pdf).values())
    assert not any("Helvetica" in name for name in fonts(pdf))
    assert "(brackets) and \\ back" in words(pdf)


def test_a_link_leads_to_its_place_and_a_bookmark_too():
    pen = new_pen()
    pen.link(60, 60, 40, 10, "there")
    pen.bookmark("Start", "start", 60, 0)
    pen.next_page()
    pen.place("there", 300)
    pen.bookmark("End\x00", "end", 300, 1)
    pen.next_page()
    pdf = pen.save()
    assert links(pdf) == [(1, 2)]
    assert bookmarks(pdf) == [(0, "Start"), (1, "End")]


def test_a_link_without_a_place_is_refused_before_the_file_is_made():
    pen = new_pen()
    pen.link(60, 60, 40, 10, "nowhere")
    pen.next_page()
    with pytest.raises(KeyError, match="nowhere"):
        pen.save()


def test_the_same_strokes_give_the_same_bytes():
    def drawn_once() -> bytes:
        pen = new_pen()
        pen.hatch(60, 60, 100, 13, line=paper.UNLESS, ground=paper.OPPOSE_TINT)
        pen.disc(100, 100, 5, fill=paper.INK, stroke=paper.INK, dash="1 1")
        pen.half_disc(120, 100, 5, paper.INK)
        pen.string("Words 林 बच्चे", paper.BODY, 60, 140, "right")
        pen.next_page()
        return pen.save()

    assert drawn_once() == drawn_once()
    assert b" re W n" in unpacked(drawn_once())


def test_more_than_one_subset_of_a_face_still_reads():
    pen = new_pen()
    signs = "".join(chr(code) for code in range(0x4E00, 0x4E00 + 300))
    for n in range(0, 300, 30):
        pen.string(signs[n : n + 30], paper.QUOTE, 60, 60 + n)
    pen.string("plain words after", paper.BODY, 60, 500)
    pen.next_page()
    found = words(pen.save())
    assert signs[280:300] in found.replace(" ", "")
    assert "plain words after" in found


def test_bytes_are_escaped_for_a_pdf_string():
    assert escaped(b"a(b)\\\x00\xff") == "a\\050b\\051\\134\\000\\377"
