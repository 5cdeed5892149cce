"""In their own words; and both sides with what they ask: the same bars, the same scale, the same room."""

from itertools import zip_longest

from council_desk.documents import paper
from council_desk.documents.drafting import (
    FEWEST_FOR_SHARES,
    OPPOSE_SIDE,
    SUPPORT_SIDE,
    Drafting,
    note_row,
    one_line,
    plural,
    side_by_side,
)
from council_desk.documents.flow import Row, Spot, text_row
from council_desk.documents.fragments import Piece, Style
from council_desk.documents.languages import language_name
from council_desk.documents.marks import STANCE_WORDS, stance_mark
from council_desk.documents.memo_bottom_line import stance_ids
from council_desk.documents.pen import Pen
from council_desk.documents.quotes import Quote, choose_quotes
from council_desk.queries.briefing import BriefedComment, BriefedDemand

_BARE = ("ar", "fa", "ur", "ps", "he", "zh", "ja")
"""Languages whose own quotation marks differ: their words are printed without any."""


def quote_rows(d: Drafting, quote: Quote, *, gap: float, width: float = paper.PAIR) -> list[Row]:
    """Return a quote with its number, and the line that says stance, channel and language; no name."""
    d.quoted.add(quote.comment.id)
    d.quoted_words.add(quote.words)
    bare = quote.comment.language.split("-")[0] in _BARE
    pieces = [Piece(quote.words if bare else f"“{quote.words}”", paper.QUOTE), *d.number([quote.comment.id], 9.75)]
    laid = d.lay(pieces, paper.QUOTE, 13, width)
    stance = quote.comment.stance or "untagged"
    tongue = language_name(quote.comment.language)
    parts = [STANCE_WORDS[stance], quote.comment.channel, tongue if tongue != "English" else ""]
    if quote.comment.campaign_id:
        letter = next((c.letter for c in d.briefing.campaigns if c.id == quote.comment.campaign_id), "")
        parts.append(f"added to campaign {letter}" if letter else "")

    def attribution(pen: Pen, spot: Spot) -> None:
        stance_mark(pen, stance, spot.x, spot.top + 8.6, 6)
        pen.string(" · ".join(part for part in parts if part), paper.NOTE, spot.x + 9.5, spot.top + 8.6)

    return [text_row(laid, gap=gap), Row(12, attribution)]


def own_words(d: Drafting) -> list[Row]:
    """Return quotes in two columns: stances and languages that the sides do not show; nothing without comments.

    Of an odd number the first, of those who take no side, stands over both columns: below it are pairs.
    """
    wanted = {0: 6, 1: 2}.get(d.cut, 0) if d.most_quotes is None else d.most_quotes
    quotes = _even_handed(d, wanted) if wanted else []
    if not quotes:
        return []
    alone = len(quotes) % 2
    wide = [side_by_side(quote_rows(d, quotes[0], gap=0, width=paper.WIDTH), [], gap=2)] if alone else []
    cells = [quote_rows(d, quote, gap=0) for quote in quotes[alone:]]
    pairs = [side_by_side(cells[i], cells[i + 1], gap=7 if i else 3 if alone else 2) for i in range(0, len(cells), 2)]

    def head(pen: Pen, spot: Spot) -> None:
        pen.rule(spot.x, spot.x + paper.WIDTH, spot.top, 1.5 if spot.first else 0.9, paper.INK)
        pen.string("In their own words", paper.SECTION, spot.x, spot.top + 14)
        words = "chosen by rule: as many of each side, each stance, each language"
        pen.string(words, paper.LABEL, spot.x + paper.WIDTH, spot.top + 14, "right")
        pen.bookmark("In their own words", "section-words", spot.top, 1)

    return [Row(17, head, True, 14, "section-words"), *wide, *pairs]


