from council_desk.analysis import stance_formulas


def test_formulas_of_a_whole_text() -> None:
    assert stance_formulas.NEUTRAL.search("the league takes no position on this")
    assert stance_formulas.AMENDS.search("a good first step, but it needs teeth")
    assert stance_formulas.UNLESS.search("i oppose it unless the fee falls")
    assert stance_formulas.SARCASM.search("oh wonderful, another fee")
