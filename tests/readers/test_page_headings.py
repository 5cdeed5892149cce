"""Names with positions above comments."""

import pytest

from council_desk.readers.page_headings import name_and_position, passages_below_names, said_position


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("Ana Ruiz (in favor)", ("Ana Ruiz", "in favor")),
        ("Ana Ruiz (Not in favour):", ("Ana Ruiz", "Not in favour")),
        ("Ana Ruiz (-)", ("Ana Ruiz", "")),
        ("Ana Ruiz (–)", ("Ana Ruiz", "")),
        ("Ana Ruiz (Ward 3)", None),
        ("Ana Ruiz ()", None),
        ("(in favor)", None),
        ("Ana Ruiz", None),
    ],
)
def test_a_name_with_a_position_or_a_dash_is_told(line: str, found: tuple[str, str] | None) -> None:
    assert name_and_position(line) == found


def test_positions_are_told_from_other_words() -> None:
    assert said_position("[Oppose]") == "Oppose"
    assert said_position("n/a") == ""
    assert said_position("maybe so") is None


def test_one_name_alone_parts_nothing() -> None:
    assert passages_below_names(["Ana (support)", "Yes."]) == []
    assert passages_below_names(["Ana (support)", "Ben (oppose)", "", "Cy (neutral)"]) == []
