"""Table 1: the four counts by channel and by stance."""

from collections.abc import Callable
from dataclasses import dataclass

from council_desk.documents import paper
from council_desk.documents.drafting import (
    FEWEST_FOR_SHARES,
    OPPOSE_SIDE,
    STANCE_COLUMNS,
    SUPPORT_SIDE,
    Drafting,
    lede,
    note_row,
    plural,
    section,
    table_title,
)
from council_desk.documents.flow import Row, Spot, text_row
from council_desk.documents.fragments import Piece, Style
from council_desk.documents.marks import STANCE_WORDS, stance_mark
from council_desk.documents.memo_bottom_line import stance_ids
from council_desk.documents.pen import Pen
from council_desk.queries.briefing import BriefedComment, Evidence

CHANNEL_WORDS = {"": "Not known"}


def channel_word(channel: str) -> str:
    """Return a channel as a table row names it."""
    return CHANNEL_WORDS.get(channel, channel[:1].upper() + channel[1:])


@dataclass(frozen=True, slots=True)
class _Cell:
    """One figure of a row: what is printed, its raised key, and where it leads."""

    words: str
    key: list[Piece]
    link: str = ""
    faint: bool = False


def public_comment(d: Drafting) -> list[Row]:
    """Return the section with Table 1; one sentence where nothing came in."""
    if not d.total:
        rows = [text_row(d.lay(f"None received by {d.as_of(long=False)}.", paper.BODY, 13, paper.MAIN), paper.MAIN_X)]
        return section(d, "section-comment", "Public comment", rows)
    made = section(d, "section-comment", "Public comment", [_finding(d)])
    made = [Row(r.height, r.draw, True, r.gap, r.name) for r in made]
    return made + _table(d)


def _finding(d: Drafting) -> Row:
    support, oppose = len(stance_ids(d, SUPPORT_SIDE)), len(stance_ids(d, OPPOSE_SIDE))
    if not support and not oppose:
        bold = "No submission is counted for or against yet."
        return lede(d, bold, f"{plural(d.briefing.stances.untagged, 'submission')} still to be decided by staff.")
    softer = len(stance_ids(d, ("support_if_amended",))), len(stance_ids(d, ("oppose_unless_amended",)))
    bold = f"{d.share(support, d.total)} support the {d.item_word}, {softer[0]} of them only if it is amended."
    plain = f"{d.share(oppose, d.total)} oppose it, {softer[1]} of them unless it is amended."
    outside = _outside(d)
    if d.briefing.campaigns and outside:
        for_, against = (
            sum(d.briefing.outside_campaigns.get(s, Evidence(())).count for s in side)
            for side in (SUPPORT_SIDE, OPPOSE_SIDE)
        )
        plain += f" Outside the campaigns, {for_} of {len(outside)} support it and {against} oppose it."
    return lede(d, bold, plain)


def _outside(d: Drafting) -> tuple[int, ...]:
    outside = (
        set().union(*(e.ids for e in d.briefing.outside_campaigns.values())) if d.briefing.outside_campaigns else set()
    )
    return tuple(i for i in d.briefing.all_counted.ids if i in outside)


def _columns(d: Drafting) -> list[tuple[str, float]]:
    """The stance columns with their right edges; "not decided" only where there are any."""
    untagged = d.briefing.stances.untagged
    stances = STANCE_COLUMNS if untagged else STANCE_COLUMNS[:-1]
    first, step = (157.0, 36.5) if untagged else (166.0, 42.0)
    return [(stance, first + i * step) for i, stance in enumerate(stances)]


ALL_EDGE = 118.0
ALSO_EDGES = (443.0, 474.0, 504.0)


def _table(d: Drafting) -> list[Row]:
    columns = _columns(d)
    channels = sorted(d.briefing.by_channel, key=lambda ch: (-_channel_total(d, ch), ch))
    rows = [
        table_title(d, "Table 1", "Submissions by channel and stance", "number of submissions unless headed otherwise"),
        _heads(d, columns),
    ]
    for i, channel in enumerate(channels):
        rows.append(_channel_row(d, channel, columns, last=i == len(channels) - 1))
    rows.append(_total_row(d, columns))
    if d.total >= FEWEST_FOR_SHARES:
        rows.append(_share_row(d, columns, d.total, {s: _evidence(d, s).count for s, _ in columns}))
    rows += _distinct_rows(d, columns)
    rows += _outside_rows(d, columns)
    notes = []
    if d.total >= FEWEST_FOR_SHARES:
        notes.append("Shares are rounded and may not add to 100.")
    notes.append(
        "Texts, people and organizations are distinct within a row or column, so they do not add up: "
        "one can come by two "
        "channels. A sign-on letter is one submission. A blank position was read, not counted as neutral."
    )
    if d.briefing.counts.signatures:
        notes.append(f"Signatures, beside these counts and in none of them: {d.briefing.counts.signatures:,}.")
    whole = len(rows) < 26
    together = [Row(r.height, r.draw, whole or i < 4 or i > len(rows) - 3, r.gap, r.name) for i, r in enumerate(rows)]
    return [*together, note_row(d, " ".join(notes), gap=3)]


