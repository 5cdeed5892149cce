"""Many rows at once."""

import gc
import threading

import pytest
from small_office import OpenDesk, add_comment, everything, import_many, item_with
from sqlalchemy import select

from council_desk.errors import RefusedError
from council_desk.records.campaigns import Campaign, Member
from council_desk.records.comments import Comment, Submission, Wording
from council_desk.records.intake import EditionEntry
from council_desk.records.suggestions import Suggestion
from council_desk.store import bulk, journal
from council_desk.store.store import Store

AWKWARD = [
    "tab\there",
    "back\\slash N \\N",
    "line\nline\r\nline",
    "",
    "“quoted” ñ 中文 🙂",
    "'; --",
    'a "b"',
    "\x01 control",
]


def test_rows_come_back_as_they_were_given(store: Store) -> None:
    item, _ = item_with(store)
    with store.change("Import comments") as session:
        import_many(session, item, AWKWARD)
    assert store.ask(lambda s: list(s.scalars(select(Wording.text).order_by(Wording.id)))) == AWKWARD
    assert store.ask(lambda s: s.scalars(select(Submission.fields).order_by(Submission.id)).all()[1]) == {"row": "1"}


def test_columns_left_out_have_their_defaults(store: Store) -> None:
    item, _ = item_with(store)
    with store.change("Import comments") as session:
        first = import_many(session, item, ["one"])
    comment = store.ask(lambda s: s.get_one(Comment, first))
    submission = store.ask(lambda s: s.get_one(Submission, comment.submission_id))
    assert (comment.version, comment.suffix, comment.language, comment.done) == (1, "", "und", False)
    assert (submission.attachments, submission.late, submission.channel, submission.name) == ([], False, "", None)


def test_an_import_is_one_run_a_table_in_the_journal(store: Store) -> None:
    item, _ = item_with(store)
    with store.change("Import comments") as session:
        first = import_many(session, item, [f"letter {i}" for i in range(30)])
    number = session.info["change_number"]
    runs = store.ask(journal.runs_of, number)
    assert [run.table for run in runs] == ["submissions", "wordings", "comments"]
    assert (runs[2].first_id, runs[2].last_id) == (first, first + 29)
    assert store.ask(journal.entries_of, number) == []


def test_an_undone_import_comes_back_row_for_row_and_can_go_again(store: Store) -> None:
    item, _ = item_with(store)
    empty = store.ask(everything)
    with store.change("Import comments") as session:
        import_many(session, item, AWKWARD * 3)
    full = store.ask(everything)
    for _ in range(2):
        store.undo()
        assert store.ask(everything) == empty
        store.redo()
        assert store.ask(everything) == full


def test_an_import_of_more_than_one_chunk_is_undone_and_redone(sqlite_store: Store) -> None:
    item, _ = item_with(sqlite_store)
    with sqlite_store.change("Import comments") as session:
        import_many(session, item, [f"letter {i}" for i in range(5_001)])
    full = sqlite_store.ask(everything)
    sqlite_store.undo()
    assert sqlite_store.ask(lambda s: s.query(Comment).count()) == 0
    sqlite_store.redo()
    assert sqlite_store.ask(everything) == full


def test_garbage_is_collected_again_after_a_big_import_even_one_that_failed(sqlite_store: Store) -> None:
    item, _ = item_with(sqlite_store)
    with pytest.raises(ZeroDivisionError), sqlite_store.change("Import comments") as session:
        import_many(session, item, ["letter"] * 5_000)
        assert not gc.isenabled()
        raise ZeroDivisionError
    assert gc.isenabled()


def test_a_tag_that_was_itself_undone_does_not_keep_an_import(store: Store) -> None:
    item, _ = item_with(store)
    with store.change("Import comments") as session:
        first = import_many(session, item, ["one", "two"])
    number = session.info["change_number"]
    with store.change("Tag 1 comment") as session:
        session.get_one(Comment, first).stance = "support"
    store.undo()
    store.undo(number)
    assert store.ask(lambda s: s.query(Comment).count()) == 0


def test_edits_within_the_importing_change_are_undone_with_it(store: Store) -> None:
    item, _ = item_with(store)
    empty = store.ask(everything)
    with store.change("Import comments") as session:
        first = import_many(session, item, ["one", "two"])
        session.get_one(Comment, first).stance = "support"
    full = store.ask(everything)
    store.undo()
    assert store.ask(everything) == empty
    store.redo()
    assert store.ask(everything) == full


