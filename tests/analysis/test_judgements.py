"""How decisions of the office move what the machine claims."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from council_desk.analysis.evidence import told_of_office
from council_desk.analysis.judgements import JudgedPattern, Weighing


def judged(
    accepted: int, of: int, pattern: str = "declared, clean", here: bool = True, claimed: float = 0.9
) -> Weighing:
    return Weighing([JudgedPattern("stance", pattern, here, of, accepted, claimed)])


def test_without_decisions_the_confidence_is_what_the_machine_claims() -> None:
    weighing = Weighing([])
    assert (
        weighing.weigh("stance", "declared, clean", 0.93).confidence,
        weighing.weigh("demand", "wish", 0.5).said,
    ) == (
        0.93,
        "",
    )


def test_a_pattern_that_the_office_mostly_refuses_is_trusted_less_and_it_is_told() -> None:
    found = judged(3, 11).weigh("stance", "declared, clean", 0.9)
    assert found.confidence < 0.6
    assert found.said == "your office accepted 3 of 11 like this"
    assert told_of_office(f"declares support; the writer ticked support; {found.said}") == found.said
    assert told_of_office("declares support; the writer ticked support") == ""


def test_a_pattern_that_the_office_bears_out_is_trusted_more() -> None:
    few, many = (
        judged(n, n, "nothing declared", claimed=0.6).weigh("stance", "nothing declared", 0.6) for n in (3, 40)
    )
    assert 0.6 <= few.confidence < 0.75 < many.confidence < 0.95
    assert many.said == "your office accepted 40 of 40 like this"


def test_one_decision_moves_little() -> None:
    assert judged(1, 1).weigh("stance", "declared, clean", 0.9).confidence == pytest.approx(0.9, abs=0.01)
    assert 0.75 < judged(0, 1).weigh("stance", "declared, clean", 0.9).confidence < 0.9


def test_what_happens_as_often_as_claimed_moves_nothing() -> None:
    assert judged(18, 20).weigh("stance", "declared, clean", 0.9).confidence == pytest.approx(0.9, abs=0.02)


def test_other_patterns_of_the_item_are_moved_a_part_of_the_way() -> None:
    weighing = judged(4, 16)
    same, other = (weighing.weigh("stance", p, 0.9) for p in ("declared, clean", "neutral formula"))
    assert same.confidence < other.confidence < 0.9
    assert other.said == "your office accepted 4 of 16 of this kind"


def test_an_items_own_decisions_weigh_more_than_those_of_other_items() -> None:
    here, elsewhere = (judged(6, 15, here=place).weigh("stance", "neutral formula", 0.9) for place in (True, False))
    assert here.confidence < elsewhere.confidence < 0.9


def test_kinds_are_weighed_apart() -> None:
    assert judged(0, 20).weigh("demand", "declared, clean", 0.8).confidence == 0.8


@given(
    st.lists(st.tuples(st.sampled_from("abc"), st.booleans(), st.integers(0, 50), st.floats(0, 1), st.floats(0, 1))),
    st.floats(0, 1),
)
def test_any_record_gives_a_chance(cells: list[tuple[str, bool, int, float, float]], claimed: float) -> None:
    weighing = Weighing([JudgedPattern("stance", p, here, n, int(n * share), c) for p, here, n, share, c in cells])
    for pattern in "abd":
        assert 0 <= weighing.weigh("stance", pattern, claimed).confidence <= 1


@given(st.integers(1, 60), st.floats(0.05, 0.97))
def test_more_acceptances_never_lower_it(n: int, claimed: float) -> None:
    found = [
        judged(k, n, claimed=claimed).weigh("stance", "declared, clean", claimed).confidence for k in (0, n // 2, n)
    ]
    assert found == sorted(found)
