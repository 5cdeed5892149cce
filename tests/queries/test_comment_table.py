"""The comments table: what a filter finds, in which order, and the rows of a page."""

import sqlite3
from dataclasses import replace
from typing import Any

import pytest
from packets import BENCH, NOISE, POOL, comment, listed, office_with, taken
from sqlalchemy.orm import Session
from tagged_office import TaggedOffice, tagged_office

from council_desk.operations.cut_comment import cut_comment
from council_desk.operations.set_aside import set_aside
from council_desk.operations.tagging import mark_done, mark_reply_owed, set_stance
from council_desk.queries.comment_table import comment_ids, comment_lines, comment_page
from council_desk.queries.comments import SORTS, CommentFilter
from council_desk.records.comments import Comment
from council_desk.records.suggestions import Suggestion
from council_desk.store.store import Store


def numbers(store: Store, office: TaggedOffice, **wanted: Any) -> list[int]:
    by_id = {comment: number for number, comment in office.comments.items()}
    page = store.ask(comment_ids, replace(CommentFilter(office.item), **wanted))
    return [by_id[comment] for comment in page.ids]


def test_filters(store: Store) -> None:
    office = tagged_office(store)
    with store.change("Mark") as session:
        mark_done(session, [office.comments[2]])
        mark_reply_owed(session, [office.comments[4]])
        set_aside(session, [office.comments[6]], "spam")
    expected: dict[str, tuple[dict[str, Any], list[int]]] = {
        "all that count": ({}, [1, 2, 3, 4, 5]),
        "everything": ({"state": "all"}, [1, 2, 3, 4, 5, 6]),
        "set aside": ({"state": "set_aside"}, [6]),
        "withdrawn": ({"state": "withdrawn"}, []),
        "support, by campaign too": ({"stance": "support"}, [1, 2]),
        "untagged": ({"stance": "untagged"}, [3, 5]),
        "in the campaign": ({"campaign": office.campaign}, [1, 2, 3]),
        "in no campaign": ({"campaign": 0}, [4, 5]),
        "ask for the demand": ({"demand": office.demand}, [1, 2]),
        "done": ({"done": True}, [2]),
        "not done": ({"done": False}, [1, 3, 4, 5]),
        "owed a reply": ({"reply_owed": True}, [4]),
        "with a question": ({"has_question": True}, [4]),
        "with own words": ({"has_own_words": True}, [3]),
        "with a suggestion that waits": ({"suggested_only": True}, [5]),
        "late": ({"late": True}, []),
        "words": ({"words": "harbor street"}, [1, 2, 3]),
        "words and stance": ({"words": "pool", "stance": "untagged"}, [3]),
        "words that nobody wrote": ({"words": "trolley"}, []),
    }
    assert {name: numbers(store, office, **wanted) for name, (wanted, _) in expected.items()} == {
        name: found for name, (_, found) in expected.items()
    }


@pytest.mark.parametrize(
    ("sort", "expected"),
    [
        ("number", [1, 2, 3, 4, 5, 6]),
        ("received", [4, 5, 6, 1, 3, 2]),
        ("name", [4, 5, 3, 1, 6, 2]),
        ("stance", [1, 2, 4, 3, 5, 6]),
    ],
)
def test_orders(store: Store, sort: str, expected: list[int]) -> None:
    office = tagged_office(store)
    assert numbers(store, office, sort=sort) == expected
    backwards = numbers(store, office, sort=sort, descending=True)
    assert sorted(backwards) == [1, 2, 3, 4, 5, 6]
    assert backwards[0] == (6 if sort == "number" else backwards[0])


def test_the_tray_has_comments_of_its_own(store: Store) -> None:
    taken(store, listed(POOL, BENCH), None)
    assert len(store.ask(comment_ids, CommentFilter(None)).ids) == 2


def test_a_row_says_what_is_decided_and_what_waits(store: Store) -> None:
    office = tagged_office(store)
    ids = [office.comments[number] for number in (5, 4, 1, 3)]
    waiting, decided, follower, member = store.ask(comment_lines, ids)
    assert [line.label for line in (waiting, decided, follower, member)] == ["5", "4", "1", "3"]
    assert (waiting.stance, waiting.suggested_stance, waiting.suggested_confidence) == (None, "support_if_amended", 0.8)
    assert (waiting.campaign, waiting.campaign_suggested, waiting.sensitive) == ("B", True, True)
    assert (decided.stance, decided.stance_by_campaign, decided.suggested_stance) == ("question", False, None)
    assert decided.question
    assert (follower.stance, follower.stance_by_campaign, follower.campaign) == ("support", True, "A")
    assert (member.stance, member.campaign, member.has_own_words) == (None, "A", True)
    assert (member.name, member.is_organisation, follower.name) == ("Harbor Swim Club", True, "Rosa Vale")


