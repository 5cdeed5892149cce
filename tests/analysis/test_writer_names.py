"""Spellings of one name."""

from hypothesis import given
from hypothesis import strategies as st

from council_desk.analysis.writer_names import name_words, organisation_key, phone_digits, without_middle


def test_one_organisation_in_many_spellings() -> None:
    spellings = ["SEIU Local 9", "S.E.I.U. Local 9", "The SEIU, Local 9, Inc.", "s. e. i. u. local 9"]
    assert {organisation_key(name) for name in spellings} == {"seiu local 9"}
    assert organisation_key("Parks & Trails") == organisation_key("The Parks and Trails, LLC")
    assert organisation_key("SEIU Local 9") != organisation_key("SEIU Local 10")


def test_a_person_s_words_in_order() -> None:
    assert name_words("Quill, Dr. Ada M.") == name_words("Ada M. Quill") == ("ada", "m", "quill")
    assert name_words("Ada Quill, Jr.") == ("ada", "quill", "jr")
    assert without_middle(name_words("Ada M. Quill")) == name_words("ada quill")
    assert without_middle(name_words("A. Quill")) == ("a", "quill")


def test_telephone_numbers() -> None:
    assert phone_digits("+1 (555) 010-0100 x3") == phone_digits("555.010.0100") == "5550100100"
    assert phone_digits("911") == phone_digits(None) == ""


@given(st.text())
def test_any_name_has_a_key(name: str) -> None:
    assert len(organisation_key(name)) <= 200
    assert without_middle(name_words(name)) is not None
