"""Word documents."""

import io
import zipfile

import docx
import pytest

from council_desk.errors import UnreadableFileError
from council_desk.readers.limits import Limits
from council_desk.readers.passages import Reading
from council_desk.readers.word import read_word

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def with_body(body: str, before: str = "") -> bytes:
    """A .docx whose body is this XML."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", f"{before}<w:document {W}><w:body>{body}</w:body></w:document>")
    return out.getvalue()


def saved(document: "docx.document.Document") -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def read(data: bytes, purpose: str = "comments", limits: Limits | None = None) -> Reading:
    return read_word("letters.docx", data, purpose, limits or Limits())


def p(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def test_letters_become_one_text_with_a_line_for_each_paragraph() -> None:
    document = docx.Document()
    document.add_heading("Letters", level=1)
    for line in ("Dear Council,", "", "Keep the pool.\nAll year.", "Ana"):
        document.add_paragraph(line)
    reading = read(saved(document))
    assert reading.kind == "list"
    assert reading.whole_text == "Letters\nDear Council,\n\nKeep the pool.\nAll year.\nAna"
    assert (reading.passages[0].first_line, reading.passages[0].last_line) == (1, 6)


def test_inserted_text_counts_and_deleted_text_does_not() -> None:
    body = (
        "<w:p><w:r><w:t>Keep </w:t></w:r><w:ins><w:r><w:t>all of </w:t></w:r></w:ins>"
        "<w:del><w:r><w:delText>none of </w:delText></w:r></w:del><w:r><w:t>it.</w:t></w:r></w:p>"
        "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>One </w:t></w:r></w:p>" + p("line.")
    )
    assert read(with_body(body)).whole_text == "Keep all of it.\nOne line."


def test_text_boxes_content_controls_and_links_are_read_once() -> None:
    box = f"<w:txbxContent>{p('In a box.')}</w:txbxContent>"
    body = (
        f"<w:sdt><w:sdtPr><w:t>no</w:t></w:sdtPr><w:sdtContent>{p('In a control.')}</w:sdtContent></w:sdt>"
        f"<w:p><w:hyperlink><w:r><w:t>A link.</w:t></w:r></w:hyperlink><w:r><w:AlternateContent>"
        f"<w:Choice>{box}</w:Choice><w:Fallback>{box}</w:Fallback></w:AlternateContent></w:r></w:p>"
    )
    assert read(with_body(body)).whole_text == "In a control.\nA link.\nIn a box."


def test_signs_become_characters() -> None:
    body = "<w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:noBreakHyphen/><w:t>d</w:t></w:r></w:p>"
    assert read(with_body(body)).whole_text == "a\tb\nc-d"


def test_a_table_of_comments_is_a_list() -> None:
    document = docx.Document()
    document.add_paragraph("Comments on item 6")
    table = document.add_table(rows=3, cols=3)
    for row, cells in enumerate(
        [("Name", "Position", "Comment"), ("Ana", "Support", "Yes."), ("Lee", "Oppose", "No.")]
    ):
        for column, cell in enumerate(cells):
            table.cell(row, column).text = cell
    reading = read(saved(document))
    assert reading.kind == "list"
    assert [(passage.fields["name"], passage.text, passage.row) for passage in reading.passages] == [
        ("Ana", "Yes.", 2),
        ("Lee", "No.", 3),
    ]
    assert any("table" in note for note in reading.notes)


def test_forms_in_small_tables_and_headings_part_the_comments() -> None:
    document = docx.Document()
    for name, words in (("Ana Ruiz", "Keep it."), ("Lee Wong", "No.")):
        table = document.add_table(rows=2, cols=2)
        for row, cells in enumerate([("Name", name), ("Email", f"{name[:3]}@b.org")]):
            for column, cell in enumerate(cells):
                table.cell(row, column).text = cell
        document.add_paragraph(words)
    reading = read(saved(document))
    assert [(passage.fields["name"], passage.fields["email"], passage.text) for passage in reading.passages] == [
        ("Ana Ruiz", "Ana@b.org", "Keep it."),
        ("Lee Wong", "Lee@b.org", "No."),
    ]


def test_a_policy_keeps_its_automatic_numbers() -> None:
    document = docx.Document()
    document.add_paragraph("The pool is open all year.", style="List Number")
    document.add_paragraph("Fees stay as they are.", style="List Number")
    document.add_paragraph("for children", style="List Bullet")
    reading = read(saved(document), purpose="policy")
    assert reading.kind == "policy"
    assert reading.whole_text == "1. The pool is open all year.\n2. Fees stay as they are.\n• for children"


def test_damage_emptiness_and_xml_tricks_are_one_clear_line() -> None:
    data = with_body(p("Yes."))
    with pytest.raises(UnreadableFileError, match="damaged"):
        read(data[:-40])
    with pytest.raises(UnreadableFileError, match="no text in it"):
        read(with_body(p("")))
    with pytest.raises(UnreadableFileError, match="damaged"):
        read(with_body("<w:p>"))
    with pytest.raises(UnreadableFileError, match="XML declarations"):
        read(with_body(p("&a;"), before='<!DOCTYPE d [<!ENTITY a "ha">]>'))
    with pytest.raises(UnreadableFileError, match="unpacks to more than 1 MB"):
        read(with_body(p(" " * 2_000_000)), limits=Limits(inflated_mebibytes=1))
    with pytest.raises(UnreadableFileError, match="damaged"):
        read(with_body("<w:sdt>" * 3000 + "</w:sdt>" * 3000 + p("x")))


def test_a_table_without_column_names_is_a_list_where_nothing_else_stands_there() -> None:
    long = "I hope that you will vote for the new pool, because the old one leaks and nobody mends it."
    document = docx.Document()
    table = document.add_table(rows=3, cols=2)
    for row, name in enumerate(("Ana Ruiz", "Lee Wong", "Jo Neil")):
        table.cell(row, 0).text, table.cell(row, 1).text = name, f"{long} {row}"
    reading = read(saved(document))
    assert [(passage.fields["name"], passage.text[-1]) for passage in reading.passages] == [
        ("Ana Ruiz", "0"),
        ("Lee Wong", "1"),
        ("Jo Neil", "2"),
    ]


def test_several_tables_of_comments_are_read_one_after_the_other() -> None:
    document = docx.Document()
    for names in (("Ana", "Lee"), ("Jo",)):
        table = document.add_table(rows=1, cols=2)
        table.cell(0, 0).text, table.cell(0, 1).text = "Name", "Comment"
        for name in names:
            cells = table.add_row().cells
            cells[0].text, cells[1].text = name, "Keep the pool."
        document.add_paragraph("")
    assert [passage.fields["name"] for passage in read(saved(document)).passages] == ["Ana", "Lee", "Jo"]


def test_headings_with_names_part_the_letters_beneath_them() -> None:
    document = docx.Document()
    for name in ("Ana Ruiz", "Lee Wong"):
        document.add_heading(name, level=2)
        document.add_paragraph("Keep the pool.")
        document.add_paragraph("Open it daily.")
    reading = read(saved(document))
    assert [(passage.fields["name"], passage.text) for passage in reading.passages] == [
        ("Ana Ruiz", "Keep the pool.\nOpen it daily."),
        ("Lee Wong", "Keep the pool.\nOpen it daily."),
    ]


def test_an_encoding_that_nobody_knows_is_damage() -> None:
    with pytest.raises(UnreadableFileError, match="damaged"):
        read(with_body(p("x"), before='<?xml version="1.0" encoding="utf-99"?>'))
