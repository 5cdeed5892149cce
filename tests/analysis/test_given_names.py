from council_desk.analysis.city_names import NOT_CITIES
from council_desk.analysis.given_names import GIVEN_NAMES


def test_the_list_holds_given_names_and_no_word_that_opens_a_sentence() -> None:
    assert {"George", "Rosa", "Thomas", "Muhammad"} <= GIVEN_NAMES
    assert not {"Will", "May", "April", "June", "Grant", "Hope", "Port", "Saint", "San"} & GIVEN_NAMES
    assert all(name.istitle() and name.isalpha() for name in GIVEN_NAMES)
    assert {name.lower() for name in GIVEN_NAMES} & NOT_CITIES <= {"jesus"}
