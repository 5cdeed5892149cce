from council_desk.analysis import cues_es


def test_spanish_asks_are_known() -> None:
    assert cues_es.ASK.search("les pido que planten más árboles en mi calle")
    assert cues_es.IMPERATIVE.match("por favor, pongan bancas")


def test_spanish_votes_are_position_asks() -> None:
    assert cues_es.POSITION_ASK.match("voten que no")
    assert not cues_es.POSITION_ASK.match("planten árboles")