def test_rows_without_a_run_of_ids_are_journalled_one_by_one(store: Store) -> None:
    item, comments = item_with(store, "one", "two", "three")
    with store.change("Confirm a campaign") as session:
        campaign = Campaign(item_id=item, letter="A", template="one")
        session.add(campaign)
        session.flush()
        rows = [(c, campaign.id, session.get_one(Comment, c).wording_id, "verbatim", [[0, 3]]) for c in comments[::2]]
        bulk.insert(session, Member, ("comment_id", "campaign_id", "wording_id", "form", "own_words"), rows)
    full = store.ask(everything)
    assert [m.own_words for m in store.ask(lambda s: s.scalars(select(Member)).all())] == [[[0, 3]], [[0, 3]]]
    store.undo()
    assert store.ask(lambda s: s.query(Member).count()) == 0
    store.redo()
    assert store.ask(everything) == full


def test_rows_that_the_journal_passes_over_need_no_ids(store: Store) -> None:
    item, (comment,) = item_with(store, "one")
    with store.change("Suggest") as session:
        columns = ("item_id", "kind", "comment_id", "wording_id", "confidence", "evidence")
        bulk.insert(session, Suggestion, columns, [(item, "stance", comment, 1, 1, [[0, 3]])] * 3)
    found = store.ask(lambda s: s.scalars(select(Suggestion).order_by(Suggestion.id)).all())
    assert [(f.confidence, f.evidence) for f in found] == [(1.0, [[0, 3]])] * 3
    assert store.last_change is None


def test_an_unknown_column_is_refused(store: Store) -> None:
    with pytest.raises(TypeError, match="no column colour"), store.change("Import") as session:
        bulk.insert(session, Wording, ("id", "colour"), [(1, "red")])


def test_a_cancelled_import_leaves_nothing(store: Store) -> None:
    item, _ = item_with(store)
    empty = store.ask(everything)
    with pytest.raises(KeyboardInterrupt), store.change("Import comments") as session:
        import_many(session, item, ["one", "two"])
        raise KeyboardInterrupt
    assert store.ask(everything) == empty


def test_reserved_ids_are_nobody_elses(store: Store) -> None:
    item, (comment,) = item_with(store, "one")
    with store.change("Import comments") as session:
        first = bulk.reserve_ids(session, EditionEntry, 5)
        second = bulk.reserve_ids(session, EditionEntry, 5)
        after = add_comment(session, item, "two")
        reserved = bulk.reserve_ids(session, Comment, 3)
        later = add_comment(session, item, "three")
    assert second == first + 5
    assert comment < after < reserved and reserved + 2 < later


def test_ids_are_not_given_again_after_an_undo(store: Store) -> None:
    item, _ = item_with(store)
    with store.change("Import comments") as session:
        first = import_many(session, item, ["one", "two"])
    store.undo()
    with store.change("Import comments") as session:
        second = import_many(session, item, ["three"])
    assert second > first + 1


def test_desks_importing_at_once_get_numbers_without_gap_or_overlap(office: str, open_desk: OpenDesk) -> None:
    item, _ = item_with(open_desk(office))
    desks = [open_desk(office, who=f"Desk {i}") for i in range(3)]

    def load(desk: Store) -> None:
        for _ in range(3):
            with desk.change("Import comments") as session:
                import_many(session, item, [f"letter {i}" for i in range(7)])

    threads = [threading.Thread(target=load, args=(desk,)) for desk in desks]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    numbers = desks[0].ask(lambda s: list(s.scalars(select(Comment.number).order_by(Comment.number))))
    assert numbers == list(range(1, 64))


def test_a_redo_is_refused_where_another_row_took_the_place(store: Store) -> None:
    item, _ = item_with(store)
    with store.change("Import comments") as session:
        first = import_many(session, item, ["one"])
    undo = store.undo()
    with store.change("Write over it") as session:
        session.add(Comment(id=first, submission_id=first, item_id=item, number=99, wording_id=1))
        session.add(Submission(id=first))
    with pytest.raises(RefusedError, match='"Write over it"'):
        store.undo(undo.number)
