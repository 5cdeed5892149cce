from council_desk.analysis.stance_evidence import gather


def test_negation_turns_a_cue() -> None:
    assert gather("I do not support this.", "en").oppose > gather("I do not support this.", "en").support


def test_what_others_say_weighs_little() -> None:
    own, theirs = gather("I oppose this.", "en"), gather("My neighbors say they oppose this.", "en")
    assert theirs.oppose < 0.5 * own.oppose


def test_a_vote_asked_for_is_declared() -> None:
    found = gather("Please adopt the resolution.", "en")
    assert found.support_declared
    assert found.plain_vote


def test_the_words_are_kept() -> None:
    text = "Well. I oppose this."
    evidence = gather(text, "en").evidence
    assert any("oppose" in each.words(text) for each in evidence)
