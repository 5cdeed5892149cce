"""One import is one change: all of it is there, or none; and it can be undone and redone."""

from dataclasses import replace

import pytest
from packets import BENCH, LIGHTS, NOISE, POOL, comment, item_named, listed, office_with, taken
from small_office import everything
from sqlalchemy import select
from sqlalchemy.orm import Session

from council_desk.operations.agenda import add_meeting, set_cutoff
from council_desk.operations.import_comments import import_comments, sha256_of
from council_desk.operations.import_proposal import ImportOptions, ImportProposal, ProposedComment
from council_desk.operations.ready_import import ready_import
from council_desk.operations.tagging import set_stance
from council_desk.queries.agenda import agenda
from council_desk.queries.export import comment_rows
from council_desk.queries.intake import standing_lists
from council_desk.records.comments import Comment, Submission, Wording
from council_desk.records.intake import Edition, OriginalPiece
from council_desk.store import search
from council_desk.store.search_terms import Phrase
from council_desk.store.store import Store
from council_desk.store.verifying import verify


def numbers(session: Session) -> list[tuple[int | None, str]]:
    wanted = select(Comment.number, Wording.text).join(Wording, Wording.id == Comment.wording_id)
    return [(number, text) for number, text in session.execute(wanted.order_by(Comment.number, Comment.id))]


def marks(session: Session) -> list[tuple[str | None, bool]]:
    comments = session.scalars(select(Comment).order_by(Comment.number))
    return [(comment.stance, comment.look_again is not None) for comment in comments]


def next_edition(store: Store, item_id: int, *texts: str) -> ImportProposal:
    (known,) = store.ask(standing_lists, item_id)
    return listed(*texts, name="again.csv", options=ImportOptions(edition_of=known.list_id))


def kept_bytes(session: Session, sha256: str) -> bytes:
    pieces = select(OriginalPiece.content).where(OriginalPiece.sha256 == sha256).order_by(OriginalPiece.position)
    return b"".join(session.scalars(pieces))


def test_comments_are_numbered_in_order_of_arrival(store: Store) -> None:
    item = office_with(store, POOL, LIGHTS)
    taken(store, listed(BENCH, name="later.csv"), item)
    assert store.ask(numbers) == [(1, POOL), (2, LIGHTS), (3, BENCH)]


def test_each_item_has_numbers_of_its_own(store: Store) -> None:
    office_with(store, POOL)
    other = office_with(store, LIGHTS, number="30")
    assert [row["number"] for row in store.ask(comment_rows, other)] == [1]


def test_a_number_is_never_used_again_after_undo(store: Store) -> None:
    item = office_with(store, POOL, LIGHTS)
    store.undo()
    taken(store, listed(BENCH), item)
    assert store.ask(numbers) == [(3, BENCH)]


def test_the_bytes_are_kept_as_received(store: Store) -> None:
    data = b"\x00\xff" * 1_200_000
    taken(store, listed(POOL, data=data), item_named(store))
    assert store.ask(kept_bytes, sha256_of(data)) == data


def test_the_same_bytes_for_the_same_item_are_stored_once(store: Store) -> None:
    item = item_named(store)
    _, first = taken(store, listed(POOL, LIGHTS), item)
    before = store.latest_change_number()
    _, second = taken(store, listed(POOL, LIGHTS), item)
    assert (first.already, second.already) == (False, True)
    assert (second.batch_id, second.comments) == (first.batch_id, 2)
    assert store.latest_change_number() == before
    _, elsewhere = taken(store, listed(POOL, LIGHTS), item_named(store, "30"))
    assert not elsewhere.already
    assert elsewhere.batch_id != first.batch_id


def test_after_undo_the_same_bytes_are_taken_again(store: Store) -> None:
    item = item_named(store)
    _, first = taken(store, listed(POOL), item)
    store.undo()
    _, again = taken(store, listed(POOL), item)
    assert not again.already
    assert again.batch_id == first.batch_id


def test_undo_leaves_nothing_and_redo_brings_all_back(store: Store) -> None:
    item = item_named(store)
    before = store.ask(everything)
    rows = (comment(POOL, name="Rosa Vale", email="r@example.org", position="Support"), comment(LIGHTS))
    taken(store, listed(*rows), item)
    after = store.ask(everything)
    found = store.ask(comment_rows, item)
    swim = Phrase(("swim",))
    assert list(store.ask(lambda s: s.scalars(select(Comment.id).where(Comment.id.in_(search.find(s, swim)))).all()))
    store.undo()
    assert store.ask(everything) == before
    store.redo()
    assert store.ask(everything) == after
    assert store.ask(comment_rows, item) == found
    assert verify(store) == []


def test_a_failure_on_the_way_leaves_nothing(store: Store) -> None:
    item = item_named(store)
    before = store.ask(everything)
    with pytest.raises(ZeroDivisionError), store.change("Import") as session:
        import_comments(session, ready_import(listed(POOL)), item_id=item)
        raise ZeroDivisionError
    assert store.ask(everything) == before


