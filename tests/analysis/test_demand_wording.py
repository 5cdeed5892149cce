from council_desk.analysis.demand_wording import canonical_sentence


def test_a_canonical_sentence_begins_with_what_is_to_be_done() -> None:
    assert canonical_sentence("please plant more oaks.", "verb") == "Plant more oaks"
    assert canonical_sentence("don't cut the elms", "verb") == "Do not cut the elms"


def test_a_duty_becomes_something_to_ensure() -> None:
    assert canonical_sentence("the fine should be $500", "clause") == "Ensure that the fine is $500"


def test_a_thing_wanted_is_provided() -> None:
    assert canonical_sentence("a bench at each stop", "noun") == "Provide a bench at each stop"


def test_a_sentence_keeps_neither_list_numbers_nor_opening_adverbials() -> None:
    assert canonical_sentence("2) Going forward, publish the minutes", "noun") == "Publish the minutes"
    assert canonical_sentence("within the first year, plant more oaks", "verb") == "Plant more oaks"


def test_a_sentence_begins_with_one_verb() -> None:
    assert canonical_sentence("Pass a budget for trees", "noun") == "Pass a budget for trees"
    assert canonical_sentence("The gate must be six feet high", "noun") == "Ensure that the gate is six feet high"
    assert canonical_sentence("no dogs before eight", "noun") == "Allow no dogs before eight"
    assert canonical_sentence("it lets bands play until midnight", "clause") == "Let bands play until midnight"
    assert canonical_sentence("be told the closing date by March", "noun") == "Tell us the closing date by March"


def test_a_sentence_in_capitals_is_made_readable() -> None:
    assert canonical_sentence("HEAT THE WATER TO 86", "verb") == "Heat the water to 86"
