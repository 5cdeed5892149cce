import re

from hypothesis import given, settings
from hypothesis import strategies as st

from council_desk.analysis.clauses import PolicyCut, cut_clauses

ORDINANCE = """CITY OF MARROW BAY
ORDINANCE NO. 77

AN ORDINANCE ADDING CHAPTER 5.60 ON STREET TREES

Table of Contents
5.60.010 Purpose ........ 1
5.60.030 Permits ........ 2

WHEREAS, shade is scarce in the streets; and
WHEREAS, many trees were cut without
Section 3 review;

NOW, THEREFORE, THE CITY COUNCIL DOES ORDAIN AS FOLLOWS:

Section 1. Chapter 5.60 is added to read:

5.60.010 Purpose.
This chapter keeps trees as is said in
subsection (b) of the plan.

5.60.030 Permits.
(A) Nobody shall cut a tree, except where required by law or judicial warrant:
  (1) without a permit; or
  (2) in a nest season, which
    (a) begins in March;
    (b) ends in July.
Page 2 of 4
(B) The manager may refuse if (1) the tree is sound; (2) the writer lied; or (3) fees are owed.

Sec. 2. Severability. If a part falls, the rest stands.

SECTION 3: EFFECTIVE DATE
This ordinance takes effect in thirty days.

PASSED AND ADOPTED this third day of May.
"""


def citations(cut: PolicyCut) -> list[str]:
    return [clause.citation for clause in cut.clauses]


def test_an_ordinance_is_cut_into_its_numbered_pieces() -> None:
    cut = cut_clauses(ORDINANCE)
    assert cut.force == "ordinance"
    assert cut.title == "AN ORDINANCE ADDING CHAPTER 5.60 ON STREET TREES"
    assert citations(cut) == [
        "Title", "Contents", "WHEREAS 1", "WHEREAS 2", "RESOLVED 1", "Section 1", "5.60.010", "5.60.030",
        "5.60.030(A)", "5.60.030(A)(1)", "5.60.030(A)(2)", "5.60.030(A)(2)(a)", "5.60.030(A)(2)(b)",
        "5.60.030(B)", "5.60.030(B)(1)", "5.60.030(B)(2)", "5.60.030(B)(3)", "Section 2", "Section 3", "Adoption",
    ]  # fmt: skip


def test_headings_parents_and_exceptions() -> None:
    cut = cut_clauses(ORDINANCE)
    by_citation = {clause.citation: clause for clause in cut.clauses}
    assert by_citation["5.60.010"].heading == "Purpose"
    assert by_citation["Section 3"].heading == "EFFECTIVE DATE"
    assert by_citation["5.60.030(A)"].parent == by_citation["5.60.030"].position
    exception = by_citation["5.60.030(A)"].exceptions[0]
    assert exception.words(ORDINANCE).startswith("except where required by law or judicial warrant")


def test_page_furniture_is_left_out_of_the_words_and_wrapped_lines_are_joined() -> None:
    cut = cut_clauses(ORDINANCE)
    assert not any("Page 2" in clause.text for clause in cut.clauses)
    assert "cut without Section 3 review" in cut.clauses[3].text


def test_a_resolution_with_resolved_paragraphs() -> None:
    cut = cut_clauses(
        "RESOLUTION NO. 9\nA RESOLUTION ON SHADE\nWHEREAS, it is hot; and WHEREAS, trees help;\n"
        "NOW, THEREFORE, BE IT RESOLVED that staff plant oaks; and\nBE IT FURTHER RESOLVED that staff report in May."
    )
    assert cut.force == "resolution"
    assert citations(cut) == ["Title", "WHEREAS 1", "WHEREAS 2", "RESOLVED 1", "RESOLVED 2"]


def test_a_list_under_words_that_only_resolve_is_cited_by_its_own_numbers() -> None:
    cut = cut_clauses(
        "A RESOLUTION ON FEES\nThe City Council does resolve as follows:\n"
        "1. Fees:\n(a) small, $5;\n(b) large, $9.\n2. Done."
    )
    assert citations(cut) == ["Title", "RESOLVED 1", "1", "1(a)", "1(b)", "2"]


def test_articles_and_decimal_numbers() -> None:
    cut = cut_clauses(
        "POLICY\nArticle 1. Trees\n1.1 Plant oaks.\n1.1.1 In fall.\n1.2 Water them.\nArticle 2. Paths\n2.1 Sweep."
    )
    assert citations(cut) == ["Title", "Article 1", "1.1", "1.1.1", "1.2", "Article 2", "2.1"]
    assert cut.clauses[3].parent == 2


def test_definitions_are_clauses() -> None:
    cut = cut_clauses(
        'AN ORDINANCE\nSection 1. Definitions.\n"Oak" means a tree. "Elm" means another tree.\nSection 2. End.'
    )
    assert citations(cut) == ["Title", "Section 1", "Section 1 “Oak”", "Section 1 “Elm”", "Section 2"]


def test_a_policy_without_numbers_is_cut_at_its_headings() -> None:
    cut = cut_clauses(
        "Purpose\nTrees keep the streets cool in summer.\n\nPlanting\nStaff plant oaks in the fall of each year."
    )
    assert citations(cut) == ["Purpose", "Planting"]
    assert cut.force == "administrative policy"


@settings(deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["Section 1. A.\n", "(a) b;\n", "(i) c\n", "WHEREAS, d;\n", "Page 3\n", "\n", "text 4.2\n", "1. e\n"]
        ),
        max_size=25,
    )
)
def test_clauses_tile_the_text(parts: list[str]) -> None:
    text = "".join(parts)
    cut = cut_clauses(text)
    assert "".join(text[c.start : c.end] for c in cut.clauses) == (text if cut.clauses else "")
    assert bool(cut.clauses) or not re.search(r"\w", text.replace("Page 3", ""))


@settings(deadline=None)
@given(st.text(max_size=300))
def test_any_text_can_be_cut(text: str) -> None:
    cut = cut_clauses(text)
    assert [clause.position for clause in cut.clauses] == list(range(len(cut.clauses)))


def test_pieces_called_by_another_name_keep_it() -> None:
    cut = cut_clauses(
        "STAFF REPORT ON SHADE\nRecommendation 1. Plant oaks.\n(a) In fall.\nRecommendation 2. Water them."
    )
    assert citations(cut) == ["Title", "Recommendation 1", "Recommendation 1(a)", "Recommendation 2"]
