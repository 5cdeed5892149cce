"""Two stored comments are joined: texts, tags, counts, lines, undo."""

import pytest
from mending_office import SECOND, TWO, WHO, cut, ids_by_label, join, texts_by_label, with_campaign
from packets import BENCH, LIGHTS, NOISE, POOL, comment, item_named, listed, office_with, taken
from small_office import everything

from council_desk.errors import RefusedError
from council_desk.operations.cut_comment import cut_comment
from council_desk.operations.import_proposal import ProposedComment
from council_desk.operations.set_aside import set_aside
from council_desk.operations.tagging import add_question, mark_reply_owed, set_stance
from council_desk.queries.comment_detail import comment_detail
from council_desk.queries.comment_table import comment_ids
from council_desk.queries.comments import CommentFilter
from council_desk.queries.counts import four_counts
from council_desk.queries.export import comment_rows
from council_desk.store.store import Store


def test_the_comment_above_takes_both_texts_and_the_later_one_is_set_aside(store: Store) -> None:
    item = office_with(store, LIGHTS, comment(POOL, name="Rosa Vale"), NOISE)
    ids = ids_by_label(store, item)
    assert join(store, ids["3"]) == ids["2"]
    joined, later = store.ask(comment_detail, ids["2"]), store.ask(comment_detail, ids["3"])
    assert (joined.text, joined.name, joined.label) == (f"{POOL}\n{NOISE}", "Rosa Vale", "2")
    assert (later.set_aside, later.text, later.label) == ("joined with 2", NOISE, "3")
    assert store.ask(four_counts, item).submissions == 2


def test_tagged_words_of_both_stand_in_the_joined_text_and_the_stance_is_looked_at_again(store: Store) -> None:
    item = office_with(store, POOL, NOISE)
    ids = ids_by_label(store, item)
    with store.change("Tag") as session:
        set_stance(session, [ids["1"]], "support", WHO)
        add_question(session, ids["1"], 0, 6, WHO)
        add_question(session, ids["2"], NOISE.index("Could"), len(NOISE), WHO)
        mark_reply_owed(session, [ids["2"]])
    before = store.ask(everything)
    join(store, ids["2"])
    joined = store.ask(comment_detail, ids["1"])
    assert [joined.text[q.start : q.end] for q in joined.questions] == [POOL[:6], NOISE[NOISE.index("Could") :]]
    assert (joined.stance, joined.look_again, joined.reply_owed) == ("support", "no. 2 was joined to it", True)
    store.undo()
    assert store.ask(everything) == before


def test_a_cut_that_is_joined_again_gives_back_what_was_received(store: Store) -> None:
    item = office_with(store, TWO)
    part_id = cut(store, ids_by_label(store, item)["1"])
    join(store, part_id)
    assert {label: text for label, text in texts_by_label(store, item).items() if label == "1a"} == {"1a": TWO}
    assert store.ask(comment_detail, part_id).set_aside == "joined with 1a"
    assert store.ask(four_counts, item).submissions == 1


def test_lines_of_the_source_are_widened(store: Store) -> None:
    item = item_named(store)
    pieces = (ProposedComment(POOL, first_line=4, last_line=5), ProposedComment(NOISE, first_line=7, last_line=9))
    taken(store, listed(*pieces), item)
    ids = ids_by_label(store, item)
    join(store, ids["2"])
    assert {row["id"]: row["lines"] for row in store.ask(comment_rows, item)}[ids["1"]] == [4, 9]
    assert tuple(store.ask(comment_ids, CommentFilter(item, words="blowers harbor")).ids) == (ids["1"],)


def test_the_joined_letter_is_the_campaign_s_and_does_not_follow(store: Store) -> None:
    template = " ".join((POOL, LIGHTS, NOISE))
    item = office_with(store, BENCH, template)
    ids = ids_by_label(store, item)
    with store.change("Confirm a campaign") as session:
        with_campaign(session, item, ids["2"], template)
    join(store, ids["2"])
    joined, later = store.ask(comment_detail, ids["1"]), store.ask(comment_detail, ids["2"])
    assert joined.campaign is not None
    assert (joined.campaign.form, joined.campaign.follows) == ("edited", False)
    assert later.campaign is None


def test_what_cannot_be_joined_is_refused(store: Store) -> None:
    item = office_with(store, POOL, NOISE)
    other = office_with(store, BENCH, number="30")
    ids, elsewhere = ids_by_label(store, item), ids_by_label(store, other)
    with pytest.raises(RefusedError, match="no comment above"):
        join(store, ids["1"])
    with pytest.raises(RefusedError, match="with itself"):
        join(store, ids["1"], ids["1"])
    with pytest.raises(RefusedError, match="same item"):
        join(store, ids["1"], elsewhere["1"])
    with store.change("Set aside") as session:
        set_aside(session, [ids["2"]], "spam")
    with pytest.raises(RefusedError, match="Take this one back"):
        join(store, ids["2"])


def test_above_34b_stands_34a(store: Store) -> None:
    item = office_with(store, BENCH, TWO)
    with store.change("Cut a comment in two") as session:
        part = cut_comment(session, ids_by_label(store, item)["2"], SECOND)
    assert join(store, part) == ids_by_label(store, item)["2a"]
