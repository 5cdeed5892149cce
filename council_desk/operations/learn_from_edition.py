"""A later edition may say what an earlier one did not: who wrote, when, what was ticked. Only gaps are filled."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from council_desk.operations.import_people import add_writers
from council_desk.operations.import_proposal import Learned, ReadyComment
from council_desk.records.comments import Comment, Submission

_TOGETHER = 500


def learn_from_edition(session: Session, learned: Sequence[Learned]) -> None:
    """Fill what the submissions behind comments of the office lack; what they have stays as it was received."""
    writers = add_writers(session, [each.comment for each in learned])
    for start in range(0, len(learned), _TOGETHER):
        some = learned[start : start + _TOGETHER]
        wanted = [each.comment_id for each in some]
        comments = {each.id: each for each in session.scalars(select(Comment).where(Comment.id.in_(wanted)))}
        numbers = {each.submission_id for each in comments.values()}
        found = session.scalars(select(Submission).where(Submission.id.in_(numbers)))
        submissions = {each.id: each for each in found}
        for place, each in enumerate(some, start):
            comment = comments[each.comment_id]
            submission = submissions[comment.submission_id]
            _fill_writer(submission, comment, each.comment, writers.persons[place], writers.organisations[place])
            _fill_rest(submission, comment, each.comment)


def _fill_writer(
    submission: Submission, comment: Comment, given: ReadyComment, person: int | None, organisation: int | None
) -> None:
    if submission.name is None and submission.person_id is None:
        submission.name = given.name
        submission.person_id = person
        comment.name_key = comment.name_key or given.name_key
    if submission.organisation_id is None:
        submission.organisation_id = organisation


def _fill_rest(submission: Submission, comment: Comment, given: ReadyComment) -> None:
    fields = given.source.fields
    if submission.received_at is None and submission.received_as_given is None:
        submission.received_at, submission.received_as_given = given.received_at, given.received_as_given
        comment.received_at = given.received_at
    submission.external_id = submission.external_id or fields.get("external_id")
    submission.subject = submission.subject or fields.get("subject")
    submission.channel = submission.channel or given.channel
    submission.attachments = list(submission.attachments or given.source.attachments)
    submission.fields = {**fields, **(submission.fields or {})}
    submission.version += 1
    if comment.position is None and given.position is not None:
        comment.position = given.position
    comment.version += 1
