"""The comments table: which comments a filter finds, in which order, and the rows of one page."""

from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Select, String, and_, case, cast, exists, false, func, or_, select
from sqlalchemy.orm import Session

from council_desk.errors import NotFoundError
from council_desk.queries.comments import CommentFilter, CommentLine, CommentPage
from council_desk.queries.counts import STANCES
from council_desk.queries.districts import spellings_of
from council_desk.queries.effective import (
    campaign_token,
    counted,
    effective_demands,
    effective_stances,
    item_token,
    stance_token,
)
from council_desk.queries.find_clauses import FindClauses
from council_desk.queries.find_words import Finding, parse
from council_desk.queries.hearings import earlier_items
from council_desk.queries.undecided import membership_waits, undecided
from council_desk.records.campaigns import Campaign, Member
from council_desk.records.comments import Comment, Submission, Wording
from council_desk.records.people import Organisation, Person
from council_desk.records.suggestions import SuggestedCampaign, SuggestedMember, Suggestion
from council_desk.records.tags import Question, SensitivePassage
from council_desk.store.search_terms import AnyOf, Sought, Tag

CHUNK = 500
OPENING = 240
"""How many characters of a text the table gets: enough to pass over a greeting."""


def comment_ids(session: Session, wanted: CommentFilter) -> CommentPage:
    """Ids of every comment that the filter finds, in display order.

    What is typed in Find that cannot be looked for gives no ids and a `problem` to show; it raises nothing.
    """
    finding = parse(wanted.words)
    if finding.problem:
        return CommentPage((), finding.problem)
    try:
        conditions = _where(session, wanted, finding)
    except NotFoundError as not_here:
        return CommentPage((), str(not_here))
    query = select(Comment.id).where(*conditions)
    if wanted.sort == "stance":
        stances = effective_stances().subquery()
        query = query.join(stances, stances.c.comment_id == Comment.id).order_by(*_order(wanted, stances.c.stance))
    else:
        query = query.order_by(*_order(wanted, None))
    return CommentPage(tuple(session.scalars(query)))


def _order(wanted: CommentFilter, stance: ColumnElement[str | None] | None) -> list[ColumnElement[Any]]:
    number: list[ColumnElement[Any]] = [Comment.number.expression, Comment.suffix.expression, Comment.id.expression]
    if wanted.sort == "number":
        first, rest = number[0], number[1:]
    else:
        places = {value: place for place, value in enumerate(STANCES)}
        keys: dict[str, Callable[[], ColumnElement[Any]]] = {
            "received": lambda: func.coalesce(Comment.received_at, ""),
            "name": lambda: Comment.name_key.expression,
            "stance": lambda: case(places, value=stance, else_=len(STANCES)),
        }
        first, rest = keys[wanted.sort](), number
    return [first.desc() if wanted.descending else first, *rest]


def _where(session: Session, wanted: CommentFilter, finding: Finding) -> list[ColumnElement[bool]]:
    clauses: list[ColumnElement[bool]] = [_on_item(session, wanted)]
    if not (wanted.state == "counted" and finding.mentions("is", "withdrawn", "set-aside")):
        clauses.extend(_state(wanted.state))
    clauses.extend(_in_search_rows(session, wanted, finding))
    clauses.extend(_flags(wanted))
    clauses.extend(_relations(wanted))
    clauses.extend(_where_they_live(session, wanted))
    return clauses


def _in_search_rows(session: Session, wanted: CommentFilter, finding: Finding) -> list[ColumnElement[bool]]:
    """What is typed, and beside it what tags of the search rows say: asked at once, that is several times faster."""
    items = _items(session, wanted)
    tags: list[Sought] = []
    if wanted.stance is not None:
        tags.append(Tag(stance_token(wanted.stance)))
    if wanted.campaign:
        tags.append(Tag(campaign_token(wanted.campaign)))
    if finding.words or tags:
        tags.append(AnyOf(tuple(Tag(item_token(item)) for item in items or (None,))))
    return FindClauses(session, items).conditions(finding.wanted, *tags)


def _items(session: Session, wanted: CommentFilter) -> tuple[int, ...]:
    """The items whose comments are shown; none: the tray."""
    if wanted.item_id is None:
        return ()
    return earlier_items(session, wanted.item_id) if wanted.earlier else (wanted.item_id,)


def _on_item(session: Session, wanted: CommentFilter) -> ColumnElement[bool]:
    if wanted.item_id is None:
        return Comment.item_id.is_(None)
    if wanted.earlier:
        return Comment.item_id.in_(earlier_items(session, wanted.item_id))
    return Comment.item_id == wanted.item_id


def _state(state: str) -> list[ColumnElement[bool]]:
    states: dict[str, list[ColumnElement[bool]]] = {
        "counted": [counted()],
        "withdrawn": [Comment.withdrawn_in.is_not(None)],
        "set_aside": [Comment.set_aside.is_not(None)],
        "all": [],
    }
    return states[state]


def _flags(wanted: CommentFilter) -> list[ColumnElement[bool]]:
    clauses: list[ColumnElement[bool]] = []
    if wanted.done is not None:
        clauses.append(Comment.done.is_(wanted.done))
    if wanted.reply_owed is not None:
        clauses.append(Comment.reply_owed.is_(wanted.reply_owed))
    if wanted.look_again:
        clauses.append(Comment.look_again.is_not(None))
    if wanted.late is not None:
        late = exists().where(Submission.id == Comment.submission_id, Submission.late)
        clauses.append(late if wanted.late else ~late)
    return clauses


