"""What is printed of a comment: excerpts underlined, private words masked, own words apart from a template."""

import re
from dataclasses import replace
from itertools import pairwise

from council_desk.documents import paper
from council_desk.documents.drafting import NARROW_SPACE, Drafting
from council_desk.documents.fragments import Piece, Style, mask
from council_desk.documents.harmless import unbroken
from council_desk.queries.briefing import BriefedComment

_WORD_BEFORE = re.compile(r"(\w+)\W*$")
SHORT_EDIT = 40
"""Own words shorter than this print with the sentence they stand in: an edited number alone says nothing."""


def comment_pieces(d: Drafting, comment: BriefedComment, style: Style) -> list[Piece]:
    """Return a comment's pieces in `style`: whole, or of a campaign's member what the writer added or changed."""
    text = unbroken(comment.text)
    if not text.strip():
        pieces = [Piece(without_words(comment), replace(style, face="sans-italic", colour=paper.GREY))]
    elif not comment.campaign_id or not comment.own_words:
        start, end = _stripped(text, 0, len(text))
        pieces = _marked(d, comment, text, start, end, style)
    else:
        pieces = _own(d, comment, text, style)
    if comment.signatories:
        pieces += [
            Piece("\n\n", style),
            Piece(f"Signatories ({len(comment.signatories)}). ", Style("sans-bold", style.size - 1, paper.INK)),
            Piece(", ".join(comment.signatories) + ".", Style("sans", style.size - 1, paper.INK)),
        ]
    return pieces


def without_words(comment: BriefedComment) -> str:
    """What a submission without words was: a box ticked on a form, or a file sent."""
    ticked = f"The writer ticked {comment.position}" if comment.position else ""
    files = ", ".join(comment.attachments)
    told = " and sent " if ticked and files else "The writer sent " if files else ""
    return f"{ticked}{told}{unbroken(files)}{', with no words' if ticked or files else 'No words'}."


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _own(d: Drafting, comment: BriefedComment, text: str, style: Style) -> list[Piece]:
    """Only the writer's own words, each stretch on its own; short edits in grey surroundings."""
    pieces: list[Piece] = []
    grey = replace(style, colour=paper.GREY)
    printed = 0
    for first, last in settled(text, comment.own_words):
        start, end = _stripped(text, max(first, printed), max(last, printed))
        if start >= end:
            continue
        if pieces:
            pieces.append(Piece("\n", style) if text.find("\n", printed, start) < 0 else Piece("\n\n", style))
        if end - start >= SHORT_EDIT:
            pieces += _marked(d, comment, text, start, end, style)
            printed = end
            continue
        left, right = _sentence(text, start, end, printed)
        pieces += _marked(d, comment, text, left, start, grey)
        pieces += _marked(d, comment, text, start, end, replace(style, underline=False))
        pieces += _marked(d, comment, text, end, right, grey)
        printed = right
    return pieces


def settled(text: str, spans: tuple[tuple[int, int], ...]) -> list[tuple[int, int]]:
    """Return spans of own words moved back to where a sentence begins.

    A comparison of words may leave the first word of an added sentence outside and take in the same word of the next
    one instead ("I [live here. I] ask you"): such a span slides to the left, word by word.
    """
    made: list[tuple[int, int]] = []
    for start, end in spans:
        joined = bool(made) and not text[made[-1][1] : start].strip()
        made.append(_moved_left(text, made.pop()[0] if joined else start, end))
    return made


def _moved_left(text: str, start: int, end: int) -> tuple[int, int]:
    """Return a span moved left by up to three words, each of them the same before it as at its end."""
    for _ in range(3):
        before = _WORD_BEFORE.search(text, max(start - 60, 0), start)
        last = _WORD_BEFORE.search(text, max(end - 60, start), end)
        if not before or not last or before[1].casefold() != last[1].casefold() or last.start() <= start:
            break
        start, end = before.start(1), len(text[: last.start(1)].rstrip())
    return start, end


def _sentence(text: str, start: int, end: int, floor: int) -> tuple[int, int]:
    """The sentence about [start, end), no further than 160 characters either way and not before `floor`."""
    left = max(
        (
            text.rfind(mark, floor, start) + len(mark)
            for mark in (". ", "! ", "? ", "\n")
            if text.rfind(mark, floor, start) >= 0
        ),
        default=floor,
    )
    left = max(left, start - 160, floor)
    if left > floor and not text[left - 1].isspace():
        left = text.find(" ", left, start) + 1 or start
    if text[end - 1] in ".!?\n":
        return left, end
    found = [text.find(mark, end) for mark in (". ", "! ", "? ", "\n")]
    right = min((at + 1 for at in found if at >= 0), default=len(text))
    right = min(right, end + 160, len(text))
    if right < len(text) and not text[right].isspace():
        right = max(text.rfind(" ", end, right), end)
    return left, right


def _marked(d: Drafting, comment: BriefedComment, text: str, start: int, end: int, style: Style) -> list[Piece]:
    """[start, end) in pieces: excerpts underlined with their demand's raised number, private words masked."""
    hidden = sorted((a, b) for a, b in (*comment.private, *comment.withheld) if a < end and b > start)
    excerpts = [(a, b, demand) for a, b, demand in comment.excerpts if a < end and b > start]
    if not hidden and not excerpts:
        return [Piece(text[start:end], style)] if start < end else []
    edges = {start, end}
    for a, b in [*hidden, *((a, b) for a, b, _ in excerpts)]:
        edges |= {min(max(a, start), end), min(max(b, start), end)}
    points = sorted(edges)
    numbers = d.demand_numbers
    pieces: list[Piece] = []
    masked = -1
    for a, b in pairwise(points):
        over = next(((x, y) for x, y in hidden if x <= a and b <= y), None)
        if over:
            if over[0] != masked:
                pieces.append(mask(style))
            masked = over[0]
        else:
            inside = any(x <= a and b <= y for x, y, _ in excerpts)
            pieces.append(Piece(text[a:b], replace(style, underline=True) if inside else style))
        for _, y, demand in excerpts:
            if y == b and demand in numbers:
                number = numbers[demand]
                pieces += [
                    Piece("\u00a0", NARROW_SPACE),
                    Piece(f"D{number}", paper.raised(style.size, 6.0, d.demand_places.get(number, ""))),
                ]
    return pieces
