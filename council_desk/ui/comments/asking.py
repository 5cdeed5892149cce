"""One question for everything that the screen shows of one comment: its tags, its row, and the words looked for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from council_desk.ui.comments.rows import Ask, Lines

if TYPE_CHECKING:
    from council_desk.queries.comments import CommentDetail


@dataclass(frozen=True, slots=True)
class Shown:
    """One comment, its row in the table, and the spans of what Find looks for."""

    detail: CommentDetail
    lines: Lines
    hits: tuple[tuple[int, int], ...]


def ask_shown(comment_id: int, words: str, lines: Callable[[Ask], Lines]) -> Callable[[Ask], Shown]:
    """Return the question for one comment; `words` are those typed in Find, `lines` asks for its row.

    The question gets what asks: a store's `ask`, or `asked_in` an open change.
    """

    def question(ask: Ask) -> Shown:
        from council_desk.queries.comment_detail import comment_detail
        from council_desk.queries.find_hits import hits
        from council_desk.queries.find_words import parse

        detail = ask(comment_detail, comment_id)
        return Shown(detail, lines(ask), hits(detail.text, parse(words)) if words else ())

    return question


def asked_in(session: Any) -> Ask:
    """Return what asks in an open change, of what it has changed so far."""
    session.flush()
    return lambda query, *arguments: query(session, *arguments)