def _where_they_live(session: Session, wanted: CommentFilter) -> list[ColumnElement[bool]]:
    lives = select(Submission.id).join(Person, Person.id == Submission.person_id)
    clauses: list[ColumnElement[bool]] = []
    if wanted.district is not None:
        spelled = Person.district.in_(spellings_of(session, wanted.district))
        clauses.append(Comment.submission_id.in_(lives.where(spelled)))
    if wanted.in_district is not None:
        clauses.append(Comment.submission_id.in_(lives.where(Person.in_district.is_(wanted.in_district))))
    return clauses


def _relations(wanted: CommentFilter) -> list[ColumnElement[bool]]:
    clauses: list[ColumnElement[bool]] = []
    if wanted.campaign == 0:
        clauses.append(~exists().where(Member.comment_id == Comment.id))
    if wanted.demand is not None:
        demands = effective_demands().subquery()
        clauses.append(Comment.id.in_(select(demands.c.comment_id).where(demands.c.demand_id == wanted.demand)))
    if wanted.has_question is not None:
        asks = exists().where(Question.comment_id == Comment.id)
        clauses.append(asks if wanted.has_question else ~asks)
    if wanted.has_own_words is not None:
        edited = exists().where(Member.comment_id == Comment.id, Member.form == "edited")
        clauses.append(edited if wanted.has_own_words else ~edited)
    if wanted.suggested_only:
        clauses.append(exists().where(Suggestion.comment_id == Comment.id, Suggestion.kind == "stance", undecided()))
    return clauses


def comment_lines(session: Session, ids: Sequence[int]) -> tuple[CommentLine, ...]:
    """The table's rows of these comments, in the order of `ids`; comments that are gone are left out."""
    lines: dict[int, CommentLine] = {}
    for start in range(0, len(ids), CHUNK):
        chunk = ids[start : start + CHUNK]
        rows = session.execute(_line_query(chunk)).mappings()
        lines |= {row["id"]: CommentLine(**row) for row in rows}
    return tuple(lines[number] for number in ids if number in lines)


def _line_query(ids: Sequence[int]) -> Select[*tuple[Any, ...]]:
    stances = effective_stances().where(Comment.id.in_(ids)).subquery()
    proposed = (
        select(Suggestion.comment_id, Suggestion.value, Suggestion.confidence)
        .join(Comment, Comment.id == Suggestion.comment_id)
        .where(Suggestion.comment_id.in_(ids), Suggestion.kind == "stance", undecided())
        .subquery()
    )
    label = func.coalesce(cast(Comment.number, String), "").concat(Comment.suffix)
    asked = exists().where(Question.comment_id == Comment.id)
    asks = exists().where(Suggestion.comment_id == Comment.id, Suggestion.kind == "question", undecided())
    private = exists().where(SensitivePassage.comment_id == Comment.id, SensitivePassage.decision.is_(None))
    discloses = exists().where(Suggestion.comment_id == Comment.id, Suggestion.kind == "sensitive", undecided())
    edited = func.coalesce(Member.form, SuggestedMember.form) == "edited"
    untagged = stances.c.stance.is_(None)
    return (
        select(
            Comment.id.label("id"),
            label.label("label"),
            Comment.received_at.label("received_at"),
            func.coalesce(Submission.name, Organisation.name).label("name"),
            Submission.organisation_id.is_not(None).label("is_organisation"),
            stances.c.stance.label("stance"),
            stances.c.by_campaign.label("stance_by_campaign"),
            case((untagged, proposed.c.value)).label("suggested_stance"),
            case((untagged, proposed.c.confidence)).label("suggested_confidence"),
            func.coalesce(Campaign.letter, SuggestedCampaign.letter).label("campaign"),
            and_(Member.comment_id.is_(None), SuggestedMember.comment_id.is_not(None)).label("campaign_suggested"),
            func.coalesce(edited, false()).label("has_own_words"),
            or_(asked, asks).label("question"),
            Comment.reply_owed.label("reply_owed"),
            or_(private, discloses).label("sensitive"),
            Submission.late.label("late"),
            Comment.set_aside.label("set_aside"),
            Comment.withdrawn_in.is_not(None).label("withdrawn"),
            Comment.done.label("done"),
            Comment.look_again.is_not(None).label("look_again"),
            func.substr(Wording.text, 1, OPENING).label("opening"),
        )
        .join(Submission, Submission.id == Comment.submission_id)
        .join(Wording, Wording.id == Comment.wording_id)
        .join(stances, stances.c.comment_id == Comment.id)
        .outerjoin(Organisation, Organisation.id == Submission.organisation_id)
        .outerjoin(proposed, proposed.c.comment_id == Comment.id)
        .outerjoin(Member, Member.comment_id == Comment.id)
        .outerjoin(Campaign, Campaign.id == Member.campaign_id)
        .outerjoin(SuggestedMember, (SuggestedMember.comment_id == Comment.id) & membership_waits())
        .outerjoin(SuggestedCampaign, SuggestedCampaign.id == SuggestedMember.suggested_campaign_id)
        .where(Comment.id.in_(ids))
    )
