"""What the words on both sides of a gap say."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from council_desk.analysis.boundary_words import MODEL, ending_marks, opening_marks, shared_marks, tokens, words_say
from council_desk.paths import resources_folder

LETTER = "The crossing by the ferry dock has no light, and my son walks it before seven."
GOES_ON = "And it is not only the dock: the same is true of the two streets above it."
ANOTHER = "I am a retired nurse and I support the plan. Thank you for taking it up."


def test_a_new_writer_reads_more_like_a_beginning_than_a_letter_that_goes_on() -> None:
    assert words_say(LETTER, ANOTHER) > words_say(LETTER, GOES_ON) + 1


def test_numbers_are_all_alike() -> None:
    assert tokens("In 2019, 40 of us") == ("in", "#", ",", "#", "of", "us")
    assert opening_marks("Pay 15 dollars more.") == opening_marks("Pay 20 dollars more.")


def test_curly_and_straight_apostrophes_are_alike() -> None:
    assert tokens("don’t") == tokens("don't") == ("don't",)


def test_words_on_both_sides_are_shared() -> None:
    assert shared_marks("Save the pier.", "The pier is old.") == {"s the", "s pier", "s ."}


def test_what_is_shipped_is_a_weight_and_a_vector_by_mark() -> None:
    with np.load(resources_folder() / MODEL, allow_pickle=False) as stored:
        names = stored["marks"].tobytes().decode("utf-8").split("\n")
        rows, scales = stored["rows"], stored["scales"]
    assert len(names) == len(set(names)) == len(rows) > 1000
    assert rows.dtype == np.int8
    assert rows.shape[1] == len(scales) > 4
    marks = opening_marks(ANOTHER) | ending_marks(LETTER)
    assert sum(mark in set(names) for mark in marks) > len(marks) / 4


@given(st.text(max_size=200), st.text(max_size=200))
def test_any_two_texts_have_a_figure_and_it_is_the_same_each_time(before: str, after: str) -> None:
    said = words_say(before, after)
    assert -50 < said < 50
    assert words_say(before, after) == said
