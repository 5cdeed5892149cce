"""Rows of a list that are no comments."""

import pytest

from council_desk.readers.list_rows import heading_of, heading_words, is_footer, names_again

MAPPED = {0: "name", 1: "email", 2: "comment"}


@pytest.mark.parametrize(
    ("words", "item", "title"),
    [
        ("Agenda Item 12: Bike lanes", "12", "Bike lanes"),
        ("ITEM NO. 14B - Pool", "14B", "Pool"),
        ("Item #7", "7", ""),
        ("Punto 5. Piscina", "5", "Piscina"),
        ("Tagesordnungspunkt 3: Hafen", "3", "Hafen"),
        ("Mục số 9", "9", ""),
        ("議程項目 12", "12", ""),
        ("Not on the agenda", "", ""),
    ],
)
def test_a_heading_names_the_item_of_the_rows_beneath(words: str, item: str, title: str) -> None:
    heading = heading_of(words)
    assert (heading.item, heading.title) == (item, title)


@pytest.mark.parametrize(
    ("words", "side"), [("SUPPORT (14)", "SUPPORT"), ("Opposed:", "Opposed"), ("En contra", "En contra")]
)
def test_a_heading_may_name_the_position_of_the_rows_beneath(words: str, side: str) -> None:
    assert heading_of(words).position == side


def test_one_cell_alone_is_a_heading_and_a_comment_without_a_name_is_not() -> None:
    assert heading_words(["Item 12 - Pool", "", ""], MAPPED) == "Item 12 - Pool"
    assert heading_words(["", "", "Item 12 - Pool"], MAPPED) == "Item 12 - Pool"
    assert heading_words(["Item 12", "Pool", ""], {0: "name", 1: "address", 2: "comment"}) == "Item 12 Pool"
    assert heading_words(["", "", "Anonymous but worth reading"], MAPPED) is None
    assert heading_words(["", "", "Item 12 is a mistake."], MAPPED) is None
    assert heading_words(["", "", "Point 1 makes no sense to me"], MAPPED) is None
    assert heading_words(["Total: 43", "", ""], MAPPED) is None


def test_what_counts_the_list_is_a_footer() -> None:
    assert is_footer(["Total: 43", "", ""])
    assert is_footer(["Report generated 4/28/2026 by the clerk"])
    assert is_footer(["Opposed", "17"])
    assert is_footer(["Support: 26"])
    assert is_footer(["43 comments"])
    assert not is_footer(["Ana", "Yes"])
    assert not is_footer(["Support"])
    assert not is_footer([])


def test_column_names_that_come_again_are_told() -> None:
    assert names_again(["NAME", "", "Comment:"], ["name", "comment"])
    assert not names_again(["Ana", "", "Comment:"], ["name", "comment"])
