"""A packet that comes again is cut as the list in the office is, also where a person mended that."""

from council_desk.operations.cut_by_known import AS_BEFORE, cut_by_known
from council_desk.operations.import_proposal import ImportOptions, ImportProposal, ProposedComment
from council_desk.operations.review_import import join_with_above

LINES = (
    "Please keep the Harbor Street pool open on winter evenings.",
    "My children swim there after school, and so do I.",
    "Page 2 of 9",
    "The crossing at Quarry Lane is dark and needs lights.",
    "I would rather see benches along the creek.",
)
TEXT = "\n".join(LINES)


def packet() -> ImportProposal:
    cut = tuple(ProposedComment(LINES[n - 1], n, n, cut_reason="a guess", cut_confidence=0.5) for n in (1, 2, 4, 5))
    return ImportProposal(
        "p.txt", TEXT.encode(), "ecomment_text", cut, ImportOptions(), whole_text=TEXT, noise_lines=(3,)
    )


def test_the_earlier_lists_letters_stand_whole_again() -> None:
    known = [["\n".join(LINES[0:2]), LINES[3], LINES[4]]]
    found = cut_by_known(packet(), known)
    assert [(c.first_line, c.last_line) for c in found.comments] == [(1, 2), (4, 4), (5, 5)]
    assert {c.cut_reason for c in found.comments} == {AS_BEFORE}


def test_lists_that_are_others_change_nothing() -> None:
    assert cut_by_known(packet(), [["Something about buses.", "Something about trees."]]) == packet()
    assert cut_by_known(packet(), []) == packet()


def test_a_page_header_stays_out_of_a_mended_cut() -> None:
    joined = join_with_above(packet(), 2)
    assert joined.comments[1].text == f"{LINES[1]}\n{LINES[3]}"
    assert (joined.comments[1].first_line, joined.comments[1].last_line) == (2, 4)
