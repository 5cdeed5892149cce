"""Figure 1, how much of each campaign was copied and when it came; and each campaign's letter, once."""

from dataclasses import dataclass
from datetime import date, timedelta

from council_desk.documents import moments, paper
from council_desk.documents.drafting import Drafting, in_words, note_row, section, side_by_side, table_title
from council_desk.documents.flow import Row, Spot, text_row
from council_desk.documents.fragments import Piece, Style
from council_desk.documents.harmless import unbroken
from council_desk.documents.marks import STANCE_WORDS, stance_mark
from council_desk.documents.pen import Pen
from council_desk.queries.briefing import BriefedCampaign

BAR_X, BAR_MOST, DAYS_X, DAYS = 120.0, 212.0, 358.0, 146.0
MOST_DRAWN = 5


def campaigns(d: Drafting) -> list[Row]:
    """Return the figure and the letters; a sentence where there are no confirmed campaigns."""
    if not d.total:
        return []
    if not d.briefing.campaigns:
        words = "No letter campaign was confirmed; every submission is counted as its writer’s own."
        waiting = d.briefing.suggested_undecided.get("campaigns", 0)
        if waiting:
            words += f" {in_words(waiting).capitalize()} suggested and not yet decided."
        rows = [text_row(d.lay(words, paper.BODY, 13, paper.MAIN), paper.MAIN_X)]
        return section(d, "section-campaigns", "Letter campaigns", rows)
    return [*_figure(d), *letters(d)]


def _figure(d: Drafting) -> list[Row]:
    drawn = d.briefing.campaigns[: MOST_DRAWN if d.cut < 5 else 3]
    rest = d.briefing.campaigns[len(drawn) :]
    count = in_words(len(d.briefing.campaigns)).capitalize()
    many = "s" if len(d.briefing.campaigns) > 1 else ""
    title = f"{count} campaign{many}, and everyone else: how much was copied, and when it came"
    dated = _days(d)
    heads = table_title(d, "Figure 1", title, "")
    rows: list[Row] = [Row(heads.height, heads.draw, True, 14, "section-campaigns"), _heads(d, dated)]
    inside = [i for campaign in d.briefing.campaigns for i in campaign.members.ids]
    others = d.total - len(set(inside))
    scale = BAR_MOST / max([c.members.count for c in drawn] + [others, 1])
    highest = max((n for counts in _series(d, drawn, rest) for n in counts.values()), default=0)
    series = _series(d, drawn, rest)
    for campaign, counts in zip(drawn, series, strict=False):
        rows.append(_campaign_row(d, campaign, scale, counts, dated, highest))
    if rest:
        rows.append(_rest_row(d, rest, scale))
    rows.append(_others_row(d, others, scale, series[-1], dated, highest))
    late = " Hollow columns: after the cut-off." if d.briefing.late.count and dated else ""
    tied = any(campaign.translations.count for campaign in d.briefing.campaigns)
    apart = " A tied translation counts in its own campaign, or with everyone else." if tied else ""
    rows.append(note_row(d, f"One scale for all bars.{late}{apart}", gap=0, x=BAR_X))
    return [Row(r.height, r.draw, i < len(rows) - 2, r.gap, r.name) for i, r in enumerate(rows)]


def _series(d: Drafting, drawn: tuple[BriefedCampaign, ...], rest: tuple[BriefedCampaign, ...]) -> list[dict[str, int]]:
    """Submissions a day for each drawn campaign, then for everyone outside all campaigns."""
    counts = dict(d.briefing.by_day)
    for campaign in (*drawn, *rest):
        for day, count in campaign.by_day:
            counts[day] = counts.get(day, 0) - count
    return [*(dict(campaign.by_day) for campaign in drawn), {day: n for day, n in counts.items() if n > 0}]


def _days(d: Drafting) -> list[date]:
    """All days from the first to the last on which something came; empty where times are not known or it is one day."""
    known = sorted(day for text, _ in d.briefing.by_day if (day := moments.day(text)))
    if len(known) < 2 or (known[-1] - known[0]).days > 120:
        return []
    return [known[0] + timedelta(days=n) for n in range((known[-1] - known[0]).days + 1)]


