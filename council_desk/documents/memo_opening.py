"""The top of the memo: masthead, title, facts; the ask; what the item does; notes from staff; how to read the marks."""

import re
from dataclasses import replace

from council_desk.documents import moments, paper
from council_desk.documents.drafting import Drafting, one_line, section
from council_desk.documents.flow import Row, Spot, glued, text_row
from council_desk.documents.fragments import Piece, Style
from council_desk.documents.pen import Pen
from council_desk.documents.text_run import LaidText
from council_desk.queries.briefing import BriefedClause

_FORCE = {
    "ordinance": "An ordinance: binding law.",
    "resolution": "A resolution: a direction, not law.",
    "platform": "A platform: a position, not law.",
    "administrative policy": "An administrative policy: a rule for staff.",
}


_MONTH = re.compile(r"\b(?:January|February|April|August|September|October|November|December)(?= \d)")


def masthead(d: Drafting) -> list[Row]:
    """Return the office, the item, the title and the eight facts."""
    return [_office_line(d), *_title(d), *_facts(d)]


def _office_line(d: Drafting) -> Row:
    head, draft = d.briefing.head, d.briefing.draft_name or ""

    def draw(pen: Pen, spot: Spot) -> None:
        right = spot.x + paper.WIDTH
        pen.string(d.briefing.office, Style("sans-bold", 11, paper.INK), spot.x, spot.top + 14.5)
        pen.string("Briefing memo on public comment", Style("sans", 9, paper.GREY), spot.x, spot.top + 28)
        item = Style("sans-bold", 11, paper.INK)
        used = pen.string(f"Item\u00a0{head.number}" if head.number else "Item", item, right, spot.top + 14.5, "right")
        if head.file_number:
            pen.string(f"File {head.file_number}", Style("sans", 9, paper.GREY), right, spot.top + 28, "right")
        if draft and len(draft) < 18:
            _stamp(pen, draft.upper(), right - used - 11, spot.top + 14.5)
        pen.rule(spot.x, right, spot.top + 39, 1.5, paper.INK)

    return Row(40, draw, True)


def _stamp(pen: Pen, words: str, right: float, baseline: float) -> None:
    style = Style("sans-bold", 7.5, paper.INK)
    width = pen.string(words, style, right - 7, baseline - 1, "right")
    pen.box(right - width - 14, baseline - 10.5, width + 14, 13.5, stroke=paper.INK, line_width=1.1)


def _title(d: Drafting) -> list[Row]:
    head = d.briefing.head
    full = " ".join(head.title.split()) or f"Item {head.number}"
    short = " ".join(head.short_title.split())
    shown = short if short and len(full) > 90 else full
    for size, leading, most in ((21.0, 25.0, 1), (18.0, 22.0, 1), (21.0, 25.0, 2), (16.0, 20.0, 3), (12.0, 16.0, 99)):
        laid = d.lay(shown, Style("sans-bold", size, paper.INK), leading, paper.WIDTH)
        if len(laid.lines) <= most:
            break
    rows = [text_row(laid, gap=7, drop=0.8)]
    below = (
        full
        if shown is not full
        else " · ".join(
            part
            for part in ((head.kind or d.briefing.force).capitalize(), d.briefing.draft_name or "", head.body)
            if part
        )
    )
    if below:
        rows.append(text_row(d.lay(below, paper.SUBTITLE, 14.5, paper.WIDTH)))
    return glued(rows)


def _facts(d: Drafting) -> list[Row]:
    briefing, head = d.briefing, d.briefing.head
    words = briefing.words
    meeting = moments.day(head.meeting_date)
    now = moments.local(briefing.data_as_of, briefing.time_zone)
    cutoff = moments.local(head.cutoff_at, briefing.time_zone) if head.cutoff_at else None
    met = f"{head.body}, {moments.week_day(meeting)}" if meeting else head.body
    facts = (
        ("To", _said(words.get("to")) or head.body or "The council"),
        ("From", _said(words.get("from")) or "Council office"),
        ("Meeting", met or "Not set"),
        ("Memo date", moments.week_day(now) if now else "Not known"),
        ("Policy text", briefing.draft_name or "None given"),
        ("Comments received", _range(d)),
        ("Packet cut-off", f"{moments.week_day(cutoff)}, {moments.clock(cutoff)}" if cutoff else "None set"),
        ("Data as of", f"{moments.long_day(now)}, {moments.clock(now)}" if now else "Not known"),
    )
    return glued([_fact_row(d, facts[:4], 11), _fact_row(d, facts[4:], 5)])


