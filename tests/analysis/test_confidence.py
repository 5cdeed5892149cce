from council_desk.analysis.confidence import capped, with_position


def test_where_nothing_is_declared_nothing_is_surer_than_sixty_percent() -> None:
    assert capped(0.95, "nothing declared") == 0.6
    assert capped(0.95, "an unheard-of pattern") == 0.6


def test_agreement_with_the_ticked_position_raises() -> None:
    stance, confidence, reason = with_position("oppose", 0.8, "declares opposition", "oppose")
    assert (stance, confidence > 0.9) == ("oppose", True)
    assert "ticked oppose" in reason


def test_contradiction_caps_at_a_half_and_is_said() -> None:
    stance, confidence, reason = with_position("oppose", 0.95, "declares opposition", "support")
    assert (stance, confidence) == ("oppose", 0.5)
    assert "but the writer ticked support" in reason


def test_a_tick_decides_where_the_text_is_silent() -> None:
    assert with_position("unclear", 0.5, "declares no position", "support")[0] == "support"
    assert with_position("unclear", 0.5, "declares no position", None)[0] == "unclear"
