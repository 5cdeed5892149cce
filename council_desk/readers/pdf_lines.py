"""A PDF's lines into paragraphs: headers and footers off, hyphenated words whole, wrapped lines joined."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import compress, groupby
from math import inf
from operator import itemgetter
from typing import NamedTuple

from council_desk.readers.headed import is_heading_line

HYPHEN = "\ufffe"
"""What pdfium puts where a word was parted at a line's end."""

_PAGE_NUMBER = re.compile(
    r"^\W*(?:page|página|pagina|seite|p\.)?\s*\d{1,5}\s*(?:(?:of|de|/|sur|von)\s*\d{1,5})?\W*$", re.IGNORECASE
)
_DIGITS = re.compile(r"\d+")
_LIST_MARK = re.compile(
    r"^(?:[•▪◦‣●○■–—*-]\s|\(?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,5})[.)]\s|(?:section|sec\.|article|chapter|§)\s*\d|"
    r"(?-i:\d+(?:\.\d+)+\.?\s+[A-Z])|"
    r"(?:whereas|now,? therefore|be it (?:further )?(?:resolved|ordained))\b)",
    re.IGNORECASE,
)
_MARK_STARTS = frozenset({"se", "ar", "ch", "wh", "no", "be"})
"""How the words begin that _LIST_MARK knows."""

_ENDS_SENTENCE = re.compile(r"[.!?:;。！？][\"'”’)\]]*$")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_HYPHENATED = re.compile(rf"([^\W_]+){HYPHEN}([^\W_]*)")
_EDGE = 0.085
"""The share of a page's height, above and below, where running headers and footers stand."""

_MIDDLE = 0.45
"""A line that begins farther right, as a share of the page's width, stands in the right half."""


class Line(NamedTuple):
    """One line of a page: its text, where its middle, left and right are as shares of the page, its own height."""

    text: str
    page: int
    middle: float
    left: float
    right: float
    height: float


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines joined: the text, the page it begins on, and whether more than a line's space stands before it."""

    text: str
    page: int
    apart: bool


def without_running_lines(lines: Sequence[Line], pages: int) -> tuple[list[Line], list[str]]:
    """Take off page numbers, and lines at a page's edge that come again on half of the pages or more.

    Returns the other lines and the words taken off, each once. A comment's own heading is never taken off.
    """
    at_edge = [not _EDGE < line.middle < 1 - _EDGE for line in lines]
    edge = list(compress(lines, at_edge))
    times = Counter(key for key, _ in {(without_figures(line.text), line.page) for line in edge})
    again = {key for key, count in times.items() if pages >= 2 and count >= max(2, pages / 2)}
    kept: list[Line] = []
    taken: dict[str, str] = {}
    for line, is_at_edge in zip(lines, at_edge, strict=True):
        if not is_at_edge:
            kept.append(line)
            continue
        key = without_figures(line.text)
        if (key in again or _PAGE_NUMBER.match(line.text)) and not is_heading_line(line.text):
            taken.setdefault(key, line.text)
        else:
            kept.append(line)
    return kept, [text for text in taken.values() if not _PAGE_NUMBER.match(text)]


def without_figures(text: str) -> str:
    """Return a line with '#' for its numbers: headers and footers that differ only by them are the same."""
    return _DIGITS.sub("#", text)


def is_page_number(text: str) -> bool:
    """Tell a line that is only a page's number, with or without the word for it."""
    return _PAGE_NUMBER.match(text) is not None


def whole_words(found: Sequence[Paragraph]) -> list[Paragraph]:
    """Join words that were parted at a line's end, with a hyphen only where the document writes it so elsewhere."""
    if not any(HYPHEN in paragraph.text for paragraph in found):
        return list(found)
    words = {word.casefold() for paragraph in found for word in _WORD.findall(paragraph.text)}

    def mended(text: str) -> str:
        return _HYPHENATED.sub(lambda match: _whole(match[1], match[2], words), text).replace(HYPHEN, "-")

    return [replace(paragraph, text=mended(paragraph.text)) for paragraph in found]


def paragraphs(lines: Sequence[Line]) -> list[Paragraph]:
    """Join the lines of each paragraph, also over the end of a page.

    A paragraph ends where more space follows than between most lines, at an indent, at a heading or a list mark, and
    after a line on which the next word would have had room: it was not wrapped but ended there.
    """
    found: list[Paragraph] = []
    measures = _measures_of(lines)
    gathered: list[Line] = []
    apart = before_is_heading = False
    for line in lines:
        is_heading = is_heading_line(line.text)
        step = _breaks(gathered[-1], line, measures, is_heading, before_is_heading) if gathered else 1
        before_is_heading = is_heading
        if step:
            if gathered:
                found.append(_paragraph(gathered, apart))
            gathered = []
            apart = step == 2
        gathered.append(line)
    if gathered:
        found.append(_paragraph(gathered, apart))
    return found


@dataclass(slots=True)
class _Measures:
    """A page's measures: the most that stands between two lines of a paragraph; for its left and its right half, the
    right margin and the usual left edge.
    """

    farthest: float
    margins: tuple[float, float]
    lefts: tuple[float, float]


def _paragraph(lines: Sequence[Line], apart: bool) -> Paragraph:
    text = lines[0].text
    together = " ".join([line.text for line in lines])
    if together.isascii():
        text = together
    else:
        for line in lines[1:]:
            text = _joined(text, line.text)
    return Paragraph(text, lines[0].page, apart)