def test_a_next_edition_revises_adds_and_withdraws(store: Store) -> None:
    item = office_with(store, POOL, LIGHTS, BENCH)
    taken(store, next_edition(store, item, POOL, LIGHTS + " We would all be safer.", NOISE), item)
    rows = {row["number"]: row for row in store.ask(comment_rows, item)}
    assert {n: (r["edition"], r["edition_state"]) for n, r in rows.items()} == {
        1: (2, "unchanged"),
        2: (2, "revised"),
        4: (2, "new"),
    }
    assert rows[2]["text"].endswith("safer.")
    assert store.ask(numbers)[2] == (3, BENCH)
    store.undo()
    assert [r["text"] for r in store.ask(comment_rows, item)] == [POOL, LIGHTS, BENCH]
    assert verify(store) == []


def test_a_decided_comment_that_is_revised_keeps_its_stance_and_is_to_be_looked_at(store: Store) -> None:
    item = office_with(store, POOL, LIGHTS)
    with store.change("Tag") as session:
        first = session.scalars(select(Comment).order_by(Comment.number)).first()
        assert first is not None
        set_stance(session, [first.id], "support", "Ana Reyes")
    taken(store, next_edition(store, item, POOL + " Every day!", LIGHTS), item)
    assert store.ask(marks) == [("support", True), (None, False)]


def test_a_list_that_comes_again_with_one_more_is_taken_as_its_next_edition(store: Store) -> None:
    item = office_with(store, POOL, LIGHTS, BENCH)
    ready, _ = taken(store, listed(POOL, LIGHTS, BENCH, NOISE, name="again.csv"), item)
    assert "edition 2" in ready.says[0]
    assert [(r["number"], r["edition"]) for r in store.ask(comment_rows, item)] == [(1, 2), (2, 2), (3, 2), (4, 2)]


def test_a_list_that_stands_twice_in_the_file_is_undone_and_redone_whole(store: Store) -> None:
    item = item_named(store)
    before = store.ask(everything)
    second = [replace(comment(text), edition=2) for text in (POOL, BENCH + " Really.")]
    taken(store, listed(POOL, LIGHTS, BENCH, *second), item)
    assert [r["text"] for r in store.ask(comment_rows, item)] == [POOL, BENCH + " Really."]
    after = store.ask(everything)
    store.undo()
    assert store.ask(everything) == before
    store.redo()
    assert store.ask(everything) == after
    assert verify(store) == []


def test_late_is_after_the_packet_s_cut_off(store: Store) -> None:
    item = item_named(store)
    with store.change("Set the cut-off") as session:
        set_cutoff(session, add_meeting(session, "City Council", "2026-04-28"), "2026-04-27T19:00:00Z")
    times = ("2026-04-27 12:00", "2026-04-27 12:01", "")
    options = ImportOptions(time_zone="America/Los_Angeles")
    taken(store, listed(*(comment(POOL, received=when) for when in times), options=options), item)
    late = store.ask(lambda s: list(s.scalars(select(Submission.late).order_by(Submission.id))))
    assert late == [False, True, False]


def test_a_packet_for_the_tray_keeps_its_editions(store: Store) -> None:
    second = [replace(comment(text), edition=2) for text in (POOL, LIGHTS, NOISE)]
    taken(store, listed(POOL, LIGHTS, *second), None)
    assert store.ask(agenda).tray == 3
    assert store.ask(lambda s: list(s.scalars(select(Edition.number).order_by(Edition.id)))) == [1, 2]
    assert [len(known.entries) for known in store.ask(standing_lists, None)] == [3]


def test_where_a_comment_came_from_is_kept(store: Store) -> None:
    packet = ProposedComment(POOL, first_line=3, last_line=7, page=2, cut_reason="a greeting", cut_confidence=0.8)
    item = item_named(store)
    taken(store, replace(listed(POOL), comments=(packet,)), item)
    (row,) = store.ask(comment_rows, item)
    assert (row["lines"], row["page"], row["file"]) == ([3, 7], 2, "letters.csv")


def test_the_same_words_in_other_lines_do_not_ask_to_be_looked_at_again(store: Store) -> None:
    item = office_with(store, POOL, LIGHTS)
    with store.change("Tag") as session:
        set_stance(session, [store.ask(comment_rows, item)[1]["id"]], "support", "Ana Reyes")
    wrapped = LIGHTS.replace(" dark ", " dark\n")
    taken(store, next_edition(store, item, POOL, wrapped), item)
    assert store.ask(marks) == [(None, False), ("support", False)]
    assert [row["text"] for row in store.ask(comment_rows, item, editions="all")] == [POOL, LIGHTS, POOL, wrapped]
    assert [text for _, text in store.ask(numbers)] == [POOL, LIGHTS]
