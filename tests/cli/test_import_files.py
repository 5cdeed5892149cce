"""import and policy: each file one change; what is refused leaves the office as it was."""

import io
import re
import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook
from reportlab.pdfgen.canvas import Canvas
from typed_desk import LETTERS, Answer, Desk

from council_desk.operations.office import open_office
from council_desk.operations.remember_mapping import remember_mapping
from council_desk.queries.agenda import agenda
from council_desk.readers.choose import read_here
from council_desk.store.copies import copies

COMMITTED = re.compile(r"COMMITTED (\d+) ([0-9a-f]{16})")
MORE = 'Ines Cole,,"Could the council say when the library roof will be mended?",\n'
ITEM = ("--item", "29", "--meeting", "2026-04-28")

PACKET = "\n\n".join(
    f"Dear Council,\n\n{ask}\n\nSincerely,\n{name}"
    for ask, name in (
        ("Please keep the Harbor Street pool open on winter evenings. My children swim there.", "Rosa Vale"),
        ("The crossing at Quarry Lane is dark, so please put in lights before the winter.", "Theo Brandt"),
        ("I would rather see benches along the creek than one more study of the creek.", "Min-ji Park"),
    )
)


def committed(answer: Answer) -> list[tuple[int, str]]:
    """What COMMITTED lines say; every START is followed by its own."""
    assert answer.lines[::2] == ["START"] * (len(answer.lines) // 2)
    found = [COMMITTED.fullmatch(line) for line in answer.lines[1::2]]
    return [(int(match[1]), match[2]) for match in found if match]


def workbook(rows: list[list[object]]) -> bytes:
    book = Workbook()
    for row in rows:
        book.active.append(row)
    whole = io.BytesIO()
    book.save(whole)
    return whole.getvalue()


def pdf(*paragraphs: str) -> bytes:
    whole = io.BytesIO()
    canvas = Canvas(whole)
    y = 800
    for paragraph in paragraphs:
        canvas.drawString(60, y, paragraph)
        y -= 30
    canvas.save()
    return whole.getvalue()


def zipped(files: dict[str, bytes]) -> bytes:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return whole.getvalue()


def test_a_file_is_one_change_announced_before_and_after(desk: Desk) -> None:
    done = desk.done("import", desk.file("letters.csv"), *ITEM, "--title", "Pool hours", "--channel", "e-comment")
    ((count, batch),) = committed(done)
    assert (count, len(batch)) == (3, 16)
    rows = desk.done("comments", "--item", "29").rows
    assert [row["number"] for row in rows] == [1, 2, 3]
    assert {(row["item"], row["meeting"], row["body"], row["channel"]) for row in rows} == {
        ("29", "2026-04-28", "City Council", "e-comment")
    }
    assert len(desk.done("history").lines) == 1


def test_files_are_taken_in_the_order_they_are_named(desk: Desk) -> None:
    files = [
        desk.file(f"{name}.csv", f"Comment\nPlease look at street number {name}, it is flooded.\n") for name in "321"
    ]
    done = desk.done("import", *files, *ITEM)
    assert [count for count, _ in committed(done)] == [1, 1, 1]
    texts = [row["text"] for row in desk.done("comments").rows]
    assert [re.findall(r"\d", text) for text in texts] == [["3"], ["2"], ["1"]]
    assert len(desk.done("history").lines) == 3


def test_a_file_that_is_refused_leaves_those_before_it(desk: Desk) -> None:
    good, bad = desk.file("good.csv"), desk.file("bad.csv", b"")
    late = desk.file("late.csv", "Comment\nThis one never comes to its turn in the list.\n")
    answer = desk("import", good, bad, late, *ITEM)
    assert answer.code == 1
    assert [count for count, _ in committed(answer)] == [3]
    assert [line for line in answer.err.splitlines() if "bad.csv" in line] == [answer.err.splitlines()[-1]]
    assert len(desk.done("comments").rows) == 3


def test_the_same_bytes_again_change_nothing_and_say_so(desk: Desk) -> None:
    desk.done("import", desk.file("letters.csv"), *ITEM)
    before = desk.state()
    again = desk.done("import", desk.file("renamed.csv"), *ITEM)
    assert again.out == ""
    assert "renamed.csv is in the office already" in again.err
    assert desk.state() == before


def test_the_same_bytes_for_another_item_or_after_undo_are_taken(desk: Desk) -> None:
    letters = desk.file("letters.csv")
    ((_, first),) = committed(desk.done("import", letters, *ITEM))
    desk.done("undo")
    ((count, again),) = committed(desk.done("import", letters, *ITEM))
    assert (count, again) == (3, first)
    ((_, other),) = committed(desk.done("import", letters, "--item", "30", "--meeting", "2026-04-28"))
    assert other != first


def test_a_later_list_is_the_next_edition_and_says_so(desk: Desk) -> None:
    desk.done("import", desk.file("monday.csv"), *ITEM)
    done = desk.done("import", desk.file("tuesday.csv", LETTERS + MORE), *ITEM)
    assert "tuesday.csv was taken as edition 2 (whole) of the list monday.csv" in done.err
    assert "3 unchanged" in done.err
    assert [(r["number"], r["edition"], r["edition_state"]) for r in desk.done("comments").rows] == [
        (1, 2, "unchanged"),
        (2, 2, "unchanged"),
        (3, 2, "unchanged"),
        (4, 2, "new"),
    ]
    assert len(desk.done("comments", "--editions", "all").rows) == 7


def test_other_letters_can_be_said_to_be_other_letters(desk: Desk) -> None:
    desk.done("import", desk.file("monday.csv"), *ITEM)
    done = desk.done("import", desk.file("tuesday.csv", LETTERS + MORE), *ITEM, "--edition-of", "none")
    assert done.err == ""
    assert len(desk.done("comments").rows) == 7


def test_an_addition_to_a_list_named_by_its_batch(desk: Desk) -> None:
    ((_, batch),) = committed(desk.done("import", desk.file("monday.csv"), *ITEM))
    addition = desk.file("tuesday.csv", LETTERS.splitlines()[0] + "\n" + MORE)
    desk.done("import", addition, *ITEM, "--edition-of", batch, "--edition-kind", "addition")
    assert [(r["number"], r["edition"]) for r in desk.done("comments").rows] == [(1, 1), (2, 1), (3, 1), (4, 2)]


def test_a_whole_list_withdraws_what_it_leaves_out(desk: Desk) -> None:
    ((_, batch),) = committed(desk.done("import", desk.file("monday.csv"), *ITEM))
    shorter = desk.file("tuesday.csv", "\n".join(LETTERS.splitlines()[:3]) + "\n")
    desk.done("import", shorter, *ITEM, "--edition-of", batch, "--edition-kind", "whole")
    assert [r["number"] for r in desk.done("comments").rows] == [1, 2]
    gone = [r for r in desk.done("comments", "--editions", "all").rows if r["number"] == 3]
    assert [(r["edition"], r["withdrawn_in"]) for r in gone] == [(1, 2)]


def test_an_edition_of_a_list_that_is_not_there_is_refused(desk: Desk) -> None:
    desk.done("import", desk.file("monday.csv"), *ITEM)
    before = desk.state()
    later = desk.file("tuesday.csv", LETTERS + MORE)
    assert "has no list 0123456789abcdef" in desk("import", later, *ITEM, "--edition-of", "0123456789abcdef").refusal
    assert "has no list 7777" in desk("import", later, "--item", "30", "--edition-of", "7777").refusal
    assert desk.state() == before


def test_without_an_item_comments_wait_in_the_tray(desk: Desk) -> None:
    desk.done("import", desk.file("letters.csv"))
    assert [(r["item"], r["number"]) for r in desk.done("comments").rows] == [(None, None)] * 3
    assert desk.ask(agenda).meetings == ()
    assert "already" in desk.done("import", desk.file("again.csv")).err


def test_the_file_s_own_item_column_says_where(desk: Desk) -> None:
    rows = ["Agenda Item,Comment", "29 - Pool hours,Please keep the pool open.", "30,More light at the lane please."]
    desk.done("import", desk.file("all.csv", "\n".join([*rows, "Not on agenda,Thank you all for your work."])))
    assert [(r["item"], r["number"]) for r in desk.done("comments").rows] == [("29", 1), ("30", 1), (None, None)]
    (meeting,) = desk.ask(agenda).meetings
    assert [(item.number, item.title) for item in meeting.items] == [("29", "Pool hours"), ("30", "")]
    assert len(desk.done("history").lines) == 1


def test_a_meeting_goes_for_all_items_of_the_column(desk: Desk) -> None:
    rows = "Agenda Item,Comment\n29,Please keep the pool open.\n30,More light at the lane please.\n"
    desk.done("import", desk.file("all.csv", rows), "--meeting", "2026-05-12", "--body", "Library Board")
    assert [(m.body, m.date, len(m.items)) for m in desk.ask(agenda).meetings] == [("Library Board", "2026-05-12", 2)]


def test_an_item_that_could_be_two_is_refused_with_a_list(desk: Desk) -> None:
    desk.done("import", desk.file("a.csv"), *ITEM)
    desk.done("import", desk.file("b.csv"), "--item", "29", "--meeting", "2026-05-12")
    before = desk.state()
    for command in (["import", desk.file("c.csv", LETTERS + MORE)], ["comments"], ["suggest"], ["accept"]):
        said = desk(*command, "--item", "29").refusal
        assert "2026-04-28" in said
        assert "2026-05-12" in said
        assert "--meeting" in said
    assert desk.state() == before


def test_dates_can_be_said_to_begin_with_the_day(desk: Desk) -> None:
    desk.done(
        "import", desk.file("d.csv", "Comment,Date\nPlease keep the pool open.,05/04/2026\n"), *ITEM, "--dates", "dmy"
    )
    (row,) = desk.done("comments").rows
    assert row["received"].startswith("2026-04-05")
    assert row["received_as_given"] == "05/04/2026"


def test_columns_that_were_corrected_once_are_read_that_way_again(sqlite_desk: Desk) -> None:
    data = b"Alpha,Beta\nPlease keep the pool open on winter evenings.,Some words about something else entirely.\n"
    reading = read_here("odd.csv", data, {"Alpha": "", "Beta": "comment"})
    assert reading.columns is not None
    with open_office(sqlite_desk.office, who="Ana Reyes") as store, store.change("Map columns") as session:
        remember_mapping(session, reading.columns.fingerprint, {"Alpha": "", "Beta": "comment"})
    sqlite_desk.done("import", sqlite_desk.file("odd.csv", data), *ITEM)
    assert [r["text"] for r in sqlite_desk.done("comments").rows] == ["Some words about something else entirely."]


def test_a_workbook_a_packet_and_a_pdf_are_read(desk: Desk) -> None:
    sheet = workbook([["Name", "Comment"], ["Rosa Vale", "Please keep the pool open."], ["", "More light, please."]])
    desk.done("import", desk.file("sheet.xlsx", sheet), *ITEM)
    assert committed(desk.done("import", desk.file("packet.txt", PACKET), "--item", "30"))[0][0] == 3
    paper = pdf("Dear Council,", "Please keep the Harbor Street pool open on winter evenings.", "Rosa Vale")
    desk.done("import", desk.file("letter.pdf", paper), "--item", "31")
    rows = {row["item"]: row for row in desk.done("comments").rows}
    assert rows["29"]["row"] is not None
    assert rows["30"]["lines"] is not None
    assert rows["31"]["page"] == 1
    packet = (desk.folder / "packet.txt").read_text().split("\n")
    for row in desk.done("comments", "--item", "30").rows:
        first, last = row["lines"]
        assert row["text"] == "\n".join(packet[first - 1 : last])


def test_a_folder_is_one_file(desk: Desk) -> None:
    desk.file("post/a.csv", "Comment\nPlease keep the pool open.\n")
    desk.file("post/sub/b.csv", "Comment\nMore light at the lane please.\n")
    desk.file("post/scan.png", b"\x89PNG\r\n\x1a\n" + bytes(64))
    done = desk.done("import", desk.folder / "post", *ITEM)
    assert [count for count, _ in committed(done)] == [2]
    assert [line for line in done.err.splitlines() if "scan.png was left out" in line]
    assert {r["file"] for r in desk.done("comments").rows} == {"a.csv", "sub/b.csv"}
    assert len(desk.done("history").lines) == 1
    before = desk.state()
    assert "already" in desk.done("import", desk.folder / "post", *ITEM).err
    assert desk.state() == before
    desk.done("undo")
    assert desk.done("comments").rows == []


def test_an_archive_is_one_file_and_its_bad_part_is_kept(desk: Desk) -> None:
    broken = b"\x89PNG\r\n\x1a\n" + bytes(64)
    parts = {"a.csv": b"Comment\nPlease keep the pool open.\n", "b.png": broken, "c.txt": PACKET.encode()}
    done = desk.done("import", desk.file("all.zip", zipped(parts)), *ITEM)
    assert [count for count, _ in committed(done)] == [4]
    assert "b.png was left out" in done.err
    assert any(str(len(broken)) in row for row in desk.state()["originals"])


def test_a_container_without_a_good_part_is_refused(desk: Desk) -> None:
    before = desk.state()
    assert (
        "holds no file"
        in desk("import", desk.file("bad.zip", zipped({"a.png": b"\x89PNG\r\n\x1a\n0000"})), *ITEM).refusal
    )
    assert "holds no file" in desk("import", desk.file("none.zip", zipped({})), *ITEM).refusal
    empty = desk.folder / "empty"
    empty.mkdir()
    assert "holds no file" in desk("import", empty, *ITEM).refusal
    assert desk.state() == before


BAD: dict[str, bytes] = {
    "empty.csv": b"",
    "blank.txt": b" \n\n\t\n",
    "encrypted.pdf": b"",
    "truncated.pdf": pdf("Dear Council, please keep the pool open.")[:300],
    "truncated.xlsx": workbook([["Comment"], ["Please keep the pool open."]])[:900],
    "picture.csv": b"\x89PNG\r\n\x1a\n" + bytes(200),
    "program.txt": b"MZ\x90\x00" + bytes(500),
    "noise.txt": bytes(range(256)) * 20,
    "columns.csv": b"A,B,C\n1,2,3\n4,5,6\n7,8,9\n",
    "headings only.csv": b"Name,Comment,Position\n",
    "office.txt": b"SQLite format 3\x00" + bytes(200),
    "old.doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
}


def encrypted_pdf() -> bytes:
    import pikepdf

    whole = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf("Dear Council, please keep the pool open."))) as paper:
        paper.save(whole, encryption=pikepdf.Encryption(user="secret", owner="secret"))
    return whole.getvalue()


