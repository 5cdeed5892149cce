from council_desk.documents.drafting import Drafting, beside, in_words, one_line, plural
from council_desk.documents.flow import space
from council_desk.documents.fonts import Faces
from council_desk.documents.paper import BODY
from documents.briefings import full_briefing, small_briefing


def drafting(briefing=None) -> Drafting:
    return Drafting(briefing or full_briefing(), Faces())


def test_a_share_says_its_whole():
    assert drafting().share(30, 120) == "30 of 120 (25%)"


def test_no_percent_of_fewer_than_twenty():
    assert drafting(small_briefing()).share(2, 5) == "2 of 5"


def test_a_figure_without_comments_has_no_key():
    d = drafting()
    assert d.key("Nothing", [], 10) == []
    assert d.key("One", [1001], 10)[-1].text == "E1"


def test_numbers_that_follow_each_other_are_a_range_that_leads_to_the_first():
    d = drafting()
    pieces = d.number([1003, 1004, 1005, 1009], 9)
    assert "".join(piece.text for piece in pieces[1:]) == "3–5, 9"
    assert pieces[1].style.link == "comment-3"
    assert d.numbers("Some", [1003, 1005, 1007], 9, most=3) == d.number([1003, 1005, 1007], 9)
    assert [piece.text for piece in d.numbers("Some", [1003, 1005, 1007], 9, most=2)][::2] == [" 3 comments", "E1"]


def test_a_page_is_named_only_where_it_is_another():
    d = Drafting(full_briefing(), Faces(), {"here": 1, "there": 3})
    assert d.page("here") == []
    assert d.page("nowhere") == []
    assert d.page("there")[-1].text == "Page\u00a03"


def test_words_that_do_not_fit_one_line_end_with_an_ellipsis():
    d = drafting()
    laid = one_line(d, "many words that will never fit on so short a line", BODY, 100)
    assert len(laid.lines) == 1
    assert laid.lines[0].segments[-1].text.endswith("…")
    assert one_line(d, "short", BODY, 100).lines[0].segments[0].text == "short"


def test_a_heading_keeps_its_first_rows():
    rows = beside([space(13)] * 6, side=30)
    assert [row.glue for row in rows] == [True, True, False, False, False, False]
    assert sum(row.height for row in beside([space(13)], side=40)) == 40


def test_counts_in_words():
    assert plural(1, "person", "people") == "1 person"
    assert plural(1200, "text") == "1,200 texts"
    assert in_words(3) == "three"
    assert in_words(12) == "12"


def test_when_the_data_were_changed():
    assert drafting().as_of() == "Mon June 8, 2026, noon"
    assert drafting().as_of(long=False) == "June 8, noon"
