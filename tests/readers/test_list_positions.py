"""How lists write a position."""

import pytest

from council_desk.readers.list_positions import (
    is_tick_column,
    names_hold_positions,
    no_answer,
    side_of_header,
    split_name,
    ticked_side,
)


@pytest.mark.parametrize("dash", ["-", "–", "—", " - ", "n/a", "N / A", "--"])
def test_a_dash_is_no_answer(dash: str) -> None:
    assert no_answer(dash)
    assert not no_answer("Support")


def test_a_column_name_may_be_a_position() -> None:
    assert side_of_header("In favor") == "In favor"
    assert side_of_header("I strongly oppose this item") == "I strongly oppose this item"
    assert side_of_header("En contra") == "En contra"
    assert side_of_header("Comments") is None


def test_ticks_are_told_from_words() -> None:
    assert is_tick_column("Opposed", ["x", "X", "✓"])
    assert is_tick_column("Support", ["Yes", "No"])
    assert not is_tick_column("Support", ["Yes, if it is free"])
    assert not is_tick_column("Opposed", [])
    assert not is_tick_column("Parking", ["x"])


def test_one_box_that_asks_for_support_has_a_no_that_counts() -> None:
    assert ticked_side([("Support", "No")]) == "No"
    assert ticked_side([("Opposed", "No")]) == ""
    assert ticked_side([("Support", "x"), ("Opposed", "")]) == "Support"
    assert ticked_side([("Support", "x"), ("Opposed", "x")]) == ""
    assert ticked_side([("Support", "")]) == ""


def test_a_name_with_its_position_is_parted() -> None:
    assert split_name("Ana Ruiz (Support)") == ("Ana Ruiz", "Support")
    assert split_name("Ana Ruiz (–)") == ("Ana Ruiz", "")
    assert split_name("Ana Ruiz —") == ("Ana Ruiz", "")
    assert split_name("Ana Ruiz (Pier Street)") is None
    assert split_name("Ana Ruiz") is None
    assert names_hold_positions(["Ana (Support)", "Lee (-)", "Jo"])
    assert not names_hold_positions(["Ana", "Lee (Support)", "Jo"])
    assert not names_hold_positions([])
