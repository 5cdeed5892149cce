"""A list that stands again in the same file is found, and its copies are laid over one another."""

from council_desk.analysis.boundary_editions import find_editions, lay_over
from council_desk.analysis.boundary_units import read_page

OWN = [
    f"Paragraph {word} was written by one person alone about {word} and nothing else."
    for word in ("ants", "bees", "cats", "dogs", "eels")
]


def units_of(lines):
    return read_page("\n".join(lines)).units


def test_a_second_copy_with_an_addition_begins_where_the_first_line_stands_again():
    found = find_editions(units_of([*OWN, OWN[0], OWN[1], "A new comment that only the second copy has.", *OWN[2:]]))
    assert found.starts == (0, 5) and found.reason


def test_three_copies():
    assert find_editions(units_of(OWN * 3)).starts == (0, 5, 10)


def test_a_list_of_lone_letters_stands_once():
    assert find_editions(units_of(OWN)).starts == (0,)


def test_copies_laid_over_one_another_know_their_lines_in_each():
    units = units_of([*OWN, "Hello,", *OWN[:2], OWN[2] + " Really.", *OWN[3:]])
    union = lay_over(units, (0, 5))
    assert [sorted(u.lines_by_edition) for u in union] == [[2], [1, 2], [1, 2], [1, 2], [1, 2], [1, 2]]
    assert union[3].lines_by_edition == {1: (3, 3), 2: (9, 9)}
