from dataclasses import replace

from council_desk.documents import paper
from council_desk.documents.appendix_comments import appendix_head, draw_comments, lay_comments
from council_desk.documents.drafting import Drafting
from council_desk.documents.fonts import Faces
from council_desk.progress import Silent
from documents.briefings import TEMPLATE_A, comment, full_briefing, packet
from documents.paper_reading import new_pen, words


def laid(briefing, pages=None):
    d = Drafting(briefing, Faces(), pages or {"letter-A": 2, "letter-B": 2})
    return d, lay_comments(d, 1, Silent())


def printed(briefing, pages=None) -> str:
    _d, made = laid(briefing, pages)
    pen = new_pen()
    draw_comments(pen, made, lambda pen: pen.next_page())
    for name in pen._wanted:
        pen.places.setdefault(name, (1, 700.0))
    for comment_ in briefing.comments:
        assert f"comment-{comment_.label}" in pen.places
    return words(pen.save())


def test_every_counted_comment_has_its_number_and_place():
    found = printed(full_briefing())
    assert "Ines Calloway" in found
    assert "Samer Haddad" in found
    assert "No name given" in found


def test_copies_without_own_words_share_a_line():
    found = printed(full_briefing())
    assert "Campaign A letter, word for word" in found
    assert "same text as" in found
    assert TEMPLATE_A[30:80] not in found


def test_own_words_are_printed_after_the_letter_they_were_added_to():
    found = printed(full_briefing())
    assert "support if amended, campaign A letter, and then:" in found
    assert "edited so that it asks something else:" in found


def test_private_details_are_not_in_the_file():
    found = printed(full_briefing())
    assert "555-0123" not in found
    assert "12 Weir Street" not in found
    assert "Reach us at" in found


def test_letters_the_memo_only_begins_stand_whole_here():
    briefing = full_briefing()
    long = replace(briefing.campaigns[0], template="A sentence of the letter here. " * 80)
    found = printed(replace(briefing, campaigns=(long, briefing.campaigns[1])))
    assert "Campaign A letter, whole" in found
    assert found.count("A sentence of the letter here.") == 80


def test_long_letters_are_set_in_one_column_and_short_ones_in_two():
    assert not laid(full_briefing())[1].wide
    long = tuple(comment(n, "A long letter goes on and on about it. " * 30, "support") for n in range(1, 20))
    assert laid(replace(full_briefing(), comments=long))[1].wide
    assert "A long letter" in printed(replace(full_briefing(), comments=long))


def test_a_letter_of_many_pages_is_whole():
    text = " ".join(f"word{n}" for n in range(6000))
    briefing = replace(full_briefing(), comments=(comment(1, text, "support"),))
    found = printed(briefing).split()
    assert [w for w in found if w.startswith("word")] == text.split()


def test_nothing_runs_below_the_last_line():
    _, made = laid(full_briefing())
    for part in made.parts:
        height = (part.entry.height if part.head else 0) + (part.text.height if part.text else 0)
        assert part.top + height <= paper.BOTTOM + 0.1


def test_fifty_comments_have_a_bookmark_and_each_its_own():
    _, made = laid(full_briefing())
    pen = new_pen()
    draw_comments(pen, made, lambda pen: pen.next_page())
    assert sum(name.startswith("comments-from-") for name in pen.places) == 3
    assert sum(name.startswith("mark-comment-") for name in pen.places) == len(packet())


def test_an_appendix_is_headed_and_continued():
    pen = new_pen()
    appendix_head(pen, "A", "Numbered comments", continued=True)
    pen.next_page()
    assert words(pen.save()) == "Appendix A Numbered comments continued"
