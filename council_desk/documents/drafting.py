"""One memo in the making: the Briefing, its evidence keys, and the small parts that every section is built from."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from council_desk.documents import moments, paper
from council_desk.documents.evidence_keys import EvidenceKeys, runs
from council_desk.documents.flow import Row, Spot, space, text_row
from council_desk.documents.fonts import Faces
from council_desk.documents.fragments import Piece, Style
from council_desk.documents.pen import Pen
from council_desk.documents.quotes import Known
from council_desk.documents.text_run import LaidText, TextRun
from council_desk.queries.briefing import BriefedComment, Briefing
from council_desk.queries.counts import STANCES

NARROW_SPACE = Style("sans", 4)
FEWEST_FOR_SHARES = 20
"""With fewer submissions than this no percent is printed and each is drawn as one box."""

STANCE_COLUMNS = (*STANCES, "untagged")
SUPPORT_SIDE = ("support", "support_if_amended")
OPPOSE_SIDE = ("oppose_unless_amended", "oppose")


@dataclass(slots=True)
class Drafting:
    """What sections need to write themselves. `pages`: page of each named place, as far as known.

    `cut`: how much to leave out so that the memo ends on page 4 (0: nothing); `most_clauses`: how many clauses to list;
    `most_quotes`: how many quotes to print in their own section (None: as many as `cut` leaves).
    """

    briefing: Briefing
    faces: Faces
    pages: Mapping[str, int] = field(default_factory=dict)
    cut: int = 0
    most_clauses: int = 7
    most_quotes: int | None = None
    keys: EvidenceKeys = field(default_factory=EvidenceKeys)
    by_id: dict[int, BriefedComment] = field(default_factory=dict)
    known_quotes: Known = field(default_factory=dict)
    quoted_words: set[str] = field(default_factory=set)
    quoted: set[int] = field(default_factory=set)
    positions: dict[int, int] = field(default_factory=dict)
    demand_places: dict[int, str] = field(default_factory=dict)
    demand_numbers: dict[int, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.by_id = {comment.id: comment for comment in self.briefing.comments}
        self.demand_numbers = {demand.id: demand.number for demand in self.briefing.demands}

    @property
    def total(self) -> int:
        """All counted submissions."""
        return self.briefing.all_counted.count

    def lay(self, words: str | list[Piece], style: Style, leading: float, width: float) -> LaidText:
        """Lay words, or pieces, at a width in points."""
        pieces = [Piece(words, style)] if isinstance(words, str) else words
        return TextRun(pieces, leading, self.faces).lay(width)

    def key(
        self, title: str, ids: Iterable[int], size: float, **more: Mapping[str, tuple[str, tuple[int, ...]]]
    ) -> list[Piece]:
        """Return the raised key of the list of comments behind a figure; nothing where there are none."""
        listed = tuple(ids)
        if not listed:
            return []
        key = self.keys.key(title, listed, more.get("parts"))
        return [Piece("\u00a0", NARROW_SPACE), Piece(key, paper.raised(size, 6.2, f"evidence-{key}"))]

    def number(self, ids: Iterable[int], size: float) -> list[Piece]:
        """Return raised comment numbers that lead to Appendix A; three or more that follow each other as a range."""
        pieces = [Piece("\u00a0", NARROW_SPACE)]
        for i, (words, first) in enumerate(runs([self.by_id[comment_id].label for comment_id in ids])):
            style = paper.raised(size, 6.4, f"comment-{first}")
            if i:
                pieces.append(Piece(", ", Style(style.face, style.size, style.colour, style.rise)))
            pieces.append(Piece(words, style))
        return pieces

    def numbers(self, title: str, ids: Iterable[int], size: float, most: int) -> list[Piece]:
        """Return all numbers of the comments where they are at most `most` numbers and ranges; else how many they are,
        with the key of their list called `title`.
        """
        listed = tuple(ids)
        if len(runs([self.by_id[comment_id].label for comment_id in listed])) <= most:
            return self.number(listed, size)
        return [Piece(f" {plural(len(listed), 'comment')}", paper.NOTE), *self.key(title, listed, size)]

    def page(self, name: str, style: Style = paper.BODY) -> list[Piece]:
        """Return " Page 2" as a link to a named place; nothing where it is on page 1 or not printed."""
        if self.pages.get(name, 1) == 1:
            return []
        return [Piece(" ", style), Piece(f"Page\u00a0{self.pages[name]}", paper.linked(style, name))]

    def share(self, part: int, whole: int) -> str:
        """Return "248 of 407 (61%)", without the percent where the whole is too small for one."""
        return f"{part} of {whole}{self.percent(part, whole, ' ({})')}"

    def percent(self, part: int, whole: int, form: str = "{}") -> str:
        """Return a whole percent in `form`; "" where the whole is too small for one."""
        return form.format(f"{100 * part / whole:.0f}%") if whole >= FEWEST_FOR_SHARES else ""

    def as_of(self, long: bool = True) -> str:
        """Return when the data were last changed, in the office's time: "Mon June 8, 2026, noon" or "June 8, noon"."""
        when = moments.local(self.briefing.data_as_of, self.briefing.time_zone)
        if when is None:
            return "a time not known"
        day = moments.week_day(when) if long else moments.long_day(when).rsplit(",", 1)[0]
        return f"{day}, {moments.clock(when)}"

    @property
    def item_word(self) -> str:
        """What the item is called in a sentence: "ordinance", or "item" where its kind is not known."""
        return self.briefing.head.kind or self.briefing.force or "item"


