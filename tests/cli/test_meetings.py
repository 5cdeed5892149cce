"""agenda and continue, as a person types them."""

import json

from sqlalchemy import select
from typed_desk import Desk

from council_desk.records.comments import Submission

EVENT = {
    "EventId": 7,
    "EventBodyName": "City Council",
    "EventDate": "2026-04-28T00:00:00",
    "EventTime": "6:30 PM",
    "EventItems": [
        {"EventItemAgendaNumber": "29", "EventItemMatterFile": "2026-0142", "EventItemTitle": "Longer pool hours"},
        {"EventItemAgendaNumber": "30", "EventItemTitle": "Bench repairs"},
    ],
}


def test_a_meeting_comes_in_from_a_file_and_comes_again(desk: Desk) -> None:
    file = desk.file("event.json", json.dumps(EVENT))
    said = desk.done("agenda", file)
    assert said.err == "event.json: 1 new meeting, 2 items added, 0 brought up to date, 0 as before.\n"
    assert "2 as before" in desk.done("agenda", file).err
    desk.done("import", desk.file("letters.csv"), "--item", "29", "--meeting", "2026-04-28")
    assert len(desk.done("comments", "--item", "29").rows) == 3


def test_items_alone_need_the_meeting_named(desk: Desk) -> None:
    file = desk.file("items.json", json.dumps([{"EventItemAgendaNumber": "4", "EventItemTitle": "Tree fees"}]))
    before = desk.state()
    assert "no meeting with a date" in desk("agenda", file).refusal
    assert "cannot be read" in desk("agenda", desk.folder / "none.json").refusal
    assert "not JSON" in desk("agenda", desk.file("broken.json", "{")).refusal
    assert desk.state() == before
    desk.done("agenda", file, "--meeting", "2026-05-12", "--body", "Library Board")
    desk.done("import", desk.file("letters.csv"), "--item", "4", "--body", "Library Board")


def test_the_times_of_a_meeting_say_what_is_late(desk: Desk) -> None:
    late = "Comment,Received\nPlease decide.,2026-04-27 13:00\nThank you.,2026-04-26 09:00\n"
    desk.done("import", desk.file("late.csv", late), "--item", "29", "--meeting", "2026-04-28")
    said = desk.done("meeting", "2026-04-28", "--starts", "18:00", "--cutoff", "2026-04-27 12:00")
    assert said.err == "City Council, 2026-04-28: starts 18:00, packet cut-off 2026-04-27T19:00:00Z.\n"
    assert desk.ask(lambda s: s.scalars(select(Submission.late).order_by(Submission.id)).all()) == [True, False]
    assert desk.done("meeting", "2026-04-28", "--cutoff", "none").err.endswith("starts 18:00, packet cut-off none.\n")
    assert desk.ask(lambda s: s.scalars(select(Submission.late).order_by(Submission.id)).all()) == [False, False]
    assert "no meeting of 2026-05-12" in desk("meeting", "2026-05-12", "--starts", "9").refusal
    assert "no time of day" in desk("meeting", "2026-04-28", "--starts", "6 pm").refusal
    assert "no time that can be read" in desk("meeting", "2026-04-28", "--cutoff", "noon").refusal


def test_an_item_goes_on_at_a_later_meeting_with_its_numbers(desk: Desk) -> None:
    at = ("--item", "29", "--meeting", "2026-04-28")
    desk.done("import", desk.file("letters.csv"), *at)
    said = desk.done("continue", *at, "--to", "2026-05-12", "--as-number", "12")
    assert said.err == "Item 29 goes on as item 12 of 2026-05-12.\n"
    desk.done("import", desk.file("may.csv", "Comment\nPlease decide.\n"), "--item", "12", "--meeting", "2026-05-12")
    (row,) = desk.done("comments", "--item", "12").rows
    assert row["number"] == 4
    assert "continued already" in desk("continue", *at, "--to", "2026-06-09").refusal
