"""Appendix A: every counted comment by number; copies without own words share a line."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from council_desk.documents import moments, paper
from council_desk.documents.comment_words import comment_pieces
from council_desk.documents.drafting import Drafting, one_line
from council_desk.documents.evidence_keys import runs
from council_desk.documents.flow import Column, Spot, columns
from council_desk.documents.fragments import Piece, Style
from council_desk.documents.harmless import unbroken
from council_desk.documents.marks import STANCE_WORDS, stance_mark
from council_desk.documents.memo_campaigns import most_template_words
from council_desk.documents.pen import Pen
from council_desk.documents.text_run import LaidText, TextRun
from council_desk.progress import Progress
from council_desk.queries.briefing import BriefedComment

LONG = 60
"""Mean words of what is printed of a comment from which the appendix is set in one column."""

TOP = paper.TOP + 34
_FORM = {"verbatim": "word for word", "trimmed": "shortened", "edited": "edited"}


@dataclass(slots=True)
class Entry:
    """One thing in the appendix: a head of `height` points that `draw` draws, then its text, which may part."""

    height: float
    draw: Callable[[Pen, Spot], None]
    text: LaidText | None = None
    label: str = ""
    after: float = 7.0


@dataclass(slots=True)
class SetEntry:
    """A part of an entry in its place; `head`: the part that carries the entry's head."""

    page: int
    x: float
    top: float
    entry: Entry
    head: bool
    text: LaidText | None


@dataclass(slots=True)
class CommentPages:
    """Appendix A laid out: its parts in order, and its first and last page."""

    first: int
    last: int
    wide: bool
    parts: list[SetEntry] = field(default_factory=list)


def lay_comments(d: Drafting, page: int, progress: Progress) -> CommentPages:
    """Lay out Appendix A from `page` on."""
    wide = _mean_words(d) > LONG
    width = paper.MAIN if wide else paper.PAIR
    column = columns(page, TOP, TOP, 1 if wide else 2)
    made = CommentPages(page, page, wide)
    state = _Filling(column, made)
    for entry in _templates(d, width, wide):
        state.put(entry)
    done, total = 0, len(d.briefing.comments)
    for entry, count in _entries(d, width, wide):
        state.put(entry)
        done += count
        if done % 50 < count:
            progress.step(done, total, "Numbered comments")
    made.last = state.at.page
    return made


class _Filling:
    """Fills column after column."""

    def __init__(self, column: Callable[[int], Column], made: CommentPages) -> None:
        self.column, self.made = column, made
        self.count = 0
        self.at = column(0)
        self.y = self.at.top

    def _next(self) -> None:
        self.count += 1
        self.at = self.column(self.count)
        self.y = self.at.top

    def put(self, entry: Entry) -> None:
        """Place an entry: its head keeps two lines of its text, and no single line is left over."""
        text = entry.text
        leading = text.leading if text else 0.0
        least = entry.height + (min(len(text.lines), 2) * leading if text else 0.0)
        if self.y + least > self.at.bottom and self.y > self.at.top:
            self._next()
        head = True
        while True:
            room = self.at.bottom - self.y - (entry.height if head else 0.0)
            fits = text.fitting(room) if text else 0
            if text is None or fits >= len(text.lines):
                self._set(entry, head, text)
                self.y += entry.after
                return
            fits = min(fits, len(text.lines) - 2) if len(text.lines) > 3 else fits
            fits = max(fits, 1)
            self._set(entry, head, text.part(0, fits))
            text = text.part(fits)
            head = False
            self._next()

    def _set(self, entry: Entry, head: bool, text: LaidText | None) -> None:
        self.made.parts.append(SetEntry(self.at.page, self.at.x, self.y, entry, head, text))
        self.y += (entry.height if head else 0.0) + (text.height if text else 0.0)


def _mean_words(d: Drafting) -> float:
    printed = [c for c in d.briefing.comments if _prints_text(c)]
    if not printed:
        return 0.0
    words = sum(sum(b - a for a, b in c.own_words) / 6 if c.campaign_id else c.text.count(" ") + 1 for c in printed)
    return words / len(printed)