def _evidence(d: Drafting, stance: str) -> Evidence:
    return d.briefing.stance_evidence.get(stance, Evidence(()))


def _channel_total(d: Drafting, channel: str) -> int:
    return sum(e.count for e in d.briefing.by_channel[channel].values())


def _heads(d: Drafting, columns: list[tuple[str, float]]) -> Row:
    step = columns[1][1] - columns[0][1]
    heads = paper.HEAD if step > 40 else Style("sans", 6.9, paper.INK)
    laid = [(stance, edge, d.lay(STANCE_WORDS[stance], heads, 9, step - 0.5)) for stance, edge in columns]

    def draw(pen: Pen, spot: Spot) -> None:
        left, base = spot.x, spot.top + 54
        first, last = columns[0][1] - step + 8, columns[-1][1]
        draft = f"Stance on {d.briefing.draft_name}" if d.briefing.draft_name else f"Stance on the {d.item_word}"
        pen.string(f"{draft}, decided by staff", paper.LABEL, left + first, spot.top + 9)
        pen.rule(left + first, left + last, spot.top + 12.5, 0.5, paper.INK)
        pen.string("also counted", paper.LABEL, left + ALSO_EDGES[-1], spot.top + 9, "right")
        pen.rule(left + ALSO_EDGES[0] - 24, left + ALSO_EDGES[-1], spot.top + 12.5, 0.5, paper.INK)
        pen.string("All", Style("sans-bold", 7.5, paper.INK), left + ALL_EDGE, base, "right")
        for stance, edge, words in laid:
            top = base - (len(words.lines) - 1) * 9
            for i, line in enumerate(words.lines):
                pen.line(line, left + edge - line.width, top + i * 9)
            stance_mark(pen, stance, left + edge - 6.5, top - 9.5)
        for words_, edge in zip(("Texts", "People", "Orgs"), ALSO_EDGES, strict=True):
            pen.string(words_, paper.HEAD, left + edge, base, "right")
        pen.rule(left, left + paper.WIDTH, spot.top + 58, 0.9, paper.INK)

    return Row(58.5, draw)


def _row(
    words: str,
    all_cell: _Cell,
    cells: list[tuple[_Cell, float]],
    also: list[str],
    *,
    bold: bool = False,
    rule: float = 0.35,
) -> Row:
    colour = paper.INK if rule > 0.5 else paper.HAIR
    style = paper.TABLE_BOLD if bold else paper.TABLE

    def figure(pen: Pen, cell: _Cell, edge: float, y: float, used: Style) -> None:
        shown = Style(used.face, used.size, paper.FAINT if cell.faint else used.colour, 0, False, cell.link)
        pen.string(cell.words, shown, edge, y, "right")
        if cell.key:
            pen.pieces(cell.key[1:], edge + 1.5, y)

    def draw(pen: Pen, spot: Spot) -> None:
        y = spot.top + 9.6
        pen.string(words, style, spot.x, y)
        figure(pen, all_cell, spot.x + ALL_EDGE, y, paper.TABLE if all_cell.faint else paper.TABLE_BOLD)
        for cell, edge in cells:
            figure(pen, cell, spot.x + edge, y, style)
        for also_words, edge in zip(also, ALSO_EDGES, strict=False):
            pen.string(also_words, style, spot.x + edge, y, "right")
        if rule:
            pen.rule(spot.x, spot.x + paper.WIDTH, spot.top + 13, rule, colour)

    return Row(13, draw)