def _even_handed(d: Drafting, wanted: int) -> list[Quote]:
    """Up to `wanted` quotes: of those who take no side, then as many of one side as of the other."""

    def chosen(comments: list[BriefedComment], most: int) -> list[Quote]:
        return choose_quotes(comments, most, d.quoted, d.quoted_words, d.known_quotes)

    by_side = [[d.by_id[i] for i in stance_ids(d, side) if i in d.by_id] for side in (SUPPORT_SIDE, OPPOSE_SIDE)]
    neither = [c for c in d.briefing.comments if (c.stance or "") not in (*SUPPORT_SIDE, *OPPOSE_SIDE)]
    quotes = chosen(neither, max(wanted // 3, 1) if any(by_side) else wanted)
    support, oppose = (chosen(comments, (wanted - len(quotes)) // 2) for comments in by_side)
    return [*quotes, *(quote for pair in zip(support, oppose, strict=False) for quote in pair)]


def sides(d: Drafting) -> list[Row]:
    """Return the two columns, support and opposition, always both and always with the same parts."""
    asked = {side: _asked(d, side) for side in (SUPPORT_SIDE, OPPOSE_SIDE)}
    rows_each = min(4 if d.cut < 5 else 2, max(len(found) for found in asked.values()))
    highest = max((len(ids) for found in asked.values() for _, ids in found), default=1)
    columns = [
        _side(d, title, side, asked[side][:rows_each], highest)
        for title, side in (("In support", SUPPORT_SIDE), ("Opposition and concerns", OPPOSE_SIDE))
    ]
    both = side_by_side(columns[0], columns[1], gap=15, rule=True)
    quotes = _quote_pairs(d)
    made = [Row(both.height, both.draw, bool(quotes or rows_each), 15, "section-sides"), *quotes]
    if not rows_each:
        return made
    made = [Row(row.height, row.draw, i == 0 and bool(quotes), row.gap, row.name) for i, row in enumerate(made)]
    note = (
        "Bars: submissions of that side making the demand, on one scale. Supporters’ concerns are counted on the left."
    )
    made[-1] = Row(made[-1].height, made[-1].draw, True, made[-1].gap, made[-1].name)
    return [*made, note_row(d, note, gap=4)]


def _quote_pairs(d: Drafting) -> list[Row]:
    """As many quotes of one side as of the other, in pairs; a side without a quotable word leaves its column open."""
    wanted = 3 if d.cut < 2 else 2 if d.cut < 4 else 1
    if d.total < FEWEST_FOR_SHARES:
        wanted = min(wanted, 2)
    chosen = []
    for side in (SUPPORT_SIDE, OPPOSE_SIDE):
        own = [d.by_id[i] for i in stance_ids(d, side) if i in d.by_id]
        chosen.append(
            [quote_rows(d, q, gap=0) for q in choose_quotes(own, wanted, d.quoted, d.quoted_words, d.known_quotes)]
        )
    return [side_by_side(left or [], right or [], gap=7) for left, right in zip_longest(*chosen)]


def _asked(d: Drafting, side: tuple[str, ...]) -> list[tuple[BriefedDemand, tuple[int, ...]]]:
    """The demands that writers of one side make, most often asked first, with the comments that do."""
    writers = set(stance_ids(d, side))
    found = []
    for demand in d.briefing.demands:
        ids = tuple(
            sorted(writers & {*demand.in_campaigns.ids, *demand.independent.ids}, key=d.briefing.all_counted.ids.index)
        )
        if ids:
            found.append((demand, ids))
    return sorted(found, key=lambda pair: (-len(pair[1]), pair[0].number))


def _side(
    d: Drafting,
    title: str,
    side: tuple[str, ...],
    asked: list[tuple[BriefedDemand, tuple[int, ...]]],
    highest: int,
) -> list[Row]:
    """A side's name, its counts, and bars of what it asks for most; a sentence where nobody is on it."""
    support = side is SUPPORT_SIDE
    ids = stance_ids(d, side)
    soft = len(stance_ids(d, ("support_if_amended" if support else "oppose_unless_amended",)))
    line = (
        f"{d.share(len(ids), d.total)} {'support' if support else 'oppose'}"
        if d.briefing.stances.untagged < d.total
        else ""
    )
    if ids:
        line += f"; {soft} only if it is amended" if support else f"; {soft} unless it is amended"
    rows = [_head(title, line, "sides-support" if support else "sides-oppose")]
    rows += [_bar(d, demand, found, highest, support) for demand, found in asked]
    if not ids:
        looked = ", ".join(channel for channel in d.briefing.by_channel if channel) or "all channels"
        undecided = d.total and d.briefing.stances.untagged == d.total
        why = "Stances are not decided yet." if undecided else f"None received; looked at: {looked}."
        rows.append(text_row(d.lay(why, paper.BODY, 13, paper.PAIR), gap=4))
    return rows


def _head(title: str, line: str, place: str) -> Row:
    def draw(pen: Pen, spot: Spot) -> None:
        pen.string(title, paper.SECTION, spot.x, spot.top + 11)
        pen.bookmark(title, place, spot.top, 1)
        pen.string(line, Style("sans", 8.75, paper.GREY), spot.x, spot.top + 24)

    return Row(29, draw)


def _bar(d: Drafting, demand: BriefedDemand, ids: tuple[int, ...], highest: int, support: bool) -> Row:
    laid = one_line(d, demand.short_name or demand.sentence, paper.TABLE, 150)
    side = "supporting" if support else "opposing"
    key = d.key(f"Demand D{demand.number}, from the {side} side", ids, 8.75)
    width = 48 * len(ids) / max(highest, 1)

    def draw(pen: Pen, spot: Spot) -> None:
        pen.text(laid, spot.x, spot.top + 10)
        pen.box(spot.x + 158, spot.top + 3, max(width, 0.8), 8.5, fill=paper.COPIED)
        pen.string(str(len(ids)), paper.TABLE_BOLD, spot.x + paper.PAIR - 15, spot.top + 10, "right")
        pen.pieces(key[1:], spot.x + paper.PAIR - 14, spot.top + 10)

    return Row(13.5, draw, False, 2)


def counted_as(d: Drafting) -> str:
    """Return how many writers of each side use words of their own, for the method."""
    own = sum(1 for c in d.briefing.comments if not c.campaign_id or c.own_words)
    return f"{plural(own, 'submission')} of {d.total} carry words of the writer’s own."