@pytest.mark.parametrize("name", BAD)
def test_bad_input_gets_one_clear_line_and_leaves_the_office_as_it_was(sqlite_desk: Desk, name: str) -> None:
    content = encrypted_pdf() if name == "encrypted.pdf" else BAD[name]
    before = sqlite_desk.state()
    said = sqlite_desk("import", sqlite_desk.file(name, content), *ITEM).refusal
    assert name in said
    assert said.endswith(".")
    assert sqlite_desk.state() == before


def test_a_file_that_is_not_there_is_refused(sqlite_desk: Desk) -> None:
    before = sqlite_desk.state()
    assert "There is no file" in sqlite_desk("import", "nowhere.csv", *ITEM).refusal
    assert sqlite_desk.state() == before


def test_a_name_with_strange_bytes_is_only_data(sqlite_desk: Desk) -> None:
    name = "=cmd|' C calc'!A0\x1b[31m.csv"
    sqlite_desk.done("import", sqlite_desk.file(name), *ITEM)
    assert "\x1b" not in sqlite_desk.done("import", sqlite_desk.file(name), *ITEM).err
    assert {row["file"] for row in sqlite_desk.done("comments").rows} == {name}


def test_a_large_import_is_preceded_by_a_copy(sqlite_desk: Desk) -> None:
    rows = "\n".join(f"Please mend street number {number}; it floods whenever it rains." for number in range(1_001))
    sqlite_desk.done("import", sqlite_desk.file("many.csv", "Comment\n" + rows + "\n"), *ITEM)
    with open_office(sqlite_desk.office, who="Ana Reyes") as store:
        (copy,) = copies(store.opened.place)
    with open_office(copy, who="Ana Reyes") as store:
        assert store.ask(agenda).meetings == ()


