"""A comment gets a new wording, or is withdrawn by a later edition of its list."""

from collections.abc import Callable

from sqlalchemy import select
from sqlalchemy.orm import Session

from council_desk.analysis.language import language_of
from council_desk.analysis.normalise import distinct_text_key
from council_desk.operations.leave_campaign import keep_tags
from council_desk.records.campaigns import Campaign, Member
from council_desk.records.comments import Comment, Wording
from council_desk.records.neighbours import ClaimPassage
from council_desk.records.tags import Excerpt, Question, SensitivePassage

REVISED = "the text was revised in a later edition"

Span = tuple[int, int]
TaggedWords = Excerpt | Question | SensitivePassage | ClaimPassage


def revise_comment(session: Session, comment_id: int, wording_id: int, text: str, why: str = REVISED) -> None:
    """Make a stored wording the comment's current one.

    Excerpts, questions and sensitive passages move over where their words still stand, once; others stay with the
    earlier wording. A decided comment goes on the look-again list, with `why`, its stance kept; a member of a campaign
    stops following until a person has looked, and keeps what it had by it.
    """
    comment = session.get_one(Comment, comment_id)
    stop_following(session, comment)
    earlier = session.get_one(Wording, comment.wording_id).text
    for words in tagged_words(session, comment.wording_id):
        place = _place_once(text, earlier[words.start : words.end])
        if place is not None:
            words.wording_id, (words.start, words.end) = wording_id, place
    look_again(session, comment, why)
    comment.wording_id = wording_id
    comment.version += 1


def add_wording(session: Session, comment_id: int, text: str, kind: str) -> Wording:
    """Store a text as a wording of a comment; `revise_comment` or `mend_comment` makes it the current one."""
    wording = Wording(comment_id=comment_id, kind=kind, text=text, text_key=distinct_text_key(text))
    session.add(wording)
    session.flush()
    return wording


def mend_comment(session: Session, comment: Comment, text: str, place: Callable[[Span], Span | None], why: str) -> None:
    """Give a comment the text that it has once a cut is mended; `place` says where a span of the earlier text stands.

    Spans without a place stay with the earlier wording. Call `stop_following` before.
    """
    wording = add_wording(session, comment.id, text, "mended")
    for words in tagged_words(session, comment.wording_id):
        found = place((words.start, words.end))
        if found is not None:
            words.wording_id, (words.start, words.end) = wording.id, found
    look_again(session, comment, why)
    comment.wording_id = wording.id
    comment.language = language_of(text).code
    comment.version += 1


def tagged_words(session: Session, wording_id: int) -> list[TaggedWords]:
    """Excerpts, questions, sensitive passages and claims about other cities of a wording."""
    return [
        *session.scalars(select(Excerpt).where(Excerpt.wording_id == wording_id).order_by(Excerpt.id)),
        *session.scalars(select(Question).where(Question.wording_id == wording_id).order_by(Question.id)),
        *session.scalars(
            select(SensitivePassage).where(SensitivePassage.wording_id == wording_id).order_by(SensitivePassage.id)
        ),
        *session.scalars(select(ClaimPassage).where(ClaimPassage.wording_id == wording_id).order_by(ClaimPassage.id)),
    ]


def stop_following(session: Session, comment: Comment) -> None:
    """Let a member follow its campaign no more; what it had by it becomes its own."""
    member = session.get(Member, comment.id)
    if member is not None and member.follows:
        keep_tags(session, session.get_one(Campaign, member.campaign_id), [member])
        member.follows = False
        session.flush()


def look_again(session: Session, comment: Comment, why: str) -> None:
    """Put a comment on the look-again list, where anything was decided about it."""
    if comment.stance is not None or comment.done or session.get(Member, comment.id) is not None:
        comment.look_again = why


def _place_once(text: str, words: str) -> Span | None:
    at = text.find(words)
    return (at, at + len(words)) if at >= 0 and text.find(words, at + 1) < 0 else None


def withdraw_comment(session: Session, comment_id: int, edition_id: int) -> None:
    """Mark a comment as withdrawn by an edition: it stays in the record and is out of the counts."""
    comment = session.get_one(Comment, comment_id)
    comment.withdrawn_in = edition_id
    comment.version += 1
