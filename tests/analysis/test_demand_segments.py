"""Sentences cut into the pieces that an ask can begin or end with."""

import itertools

from hypothesis import given, settings
from hypothesis import strategies as st

from council_desk.analysis.demand_segments import segments_of, word_class, words_of
from council_desk.analysis.sentences import lowered, split_sentences


def pieces(text: str) -> list[str]:
    low = lowered(text)
    return [
        low[s.start : s.end].strip() for i, each in enumerate(split_sentences(text)) for s in segments_of(low, each, i)
    ]


def test_a_sentence_is_cut_at_marks_and_before_words_that_join() -> None:
    assert pieces("Repair the swings, paint the gate and call us because we wait.") == [
        "repair the swings,",
        "paint the gate",
        "and call us",
        "because we wait.",
    ]


def test_numbers_are_not_cut_and_read_alike() -> None:
    assert pieces("Pay $1,000 by 9:30.") == ["pay $1,000 by 9:30."]
    assert words_of("pay $1,000 by 9:30 on the 5th", 0, 30) == (
        "pay",
        "$",
        "0",
        "0",
        "by",
        "0",
        "0",
        "on",
        "the",
        "0th",
    )


def test_a_joining_word_does_not_stand_alone() -> None:
    assert pieces("The bench is old, and, if you can, mend it.")[:2] == ["the bench is old,", "and, if you can,"]


def test_words_have_classes() -> None:
    assert [word_class(w) for w in ("halve", "should", "we", "quickly", "benches", "0")] == [
        "verb",
        "modal",
        "pronoun",
        "also",
        "nouns",
        "0",
    ]


@settings(deadline=None)
@given(st.text(max_size=200))
def test_pieces_cover_each_sentence_in_order(text: str) -> None:
    low = lowered(text)
    for i, sentence in enumerate(split_sentences(text)):
        found = segments_of(low, sentence, i)
        assert found[0].start == sentence.start
        assert found[-1].end == sentence.end
        assert all(a.end <= b.start for a, b in itertools.pairwise(found))
        assert found[0].opens
        assert not any(s.opens for s in found[1:])
