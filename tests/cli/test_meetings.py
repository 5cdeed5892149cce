"""continue, as a person types it."""

from typed_desk import Desk


def test_an_item_goes_on_at_a_later_meeting_with_its_numbers(desk: Desk) -> None:
    at = ("--item", "29", "--meeting", "2026-04-28")
    desk.done("import", desk.file("letters.csv"), *at)
    said = desk.done("continue", *at, "--to", "2026-05-12", "--as-number", "12")
    assert said.err == "Item 29 goes on as item 12 of 2026-05-12.\n"
    desk.done("import", desk.file("may.csv", "Comment\nPlease decide.\n"), "--item", "12", "--meeting", "2026-05-12")
    (row,) = desk.done("comments", "--item", "12").rows
    assert row["number"] == 4
    assert "continued already" in desk("continue", *at, "--to", "2026-06-09").refusal
