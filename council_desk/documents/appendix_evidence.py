"""Appendix B: the comments behind each figure, so that anyone can count it again."""

from collections.abc import Callable
from dataclasses import dataclass, field

from council_desk.documents import paper
from council_desk.documents.appendix_comments import appendix_head
from council_desk.documents.drafting import Drafting
from council_desk.documents.evidence_keys import EvidenceList, runs
from council_desk.documents.flow import columns
from council_desk.documents.fragments import Style
from council_desk.documents.pen import Pen

KEY_WIDTH = 26.0
LEADING = 9.75
TOP = paper.TOP + 62
TOP_LATER = paper.TOP + 32
_BOLD = Style("sans-bold", 7.5, paper.INK)
_TITLE = Style("sans", 7.5, paper.INK)
_KEY = Style("sans-bold", 7.5, paper.ACCENT)


@dataclass(slots=True)
class _Word:
    """A stretch that does not break: what is printed and how, the comment it leads to, the place it is."""

    text: str
    style: Style
    width: float
    target: str = ""
    place: str = ""


@dataclass(slots=True)
class _SetLine:
    """A line in its place; `key`: the list's key, on its first line."""

    page: int
    x: float
    y: float
    key: str
    words: list[_Word]


@dataclass(slots=True)
class EvidencePages:
    """Appendix B laid out."""

    first: int
    last: int
    lines: list[_SetLine] = field(default_factory=list)


def lay_evidence(d: Drafting, page: int) -> EvidencePages:
    """Lay out Appendix B from `page` on. Lists of one figure may part; two lines stay with each key."""
    made = EvidencePages(page, page)
    column = columns(page, TOP, TOP_LATER, 2)
    count = 0
    at = column(0)
    y = at.top
    for listed in d.keys.lists:
        lines = _lines(d, listed)
        if y + min(len(lines), 2) * LEADING > at.bottom:
            count += 1
            at = column(count)
            y = at.top
        for i, words in enumerate(lines):
            if y + LEADING > at.bottom:
                count += 1
                at = column(count)
                y = at.top
            made.lines.append(_SetLine(at.page, at.x, y, listed.key if i == 0 else "", words))
            y += LEADING
        y += 5
    made.last = at.page
    return made


def _lines(d: Drafting, listed: EvidenceList) -> list[list[_Word]]:
    words = [_word(d, f"{len(listed.ids)}", _BOLD)]
    title = f"{listed.title}."
    words += [_word(d, word, _TITLE) for word in title.split()]
    parts = listed.parts or (("", "", listed.ids),)
    for place, name, ids in parts:
        if name:
            named = [_word(d, word, _TITLE) for word in f"{name} ({len(ids)}):".split()]
            named[0].place = place
            words += named
        labels = [d.by_id[i].label for i in ids if i in d.by_id]
        shown = runs(labels)
        for n, (text, first) in enumerate(shown):
            ended = "." if n == len(shown) - 1 and name else "" if n == len(shown) - 1 else ","
            words.append(_word(d, text + ended, paper.EVIDENCE, f"comment-{first}"))
    return _wrapped(words, paper.PAIR - KEY_WIDTH, d.faces.width("sans", " ") * 7.5 / 1000)


def _word(d: Drafting, text: str, style: Style, target: str = "") -> _Word:
    if d.faces.covers(style.face, text):
        width = d.faces.width(style.face, text) * style.size / 1000
    else:
        width = d.lay(text, style, 10, 10000).widest
    return _Word(text, style, width, target)


def _wrapped(words: list[_Word], width: float, blank: float) -> list[list[_Word]]:
    lines: list[list[_Word]] = [[]]
    used = 0.0
    for word in words:
        if lines[-1] and used + blank + word.width > width:
            lines.append([])
            used = 0.0
        used += word.width + (blank if lines[-1] else 0.0)
        lines[-1].append(word)
    return lines


def draw_evidence(pen: Pen, d: Drafting, pages: EvidencePages, end_page: Callable[[Pen], None]) -> None:
    """Draw Appendix B; `end_page` is called as each page is full."""
    page = pages.first - 1
    blank = d.faces.width("sans", " ") * 7.5 / 1000
    intro = d.lay(
        "Every counted figure in the memo carries an E-key. Its list is here, so that anyone can "
        "count it again. Runs are joined by a dash.",
        paper.VALUE,
        12.5,
        paper.MAIN,
    )
    for line in pages.lines:
        while page < line.page:
            if page >= pages.first:
                end_page(pen)
            page += 1
            appendix_head(
                pen,
                "B",
                "The comments behind each figure",
                continued=page > pages.first,
                note="numbers as in Appendix A",
            )
            if page == pages.first:
                pen.text(intro, paper.LEFT + paper.MAIN_X, paper.TOP + 35)
        _draw_line(pen, line, blank)
    end_page(pen)


def _draw_line(pen: Pen, line: _SetLine, blank: float) -> None:
    y = line.y + LEADING * 0.77
    if line.key:
        pen.string(line.key, _KEY, line.x, y)
        pen.place(f"evidence-{line.key}", line.y)
    x = line.x + KEY_WIDTH
    start, text = x, ""
    style = line.words[0].style if line.words else _TITLE
    for word in line.words:
        if word.style is not style:
            pen.string(text, style, start, y)
            start, text, style = x, "", word.style
        text += ("" if not text else " ") + word.text
        if word.place:
            pen.place(word.place, line.y)
        if word.target:
            pen.link(x, line.y, word.width, LEADING, word.target)
        x += word.width + blank
    pen.string(text, style, start, y)
