import pytest

from council_desk.documents.marks import COVERAGE_WORDS, STANCE_WORDS, coverage_mark, stance_fill, stance_mark
from council_desk.queries.counts import STANCES
from documents.paper_reading import new_pen, unpacked


def codes(draw) -> bytes:
    pen = new_pen()
    draw(pen)
    pen.next_page()
    return unpacked(pen.save())


def test_every_stance_has_a_word_and_a_mark_of_its_own():
    assert set(STANCES) | {"untagged"} == set(STANCE_WORDS)
    marks = {stance: codes(lambda pen, s=stance: stance_mark(pen, s, 100, 100)) for stance in STANCE_WORDS}
    assert len(set(marks.values())) == len(STANCE_WORDS)


def test_every_coverage_has_a_word_and_a_mark_of_its_own():
    marks = {c: codes(lambda pen, c=c: coverage_mark(pen, c, 100, 100)) for c in COVERAGE_WORDS}
    assert len(set(marks.values())) == len(COVERAGE_WORDS)


@pytest.mark.parametrize(("stance", "hatched"), [("support", False), ("oppose", True), ("oppose_unless_amended", True)])
def test_opposition_is_hatched_and_support_solid(stance, hatched):
    found = codes(lambda pen: stance_fill(pen, stance, 50, 50, 100, 13))
    assert (b" re W n" in found) is hatched


def test_what_is_not_decided_has_a_dashed_edge():
    assert b"[2.2 1.8] 0 d" in codes(lambda pen: stance_fill(pen, "untagged", 50, 50, 100, 13))
    assert b" 0 d" not in codes(lambda pen: stance_fill(pen, "other", 50, 50, 100, 13))
