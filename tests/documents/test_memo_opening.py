from dataclasses import replace

from council_desk.documents.memo_opening import ask, how_to_read, main_clauses, masthead, staff_notes, what_it_does
from council_desk.queries.briefing import BriefedClause
from documents.briefings import CLAUSES, HEAD, full_briefing, small_briefing
from documents.paper_reading import section_words


def test_the_head_says_who_what_when_and_which_draft():
    found = section_words(masthead, full_briefing())
    for words in (
        "City of Marrow Bay",
        "Item 14",
        "File 2026-0412",
        "DRAFT 2",
        "Curbside food scrap collection",
        "Mayor and City Council",
        "Ilse Marchand",
        "City Council, Tue June 9, 2026",
        "May 18 to June 7, 2026",
        "Thu June 4, 2026, noon",
        "June 8, 2026, noon",
    ):
        assert words in found


def test_a_head_without_words_still_says_to_whom():
    found = section_words(masthead, small_briefing())
    assert "None given" in found
    assert "None set" in found


def test_a_very_long_title_is_printed_whole_under_its_short_one():
    title = "A resolution " + "directing the city manager to study the question " * 6
    briefing = replace(full_briefing(), head=replace(HEAD, title=title, short_title="Food scraps"))
    found = section_words(masthead, briefing)
    assert found.count("directing the city manager") == 6
    assert "Food scraps" in found


def test_the_ask_prints_only_where_words_were_given():
    found = section_words(ask, full_briefing())
    assert "Recommended motion. “Move to introduce" in found
    assert "C Take no action." in found
    assert section_words(ask, small_briefing()) == ""


def test_the_item_is_told_in_the_words_of_its_clauses():
    found = section_words(what_it_does, full_briefing())
    assert "8.40.040 Fee. Each account pays" in found
    assert "binding law" in found
    assert "WHEREAS" not in found


def test_an_item_without_policy_text_says_so():
    assert "No policy text has been given" in section_words(what_it_does, small_briefing())


def test_the_outermost_clauses_stand_for_the_rest():
    assert next(c.citation for c in main_clauses(CLAUSES)) == "8.40.010"
    assert "8.40.020(A)" not in [c.citation for c in main_clauses(CLAUSES)]
    only = (BriefedClause("WHEREAS 1", "", "whereas", 1, "WHEREAS, it rains"),)
    assert main_clauses(only) == list(only)


def test_notes_that_were_not_supplied_are_named():
    found = section_words(staff_notes, full_briefing())
    assert "Legal Not supplied as of June 8, noon." in found
    assert "$212,000 a year" in found


def test_how_to_read_the_marks_needs_comments():
    assert "A raised number" in section_words(how_to_read, full_briefing())
