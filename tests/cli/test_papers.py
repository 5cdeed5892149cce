"""memo and workbook: a whole file or none."""

import io
from pathlib import Path

import pytest
from openpyxl import load_workbook
from pypdfium2 import PdfDocument
from typed_desk import LETTERS, Desk

from council_desk.operations.office import open_office
from council_desk.operations.tagging import add_sensitive
from council_desk.records.comments import Comment

ITEM = ("--item", "29", "--meeting", "2026-04-28", "--title", "Pool hours")


@pytest.fixture
def taken(sqlite_desk: Desk) -> Desk:
    sqlite_desk.done("import", sqlite_desk.file("letters.csv"), *ITEM)
    return sqlite_desk


def words_of(paper: bytes) -> str:
    document = PdfDocument(io.BytesIO(paper))
    try:
        return " ".join(" ".join(page.get_textpage().get_text_bounded() for page in document).split())
    finally:
        document.close()


def test_a_memo_is_a_pdf_of_the_item(taken: Desk, tmp_path: Path) -> None:
    done = taken.done("memo", "--item", "29", "-o", tmp_path / "memo.pdf")
    assert (done.out, done.err) == ("", f"Wrote {tmp_path / 'memo.pdf'}.\n")
    words = words_of((tmp_path / "memo.pdf").read_bytes())
    assert "Pool hours" in words
    assert "benches along the creek" in words
    assert "rosa@example.org" not in words


def test_the_same_data_gives_the_same_bytes(taken: Desk, tmp_path: Path) -> None:
    for name in ("one", "two"):
        taken.done("memo", "--item", "29", "-o", tmp_path / f"{name}.pdf")
        taken.done("workbook", "--item", "29", "-o", tmp_path / f"{name}.xlsx")
    for kind in ("pdf", "xlsx"):
        assert (tmp_path / f"one.{kind}").read_bytes() == (tmp_path / f"two.{kind}").read_bytes()


def test_a_workbook_has_a_row_a_comment(taken: Desk, tmp_path: Path) -> None:
    taken.done("workbook", "--item", "29", "-o", tmp_path / "item.xlsx")
    book = load_workbook(tmp_path / "item.xlsx")
    assert {"Comments", "Method"} <= set(book.sheetnames)
    assert book["Comments"].max_row >= 4


@pytest.mark.parametrize("command", ["memo", "workbook"])
def test_what_cannot_be_written_is_refused_and_nothing_is_left(taken: Desk, command: str, tmp_path: Path) -> None:
    before = taken.state()
    there = sorted(tmp_path.iterdir())
    assert "cannot be written" in taken(command, "--item", "29", "-o", tmp_path / "none" / "x").refusal
    assert "is a folder" in taken(command, "--item", "29", "-o", tmp_path).refusal
    assert "the office itself" in taken(command, "--item", "29", "-o", taken.office).refusal
    assert "There is no item 30" in taken(command, "--item", "30", "-o", tmp_path / "x").refusal
    assert sorted(tmp_path.iterdir()) == there
    assert taken.state() == before


def test_a_memo_waits_until_sensitive_passages_are_looked_at(taken: Desk, tmp_path: Path) -> None:
    with open_office(taken.office, who="Ana Reyes") as store, store.change("Mark a passage") as session:
        comment = session.query(Comment).filter_by(number=2).one()
        add_sensitive(session, comment.id, 4, 12, "health", "Ana Reyes")
    said = taken("memo", "--item", "29", "-o", tmp_path / "memo.pdf").refusal
    assert "comments 2 " in said
    assert not (tmp_path / "memo.pdf").exists()


def test_memo_and_workbook_from_a_server(desk: Desk, tmp_path: Path) -> None:
    desk.done("import", desk.file("letters.csv", LETTERS), *ITEM)
    desk.done("memo", "--item", "29", "-o", tmp_path / "memo.pdf")
    desk.done("workbook", "--item", "29", "-o", tmp_path / "item.xlsx")
    assert (tmp_path / "memo.pdf").read_bytes().startswith(b"%PDF")
    assert (tmp_path / "item.xlsx").read_bytes().startswith(b"PK")