def plural(count: int, one: str, many: str = "") -> str:
    """Return "1 person", "2 people"."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


NUMBER_WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def in_words(count: int) -> str:
    """Return small numbers as words, others as figures."""
    return NUMBER_WORDS[count] if count < len(NUMBER_WORDS) else f"{count:,}"


def section(d: Drafting, name: str, title: str, rows: list[Row], *, caveat: str = "", gap: float = 13.0) -> list[Row]:
    """Return a memo section: a rule, its name and caveat in the side column, its rows in the main column.

    The rows must draw themselves `paper.MAIN_X` in. The name stays with the first rows.
    """
    heading = d.lay(title, paper.SECTION, 13, paper.SIDE)
    note = d.lay(caveat, paper.NOTE, 9.75, paper.SIDE) if caveat else None
    side = 4 + heading.height + (note.height + 3 if note else 0)

    def draw(pen: Pen, spot: Spot) -> None:
        pen.rule(spot.x, spot.x + paper.WIDTH, spot.top, 1.5 if spot.first else 0.9, paper.INK)
        pen.text(heading, spot.x, spot.top + 14)
        pen.bookmark(title, name, spot.top, 1)
        if note:
            pen.text(note, spot.x, spot.top + 14 + heading.height + 1)

    return [Row(4, draw, True, gap, name), *beside(rows, side - 4)]


def beside(rows: list[Row], side: float, least: int = 3) -> list[Row]:
    """Return rows glued so that at least `side` points of them, and the first `least`, stay with what is above."""
    made: list[Row] = []
    used = 0.0
    for i, row in enumerate(rows):
        used += row.height + row.gap
        glue = row.glue or (i < len(rows) - 1 and (used < side or i < least - 1))
        made.append(Row(row.height, row.draw, glue, row.gap, row.name))
    if used < side:
        made = [Row(r.height, r.draw, True, r.gap, r.name) for r in made]
        made.append(space(side - used))
    return made


def lede(d: Drafting, bold: str, plain: str = "") -> Row:
    """Return a section's lede: one bold finding and one plain sentence."""
    pieces = [Piece(bold, paper.BODY_BOLD)]
    if plain:
        pieces.append(Piece(" " + plain, paper.BODY))
    return text_row(d.lay(pieces, paper.BODY, 13, paper.MAIN), paper.MAIN_X)


def table_title(d: Drafting, label: str, title: str, unit: str, *, gap: float = 12.0) -> Row:
    """Return a table's or figure's title above left, its unit above right."""
    del d

    def draw(pen: Pen, spot: Spot) -> None:
        used = pen.string(label, Style("sans-bold", 8.75, paper.ACCENT), spot.x, spot.top + 9)
        pen.string(title, paper.TABLE_BOLD, spot.x + used + (8 if label else 0), spot.top + 9)
        pen.string(unit, paper.LABEL, spot.x + paper.WIDTH, spot.top + 9, "right")

    return Row(13, draw, True, gap)


def note_row(d: Drafting, words: str, *, gap: float = 2.0, x: float = 0.0) -> Row:
    """Return a note below a table or figure."""
    return text_row(d.lay(words, paper.NOTE, 9.75, paper.WIDTH - x), x, gap=gap)


def side_by_side(left: list[Row], right: list[Row], *, gap: float = 0.0, rule: bool = False) -> Row:
    """Return two stacks of rows as one row of two columns."""
    height = max(sum(r.height + r.gap for r in stack) for stack in (left, right))

    def draw(pen: Pen, spot: Spot) -> None:
        if rule:
            pen.rule(spot.x, spot.x + paper.WIDTH, spot.top, 1.5 if spot.first else 0.9, paper.INK)
        for stack, x in ((left, spot.x), (right, spot.x + paper.PAIR_X)):
            y = spot.top + (4 if rule else 0)
            for row in stack:
                row.draw(pen, Spot(x, y + row.gap))
                y += row.height + row.gap

    return Row(height + (4 if rule else 0), draw, False, gap)


def one_line(d: Drafting, words: str, style: Style, width: float) -> LaidText:
    """Return words on one line, ended with an ellipsis where they do not fit."""
    laid = d.lay(words, style, style.size * 1.3, width)
    if len(laid.lines) <= 1:
        return laid
    kept = " ".join(words.split())
    while kept and len(laid.lines) > 1:
        kept = kept.rsplit(" ", 1)[0] if " " in kept else kept[: max(1, len(kept) * 2 // 3)] if len(kept) > 1 else ""
        laid = d.lay(kept.rstrip(",;:. ") + "…", style, style.size * 1.3, width)
    return laid
