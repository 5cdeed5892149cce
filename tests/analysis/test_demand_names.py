import pytest

from council_desk.analysis.demand_names import short_name


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("Plant more oaks along bus routes", "plant oaks"),
        ("Raise the parking fee to $3", "raise parking fee"),
        ("Make the fine $500", "fine"),
        ("Ensure that there is a guard at the door", "guard door"),
        ("Move the end of gas blowers up to 2028", "move gas blowers"),
    ],
)
def test_a_short_name_says_what_is_asked_in_one_to_three_words(sentence: str, name: str) -> None:
    assert short_name(sentence) == name


def test_a_sentence_that_names_nothing_still_has_a_name() -> None:
    assert short_name("Make it nine") == "make it nine"
    assert short_name("Do it")
