from council_desk.analysis.evidence import Evidence


def test_evidence_gives_back_its_words() -> None:
    assert Evidence(3, 8, "a reason").words("I, Ellen, agree.") == "Ellen"
