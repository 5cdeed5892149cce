from dataclasses import replace

import pytest

from council_desk.documents.memo import make_memo
from council_desk.documents.sections import ALWAYS, SECTIONS
from council_desk.progress import Cancelled
from documents.briefings import briefing_of, comment, empty_briefing, full_briefing, small_briefing, undecided_briefing
from documents.paper_reading import bookmarks, fonts, links, page_count, words

ALL = {"full": full_briefing, "small": small_briefing, "undecided": undecided_briefing, "empty": empty_briefing}


@pytest.fixture(scope="module")
def full() -> bytes:
    return make_memo(full_briefing())


@pytest.mark.parametrize("name", ALL)
def test_any_item_gives_a_memo_of_the_same_bytes_with_its_fonts_inside(name):
    first = make_memo(ALL[name]())
    assert first == make_memo(ALL[name]())
    assert all(fonts(first).values())
    assert not any("Helvetica" in font for font in fonts(first))
    assert "Counts are submissions, not a poll." in words(first)
    assert "Opposition and concerns" in words(first)


def test_the_memo_ends_on_page_four_at_most_and_says_page_x_of_y(full):
    pages = words(full).split("\f")
    appendix = next(n for n, page in enumerate(pages, 1) if page.startswith("Appendix A"))
    assert 3 <= appendix <= 5
    assert f"Page 1 of {len(pages)}" in pages[0]
    assert f"Page {len(pages)} of {len(pages)}" in pages[-1]
    assert "Item 14 · File 2026-0412 · Draft 2 · Memo version 3 · Data as of Mon June 8, 2026, noon" in pages[1]


def test_every_figure_leads_to_the_comments_behind_it(full):
    pages = words(full).split("\f")
    lists = {n for n, page in enumerate(pages, 1) if page.startswith("Appendix B")}
    numbered = {n for n, page in enumerate(pages, 1) if page.startswith("Appendix A")}
    found = links(full)
    assert sum(1 for source, target in found if source <= 4 and target in lists) > 60
    assert sum(1 for source, target in found if source in lists and target in numbered) > 300
    assert all(1 <= target <= len(pages) for _, target in found)


def test_bookmarks_lead_through_memo_appendices_and_comments(full):
    titles = [title for _, title in bookmarks(full)]
    for title in (
        "Memo",
        "Bottom line",
        "Demands",
        "Opposition and concerns",
        "Appendix A: Numbered comments",
        "Comments 1 to 50",
    ):
        assert title in titles
    assert (2, "61 Clean Kitchens Coalition") in [(level, " ".join(title.split())) for level, title in bookmarks(full)]


def test_a_crowded_memo_cuts_quotes_first_and_never_the_opposition():
    briefing = full_briefing()
    template = "A letter that goes on for a good while about bins. " * 40
    crowd = tuple(
        replace(
            briefing.campaigns[n % 2], id=50 + n, letter=chr(65 + n), name=f"Campaign number {n}", template=template
        )
        for n in range(12)
    )
    many = tuple(
        replace(
            briefing.demands[n % 5],
            id=100 + n,
            number=n + 1,
            sentence=f"Do the thing of number {n} " + "and more of it " * 6,
        )
        for n in range(60)
    )
    memo = make_memo(replace(briefing, campaigns=crowd, demands=many))
    pages = words(memo).split("\f")
    appendix = next(n for n, page in enumerate(pages, 1) if page.startswith("Appendix A"))
    assert appendix <= 5
    body = " ".join(pages[: appendix - 1])
    assert "Opposition and concerns" in body
    assert "not a poll" in body
    assert "How it was" in body


def test_sections_can_be_switched_off_and_moved_but_not_the_balance():
    off = tuple((key, False) for key, _ in SECTIONS)
    found = words(make_memo(replace(full_briefing(), sections=off)))
    assert "Recommended motion" not in found
    assert "Opposition and concerns" in found
    assert "not a poll" in found
    assert set(ALWAYS) <= {key for key, _ in SECTIONS}
    moved = (
        ("demands", True),
        ("comment", True),
        *((key, True) for key, _ in SECTIONS if key not in {"demands", "comment"}),
    )
    found = words(make_memo(replace(full_briefing(), sections=moved)))
    assert found.index("Draft 2 meets one of") < found.index("Submissions by channel")


def test_campaigns_before_counts_keep_all_links():
    moved = (("campaigns", True), ("comment", True))
    assert make_memo(replace(full_briefing(), sections=moved)).startswith(b"%PDF")


def test_undecided_passages_are_not_printed():
    briefing = full_briefing()
    hidden = next(c for c in briefing.comments if c.label == "11")
    found = words(make_memo(replace(briefing, undecided_sensitive=(hidden.id,))))
    assert "11 Bea Novak" in found
    assert found.count("library board") < words(make_memo(briefing)).count("library board")


HOSTILE = (
    "<img src='/etc/hostname'/><b>x</b> &amp; %s {0} \\(",
    "\x00\x07\u202eabc\u202c\u2060\ufeff",
    "H" + "\u0337" * 50,
    "=1+1",
    "x" * 3000,
    "👨‍👩‍👧 반대 ไม่",
    "\n\n\n",
    "",
    " ",
    "\ud800 lone",
    "\U0001ffff\ue000",
    "العربية (555-0140) abc",
    "a\r\nb\u2028c",
)


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_words_anywhere_still_give_a_memo(text):
    spans = ((0, len(text)),)
    made = tuple(
        comment(
            n,
            text or " ",
            "question",
            name=text,
            organisation=text,
            signatories=(text,),
            language=text[:5],
            questions=spans,
            channel=text[:20],
            own_words=spans,
            received_as_given=text,
            received_at=None,
        )
        for n in range(1, 5)
    )
    briefing = briefing_of(made, office=text, force=text, draft_name=text)
    head = replace(
        briefing.head,
        title=text,
        number=text,
        file_number=text,
        short_title=text,
        body=text,
        cutoff_at=text,
        meeting_date=text,
    )
    given = {
        "to": text,
        "from": text,
        "recommended_motion": text,
        "alternatives": [text],
        "legal": text,
        "version": text,
    }
    memo = make_memo(replace(briefing, head=head, words=given, data_as_of=text[:8], time_zone=text[:8]))
    assert all(fonts(memo).values())


def test_cancelling_comes_through():
    class Impatient:
        def step(self, done: int, total: int, what: str = "") -> None:
            raise Cancelled

    with pytest.raises(Cancelled):
        make_memo(full_briefing(), Impatient())


def test_progress_is_told_of_every_page(full):
    seen = []

    class Watching:
        def step(self, done: int, total: int, what: str = "") -> None:
            seen.append((done, total))

    assert make_memo(full_briefing(), Watching()) == full
    assert seen[-1] == (page_count(full), page_count(full))
