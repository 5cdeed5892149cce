"""Agreement of two coders, held against worked examples of the sources."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from council_desk.analysis.agreement import (
    Agreement,
    agreement,
    kappa_note,
    masi_distance,
    set_agreement,
    yes_or_no,
)


def two_by_two(both_yes: int, only_first: int, only_second: int, both_no: int) -> Agreement:
    answers = (
        [("yes", "yes")] * both_yes
        + [("yes", "no")] * only_first
        + [("no", "yes")] * only_second
        + [("no", "no")] * both_no
    )
    return agreement(answers, ("yes", "no"))


def test_half_of_what_chance_leaves_open_is_kappa_one_half() -> None:
    found = two_by_two(20, 5, 10, 15)
    assert found.share == pytest.approx(0.70)
    assert found.expected == pytest.approx(0.50)
    assert found.kappa == pytest.approx(0.40)


def test_the_two_tables_of_feinstein_and_cicchetti() -> None:
    balanced, skewed = two_by_two(40, 9, 6, 45), two_by_two(80, 10, 5, 5)
    assert balanced.share == skewed.share == pytest.approx(0.85)
    assert balanced.kappa == pytest.approx(0.70, abs=0.005)
    assert skewed.kappa == pytest.approx(0.32, abs=0.005)
    assert not kappa_note(balanced, "yes")
    assert "88 % of the answers are yes" in kappa_note(skewed, "yes")
    assert "chance alone would have 78 % alike" in kappa_note(skewed, "yes")


def test_the_interval_is_that_of_cohens_standard_error() -> None:
    found = two_by_two(40, 9, 6, 45)
    assert found.low is not None
    assert found.high is not None
    assert (found.low, found.high) == (pytest.approx(0.5593, abs=0.001), pytest.approx(0.8395, abs=0.001))


def test_each_category_says_how_often_both_chose_it() -> None:
    answers = [("support", "support"), ("support", "oppose"), ("oppose", "oppose"), ("oppose", "oppose")]
    found = agreement(answers, ("support", "oppose", "neutral"))
    support, oppose, neutral = found.categories
    assert (support.first, support.second, support.both, support.alike) == (2, 1, 1, pytest.approx(2 / 3))
    assert (oppose.first, oppose.second, oppose.both, oppose.alike) == (2, 3, 2, pytest.approx(4 / 5))
    assert neutral.alike is None
    assert found.table == ((1, 1, 0), (0, 2, 0), (0, 0, 0))
    assert (found.dominant, found.dominance) == ("oppose", pytest.approx(5 / 8))


def test_one_answer_throughout_gives_no_kappa_and_says_so() -> None:
    found = agreement([("support", "support")] * 12, ("support", "oppose"))
    assert (found.share, found.kappa, found.low, found.high) == (1.0, None, None, None)
    assert "Both answered Support throughout" in kappa_note(found, "Support")


def test_perfect_agreement_has_no_interval_of_width_nought() -> None:
    found = agreement([("a", "a"), ("b", "b")] * 20, ("a", "b"))
    assert (found.kappa, found.low, found.high) == (1.0, None, None)
    assert not kappa_note(found, "a")


def test_few_texts_are_pointed_out() -> None:
    found = agreement([("a", "a"), ("b", "b"), ("a", "b")] * 4, ("a", "b"))
    assert "Only 12 texts" in kappa_note(found, "a")


def test_nothing_to_compare_and_strange_answers_are_refused() -> None:
    with pytest.raises(ValueError, match="no answers"):
        agreement([], ("a",))
    with pytest.raises(ValueError, match="no answers"):
        set_agreement([])
    with pytest.raises(ValueError, match="not among"):
        agreement([("a", "z")], ("a",))


def single(letters: str) -> list[frozenset[str]]:
    return [frozenset(letter) for letter in letters]


@pytest.mark.parametrize(
    ("first", "second", "alpha"),
    [("0100000010", "1110010000", 0.095), ("aabbdcccedda", "babbbccceddd", 0.692)],
)
def test_alpha_of_sets_with_one_label_is_krippendorffs_nominal_alpha(first: str, second: str, alpha: float) -> None:
    # His worked examples of two observers: ten units in two categories, twelve units in five.
    found = set_agreement(list(zip(single(first), single(second), strict=True)))
    assert found.alpha == pytest.approx(alpha, abs=0.001)


def test_sets_that_overlap_count_as_partly_alike() -> None:
    near = [(frozenset({1, 2}), frozenset({1})), (frozenset({3}), frozenset({3})), (frozenset(), frozenset())]
    far = [(frozenset({1, 2}), frozenset({4})), (frozenset({3}), frozenset({3})), (frozenset(), frozenset())]
    near_found, far_found = set_agreement(near), set_agreement(far)
    assert near_found.same == far_found.same == 2
    assert near_found.alpha is not None
    assert far_found.alpha is not None
    assert near_found.alpha > far_found.alpha


def test_the_same_set_throughout_has_no_alpha() -> None:
    assert set_agreement([(frozenset({1}), frozenset({1}))] * 5).alpha is None


def test_one_demand_is_a_yes_or_no_for_each_text() -> None:
    answers = [(frozenset({1, 2}), frozenset({1})), (frozenset({2}), frozenset({2})), (frozenset(), frozenset({1}))]
    found = yes_or_no(answers, 1)
    assert (found.categories[0].first, found.categories[0].second, found.categories[0].both) == (1, 2, 1)


@pytest.mark.parametrize(
    ("one", "other", "distance"),
    [
        ({1}, {1}, 0.0),
        (set(), set(), 0.0),
        (set(), {1}, 1.0),
        ({1}, {2}, 1.0),
        ({1}, {1, 2}, 2 / 3),
        ({1, 2}, {2, 3}, 8 / 9),
    ],
)
def test_the_distance_of_two_sets(one: set[int], other: set[int], distance: float) -> None:
    assert masi_distance(frozenset(one), frozenset(other)) == pytest.approx(distance)
    assert masi_distance(frozenset(other), frozenset(one)) == pytest.approx(distance)


@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("abc")), min_size=1, max_size=40))
def test_the_table_adds_up_and_nothing_leaves_its_bounds(answers: list[tuple[str, str]]) -> None:
    found = agreement(answers, "abc")
    assert sum(map(sum, found.table)) == found.units == len(answers)
    assert sum(line.first for line in found.categories) == sum(line.second for line in found.categories) == found.units
    assert found.kappa is None or -1 <= found.kappa <= 1
    if found.low is not None and found.high is not None and found.kappa is not None:
        assert -1 <= found.low <= found.kappa <= found.high <= 1
    assert found.kappa is None or (found.kappa == pytest.approx(1.0)) == (found.agreed == found.units)
