from council_desk.analysis.evidence import Evidence, told_of_office


def test_evidence_gives_back_its_words() -> None:
    assert Evidence(3, 8, "a reason").words("I, Ellen, agree.") == "Ellen"


def test_what_a_reason_tells_of_the_office_is_its_last_part() -> None:
    assert told_of_office("declares support; your office accepted 3 of 11 like this") == (
        "your office accepted 3 of 11 like this"
    )
    assert told_of_office("declares support; the writer ticked support") == ""
