"""A stored comment is cut: parts, numbers, lines, tags, campaign, undo."""

import pytest
from mending_office import SECOND, TWO, WHO, cut, ids_by_label, texts_by_label, with_campaign
from packets import BENCH, LIGHTS, NOISE, POOL, comment, item_named, listed, office_with, taken
from small_office import everything
from sqlalchemy import select

from council_desk.errors import RefusedError
from council_desk.operations.cut_comment import CUT, paragraph_at
from council_desk.operations.demands import add_demand
from council_desk.operations.import_proposal import ProposedComment
from council_desk.operations.set_aside import set_aside
from council_desk.operations.tagging import add_excerpt, add_question, add_sensitive, set_stance
from council_desk.queries.comment_detail import comment_detail
from council_desk.queries.comment_table import comment_ids
from council_desk.queries.comments import CommentFilter
from council_desk.queries.counts import four_counts, stance_counts
from council_desk.queries.export import comment_rows
from council_desk.records.comments import Wording
from council_desk.store.store import Store


def test_34_becomes_34a_and_its_later_part_34b(store: Store) -> None:
    item = office_with(store, LIGHTS, comment(TWO, name="Rosa Vale"), BENCH)
    cut(store, ids_by_label(store, item)["2"])
    assert texts_by_label(store, item) == {"1": LIGHTS, "2a": POOL, "2b": NOISE, "3": BENCH}
    rows = {row["number"]: row["name"] for row in store.ask(comment_rows, item)}
    assert (rows["2a"], rows["2b"]) == ("Rosa Vale", None)
    assert store.ask(four_counts, item).submissions == store.ask(stance_counts, item).total == 4


def test_a_further_cut_takes_the_next_letter_and_no_letter_is_given_twice(store: Store) -> None:
    item = office_with(store, f"{TWO}\n\n{BENCH}")
    cut(store, ids_by_label(store, item)["1"])
    cut(store, ids_by_label(store, item)["1b"], len(NOISE) + 2)
    assert texts_by_label(store, item) == {"1a": POOL, "1b": NOISE, "1c": BENCH}
    store.undo()
    cut(store, ids_by_label(store, item)["1b"], len(NOISE) + 2)
    assert set(ids_by_label(store, item)) == {"1a", "1b", "1d"}


def test_after_an_undone_cut_the_number_is_whole_and_its_letters_are_used_up(store: Store) -> None:
    item = office_with(store, TWO)
    before = store.ask(everything)
    cut(store, ids_by_label(store, item)["1"])
    store.undo()
    assert store.ask(everything) == before
    cut(store, ids_by_label(store, item)["1"])
    assert set(ids_by_label(store, item)) == {"1c", "1d"}


def test_what_was_received_is_kept_beside_the_parts(store: Store) -> None:
    item = office_with(store, TWO)
    comment_id = ids_by_label(store, item)["1"]
    cut(store, comment_id)
    wanted = select(Wording.kind, Wording.text).where(Wording.comment_id == comment_id).order_by(Wording.id)
    assert store.ask(lambda s: [tuple(row) for row in s.execute(wanted)]) == [("received", TWO), ("mended", POOL)]


def test_tagged_words_go_with_their_part_and_the_stance_stays_marked(store: Store) -> None:
    item = office_with(store, TWO)
    comment_id = ids_by_label(store, item)["1"]
    with store.change("Tag") as session:
        demand = add_demand(session, item, "Keep the pool open in winter.", "Winter pool")
        add_excerpt(session, comment_id, 7, 24, demand, WHO)
        add_question(session, comment_id, TWO.index("Could"), len(TWO), WHO)
        add_sensitive(session, comment_id, len(POOL) - 10, SECOND + 5, "health", WHO)
        set_stance(session, [comment_id], "support", WHO)
    part_id = cut(store, comment_id)
    first, part = store.ask(comment_detail, comment_id), store.ask(comment_detail, part_id)
    assert (first.stance, first.look_again, part.stance, part.look_again) == ("support", CUT, None, None)
    assert [first.text[e.start : e.end] for e in first.excerpts] == [POOL[7:24]]
    assert [part.text[q.start : q.end] for q in part.questions] == [NOISE[NOISE.index("Could") :]]
    assert first.sensitive == part.sensitive == ()
    store.undo()
    assert len(store.ask(comment_detail, comment_id).sensitive) == 1


