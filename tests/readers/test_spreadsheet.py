"""A list of comments, from CSV or a workbook."""

import io
import zipfile

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from council_desk.errors import UnreadableFileError
from council_desk.progress import Silent
from council_desk.readers.cell_text import plain_cell
from council_desk.readers.choose import read_here
from council_desk.readers.limits import Limits
from council_desk.readers.passages import Reading
from council_desk.readers.spreadsheet import read_delimited, read_workbook

LETTER = "I hope that you will vote for the new pool, because the old one leaks."


def from_csv(text: str, mapping: dict[str, str] | None = None) -> Reading:
    return read_delimited("list.csv", text.encode("utf-8"), mapping, Limits(), Silent())


def from_sheets(sheets: dict[str, list[list[object]]], mapping: dict[str, str] | None = None) -> Reading:
    workbook = openpyxl.Workbook()
    workbook.remove(workbook.worksheets[0])
    for title, rows in sheets.items():
        sheet = workbook.create_sheet(title)
        for row in rows:
            sheet.append(row)
    out = io.BytesIO()
    workbook.save(out)
    return read_workbook("list.xlsx", out.getvalue(), mapping, Limits(), Silent())


def test_an_ecomment_export_is_read_with_everything_that_came_along() -> None:
    reading = from_csv(
        "Agenda Item,Name,Email,Location,Comment,Position,Date-Time,Attachment 1,Attachment 2\n"
        '29,Ana Ruiz,ana@b.org,Midtown,"First line.\n\nSecond, line.",Support,04/27/2026 6:05 PM,plan.pdf,map.png\n'
    )
    (passage,) = reading.passages
    assert reading.kind == "list"
    assert passage.text == "First line.\n\nSecond, line."
    assert passage.row == 2
    assert passage.attachments == ("plan.pdf", "map.png")
    assert passage.fields == {
        "item": "29",
        "name": "Ana Ruiz",
        "email": "ana@b.org",
        "address": "Midtown",
        "position": "Support",
        "received": "04/27/2026 6:05 PM",
    }
    assert reading.notes == ()


def test_titles_above_headings_between_and_totals_below_are_left_out_and_named() -> None:
    reading = from_sheets(
        {
            "Export": [
                ["City of Marrow Bay"],
                ["Comments received for the meeting of April 28"],
                [],
                ["First name", "Last name", None, "Comments", "Date"],
                ["Agenda Item 12: Bike lanes"],
                ["Ana", "Ruiz", None, LETTER, "4/27/2026"],
                ["Item No. 14B - Pool"],
                ["Lee", "Wong", None, "No.", "4/28/2026"],
                [None, None, None, "Anonymous but worth reading.", None],
                [],
                ["Total: 3"],
            ]
        }
    )
    assert [(passage.row, passage.fields.get("item")) for passage in reading.passages] == [
        (6, "12"),
        (8, "14B"),
        (9, "14B"),
    ]
    assert reading.passages[0].fields["name"] == "Ana Ruiz"
    assert reading.columns is not None
    assert reading.columns.header_row == 4
    notes = " ".join(reading.notes)
    assert "City of Marrow Bay" in notes
    assert "row 5 (Agenda Item 12: Bike lanes)" in notes
    assert "row 11 (Total: 3)" in notes


def test_column_names_that_come_again_on_each_printed_page_are_no_comments() -> None:
    reading = from_csv("Name,Comment\nAna,Yes\nName,Comment\nLee,No\n")
    assert [passage.text for passage in reading.passages] == ["Yes", "No"]
    assert "row 3 (column names again)" in reading.notes[0]


def test_every_sheet_with_comments_is_read_and_the_others_are_named() -> None:
    reading = from_sheets(
        {
            "Summary": [["Item", "Count"], ["29", 2]],
            "Comments": [["Name", "Comment"], ["Ana", LETTER], ["Lee", LETTER]],
            "May": [["Name", "Comment"], ["Jo", "Later."]],
        }
    )
    assert [(passage.page, passage.row, passage.fields["name"]) for passage in reading.passages] == [
        (2, 2, "Ana"),
        (2, 3, "Lee"),
        (3, 2, "Jo"),
    ]
    notes = " ".join(reading.notes)
    assert 'The sheets "Comments" (2), "May" (1) were read' in notes
    assert '"Summary" was left out' in notes


def test_markup_and_entities_of_a_web_form_become_text() -> None:
    assert plain_cell("One<br>two<BR/>\nthree") == "One\ntwo\nthree"
    assert plain_cell("<p>One &amp; two</p><p>three&nbsp;four</p>") == "One & two\nthree four"
    assert plain_cell('<a href="http://x.example">link</a> &#8217;s &quot;q&quot;') == 'link ’s "q"'
    assert plain_cell("I <3 trees and 2 < 3 > 1; R&D; AT&T") == "I <3 trees and 2 < 3 > 1; R&D; AT&T"
    assert plain_cell("&amp;lt;b&amp;gt;") == "&lt;b&gt;"
    assert plain_cell("&#0;&#xD800;x") == "\ufffd\ufffdx"


def test_a_position_without_words_is_kept_and_said() -> None:
    reading = from_csv("Name,Position,Comment\nAna,Support,\nLee,Oppose,No.\nJo,,\n")
    assert [(passage.fields["name"], passage.text) for passage in reading.passages] == [("Ana", ""), ("Lee", "No.")]
    assert any("1 row has a position" in note for note in reading.notes)
    assert any("row 4" in note for note in reading.notes)


