"""log, set-aside, assign, move, cut, join, as a person types them."""

import io
from typing import Any

import pytest
from typed_desk import Desk

TWO_LETTERS = (
    "Comment\n"
    '"Please keep the Harbor Street pool open on winter evenings.\n\n'
    'The leaf blowers start at six. What are the rules?"\n'
    "I would rather see benches along the creek.\n"
)
AT = ("--item", "29", "--meeting", "2026-04-28")


def with_two_letters(desk: Desk) -> None:
    desk.done("import", desk.file("letters.csv", TWO_LETTERS), *AT)


def rows(desk: Desk) -> dict[str, dict[str, Any]]:
    return {str(row["number"]): row for row in desk.done("comments", *AT).rows}


def test_a_comment_is_cut_and_joined_again(desk: Desk) -> None:
    with_two_letters(desk)
    whole = rows(desk)["1"]["text"]
    assert desk.done("cut", "1", "--at", 3, *AT).err == "Cut into 1a, 1b.\n"
    assert rows(desk)["1b"]["text"] == "The leaf blowers start at six. What are the rules?"
    done = desk.done("join", "1b", *AT)
    assert done.err == "1b was joined with 1a, which has both texts now.\n"
    assert rows(desk)["1a"]["text"] == whole
    desk.done("undo")
    desk.done("undo")
    assert set(rows(desk)) == {"1", "2"}


def test_what_cannot_be_cut_or_joined_says_why(desk: Desk) -> None:
    with_two_letters(desk)
    before = desk.state()
    assert "3 lines" in desk("cut", "1", "--at", 9, *AT).refusal
    assert "no comment 7" in desk("cut", "7", "--at", 2, *AT).refusal
    assert "no comment above" in desk("join", "1", *AT).refusal
    assert "with itself" in desk("join", "2", "--with", "2", *AT).refusal
    assert desk.state() == before


def test_comments_are_set_aside_and_taken_back(desk: Desk) -> None:
    with_two_letters(desk)
    assert desk.done("set-aside", "1", "2", *AT, "--reason", "spam").err == "2 set aside: spam.\n"
    assert desk.done("set-aside", "2", *AT, "--back").err == "1 taken back.\n"
    assert "Set comments aside" in desk.done("history").out


def test_the_tray_is_assigned_to_one_item_or_two(desk: Desk) -> None:
    with_two_letters(desk)
    desk.done("import", desk.file("other.csv", "Comment\nBench repairs please.\n"), "--item", "12", "--meeting", AT[3])
    desk.done("import", desk.file("mail.csv", "Comment\nBoth items matter to me.\nA second letter.\n"))
    waiting = [row["id"] for row in desk.done("comments").rows if row["item"] is None]
    assert desk.done("assign", *waiting, *AT).err == "Assigned as 3, 4.\n"
    assert rows(desk)["3"]["text"] == "Both items matter to me."
    desk.done("undo")
    assert desk.done("assign", waiting[0], *AT, "--also", "12").err == "Assigned as 5, 2.\n"
    assert "on an item already" in desk("assign", waiting[0], *AT).refusal


def test_comments_are_moved_to_another_item_and_to_the_tray(desk: Desk) -> None:
    with_two_letters(desk)
    desk.done("import", desk.file("other.csv", "Comment\nBench repairs please.\n"), "--item", "12", "--meeting", AT[3])
    assert desk.done("move", "2", *AT, "--to", "12").err.startswith("1 moved as 2. Their stances are kept")
    assert desk.done("move", "1", *AT, "--tray").err.startswith("1 moved. ")
    assert {row["item"] for row in desk.done("comments").rows} == {"12", None}


def test_a_call_is_logged_by_hand(desk: Desk) -> None:
    with_two_letters(desk)
    said = desk.done(
        *("log", *AT, "--channel", "podium", "--name", "Odile Marsh", "--stance", "oppose", "--reply"),
        *("--received", "2026-04-22 16:06", "--text", "Wants the ramp first."),
    )
    assert said.err == "Logged as 3.\n"
    row = rows(desk)["3"]
    assert (row["text"], row["name"], row["channel"]) == ("Wants the ramp first.", "Odile Marsh", "in person")
    assert (row["stance"], row["stance_decided"], row["received"]) == ("oppose", True, "2026-04-22T23:06:00Z")
    assert "Odile" not in desk.done("history").out


def test_what_was_typed_is_corrected_and_what_was_received_is_not(desk: Desk) -> None:
    with_two_letters(desk)
    desk.done("log", *AT, "--text", "Wants the rump first.")
    assert desk.done("correct", "3", *AT, "--text", "Wants the ramp first.").err.startswith("Corrected 3.")
    assert rows(desk)["3"]["text"] == "Wants the ramp first."
    assert "never edited" in desk("correct", "1", *AT, "--text", "No.").refusal


def test_without_an_item_a_call_waits_in_the_tray(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("Read from\nstandard input.\n"))
    assert "unassigned tray" in desk.done("log", "--text", "-").err
    (row,) = desk.done("comments").rows
    assert (row["item"], row["number"], row["text"]) == (None, None, "Read from\nstandard input.")


def test_what_cannot_be_logged_says_why(desk: Desk) -> None:
    with_two_letters(desk)
    before = desk.state()
    assert "What they said" in desk("log", *AT, "--text", "  ").refusal
    assert "no time that can be read" in desk("log", *AT, "--text", "Yes.", "--received", "3/4/2026").refusal
    assert "Name the first one with --item" in desk("log", "--text", "Yes.", "--also", "29").refusal
    assert desk.state() == before
