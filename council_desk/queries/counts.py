"""The four counts, always labelled and never mixed, and how stances and channels are spread over submissions."""

from dataclasses import dataclass

from sqlalchemy import ColumnElement, ColumnExpressionArgument, case, distinct, func, select, union
from sqlalchemy.orm import Session

from council_desk.queries.effective import effective_stances
from council_desk.queries.undecided import undecided_suggestions, waiting_campaigns
from council_desk.records.agenda import Item
from council_desk.records.base import Base
from council_desk.records.campaigns import Campaign
from council_desk.records.comments import Comment, Submission, Wording
from council_desk.records.people import Signatory
from council_desk.records.tags import Demand, Question

STANCES = (
    "support",
    "support_if_amended",
    "oppose_unless_amended",
    "oppose",
    "neutral",
    "question",
    "unclear",
)


@dataclass(frozen=True, slots=True)
class FourCounts:
    """Submissions not withdrawn and not set aside; distinct texts; people known (and submissions without a name);
    organisations that write or sign. `signatures` is printed beside and never added in."""

    submissions: int
    texts: int
    people: int
    without_name: int
    organisations: int
    signatures: int


@dataclass(frozen=True, slots=True)
class StanceCounts:
    """Decided stances over counted submissions; `untagged` have none. `by_stance` follows STANCES' order."""

    by_stance: tuple[int, ...]
    untagged: int

    @property
    def total(self) -> int:
        """All counted submissions."""
        return sum(self.by_stance) + self.untagged


@dataclass(frozen=True, slots=True)
class ItemCounts:
    """What the header shows: four counts, stances, late ones, and how many need a look."""

    four: FourCounts
    stances: StanceCounts
    late: int
    withdrawn: int
    set_aside: int
    campaigns: int
    demands: int
    replies_owed: int
    questions: int
    suggestions: int


def item_counts(session: Session, item_id: int) -> ItemCounts:
    """Everything the header shows of an item, over counted submissions unless it says otherwise."""
    on_item = Comment.item_id == item_id

    def number_of(record: type[Base], *where: ColumnExpressionArgument[bool]) -> int:
        return session.scalar(select(func.count()).select_from(record).where(*where)) or 0

    return ItemCounts(
        four=four_counts(session, item_id),
        stances=stance_counts(session, item_id),
        late=number_of_late(session, item_id),
        withdrawn=number_of(Comment, on_item, Comment.withdrawn_in.is_not(None)),
        set_aside=number_of(Comment, on_item, Comment.set_aside.is_not(None), Comment.withdrawn_in.is_(None)),
        campaigns=number_of_campaigns(session, item_id) + number_of_suggested_campaigns(session, item_id),
        demands=number_of_demands(session, item_id),
        replies_owed=number_of(Comment, *counted_on(item_id), Comment.reply_owed),
        questions=session.scalar(
            select(func.count())
            .select_from(Question)
            .join(Comment, Comment.id == Question.comment_id)
            .where(*counted_on(item_id), Question.answered.is_(False))
        )
        or 0,
        suggestions=session.scalar(select(func.count()).select_from(undecided_suggestions(item_id).subquery())) or 0,
    )


def counted_on(item_id: int) -> tuple[ColumnElement[bool], ...]:
    """Whether a comment is on an item and counts, where all of an item's comments are walked through.

    The sum keeps SQLite from the table's indexes by name and by time, along which it would jump through comments and
    submissions: by number they come as they are stored, at a fifth of the cost.
    """
    return (Comment.item_id == item_id, (Comment.withdrawn_in + 0).is_(None), Comment.set_aside.is_(None))


def number_of_campaigns(session: Session, item_id: int) -> int:
    """Confirmed campaigns of an item."""
    return session.scalar(select(func.count()).select_from(Campaign).where(Campaign.item_id == item_id)) or 0


def number_of_demands(session: Session, item_id: int) -> int:
    """Demands in the list of an item's matter."""
    demands = select(func.count()).select_from(Demand).join(Item, Item.matter_id == Demand.matter_id)
    return session.scalar(demands.where(Item.id == item_id)) or 0


def number_of_suggested_campaigns(session: Session, item_id: int) -> int:
    """New campaigns that are suggested and wait for a person."""
    return session.scalar(select(func.count()).select_from(waiting_campaigns(item_id).subquery())) or 0


def four_counts(session: Session, item_id: int) -> FourCounts:
    """The four counts of an item, as the record defines them."""
    here = counted_on(item_id)
    submissions = select(
        func.count(distinct(Submission.id)),
        func.count(distinct(Submission.person_id)),
        func.count(distinct(case((_nameless(), Submission.id)))),
    ).join(Comment, Comment.submission_id == Submission.id)
    total, people, nameless = session.execute(submissions.where(*here)).one()
    # A ticked box without words is a submission and no text.
    with_words = case((Wording.text != "", Wording.text_key))
    texts = select(func.count(distinct(with_words))).join(Comment, Comment.wording_id == Wording.id)
    signed = select(Signatory.organisation_id).join(Comment, Comment.submission_id == Signatory.submission_id)
    wrote = select(Submission.organisation_id).join(Comment, Comment.submission_id == Submission.id)
    wrote = wrote.where(Submission.organisation_id.is_not(None))
    either = union(signed.where(*here), wrote.where(*here)).subquery()
    signatures = select(func.count(distinct(Signatory.id))).join(
        Comment, Comment.submission_id == Signatory.submission_id
    )
    return FourCounts(
        submissions=total,
        texts=session.scalar(texts.where(*here)) or 0,
        people=people,
        without_name=nameless,
        organisations=session.scalar(select(func.count(either.c.organisation_id))) or 0,
        signatures=session.scalar(signatures.where(*here)) or 0,
    )


def _nameless() -> ColumnElement[bool]:
    return Submission.person_id.is_(None) & Submission.organisation_id.is_(None)


def stance_counts(session: Session, item_id: int) -> StanceCounts:
    """Decided stances, own or by the campaign followed."""
    stances = effective_stances().subquery()
    wanted = (
        select(stances.c.stance, func.count())
        .join(Comment, Comment.id == stances.c.comment_id)
        .where(*counted_on(item_id))
        .group_by(stances.c.stance)
    )
    found: dict[str | None, int] = dict(session.execute(wanted).all())
    return StanceCounts(tuple(found.get(stance, 0) for stance in STANCES), found.get(None, 0))


def number_of_late(session: Session, item_id: int) -> int:
    """Counted comments that came after the packet cut-off."""
    late = select(func.count()).select_from(Comment).join(Submission, Submission.id == Comment.submission_id)
    return session.scalar(late.where(*counted_on(item_id), Submission.late)) or 0