def _prints_text(comment: BriefedComment) -> bool:
    return not comment.same_text_as and (not comment.campaign_id or bool(comment.own_words) or comment.changes_ask)


def _templates(d: Drafting, width: float, wide: bool) -> Iterator[Entry]:
    """The letters of campaigns that the memo only begins, or leaves out."""
    most = most_template_words(d)
    for campaign in d.briefing.campaigns:
        if len(campaign.template.split()) <= most and f"letter-{campaign.letter}" in d.pages:
            continue
        style = paper.COMMENT_WIDE if wide else paper.COMMENT
        text = TextRun([Piece(unbroken(campaign.template), style)], 13 if wide else 11.25, d.faces).lay(width)
        title = f"Campaign {campaign.letter} letter, whole"
        yield Entry(16.0, _template_head(title, campaign.letter, campaign.name, width, wide), text)


def _template_head(title: str, letter: str, name: str, width: float, wide: bool) -> Callable[[Pen, Spot], None]:
    def draw(pen: Pen, spot: Spot) -> None:
        _top_rule(pen, spot, wide)
        x = spot.x + (paper.MAIN_X if wide else 0)
        pen.string(title, Style("sans-bold", 9.5, paper.ACCENT), x, spot.top + 11)
        pen.string(name, paper.NOTE, x + width, spot.top + 11, "right")
        pen.place(f"template-{letter}", spot.top)
        pen.place(f"letter-{letter}", spot.top)

    return draw


def _top_rule(pen: Pen, spot: Spot, wide: bool) -> None:
    pen.rule(spot.x, spot.x + (paper.WIDTH if wide else paper.PAIR), spot.top - 3)


def _entries(d: Drafting, width: float, wide: bool) -> Iterator[tuple[Entry, int]]:
    """Entries in order of number, each with how many comments it stands for."""
    waiting: list[BriefedComment] = []
    for comment in d.briefing.comments:
        if waiting and (_prints_text(comment) or _copy_kind(comment) != _copy_kind(waiting[0])):
            yield _copies(d, waiting, width, wide), len(waiting)
            waiting = []
        if _prints_text(comment):
            yield _full(d, comment, width, wide), 1
        else:
            waiting.append(comment)
    if waiting:
        yield _copies(d, waiting, width, wide), len(waiting)


def _copy_kind(comment: BriefedComment) -> tuple[object, ...]:
    same = "" if comment.campaign_id else comment.same_text_as
    return comment.campaign_id, comment.form if comment.campaign_id else "", comment.stance, same


def _letter_of(d: Drafting, comment: BriefedComment) -> str:
    return next((c.letter for c in d.briefing.campaigns if c.id == comment.campaign_id), "")


def _copies(d: Drafting, comments: list[BriefedComment], width: float, wide: bool) -> Entry:
    first = comments[0]
    stance = first.stance or "untagged"
    letter = _letter_of(d, first)
    if letter:
        words = f"Campaign {letter} letter, {_FORM.get(first.form, first.form)}"
    else:
        words = f"same text as {first.same_text_as}"
        words = f"{_who(first)}: {words}" if len(comments) == 1 else words[0].upper() + words[1:]
    if wide:
        words += f"; no words of the writer’s own. {STANCE_WORDS[stance]}."
    known = any(c.label == first.same_text_as for c in d.briefing.comments)
    target = f"letter-{letter}" if letter else f"comment-{first.same_text_as}" if known else ""
    numbers = ", ".join(shown for shown, _ in runs([c.label for c in comments]))
    named = TextRun([Piece(numbers, Style("sans-bold", 9, paper.ACCENT))], 11, d.faces).lay(
        paper.SIDE if wide else width * 0.62
    )
    beside = named.widest + 10
    below = not wide and len(named.lines) > 1
    channel = " · ".join(dict.fromkeys(_when(d, c) for c in comments)) if len(comments) == 1 else ""

    def draw(pen: Pen, spot: Spot) -> None:
        _top_rule(pen, spot, wide)
        pen.text(named, spot.x, spot.top + 9)
        for comment in comments:
            pen.place(f"comment-{comment.label}", spot.top)
        _bookmark(d, pen, comments, spot)
        x = spot.x + (paper.MAIN_X if wide else 0 if below else beside)
        y = spot.top + 9 + (named.height if below else 0)
        stance_mark(pen, stance, x, y, 6)
        room = (paper.WIDTH if wide else width) - (x - spot.x) - 9.5
        shown = one_line(d, words, Style("sans", 8, paper.GREY, 0, False, target), room)
        pen.text(shown, x + 9.5, y)
        used = shown.widest
        if channel and not wide and 9.5 + used + len(channel) * 4 + (x - spot.x) < width:
            pen.string(channel, paper.NOTE, spot.x + width, y, "right")

    return Entry(named.height + (11 if below else 0) + 1, draw, None, first.label, 6.0)


