import io
from dataclasses import replace

import openpyxl
import pytest

from council_desk.documents.workbook import make_workbook
from council_desk.queries.briefing import BriefedCities, BriefedClaim
from documents.briefings import comment, empty_briefing, full_briefing, small_briefing, undecided_briefing


@pytest.mark.parametrize("make", [full_briefing, small_briefing, undecided_briefing, empty_briefing])
def test_any_item_gives_the_seven_sheets_and_the_same_bytes(make):
    first = make_workbook(make())
    assert first == make_workbook(make())
    book = openpyxl.load_workbook(io.BytesIO(first))
    assert book.sheetnames == ["Comments", "Campaigns", "Excerpts", "Demands", "Coverage", "Other cities", "Method"]
    for sheet in book:
        assert sheet.freeze_panes
        assert sheet.auto_filter.ref


def test_no_cell_is_a_formula_whatever_was_written():
    from documents.briefings import briefing_of

    texts = ["=cmd|' /C calc'!A0", "+1", "-1", "@x", "\t=1", "\r=1", "a\x00b\x0bc", "\ufffe", "_x0000_"]
    made = tuple(comment(n, text, "support", name=text) for n, text in enumerate(texts, 1))
    book = openpyxl.load_workbook(io.BytesIO(make_workbook(briefing_of(made, office=texts[6]))))
    for sheet in book:
        for row in sheet.iter_rows():
            assert all(cell.data_type != "f" for cell in row)
    assert book["Comments"]["R2"].value == texts[0]


def test_a_claim_reworded_as_a_formula_stays_words():
    briefing = full_briefing()
    first = briefing.comments[0]
    claim = BriefedClaim("=Port Hale", "=HYPERLINK(1)", ((first.id, 0, 4),))
    book = openpyxl.load_workbook(
        io.BytesIO(make_workbook(replace(briefing, cities=BriefedCities(accepted=(("port hale", claim),)))))
    )
    (_, row) = book["Other cities"].iter_rows()
    assert [cell.value for cell in row] == ["=Port Hale", "=HYPERLINK(1)", "decided", 1, "1"]
    assert all(cell.data_type != "f" for cell in row)


def test_the_file_says_when_its_data_were_changed():
    book = openpyxl.load_workbook(io.BytesIO(make_workbook(full_briefing())))
    assert book.properties.modified.isoformat() == "2026-06-08T19:00:00"
    assert book.properties.created.isoformat() == "2026-06-08T19:00:00"
    assert book.properties.title == "Item 14: Curbside food scrap collection and bin fees"
