import itertools

from hypothesis import given, settings
from hypothesis import strategies as st

from council_desk.analysis.stance_turns import turns

WORDS = ("i", "would", "rather", "not", "leave", "it", "as", "long", "no", "thank", "you", "please")


def groups(words: str) -> list[str]:
    return [group for _, _, group in turns(words.split())]


def test_turns_of_phrase_are_found_by_group() -> None:
    assert groups("about time") == ["welcomes"]
    assert groups("i'd rather have a pool") == ["rather not"]
    assert groups("leave it as it is") == ["leave it", "leave it"]
    assert groups("as long as it is quiet") == ["condition"]
    assert groups("ya era hora") == ["welcomes"]


def test_the_longest_phrase_wins() -> None:
    assert turns(["no", "thank", "you"]) == [(0, 3, "not wanted")]


@settings(deadline=None)
@given(st.lists(st.sampled_from(WORDS)))
def test_phrases_lie_in_order_and_apart(words: list[str]) -> None:
    found = turns(words)
    assert all(0 <= start < end <= len(words) for start, end, _ in found)
    assert all(one[1] <= two[0] for one, two in itertools.pairwise(found))
