"""Where in a letter the words stand that were looked for."""

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from council_desk.analysis.normalise import search_text
from council_desk.queries.find_hits import hits
from council_desk.queries.find_words import Finding, Words, parse

LETTER = (
    "Please keep the Harbor\n Pool open on Sundays. पूल खुला रखें 游泳池。 La señora Pen\u0303a: O\u2019Brien's pool-house."
)


def marked(typed: str, text: str = LETTER) -> list[str]:
    return [text[start:end] for start, end in hits(text, parse(typed))]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("pool", ["Pool", "pool"]),
        ('"harbor pool"', ["Harbor\n Pool"]),
        ("sun*", ["Sundays"]),
        ('"pool ho"*', ["pool-house"]),
        ("pool harbor", ["Harbor", "Pool", "pool"]),
        ('pool "harbor pool"', ["Harbor\n Pool", "pool"]),
        ("खुला", ["खुला"]),
        ("游泳", ["游泳"]),
        ("pena", ["Pen\u0303a"]),
        ("o'brien", ["O\u2019Brien"]),
        ("keep -pool", ["keep"]),
        ("trolley OR keep", ["keep"]),
        ("ool", []),
        ("stance:oppose", []),
        ("", []),
    ],
)
def test_words_are_marked_as_the_writer_wrote_them(typed: str, expected: list[str]) -> None:
    assert marked(typed) == expected


def test_hits_far_into_a_long_letter_are_marked() -> None:
    text = "The lake is cold today, and so is the mill. " * 8_000 + "Open the\npool."
    (span,) = hits(text, parse('"the pool"'))
    assert text[slice(*span)] == "the\npool"


TEXTS = st.lists(st.sampled_from(["pool", "Pool", "é", "e\u0301", "池", " ", "\n", ", ", "-", "पू", "x" * 450])).map(
    "".join
)


@given(TEXTS, st.sampled_from(["pool", "e", "池", '"pool pool"', "po*", '"e pool"']))
def test_every_hit_folds_to_what_was_looked_for(text: str, typed: str) -> None:
    finding = parse(typed)
    (words,) = finding.words
    spans = hits(text, finding)
    folded = f" {search_text(text)} "
    sought = f" {' '.join(words.folded)}{'' if words.prefix else ' '}"
    assert bool(spans) == (sought in folded)
    assert all(start < end for start, end in spans)
    assert all(first[1] <= second[0] for first, second in pairwise(spans))
    for start, end in spans:
        assert f" {search_text(text[start:end])} ".startswith(sought)
        assert end == len(text) or not unicodedata.category(text[end]).startswith("M")


def test_overlapping_phrases_are_one_span() -> None:
    finding = Finding(parse('"a b" "b c"').wanted)
    assert hits("x a b c y", finding) == ((2, 7),)
    assert finding.words == (Words(("a", "b")), Words(("b", "c")))
