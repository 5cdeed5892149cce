"""Comments are tagged: stance, done, reply owed; words in them become excerpts, questions, passages."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from council_desk.errors import RefusedError
from council_desk.operations.finding import check_span, current_text, found, load_comments
from council_desk.operations.judging import judge_stance, judge_words_wrong
from council_desk.queries.counts import STANCES
from council_desk.queries.effective import effective_stances
from council_desk.queries.pieces import in_pieces
from council_desk.queries.undecided import DEMAND, QUESTION
from council_desk.records.agenda import Item
from council_desk.records.comments import Comment
from council_desk.records.tags import Demand, Excerpt, Question, SensitivePassage

DECISIONS = ("print", "withhold")


def check_stance(stance: str | None) -> None:
    """Raise RefusedError for a stance that the record does not know; None is no stance."""
    if stance is not None and stance not in STANCES:
        raise RefusedError(f"There is no stance {stance}. Choose one of: {', '.join(STANCES)}.")


def set_stance(
    session: Session,
    comment_ids: Sequence[int],
    stance: str | None,
    who: str,
    only_untagged: bool = False,
    judged: bool | None = None,
) -> int:
    """Give comments their own stance (None takes it away); gives how many were changed.

    `only_untagged` leaves alone those that have a decided stance, their own or by the campaign they follow. A comment
    that was to be looked at again counts as looked at. `judged`: somebody looked at each by itself, so that it says
    something of the suggestions (None: where it is one comment alone).
    """
    check_stance(stance)
    comments = load_comments(session, comment_ids)
    judged = len(comments) == 1 if judged is None else judged
    skip = _tagged(session, [comment.id for comment in comments]) if only_untagged else set()
    changed = 0
    for comment in comments:
        if comment.id in skip or (comment.stance == stance and comment.look_again is None):
            continue
        if judged:
            judge_stance(session, comment, stance, who)
        comment.stance, comment.stance_by = stance, who if stance is not None else None
        comment.look_again = None
        changed += 1
    return changed


def _tagged(session: Session, comment_ids: Sequence[int]) -> set[int]:
    tagged: set[int] = set()
    for piece in in_pieces(comment_ids):
        stances = effective_stances().where(Comment.id.in_(piece))
        tagged |= {comment for comment, stance, _ in session.execute(stances) if stance is not None}
    return tagged


def mark_done(session: Session, comment_ids: Sequence[int], done: bool = True) -> None:
    """Say that a person is done with comments, or not; done comments need no second look."""
    for comment in load_comments(session, comment_ids):
        comment.done = done
        if done:
            comment.look_again = None


def mark_reply_owed(session: Session, comment_ids: Sequence[int], owed: bool = True) -> None:
    """Say that the writers are owed an answer, or not."""
    for comment in load_comments(session, comment_ids):
        comment.reply_owed = owed


def add_excerpt(session: Session, comment_id: int, start: int, end: int, demand_id: int, who: str) -> int:
    """Make [start, end) of the comment's current wording an excerpt of a demand; gives its id, also where it was one.

    Raises RefusedError for an empty span or a demand of another matter, NotFoundError where comment or demand is gone.
    """
    comment = load_comments(session, [comment_id])[0]
    check_span(current_text(session, comment), start, end)
    _check_matter(session, comment, demand_id)
    same = select(Excerpt.id).where(
        Excerpt.wording_id == comment.wording_id,
        Excerpt.demand_id == demand_id,
        Excerpt.start == start,
        Excerpt.end == end,
    )
    there = session.scalar(same)
    if there is not None:
        return there
    excerpt = Excerpt(
        demand_id=demand_id,
        comment_id=comment_id,
        wording_id=comment.wording_id,
        start=start,
        end=end,
        decided_by=who,
    )
    session.add(excerpt)
    session.flush()
    return excerpt.id


def _check_matter(session: Session, comment: Comment, demand_id: int) -> None:
    demand = found(session.get(Demand, demand_id), "demand")
    item = session.get(Item, comment.item_id) if comment.item_id is not None else None
    if item is None or item.matter_id != demand.matter_id:
        raise RefusedError("That demand belongs to another matter. Choose one of this item's, or make a new one.")


def remove_excerpt(session: Session, excerpt_id: int) -> None:
    """Take away an excerpt; the demand stays."""
    excerpt = found(session.get(Excerpt, excerpt_id), "excerpt")
    judge_words_wrong(session, DEMAND, excerpt.wording_id, excerpt.start, excerpt.end)
    session.delete(excerpt)


def add_question(session: Session, comment_id: int, start: int, end: int, who: str) -> int:
    """Make [start, end) of the comment's current wording a question owed an answer; gives its id."""
    comment = load_comments(session, [comment_id])[0]
    check_span(current_text(session, comment), start, end)
    same = select(Question.id).where(
        Question.wording_id == comment.wording_id, Question.start == start, Question.end == end
    )
    there = session.scalar(same)
    if there is not None:
        return there
    question = Question(comment_id=comment_id, wording_id=comment.wording_id, start=start, end=end, decided_by=who)
    session.add(question)
    session.flush()
    return question.id


def remove_question(session: Session, question_id: int) -> None:
    """Say that it was no question after all."""
    question = found(session.get(Question, question_id), "question")
    judge_words_wrong(session, QUESTION, question.wording_id, question.start, question.end)
    session.delete(question)


def add_sensitive(
    session: Session, comment_id: int, start: int, end: int, kind: str, who: str, decision: str | None = None
) -> int:
    """Mark [start, end) of the comment's current wording as a writer's disclosure; gives its id.

    While `decision` is None nobody has looked, and the memo does not print.
    """
    comment = load_comments(session, [comment_id])[0]
    check_span(current_text(session, comment), start, end)
    _check_decision(decision)
    passage = SensitivePassage(
        comment_id=comment_id,
        wording_id=comment.wording_id,
        start=start,
        end=end,
        kind=kind,
        decision=decision,
        decided_by=who if decision is not None else "",
    )
    session.add(passage)
    session.flush()
    return passage.id


def decide_sensitive(session: Session, passage_id: int, decision: str | None, who: str) -> None:
    """Decide whether a writer's disclosure prints: print, withhold, or None (undecided again)."""
    _check_decision(decision)
    passage = found(session.get(SensitivePassage, passage_id), "passage")
    passage.decision, passage.decided_by = decision, who if decision is not None else ""


def _check_decision(decision: str | None) -> None:
    if decision is not None and decision not in DECISIONS:
        raise RefusedError(f"A disclosure is decided as one of: {', '.join(DECISIONS)}.")


def remove_sensitive(session: Session, passage_id: int) -> None:
    """Say that it was no disclosure after all."""
    session.delete(found(session.get(SensitivePassage, passage_id), "passage"))
