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

    The question gets what asks: a store's `ask`.
    """

    def question(ask: Ask) -> Shown:
        from council_desk.queries.comment_detail import comment_detail

        return _shown(ask, ask(comment_detail, comment_id), words, lines)

    return question


def ask_after(known: CommentDetail, words: str, lines: Callable[[Ask], Lines]) -> Callable[[Any, bool], Shown]:
    """Return what an open change is asked once it has done its work, of a comment that is `known` from before it.

    The question gets the change's session, and whether `known` may lack what an earlier change did: then all is asked
    anew, else only what this change touched.
    """

    def question(session: Any, outdated: bool) -> Shown:
        from council_desk.queries.comment_detail import comment_detail, detail_after
        from council_desk.store.journal import pad_of

        def ask(query: Callable[..., Any], *arguments: Any) -> Any:
            return query(session, *arguments)

        session.flush()
        detail = ask(comment_detail, known.id) if outdated else ask(detail_after, known, pad_of(session).tables)
        return _shown(ask, detail, words, lines)

    return question


def _shown(ask: Ask, detail: CommentDetail, words: str, lines: Callable[[Ask], Lines]) -> Shown:
    from council_desk.queries.find_hits import hits
    from council_desk.queries.find_words import parse

    return Shown(detail, lines(ask), hits(detail.text, parse(words)) if words else ())
