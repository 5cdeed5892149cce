"""Choosing what to quote: exact words from the comments, a few sentences, by rule and not by taste."""

import re
from collections.abc import Set
from dataclasses import dataclass

from council_desk.analysis.courtesies import body_span
from council_desk.documents.harmless import unbroken
from council_desk.queries.briefing import BriefedComment

_SENTENCE_END = re.compile(r"[.!?؟।][”\"’)]*(?:\s+|$)|[。！？][”’）」]*\s*|\n+")
_GREETING = re.compile(
    r"(?i)\s*(?:dear|hello|hi|hola|good (?:morning|evening|afternoon)|to the|to whom|estimad|honorable)"
    r"\b[^\n]{0,70}[,:\n]\s*"
)
LEAST, MOST = 30, 260


@dataclass(frozen=True, slots=True)
class Quote:
    """Exact words of a comment: [start, end) of its text."""

    comment: BriefedComment
    start: int
    end: int

    @property
    def words(self) -> str:
        """The quoted words, with the line ends of a mail program's margin taken out."""
        return " ".join(unbroken(self.comment.text)[self.start : self.end].split())


def quote_of(comment: BriefedComment) -> Quote | None:
    """Return the best stretch to quote: the writer's own, whole sentences, around what is asked where it asks.

    None where the comment has no words of its own, or only ones that are private, withheld or too short.
    """
    stretches = (
        [(a, b) for a, b in comment.own_words if b - a >= LEAST] if comment.campaign_id else [(0, len(comment.text))]
    )
    if comment.same_text_as and not comment.campaign_id:
        return None
    found = [quote for a, b in stretches if (quote := _within(comment, a, b))]
    return max(found, key=lambda q: (_asks(q), q.end - q.start), default=None)


def _asks(quote: Quote) -> bool:
    return any(a < quote.end and b > quote.start for a, b, _ in quote.comment.excerpts)


def _within(comment: BriefedComment, start: int, end: int) -> Quote | None:
    body = body_span(comment.text)
    start, end = max(start, body[0]), min(end, body[1])
    greeting = _GREETING.match(comment.text, start, end)
    if greeting:
        start = greeting.end()
    if start >= end:
        return None
    ends = [m.end() for m in _SENTENCE_END.finditer(comment.text, start, end)]
    bounds = [start, *sorted({min(e, end) for e in ends if e > start}), end]
    hidden = (*comment.private, *comment.withheld)
    best: Quote | None = None
    for i, first in enumerate(bounds[:-1]):
        for last in bounds[i + 1 :]:
            if last - first > MOST:
                break
            if any(a < last and b > first for a, b in hidden):
                break
            quote = _trimmed(comment, first, last)
            if quote and (
                best is None or (_asks(quote), quote.end - quote.start) > (_asks(best), best.end - best.start)
            ):
                best = quote
    return best


def _trimmed(comment: BriefedComment, start: int, end: int) -> Quote | None:
    while start < end and comment.text[start].isspace():
        start += 1
    while end > start and comment.text[end - 1].isspace():
        end -= 1
    enough = 8 if any("\u2e80" < c < "\u9fff" for c in comment.text[start:end]) else LEAST
    return Quote(comment, start, end) if end - start >= enough else None


Known = dict[int, Quote | None]
"""What was already found in comments, by id: a memo is written a few times until its pages fit."""


def choose_quotes(
    comments: list[BriefedComment],
    wanted: int,
    taken: set[int],
    said: Set[str] = frozenset(),
    known: Known | None = None,
) -> list[Quote]:
    """Return up to `wanted` quotes, each stance and language before any comes twice.

    Not of comments in `taken`, nor words in `said`. `known` is read and added to.

    Comments outside campaigns go first; then the order is that of their numbers.
    """
    looked: Known = {} if known is None else known
    open_ = [c for c in comments if c.id not in taken]
    open_.sort(key=lambda c: c.campaign_id is not None)
    chosen: list[Quote] = []
    seen: set[tuple[str, str]] = set()
    for again in (False, True):
        for comment in open_:
            kind = (comment.stance or "", comment.language)
            if len(chosen) >= wanted:
                return chosen
            if (kind in seen and not again) or any(q.comment.id == comment.id for q in chosen):
                continue
            if comment.id not in looked:
                looked[comment.id] = quote_of(comment)
            quote = looked[comment.id]
            if quote and quote.words not in said and not any(q.words == quote.words for q in chosen):
                chosen.append(quote)
                seen.add(kind)
    return chosen
