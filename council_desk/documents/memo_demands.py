"""Table 2: what writers ask for, and what the draft does about it."""

from dataclasses import replace

from council_desk.documents import paper
from council_desk.documents.drafting import Drafting, in_words, lede, note_row, one_line, plural, section, table_title
from council_desk.documents.flow import Row, Spot, text_row
from council_desk.documents.fragments import Piece, Style
from council_desk.documents.marks import COVERAGE_WORDS, coverage_mark
from council_desk.documents.pen import Pen
from council_desk.documents.shaping import runs_right_to_left
from council_desk.documents.text_run import LaidText
from council_desk.queries.briefing import BriefedDemand

CAMPAIGNS_EDGE, OWN_EDGE, ORGS_EDGE, CLAUSE_X, DRAFT_X = 264.0, 303.0, 334.0, 348.0, 411.0
INDENT = 22.0


def demands(d: Drafting) -> list[Row]:
    """Return the table of demands; a sentence where none was tagged."""
    if not d.briefing.demands:
        words = "No demand has been tagged yet." if d.total else "None received."
        waiting = d.briefing.suggested_undecided.get("demands", 0)
        if waiting:
            words += f" {in_words(waiting).capitalize()} suggested and not yet decided; suggestions are in no figure."
        rows = [text_row(d.lay(words, paper.BODY, 13, paper.MAIN), paper.MAIN_X)]
        return section(d, "section-demands", "Demands", rows)
    made = section(d, "section-demands", "Demands", [_finding(d)])
    made = [Row(r.height, r.draw, True, r.gap, r.name) for r in made]
    return made + _table(d)


def _finding(d: Drafting) -> Row:
    found = [demand.worst_link for demand in d.briefing.demands]
    count = len(found)
    if not d.briefing.draft_name:
        return lede(
            d,
            f"Writers make {in_words(count)} demand{'s' if count > 1 else ''}.",
            "There is no draft to hold them against.",
        )
    met = sum(1 for link in found if link and link.coverage == "met")
    open_ = sum(1 for link in found if link is None)
    bold = (
        f"{d.briefing.draft_name} meets {in_words(met)} of the {in_words(count)} demands in full."
        if count > 1
        else (f"{d.briefing.draft_name} {'meets' if met else 'does not meet'} the one demand in full.")
    )
    conflicts = [x for x, link in zip(d.briefing.demands, found, strict=True) if link and link.coverage == "conflicts"]
    plain = _conflicts(conflicts) if conflicts else ""
    if open_:
        plain += f" {in_words(open_).capitalize()} {'is' if open_ == 1 else 'are'} not yet decided."
    return lede(d, bold, plain.strip())


def _conflicts(demands: list[BriefedDemand]) -> str:
    """Name every demand that the draft conflicts with, and how many submissions ask for it."""
    asked = [(demand.number, demand.in_campaigns.count + demand.independent.count) for demand in demands]
    named = [f"D{number} ({plural(count, 'submission')})" for number, count in asked]
    return f"It conflicts with {' and '.join([', '.join(named[:-1]), named[-1]] if named[1:] else named)}."


def _table(d: Drafting) -> list[Row]:
    most = 14 if d.cut < 4 else 9 if d.cut < 5 else 6
    ranked = sorted(d.briefing.demands, key=lambda x: (-(x.in_campaigns.count + x.independent.count), x.number))
    shown, rest = ranked[:most], ranked[most:]
    draft = d.briefing.draft_name or ""
    title = f"What writers ask for, and what {draft} does about it" if draft else "What writers ask for"
    rows = [table_title(d, "Table 2", title, "submissions; one may ask for several things"), _heads(d)]
    rows += [_demand_row(d, demand, last=demand is shown[-1]) for demand in shown]
    rows = [Row(r.height, r.draw, i < 3, r.gap, r.name) for i, r in enumerate(rows)]
    notes = []
    if any(link.coverage == "weaker_instrument" for demand in shown for link in demand.links):
        notes.append("Weaker instrument: done, but by words that do not bind as the demand asks.")
    notes.append(
        "Orgs: distinct organizations among the writers and signatories. Who decided each link is in the workbook."
    )
    d.demand_places = {demand.number: f"demand-{demand.number}" for demand in shown}
    for demand in rest:
        keys = [key for pieces in _keys(d, demand) for key in pieces if key.style.link]
        d.demand_places[demand.number] = keys[0].style.link if keys else ""
    if rest:
        notes.append(
            f"{in_words(len(rest)).capitalize()} more demand{'s' if len(rest) > 1 else ''}, asked "
            f"less often, with their comments: Appendix B."
        )
    return [*rows, _leading_on(note_row(d, " ".join(notes), gap=3), rest)]


def _leading_on(note: Row, rest: list[BriefedDemand]) -> Row:
    """The note under the table, where the comments' marks of demands that are not in the table lead."""

    def draw(pen: Pen, spot: Spot) -> None:
        for demand in rest:
            pen.place(f"demand-{demand.number}", spot.top)
        note.draw(pen, spot)

    return replace(note, draw=draw)


