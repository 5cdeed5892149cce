"""The briefing memo as a PDF: two to four pages, then the numbered comments and the lists behind each figure."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

from council_desk.documents import moments, paper
from council_desk.documents.appendix_comments import draw_comments, lay_comments
from council_desk.documents.appendix_evidence import draw_evidence, lay_evidence
from council_desk.documents.drafting import Drafting
from council_desk.documents.flow import Placed, Row, draw_rows, pages_of, place_rows
from council_desk.documents.fonts import Faces
from council_desk.documents.memo_bottom_line import bottom_line
from council_desk.documents.memo_campaigns import campaigns
from council_desk.documents.memo_cities import cities
from council_desk.documents.memo_closing import method, organizations, questions
from council_desk.documents.memo_counts import public_comment
from council_desk.documents.memo_demands import demands
from council_desk.documents.memo_opening import ask, how_to_read, masthead, staff_notes, what_it_does
from council_desk.documents.memo_words import own_words, sides
from council_desk.documents.pen import About, Pen
from council_desk.documents.quotes import Known
from council_desk.documents.sections import ALWAYS
from council_desk.progress import Progress, Silent
from council_desk.queries.briefing import Briefing

MOST_PAGES = 4
MOST_CUTS = 6
MOST_CLAUSES, FEWEST_CLAUSES = 7, 4

_WRITERS: dict[str, Callable[[Drafting], list[Row]]] = {
    "ask": ask,
    "bottom_line": bottom_line,
    "item": what_it_does,
    "marks": how_to_read,
    "staff": staff_notes,
    "comment": public_comment,
    "campaigns": campaigns,
    "demands": demands,
    "sides": sides,
    "words": own_words,
    "organizations": organizations,
    "cities": cities,
    "questions": questions,
    "method": method,
}


def make_memo(briefing: Briefing, progress: Progress | None = None) -> bytes:
    """Return the memo as a PDF file. The same Briefing gives the same bytes.

    `progress` is told of the pages made; Cancelled comes through. Passages that are still undecided are masked.
    """
    progress = progress or Silent()
    faces = Faces()
    briefing = _masked(briefing)
    d, placed = _memo_pages(briefing, faces)
    last = placed[-1].page if placed else 1
    numbered = lay_comments(d, last + 1, progress)
    evidence = lay_evidence(d, numbered.last + 1)
    total = max(
        [last] + [pages.last for pages, filled in ((numbered, numbered.parts), (evidence, evidence.lines)) if filled]
    )
    pen = Pen(_about(briefing), faces)
    foot = _foot(d)

    def end_page(pen: Pen) -> None:
        pen.rule(paper.LEFT, paper.LEFT + paper.WIDTH, paper.FOOT_RULE)
        pen.string(foot, paper.NOTE, paper.LEFT, paper.FOOT)
        words = f"Page {pen.page} of {total}"
        pen.string(words, replace(paper.NOTE, colour=paper.INK), paper.LEFT + paper.WIDTH, paper.FOOT, "right")
        progress.step(pen.page, total, "Pages")
        pen.next_page()

    pen.bookmark("Memo", "memo", paper.TOP, 0)
    draw_rows(pen, placed, end_page)
    if numbered.parts:
        draw_comments(pen, numbered, end_page)
    if evidence.lines:
        draw_evidence(pen, d, evidence, end_page)
    return pen.save()


def _masked(briefing: Briefing) -> Briefing:
    """Hide what nobody has decided yet: a comment with an undecided passage prints without the writer's words."""
    undecided = set(briefing.undecided_sensitive)
    if not undecided:
        return briefing
    comments = tuple(replace(c, withheld=((0, len(c.text)),)) if c.id in undecided else c for c in briefing.comments)
    questions = tuple(replace(q, words="") if q.comment_id in undecided else q for q in briefing.questions)
    return replace(briefing, comments=comments, questions=questions)


def _memo_pages(briefing: Briefing, faces: Faces) -> tuple[Drafting, list[Placed]]:
    """Write the memo until it ends on page 4: quotes go first, then reasons; quotes come back where there is room.

    A clause or two fewer are listed where that keeps the first page whole.
    """
    cut, clauses = 0, MOST_CLAUSES
    known: Known = {}
    while True:
        d, placed = _settled(Drafting(briefing, faces, {}, cut, clauses, known_quotes=known))
        found = pages_of(placed)
        if found.get("section-item") == 1 and found.get("marks") == 2 and clauses > FEWEST_CLAUSES:
            clauses -= 1
        elif _pages(placed) > MOST_PAGES and cut < MOST_CUTS:
            cut += 1
        else:
            break
    for quotes in (6, 4, 2) if cut and _pages(placed) <= MOST_PAGES else ():
        more = _settled(Drafting(briefing, faces, {}, cut, clauses, quotes, known_quotes=known))
        if _pages(more[1]) <= MOST_PAGES:
            return more
    return d, placed


def _pages(placed: list[Placed]) -> int:
    return placed[-1].page if placed else 0


def _settled(first: Drafting) -> tuple[Drafting, list[Placed]]:
    """Write until the page numbers that the text names are those of its pages."""
    d = first
    for _ in range(4):
        placed = place_rows(_write(d))
        found = pages_of(placed) | _letters_printed(d, placed)
        if found == d.pages:
            break
        d = Drafting(d.briefing, d.faces, found, d.cut, d.most_clauses, d.most_quotes, known_quotes=d.known_quotes)
    else:
        placed = place_rows(_write(d))
    return d, placed


def _letters_printed(d: Drafting, placed: list[Placed]) -> dict[str, int]:
    """The campaigns' letters that the memo prints, on the page of their figure."""
    page = pages_of(placed).get("section-campaigns")
    if page is None:
        return {}
    shown = d.briefing.campaigns[: 6 if d.cut < 3 else 4 if d.cut < 5 else 2]
    return {f"letter-{campaign.letter}": page for campaign in shown}


def _write(d: Drafting) -> list[Row]:
    rows = masthead(d)
    for key in _order(d.briefing.sections):
        rows += _WRITERS[key](d)
    return rows


def _order(chosen: tuple[tuple[str, bool], ...]) -> list[str]:
    """The sections to write: as the office ordered them, those it never named in their usual place at the end."""
    on = [key for key, shown in chosen if key in _WRITERS and (shown or key in ALWAYS)]
    named = {key for key, _ in chosen}
    usual = [key for key in _WRITERS if key not in named]
    if not chosen:
        return usual
    order = list(dict.fromkeys(on + [key for key in usual if key != "marks"]))
    if "method" in order and "method" not in named:
        order.append(order.pop(order.index("method")))
    place = order.index("bottom_line") + 1
    return [*order[:place], "marks", *order[place:]]


def _about(briefing: Briefing) -> About:
    head = briefing.head
    title = " ".join(part for part in (f"Item {head.number}:" if head.number else "", head.title) if part)
    moment = moments.local(briefing.data_as_of, "UTC") or datetime(2000, 1, 1, tzinfo=UTC)
    sender = str(briefing.words.get("from") or "") or briefing.office
    return About(title or "Briefing memo", sender, "Briefing memo on public comment", moment)


def _foot(d: Drafting) -> str:
    head, words = d.briefing.head, d.briefing.words
    version = str(words.get("version") or "").strip()
    parts = (
        f"Item {head.number}" if head.number else "",
        f"File {head.file_number}" if head.file_number else "",
        d.briefing.draft_name or "",
        f"Memo version {version}" if version else "",
        f"Data as of {d.as_of()}",
    )
    return "  ·  ".join(part for part in parts if part)
