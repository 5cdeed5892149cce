"""Lists of signatories in every arrangement."""

from hypothesis import given
from hypothesis import strategies as st

from council_desk.analysis.signatory_rows import in_columns, signed_in


def names(*lines: str) -> list[str]:
    return [made.name for made in signed_in(lines)]


def test_a_name_a_line() -> None:
    assert names("Harbor Swim Club", "", "SEIU Local 9", "", "Ana Ortiz") == [
        "Harbor Swim Club",
        "SEIU Local 9",
        "Ana Ortiz",
    ]


def test_a_run_over_several_lines() -> None:
    run = ("Harbor Swim Club, SEIU Local 9,", "Bay Cyclists and Ferry Riders Alliance")
    assert names(*run) == ["Harbor Swim Club", "SEIU Local 9", "Bay Cyclists", "Ferry Riders Alliance"]


def test_a_name_and_its_group_by_turns() -> None:
    assert names("Ana Ortiz", "Harbor Swim Club", "Theo Brandt", "SEIU Local 9") == [
        "Ana Ortiz, Harbor Swim Club",
        "Theo Brandt, SEIU Local 9",
    ]


def test_titles_join_their_lines() -> None:
    found = names("Ana Ortiz", "President", "Harbor Swim Club", "Theo Brandt", "Organizer", "SEIU Local 9")
    assert found == ["Ana Ortiz, President, Harbor Swim Club", "Theo Brandt, Organizer, SEIU Local 9"]


def test_columns_of_a_page_go_one_under_the_other() -> None:
    page = ("Ana Ortiz            Theo Brandt", "Harbor Swim Club     SEIU Local 9")
    assert in_columns(page[0])
    assert names(*page) == ["Ana Ortiz", "Harbor Swim Club", "Theo Brandt", "SEIU Local 9"] or names(*page) == [
        "Ana Ortiz, Harbor Swim Club",
        "Theo Brandt, SEIU Local 9",
    ]


def test_a_table_s_rows_stay_rows() -> None:
    assert names("Ana Ortiz | Harbor Swim Club", "Theo Brandt | SEIU Local 9") == [
        "Ana Ortiz, Harbor Swim Club",
        "Theo Brandt, SEIU Local 9",
    ]


def test_nothing_is_nobody() -> None:
    assert signed_in([]) == signed_in(["", "  "]) == []


@given(st.lists(st.text(max_size=60), max_size=12))
def test_any_lines_can_be_looked_through(lines: list[str]) -> None:
    for made in signed_in(lines):
        assert made.pieces or made.address or made.email
