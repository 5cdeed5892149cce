"""CSV and its cousins."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from council_desk.errors import UnreadableFileError
from council_desk.readers.delimited import looks_like_a_list, read_rows
from council_desk.readers.limits import Limits

CELL = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]) | st.just("\n"), max_size=30)


def rows_of(data: bytes) -> list[tuple[int, list[str]]]:
    return read_rows("list.csv", data, Limits())[0]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_each_separator_is_told_by_the_rows(delimiter: str) -> None:
    text = delimiter.join(["Name", "Comment", "Date"]) + "\n"
    text += delimiter.join(["Ana", '"Yes, please; soon | today"', "4/27/2026"]) + "\n"
    rows, encoding, found = read_rows("list.csv", text.encode(), Limits())
    assert found == delimiter
    assert encoding == "utf-8"
    assert rows[1] == (2, ["Ana", "Yes, please; soon | today", "4/27/2026"])


def test_excels_own_separator_line_is_obeyed_and_counted() -> None:
    rows, _, delimiter = read_rows("list.csv", b"sep=;\nName;Comment\nAna;a,b,c\n", Limits())
    assert delimiter == ";"
    assert rows == [(2, ["Name", "Comment"]), (3, ["Ana", "a,b,c"])]


def test_line_breaks_in_quotes_stay_in_their_cell() -> None:
    assert rows_of(b'Name,Comment\nAna,"One,\n""two"",\nthree"\nLee,four\n')[1:] == [
        (2, ["Ana", 'One,\n"two",\nthree']),
        (3, ["Lee", "four"]),
    ]


@pytest.mark.parametrize("end", [b"\n", b"\r\n", b"\r"])
def test_the_kind_of_line_end_makes_no_difference(end: bytes) -> None:
    data = b'Name,Comment\n\nAna,"One,\n\nthree"\nLee,four\nJo,"five"\n'.replace(b"\n", end)
    assert rows_of(data) == [
        (1, ["Name", "Comment"]),
        (3, ["Ana", "One,\n\nthree"]),
        (4, ["Lee", "four"]),
        (5, ["Jo", "five"]),
    ]


def test_line_ends_of_several_kinds_in_one_file_are_all_line_ends() -> None:
    data = b'Name,Comment\r\nAna,"One\rtwo\r\nthree\nfour"\rLee,five\n'
    assert rows_of(data)[1:] == [(2, ["Ana", "One\ntwo\nthree\nfour"]), (3, ["Lee", "five"])]


def test_blank_lines_count_as_rows() -> None:
    assert [number for number, _ in rows_of(b"Name,Comment\n\n,\nAna,Yes\n")] == [1, 4]


@pytest.mark.parametrize(
    ("data", "row"),
    [
        (b'Name,Comment\nAna,fine\nLee,"never closed\nJo,swallowed\nMax,too\n', 3),
        (b'Name,Comment\nAna,"opened\nLee,"closed by another"\nJo,ok\n', 2),
        (b'Name,Comment,Date\nAna,"opened,1/2/2026\nLee,fine,1/3/2026\nJo,5" pipe",1/4/2026\nMax,ok,1/5/2026\n', 2),
    ],
)
def test_an_open_quote_is_an_error_that_names_the_row(data: bytes, row: int) -> None:
    with pytest.raises(UnreadableFileError, match=f"row {row} has a quote mark"):
        rows_of(data)


def test_too_many_rows_or_cells_are_refused() -> None:
    with pytest.raises(UnreadableFileError, match="more than 10 rows"):
        read_rows("list.csv", b"Name,Comment\n" + b"Ana,Yes\n" * 20, Limits(rows=10))
    with pytest.raises(UnreadableFileError, match="30 cells"):
        read_rows("list.csv", b"Name,Comment\n" + b"Ana,Yes\n" * 20, Limits(cells=30))


def test_a_cell_of_a_million_letters_is_read() -> None:
    data = b'Name,Comment\nAna,"' + b"x" * 1_000_000 + b'"\n'
    assert len(rows_of(data)[1][1][1]) == 1_000_000


@pytest.mark.parametrize(
    "data",
    [
        b"Name,Email,Comment\nAna,a@b.org,Yes\n",
        b"Nombre;Comentario\nAna;S\xc3\xad\n",
        b"id,value\n1,2\n3,4\n5,6\n",
        b'Comment\n"I like it"\n"Me, too"\n',
        b"Name, Email, Favorite color, Comment\nAna, a@b.org, red, Yes\nLee, l@b.org, blue, No\n",
        b"Council export\n\nName\tComments\nAna\tYes\n",
        b'Name,Comment\nAna,"never closed\nLee,Yes\n',
    ],
)
def test_lists_look_like_lists(data: bytes) -> None:
    assert looks_like_a_list(data)


@pytest.mark.parametrize(
    "text",
    [
        "Dear Council, I like it.\nI am here, there, and so on.\nThank you, all.\n",
        "6. Harbor parking; and more\nI like it; really.\nNo; never.\n",
        "One line, with commas, and more, and more",
        "I wrote to you, twice, about this comment, and my name, and position.\nYou did not answer.\n",
        "Name: Ana\nComment: yes\n",
        "I cannot support moving it to a place with no address, then. Until then, no.\nWell, yes.\nTrees, birds.\n",
        "If you were to mend the sidewalk at my address first I would think of it. Until then, no.\n"
        "Well, yes, and now.\nOnly this, please.\nNever, I say.\n",
        "",
    ],
)
def test_running_text_does_not(text: str) -> None:
    assert not looks_like_a_list(text.encode())


@given(st.lists(st.tuples(CELL, CELL, CELL), min_size=1, max_size=8), st.sampled_from([",", ";", "\t"]))
def test_what_a_program_wrote_with_quotes_comes_back_row_by_row(rows: list[tuple[str, ...]], delimiter: str) -> None:
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=delimiter, quoting=csv.QUOTE_ALL, lineterminator="\n")
    writer.writerow(("Name", "Comment", "Email"))
    writer.writerows(rows)
    read = rows_of(out.getvalue().encode("utf-8"))
    wanted = [(number, list(row)) for number, row in enumerate(rows, start=2) if any(cell.strip() for cell in row)]
    assert read[1:] == wanted


@given(st.text(st.characters(codec="utf-8"), max_size=300))
def test_any_text_at_all_is_rows_or_one_clear_line(text: str) -> None:
    looks_like_a_list(text.encode("utf-8"))
    try:
        rows = rows_of(text.encode("utf-8"))
    except UnreadableFileError:
        return
    assert all(any(cell.strip() for cell in cells) for _, cells in rows)


@pytest.mark.parametrize(
    "text",
    [
        'Item,Name,Comment,Position\n29,Ana,"Open words,Support\n29,Lee,x",Oppose\n29,Jo,ok,Oppose\n',
        'Name,Comment\nAna,"Open words\nLee,no\nJo,ok "\nKim,yes\n',
        'Marrow Bay\nItem,Name,Comment,Position\n29,Ana,"Open, words,Support\n29,Lee,no,Oppose\n29,Jo,ok,Oppose\n',
    ],
)
def test_rows_swallowed_by_an_open_quote_are_never_taken_for_a_comment(text: str) -> None:
    with pytest.raises(UnreadableFileError, match=r"row [23] has a quote mark"):
        read_rows("list.csv", text.encode(), Limits())


def test_prose_over_several_lines_is_no_swallowed_row() -> None:
    text = (
        'Name,Comment,Date\nAna,"Trees, birds, bees\nand, well, more\nMarrow Bay,CA",4/27/2026\nLee,"No, never,\nnot"\n'
    )
    rows, _, _ = read_rows("list.csv", text.encode(), Limits())
    assert len(rows) == 3


def test_one_column_without_quote_marks_is_a_list_where_the_file_calls_itself_one() -> None:
    column = b"Comment\nBoth items matter to me.\nA second letter.\n"
    assert looks_like_a_list(column, called_a_list=True)
    assert not looks_like_a_list(column)
    assert not looks_like_a_list(b"Comment\nWell, no.\nA second letter.\n", called_a_list=True)