def _channel_row(d: Drafting, channel: str, columns: list[tuple[str, float]], *, last: bool) -> Row:
    by_stance = d.briefing.by_channel[channel]
    ids = tuple(sorted({i for e in by_stance.values() for i in e.ids}, key=d.briefing.all_counted.ids.index))
    word = channel_word(channel)
    name = f"channel-{channel.replace(' ', '-')}"
    parts = {
        f"{name}-{s}": (STANCE_WORDS[s], by_stance[s].ids)
        for s in STANCE_COLUMNS
        if s in by_stance and by_stance[s].ids
    }
    key = d.key(f"Channel: {word.lower()}", ids, 8.75, parts=parts)
    cells = []
    for stance, edge in columns:
        count = by_stance.get(stance, Evidence(())).count
        cells.append((_Cell(str(count), [], f"{name}-{stance}" if count else "", not count), edge))
    inside = [d.by_id[i] for i in ids if i in d.by_id]
    return _row(word, _Cell(str(len(ids)), key), cells, [str(n) for n in _distinct(inside)], rule=0.6 if last else 0.35)


def _person(comment: BriefedComment) -> str:
    """What tells people apart: who the office says it is, else the name; "" for a writer who gave none."""
    return f"person {comment.person_id}" if comment.person_id else " ".join((comment.name or "").casefold().split())


def _distinct(comments: list[BriefedComment]) -> tuple[int, int, int]:
    """Distinct texts, known people and organizations among some comments."""
    texts = {c.text_key or c.same_text_as or c.label for c in comments if c.text}
    people = {_person(c) for c in comments} - {""}
    organisations = {o for c in comments for o in (*c.signatories, *([c.organisation] if c.organisation else []))}
    return len(texts), len(people), len(organisations)


def _total_row(d: Drafting, columns: list[tuple[str, float]]) -> Row:
    counts = d.briefing.counts
    cells = []
    for stance, edge in columns:
        found = _evidence(d, stance)
        key = d.key(f"Stance: {STANCE_WORDS[stance].lower()}", found.ids, 8.75)
        cells.append((_Cell(str(found.count), key, "", not found.count), edge))
    all_cell = _Cell(f"{d.total:,}", d.key("All submissions", d.briefing.all_counted.ids, 8.75))
    return _row(
        "All channels",
        all_cell,
        cells,
        [str(counts.texts), str(counts.people), str(counts.organisations)],
        bold=True,
        rule=0,
    )


def _share_row(d: Drafting, columns: list[tuple[str, float]], whole: int, counts: dict[str, int]) -> Row:
    cells = [(_Cell(d.percent(counts[s], whole) if counts[s] else "", [], "", True), edge) for s, edge in columns]
    return _row(f"share of {whole}", _Cell("100%", [], "", True), cells, [])


def _distinct_rows(d: Drafting, columns: list[tuple[str, float]]) -> list[Row]:
    """Texts, people and organizations by stance."""
    counts = d.briefing.counts
    by_stance = {s: _distinct([d.by_id[i] for i in _evidence(d, s).ids if i in d.by_id]) for s, _ in columns}
    rows = []
    for i, (word, whole) in enumerate(
        (("Distinct texts", counts.texts), ("People", counts.people), ("Organizations", counts.organisations))
    ):
        cells = [(_Cell(str(by_stance[s][i]), [], "", not by_stance[s][i]), edge) for s, edge in columns]
        rows.append(_row(word, _Cell(f"{whole:,}", []), cells, [], rule=0.6 if i == 2 else 0.35))
    return rows


def _outside_rows(d: Drafting, columns: list[tuple[str, float]]) -> list[Row]:
    if not d.briefing.campaigns:
        return []
    ids = _outside(d)
    outside = d.briefing.outside_campaigns
    name = "outside"
    parts = {
        f"{name}-{s}": (STANCE_WORDS[s], outside[s].ids) for s in STANCE_COLUMNS if s in outside and outside[s].ids
    }
    key = d.key("Outside campaigns", ids, 8.75, parts=parts)
    counts = {s: outside.get(s, Evidence(())).count for s, _ in columns}
    cells = [
        (_Cell(str(counts[s]), [], f"{name}-{s}" if counts[s] else "", not counts[s]), edge) for s, edge in columns
    ]
    inside = [d.by_id[i] for i in ids if i in d.by_id]
    rows = [_row("Outside campaigns", _Cell(str(len(ids)), key), cells, [str(n) for n in _distinct(inside)], rule=0)]
    if len(ids) >= FEWEST_FOR_SHARES:
        rows.append(_share_row(d, columns, len(ids), counts))
    last = rows[-1]
    rows[-1] = Row(last.height, _ruled(last.draw))
    return rows


def _ruled(draw: Callable[[Pen, Spot], None]) -> Callable[[Pen, Spot], None]:
    """Draw a row and the table's end rule."""

    def both(pen: Pen, spot: Spot) -> None:
        draw(pen, spot)
        pen.rule(spot.x, spot.x + paper.WIDTH, spot.top + 13, 0.9, paper.INK)

    return both