def _bookmark(d: Drafting, pen: Pen, comments: list[BriefedComment], spot: Spot) -> None:
    """One bookmark for each fifty comments, each comment beneath it, closed."""
    for comment in comments:
        position = _positions(d)[comment.id]
        if position % 50 == 0:
            last = d.briefing.comments[min(position + 49, len(d.briefing.comments) - 1)].label
            pen.bookmark(
                f"Comments {comment.label} to {last}", f"comments-from-{comment.label}", spot.top, 1, closed=True
            )
        who = comment.name or comment.organisation or "no name"
        pen.bookmark(f"{comment.label}  {who}", f"mark-comment-{comment.label}", spot.top, 2)


def _positions(d: Drafting) -> dict[int, int]:
    if not d.positions:
        d.positions.update({comment.id: i for i, comment in enumerate(d.briefing.comments)})
    return d.positions


def _when(d: Drafting, comment: BriefedComment) -> str:
    when = moments.local(comment.received_at, d.briefing.time_zone) if comment.received_at else None
    day = moments.short_day(when) if when else comment.received_as_given or ""
    return ", ".join(part for part in (comment.channel, day[:24], "late" if comment.late else "") if part)


def _who(comment: BriefedComment) -> str:
    name = comment.name or comment.organisation or "No name given"
    if comment.name and comment.organisation and comment.organisation not in comment.name:
        name = f"{comment.name}, {comment.organisation}"
    count = len(comment.signatories)
    return f"{name} and {count} signator{'y' if count == 1 else 'ies'}" if count else name


def _full(d: Drafting, comment: BriefedComment, width: float, wide: bool) -> Entry:
    style = paper.COMMENT_WIDE if wide else paper.COMMENT
    leading = 13.0 if wide else 11.25
    text = TextRun(comment_pieces(d, comment, style), leading, d.faces).lay(width)
    return _wide_entry(d, comment, text) if wide else _narrow_entry(d, comment, text, width)


def _intro(d: Drafting, comment: BriefedComment) -> str:
    letter = _letter_of(d, comment)
    if not letter:
        return ""
    if comment.changes_ask:
        return f"campaign {letter} letter, edited so that it asks something else:"
    return f"campaign {letter} letter, and then:"