def test_rows_of_comments_that_are_gone_are_left_out(store: Store) -> None:
    item = office_with(store, POOL, NOISE)
    ids = store.ask(comment_ids, CommentFilter(item)).ids
    assert [line.label for line in store.ask(comment_lines, [ids[1], 999_999, ids[0]])] == ["2", "1"]
    store.undo()
    assert store.ask(comment_lines, ids) == ()


def test_by_the_writer_s_district(store: Store) -> None:
    given = (
        comment("One.", name="Ana Ortiz", district="3"),
        comment("Two.", name="Theo Brandt", district="District 3"),
        comment("Three.", name="Rosa Vale", district="4"),
        comment("Four."),
    )
    item = office_with(store, *given)
    found = store.ask(comment_ids, CommentFilter(item, district="ward 3")).ids
    assert [line.name for line in store.ask(comment_lines, found)] == ["Ana Ortiz", "Theo Brandt"]
    assert store.ask(comment_ids, CommentFilter(item, in_district=True)).ids == ()


def test_a_page_is_what_stands_there_among_all_ids(store: Store) -> None:
    item = office_with(store, *(f"The pool, letter {n}." for n in range(30)), "The spa.")
    taken(store, listed("The pool, from the tray.", name="tray.csv"), None)
    first, *_, last = store.ask(comment_ids, CommentFilter(item)).ids
    with store.change("Tag") as session:
        set_stance(session, [first, last], "oppose", "Ana Reyes")
        set_aside(session, [first + 3], "spam")

    def same(**wanted: Any) -> None:
        given = replace(CommentFilter(item), **wanted)
        ids = store.ask(comment_ids, given).ids
        assert ids
        for start, count in ((0, 5), (5, 10), (25, 10), (0, 100), (200, 5)):
            page = store.ask(comment_page, given, start, count)
            assert [line.id for line in page] == list(ids[start : start + count])

    for wanted in (
        {},
        {"words": "pool"},
        {"words": "pool", "descending": True},
        {"words": "pool", "sort": "name"},
        {"words": "letter -spa (is:set-aside OR pool)"},
        {"stance": "oppose"},
        {"words": "spa OR pool", "stance": "untagged"},
        {"words": "pool is:done OR pool"},
    ):
        same(**wanted)
    with store.change("Cut a comment in two") as session:
        cut_comment(session, first + 5, 8)
    same(words="pool OR letter")
    assert store.ask(comment_page, CommentFilter(item, words="stanec:x"), 0, 5) == ()


def test_backwards_is_the_same_order_from_its_other_end(store: Store) -> None:
    office = tagged_office(store)
    for sort in SORTS:
        forwards = numbers(store, office, sort=sort)
        assert numbers(store, office, sort=sort, descending=True) == forwards[::-1]


def test_a_line_has_its_columns_in_their_places(store: Store) -> None:
    office = tagged_office(store)
    (line,) = store.ask(comment_lines, [office.comments[4]])
    assert (line.id, line.label, line.stance, line.question) == (office.comments[4], "4", "question", True)
    assert (line.reply_owed, line.done, line.look_again, line.opening) == (False, False, False, NOISE)


def test_a_row_costs_the_same_however_much_is_suggested_elsewhere_on_its_item(store: Store) -> None:
    office = tagged_office(store)

    def steps(session: Session) -> int:
        driver = session.connection().connection.driver_connection
        if not isinstance(driver, sqlite3.Connection):
            return 0
        counted = [0]
        driver.set_progress_handler(lambda: counted.append(0), 10)
        comment_lines(session, [office.comments[6]])
        driver.set_progress_handler(None, 0)
        return len(counted)

    before = store.ask(steps)
    with store.change("Suggest more") as session:
        wording = session.get_one(Comment, office.comments[5]).wording_id
        known = {"item_id": office.item, "comment_id": office.comments[5], "wording_id": wording, "confidence": 0.5}
        session.add_all(Suggestion(kind="sensitive", value="health", start=n, end=n + 1, **known) for n in range(500))
    assert store.ask(steps) <= before + 10
