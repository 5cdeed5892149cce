from dataclasses import replace

from council_desk.documents.comment_words import comment_pieces
from council_desk.documents.drafting import Drafting
from council_desk.documents.fonts import Faces
from council_desk.documents.fragments import Style
from documents.briefings import comment, full_briefing

STYLE = Style("serif", 9)


def pieces(made):
    return comment_pieces(Drafting(full_briefing(), Faces()), made, STYLE)


def printed(made) -> str:
    return "".join(piece.text for piece in pieces(made))


def test_an_excerpt_is_underlined_and_carries_its_demand():
    made = comment(1, "Please latch every lid, and soon.", excerpts=((7, 22, 1),))
    found = pieces(made)
    assert [p.text for p in found if p.style.underline] == ["latch every lid"]
    assert [p.text for p in found if p.style.rise] == ["D1"]


def test_private_words_are_masked_and_not_in_the_pieces():
    made = comment(1, "Write to me at ann@example.org please.", private=((15, 30),))
    assert "example.org" not in printed(made)
    assert [p.kind for p in pieces(made)].count("mask") == 1


def test_overlapping_spans_mask_once_and_excerpts_survive():
    made = comment(1, "Call 555-0123 to latch lids.", private=((5, 13),), withheld=((5, 13),), excerpts=((5, 27, 1),))
    assert "555" not in printed(made)
    assert [p.kind for p in pieces(made)].count("mask") == 1


def test_of_a_campaign_letter_only_own_words_print():
    text = "Template words here that all share. My own kitchen is small and I keep the bucket outside. More template."
    start = text.index("My own")
    end = text.index(" More")
    assert printed(comment(1, text, campaign_id=1, form="edited", own_words=((start, end),))) == text[start:end]


def test_a_short_edit_prints_with_the_sentence_it_stands_in():
    text = "We ask for change. Post a guard for ninety minutes after the bell. Thank you."
    start = text.index("ninety")
    found = pieces(comment(1, text, campaign_id=1, form="edited", own_words=((start, start + 6),)))
    assert "".join(p.text for p in found) == "Post a guard for ninety minutes after the bell."
    assert len({p.style.colour for p in found}) == 2


def test_signatories_are_listed_under_a_sign_on_letter():
    made = replace(comment(1, "We agree."), signatories=("Alder Club", "Mill Friends"))
    assert printed(made).endswith("Signatories (2). Alder Club, Mill Friends.")


def test_a_ticked_box_without_words_says_what_was_ticked():
    assert printed(comment(1, "", position="oppose")) == "The writer ticked oppose, with no words."
    assert printed(comment(1, "", attachments=("plan.pdf",))) == "The writer sent plan.pdf, with no words."
    both = comment(1, "", position="support", attachments=("plan.pdf", "map.png"))
    assert printed(both) == "The writer ticked support and sent plan.pdf, map.png, with no words."
