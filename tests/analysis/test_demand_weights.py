"""The fitted weights that come with the program."""

from council_desk.analysis.demand_weights import MODEL, stored_weights
from council_desk.paths import resources_folder


def test_the_weights_are_there_and_speak_for_polite_asks() -> None:
    fitted = stored_weights()
    assert fitted.marks["s1 please"][0] > 0
    assert fitted.gate["please"] > 0
    assert fitted.signs["odds"] > 0


def test_the_stored_file_stays_small() -> None:
    assert (resources_folder() / MODEL).stat().st_size < 2_000_000
