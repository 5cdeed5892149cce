"""The nastiest files all the way: imported, looked through, printed and exported; the office stays whole."""

import io
import re
from pathlib import Path

import pytest
from hostile_files import Hostile, hostile_files
from openpyxl import load_workbook
from pypdfium2 import PdfDocument
from typed_desk import Desk

SECRET = "quokkaphone-in-the-cellar"
ITEM = ("--item", "29", "--meeting", "2026-04-28", "--title", "Ferry hours", "--edition-of", "none")
READ = (
    *(
        "formula-0~list.csv",
        "formula-1~list.xlsx",
        "formula-4~list.tsv",
        "tab-formula~list.xls",
        "formula-3~letter.eml",
    ),
    *("paper-markup~packet.txt", "page-script~box.mbox", "pixel~page.html", "unc~letter.msg", "file-link~list.csv"),
    *(
        "entity~page.mht",
        "nul~list.csv",
        "control~box.mbox",
        "surrogate~packet.txt",
        "bidi~table.docx",
        "zalgo~table.odt",
    ),
    *("nonchar~page.html", "scripts~list.ods", "long-word~list.csv", "names~lists.zip", "named-formula~list.csv"),
    *("traversal~letter.docx", "script~packet.pdf", "linked-pictures~letter.eml", "bad-one~box.mbox"),
)
"""Read: 25 of them."""
REFUSED = (
    *("open-quote~list.csv", "far-cell~list.xlsx", "bomb~list.ods", "outer~letter.docx", "password~packet.pdf"),
    *("loop~packet.pdf", "bad-bytes~packet.txt", "unclosed~list.ods"),
)


@pytest.fixture
def taken(sqlite_office: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Desk:
    """An office with every file of READ in it, each imported on its own; REFUSED were tried too."""
    secret = tmp_path / "secret.txt"
    secret.write_text(SECRET, encoding="utf-8")
    files = {file.name: file for file in hostile_files(secret)}
    desk = Desk(str(sqlite_office), capsys, tmp_path)
    done = desk.done("import", *(saved(desk, files[name]) for name in READ), *ITEM)
    assert len(re.findall(r"^COMMITTED [1-9]", done.out, re.MULTILINE)) == len(READ), done
    before = desk.state()
    for name in REFUSED:
        assert desk("import", saved(desk, files[name]), *ITEM).err.count("\n") == 1
    assert desk.state() == before
    return desk


def saved(desk: Desk, file: Hostile) -> Path:
    return desk.file(f"in/{file.name}", file.data)


def test_memo_and_workbook_show_words_as_words_and_the_office_is_whole(taken: Desk, tmp_path: Path) -> None:
    taken.done("suggest", "--item", "29")
    rows = taken.done("comments", "--item", "29").rows
    assert len(rows) >= 40
    texts = [row["text"] for row in rows]
    assert any("=cmd|' /C calc'!A0" in text for text in texts)
    assert any('<img src="file://' in text for text in texts)
    assert not any(SECRET in str(row) for row in rows)
    taken.done("memo", "--item", "29", "-o", tmp_path / "memo.pdf")
    taken.done("workbook", "--item", "29", "-o", tmp_path / "item.xlsx")
    assert taken.done("verify").out == "The office is whole.\n"
    look_at_memo((tmp_path / "memo.pdf").read_bytes())
    look_at_workbook((tmp_path / "item.xlsx").read_bytes())
    assert sorted(path.name for path in tmp_path.iterdir() if path.is_file()) == sorted(
        ["item.xlsx", "memo.pdf", "office.db", "secret.txt"]
    )


def look_at_memo(paper: bytes) -> None:
    """The memo is a PDF without anything that acts, in which markup is words."""
    document = PdfDocument(io.BytesIO(paper))
    try:
        words = "".join("".join(page.get_textpage().get_text_bounded() for page in document).split())
    finally:
        document.close()
    assert "=cmd|'/Ccalc'!A0" in words
    assert "<para>" in words
    assert SECRET not in words
    assert not re.search(rb"/(?:Launch|JavaScript|URI|GoToR|EmbeddedFile|SubmitForm)\b", paper)


def look_at_workbook(data: bytes) -> None:
    """No cell is a formula or a link, and those that look like one are text."""
    book = load_workbook(io.BytesIO(data))
    cells = [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert not [cell.coordinate for cell in cells if cell.data_type == "f"]
    texts = [str(cell.value) for cell in cells]
    assert any("=cmd|' /C calc'!A0" in text for text in texts)
    assert not any(SECRET in text for text in texts)
    book.close()
