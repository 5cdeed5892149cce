"""limits: what reading one file may take, seen and changed."""

from typed_desk import Desk


def test_the_limits_are_shown_and_changed_for_this_desk(sqlite_desk: Desk) -> None:
    assert sqlite_desk.done("limits").lines[:2] == ["seconds 30", "memory 1024 MiB"]
    assert sqlite_desk.done("limits", "--seconds", "120").lines[0] == "seconds 120"
    assert sqlite_desk.done("limits", "--memory", "2048").lines[:2] == ["seconds 120", "memory 2048 MiB"]
    assert sqlite_desk.done("limits").lines[:2] == ["seconds 120", "memory 2048 MiB"]


def test_how_many_texts_are_read_with_care_is_shown_and_changed(sqlite_desk: Desk) -> None:
    assert sqlite_desk.done("limits").lines[-1] == "careful 0 texts"
    assert sqlite_desk.done("limits", "--careful", "800").lines[-1] == "careful 800 texts"
    assert "between 0 and 1,000,000 texts" in sqlite_desk("limits", "--careful", "-1").refusal
    assert sqlite_desk.done("limits").lines[-1] == "careful 800 texts"


def test_limits_that_make_no_sense_are_refused(sqlite_desk: Desk) -> None:
    assert "between 1 and 3,600 seconds" in sqlite_desk("limits", "--seconds", "0").refusal
    assert "MiB" in sqlite_desk("limits", "--memory", "5").refusal
    assert sqlite_desk.done("limits").lines[0] == "seconds 30"


def test_the_limits_hold_for_the_next_import(sqlite_desk: Desk) -> None:
    sqlite_desk.done("limits", "--seconds", "77")
    sqlite_desk.done("import", sqlite_desk.file("letters.csv"))
    assert len(sqlite_desk.done("comments").rows) == 3
