from hypothesis import given
from hypothesis import strategies as st

from council_desk.documents.evidence_keys import EvidenceKeys, runs


def test_keys_come_in_order_and_the_same_list_has_one():
    keys = EvidenceKeys()
    assert keys.key("All", [1, 2]) == "E1"
    assert keys.key("Late", [2]) == "E2"
    assert keys.key("All", [1, 2]) == "E1"
    assert keys.key("Support", [1, 2]) == "E3"


def test_parts_that_come_later_are_taken_in():
    keys = EvidenceKeys()
    keys.key("Outside", [1, 2])
    keys.key("Outside", [1, 2], {"outside-support": ("Support", (1,))})
    assert keys.lists[0].parts == (("outside-support", "Support", (1,)),)


def test_runs_of_three_are_joined_by_a_dash():
    assert runs(["1", "2", "3", "5", "6", "8"]) == [("1–3", "1"), ("5", "5"), ("6", "6"), ("8", "8")]
    assert runs(["34", "34a", "35"]) == [("34", "34"), ("34a", "34a"), ("35", "35")]
    assert runs([]) == []


@given(st.sets(st.integers(1, 60)))
def test_every_number_of_a_list_can_be_counted_again(numbers):
    found: list[int] = []
    for shown, _ in runs([str(n) for n in sorted(numbers)]):
        first, _, last = shown.partition("–")
        found += range(int(first), int(last or first) + 1)
    assert found == sorted(numbers)
