"""undo, redo, history."""

import re

from typed_desk import Desk

from council_desk.operations.office import name_office, open_office

ONE = "Comment\nPlease keep the Harbor Street pool open on winter evenings.\n"
TWO = "Comment\nThe crossing at Quarry Lane is dark. Please put in lights.\n"


def agenda_with_item_28(desk: Desk) -> None:
    """Makes the body and the meeting, which later imports stand on."""
    benches = "Comment\nI would rather see benches along the creek than another study.\n"
    desk.done("import", desk.file("first.csv", benches), "--item", "28", "--as", "Dee Lund")


def test_an_import_is_undone_and_redone(desk: Desk) -> None:
    empty = desk.done("comments").rows
    desk.done("import", desk.file("letters.csv"), "--item", "29")
    rows = desk.done("comments").rows
    assert (len(empty), len(rows)) == (0, 3)
    undone = desk.done("undo")
    assert (undone.out, undone.err) == ("", "Undo: Import 3 comments from a file\n")
    assert desk.done("comments").rows == []
    desk.done("redo")
    assert desk.done("comments").rows == rows
    assert desk.done("verify").code == 0


def test_nothing_to_undo_or_redo_is_refused(desk: Desk) -> None:
    assert "nothing to undo" in desk("undo").refusal
    assert "nothing to redo" in desk("redo").refusal
    assert "99" in desk("undo", "99").refusal


def test_any_change_is_undone_by_its_number_by_anybody(desk: Desk) -> None:
    agenda_with_item_28(desk)
    desk.done("--as", "Ana Reyes", "import", desk.file("a.csv", ONE), "--item", "29")
    desk.done("--as", "Ana Reyes", "import", desk.file("b.csv", TWO), "--item", "30")
    desk.done("undo", "2", "--as", "Ben Ode")
    assert {row["item"] for row in desk.done("comments").rows} == {"28", "30"}


def test_undo_takes_back_one_s_own_last_change_only(desk: Desk) -> None:
    agenda_with_item_28(desk)
    desk.done("import", desk.file("a.csv", ONE), "--item", "29", "--as", "Ana Reyes")
    desk.done("import", desk.file("b.csv", TWO), "--item", "30", "--as", "Ben Ode")
    desk.done("undo", "--as", "Ana Reyes")
    assert {row["item"] for row in desk.done("comments").rows} == {"28", "30"}
    assert "nothing to undo" in desk("undo", "--as", "Cy Moss").refusal


def test_a_change_that_a_later_one_stands_on_is_not_undone(desk: Desk) -> None:
    desk.done("import", desk.file("a.csv"), "--item", "29")
    desk.done("policy", desk.file("draft.txt", "Section 1. The pool is open daily."), "--item", "29")
    before = desk.state()
    assert "2" in desk("undo", "1").refusal
    assert desk.state() == before


def test_history_says_who_did_what_and_when_newest_first(desk: Desk) -> None:
    desk.done("import", desk.file("a.csv"), "--item", "29", "--as", "Ana Reyes")
    desk.done("undo", "--as", "Ana Reyes")
    newest, oldest = (line.split("\t") for line in desk.done("history").lines)
    assert newest[0] == "2"
    assert newest[2:] == ["Ana Reyes", "Undo: Import 3 comments from a file", ""]
    assert oldest[0] == "1"
    assert oldest[2:] == ["Ana Reyes", "Import 3 comments from a file", "undone"]
    assert re.fullmatch(r"\d{4}-\d\d-\d\d \d\d:\d\d", oldest[1])
    assert len(desk.done("history", "--limit", "1").lines) == 1


def test_history_keeps_the_office_s_clock(sqlite_desk: Desk) -> None:
    with open_office(sqlite_desk.office, who="Ana Reyes") as store, store.change("Name the office") as session:
        name_office(session, "Marrow Bay", "Pacific/Kiritimati")
    (line,) = sqlite_desk.done("history").lines
    assert "Name the office" in line


def test_titles_hold_no_name_and_no_words_of_a_comment(desk: Desk) -> None:
    desk.done("import", desk.file("Rosa Vale complaint.csv"), "--item", "29", "--as", "Ana Reyes")
    assert "Rosa" not in desk.done("history").out
