"""What the reading model hears of the pieces of a comment."""

from council_desk.analysis.demand_heard import HEARD, HeardPieces
from council_desk.analysis.demand_marks import marked_segments
from council_desk.analysis.demand_rules import read_by_rules
from council_desk.analysis.heard import Heard, Word
from council_desk.analysis.items import ItemContext

TEXT = "The pool was cold. Warm water on Fridays, if you can."
ITEM = ItemContext("Pool hours", "resolution", ())


def pieces(asking: str) -> HeardPieces:
    """The comment, heard so that the words of `asking` ask and the others do not."""
    first = TEXT.index(asking)
    words, at = [], 0
    for word in TEXT.split():
        start = TEXT.index(word, at)
        at = start + len(word)
        inside = first <= start < first + len(asking)
        words.append(Word(start, at, 4.0 if inside else -4.0, -5.0, -5.0, 3.0 if start == first else -5.0))
    marked = marked_segments(TEXT, ITEM, read_by_rules(TEXT, ITEM, "en"))
    return HeardPieces(Heard((0.0,) * 6, tuple(words)), marked)


def test_a_piece_whose_words_ask_is_looked_at():
    found = pieces("Warm water on Fridays").with_heard_runs([])
    assert len(found) == 1


def test_a_piece_that_is_looked_at_already_is_not_taken_twice():
    told = pieces("Warm water on Fridays")
    run = told.with_heard_runs([])[0]
    assert told.with_heard_runs([run]) == [run]


def test_nothing_is_looked_at_where_nothing_asks():
    told = pieces("The pool was cold.")
    assert all(told.signs(*run)[HEARD] > 0 for run in told.with_heard_runs([]))


def test_what_is_heard_of_a_run_and_of_the_rest():
    told = pieces("Warm water on Fridays")
    first, end = told.with_heard_runs([])[0]
    signs = told.signs(first, end)
    assert signs[HEARD] > 2 and signs["heard begins"] > 2 and signs["heard elsewhere"] < 0