def _cutoff_day(d: Drafting) -> date | None:
    cutoff = moments.local(d.briefing.head.cutoff_at, d.briefing.time_zone) if d.briefing.head.cutoff_at else None
    return cutoff.date() if cutoff else None


def _heads(d: Drafting, dated: list[date]) -> Row:
    cutoff = _cutoff_day(d)

    def draw(pen: Pen, spot: Spot) -> None:
        pen.string("Letters, by how far they follow the template", paper.LABEL, spot.x + BAR_X, spot.top + 8)
        if dated:
            pen.string("Received per day", paper.LABEL, spot.x + DAYS_X, spot.top + 8)
        if dated and cutoff and dated[0] <= cutoff <= dated[-1]:
            words = f"cut-off {moments.short_day(cutoff)}, {d.briefing.late.count} after"
            pen.string(words, Style("sans", 7.25, paper.INK), spot.x + paper.WIDTH, spot.top + 8, "right")

    return Row(13, draw)


@dataclass(frozen=True, slots=True)
class _Bar:
    """One row of the figure. `parts`: (fill, count, words, place it leads to); `apart`: what stands under the bar."""

    name: str
    below: str
    total: int
    key: list[Piece]
    parts: list[tuple[str, int, str, str]]
    apart: tuple[Piece, ...] = ()


def _base_row(
    d: Drafting, bar: _Bar, scale: float, days: tuple[dict[str, int], list[date], int] | None, axis: bool = False
) -> Row:
    name, below, total, key, parts = bar.name, bar.below, bar.total, bar.key, bar.parts

    def draw(pen: Pen, spot: Spot) -> None:
        y = spot.top + 26
        pen.string(name, paper.TABLE_BOLD, spot.x, y)
        pen.text(d.lay(below, paper.LABEL, 9, 84).part(0, 1), spot.x, y + 10)
        pen.string(str(total), Style("sans-bold", 10.5, paper.INK), spot.x + 106, y + 4, "right")
        pen.pieces(key[1:], spot.x + 107.5, y + 4)
        x, free = spot.x + BAR_X, spot.x
        for fill, count, words, place in parts:
            if count:
                width = max(count * scale - 0.7, 0.6)
                _fill(pen, fill, x, spot.top + 18, width)
                free = _part_label(pen, str(count), words, max(x, free), spot.top + 15)
                if place:
                    pen.link(x, spot.top + 6, max(width, 12), 24, place)
                x += count * scale
        pen.pieces(list(bar.apart), spot.x + BAR_X, spot.top + 40)
        if days:
            _columns(pen, spot.x + DAYS_X, spot.top + 31, days, _cutoff_day(d), axis)

    return Row(47 if (axis and days) or bar.apart else 36, draw)


def _fill(pen: Pen, fill: str, x: float, y: float, width: float) -> None:
    if fill == "copied":
        pen.box(x, y, width, 12, fill=paper.COPIED)
    elif fill == "trimmed":
        pen.box(x, y, width, 12, fill=paper.SHORTENED)
    elif fill == "edited":
        pen.hatch(x, y, width, 12, line=paper.COPIED, ground=paper.WHITE, step=3.6)
        pen.box(x + 0.25, y + 0.25, width - 0.5, 11.5, stroke=paper.COPIED, line_width=0.5)
    else:
        pen.box(x + 0.25, y + 0.25, width - 0.5, 11.5, stroke=paper.COPIED, line_width=0.5)


def _part_label(pen: Pen, count: str, words: str, x: float, y: float) -> float:
    used = pen.string(count, Style("sans-bold", 7.75, paper.INK), x, y)
    if words:
        used += pen.string("\u00a0" + words, paper.LABEL, x + used, y)
    return x + used + 5


