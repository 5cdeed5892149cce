"""people, merge-people, split-person, districts."""

from typed_desk import Desk

LETTERS = """Name,Email,Address,Phone,Comment
Ada Quill,ada@example.org,11 Tern Street,,Please keep the pool on Harbor Street open all winter.
Ada M. Quill,,,555-010-0100,The crossing at Quarry Lane is dark and needs lights before the winter.
Theo Brandt,shared@example.org,12 Tern Street,,I would rather see the money go to benches than to a study.
Gia Brandt,shared@example.org,,,The leaf blowers start at six in the morning on our street.
"""
DISTRICTS = "Street,From,To,Odd/Even,Council District\nTern Street,1,99,odd,1\nTern Street,2,98,even,2\n,,,,9\n"


def office(desk: Desk) -> None:
    desk.done("import", desk.file("letters.csv", LETTERS), "--item", "29")


def ids(desk: Desk) -> dict[str, int]:
    return {row["name"]: row["id"] for row in desk.done("people").rows}


def test_people_are_printed_and_found(desk: Desk) -> None:
    office(desk)
    rows = desk.done("people").rows
    assert [row["name"] for row in rows] == ["Ada M. Quill", "Ada Quill", "Theo Brandt"]
    assert [len(row["submissions"]) for row in rows] == [row["wrote"] for row in rows] == [1, 1, 2]
    assert [row["name"] for row in desk.done("people", "--find", "shared@").rows] == ["Theo Brandt"]
    assert desk.done("people", "--organizations").rows == []


def test_people_who_may_be_the_same_are_merged_and_undone(desk: Desk) -> None:
    office(desk)
    (pair,) = desk.done("people", "--may-be-same").rows
    assert pair["speaks_for"] == ["same name but for a middle initial"]
    before = desk.done("people").rows
    desk.done("merge-people", pair["one"]["id"], pair["other"]["id"])
    assert desk.done("people", "--may-be-same").rows == []
    assert [row["wrote"] for row in desk.done("people", "--find", "quill").rows] == [2]
    assert "Quill" not in desk.done("history").out
    desk.done("undo")
    assert desk.done("people").rows == before
    assert "no longer" in desk("merge-people", pair["one"]["id"], 999).refusal


def test_one_address_of_two_people_is_parted(desk: Desk) -> None:
    office(desk)
    (both,) = desk.done("people", "--find", "shared@").rows
    made = desk.done("split-person", both["id"], both["submissions"][1])
    assert ids(desk)["Gia Brandt"] == int(made.out)
    assert "leave at least one" in desk("split-person", both["id"], both["submissions"][0]).refusal


def test_a_table_of_districts_places_people(desk: Desk) -> None:
    office(desk)
    loaded = desk.done("districts", desk.file("districts.csv", DISTRICTS))
    assert loaded.err.splitlines() == [
        "Left out, because a district or a place is missing: row 4.",
        "2 lines loaded. People with a district: 2; outside: 0; not known: 0.",
    ]
    assert [row["district"] for row in desk.done("comments").rows] == ["1", None, "2", "2"]
    assert "columns" in desk("districts", desk.file("letters.csv", LETTERS)).refusal
    assert "no file" in desk("districts", "nowhere.csv").refusal
    desk.done("undo")
    assert {row["district"] for row in desk.done("comments").rows} == {None}
