"""The words of a cell."""

from hypothesis import given
from hypothesis import strategies as st

from council_desk.readers.cell_text import plain_cell, plain_column


def test_what_word_processors_paste_into_forms_is_left_out() -> None:
    styles = "<!--[if gte mso 9]><xml>junk</xml><![endif]--><style>p {color:red}</style>"
    assert plain_cell(f"{styles}<p class=MsoNormal>Hello<o:p></o:p></p>") == "Hello"
    assert plain_cell("<ul><li>a</li><li>b</li></ul>") == "a\nb"


@given(st.lists(st.text(st.characters(codec="utf-8"), max_size=40), max_size=8))
def test_a_column_reads_like_its_cells(cells: list[str]) -> None:
    assert plain_column(cells) == [plain_cell(cell) for cell in cells]


def test_columns_with_and_without_markup_read_alike() -> None:
    assert plain_column([" a ", "b&amp;c"]) == ["a", "b&c"]
    assert plain_column(["a\xa0b", "R&D"]) == ["a b", "R&D"]
