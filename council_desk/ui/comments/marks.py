"""The marks of a letter: excerpts in their demand's hue, questions and sensitive passages in the warning's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from council_desk.ui.parts.letter import Mark
from council_desk.ui.theme.tokens import Tokens
from council_desk.ui.words import SENSITIVE_KINDS, percent

if TYPE_CHECKING:
    from council_desk.queries.comments import CommentDetail, ShownExcerpt, ShownPassage


def marks_of(detail: CommentDetail, t: Tokens) -> list[Mark]:
    """Return the marks of what stands in the text; what a campaign brings without its words has none."""
    marks = [_excerpt(each, t) for each in detail.excerpts if each.start >= 0]
    marks += [_passage(each, "Q", "question", t.warn) for each in detail.questions]
    marks += [_passage(each, "S", "sensitive", t.error) for each in detail.sensitive]
    return sorted(marks, key=lambda mark: (mark.start, mark.end))


def _excerpt(each: ShownExcerpt, t: Tokens) -> Mark:
    sign = str(each.number) if each.number else "D"
    state = "by its campaign" if each.by_campaign else "" if each.decided else f"suggested, {percent(each.confidence)}"
    about = f"{each.sentence} ({state})" if state else each.sentence
    colour = t.demand(each.number or 3)
    return Mark(
        each.start, each.end, sign, each.short_name or each.sentence, colour, each.decided, each, "demand", about
    )


def _passage(each: ShownPassage, sign: str, kind: str, colour: str) -> Mark:
    words = "Question" if kind == "question" else SENSITIVE_KINDS.get(each.kind, each.kind.title())
    about = words if each.decided else f"{words} (suggested, {percent(each.confidence)}): {each.reason}"
    return Mark(each.start, each.end, sign, words, colour, each.decided, each, kind, about)
