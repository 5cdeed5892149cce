from council_desk.analysis.clauses import Clause, cut_clauses
from council_desk.analysis.coverage_rules import relation


def clause(words: str) -> Clause:
    return cut_clauses(f"AN ORDINANCE\nSection 1. {words}").clauses[1]


def coverage(demand: str, words: str, force: str = "ordinance") -> str:
    return relation(demand, clause(words), force).coverage


def test_keeping_what_stands_is_met() -> None:
    assert coverage("Keep the bench", "A bench stands at each gate.") == "met"


def test_a_smaller_number_in_the_same_direction_is_partly_met() -> None:
    assert coverage("Raise the discount to 30 percent", "The discount is 10 percent.") == "partly"


def test_a_limit_that_differs_conflicts() -> None:
    assert coverage("Set the speed at 20 mph", "The speed is 30 mph.") == "conflicts"


def test_yes_against_no_conflicts() -> None:
    assert coverage("Charge on Sundays", "Meters do not operate on Sundays.") == "conflicts"


def test_a_resolution_cannot_require() -> None:
    assert coverage("Require every owner to plant a tree", "Owners plant a tree.", "resolution") == "weaker_instrument"


def test_a_clause_that_does_the_opposite_conflicts() -> None:
    clause = cut_clauses("Section 1. The auditor shall be appointed by the Council.\n").clauses[0]
    assert relation("Let the voters elect the auditor", clause, "ordinance").coverage == "conflicts"


def test_a_language_that_the_clause_does_not_name_is_partly_met() -> None:
    clause = cut_clauses("Section 1. The notice shall be posted at each gate.\n").clauses[0]
    assert relation("Post the notice in Spanish", clause, "ordinance").coverage == "partly"