def test_date_and_time_of_day_come_together() -> None:
    reading = from_csv("Date,Time,Comment\n4/27/2026,6:05 PM,Yes\n")
    assert reading.passages[0].fields["received"] == "4/27/2026 6:05 PM"


def test_columns_that_cannot_be_told_are_asked_for() -> None:
    with pytest.raises(UnreadableFileError, match="which column holds the comment"):
        from_csv("a,b,c\n1,2,3\n4,5,6\n")
    reading = from_csv("a,b,c\n1,2,Yes\n4,5,No\n", mapping={"c": "comment", "a": "external_id"})
    assert [passage.text for passage in reading.passages] == ["Yes", "No"]
    assert reading.passages[1].fields == {"external_id": "4"}


def test_an_empty_mapping_only_asks_how_the_columns_were_understood() -> None:
    reading = from_csv("a,b,c\n1,2,3\n4,5,6\n", mapping={})
    assert reading.passages == ()
    assert reading.columns is not None
    assert reading.columns.headers == ("a", "b", "c")
    assert reading.columns.samples == (("1", "2", "3"), ("4", "5", "6"))


def test_a_mapping_that_fits_no_column_or_no_field_says_so() -> None:
    with pytest.raises(UnreadableFileError, match="no column 'Remarks'"):
        from_csv("Name,Comment\nAna,Yes\n", mapping={"Remarks": "comment"})
    with pytest.raises(UnreadableFileError, match="'colour' is not something"):
        from_csv("Name,Comment\nAna,Yes\n", mapping={"Name": "colour"})


def test_a_mapping_names_columns_below_a_title() -> None:
    reading = from_csv("Marrow Bay\n\nzz,qq\nx,Keep it\n", mapping={"qq": "comment"})
    assert [(passage.row, passage.text) for passage in reading.passages] == [(4, "Keep it")]


def test_unnamed_columns_are_told_by_their_cells() -> None:
    reading = from_csv(f"ana@b.org,{LETTER.replace(',', '')}\nlee@b.org,{LETTER.replace(',', '')}\n")
    assert reading.columns is not None
    assert reading.columns.header_row == 0
    assert len(reading.passages) == 2
    assert reading.passages[0].fields == {"email": "ana@b.org"}


def test_a_row_whose_cells_moved_is_pointed_out() -> None:
    reading = from_csv("Name,Comment,Date\nAna,Yes,4/27/2026\nLee,No, never,4/28/2026\n")
    assert any("More cells than column names" in note and "row 3" in note for note in reading.notes)


def test_column_names_without_rows_say_so() -> None:
    with pytest.raises(UnreadableFileError, match="no comment beneath"):
        from_csv("Name,Comment\n")


def test_an_opendocument_sheet_is_read_too() -> None:
    names = "urn:oasis:names:tc:opendocument:xmlns"
    head = f'xmlns:office="{names}:office:1.0" xmlns:table="{names}:table:1.0" xmlns:text="{names}:text:1.0"'
    rows = "".join(
        "<table:table-row>"
        + "".join(f'<table:table-cell office:value-type="string"><text:p>{c}</text:p></table:table-cell>' for c in row)
        + "</table:table-row>"
        for row in (("Name", "Comment"), ("Ana", "Keep it."))
    )
    table = f'<table:table table:name="Comments">{rows}</table:table>'
    body = f"<office:body><office:spreadsheet>{table}</office:spreadsheet></office:body>"
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", f"<office:document-content {head}>{body}</office:document-content>")
        manifest = f'<m:manifest xmlns:m="{names}:manifest:1.0"/>'
        archive.writestr("META-INF/manifest.xml", manifest)
    reading = read_here("list.ods", out.getvalue())
    assert [(passage.row, passage.text) for passage in reading.passages] == [(2, "Keep it.")]


def test_an_empty_workbook_says_so() -> None:
    with pytest.raises(UnreadableFileError, match="is empty"):
        from_sheets({"Sheet": []})


def test_lists_with_the_same_column_names_have_the_same_fingerprint() -> None:
    first, second = from_csv("Name,Comment\nAna,Yes\n"), from_csv("NAME;Comment:\nLee;No\n")
    assert first.columns is not None
    assert second.columns is not None
    assert first.columns.fingerprint == second.columns.fingerprint


CELL = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zs", "Cf"]), min_size=1, max_size=20)


@given(st.lists(CELL.filter(lambda cell: "&" not in cell and "<" not in cell), min_size=1, max_size=12))
def test_every_comment_under_a_name_comes_out_once_and_in_order(comments: list[str]) -> None:
    comments = [f"a{comment}" for comment in comments]  # a column of nothing but numbers is no comment
    quoted = [comment.replace('"', '""') for comment in comments]
    text = "Name,Email,Comment\n" + "".join(f'Ana Ruiz,a@b.org,"{comment}"\n' for comment in quoted)
    reading = from_csv(text)
    assert [passage.text for passage in reading.passages] == [comment.strip() for comment in comments]
    assert [passage.row for passage in reading.passages] == list(range(2, len(comments) + 2))


@given(st.text(max_size=300))
def test_a_cell_of_any_text_is_storable(text: str) -> None:
    plain_cell(text).encode("utf-8")