POLICY = (
    "NOW, THEREFORE, BE IT RESOLVED:\n\nSection 1. The pool is open daily.\n\nSection 2. Staff shall report yearly.\n"
)


def test_a_draft_is_added_with_its_clauses(desk: Desk) -> None:
    desk.done("import", desk.file("letters.csv"), *ITEM)
    done = desk.done("policy", desk.file("draft.txt", POLICY), *ITEM)
    assert done.out == ""
    assert re.search(r"\d clauses were found in draft\.txt", done.err)
    assert "Add a draft of the policy" in desk.done("history").out


def test_a_draft_name_used_before_is_refused_unless_the_text_is_equal(desk: Desk) -> None:
    desk.done("import", desk.file("letters.csv"), *ITEM)
    first, second = desk.file("one.txt", POLICY), desk.file("two.txt", POLICY.replace("daily", "on weekdays"))
    desk.done("policy", first, *ITEM, "--draft", "Committee draft")
    before = desk.state()
    assert "Committee draft" in desk("policy", second, *ITEM, "--draft", "Committee draft").refusal
    assert "has this text already" in desk.done("policy", first, *ITEM, "--draft", "Committee draft").err
    assert desk.state() == before
    desk.done("policy", second, *ITEM)
    assert "has this text already" in desk.done("policy", second, *ITEM).err