def _columns(
    pen: Pen, x: float, base: float, days: tuple[dict[str, int], list[date], int], cutoff: date | None, axis: bool
) -> None:
    counts, dated, highest = days
    step = DAYS / len(dated)
    wide = max(step * 0.78, 0.6)
    best = max(counts.values(), default=0)
    labelled = False
    for n, day in enumerate(dated):
        count = counts.get(day.isoformat(), 0)
        if not count:
            continue
        height = max(27 * count / max(highest, 1), 0.8)
        if cutoff and day > cutoff:
            pen.box(x + n * step + 0.25, base - height, wide - 0.5, height, stroke=paper.COPIED, line_width=0.5)
        else:
            pen.box(x + n * step, base - height, wide, height, fill=paper.COPIED)
        if count == best and not labelled:
            pen.string(str(count), Style("sans", 7, paper.INK), x + n * step + wide / 2, base - height - 2, "centre")
            labelled = True
    pen.rule(x, x + DAYS, base, 0.5, paper.INK)
    if cutoff and dated[0] <= cutoff <= dated[-1]:
        at = x + ((cutoff - dated[0]).days + 1) * step - (step - wide) / 2
        pen.stroke([(at, base - 34), (at, base)], 0.6, paper.INK, dash="1.6 1.4")
    if axis:
        for day, at, align in ((dated[0], x, "left"), (dated[-1], x + DAYS, "right")):
            pen.string(moments.short_day(day), Style("sans", 7, paper.GREY), at, base + 9.5, align)


def _campaign_row(
    d: Drafting, campaign: BriefedCampaign, scale: float, counts: dict[str, int], dated: list[date], highest: int
) -> Row:
    name = f"Campaign {campaign.letter}"
    places = {}
    parts = {}
    for form, title, evidence in (
        ("copied", "word for word", campaign.verbatim),
        ("trimmed", "trimmed", campaign.trimmed),
        ("edited", "own words added", campaign.edited),
    ):
        if evidence.count:
            places[form] = f"campaign-{campaign.letter}-{form}"
            parts[places[form]] = (title.capitalize(), evidence.ids)
    key = d.key(f"{name}, {campaign.name}" if campaign.name else name, campaign.members.ids, 10.5, parts=parts)
    shown = [
        ("copied", campaign.verbatim.count, "word for word", places.get("copied", "")),
        ("trimmed", campaign.trimmed.count, "trimmed", places.get("trimmed", "")),
        ("edited", campaign.edited.count, "own words", places.get("edited", "")),
    ]
    days = (counts, dated, highest) if dated else None
    apart = _apart(d, (campaign,), f"{name}, translations tied to it")
    return _base_row(d, _Bar(name, campaign.name, campaign.members.count, key, shown, apart), scale, days)


def _apart(d: Drafting, of: tuple[BriefedCampaign, ...], title: str) -> tuple[Piece, ...]:
    """What a campaign translates, or how many letters are tied to these as translations: in none of their figures."""
    if len(of) == 1 and of[0].translates:
        return (Piece(f"a translation of campaign {of[0].translates}, counted apart", paper.LABEL),)
    tied = {i for campaign in of for i in campaign.translations.ids}
    ids = tuple(i for i in d.briefing.all_counted.ids if i in tied)
    if not ids:
        return ()
    count = Piece(str(len(ids)), Style("sans-bold", 7.75, paper.INK))
    many = "s" if len(ids) > 1 else ""
    words = Piece(f" translation{many} tied to {'it' if len(of) == 1 else 'them'}, counted apart", paper.LABEL)
    return (count, words, *d.key(title, ids, 7.75))


def _rest_row(d: Drafting, rest: tuple[BriefedCampaign, ...], scale: float) -> Row:
    ids = tuple(i for i in d.briefing.all_counted.ids if any(i in c.members.ids for c in rest))
    key = d.key("Smaller campaigns", ids, 10.5)
    verbatim, trimmed, edited = (
        sum(getattr(c, form).count for c in rest) for form in ("verbatim", "trimmed", "edited")
    )
    shown = [
        ("copied", verbatim, "word for word", ""),
        ("trimmed", trimmed, "trimmed", ""),
        ("edited", edited, "own words", ""),
    ]
    letters_of = f"{rest[0].letter} to {rest[-1].letter}" if len(rest) > 1 else rest[0].letter
    apart = _apart(d, rest, "Smaller campaigns, translations tied to them")
    bar = _Bar(f"Campaigns {letters_of}", f"{len(rest)} smaller ones", len(ids), key, shown, apart)
    return _base_row(d, bar, scale, None)


