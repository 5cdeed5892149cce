"""Every reason shown to a clerk belongs to a cue that is weighed."""

from council_desk.analysis.boundary_weights import SAID, WEIGHTS


def test_reasons_belong_to_cues():
    assert set(SAID) <= set(WEIGHTS)


def test_the_surest_cues_point_the_right_way():
    assert WEIGHTS["b_greeting"] > 2 and WEIGHTS["a_greeting"] < -2 and WEIGHTS["letter_goes_on"] < -2