def test_the_lines_of_the_source_are_parted_where_the_text_keeps_them(store: Store) -> None:
    item = item_named(store)
    hard_wrapped = f"{BENCH} {LIGHTS}"
    taken(
        store,
        listed(
            ProposedComment(TWO, first_line=4, last_line=6),
            ProposedComment(hard_wrapped, first_line=7, last_line=9),
        ),
        item,
    )
    ids = ids_by_label(store, item)
    cut(store, ids["1"])
    cut(store, ids["2"], len(BENCH) + 1)
    lines = {row["number"]: row["lines"] for row in store.ask(comment_rows, item)}
    assert lines == {"1a": [4, 4], "1b": [6, 6], "2a": [7, 9], "2b": [7, 9]}
    whole = [(row["text"], row["edition_state"]) for row in store.ask(comment_rows, item, "all")]
    assert whole == [(POOL, "new"), (NOISE, "new"), (BENCH, "new"), (LIGHTS, "new")]


def test_both_parts_are_found_by_their_own_words_only(store: Store) -> None:
    item = office_with(store, TWO)
    comment_id = ids_by_label(store, item)["1"]
    part_id = cut(store, comment_id)
    assert tuple(store.ask(comment_ids, CommentFilter(item, words="blowers")).ids) == (part_id,)
    assert tuple(store.ask(comment_ids, CommentFilter(item, words="harbor")).ids) == (comment_id,)


def test_the_part_that_is_the_campaign_s_letter_stays_in_it(store: Store) -> None:
    template = " ".join((POOL, LIGHTS, NOISE))
    item = office_with(store, f"{BENCH}\n\n{template}")
    comment_id = ids_by_label(store, item)["1"]
    with store.change("Confirm a campaign") as session:
        with_campaign(session, item, comment_id, template)
    part_id = cut(store, comment_id, len(BENCH) + 2)
    first, part = store.ask(comment_detail, comment_id), store.ask(comment_detail, part_id)
    assert first.campaign is None
    assert (first.stance, first.look_again) == ("support", CUT)
    assert part.campaign is not None
    assert (part.campaign.form, part.campaign.follows, part.stance) == ("verbatim", False, None)


@pytest.mark.parametrize("at", [0, len(TWO), -3, len(TWO) + 5])
def test_a_cut_beside_the_words_is_refused(store: Store, at: int) -> None:
    item = office_with(store, TWO)
    with pytest.raises(RefusedError, match="between its words"):
        cut(store, ids_by_label(store, item)["1"], at)
    assert texts_by_label(store, item) == {"1": TWO}


def test_a_comment_that_does_not_count_is_not_cut(store: Store) -> None:
    item = office_with(store, TWO)
    comment_id = ids_by_label(store, item)["1"]
    with store.change("Set aside") as session:
        set_aside(session, [comment_id], "test")
    with pytest.raises(RefusedError, match="Take this one back"):
        cut(store, comment_id)


def test_a_cut_in_the_tray_gives_two_without_numbers(store: Store) -> None:
    taken(store, listed(TWO), None)
    (row,) = store.ask(comment_rows)
    cut(store, row["id"])
    assert sorted((r["number"], r["text"]) for r in store.ask(comment_rows)) == [(None, POOL), (None, NOISE)]


def test_where_a_line_of_the_text_begins() -> None:
    assert paragraph_at(TWO, 3) == SECOND
    for line in (0, 1, 4):
        with pytest.raises(RefusedError, match="3 lines"):
            paragraph_at(TWO, line)
