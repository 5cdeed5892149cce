from council_desk.analysis.clause_levels import Rung, place, readings, roman_value
from council_desk.analysis.clause_marks import Mark


def mark(label: str) -> Mark:
    return Mark(0, 3, "list", label, "()")


def test_roman_numerals() -> None:
    assert [roman_value(label) for label in ("i", "iv", "ix", "xl", "iiii", "ab")] == [1, 4, 9, 40, None, None]


def test_a_letter_may_be_two_things() -> None:
    assert readings("i") == [("lower letter", 9), ("lower roman", 1)]


def test_i_after_h_is_a_letter_unless_ii_follows() -> None:
    ladder = [Rung("()", "lower letter", 8, 0)]
    assert place(mark("i"), mark("j"), ladder) == (0, "lower letter", 9)
    assert place(mark("i"), mark("ii"), ladder) == (1, "lower roman", 1)


def test_a_first_label_opens_a_level_and_a_far_one_is_none() -> None:
    ladder = [Rung("()", "upper letter", 1, 0)]
    assert place(mark("1"), None, ladder) == (1, "digit", 1)
    assert place(mark("30"), None, ladder) is None
