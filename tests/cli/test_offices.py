"""new, verify, backup, restore."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from typed_desk import Answer, Desk

from council_desk.queries.agenda import agenda

Typed = Callable[..., Answer]


def test_a_new_office_and_the_same_again(typed: Typed, tmp_path: Path) -> None:
    place = tmp_path / "office.desk"
    made = typed("--office", place, "new", "--name", "Marrow Bay", "--time-zone", "America/Chicago")
    assert (made.code, made.out) == (0, f"Made a new office at {place}.\n")
    before = place.read_bytes()
    assert str(place) in typed("--office", place, "new").refusal
    assert place.read_bytes() == before


def test_the_user_s_own_office_is_made_where_none_is_named(typed: Typed, own_folders: Path) -> None:
    assert typed("new").code == 0
    assert (own_folders / "data" / "office.db").is_file()
    assert typed("verify").out == "The office is whole.\n"


def test_an_unknown_time_zone_is_wrong_usage(typed: Typed, tmp_path: Path) -> None:
    answer = typed("--office", tmp_path / "o.desk", "new", "--time-zone", "Marrow/Bay")
    assert answer.code == 2
    assert not (tmp_path / "o.desk").exists()


def test_new_on_an_office_on_a_server(desk: Desk) -> None:
    before = desk.state()
    assert "already" in desk("new").refusal
    assert desk.state() == before


def test_no_command_but_new_makes_an_office(typed: Typed, tmp_path: Path) -> None:
    place = tmp_path / "none.desk"
    letters = tmp_path / "a.csv"
    letters.write_text("Comment\nKeep the pool open please.\n")
    for command in (
        ["import", letters],
        ["comments"],
        ["suggest"],
        ["accept"],
        ["history"],
        ["undo"],
        ["redo"],
        ["verify"],
        ["backup"],
        ["policy", letters, "--item", "29"],
        ["memo", "--item", "29", "-o", tmp_path / "m.pdf"],
        ["workbook", "--item", "29", "-o", tmp_path / "w.xlsx"],
    ):
        assert "`new` makes one" in typed("--office", place, *command).refusal
    assert not place.exists()
    assert not (tmp_path / "m.pdf").exists()


def foreign(path: Path) -> None:
    path.write_bytes(b"Minutes of the meeting of April 28. " * 50)


def other_database(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE birds (name TEXT)")


def empty(path: Path) -> None:
    path.touch()


def newer(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
        connection.commit()


@pytest.mark.parametrize("spoil", [foreign, other_database, empty, newer])
def test_what_is_not_an_office_is_refused_and_left_as_it_is(sqlite_desk: Desk, spoil: Callable[[Path], None]) -> None:
    path = Path(sqlite_desk.office)
    if spoil is not newer:
        path.unlink()
    spoil(path)
    before = path.read_bytes()
    letters = sqlite_desk.file("letters.csv")
    said = sqlite_desk("import", letters, "--item", "29").refusal
    assert "newer" in said if spoil is newer else "not" in said
    for command in (["comments"], ["undo"], ["new"], ["verify"]):
        assert sqlite_desk(*command).refusal
    assert path.read_bytes() == before


def test_a_locked_office_is_refused_and_left_as_it_is(sqlite_desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("council_desk.store.dialect.BUSY_SECONDS", 0.2)
    letters = sqlite_desk.file("letters.csv")
    before = sqlite_desk.state()
    with closing(sqlite3.connect(sqlite_desk.office, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        answer = sqlite_desk("import", letters, "--item", "29")
        other.execute("ROLLBACK")
    assert answer.code == 1
    assert len(answer.err.splitlines()) == 1
    assert "in use" in answer.err
    assert sqlite_desk.state() == before


def test_a_copy_and_going_back_to_it(sqlite_desk: Desk, tmp_path: Path) -> None:
    sqlite_desk.done("import", sqlite_desk.file("letters.csv"), "--item", "29")
    kept = sqlite_desk.state()
    copy = tmp_path / "copies" / "copy.desk"
    assert sqlite_desk.done("backup", copy).out == f"{copy}\n"
    sqlite_desk.done("undo")
    assert sqlite_desk.state() != kept
    said = sqlite_desk.done("restore", copy).out
    assert said.startswith("The office is the copy now.")
    assert sqlite_desk.state() == kept
    earlier = Path(said.split(" is kept at ")[1].strip().removesuffix("."))
    assert earlier.is_file()
    assert sqlite_desk.done("verify").out == "The office is whole.\n"


def test_a_copy_has_a_place_of_its_own_where_none_is_named(sqlite_desk: Desk) -> None:
    made = Path(sqlite_desk.done("backup").out.strip())
    assert made.is_file()
    assert made.parent != Path(sqlite_desk.office).parent


def test_what_is_not_a_copy_does_not_replace_an_office(sqlite_desk: Desk) -> None:
    before = sqlite_desk.state()
    assert sqlite_desk("restore", sqlite_desk.file("letters.csv")).refusal
    assert "no copy" in sqlite_desk("restore", "none.desk").refusal
    assert "the office itself" in sqlite_desk("backup", sqlite_desk.office).refusal
    assert sqlite_desk.state() == before


def test_a_damaged_office_does_not_verify(sqlite_desk: Desk) -> None:
    sqlite_desk.done("import", sqlite_desk.file("letters.csv"), "--item", "29")
    with closing(sqlite3.connect(sqlite_desk.office)) as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute("DELETE FROM submissions WHERE id = (SELECT min(id) FROM submissions)")
        connection.commit()
    assert sqlite_desk("verify").refusal.startswith("The office is not whole:")


def test_verify_and_the_agenda_on_both_databases(desk: Desk) -> None:
    assert desk.done("verify").out == "The office is whole.\n"
    assert desk.ask(agenda).office == "Marrow Bay"
