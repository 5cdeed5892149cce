from dataclasses import replace

from council_desk.documents.memo_demands import demands
from council_desk.queries.briefing import BriefedLink
from documents.briefings import empty_briefing, full_briefing, undecided_briefing
from documents.paper_reading import section_words


def test_the_table_has_counts_words_clause_and_coverage():
    found = section_words(demands, full_briefing())
    assert "Draft 2 meets one of the five demands in full." in found
    assert "It conflicts with D4 (17 submissions)." in found
    assert "Exempt small lots" in found
    assert "“exempt small lots”" in found
    assert "8.40.020(A)" in found
    for words in ("Partly met", "Weaker instrument", "Conflicts", "Not decided"):
        assert words in found


def test_without_a_draft_no_coverage_is_claimed():
    briefing = replace(full_briefing(), draft_name=None)
    found = section_words(demands, briefing)
    assert "There is no draft to hold them against." in found
    assert "Partly met" not in found


def test_no_demand_is_a_sentence():
    found = section_words(demands, replace(undecided_briefing(), suggested_undecided={"demands": 3}))
    assert "No demand has been tagged yet. Three suggested and not yet decided" in found
    assert "None received." in section_words(demands, empty_briefing())


def test_a_demand_stands_where_its_worst_decided_link_says():
    demand = replace(full_briefing().demands[0], links=(BriefedLink("met", "8.40.010", "", False),))
    assert demand.worst_link is None
    both = (*demand.links, BriefedLink("absent", None, "", True), BriefedLink("partly", "8.40.030", "", True))
    found = replace(demand, links=both).worst_link
    assert found is not None
    assert found.coverage == "absent"


def test_an_excerpt_with_private_words_is_left_out():
    briefing = full_briefing()
    demand = next(d for d in briefing.demands if d.number == 6)
    comment_id = demand.excerpt[0]
    hidden = tuple(replace(c, private=((0, len(c.text)),)) if c.id == comment_id else c for c in briefing.comments)
    assert "Publish the tonnage each" in section_words(demands, briefing)
    assert "Publish the tonnage each" not in section_words(demands, replace(briefing, comments=hidden))


def test_many_demands_are_cut_and_the_rest_named():
    briefing = full_briefing()
    many = tuple(replace(briefing.demands[0], id=100 + n, number=100 + n) for n in range(30))
    found = section_words(demands, replace(briefing, demands=many))
    assert "16 more demands" in found