def _breaks(before: Line, line: Line, pages: Mapping[int, _Measures], is_heading: bool, after_heading: bool) -> int:
    """Say how a line stands to the one before: 0 goes on, 1 a new paragraph, 2 with space between.

    Called for every line of every file: what is told at once comes first.
    """
    above, page, above_middle, above_left, _, above_height = before
    text, own_page, middle, left, _, height = line
    in_word = above[-1] == HYPHEN and not is_heading
    if in_word or page != own_page or (middle > above_middle + 0.01 and _next_column(before, line)):
        return 0 if in_word or (not after_heading and _goes_on_over_page(before, line, pages)) else 2
    gap = above_middle - middle
    if not above.isascii():
        gap /= 1 + above.count(HYPHEN)
    measures = pages[page]
    if gap < -0.01 or gap > measures.farthest:
        return 2
    if is_heading or after_heading or abs(height - above_height) > 0.15 * above_height:
        return 1
    if _had_room(before, line, measures) or _is_marked(text):
        return 1
    indented = left > min(above_left, measures.lefts[left > _MIDDLE]) + 0.015
    return 1 if indented and _ENDS_SENTENCE.search(above) else 0


def _is_marked(text: str) -> bool:
    """Tell a line that begins with a list mark; most are told by their first letters."""
    if text.isascii() and text[:1].isalpha() and text[:2].lower() not in _MARK_STARTS:
        start = text[:6]  # no lettered mark is longer than five letters and what closes it
        if "." not in start and ")" not in start:
            return False
    return _LIST_MARK.match(text) is not None


def _next_column(before: Line, line: Line) -> bool:
    """Tell whether a line begins the right column after the left one's last."""
    return line.middle > before.middle + 0.01 and before.left < _MIDDLE < line.left and before.right < line.left


def _goes_on_over_page(before: Line, line: Line, pages: Mapping[int, _Measures]) -> bool:
    """Tell whether a paragraph goes on over the page: its sentence is not done, and the line was full or reads on."""
    if _ENDS_SENTENCE.search(before.text) or is_heading_line(line.text) or _LIST_MARK.match(line.text):
        return False
    return line.text[:1].islower() or not _had_room(before, line, pages[before.page])


def _had_room(before: Line, line: Line, measures: _Measures) -> bool:
    """Tell whether the next line's first word would have fitted on the line before, with a little to spare."""
    above, _, _, left, right, _ = before
    margin = measures.margins[left > _MIDDLE]
    if right + 0.03 >= margin and right >= left:
        return False  # not for a word of no width
    if HYPHEN in above:
        return False  # its right edge is that of its last part, which says nothing more
    space = line.text.find(" ")
    first_word = len(line.text) if space < 0 else space
    word = (right - left) / max(len(above), 1) * (first_word + 1)
    return right + word + 0.03 < margin


def _measures_of(lines: Iterable[Line]) -> dict[int, _Measures]:
    """Measure all pages.

    The usual distance is the lower quarter of all, paragraph gaps being larger; the usual left edge is the commonest.
    """
    pages: dict[int, list[Line]] = {}
    for page, some in groupby(lines, key=itemgetter(1)):
        pages.setdefault(page, []).extend(some)
    return {page: _measured(own) for page, own in pages.items()}


def _measured(lines: Sequence[Line]) -> _Measures:
    """Measure one page."""
    gaps: list[float] = []
    lefts: tuple[list[float], list[float]] = ([], [])
    rights: tuple[list[float], list[float]] = ([], [])
    before_middle, before_text = -inf, ""
    for text, _, middle, left, right, _ in lines:
        if before_middle > middle:
            gap = before_middle - middle
            gaps.append(gap if before_text.isascii() else gap / (1 + before_text.count(HYPHEN)))
        half = left > _MIDDLE
        lefts[half].append(left)
        rights[half].append(right)
        before_middle, before_text = middle, text
    leading = sorted(gaps)[len(gaps) // 4] if gaps else 1.0
    margins = _margin(rights[0]) if rights[0] else 0.0, _margin(rights[1]) if rights[1] else 0.0
    edges = _commonest(lefts[0]) if lefts[0] else 1.0, _commonest(lefts[1]) if lefts[1] else 1.0
    return _Measures(1.35 * leading + 0.001, margins, edges)


def _margin(rights: Sequence[float]) -> float:
    """Return the right margin: the farthest edge, where it lies in the last third of the page or several reach it.

    A page of short lines has the margin of an ordinary page.
    """
    farthest = max(rights)
    return farthest if farthest > 0.67 or sum(right > farthest - 0.08 for right in rights) >= 3 else 0.8


def _commonest(lefts: Sequence[float]) -> float:
    times: Counter[float] = Counter()
    for left, count in Counter(lefts).items():
        times[round(left, 3)] += count
    return times.most_common(1)[0][0]


def _joined(first: str, second: str) -> str:
    """Join two lines with a space, or with nothing within a word or a script that has no spaces."""
    if first.endswith(HYPHEN):
        return first + second
    if first[-1:] >= "\u2e80" and second[:1] >= "\u2e80" and not "\uac00" <= second[:1] <= "\ud7a3":
        return first + second
    return f"{first} {second}"


def _whole(left: str, right: str, words: set[str]) -> str:
    if not right:
        return left + "-"
    if (left + right).casefold() in words:
        return left + right
    if f"{left}-{right}".casefold() in words or left[-1].isdigit() or right[0].isdigit() or right[0].isupper():
        return f"{left}-{right}"
    return left + right
