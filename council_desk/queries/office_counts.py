"""The counts of the header and the agenda, kept from one change to the next: only what a change touched is recounted.

`counts.item_counts` and `agenda.agenda` count all; what stands here always equals them (tests/queries).
"""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Select, case, func, select
from sqlalchemy.orm import Session

from council_desk.queries.agenda import Agenda, agenda_with
from council_desk.queries.counts import (
    STANCES,
    FourCounts,
    ItemCounts,
    StanceCounts,
    four_counts,
    number_of_campaigns,
    number_of_demands,
    number_of_suggested_campaigns,
)
from council_desk.queries.effective import counted, effective_stance
from council_desk.queries.tally import Tally
from council_desk.queries.touched import Touched, touched_since
from council_desk.queries.undecided import undecided
from council_desk.records.campaigns import Campaign, Member
from council_desk.records.comments import Comment, Submission
from council_desk.records.suggestions import SuggestedCampaign, SuggestedMember, Suggestion
from council_desk.records.tags import Question
from council_desk.store import dialect
from council_desk.store.journal import latest_number

ITEMS_KEPT = 4
"""Of so many items, those shown last, the counts are kept."""

_STANCE, _LATE, _OWED, _SET_ASIDE, _WITHDRAWN, _ITEM = 7, 8, 16, 32, 64, 128
"""A comment's kind as one number: its stance (1 to 7, 0: none), flags, and its item (0: the tray) times the last."""

Sign = tuple[object, ...]


@dataclass(slots=True)
class _ItemKept:
    """What is counted of one item by itself; None: to be counted anew when it is asked for. `questions` and `waiting`
    are tallies of numbers by comment; `sign` tells whether suggestions were replaced, which no change does.
    """

    questions: Tally
    waiting: Tally | None
    four: FourCounts | None
    groups: int | None
    sign: Sign


