"""What one coder may see, and where a double coding stands."""

import pytest
from double_coded import ANA, BEN, FIRST, Coded, code_all, complete, sheet_of, started

from council_desk.errors import NotFoundError, RefusedError
from council_desk.operations.double_coding import give_up_double_coding
from council_desk.operations.tagging import set_stance
from council_desk.queries.double_coding import blind_sheet, coder_key, coding_line, double_codings
from council_desk.records.comments import Comment
from council_desk.store.store import Store


def test_a_line_says_how_far_each_has_come(store: Store) -> None:
    coded = started(store)
    code_all(store, coded, ANA, FIRST)
    (line,) = store.ask(double_codings, coded.item)
    assert (line.first.name, line.first.coded, line.first.done) == (ANA, 5, False)
    assert (line.second.name, line.second.coded, line.second.done) == (BEN, 0, False)
    assert (line.open, line.complete, line.with_demands, line.seed) == (True, False, True, 7)


def test_a_complete_one_is_open_no_more(store: Store) -> None:
    coded = complete(store)
    line = store.ask(coding_line, coded.coding)
    assert (line.open, line.complete, line.first.done, line.second.done) == (False, True, True, True)


def test_people_are_told_apart_by_their_names(sqlite_store: Store) -> None:
    line = sqlite_store.ask(coding_line, started(sqlite_store).coding)
    first, second = line.coder("  ANA   reyes"), line.coder(BEN)
    assert (first, second) == (line.first, line.second)
    assert line.coder("Cleo Marsh") is None
    assert first is not None
    assert line.other(first) == line.second
    assert coder_key("Straße  Ö") == coder_key("strasse ö")


def test_a_sheet_holds_no_standing_tag(sqlite_store: Store) -> None:
    coded = started(sqlite_store)
    before = sheet_of(sqlite_store, coded, ANA)
    with sqlite_store.change("Tag everything") as session:
        comments = [row for (row,) in session.query(Comment.id)]
        set_stance(session, comments, "oppose", "Cleo Marsh")
        for comment in session.query(Comment):
            comment.position = "oppose"
    assert sheet_of(sqlite_store, coded, ANA) == before


def test_who_is_not_a_coder_is_told_what_to_do(sqlite_store: Store) -> None:
    coded = started(sqlite_store)
    with pytest.raises(RefusedError, match="Change your name"):
        sheet_of(sqlite_store, coded, "Cleo Marsh")
    with sqlite_store.change("Give up") as session:
        give_up_double_coding(session, coded.coding, BEN)
    with pytest.raises(RefusedError, match="given up by Ben Oster"):
        sheet_of(sqlite_store, coded, ANA)


def test_an_undone_start_is_gone(sqlite_store: Store) -> None:
    coded = started(sqlite_store)
    sqlite_store.undo()
    assert sqlite_store.ask(double_codings, coded.item) == ()
    with pytest.raises(NotFoundError, match="undone"):
        sqlite_store.ask(blind_sheet, coded.coding, ANA)
    with pytest.raises(NotFoundError, match="undone"):
        sqlite_store.ask(coding_line, Coded(0, 4711, (0, 0)).coding)
