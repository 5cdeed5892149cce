from council_desk.analysis.clauses import cut_clauses
from council_desk.analysis.coverage import LinkFinding, PolicyIndex, suggest_links

POLICY = cut_clauses(
    "AN ORDINANCE ON STREET TREES\n"
    "Section 1. Planting. The manager shall plant two hundred oaks each year along bus routes.\n"
    "Section 2. Reports. Staff shall report to the council quarterly on how many trees have died.\n"
    "Section 3. Fees. The fee for a cutting permit is $80.\n"
    "Section 4. Leaves. Staff may sweep fallen leaves as the budget allows.\n"
)


def best(demand: str) -> tuple[str | None, str]:
    link = suggest_links(demand, POLICY)[0]
    return (None if link.clause is None else POLICY.clauses[link.clause].citation), link.coverage


def test_the_clause_that_does_it_is_met() -> None:
    assert best("Plant oaks along bus routes") == ("Section 1", "met")


def test_another_frequency_is_partly_met() -> None:
    assert best("Report monthly on how many trees died") == ("Section 2", "partly")


def test_a_lower_fee_conflicts() -> None:
    assert best("Lower the fee for a cutting permit to $20") == ("Section 3", "conflicts")


def test_an_optional_clause_meets_partly() -> None:
    assert best("Sweep the fallen leaves") == ("Section 4", "partly")


def test_what_no_clause_speaks_of_is_absent_and_never_surely_so() -> None:
    links = suggest_links("Hire a second librarian", POLICY)
    assert links[0].clause is None
    assert links[0].coverage == "absent"
    assert links[0].confidence <= 0.7


def test_a_resolution_is_a_weaker_instrument_than_the_ordinance_asked_for() -> None:
    resolution = cut_clauses("A RESOLUTION ON SHADE\nBE IT RESOLVED that staff plant oaks in every street.")
    assert (
        suggest_links("Pass a binding ordinance to plant oaks in every street", resolution)[0].coverage
        == "weaker_instrument"
    )


def test_up_to_two_others_are_offered_and_an_index_can_be_kept() -> None:
    index = PolicyIndex(POLICY)
    links = suggest_links("Plant trees and report on trees", POLICY, None, index)
    assert 1 <= len(links) <= 3
    assert all(isinstance(link, LinkFinding) for link in links)


def test_an_empty_policy_answers_nothing() -> None:
    assert suggest_links("Plant oaks", cut_clauses(""))[0].coverage == "absent"
