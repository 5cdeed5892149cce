from council_desk.analysis import demand_patterns


def test_patterns_read_lowered_text() -> None:
    assert demand_patterns.UNLESS.search("unless the fee is halved").group("what") == "the fee is halved"
    assert demand_patterns.TAIL.search("plant oaks because it is hot")
