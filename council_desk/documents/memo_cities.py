"""Other cities: what writers say of them, where a person accepted that it stands here; nobody has checked it."""

from collections import Counter
from dataclasses import dataclass

from council_desk.documents import paper
from council_desk.documents.drafting import Drafting, plural, section
from council_desk.documents.flow import Row, Spot, text_row
from council_desk.documents.fragments import Piece
from council_desk.documents.harmless import unbroken
from council_desk.documents.pen import Pen
from council_desk.queries.briefing import BriefedClaim, BriefedComment

CITY = 92.0
"""Width of the column of the cities' names, in points."""
MOST_NUMBERS = 12
MOST_LETTERS = 230
_HIDDEN = "A claim that holds private words; see the comments"


@dataclass(frozen=True, slots=True)
class _Stated:
    """One claim as it is printed. `received`: in a writer's own words, so in quotation marks."""

    cities: tuple[str, ...]
    words: str
    ids: tuple[int, ...]
    received: bool


def cities(d: Drafting) -> list[Row]:
    """Return the accepted claims about other cities with the comments that make them; nothing where there is none."""
    stated = _stated(d)
    if not stated:
        return []
    most = 8 if d.cut < 4 else 4
    rows = []
    above: tuple[str, ...] = ()
    for each in stated[:most]:
        rows.append(_claim(d, each, named=each.cities != above))
        above = each.cities
    if len(stated) > most:
        left = tuple(i for i in d.briefing.all_counted.ids if any(i in each.ids for each in stated[most:]))
        pieces = [
            Piece(f"And {len(stated) - most} more", paper.BODY),
            *d.key("Claims about other cities not printed in the memo", left, 10),
            Piece(".", paper.BODY),
        ]
        rows.append(text_row(d.lay(pieces, paper.BODY, 13, paper.MAIN), paper.MAIN_X))
    writers = len({i for each in stated for i in each.ids})
    caveat = "As writers say, not checked"
    if len(stated) > 1 or writers > 1:  # one claim of one writer has its number beside it
        caveat += f": {plural(len(stated), 'claim')} in {plural(writers, 'submission')}"
    return section(d, "section-cities", "Other cities", rows, caveat=f"{caveat}.")


def _stated(d: Drafting) -> list[_Stated]:
    """The claims, those of the city that most speak of first; what the same letters say of several cities once."""
    accepted = [(key, claim) for key, claim in d.briefing.cities.accepted if _ids(d, claim)]
    spoken = Counter(key for key, claim in accepted for _ in _ids(d, claim))
    found: dict[tuple[str, tuple[int, ...]], _Stated] = {}
    for _, claim in sorted(accepted, key=lambda pair: (-spoken[pair[0]], pair[0], -len(_ids(d, pair[1])))):
        ids = _ids(d, claim)
        words, received = _words(d, claim)
        # Words that are hidden are not known to be the same.
        same = (words.casefold() if words != _HIDDEN else claim.words, ids)
        before = found.get(same)
        names = (*before.cities, claim.city) if before else (claim.city,)
        found[same] = _Stated(tuple(dict.fromkeys(names)), words, ids, received)
    return list(found.values())


def _ids(d: Drafting, claim: BriefedClaim) -> tuple[int, ...]:
    return tuple(i for i in claim.evidence.ids if i in d.by_id)


def _words(d: Drafting, claim: BriefedClaim) -> tuple[str, bool]:
    """What is printed of a claim, and whether these are a writer's own words."""
    words = unbroken(" ".join(claim.words.split()))
    received = False
    for comment_id, start, end in claim.passages:
        comment = d.by_id.get(comment_id)
        if comment is None:
            continue
        if any(part.casefold() in words.casefold() for part in _hidden_parts(comment, start, end)):
            return _HIDDEN, False
        received = received or " ".join(comment.text[start:end].split()) == " ".join(claim.words.split())
    if len(words) > MOST_LETTERS:
        words = words[:MOST_LETTERS].rsplit(" ", 1)[0] + " …"
    return words, received


def _hidden_parts(comment: BriefedComment, start: int, end: int) -> list[str]:
    """The private and withheld words between two places of a comment."""
    spans = [(max(a, start), min(b, end)) for a, b in (*comment.private, *comment.withheld)]
    parts = [" ".join(comment.text[a:b].split()) for a, b in spans if a < b]
    return [part for part in parts if part]


def _claim(d: Drafting, stated: _Stated, *, named: bool) -> Row:
    style = paper.QUOTE if stated.received else paper.VALUE
    pieces = [Piece(f"“{stated.words}”" if stated.received else stated.words, style)]
    pieces += d.numbers(f"What writers say of {', '.join(stated.cities)}", stated.ids, 9.75, MOST_NUMBERS)
    laid = d.lay(pieces, style, 13, paper.MAIN - CITY - 10)
    names = d.lay(", ".join(stated.cities) if named else "", paper.VALUE_BOLD, 13, CITY)
    height = max(laid.height, names.height if named else 0)

    def draw(pen: Pen, spot: Spot) -> None:
        x = spot.x + paper.MAIN_X
        if named:
            pen.text(names, x, spot.top + 10)
        pen.text(laid, x + CITY + 10, spot.top + 10)
        pen.rule(x, spot.x + paper.WIDTH, spot.top + height + 2.4)

    return Row(height + 4, draw)