def _keys(d: Drafting, demand: BriefedDemand) -> tuple[list[Piece], list[Piece]]:
    name = f"Demand D{demand.number}, {demand.short_name or demand.sentence}"
    return (
        d.key(f"{name}: in campaigns", demand.in_campaigns.ids, 8.75),
        d.key(f"{name}: independent", demand.independent.ids, 8.75),
    )


def _heads(d: Drafting) -> Row:
    def draw(pen: Pen, spot: Spot) -> None:
        x, base = spot.x, spot.top + 19
        pen.string("Demand, and one writer’s words", paper.HEAD, x + INDENT, base)
        for edge, above, below in ((CAMPAIGNS_EDGE, "in cam-", "paigns"), (OWN_EDGE, "inde-", "pendent")):
            pen.string(above, paper.HEAD, x + edge, base - 8.5, "right")
            pen.string(below, paper.HEAD, x + edge, base, "right")
        pen.string("orgs", paper.HEAD, x + ORGS_EDGE, base, "right")
        pen.string("Clause", paper.HEAD, x + CLAUSE_X, base)
        if d.briefing.draft_name:
            pen.text(one_line(d, d.briefing.draft_name, paper.HEAD, paper.WIDTH - DRAFT_X), x + DRAFT_X, base)
        pen.rule(x, x + paper.WIDTH, spot.top + 24, 0.9, paper.INK)

    return Row(24.5, draw)


def _demand_row(d: Drafting, demand: BriefedDemand, *, last: bool) -> Row:
    sentence = d.lay(demand.sentence, paper.TABLE_BOLD, 11.5, 210)
    sentence = sentence.part(0, 2)
    quoted = _excerpt(d, demand)
    in_campaigns, own = _keys(d, demand)
    links = demand.links
    best = demand.worst_link
    shown = best or (links[0] if links else None)
    citation = one_line(d, (shown.citation or "—") if shown else "—", paper.TABLE, DRAFT_X - CLAUSE_X - 6)
    note = d.lay(best.note, paper.NOTE, 9.75, paper.WIDTH - DRAFT_X - 10).part(0, 2) if best and best.note else None
    height = max(sentence.height + (quoted.height if quoted else 0), 12 + (note.height if note else 0)) + 6

    def figure(pen: Pen, count: int, key: list[Piece], edge: float, y: float) -> None:
        pen.string(str(count), paper.TABLE if count else paper.TABLE_FAINT, edge, y, "right")
        pen.pieces(key[1:], edge + 1.5, y)

    def draw(pen: Pen, spot: Spot) -> None:
        x, y = spot.x, spot.top + 11
        pen.string(f"D{demand.number}", Style("sans", 8, paper.GREY), x, y)
        pen.place(f"demand-{demand.number}", spot.top)
        pen.text(sentence, x + INDENT, y)
        if quoted:
            pen.text(quoted, x + INDENT, y + sentence.height)
        figure(pen, demand.in_campaigns.count, in_campaigns, x + CAMPAIGNS_EDGE, y)
        figure(pen, demand.independent.count, own, x + OWN_EDGE, y)
        pen.string(
            str(demand.organisations),
            paper.TABLE if demand.organisations else paper.TABLE_FAINT,
            x + ORGS_EDGE,
            y,
            "right",
        )
        if d.briefing.draft_name:
            pen.text(citation, x + CLAUSE_X, y)
            _coverage(pen, best.coverage if best else "", x + DRAFT_X, y)
            if note:
                pen.text(note, x + DRAFT_X + 10, y + 10.5)
        pen.rule(x, x + paper.WIDTH, spot.top + height - 1, 0.9 if last else 0.35, paper.INK if last else paper.HAIR)

    return Row(height, draw)


def _coverage(pen: Pen, coverage: str, x: float, y: float) -> None:
    if coverage:
        coverage_mark(pen, coverage, x, y)
        pen.string(COVERAGE_WORDS.get(coverage, coverage), Style("sans-bold", 8.25, paper.INK), x + 10, y)
    else:
        pen.string("Not decided", Style("sans", 8.25, paper.GREY), x + 10, y)


def _excerpt(d: Drafting, demand: BriefedDemand) -> LaidText | None:
    """One writer's exact words, on one line, with the comment's number; nothing where they hold private words."""
    if demand.excerpt is None or demand.excerpt[0] not in d.by_id:
        return None
    comment_id, words = demand.excerpt
    comment = d.by_id[comment_id]
    at = comment.text.find(words)
    if at < 0 or any(a < at + len(words) and b > at for a, b in (*comment.private, *comment.withheld)):
        return None
    number = d.number([comment_id], 8.5)
    shown = one_line(d, f"“{' '.join(words.split())}”", paper.EXCERPT, 190)
    text = "".join(segment.text for line in shown.lines for segment in line.segments)
    text = text if text.endswith("”") else f"{text}”"
    if runs_right_to_left(words):
        text = f"“{' '.join(words.split())}”"
    return d.lay([Piece(text, paper.EXCERPT), *number], paper.EXCERPT, 11.5, 210).part(0, 1)
