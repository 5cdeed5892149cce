"""The bottom line in figures, and the stance bar below it."""

from council_desk.documents import paper
from council_desk.documents.drafting import (
    FEWEST_FOR_SHARES,
    OPPOSE_SIDE,
    STANCE_COLUMNS,
    SUPPORT_SIDE,
    Drafting,
    in_words,
    plural,
    section,
)
from council_desk.documents.flow import Row, Spot
from council_desk.documents.fragments import Piece, Style
from council_desk.documents.marks import STANCE_WORDS, stance_fill, stance_mark
from council_desk.documents.pen import Pen
from council_desk.queries.briefing import Evidence

NOT_A_POLL = (
    "Counts are submissions, not a poll. No one was sampled; anyone could write, and some wrote more than once."
)


def bottom_line(d: Drafting) -> list[Row]:
    """Return the bullets with their figures, and the stance bar."""
    bullets = [
        bullet
        for bullet in (
            _submissions(d),
            _side(d, SUPPORT_SIDE),
            _side(d, OPPOSE_SIDE),
            _rest(d),
            _campaigns(d),
            _demands(d),
            _questions(d),
        )
        if bullet
    ]
    rows = [_bullet(d, figure, pieces) for figure, pieces in bullets]
    made = section(d, "section-bottom-line", "Bottom line", rows, caveat=NOT_A_POLL)
    return made + ([stance_bar(d)] if d.total else [])


def _bullet(d: Drafting, figure: str, pieces: list[Piece]) -> Row:
    laid = d.lay(pieces, paper.BODY, 13, paper.MAIN - 54)

    def draw(pen: Pen, spot: Spot) -> None:
        pen.string(figure, paper.FIGURE, spot.x + paper.MAIN_X + 44, spot.top + 11, "right")
        pen.text(laid, spot.x + paper.MAIN_X + 54, spot.top + 10.5)

    return Row(max(laid.height, 13) + 4.5, draw)


def _plain(words: str) -> Piece:
    return Piece(words, paper.BODY)


def _bold(words: str) -> Piece:
    return Piece(words, paper.BODY_BOLD)


def _submissions(d: Drafting) -> tuple[str, list[Piece]]:
    counts = d.briefing.counts
    if not d.total:
        return "0", [_bold("submissions. "), _plain(f"None received by {d.as_of(long=False)}.")]
    pieces = [_bold("submission" if d.total == 1 else "submissions")]
    pieces += d.key("All submissions", d.briefing.all_counted.ids, 10)
    people = plural(counts.people, "known person", "known people")
    if counts.without_name:
        people += f" ({counts.without_name} gave no name)"
    if not counts.people:
        people = "writers who gave no name" if counts.without_name else "no known person"
    pieces.append(
        _plain(
            f" from {people} and {plural(counts.organisations, 'organization')}, in "
            f"{plural(counts.texts, 'distinct text')}."
        )
    )
    if d.briefing.late.count:
        pieces.append(_plain(f" {d.briefing.late.count} came after the packet cut-off"))
        pieces += [*d.key("Received after the packet cut-off", d.briefing.late.ids, 10), _plain(".")]
    return f"{d.total:,}", pieces + d.page("section-comment")


def stance_ids(d: Drafting, stances: tuple[str, ...]) -> tuple[int, ...]:
    """Return the ids of counted comments with one of these stances, in number order."""
    wanted = set().union(*(d.briefing.stance_evidence.get(s, Evidence(())).ids for s in stances))
    return tuple(i for i in d.briefing.all_counted.ids if i in wanted)


def _side(d: Drafting, stances: tuple[str, ...]) -> tuple[str, list[Piece]] | None:
    if not d.total or d.briefing.stances.untagged == d.total:
        return None
    ids = stance_ids(d, stances)
    support = stances is SUPPORT_SIDE
    verb = ("supports" if support else "opposes") if len(ids) == 1 else ("support" if support else "oppose")
    conditional = len(stance_ids(d, ("support_if_amended" if support else "oppose_unless_amended",)))
    title = "Support or support if amended" if support else "Oppose or oppose unless amended"
    pieces = [
        _plain(f"of {d.total}{d.percent(len(ids), d.total, ' ({})')} "),
        _bold(verb),
        _plain(f" the {d.item_word}"),
    ]
    pieces += d.key(title, ids, 10)
    if conditional and conditional == len(ids):
        pieces.append(_plain(", each only if it is amended." if support else ", each unless it is amended."))
    elif conditional:
        words = "only if it is amended" if support else "would not, if it were amended"
        pieces.append(_plain(f"; {conditional} of those {len(ids)} {words}."))
    else:
        pieces.append(_plain("."))
    return f"{len(ids)}", pieces + d.page("section-comment" if support else "section-sides")


def _rest(d: Drafting) -> tuple[str, list[Piece]] | None:
    evidence = d.briefing.stance_evidence
    untagged = evidence.get("untagged", Evidence(())).ids
    if untagged and len(untagged) == d.total:
        pieces = [
            _bold("stances are decided. "),
            _plain("Staff have not yet said what any submission says of the item"),
        ]
        pieces += d.key("Stance not decided", untagged, 10)
        return "No", [*pieces, _plain(".")]
    parts = []
    for stance, one, many in (
        ("neutral", "is neutral", "are neutral"),
        ("question", "only asks", "only ask"),
        ("unclear", "is unclear", "are unclear"),
        ("untagged", "is not yet decided", "are not yet decided"),
    ):
        count = evidence.get(stance, Evidence(())).count
        if count:
            parts.append(f"{count} {one if count == 1 else many}")
    ids = stance_ids(d, STANCE_COLUMNS[4:])
    if not ids:
        return None
    pieces = [_plain(f"of {d.total}{d.percent(len(ids), d.total, ' ({})')} "), _bold("take neither side")]
    pieces += d.key("Neutral, question, unclear or not decided", ids, 10)
    return f"{len(ids)}", [*pieces, _plain(f": {', '.join(parts)}.")]


