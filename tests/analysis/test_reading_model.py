"""The reading model that ships with the program."""

import numpy as np

from council_desk.analysis.reading_model import FARTHEST, HEADS, fitted_model, steps_apart


def model():
    found = fitted_model()
    assert found is not None, "resources/models/reading_model.npz is part of the program"
    return found


def read(*texts: str):
    shipped = model()
    pieces = [[shipped.pieces.first, *shipped.pieces.cut(text), shipped.pieces.parts] for text in texts]
    return shipped.read(pieces)


def test_a_text_reads_the_same_beside_a_longer_one():
    alone = read("Keep the library open.")
    beside = read(
        "Keep the library open.", "The library should stay open late, because students have nowhere else to go."
    )
    assert np.allclose(alone[0], beside[0], atol=1e-3)


def test_what_is_read_is_told_of_every_piece():
    (told,) = read("Keep the library open.")
    assert told.shape[1] % HEADS == 0 and np.isfinite(told).all()


def test_the_model_says_which_practice_lists_it_was_taught():
    assert len(model().taught) > 400


def test_near_pieces_are_told_apart_one_by_one_and_far_ones_are_not():
    steps = steps_apart(2 * FARTHEST, 16)
    assert steps[8, :9].tolist() == [8, 7, 6, 5, 4, 3, 2, 1, 0]
    assert set(steps[-1, :FARTHEST]) == {15}


def test_a_piece_before_and_one_after_stand_apart_differently():
    steps = steps_apart(20, 16)
    assert not set(steps[10, :10]) & set(steps[10, 11:])


def test_the_order_of_words_counts():
    one, other = read("Dogs bite people."), read("People bite dogs.")
    assert not np.allclose(one[0][0], other[0][0], atol=1e-2)
