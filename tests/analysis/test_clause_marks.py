from council_desk.analysis.clause_lines import policy_lines
from council_desk.analysis.clause_marks import find_marks
from council_desk.analysis.clauses import cut_clauses


def families(text: str) -> list[tuple[str, str]]:
    return [(mark.family, mark.label) for mark in find_marks(policy_lines(text))]


def test_each_kind_of_label_is_known() -> None:
    text = "WHEREAS, trees die;\nARTICLE IV TREES\nSection 2. Care.\n5.60.030 Permits.\n(A) One\n"
    assert families(text) == [("whereas", ""), ("group", "IV"), ("section", "2"), ("code", "5.60.030"), ("list", "A")]


def test_labels_may_follow_one_another() -> None:
    assert families("Section 2(b) Water them.") == [("section", "2"), ("list", "b")]


def test_a_reference_is_no_label() -> None:
    assert families("as is said in\nSection 4 of this chapter about trees") == []
    assert families("the rules of subsection\n(b) of the code") == []


def test_an_amount_is_no_code_number() -> None:
    assert families("2.5 percent of the trees") == []


def test_a_section_keeps_the_name_of_the_instrument_it_belongs_to() -> None:
    text = "Section 1. Put to a vote.\n\nEXHIBIT A: CHANGES\nCharter Section 40. Mayor. The term is four years.\n"
    cited = [clause.citation for clause in cut_clauses(text).clauses]
    assert cited == ["Section 1", "Exhibit A", "Charter Section 40"]
