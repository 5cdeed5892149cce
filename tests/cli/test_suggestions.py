"""suggest, accept, comments."""

import json

import pytest
from typed_desk import Desk

from council_desk.cli.main import main

CAMPAIGN = (
    "Please vote yes on the winter pool resolution. Our children need a safe place to swim after school, and the "
    "Harbor Street pool is the only one on this side of town. I urge the council to keep it open until nine."
)
ROWS = [
    *(f'"{greeting} {CAMPAIGN}"' for greeting in ("Dear Council,", "Good evening.", "Hello,", "To the council:")),
    '"I oppose this resolution. The money should go to the streets; I ask the council to mend Quarry Lane first."',
    '"Could you tell me how much the pool costs the city in a winter month?"',
]
LIST = "Comment\n" + "\n".join(ROWS) + "\n"
ITEM = (
    "--item",
    "29",
    "--meeting",
    "2026-04-28",
    "--title",
    "Resolution to keep the Harbor Street pool open in winter",
)


@pytest.fixture
def suggested(sqlite_desk: Desk) -> Desk:
    sqlite_desk.done("import", sqlite_desk.file("letters.csv", LIST), *ITEM)
    said = sqlite_desk.done("suggest", "--item", "29")
    assert said.out == ""
    assert said.err.startswith("Item 29: suggested")
    return sqlite_desk


def test_suggestions_wait_and_are_not_in_the_history(suggested: Desk) -> None:
    assert len(suggested.done("history").lines) == 1
    rows = suggested.done("comments", "--item", "29").rows
    assert all(row["stance"] and not row["stance_decided"] for row in rows)
    assert all(0 <= row["stance_confidence"] <= 1 for row in rows)
    assert rows[0]["campaign"] is not None
    assert rows[4]["campaign"] is None
    assert rows[5]["questions"]
    for row in rows:
        for demand in row["demands"]:
            assert row["text"][demand["start"] : demand["end"]] == demand["text"]
    decided = suggested.done("comments", "--item", "29", "--decided-only").rows
    assert all(row["stance"] is None and row["demands"] == [] and row["campaign"] is None for row in decided)


def test_a_second_run_finds_the_same(suggested: Desk) -> None:
    first = suggested.done("comments").out
    suggested.done("suggest")
    assert [drop_ids(line) for line in suggested.done("comments").lines] == [
        drop_ids(line) for line in first.splitlines()
    ]


def drop_ids(line: str) -> dict[str, object]:
    row = json.loads(line)
    return {**row, "campaign": row["campaign"] is not None}


def test_accepting_is_in_the_history_as_who_ran_it_and_can_be_undone(suggested: Desk) -> None:
    before = suggested.done("comments").out
    said = suggested.done("accept", "--item", "29", "--at-least", "0", "--as", "Ana Reyes")
    assert (said.out, said.err[:9]) == ("", "Accepted:")
    newest = suggested.done("history").lines[0].split("\t")
    assert newest[2] == "Ana Reyes"
    rows = suggested.done("comments", "--decided-only").rows
    assert all(row["stance"] and row["stance_decided"] and row["stance_confidence"] == 1 for row in rows)
    assert {row["campaign"] for row in rows[:4]} == {rows[0]["campaign"]}
    suggested.done("undo", "--as", "Ana Reyes")
    assert suggested.done("comments").out == before


def test_only_what_is_asked_for_and_sure_enough_is_accepted(suggested: Desk) -> None:
    suggested.done("accept", "--only", "questions", "--at-least", "0")
    rows = suggested.done("comments", "--decided-only").rows
    assert rows[5]["questions"]
    assert all(row["stance"] is None for row in rows)
    before = suggested.state()
    assert "Nothing was accepted" in suggested.done("accept", "--only", "stances", "--at-least", "1").err
    assert suggested.state() == before


