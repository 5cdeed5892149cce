"""Every reason shown to a clerk belongs to a cue that is weighed."""

import pytest

from council_desk.analysis.boundary_weights import SAID, fitted_weights


def test_reasons_belong_to_cues():
    assert set(SAID) <= set(fitted_weights(True).gaps) | set(fitted_weights(False).gaps)


@pytest.mark.parametrize("heard", [False, True])
def test_the_surest_cues_point_the_right_way(heard: bool):
    gaps = fitted_weights(heard).gaps
    assert gaps["b_greeting"] > 0 > gaps["a_greeting"] and gaps["letter_goes_on"] < -2
