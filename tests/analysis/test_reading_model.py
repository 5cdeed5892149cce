"""The reading model that ships with the program."""

import numpy as np

from council_desk.analysis.reading_model import HEADS, fitted_model


def model():
    found = fitted_model()
    assert found is not None, "resources/models/reading_model.npz is part of the program"
    return found


def read(*texts: str):
    shipped = model()
    pieces = [[shipped.pieces.first, *shipped.pieces.cut(text), shipped.pieces.parts] for text in texts]
    return shipped.read(pieces, [len(each) for each in pieces])


def test_a_text_reads_the_same_beside_a_longer_one():
    alone = read("Keep the library open.")
    beside = read(
        "Keep the library open.", "The library should stay open late, because students have nowhere else to go."
    )
    assert np.allclose(alone[0], beside[0, : alone.shape[1]], atol=1e-3)


def test_what_is_read_is_told_of_every_piece():
    told = read("Keep the library open.")
    assert told.shape[2] % HEADS == 0 and np.isfinite(told).all()


def test_the_model_says_which_practice_lists_it_was_taught():
    assert len(model().taught) > 400