def _fact_row(d: Drafting, facts: tuple[tuple[str, str], ...], gap: float) -> Row:
    columns = (0.0, 120.0, 258.0, 397.0)
    widths = (114.0, 132.0, 133.0, 107.0)
    laid = [_fitting(d, value, width) for (_, value), width in zip(facts, widths, strict=True)]

    def draw(pen: Pen, spot: Spot) -> None:
        for (label, _), value, x in zip(facts, laid, columns, strict=True):
            pen.string(label, paper.LABEL, spot.x + x, spot.top + 8)
            pen.text(value, spot.x + x, spot.top + 19)

    return Row(12 + max(value.height for value in laid), draw, True, gap)


def _fitting(d: Drafting, value: str, width: float) -> LaidText:
    """Lay a fact; where it takes a second line only for a month's name, shorten that."""
    laid = d.lay(value, paper.VALUE, 11.5, width)
    if len(laid.lines) < 2:
        return laid
    shorter = d.lay(_MONTH.sub(lambda month: month.group()[:3], value), paper.VALUE, 11.5, width)
    return shorter if len(shorter.lines) < len(laid.lines) else laid


def _range(d: Drafting) -> str:
    days = [moments.day(day) for day, _ in d.briefing.by_day]
    known = [day for day in days if day]
    if not known:
        return f"{d.total} in all, without dates" if d.total else "None"
    first, last = (moments.long_day(day) for day in (min(known), max(known)))
    if min(known).year == max(known).year:
        first = first.rsplit(",", 1)[0]
    return last if min(known) == max(known) else f"{first} to {last}"


def _said(word: object) -> str:
    return str(word).strip() if word is not None else ""


def ask(d: Drafting) -> list[Row]:
    """Return the recommended motion and the alternatives; nothing where no words were given."""
    words = d.briefing.words
    motion = _said(words.get("recommended_motion"))
    given = words.get("alternatives")
    alternatives = [_said(one) for one in given if _said(one)] if isinstance(given, (list, tuple)) else []
    if not motion and not alternatives:
        return []
    rows: list[Row] = []
    if motion:
        quoted = motion if motion[0] in '“"«' else f"“{motion}”"
        pieces = [Piece("Recommended motion. ", paper.BODY_BOLD), Piece(quoted, paper.BODY)]
        rows.append(text_row(d.lay(pieces, paper.BODY, 13, paper.MAIN), paper.MAIN_X))
    if alternatives:
        rows.append(text_row(d.lay("Alternatives", paper.BODY_BOLD, 13, paper.MAIN), paper.MAIN_X, gap=5, glue=True))
    for letter, words_of in zip("ABCDEFGHIJKLMNOPQRSTUVWXYZ", alternatives, strict=False):
        rows.append(_lettered(d, letter, words_of))
    return section(d, "section-ask", "The ask", rows, caveat=_said(words.get("motion_source")))


def _lettered(d: Drafting, letter: str, words: str) -> Row:
    laid = d.lay(words, paper.BODY, 13, paper.MAIN - 16)

    def draw(pen: Pen, spot: Spot) -> None:
        pen.string(letter, Style("sans-bold", 10, paper.ACCENT), spot.x + paper.MAIN_X, spot.top + 10)
        pen.text(laid, spot.x + paper.MAIN_X + 16, spot.top + 10)

    return Row(laid.height, draw)


def what_it_does(d: Drafting) -> list[Row]:
    """Return the draft's main clauses, one line each, by their own first words."""
    operative = main_clauses(d.briefing.clauses)
    if not operative:
        words = "No policy text has been given for this item, so the demands below are not held against one."
        rows = [text_row(d.lay(words, paper.BODY, 13, paper.MAIN), paper.MAIN_X)]
        return section(d, "section-item", "What the item does", rows)
    most = d.most_clauses
    shown = operative[:most]
    room = 100.0
    citations = [one_line(d, clause.citation, paper.CITATION, room) for clause in shown]
    column = min(room, max(laid.widest for laid in citations)) + 12
    rows = [
        _clause_row(
            citation, one_line(d, _gist(clause), paper.CLAUSE, paper.MAIN - column), column, last=clause is shown[-1]
        )
        for clause, citation in zip(shown, citations, strict=True)
    ]
    draft = d.briefing.draft_name or "the draft"
    caveat = " ".join(
        part
        for part in (
            _FORCE.get(d.briefing.force, ""),
            f"In the words of {draft}"
            + (f"; {len(shown)} of {len(operative)} sections." if len(operative) > most else "."),
        )
        if part
    )
    return section(d, "section-item", "What the item does", rows, caveat=caveat)


