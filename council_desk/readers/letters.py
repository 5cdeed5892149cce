"""Whether a text without headings is one letter, a letter on each page, or comments run together."""

import re
from collections.abc import Sequence

from council_desk.readers.list_rows import ITEM_NUMBER
from council_desk.readers.passages import Passage

_GREETING = re.compile(
    r"""\W*(?:dear\b|hello\b|hi\b|good\s+(?:morning|afternoon|evening)\b|greetings\b|to\s+whom\s+it\s+may\s+concern
    |to\s+the\s+(?:honou?rable|city|mayor|council|members)\b|honou?rable\b|(?:mayor|council)\b[^.?!]{0,60}[,:]\s*$
    |estimad[oa]s?\b|querid[oa]s?\b|hola\b|buen[oa]s\s|a\s+quien\s+corresponda|bonjour\b|madame\b|monsieur\b|mesdames\b
    |ch[eè]re?s?\b|sehr\s+geehrte|liebe[rs]?\b|guten\s+(?:tag|morgen|abend)\b|prezad[oa]s?\b|car[oaie]s?\b|egregi[oa]?\b
    |gentil[ei]\b|kính\s+(?:gửi|thưa)|thưa\b|geachte\b|beste\b|szanown|mahal\s+na|尊敬的|敬啟者|敬启者|親愛的|亲爱的|各位
    |уважаем|존경하는|안녕하)""",
    re.IGNORECASE | re.VERBOSE,
)
_CLOSING = re.compile(
    r"""\W*(?:(?:very\s+|most\s+)?(?:sincerely|respectfully|cordially|truly)|yours\b|(?:(?:best|kind|warm|warmest|with\s+kind)\s+)?
    regards\b|best(?:\s+wishes)?\W*$|thank\s+you(?:\s+(?:very|so)\s+much)?(?:\s+for\s[^.]{0,60})?\W*$|thanks\W*$|gratefully
    |atentamente|saludos|cordialmente|respetuosamente|cordialement|bien\s+à\s+vous|sincères|mit\s+freundlichen|hochachtungsvoll
    |atenciosamente|respeitosamente|cordiali\s+saluti|distinti\s+saluti|trân\s+trọng|kính\s+thư|met\s+vriendelijke|z\s+poważaniem
    |此致|敬上|謹上|谨上|с\s+уважением|드림|올림)""",
    re.IGNORECASE | re.VERBOSE,
)
_TITLE = re.compile(
    r"(?:e-?comments?|(?:public |written )?comments?|submissions?|letters?)\b(?:.{0,80})$", re.IGNORECASE
)
_SHORT = 120
_HEAD_LINES = 14
_TAIL_LINES = 14


def is_greeting(line: str) -> bool:
    """Tell a line that greets somebody, as letters begin."""
    return len(line) <= _SHORT and _GREETING.match(line) is not None


def is_closing(line: str) -> bool:
    """Tell a line that closes a letter ("Sincerely,")."""
    return len(line.split()) <= 8 and len(line) <= _SHORT and _CLOSING.match(line) is not None


def is_one_letter(lines: Sequence[str], most_bare: int = 0) -> bool:
    """Tell whether lines (a paragraph a line, blank ones allowed) are one letter and not comments run together.

    A letter greets once, near its top, and closes once, near its end. Without either it counts as one only up to
    `most_bare` paragraphs, and never under a title such as "Comments on item 12".
    """
    filled = [line.strip() for line in lines if line.strip()]
    greetings = [place for place, line in enumerate(filled) if is_greeting(line)]
    closings = [place for place, line in enumerate(filled) if is_closing(line)]
    if len(greetings) > 1 or (greetings and not _is_head(filled, greetings[0])):
        return False
    if any(not _is_tail(filled, place) for place in closings):
        return False
    if greetings:
        return bool(closings) or len(filled) - greetings[0] <= 16
    if not filled or _is_title(filled[0]):
        return False
    return (bool(closings) and len(filled) <= 16) or len(filled) <= most_bare


def letters_by_page(lines: Sequence[str], pages: Sequence[int]) -> list[tuple[int, int]] | None:
    """Part lines into letters that each begin on a page of their own; (start, end) of each, or None.

    `pages` has each line's page. A page begins a letter where a greeting stands near its top; others go on. None where
    the first page begins none, where only one does, or where a greeting stands elsewhere: those are run together.
    """
    starts: list[int] = []
    for first, end in _page_spans(pages):
        filled = [(place, lines[place].strip()) for place in range(first, end) if lines[place].strip()]
        greetings = [place for place, (_, line) in enumerate(filled) if is_greeting(line)]
        if len(greetings) > 1 or (greetings and not _is_head([line for _, line in filled], greetings[0])):
            return None
        if greetings:
            starts.append(first)
    if len(starts) < 2 or any(line.strip() for line in lines[: starts[0]]):
        return None
    return list(zip(starts, [*starts[1:], len(lines)], strict=True))


def letter_passages(
    lines: Sequence[str], spans: Sequence[tuple[int, int]], pages: Sequence[int] = ()
) -> tuple[Passage, ...]:
    """Make a passage of each span of lines, blank lines at both ends taken off."""
    passages: list[Passage] = []
    for start, end in spans:
        first, last = start, end
        while first < last and not lines[first].strip():
            first += 1
        while last > first and not lines[last - 1].strip():
            last -= 1
        if first < last:
            page = pages[first] if pages else None
            passages.append(Passage("\n".join(lines[first:last]), first + 1, last, page))
    return tuple(passages)


def _page_spans(pages: Sequence[int]) -> list[tuple[int, int]]:
    starts = [place for place in range(len(pages)) if place == 0 or pages[place] != pages[place - 1]]
    return list(zip(starts, [*starts[1:], len(pages)], strict=True)) if starts else []


def _is_head(filled: Sequence[str], place: int) -> bool:
    """Tell whether only a letter's head (date, addresses, a subject) stands above a line."""
    return place < _HEAD_LINES and all(len(line) <= _SHORT for line in filled[:place])


def _is_tail(filled: Sequence[str], place: int) -> bool:
    """Tell whether only a signature, its addresses and a postscript stand beneath a line."""
    after = filled[place + 1 :]
    return len(after) <= _TAIL_LINES and sum(len(line) > _SHORT for line in after) <= 1


def _is_title(line: str) -> bool:
    return len(line) <= _SHORT and (ITEM_NUMBER.match(line) is not None or _TITLE.match(line) is not None)