def test_what_is_decided_stays_when_suggestions_come_anew(suggested: Desk) -> None:
    suggested.done("accept", "--at-least", "0")
    decided = suggested.done("comments", "--decided-only").out
    suggested.done("suggest")
    suggested.done("accept", "--at-least", "0")
    assert suggested.done("comments", "--decided-only").out == decided


def test_all_items_are_looked_at_where_none_is_named(suggested: Desk) -> None:
    other = suggested.file("other.csv", "Comment\nI support the new library roof. Please vote yes.\n")
    suggested.done("import", other, "--item", "30", "--meeting", "2026-04-28")
    said = suggested.done("suggest").err.splitlines()
    assert [line.split(":")[0] for line in said] == ["Item 29", "Item 30"]
    assert len(suggested.done("accept", "--at-least", "0").err.splitlines()) == 2


def test_suggest_accept_and_comments_on_both_databases(desk: Desk) -> None:
    desk.done("import", desk.file("letters.csv", LIST), *ITEM)
    desk.done("suggest")
    desk.done("accept", "--at-least", "0")
    rows = desk.done("comments").rows
    assert all(row["stance_decided"] for row in rows)
    assert desk.done("verify").code == 0


def test_an_item_that_is_not_there_is_refused_and_not_made(desk: Desk) -> None:
    before = desk.state()
    for command in ("suggest", "accept", "comments"):
        assert "There is no item 99" in desk(command, "--item", "99").refusal
        assert "need --item" in desk(command, "--meeting", "2026-04-28").refusal
    assert desk.state() == before


def test_an_office_without_items_has_nothing_to_suggest(sqlite_desk: Desk) -> None:
    for command in ("suggest", "accept", "comments"):
        assert sqlite_desk.done(command).out == ""


@pytest.mark.parametrize("wrong", ["1.1", "-0.1", "nan", "much", ""])
def test_how_sure_is_a_number_from_0_to_1(wrong: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["accept", f"--at-least={wrong}"])
    assert ended.value.code == 2
    assert "from 0 to 1" in capsys.readouterr().err


def test_text_of_any_script_and_of_control_characters_is_one_line(sqlite_desk: Desk) -> None:
    texts = ["请在冬天开放游泳池。", "أبقوا المسبح مفتوحا", "Keep it\u2028open\x85now \U0001f3ca please"]
    sqlite_desk.done("import", sqlite_desk.file("all.csv", "Comment\n" + "\n".join(texts) + "\n"), *ITEM)
    out = sqlite_desk.done("comments").out
    lines = [line for line in out.split("\n") if line]
    assert [json.loads(line)["text"] for line in lines] == texts
    assert "请" in out


def test_comments_are_found_as_in_the_table(suggested: Desk) -> None:
    suggested.done("accept", "--at-least", "0", "--only", "campaigns")
    numbers = {
        words: [row["number"] for row in suggested.done("comments", "--item", "29", "--find", words).rows]
        for words in ("winter", '"quarry lane"', "winter -children", "campaign:none", "swim* OR mend", "trolley")
    }
    assert numbers == {
        "winter": [1, 2, 3, 4, 6],
        '"quarry lane"': [5],
        "winter -children": [6],
        "campaign:none": [5, 6],
        "swim* OR mend": [1, 2, 3, 4, 5],
        "trolley": [],
    }
    suggested.done("set-aside", "5", "--item", "29", "--reason", "spam")
    assert [row["number"] for row in suggested.done("comments", "--find", "is:set-aside").rows] == [5]


def test_words_that_cannot_be_looked_for_are_refused(suggested: Desk) -> None:
    other = suggested.file("other.csv", "Comment\nI support the new library roof.\n")
    suggested.done("import", other, "--item", "30", "--meeting", "2026-04-28")
    suggested.done("accept", "--item", "29", "--at-least", "0", "--only", "campaigns")
    assert "Did you mean stance:?" in suggested("comments", "--find", "stanec:oppose").refusal
    assert 'no campaign "Z"' in suggested("comments", "--item", "29", "--find", "campaign:Z").refusal
    assert len(suggested.done("comments", "--find", "campaign:A").rows) == 4
