"""Tables printed as PDF."""

import pypdfium2
import pytest

from council_desk.progress import Silent
from council_desk.readers.limits import Limits
from council_desk.readers.pdf import read_pdf
from council_desk.readers.pdf_tables import has_header_line, is_header_line, read_tables
from council_desk.readers.pdf_words import page_words
from readers.printed import LETTERS, NAMES, report


@pytest.mark.parametrize("valign", ["TOP", "MIDDLE"])
def test_each_row_of_a_printed_table_is_a_comment_with_its_name_and_position(valign: str) -> None:
    reading = read_pdf("report.pdf", report(30, valign), "comments", Limits(), Silent())
    assert [passage.text for passage in reading.passages] == [LETTERS[row % 4] for row in range(30)]
    assert [passage.fields["name"] for passage in reading.passages] == [NAMES[row % 4] for row in range(30)]
    assert {passage.fields["position"] for passage in reading.passages} == {"Support", "Oppose"}
    assert reading.passages[0].page == 1
    assert reading.passages[-1].page == 2
    assert any("printed table" in note for note in reading.notes)


def test_a_line_of_column_names_is_told_from_prose() -> None:
    assert is_header_line("Name Position Comment")
    assert is_header_line("Agenda Item Name Email Comments Date")
    assert not is_header_line("Name Position")
    assert not is_header_line("My comment on the name of the position is this.")
    assert not is_header_line("Comment")


def test_a_document_has_column_names_where_any_of_its_lines_is_nothing_else() -> None:
    prose = ["Please ask the harbor office what the new fee pays for", "I comment", "The comment", "Sincerely,", "•"]
    assert not has_header_line(prose)
    for names in ("Name Position Comment", "Date First Name Last Name Comments", "Nombre Posición Comentario"):
        assert is_header_line(names)
        assert has_header_line([*prose, names])


def test_pages_without_column_names_have_no_table() -> None:
    document = pypdfium2.PdfDocument(report(1))
    words = [word for word in page_words(document, 0) if word.text not in ("Name", "Position", "Comment")]
    document.close()
    assert read_tables([words]) is None
