"""Things are counted by kind, and a few can be counted anew."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from council_desk.queries.tally import Tally

KINDS = st.dictionaries(st.integers(0, 20), st.integers(0, 4))


@given(KINDS, KINDS)
def test_recounting_all_that_differ_is_counting_all(before: dict[int, int], now: dict[int, int]) -> None:
    tally = Tally(dict(before))
    differ = [each for each in {**before, **now} if before.get(each) != now.get(each)]
    tally.recount(differ, now)
    assert tally.numbers() == dict(Counter(now.values()))
    assert tally.total() == sum(now.values())


def test_a_kind_that_nothing_is_of_any_more_is_not_there() -> None:
    tally = Tally({1: 7, 2: 7})
    tally.recount([1, 2, 3], {2: 5})
    assert tally.numbers() == {5: 1}
