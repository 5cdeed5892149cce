"""What a person changes in the review of an import."""

import pytest
from packets import comment, listed

from council_desk.errors import RefusedError
from council_desk.operations.import_proposal import ImportOptions, ImportProposal, ProposedComment
from council_desk.operations.review_import import (
    choose_edition,
    cut_at,
    drop,
    join_with_above,
    name_writer,
    trust_cut,
)

LINES = ["Dear Council,", "keep the pool open.", "", "Dear Council,", "more light, please.", "And benches."]


def packet() -> ImportProposal:
    text = "\n".join(LINES)
    parts = (
        ProposedComment("\n".join(LINES[:2]), first_line=1, last_line=2),
        ProposedComment("\n".join(LINES[3:]), first_line=4, last_line=6, cut_reason="a greeting", cut_confidence=0.6),
    )
    return ImportProposal("packet.txt", text.encode(), "text", parts, ImportOptions(), whole_text=text)


def test_a_cut_makes_two_comments_that_hold_every_line() -> None:
    cut = cut_at(packet(), 6)
    assert [c.text for c in cut.comments] == [
        "Dear Council,\nkeep the pool open.",
        "Dear Council,\nmore light, please.",
        "And benches.",
    ]
    assert [(c.first_line, c.last_line) for c in cut.comments] == [(1, 2), (4, 5), (6, 6)]
    assert cut.comments[2].cut_confidence == 1.0


def test_a_line_that_begins_a_comment_cannot_be_cut_again() -> None:
    for line in (1, 4, 3, 99):
        with pytest.raises(RefusedError, match="Choose a line inside a comment"):
            cut_at(packet(), line)


def test_rows_cannot_be_cut() -> None:
    with pytest.raises(RefusedError, match="parted by the file itself"):
        cut_at(listed("One.", "Two."), 2)


def test_joining_takes_a_cut_back() -> None:
    joined = join_with_above(cut_at(packet(), 6), 2)
    assert [c.text for c in joined.comments] == [c.text for c in packet().comments]
    whole = join_with_above(joined, 1)
    assert [(c.first_line, c.last_line) for c in whole.comments] == [(1, 6)]
    assert whole.comments[0].text == "\n".join(LINES)


def test_two_rows_are_joined_as_paragraphs() -> None:
    joined = join_with_above(listed("One.", "Two."), 1)
    assert [c.text for c in joined.comments] == ["One.\n\nTwo."]


def test_there_is_nothing_above_the_first() -> None:
    with pytest.raises(RefusedError, match="no comment above"):
        join_with_above(packet(), 0)


def test_a_dropped_comment_stays_in_the_review_and_comes_back() -> None:
    dropped = drop(packet(), 0)
    assert len(dropped.comments) == 2
    assert [c.first_line for c in dropped.kept] == [4]
    assert drop(dropped, 0, dropped=False) == packet()


def test_a_writer_is_named_and_the_name_taken_back() -> None:
    named = name_writer(listed(comment("One.", first_name="R.", last_name="V.")), 0, " Rosa Vale ")
    assert named.comments[0].fields == {"name": "Rosa Vale"}
    assert name_writer(named, 0, "").comments[0].fields == {}


def test_a_doubtful_cut_can_be_trusted() -> None:
    assert trust_cut(packet(), 1).comments[1].cut_confidence == 1.0


def test_other_letters_are_not_an_edition() -> None:
    assert choose_edition(packet(), "none", None).options.edition_of == "none"
    chosen = choose_edition(packet(), 3, "addition").options
    assert (chosen.edition_of, chosen.edition_kind) == (3, "addition")
