"""A comment gets a new wording, or is withdrawn by a later edition of its list."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from council_desk.records.campaigns import Member
from council_desk.records.comments import Comment, Wording
from council_desk.records.tags import Excerpt, Question, SensitivePassage

REVISED = "the text was revised in a later edition"


def revise_comment(session: Session, comment_id: int, wording_id: int, text: str) -> None:
    """Make a stored wording the comment's current one.

    Excerpts, questions and sensitive passages move over where their words still stand, once; others stay with the
    earlier wording. A decided comment goes on the look-again list with its stance kept; a member of a campaign stops
    following until a person has looked.
    """
    comment = session.get_one(Comment, comment_id)
    earlier = session.get_one(Wording, comment.wording_id)
    spans: list[Excerpt | Question | SensitivePassage] = [
        *session.scalars(select(Excerpt).where(Excerpt.wording_id == earlier.id)),
        *session.scalars(select(Question).where(Question.wording_id == earlier.id)),
        *session.scalars(select(SensitivePassage).where(SensitivePassage.wording_id == earlier.id)),
    ]
    for span in spans:
        words = earlier.text[span.start : span.end]
        at = text.find(words)
        if at >= 0 and text.find(words, at + 1) < 0:
            span.wording_id, span.start, span.end = wording_id, at, at + len(words)
    member = session.get(Member, comment_id)
    if member is not None:
        member.follows = False
    if comment.stance is not None or comment.done or member is not None:
        comment.look_again = REVISED
    comment.wording_id = wording_id
    comment.version += 1


def withdraw_comment(session: Session, comment_id: int, edition_id: int) -> None:
    """Mark a comment as withdrawn by an edition: it stays in the record and is out of the counts."""
    comment = session.get_one(Comment, comment_id)
    comment.withdrawn_in = edition_id
    comment.version += 1