def _clause_row(citation: LaidText, words: LaidText, column: float, *, last: bool) -> Row:
    def draw(pen: Pen, spot: Spot) -> None:
        pen.text(citation, spot.x + paper.MAIN_X, spot.top + 10)
        pen.text(words, spot.x + paper.MAIN_X + column, spot.top + 10)
        if not last:
            pen.rule(spot.x + paper.MAIN_X, spot.x + paper.WIDTH, spot.top + 14)

    return Row(15.0, draw)


def main_clauses(clauses: tuple[BriefedClause, ...]) -> list[BriefedClause]:
    """The clauses that do something, of the outermost level that has three or more: no title, contents or recitals.

    A clause that is only a heading says what its first part says.
    """
    operative = [c for c in clauses if c.kind not in {"title", "contents", "whereas", "adoption", "definition"}]
    sections = [c for c in operative if c.kind == "section"]
    operative = sections if len(sections) >= 3 else operative
    operative = [c for c in operative if c.text or c.heading] or [c for c in clauses if c.text]
    by_level = {level: [c for c in operative if c.level == level] for level in sorted({c.level for c in operative})}
    chosen = next((found for found in by_level.values() if len(found) >= 3), operative)
    return [_with_first_part(clause, clauses) for clause in chosen]


def _with_first_part(clause: BriefedClause, clauses: tuple[BriefedClause, ...]) -> BriefedClause:
    if len(clause.text) > 50:
        return clause
    at = clauses.index(clause) + 1
    if at < len(clauses) and clauses[at].level > clause.level and clauses[at].text:
        heading = clause.heading or clause.text
        return replace(clause, heading=heading, text=clauses[at].text)
    return clause


def _gist(clause: BriefedClause) -> str:
    text = " ".join(clause.text.split())
    heading = " ".join(clause.heading.split()).rstrip(".")
    if not heading:
        return text
    return f"{heading}. {text}" if text and not text.startswith(heading) else text or heading


def staff_notes(d: Drafting) -> list[Row]:
    """Return what fiscal, legal and operations staff say; a line that says so where nothing was supplied."""
    rows = []
    for name, key in (("Fiscal", "fiscal"), ("Legal", "legal"), ("Operations", "operations")):
        given = _said(d.briefing.words.get(key))
        style = paper.VALUE if given else Style("sans", 9, paper.GREY)
        laid = d.lay(given or f"Not supplied as of {d.as_of(long=False)}.", style, 13, paper.MAIN - 63)
        rows.append(_named(name, laid))
    return section(d, "section-staff", "Notes from staff", rows)


def _named(name: str, laid: LaidText) -> Row:
    def draw(pen: Pen, spot: Spot) -> None:
        pen.string(name, paper.CITATION, spot.x + paper.MAIN_X, spot.top + 10)
        pen.text(laid, spot.x + paper.MAIN_X + 63, spot.top + 10)

    return Row(laid.height, draw)


def how_to_read(d: Drafting) -> list[Row]:
    """Return the note on raised numbers and keys; nothing where there are no comments."""
    if not d.total:
        return []
    first = d.briefing.comments[0].id if d.briefing.comments else None
    pieces = [
        Piece("How to read the marks. ", Style("sans-bold", 7.75, paper.GREY)),
        Piece("A raised number", paper.NOTE),
    ]
    if first is not None:
        pieces += d.number([first], 7.75)
    pieces.append(Piece(" is a numbered comment (Appendix A). A raised key", paper.NOTE))
    pieces += d.key("All submissions", d.briefing.all_counted.ids, 7.75)
    pieces.append(
        Piece(
            " is the list of comments behind a figure (Appendix B). Figures and marks are links. A half-filled "
            "triangle is a stance with a condition.",
            paper.NOTE,
        )
    )
    row = text_row(d.lay(pieces, paper.NOTE, 9.75, paper.WIDTH), gap=9)
    return [Row(row.height, row.draw, False, row.gap, "marks")]
