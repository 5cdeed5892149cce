"""The suggested stances of chosen comments are accepted or refused together."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from council_desk.operations.rejecting import reject_suggestion
from council_desk.operations.tagging import set_stance
from council_desk.queries.pieces import in_pieces
from council_desk.queries.undecided import STANCE, undecided
from council_desk.records.comments import Comment
from council_desk.records.suggestions import Suggestion

PIECE = 500


def accept_stances_of(session: Session, comment_ids: Sequence[int], who: str) -> int:
    """Give comments the stances suggested for them; those decided, or without a suggestion, are left alone.

    Gives how many were tagged.
    """
    by_stance: defaultdict[str, list[int]] = defaultdict(list)
    for suggestion in _waiting(session, comment_ids):
        by_stance[suggestion.value].append(suggestion.comment_id)
    alone = len(comment_ids) == 1
    return sum(set_stance(session, ids, stance, who, judged=alone) for stance, ids in sorted(by_stance.items()))


def reject_stances_of(session: Session, comment_ids: Sequence[int], who: str) -> int:
    """Refuse the stances suggested for comments; gives how many were refused."""
    refused = 0
    for suggestion in _waiting(session, comment_ids):
        reject_suggestion(session, suggestion.id, who, judged=len(comment_ids) == 1)
        refused += 1
    return refused


def _waiting(session: Session, comment_ids: Sequence[int]) -> Iterator[Suggestion]:
    for piece in in_pieces(comment_ids, PIECE):
        wanted = select(Suggestion).join(Comment, Comment.id == Suggestion.comment_id)
        here = (Suggestion.kind == STANCE, undecided(), Suggestion.comment_id.in_(piece))
        yield from session.scalars(wanted.where(*here).order_by(Suggestion.comment_id)).all()
