from council_desk.analysis.stance_cues import DECLARED, WEAK


def test_every_cue_has_a_side_a_weight_and_a_name() -> None:
    for cue in (*DECLARED, *WEAK):
        assert cue.side in {1, -1}
        assert 0 < cue.weight <= 2.5
        assert cue.name


def test_the_letters_a_cue_needs_are_lower_case() -> None:
    assert all(need == need.lower() for cue in (*DECLARED, *WEAK) for need in cue.needs)
