"""Fields of Find: their names, slips of the finger, and values."""

import pytest

from council_desk.queries.counts import STANCES
from council_desk.queries.find_fields import FIELDS, field_named, nearest_field, no_such_field, number_range, value_of


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("stanec", "stance"),
        ("stnce", "stance"),
        ("campain", "campaign"),
        ("Distirct", "district"),
        ("languag", "language"),
        ("nmae", "name"),
        ("dance", None),
        ("http", None),
        ("re", None),
        ("note", None),
        ("subject", None),
    ],
)
def test_a_slip_in_a_field_s_name_is_told_from_a_word(typed: str, meant: str | None) -> None:
    assert field_named(typed) is None
    assert nearest_field(typed) == meant


def test_the_sentence_about_a_slip_names_every_field() -> None:
    said = no_such_field("stanec")
    assert "stance:?" in said
    assert all(name in said for name in FIELDS)


@pytest.mark.parametrize("stance", STANCES)
def test_every_stance_can_be_typed(stance: str) -> None:
    assert value_of("stance", stance) == (stance, "")
    assert value_of("stance", stance.replace("_", " ")) == (stance, "")


def test_a_beginning_that_could_be_two_values_is_asked_about() -> None:
    assert value_of("stance", "neut") == ("neutral", "")
    value, said = value_of("stance", "oppo")
    assert value == ""
    assert "oppose, neutral" in said


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("34", (34, "", None, False)),
        ("34a", (34, "a", None, False)),
        ("30-40", (30, "", 40, True)),
        ("30 - 40", (30, "", 40, True)),
        ("30-", (30, "", None, True)),
        ("-40", (None, "", 40, True)),
    ],
)
def test_numbers_and_ranges(typed: str, expected: tuple[int | None, str, int | None, bool]) -> None:
    assert value_of("number", typed)[1] == ""
    assert number_range(typed) == expected


@pytest.mark.parametrize("typed", ["", "-", "a", "30-40-50", "3a-4b", "12345678901"])
def test_what_is_no_number(typed: str) -> None:
    assert "number:34" in value_of("number", typed)[1]
    with pytest.raises(ValueError):
        number_range(typed)


def test_how_long_ago_is_typed_in_days_or_weeks() -> None:
    days = {"5": "5", "5d": "5", "5 days": "5", "2 weeks": "14", "0": "0"}
    assert {typed: value_of("older", typed)[0] for typed in days} == days
    for typed in ("", "soon", "5 months", "-3 years"):
        assert "older:5" in value_of("older", typed)[1]
    assert field_named("older") == "older"
    assert nearest_field("order") is None
