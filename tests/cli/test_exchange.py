"""codebook, project and take, as a person types them."""

import zipfile
from pathlib import Path

from openpyxl import load_workbook
from refi_files import code, codebook, coding, project, selection, source
from refi_schema import faults
from typed_desk import LETTERS, Desk

ITEM = ("--item", "29", "--meeting", "2026-04-28")
POOL = "Please keep the Harbor Street pool open on winter evenings; my children swim there."
STUDY = project(
    [code("Keep the pool open")],
    [source("pool", selection(0, 50, coding("Keep the pool open", "Mara"))), source("other")],
    {"pool": POOL, "other": "Something else."},
    users=["Mara"],
)


def office(desk: Desk) -> Desk:
    desk.done("import", desk.file("letters.csv", LETTERS), *ITEM)
    return desk


def test_a_study_comes_in_and_goes_out_again(desk: Desk) -> None:
    office(desk)
    said = desk.done("take", desk.file("study.qdpx", STUDY), *ITEM).err
    assert "1 new demand" in said
    assert "other" in said
    demands = [row["demands"] for row in desk.done("comments", *ITEM, "--decided-only").rows]
    assert [(d["label"], d["start"], d["end"]) for d in demands[0]] == [("Keep the pool open", 0, 50)]
    out = desk.folder / "item.qdpx"
    assert "3 comments" in desk.done("project", *ITEM, "-o", out).err
    with zipfile.ZipFile(out) as archive:
        assert faults(archive.read("project.qde")) == []
        assert b"Mara" in archive.read("project.qde")
    assert "0 new demands" in desk.done("take", out, *ITEM).err
    desk.done("undo")
    assert desk.done("comments", *ITEM, "--decided-only").rows[0]["demands"] == []


def test_the_codebook_is_written_and_taken(desk: Desk) -> None:
    office(desk)
    desk.done("take", desk.file("codes.qdc", codebook(code("Open at seven", code("On weekdays")))), *ITEM)
    out = desk.folder / "item.qdc"
    assert "2 demands" in desk.done("codebook", *ITEM, "-o", out).err
    assert faults(out.read_bytes()) == []


def test_private_details_leave_only_when_asked_for(sqlite_desk: Desk) -> None:
    desk = office(sqlite_desk)
    for flags, there in (((), False), (("--private",), True)):
        out = desk.folder / "item.qdpx"
        desk.done("project", *ITEM, "-o", out, *flags)
        with zipfile.ZipFile(out) as archive:
            everything = b"".join(archive.read(name) for name in archive.namelist())
        assert (b"rosa@example.org" in everything) is there
        assert (b"Rosa Vale" in everything) is there


def test_a_file_that_is_neither_is_refused_and_nothing_changes(desk: Desk) -> None:
    office(desk)
    before = desk.state()
    for name, content in (("letters.qdc", LETTERS), ("x.qdpx", b"PK\x03\x04"), ("d.qdc", "<!DOCTYPE a><CodeBook/>")):
        assert name in desk("take", desk.file(name, content), *ITEM).refusal
    assert "There is no file" in desk("take", Path("nowhere.qdc"), *ITEM).refusal
    assert desk.state() == before


def test_the_grid_is_written_for_the_comments_that_find_finds(sqlite_desk: Desk) -> None:
    desk = office(sqlite_desk)
    desk.done("take", desk.file("study.qdpx", STUDY), *ITEM)
    out = desk.folder / "grid.xlsx"
    assert "3 comments" in desk.done("grid", *ITEM, "-o", out).err
    assert "1 comment." in desk.done("grid", *ITEM, "-o", out, "--find", "pool").err
    head, row = list(load_workbook(out)["Grid"].iter_rows(values_only=True))
    assert head[-2:] == ("D1 Keep the pool open", "Questions")
    assert row[-2] == POOL[:50].strip()
    assert "3 comments in 3 rows." in desk.done("grid", *ITEM, "-o", out, "--by", "person").err
    assert len(list(load_workbook(out)["Grid"].iter_rows(values_only=True))) == 4
    assert "stance" in desk("grid", *ITEM, "-o", out, "--find", "stance:purple").refusal


def test_an_unknown_item_is_refused(sqlite_desk: Desk) -> None:
    assert "no item 7" in sqlite_desk("codebook", "--item", "7", "-o", "x.qdc").refusal