def _others_row(d: Drafting, others: int, scale: float, counts: dict[str, int], dated: list[date], highest: int) -> Row:
    inside = {i for campaign in d.briefing.campaigns for i in campaign.members.ids}
    ids = tuple(i for i in d.briefing.all_counted.ids if i not in inside)
    signed = sum(1 for i in ids if d.by_id[i].signatories)
    below = f"{in_words(signed)} sign-on letter{'s' if signed > 1 else ''}" if signed else ""
    key = d.key("Outside campaigns", ids, 10.5)
    days = (counts, dated, highest) if dated else None
    place = f"evidence-{d.keys.key('Outside campaigns', ids)}" if ids else ""
    bar = _Bar("Everyone else", below, others, key, [("own", others, "in their own words", place)])
    return _base_row(d, bar, scale, days, axis=True)


def letters(d: Drafting) -> list[Row]:
    """Return each campaign's letter, once, in pairs; long ones begin here and stand whole in Appendix A."""
    shown = d.briefing.campaigns[: 6 if d.cut < 3 else 4 if d.cut < 5 else 2]
    cells = [_letter(d, campaign) for campaign in shown]
    rows = []
    for i in range(0, len(cells), 2):
        right = cells[i + 1] if i + 1 < len(cells) else []
        rows.append(side_by_side(cells[i], right, gap=12, rule=True))
    left_out = len(d.briefing.campaigns) - len(shown)
    if left_out:
        rows.append(
            note_row(
                d,
                f"The letters of {in_words(left_out)} smaller campaign{'s' if left_out > 1 else ''} "
                f"stand in Appendix A.",
                gap=3,
            )
        )
    return rows


def short_of(template: str, words: int) -> str:
    """Return a template's beginning, `words` words or to the end of a sentence a little before, and "…"."""
    parts = template.split()
    if len(parts) <= words:
        return template
    kept: list[str] = []
    seen = 0
    for line in template.split("\n"):
        inner = line.split()
        if seen + len(inner) > words:
            kept.append(" ".join(inner[: words - seen]))
            break
        kept.append(line)
        seen += len(inner)
    text = "\n".join(kept)
    end = max(text.rfind(mark) for mark in (". ", "! ", "? "))
    return text[: end + 1] + " …" if end > len(text) * 0.6 else text.rstrip(",;: ") + " …"


def most_template_words(d: Drafting) -> int:
    """How many words of a letter the memo prints before it points to the appendix."""
    return 110 if d.cut < 3 else 60 if d.cut < 4 else 35


def _letter(d: Drafting, campaign: BriefedCampaign) -> list[Row]:
    stance = campaign.stance or "untagged"
    most = most_template_words(d)
    whole = len(campaign.template.split()) <= most
    title = f"Campaign {campaign.letter} letter, once"
    copies = campaign.members.count
    words = f"{copies} copies: {STANCE_WORDS[stance].lower()}"
    changed = d.key(f"Campaign {campaign.letter}, edits that change what is asked", campaign.changes_ask.ids, 7.75)

    def head(pen: Pen, spot: Spot) -> None:
        pen.string(title, Style("sans-bold", 9.5, paper.ACCENT), spot.x, spot.top + 10)
        pen.place(f"letter-{campaign.letter}", spot.top)
        pen.bookmark(
            f"Campaign {campaign.letter}, {campaign.name}" if campaign.name else title,
            f"mark-letter-{campaign.letter}",
            spot.top,
            2,
        )
        stance_mark(pen, stance, spot.x, spot.top + 24)
        pieces = [Piece(words, paper.NOTE)]
        if changed:
            pieces += [Piece(f"; {campaign.changes_ask.count} change what is asked", paper.NOTE), *changed]
        pen.pieces(pieces, spot.x + 10, spot.top + 24)

    shown = unbroken(campaign.template if whole else short_of(campaign.template, most)).strip()
    pieces = [Piece(f"“{shown}”", paper.TEMPLATE)]
    if not whole:
        target = f"template-{campaign.letter}"
        pieces += [Piece(" Whole letter: ", paper.NOTE), Piece("Appendix A", paper.linked(paper.NOTE, target))]
    laid = d.lay(pieces, paper.TEMPLATE, 12.5, paper.PAIR)
    return [Row(29, head), text_row(laid)]