def _narrow_entry(d: Drafting, comment: BriefedComment, text: LaidText, width: float) -> Entry:
    stance = comment.stance or "untagged"
    number = TextRun([Piece(comment.label, Style("sans-bold", 9.5, paper.ACCENT))], 12, d.faces).lay(60)
    left = max(25.0, number.widest + 7)
    when = _when(d, comment)
    name = TextRun([Piece(_who(comment), Style("sans-bold", 8.5, paper.INK))], 10.5, d.faces, left=True).lay(
        width - left - 10 - len(when) * 4.1
    )
    name = name.part(0, 3)
    words = ", ".join(part for part in (STANCE_WORDS[stance].lower(), _intro(d, comment)) if part)
    below = TextRun([Piece(words, Style("sans-italic", 7.5, paper.GREY))], 9.5, d.faces).lay(width - left - 9.5)

    def draw(pen: Pen, spot: Spot) -> None:
        _top_rule(pen, spot, wide=False)
        y = spot.top + 9
        pen.text(number, spot.x, y)
        stance_mark(pen, stance, spot.x + left, y, 6)
        pen.text(name, spot.x + left + 9.5, y)
        pen.string(when, paper.NOTE, spot.x + width, y, "right")
        pen.text(below, spot.x + left + 9.5, y + name.height - 0.5)
        pen.place(f"comment-{comment.label}", spot.top)
        _bookmark(d, pen, [comment], spot)

    return Entry(name.height + 2.5 + below.height, draw, text, comment.label)


def _wide_entry(d: Drafting, comment: BriefedComment, text: LaidText) -> Entry:
    stance = comment.stance or "untagged"
    name = (
        TextRun([Piece(_who(comment), Style("sans-bold", 8, paper.INK))], 10, d.faces, left=True)
        .lay(paper.SIDE)
        .part(0, 4)
    )
    when = TextRun([Piece(_when(d, comment), paper.NOTE)], 10, d.faces).lay(paper.SIDE).part(0, 2)
    intro = _intro(d, comment)
    side = 13 + name.height + when.height + 11

    def draw(pen: Pen, spot: Spot) -> None:
        _top_rule(pen, spot, wide=True)
        pen.string(comment.label, Style("sans-bold", 11, paper.ACCENT), spot.x, spot.top + 10)
        y = spot.top + 20.5
        pen.text(name, spot.x, y)
        y += name.height
        pen.text(when, spot.x, y)
        y += when.height
        stance_mark(pen, stance, spot.x, y, 6)
        pen.string(STANCE_WORDS[stance], paper.NOTE, spot.x + 9.5, y)
        if intro:
            words = intro[0].upper() + intro[1:]
            pen.string(words, Style("sans-italic", 8.5, paper.GREY), spot.x + paper.MAIN_X, spot.top + 9.5)
        pen.place(f"comment-{comment.label}", spot.top)
        _bookmark(d, pen, [comment], spot)

    height = 13.0 if intro else 0.0
    after = max(8.0, side - height - text.height + 6) if text.height < side else 8.0
    return Entry(height, draw, text, comment.label, after)


def draw_comments(pen: Pen, pages: CommentPages, end_page: Callable[[Pen], None]) -> None:
    """Draw Appendix A; `end_page` is called as each page is full."""
    page = pages.first - 1
    for part in pages.parts:
        while page < part.page:
            if page >= pages.first:
                end_page(pen)
            page += 1
            appendix_head(pen, "A", "Numbered comments", continued=page > pages.first)
        if part.head:
            part.entry.draw(pen, Spot(part.x, part.top))
        if part.text:
            top = part.top + (part.entry.height if part.head else 0.0)
            x = part.x + (paper.MAIN_X if pages.wide else 0.0)
            pen.text(part.text, x, top + part.text.leading * 0.77)
    end_page(pen)


def appendix_head(pen: Pen, letter: str, title: str, *, continued: bool, note: str = "") -> None:
    """Draw an appendix's head: letter, title, and "continued" on pages after its first."""
    top = paper.TOP
    pen.rule(paper.LEFT, paper.LEFT + paper.WIDTH, top, 1.5, paper.INK)
    pen.string(f"Appendix {letter}", paper.SECTION, paper.LEFT, top + 17)
    pen.string(title, Style("sans-bold", 11, paper.INK), paper.LEFT + paper.MAIN_X, top + 17)
    words = "continued" if continued else note
    if words:
        pen.string(words, paper.NOTE, paper.LEFT + paper.WIDTH, top + 17, "right")
    if not continued:
        pen.bookmark(f"Appendix {letter}: {title}", f"appendix-{letter}", top, 0)
