"""Suggestions of a comment that still wait, in the order in which Enter accepts them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from council_desk.ui.words import SENSITIVE_KINDS, STANCE_WORDS

if TYPE_CHECKING:
    from council_desk.queries.comments import CommentDetail


@dataclass(frozen=True, slots=True)
class Pending:
    """One suggestion: what it would make, how sure, why, and the words that led to it."""

    suggestion_id: int
    kind: str
    title: str
    confidence: float
    reason: str
    words: tuple[str, ...]
    span: tuple[int, int] | None


def pending(detail: CommentDetail, first: int | None = None) -> list[Pending]:
    """Return what waits: the stance first, then demands, questions and sensitive passages as they stand in the text.

    `first`: a suggestion that somebody went to, which then comes before all others.
    """
    return sorted(_waiting(detail), key=lambda each: each.suggestion_id != first)


def _waiting(detail: CommentDetail) -> list[Pending]:
    waiting: list[Pending] = []
    stance = detail.suggested_stance
    if stance is not None and detail.stance is None:
        quotes = tuple(detail.text[start:end] for start, end in stance.evidence)
        first = stance.evidence[0] if stance.evidence else None
        title = STANCE_WORDS[stance.stance]
        waiting.append(Pending(stance.suggestion_id, "stance", title, stance.confidence, stance.reason, quotes, first))
    for each in detail.excerpts:
        if not each.decided and each.suggestion_id is not None:
            quotes = (detail.text[each.start : each.end],)
            title = f"Demand: {each.short_name or each.sentence}"
            span = (each.start, each.end)
            waiting.append(Pending(each.suggestion_id, "demand", title, each.confidence, each.reason, quotes, span))
    for passage in (*detail.questions, *detail.sensitive):
        if not passage.decided and passage.suggestion_id is not None:
            quotes = (detail.text[passage.start : passage.end],)
            asks = passage.kind == "question"
            title = "A question owed an answer" if asks else SENSITIVE_KINDS.get(passage.kind, passage.kind.title())
            kind = "question" if asks else "sensitive"
            span = (passage.start, passage.end)
            waiting.append(
                Pending(passage.suggestion_id, kind, title, passage.confidence, passage.reason, quotes, span)
            )
    return waiting
