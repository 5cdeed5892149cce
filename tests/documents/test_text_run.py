import io
import time
import unicodedata

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from council_desk.documents.fonts import Faces
from council_desk.documents.fragments import Piece, Style, mask
from council_desk.documents.text_run import TextRun
from documents.paper_reading import drawn, drawn_pieces, fonts, new_pen, unpacked, words

SERIF = Style("serif", 10)


def lines(text: str, width: float = 200) -> list[str]:
    laid = TextRun([Piece(text, SERIF)], 13, Faces()).lay(width)
    return ["".join(segment.text for segment in line.segments) for line in laid.lines]


def test_words_come_back_out_of_the_paper():
    text = "Please “latch” every lid — it’s 5 o’clock, naïve café, £5 or €6; e-mail & co."
    assert words(drawn(text)) == text


@pytest.mark.parametrize(
    ("text", "font"),
    [
        ("Пожалуйста, проголосуйте за", "SourceSerif4"),
        ("Παρακαλώ ψηφίστε ναι", "SourceSerif4"),
        ("Tôi phản đối trừ khi tự nguyện", "SourceSerif4"),
        ("请保护这些老树。請先用義工", "NotoSansSC"),
        ("कृपया समर्थन करें", "Devanagari"),
        ("ਕਿਰਪਾ ਕਰਕੇ", "Gurmukhi"),
        ("نحن نحب الأشجار", "Arabic"),
    ],
)
def test_every_script_of_the_shipped_fonts_prints_in_its_face(text, font):
    used = fonts(drawn(text))
    assert any(font in name for name in used)
    assert all(used.values())


def test_indic_words_carry_their_letters_for_copying_and_latin_needs_none():
    codes = unpacked(drawn("कृपया"))
    assert b"/ActualText" in codes
    assert "कृपया".encode("utf-16-be").hex().upper().encode() in codes
    assert b"/ActualText" not in unpacked(drawn("plain نحن"))


def test_arabic_letters_can_be_read_back():
    found = unicodedata.normalize("NFKC", words(drawn("بيت")))
    assert sorted(found) == sorted("بيت")


def test_a_character_without_a_font_prints_as_a_named_box():
    assert "U+1F600 GRINNING FACE" in words(drawn("Bins 😀 again"))


def test_a_letter_in_a_script_without_a_font_prints_its_codes():
    found = words(drawn("반대합니다 " * 4))
    assert "U+BC18" in found
    assert "HANGUL" not in found


def test_markup_is_only_text():
    text = "<img src='/etc/hostname'/> <b>bold</b> &amp; <a href=\"x\">y</a> %s {0} \\n"
    pdf = drawn(text)
    assert words(pdf) == text
    with pikepdf.open(io.BytesIO(pdf)) as document:
        assert "/XObject" not in document.pages[0].Resources


def test_a_very_long_word_is_broken_and_whole():
    word = "verylong" * 60
    found = lines(word)
    assert len(found) > 5
    assert "".join(found) == word


def test_an_address_breaks_after_its_slashes():
    found = lines("See https://example.org/a-long/path/with/many/parts/to/read", 140)
    assert found[1:] and found[0].endswith(("/", "-"))


def test_blank_lines_part_paragraphs():
    laid = TextRun([Piece("One.\n\nTwo.\nThree.", SERIF)], 13, Faces()).lay(200)
    assert [line.gap for line in laid.lines] == [0, 0.45 * 13, 0.34 * 0.45 * 13]
    assert laid.height == pytest.approx(3 * 13 + 1.34 * 0.45 * 13)


def test_right_to_left_text_stands_at_the_right():
    laid = TextRun([Piece("نحن نحب الأشجار", SERIF)], 13, Faces()).lay(300)
    last = laid.lines[0].segments[-1]
    assert last.x + last.width == pytest.approx(300, abs=0.1)


def test_masked_words_are_nowhere_in_the_file():
    pdf = drawn_pieces([Piece("Call ", SERIF), mask(SERIF), Piece(" today", SERIF)])
    assert words(pdf).split()[0] == "Call"
    assert "today" in words(pdf)


def test_a_part_of_laid_text_keeps_its_lines():
    laid = TextRun([Piece("word " * 60, SERIF)], 13, Faces()).lay(100)
    count = laid.fitting(40)
    assert count == 3
    assert len(laid.part(0, count).lines) + len(laid.part(count).lines) == len(laid.lines)


@settings(deadline=None, max_examples=60)
@given(st.text(max_size=120), st.sampled_from([40.0, 120.0, 384.0]))
def test_any_text_can_be_laid_and_drawn_within_its_width(text, width):
    pen = new_pen()
    laid = TextRun([Piece(text, SERIF), Piece(text[:20], Style("sans-bold", 7, underline=True))], 13, pen.faces).lay(
        width
    )
    for line in laid.lines:
        assert len(line.segments) <= 1 or line.width <= max(width, 200) + 0.1
    pen.text(laid, 50, 50)
    pen.next_page()
    assert pen.save().startswith(b"%PDF")


@settings(deadline=None)
@given(st.lists(st.text(alphabet="abcdefghijklmnop", min_size=1, max_size=9), min_size=1, max_size=40))
def test_wrapped_words_are_the_same_words(given_words):
    assert " ".join(lines(" ".join(given_words))).split() == given_words


@pytest.mark.parametrize("text", ["x" * 60000, "a-" * 30000, "ب" * 20000, "(ب1)" * 8000, "a/b?c=" * 10000])
def test_a_letter_without_a_blank_costs_no_more_than_another(text):
    start = time.process_time()
    laid = TextRun([Piece(text, SERIF)], 13, Faces()).lay(243)
    assert len(laid.lines) > 100
    assert time.process_time() - start < 5