def _campaigns(d: Drafting) -> tuple[str, list[Piece]] | None:
    campaigns = d.briefing.campaigns
    if not campaigns:
        return None
    inside = {i for campaign in campaigns for i in campaign.members.ids}
    ids = tuple(i for i in d.briefing.all_counted.ids if i in inside)
    name = f"{in_words(len(campaigns))} letter campaign{'s' if len(campaigns) > 1 else ''}"
    pieces = [_plain(f"of {d.total}{d.percent(len(ids), d.total, ' ({})')} came in "), _bold(name)]
    pieces += d.key("Sent in a campaign", ids, 10)
    outside = d.briefing.outside_campaigns
    others = d.total - len(ids)
    sides = [sum(outside.get(s, Evidence(())).count for s in side) for side in (SUPPORT_SIDE, OPPOSE_SIDE)]
    if others:
        pieces.append(_plain(f". Of the other {others}, {sides[0]} support and {sides[1]} oppose."))
    else:
        pieces.append(_plain(". None came outside them."))
    return f"{len(ids)}", pieces + d.page("section-campaigns")


def _demands(d: Drafting) -> tuple[str, list[Piece]] | None:
    demands = d.briefing.demands
    if not demands:
        return None
    if not d.briefing.draft_name:
        pieces = [
            _bold("demand is made" if len(demands) == 1 else "demands are made"),
            _plain("; there is no draft to hold them against."),
        ]
        return f"{len(demands)}", pieces + d.page("section-demands")
    found = [link.coverage if (link := demand.worst_link) else "" for demand in demands]
    words = {
        "partly": "partly met",
        "weaker_instrument": "met by a weaker instrument",
        "absent": "absent",
        "conflicts": "in conflict",
    }
    parts = [f"{found.count(k)} {word}" for k, word in words.items() if found.count(k)]
    if found.count(""):
        parts.append(f"{found.count('')} not yet decided")
    tail = f"; {', '.join(parts)}." if parts else "."
    pieces = [_bold("demands are met"), _plain(f" by {d.briefing.draft_name}{tail}")]
    return f"{found.count('met')} of {len(demands)}", pieces + d.page("section-demands")


def _questions(d: Drafting) -> tuple[str, list[Piece]] | None:
    ids = tuple(dict.fromkeys(q.comment_id for q in d.briefing.questions))
    if not ids:
        return None
    word = "submission asks a question" if len(ids) == 1 else "submissions ask questions"
    pieces = [_bold(word), _plain(" that the office owes an answer"), *d.key("Questions owed an answer", ids, 10)]
    return f"{len(ids)}", [*pieces, _plain("."), *d.page("section-questions")]


def stance_bar(d: Drafting) -> Row:
    """Return the bar of all submissions by stance; under FEWEST_FOR_SHARES one box each."""
    counts = [(s, d.briefing.stance_evidence.get(s, Evidence(())).count) for s in STANCE_COLUMNS]
    shown = [(stance, count) for stance, count in counts[:4] if count]
    other = sum(count for _, count in counts[4:7])
    shown += [(name, count) for name, count in (("other", other), ("untagged", counts[7][1])) if count]

    def draw(pen: Pen, spot: Spot) -> None:
        few = d.total < FEWEST_FOR_SHARES
        unit = 16.0 if few else paper.WIDTH / max(d.total, 1)
        x = spot.x
        edges = []
        for stance, count in shown:
            edges.append(x)
            if few:
                for n in range(count):
                    stance_fill(pen, stance, x + n * unit, spot.top, 13, 13)
            else:
                stance_fill(pen, stance, x, spot.top, max(count * unit - 0.7, 0.5), 13)
            x += count * unit
        widths = [_label_width(d, stance, count) for stance, count in shown]
        for (stance, count), left in zip(shown, label_places(edges, widths, spot.x + paper.WIDTH), strict=True):
            _bar_label(pen, stance, count, left, spot.top)

    return Row(39, draw, False, 11)


def label_places(edges: list[float], widths: list[float], right: float) -> list[float]:
    """Return where labels begin: at their segments' left edges, or as near as neighbors and `right` leave room."""
    places: list[float] = []
    free = edges[0] if edges else 0.0
    for edge, width in zip(edges, widths, strict=True):
        places.append(max(edge, free))
        free = places[-1] + width + LABEL_GAP
    limit = right
    for i in reversed(range(len(places))):
        places[i] = min(places[i], limit - widths[i])
        limit = places[i] - LABEL_GAP
    return places


LABEL_GAP = 9.0


def _label_width(d: Drafting, stance: str, count: int) -> float:
    number = 9.5 + d.faces.width("sans-bold", f"{count:,}") * 8.75 / 1000
    return max(number, d.faces.width("sans", _bar_word(stance)) * paper.LABEL.size / 1000)


def _bar_word(stance: str) -> str:
    return STANCE_WORDS.get(stance, stance).lower()


def _bar_label(pen: Pen, stance: str, count: int, left: float, top: float) -> None:
    if stance != "other":
        stance_mark(pen, stance, left, top + 25.5, 6)
    number = left + (9.5 if stance != "other" else 0)
    pen.string(f"{count:,}", Style("sans-bold", 8.75, paper.INK), number, top + 26)
    pen.string(_bar_word(stance), paper.LABEL, left, top + 36.5)