def test_a_draft_for_an_item_that_is_not_there_is_refused(desk: Desk) -> None:
    before = desk.state()
    assert "There is no item 29" in desk("policy", desk.file("draft.txt", POLICY), "--item", "29").refusal
    assert desk.state() == before


def test_a_file_that_holds_no_policy_is_refused(sqlite_desk: Desk) -> None:
    sqlite_desk.done("import", sqlite_desk.file("letters.csv"), *ITEM)
    before = sqlite_desk.state()
    for name in ("empty.csv", "picture.csv", "truncated.pdf", "noise.txt"):
        assert name in sqlite_desk("policy", sqlite_desk.file(name, BAD[name]), *ITEM).refusal
    sheet = workbook([["Comment"], ["Please keep the pool open."]])
    assert "spreadsheet" in sqlite_desk("policy", sqlite_desk.file("sheet.xlsx", sheet), *ITEM).refusal
    assert sqlite_desk.state() == before
    assert Path(sqlite_desk.office).is_file()


def test_a_dry_run_prints_the_cuts_and_stores_nothing(desk: Desk) -> None:
    desk.done("import", desk.file("monday.csv"), *ITEM)
    before = desk.state()
    shown = desk.done("import", desk.file("tuesday.csv", LETTERS + MORE), *ITEM, "--dry-run")
    assert [(row["edition"], row["edition_state"]) for row in shown.rows] == [(2, "unchanged")] * 3 + [(2, "new")]
    assert (shown.rows[0]["name"], shown.rows[0]["email"]) == ("Rosa Vale", "rosa@example.org")
    assert (shown.rows[0]["position"], shown.rows[0]["row"], shown.rows[0]["item"]) == ("support", 2, "29")
    assert "edition 2" in shown.err
    assert desk.state() == before


