"""A message's lines into the writer's own words and the rest: quoted and forwarded mail, signatures, footers.

Every line goes to one of the two, in order; in doubt a line is the writer's own. Answers written between quoted lines
are own words.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from council_desk.readers.html_text import OWN, QUOTE, SIGNATURE, TextLine
from council_desk.readers.mail_banners import banner_lines
from council_desk.readers.mail_boilerplate import is_placeholder
from council_desk.readers.mail_devices import is_device_line
from council_desk.readers.mail_footers import footer_start
from council_desk.readers.mail_heads import Head, head_at
from council_desk.readers.mail_markers import (
    RULE_LINE,
    begins_attribution,
    is_attribution,
    is_forward_line,
    names_a_moment,
    quotes_from_here,
    says_somebody_wrote,
)
from council_desk.readers.mail_notices import is_writer_speaking
from council_desk.readers.mail_signature import fold_signature, is_signature_block
from council_desk.readers.mail_tail import tail_start

_FOLD = "fold"
_OTHER_MARK = re.compile(r"^(\||[A-Z]{1,3}>)(?: [^|]*)?$")
_EDGES = frozenset("-–—_=*>\u200e\u200f\u202a\u202b\u202c")

_COUNTED = re.compile(r"^\s*[>＞]\s*\d(?!\d?[.)]\s)")
_SNIPPED = re.compile(r"^\s*[\[(<]*\s*(?:\.{3}|…|snip(?:ped)?|cut|trimmed|gekürzt|cortado|coupé)\s*[\])>]*\s*$", re.I)
"""What stands for quoted lines that were taken out."""

_AFTER_COLON = " \t*\u200e\u200f\u202a\u202b\u202c"

_QUOTING = (">", "＞")
_RULE_AT_END = re.compile(r"^[\s._,=*~–—+#-]{2,}$|^\s*[–—]\s*$")
_LOOK_ABOVE = 60
"""So many lines above a quoted mail, the name is looked for that footers below it stand below."""

_LONGEST_INTRODUCTION = 3
"""Lines: a long name and address break what stands above a quoted mail."""

_TAIL = 12
"""So many lines from the end, "Sent from my phone" is looked for; signatures and legal notices may stand below it."""


@dataclass(frozen=True, slots=True)
class Words:
    """A message's text in two: the writer's `own` words and the `rest`, each in the order in which it stood."""

    own: str
    rest: str


@dataclass(frozen=True, slots=True)
class Letter:
    """A forwarded letter found within a message.

    `head`: who wrote it and when, as far as it says. `lines`: the letter's own, still to be parted. `above`: everything
    that stands above and around it.
    """

    head: Head
    lines: Sequence[TextLine]
    above: str


def plain_lines(text: str) -> list[TextLine]:
    """Return a plain text's lines, those that begin with ">" marked as quoted."""
    return mark_quoted([TextLine(line) for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n")])


def mark_quoted(lines: list[TextLine]) -> list[TextLine]:
    """Mark the lines that begin with ">" as quoted, but for a single "> 40 units", which says more than forty."""
    quoted = [place for place, line in enumerate(lines) if line.text.lstrip()[:1] in _QUOTING and line.text.strip()]
    if len(quoted) == 1 and _COUNTED.match(lines[quoted[0]].text):
        return lines
    for place in [*quoted, *_marked_otherwise(lines)]:
        lines[place] = TextLine(lines[place].text, QUOTE)
    return lines


def _marked_otherwise(lines: Sequence[TextLine]) -> list[int]:
    """Return the lines, two or more below each other, that begin with a bar or with initials: "| ...", "AR> ..."."""
    found = []
    marks = [_OTHER_MARK.match(line.text) if line.text[:1] else None for line in lines]
    for place, mark in enumerate(marks):
        if mark is None:
            continue
        beside = [marks[at] for at in (place - 1, place + 1) if 0 <= at < len(marks)]
        if any(other is not None and other[1] == mark[1] for other in beside):
            found.append(place)
    return found


def split_words(lines: Sequence[TextLine], writer: str = "") -> Words:
    """Part a message's lines into the writer's own words and the rest.

    `writer` is the sender's name, '' where the mail gives none: a signature block often begins with it once more.
    """
    fates = [line.mark for line in lines]
    texts = [line.text for line in lines]
    _fold_marked(texts, fates)
    _fold_seals(texts, fates)
    for start, end in _runs(fates):
        _fold_edges(texts, fates, start, end, writer, top=not any(texts[i].strip() for i in range(start)))
    return Words(_joined(texts, fates, OWN), _joined(texts, fates, _FOLD))


def forwarded_letter(lines: Sequence[TextLine]) -> Letter | None:
    """Return the letter that a message passes on without own words: what stands below the first head or attribution.

    None where the message quotes nothing.
    """
    bare = [_unquoted(line.text) if line.mark == QUOTE else line.text for line in lines]
    for place in range(len(lines)):
        if is_forward_line(bare[place]) or not bare[place].strip():
            continue
        head = head_at(bare, place)
        size = 0 if head is not None else _attribution_at(bare, place)
        if size:
            head = Head.of_attribution(" ".join(bare[place : place + size]), place + size)
        if head is not None:
            above = "\n".join(line.text for line in lines[: head.end]).strip()
            return Letter(head, _once_unquoted(lines[head.end :]), above)
    quoted = [line for line in lines if line.mark == QUOTE]
    if not any(line.text.strip() for line in quoted):
        return None
    around = "\n".join(line.text for line in lines if line.mark != QUOTE).strip()
    return Letter(Head({}, 0), _once_unquoted(quoted), around)


def _unquoted(text: str) -> str:
    return text.lstrip("> \t＞")


def _once_unquoted(lines: Sequence[TextLine]) -> list[TextLine]:
    """Take one level of quotation off, if the first words have one; lines marked by their container lose the mark."""
    first = next((line for line in lines if line.text.strip()), None)
    if first is None or first.mark != QUOTE:
        return list(lines)
    out = []
    for line in lines:
        bare = line.text.lstrip()
        if line.mark == QUOTE and bare[:1] in _QUOTING and bare:
            inner = bare[1:].removeprefix(" ")
            out.append(TextLine(inner, QUOTE if inner.lstrip()[:1] == ">" else OWN))
        else:
            out.append(TextLine(line.text))
    return out


def _fold_marked(texts: list[str], fates: list[str]) -> None:
    """Fold quoted lines, what introduces them, and everything below the head of an answered or forwarded mail."""
    colons = {place for place, text in enumerate(texts) if text.rstrip(_AFTER_COLON)[-1:] in (":", "：") and text}
    wrote = colons | {place - 1 for place in colons} | {place - 2 for place in colons}
    place = 0
    while place < len(texts):
        if fates[place] in (QUOTE, _FOLD) or not texts[place].strip():
            _fold_snipped(texts, fates, place + 1)
            fates[place] = _FOLD if fates[place] == QUOTE else fates[place]
            place += 1
            continue
        if place not in wrote and not _may_begin(texts[place]):
            place += 1
            continue
        place = _fold_at(texts, fates, place, wrote=place in wrote)


def _fold_snipped(texts: Sequence[str], fates: list[str], place: int) -> None:
    """Fold "[...]" right below a quoted line."""
    if place < len(texts) and fates[place - 1] == QUOTE and fates[place] == OWN and _SNIPPED.match(texts[place]):
        fates[place] = QUOTE


def _fold_seals(texts: Sequence[str], fates: list[str]) -> None:
    """Fold what OpenPGP puts around a signed letter (RFC 9580, section 7)."""
    seals = [place for place, text in enumerate(texts) if text.startswith("-----BEGIN PGP SIG")]
    for place in seals:
        if "SIGNED" in texts[place]:
            head = place + 1
            while head < len(texts) and texts[head].partition(":")[0] in ("Hash", "Charset", "Comment", "Version"):
                head += 1
            _fold_to(fates, place, head)
        else:
            end = next((at for at in range(place, len(texts)) if texts[at].startswith("-----END PGP")), place)
            _fold_to(fates, place, end + 1)


def _may_begin(line: str) -> bool:
    """Tell quickly whether a line may begin a head or quoted mail: each has a colon or dashes, or ends with a sign."""
    return ":" in line or "：" in line or "---" in line or line.lstrip()[0] in _EDGES or line.rstrip()[-1] in _EDGES


def _fold_at(texts: list[str], fates: list[str], place: int, *, wrote: bool) -> int:
    """Fold what begins at one line, if anything does; return the next line to look at."""
    size = _attribution_at(texts, place) if wrote else 0
    if size:
        below = _next_words(texts, place + size)
        quoted = below is None or fates[below] in (QUOTE, _FOLD)
        if quoted or is_attribution(" ".join(texts[place : place + size]).strip()):
            return _fold_to(fates, place, place + size if quoted else len(fates))
        return place + 1
    above_quote = _lines_above_quote(texts, fates, place) if wrote else 0
    if above_quote or quotes_from_here(texts[place]):
        return _fold_to(fates, place, place + (above_quote or 1) if wrote else len(fates))
    forward = is_forward_line(texts[place])
    head = None if forward else head_at(texts, place)
    if not forward and head is None:
        return place + 1
    below = _next_words(texts, place + 1 if head is None else head.end)
    quoted = below is not None and fates[below] == QUOTE
    return _fold_to(fates, _with_rule_above(texts, place), place + 1 if forward and quoted else len(fates))


def _lines_above_quote(texts: Sequence[str], fates: Sequence[str], place: int) -> int:
    """Return how many lines (0 to 3) introduce, in whatever language, the quoted lines below: a day and a time."""
    joined = ""
    for size in range(1, min(_LONGEST_INTRODUCTION, len(texts) - place) + 1):
        line = texts[place + size - 1]
        if not line.strip() or fates[place + size - 1] == QUOTE:
            return 0
        joined = f"{joined} {line.strip()}"
        if names_a_moment(joined.strip()):
            below = _next_words(texts, place + size)
            quoted = below is not None and fates[below] in (QUOTE, _FOLD)
            return size if quoted and not is_writer_speaking(joined) else 0
        if size == 1 and "@" not in line and not begins_attribution(line):
            return 0
        if size > 1 and begins_attribution(line) and begins_attribution(texts[place]):
            return 0
    return 0


def _fold_to(fates: list[str], start: int, end: int) -> int:
    for place in range(start, end):
        fates[place] = _FOLD
    return end


def _with_rule_above(texts: Sequence[str], place: int) -> int:
    above = place
    while above and not texts[above - 1].strip():
        above -= 1
    line = texts[above - 1].strip() if above else ""
    if RULE_LINE.match(line) or (0 < len(line) < 60 and is_forward_line(f"-- {line} --")):
        return _with_rule_above(texts, above - 1)
    return place


def _attribution_at(texts: Sequence[str], place: int) -> int:
    """Return how many lines (1 to 3) from `place` introduce a quoted mail; 0: none does."""
    if says_somebody_wrote(texts[place]):
        return 1
    if not begins_attribution(texts[place]) and "@" not in texts[place]:
        return 0
    joined = texts[place]
    for size in (2, 3):
        if place + size > len(texts) or not texts[place + size - 1].strip():
            return 0
        joined = f"{joined.rstrip()} {texts[place + size - 1].strip()}"
        if says_somebody_wrote(joined):
            later = range(place + 1, place + size)
            return 0 if any(begins_attribution(texts[start]) for start in later) else size
    return 0


def _next_words(texts: Sequence[str], place: int) -> int | None:
    return next((later for later in range(place, len(texts)) if texts[later].strip()), None)


def _runs(fates: Sequence[str]) -> list[tuple[int, int]]:
    """Return (start, end) of each stretch of lines that nothing has folded yet."""
    runs: list[tuple[int, int]] = []
    start: int | None = None
    for place, fate in enumerate([*fates, _FOLD]):
        if fate == _FOLD and start is not None:
            runs.append((start, place))
            start = None
        elif fate != _FOLD and start is None:
            start = place
    return runs


def _fold_edges(texts: list[str], fates: list[str], start: int, end: int, writer: str, *, top: bool) -> None:
    """Fold the banner above one stretch of own lines, and footers and signature below it."""
    if top:
        start = _fold_to(fates, start, start + banner_lines(texts[start:end]))
    said = [place for place in range(start, end) if texts[place].strip()]
    for place in said:
        if texts[place].rstrip()[-1] in "]>)" and is_placeholder(texts[place]):
            fates[place] = _FOLD
    for place in said[-_TAIL:]:
        if is_device_line(texts[place]):
            fates[place] = _FOLD
    _fold_signature_marks(texts, fates, start, end)
    top_line = max(0, start - _LOOK_ABOVE)
    kept = [
        texts[place] if fates[place] != _FOLD or _goes_on(texts, place, end) else "" for place in range(top_line, end)
    ]
    last = max(start, top_line + _below_letter(kept, writer))
    _fold_to(fates, last, end)
    seen = ["" if fates[place] == _FOLD else texts[place] for place in range(start, last)]
    for offset, folded in enumerate(fold_signature(seen, writer)):
        if folded:
            fates[start + offset] = _FOLD
    _fold_rules_at_end(texts, fates, start, last)


def _goes_on(texts: Sequence[str], place: int, end: int) -> bool:
    """Tell whether a footer begun by "Sent with TOOL by GROUP." goes on in the next line."""
    return place + 1 < end and bool(texts[place + 1].strip()) and is_device_line(texts[place])


def _below_letter(lines: Sequence[str], writer: str) -> int:
    """Return the index from which to the end there are only footers, those of known make and those of any."""
    end = len(lines)
    while True:
        known = footer_start(lines[:end])
        end = tail_start(lines[:known], writer)
        if end == known:
            return end


def _fold_rules_at_end(texts: list[str], fates: list[str], start: int, end: int) -> None:
    """Fold rules that part a letter from nothing but what is folded."""
    for place in range(end - 1, start - 1, -1):
        if fates[place] == _FOLD or not texts[place].strip():
            continue
        if not _RULE_AT_END.match(texts[place]):
            return
        fates[place] = _FOLD


def _fold_signature_marks(texts: list[str], fates: list[str], start: int, end: int) -> None:
    """Decide on each block that stood in a mail program's container for signatures."""
    place = start
    while place < end:
        if fates[place] != SIGNATURE:
            place += 1
            continue
        stop = place
        while stop < end and fates[stop] in (SIGNATURE, _FOLD):
            stop += 1
        above = [texts[i] for i in range(start, place) if fates[i] == OWN]
        whole = is_signature_block([texts[i] for i in range(place, stop)], above)
        for inside in range(place, stop):
            if fates[inside] == SIGNATURE:
                fates[inside] = _FOLD if whole else OWN
        place = stop


def _joined(texts: Sequence[str], fates: Sequence[str], wanted: str) -> str:
    """Join the lines of one fate; where others stood between, and between paragraphs, one blank line parts them."""
    return "\n".join(_spaced(texts, fates, wanted)).strip("\n")


def _spaced(texts: Sequence[str], fates: Sequence[str], wanted: str) -> Iterable[str]:
    blanks = 0
    parted = begun = False
    for text, fate in zip(texts, fates, strict=True):
        mine = (fate == _FOLD) == (wanted == _FOLD)
        if not mine or not text.strip():
            parted = parted or not mine
            blanks += mine
            continue
        if begun and (parted or blanks):
            yield from [""] * (1 if parted else blanks)
        blanks, parted, begun = 0, False, True
        yield text.rstrip()
