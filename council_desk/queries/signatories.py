"""Who signed a letter, and what each of them also sent alone."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, Select, String, and_, cast, exists, func, or_, select
from sqlalchemy.orm import InstrumentedAttribute, Session, aliased

from council_desk.queries.comments import ShownSignatory
from council_desk.queries.effective import counted
from council_desk.records.comments import Comment, Submission
from council_desk.records.people import PeopleApart, Person, Signatory


def signatories_of(session: Session, submission_id: int) -> tuple[ShownSignatory, ...]:
    """Who signed a submission, in the order under the letter, each with what it also sent alone on the same items."""
    wanted = select(Signatory).where(Signatory.submission_id == submission_id)
    signed = session.scalars(wanted.order_by(Signatory.position, Signatory.id)).all()
    if not signed:
        return ()
    items = select(Comment.item_id).where(Comment.submission_id == submission_id)
    shown = []
    by_person = _alone(session, submission_id, items, Submission.person_id, [s.person_id for s in signed])
    namesakes = _namesakes(session, submission_id, items, [s.person_id for s in signed])
    by_group = _alone(session, submission_id, items, Submission.organisation_id, [s.organisation_id for s in signed])
    for signatory in signed:
        found = {**by_group.get(signatory.organisation_id or 0, {}), **by_person.get(signatory.person_id or 0, {})}
        shown.append(
            ShownSignatory(
                signatory.id,
                signatory.name,
                signatory.person_id,
                signatory.organisation_id,
                tuple(found.values()),
                tuple(found),
                namesakes.get(signatory.person_id or 0, ()),
            )
        )
    return tuple(shown)


def _namesakes(
    session: Session, submission_id: int, items: Select[int | None], ids: Sequence[int | None]
) -> dict[int, tuple[str, ...]]:
    """Labels of comments by others of the same folded name who are not known to be somebody else."""
    one, other = aliased(Person), aliased(Person)
    apart = exists().where(
        or_(
            and_(PeopleApart.one_id == one.id, PeopleApart.other_id == other.id),
            and_(PeopleApart.one_id == other.id, PeopleApart.other_id == one.id),
        )
    )
    label = func.coalesce(cast(Comment.number, String), "").concat(Comment.suffix)
    wanted = (
        select(one.id, label)
        .join(other, and_(other.name_key == one.name_key, other.id != one.id))
        .join(Submission, Submission.person_id == other.id)
        .join(Comment, Comment.submission_id == Submission.id)
        .where(one.id.in_({number for number in ids if number is not None}), one.name_key != "", ~apart)
        .where(Submission.id != submission_id, _one_of(items), counted())
        .order_by(Comment.number, Comment.suffix)
    )
    found: dict[int, tuple[str, ...]] = {}
    for number, shown in session.execute(wanted):
        found[number] = (*found.get(number, ()), shown)
    return found


def _one_of(items: Select[int | None]) -> ColumnElement[bool]:
    """On one of the items. The sum keeps SQLite from walking all comments of the item: the few writers come first."""
    return (Comment.item_id + 0).in_(items)


def _alone(
    session: Session,
    submission_id: int,
    items: Select[int | None],
    owner: InstrumentedAttribute[int | None],
    ids: Sequence[int | None],
) -> dict[int, dict[int, str]]:
    """Comments by who wrote them: their labels by id, but for those of the letter itself."""
    label = func.coalesce(cast(Comment.number, String), "").concat(Comment.suffix)
    known = sorted({number for number in ids if number is not None})
    wanted = (
        select(owner, Comment.id, label)
        .join(Comment, Comment.submission_id == Submission.id)
        .where(owner.in_(known), Submission.id != submission_id, _one_of(items), counted())
        .order_by(Comment.number, Comment.suffix)
    )
    found: dict[int, dict[int, str]] = {}
    for number, comment, shown in session.execute(wanted):
        found.setdefault(number or 0, {})[comment] = shown
    return found
