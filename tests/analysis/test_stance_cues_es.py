from council_desk.analysis import stance_cues_es


def test_spanish_sides() -> None:
    sides = {"estoy a favor de esto": 1, "me opongo": -1, "voten que no": -1}
    for words, side in sides.items():
        assert {cue.side for cue in stance_cues_es.DECLARED if cue.pattern.search(words)} == {side}