class OfficeCounts:
    """Asked in one thread only, the reading lane's. What it knows is as of one change of one office."""

    def __init__(self) -> None:
        self._number: int | None = None
        self._comments = Tally({})
        self._items: dict[int, _ItemKept] = {}

    def agenda(self, session: Session) -> Agenda:
        """What queries.agenda.agenda gives."""
        self._keep_up(session)
        totals: dict[int, tuple[int, int]] = {}
        for kind, number in self._counted_kinds():
            total, untagged = totals.get(kind // _ITEM, (0, 0))
            totals[kind // _ITEM] = (total + number, untagged + number * (not kind & _STANCE))
        tray, _ = totals.pop(0, (0, 0))
        return agenda_with(session, totals, tray)

    def of_item(self, session: Session, item_id: int) -> ItemCounts:
        """What queries.counts.item_counts gives."""
        self._keep_up(session)
        kept = self._kept(session, item_id)
        by_stance, late, owed = [0] * (len(STANCES) + 1), 0, 0
        for kind, number in self._counted_kinds(item_id):
            by_stance[kind & _STANCE] += number
            late += number * bool(kind & _LATE)
            owed += number * bool(kind & _OWED)
        uncounted = [(kind, n) for kind, n in self._comments.numbers().items() if kind // _ITEM == item_id]
        return ItemCounts(
            four=kept.four or four_counts(session, item_id),
            stances=StanceCounts(tuple(by_stance[1:]), by_stance[0]),
            late=late,
            withdrawn=sum(number for kind, number in uncounted if kind & _WITHDRAWN),
            set_aside=sum(number for kind, number in uncounted if kind & _SET_ASIDE),
            campaigns=number_of_campaigns(session, item_id) + (kept.groups or 0),
            demands=number_of_demands(session, item_id),
            replies_owed=owed,
            questions=kept.questions.total(),
            suggestions=kept.waiting.total() if kept.waiting is not None else 0,
        )

    def _counted_kinds(self, item_id: int | None = None) -> list[tuple[int, int]]:
        """Kinds of comments that count, with their numbers: on one item, or on all."""
        return [
            (kind, number)
            for kind, number in self._comments.numbers().items()
            if not kind & (_SET_ASIDE | _WITHDRAWN) and item_id in (None, kind // _ITEM)
        ]

    def _keep_up(self, session: Session) -> None:
        """Recount what the changes touched since the last asking; all, where that is not known."""
        known, self._number = self._number, None  # until all is done: what breaks off half way is not believed
        touched = touched_since(session, known) if known is not None else None
        if touched is None:
            self._items.clear()
            self._comments = Tally(dialect.numbers_by_id(session.connection(), _kinds()))
            self._number = latest_number(session)
            return
        ids = sorted(touched.comments)
        if ids:
            self._comments.recount(ids, _of(session, _kinds(), Comment.id.expression, ids))
        for item_id, kept in self._items.items():
            self._recount_item(session, item_id, kept, touched, ids)
        self._number = touched.number

    def _recount_item(
        self, session: Session, item_id: int, kept: _ItemKept, touched: Touched, ids: Sequence[int]
    ) -> None:
        if ids:
            questions = _of(session, _open_questions(_walked_to(item_id)), Question.comment_id.expression, ids)
            kept.questions.recount(ids, questions)
        if touched.demands:
            kept.waiting = None
        elif ids and kept.waiting is not None:
            waiting = _waiting().where(undecided(), _walked_to(item_id))
            kept.waiting.recount(ids, _of(session, waiting, Suggestion.comment_id.expression, ids))
        if touched.writers:
            kept.four = None
        if touched.groups:
            kept.groups = None

    def _kept(self, session: Session, item_id: int) -> _ItemKept:
        """What is kept of an item, with all that was not counted yet."""
        connection, sign = session.connection(), _sign(session, item_id)
        kept = self._items.pop(item_id, None)
        if kept is None:
            questions = Tally(dialect.numbers_by_id(connection, _open_questions(Comment.item_id == item_id)))
            kept = _ItemKept(questions, None, None, None, sign)
        if kept.waiting is None or kept.sign != sign:
            kept.waiting = Tally(
                dialect.numbers_by_id(connection, _waiting().where(Suggestion.item_id == item_id, undecided()))
            )
        if kept.groups is None or kept.sign != sign:
            kept.groups = number_of_suggested_campaigns(session, item_id)
        kept.four = kept.four or four_counts(session, item_id)
        kept.sign = sign
        self._items[item_id] = kept
        while len(self._items) > ITEMS_KEPT:
            del self._items[next(iter(self._items))]
        return kept


def _of(session: Session, query: Select[int, int], comment: ColumnElement[int], ids: Sequence[int]) -> dict[int, int]:
    """What a query gives of some comments only."""
    connection = session.connection()
    among = dialect.among_ids(comment, postgresql=dialect.is_postgresql(connection))
    return dialect.numbers_by_id(connection, query.where(among), {"ids": dialect.ids_value(connection, ids)})


def _kinds() -> Select[int, int]:
    """Every comment with its kind."""
    stance = case({name: place for place, name in enumerate(STANCES, 1)}, value=effective_stance(), else_=0)
    state = case((Comment.withdrawn_in.is_not(None), _WITHDRAWN), (Comment.set_aside.is_not(None), _SET_ASIDE), else_=0)
    flags = case((Submission.late, _LATE), else_=0) + case((Comment.reply_owed, _OWED), else_=0)
    return (
        select(Comment.id, (func.coalesce(Comment.item_id, 0) * _ITEM + state + flags + stance).label("kind"))
        .join(Submission, Submission.id == Comment.submission_id)
        .outerjoin(Member, Member.comment_id == Comment.id)
        .outerjoin(Campaign, Campaign.id == Member.campaign_id)
    )


def _walked_to(item_id: int) -> ColumnElement[bool]:
    """Whether a comment is on an item, where few are asked for: the sum keeps SQLite from walking through all of it."""
    return (Comment.item_id + 0) == item_id


def _open_questions(*here: ColumnElement[bool]) -> Select[int, int]:
    """How many questions of each comment that counts wait for an answer."""
    return (
        select(Question.comment_id, func.count().label("number"))
        .join(Comment, Comment.id == Question.comment_id)
        .where(*here, counted(), Question.answered.is_(False))
        .group_by(Question.comment_id)
    )


def _waiting() -> Select[int, int]:
    """How many suggestions each comment has, for those that wait for a person to be chosen from."""
    return (
        select(Suggestion.comment_id, func.count().label("number"))
        .join(Comment, Comment.id == Suggestion.comment_id)
        .group_by(Suggestion.comment_id)
    )


def _sign(session: Session, item_id: int) -> Sign:
    """Something that is another when an item's suggestions were replaced; it is read off the indexes alone."""
    here = Suggestion.item_id == item_id
    tags = select(Suggestion.kind, func.count(), func.min(Suggestion.id), func.max(Suggestion.id)).where(here)
    campaigns = select(SuggestedCampaign.id).where(SuggestedCampaign.item_id == item_id)
    members = select(func.count()).where(SuggestedMember.suggested_campaign_id.in_(campaigns))
    return (
        tuple(sorted(tuple(row) for row in session.execute(tags.group_by(Suggestion.kind)))),
        tuple(sorted(session.scalars(campaigns))),
        session.scalar(members),
    )
