from council_desk.analysis.demand_wording import canonical_sentence, short_name


def test_a_canonical_sentence_begins_with_what_is_to_be_done() -> None:
    assert canonical_sentence("please plant more oaks.", "verb") == "Plant more oaks"
    assert canonical_sentence("don't cut the elms", "verb") == "Do not cut the elms"


def test_a_duty_becomes_something_to_ensure() -> None:
    assert canonical_sentence("the fine should be $500", "clause") == "Ensure that the fine is $500"


def test_a_thing_wanted_is_provided() -> None:
    assert canonical_sentence("a bench at each stop", "noun") == "Provide a bench at each stop"


def test_a_short_name_has_one_to_three_words() -> None:
    assert 1 <= len(short_name("Plant more oaks along bus routes").split()) <= 3
    assert short_name("Do it")