def test_a_dry_run_of_a_packet_gives_reasons_and_certainty(sqlite_desk: Desk) -> None:
    rows = sqlite_desk.done("import", sqlite_desk.file("packet.txt", PACKET), "--dry-run").rows
    assert len(rows) == 3
    assert all(row["cut_reason"] and 0 < row["cut_confidence"] <= 1 for row in rows)
    assert [row["lines"][0] for row in rows] == [1, 8, 15]
    assert sqlite_desk.done("comments").rows == []


ODD = "Alpha,Beta,Gamma\nx,Please keep the pool open on winter evenings.,Rosa Vale\ny,More light at the lane please.,\n"


def test_columns_can_be_named_and_are_remembered(desk: Desk) -> None:
    odd = desk.file("odd.csv", ODD)
    desk.done("import", odd, *ITEM, "--map", "Beta=comment", "--map", "gamma=name", "--map", "Alpha=")
    assert [(r["text"], r["name"]) for r in desk.done("comments").rows] == [
        ("Please keep the pool open on winter evenings.", "Rosa Vale"),
        ("More light at the lane please.", None),
    ]
    later = desk.file("later.csv", ODD.replace("lane", "bridge"))
    desk.done("import", later, "--item", "30", "--meeting", "2026-04-28")
    assert [r["name"] for r in desk.done("comments", "--item", "30").rows] == ["Rosa Vale", None]


def test_a_column_that_is_not_there_is_refused_with_those_that_are(sqlite_desk: Desk) -> None:
    said = sqlite_desk("import", sqlite_desk.file("odd.csv", ODD), *ITEM, "--map", "Delta=comment").refusal
    assert "Delta" in said
    assert "columns are" in said
    assert "not a list" in sqlite_desk("import", sqlite_desk.file("p.txt", PACKET), *ITEM, "--map", "A=comment").refusal


def test_a_list_of_two_that_comes_again_with_a_third_is_its_next_edition(desk: Desk) -> None:
    short = "\n".join(LETTERS.splitlines()[:3]) + "\n"
    desk.done("import", desk.file("monday.csv", short), *ITEM)
    assert "edition 2" in desk.done("import", desk.file("tuesday.csv"), *ITEM).err
    assert len(desk.done("comments").rows) == 3


def test_the_same_letter_in_two_files_is_two_submissions(desk: Desk) -> None:
    for name, end in (("a.csv", "\n"), ("b.csv", "\n\n")):
        letter = f"Name,Comment\nRosa Vale,Please keep the Harbor Street pool open on winter evenings.{end}"
        desk.done("import", desk.file(name, letter), *ITEM)
    assert len(desk.done("comments").rows) == 2
