"""The comments table: which comments a filter finds, in which order, and the rows of one page."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from operator import itemgetter
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Exists,
    Integer,
    Select,
    String,
    Subquery,
    and_,
    bindparam,
    case,
    cast,
    exists,
    false,
    func,
    or_,
    select,
)
from sqlalchemy.orm import Session

from council_desk.errors import NotFoundError
from council_desk.queries.comment_orders import NUMBERED, ORDERS, in_order
from council_desk.queries.comments import CommentFilter, CommentLine, CommentPage
from council_desk.queries.districts import spellings_of
from council_desk.queries.effective import (
    asks,
    campaign_token,
    counted,
    effective_stance,
    stance_by_campaign,
)
from council_desk.queries.find_clauses import (
    FindClauses,
    has_own_words,
    has_question,
    has_suggestion,
    is_late,
    on_items,
    sent_in,
    stance_on,
)
from council_desk.queries.find_words import parse
from council_desk.queries.hearings import earlier_items
from council_desk.queries.touched import same_comments_since
from council_desk.queries.undecided import membership_waits, undecided
from council_desk.records.campaigns import Campaign, Member
from council_desk.records.comments import Comment, Submission, Wording
from council_desk.records.people import Organisation, Person
from council_desk.records.suggestions import SuggestedCampaign, SuggestedMember, Suggestion
from council_desk.records.tags import Question, SensitivePassage
from council_desk.store import dialect, search
from council_desk.store.journal import latest_number
from council_desk.store.search_terms import Sought, Tag

CHUNK = 500
OPENING = 240
"""How many characters of a text the table gets: enough to pass over a greeting."""


@dataclass(frozen=True, slots=True)
class _Narrowed:
    """What a filter asks: of the search rows (None: nothing), and of the tables. `plain`: counted, on one item, and no
    more of the tables.
    """

    session: Session
    items: tuple[int, ...]
    sought: Sought | None
    conditions: tuple[ColumnElement[bool], ...]
    plain: bool

    def query(self) -> Select[int]:
        """A query of the ids that are found, to be run with `given`."""
        query = select(Comment.id).where(*self.conditions)
        if self.sought is None:
            return query
        found = search.found_rows(self.session)
        return query.join_from(found, Comment, Comment.id == found.c.comment_id)

    def given(self) -> dict[str, object]:
        """The values for what is left open in a query that joins `found_rows`."""
        return {} if self.sought is None else {"sought": search.asked(self.session, self.sought)}


def comment_ids(session: Session, wanted: CommentFilter) -> CommentPage:
    """Ids of every comment that the filter finds, in display order.

    What is typed in Find that cannot be looked for gives no ids and a `problem` to show; it raises nothing.
    """
    narrowed = _narrowed(session, wanted)
    if isinstance(narrowed, str):
        return CommentPage((), narrowed)
    query = narrowed.query().order_by(*_order(wanted))
    if wanted.sort not in ORDERS and wanted.sort not in NUMBERED:
        return CommentPage(dialect.all_ids(session.connection(), query, narrowed.given()))
    ids = dialect.id_array(session.connection(), query, narrowed.given())
    return CommentPage(in_order(session, wanted.sort, narrowed.items, ids, wanted.descending))


@dataclass(frozen=True, slots=True)
class Listed:
    """What a filter finds, as of a change's number."""

    number: int
    page: CommentPage


def comment_ids_since(session: Session, wanted: CommentFilter, before: Listed | None) -> Listed:
    """What `comment_ids` gives; where it is surely what the same filter found `before`, that is given again.

    So it is where all that counts on an item is shown and no comment came, went, or changed its place.
    """
    plain = CommentFilter(wanted.item_id, sort=wanted.sort, descending=wanted.descending)
    told = wanted == plain and wanted.sort in ("number", "name", "received")
    same = told and before is not None and same_comments_since(session, before.number)
    page = before.page if before is not None and same else comment_ids(session, wanted)
    return Listed(latest_number(session), page)


def _order(wanted: CommentFilter) -> list[ColumnElement[Any]]:
    """What the rows are sorted by; for what is no column of their own, see comment_orders."""
    columns: list[ColumnElement[Any]] = [Comment.number.expression, Comment.suffix.expression, Comment.id.expression]
    if wanted.sort == "name":
        columns.insert(0, Comment.name_key.expression)
    order = [column.desc() if wanted.descending else column.asc() for column in columns]
    if wanted.sort == "received":
        # Those without a time first, on both databases.
        received = Comment.received_at
        order.insert(0, received.desc().nulls_last() if wanted.descending else received.asc().nulls_first())
    return list(order)


def _narrowed(session: Session, wanted: CommentFilter) -> _Narrowed | str:
    """What the filter asks; or what to say where something typed cannot be looked for."""
    finding = parse(wanted.words)
    if finding.problem:
        return finding.problem
    items = _items(session, wanted)
    tags = [stance_on(items, wanted.stance)] if wanted.stance is not None else []
    tags += [Tag(campaign_token(wanted.campaign))] if wanted.campaign else []
    # Beside words, what tags say is asked of the search rows at once: several times faster.
    tags = tags or ([on_items(items)] if finding.words else [])
    try:
        sought, conditions = FindClauses(session, items).narrowed(finding.wanted, *tags)
    except NotFoundError as not_here:
        return str(not_here)
    state = [] if wanted.state == "counted" and finding.mentions("is", *_UNCOUNTED) else _state(wanted.state)
    more = [*_flags(wanted), *_relations(session, wanted), *conditions]
    plain = len(items) == 1 and len(state) == 1 and wanted.state == "counted" and not more
    return _Narrowed(session, items, sought, (_on_item(wanted, items), *state, *more), plain)


_UNCOUNTED = ("withdrawn", "set-aside")


def _items(session: Session, wanted: CommentFilter) -> tuple[int, ...]:
    """The items whose comments are shown; none: the tray."""
    if wanted.item_id is None:
        return ()
    return earlier_items(session, wanted.item_id) if wanted.earlier else (wanted.item_id,)


def _on_item(wanted: CommentFilter, items: tuple[int, ...]) -> ColumnElement[bool]:
    if wanted.item_id is None:
        return Comment.item_id.is_(None)
    return Comment.item_id == items[0] if len(items) == 1 else Comment.item_id.in_(items)


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
        clauses.append(is_late() if wanted.late else ~is_late())
    return clauses


def _relations(session: Session, wanted: CommentFilter) -> list[ColumnElement[bool]]:
    clauses: list[ColumnElement[bool]] = []
    if wanted.campaign == 0:
        clauses.append(~exists().where(Member.comment_id == Comment.id))
    if wanted.demand is not None:
        clauses.append(asks([wanted.demand]))
    if wanted.has_question is not None:
        clauses.append(has_question() if wanted.has_question else ~has_question())
    if wanted.has_own_words is not None:
        clauses.append(has_own_words() if wanted.has_own_words else ~has_own_words())
    if wanted.suggested_only:
        clauses.append(has_suggestion("stance"))
    lives = select(Submission.id).join(Person, Person.id == Submission.person_id)
    if wanted.district is not None:
        clauses.append(sent_in(lives.where(Person.district.in_(spellings_of(session, wanted.district)))))
    if wanted.in_district is not None:
        clauses.append(sent_in(lives.where(Person.in_district.is_(wanted.in_district))))
    return clauses


def comment_lines(session: Session, ids: Sequence[int]) -> tuple[CommentLine, ...]:
    """The table's rows of these comments, in the order of `ids`; comments that are gone are left out."""
    lines: dict[int, CommentLine] = {}
    connection = session.connection()
    for start in range(0, len(ids), CHUNK):
        given = dialect.ids_value(connection, ids[start : start + CHUNK])
        rows = connection.execute(_line_query(dialect.is_postgresql(connection)), {"ids": given}).all()
        lines |= {row[0]: CommentLine._make(row) for row in rows}
    return tuple(lines[number] for number in ids if number in lines)


@cache
def _line_query(postgresql: bool) -> Select[*tuple[Any, ...]]:
    """The rows of the comments `:ids`, their columns in the order of CommentLine's fields.

    Made once, as `_page_query`: putting it together costs several times what the database needs to answer it.
    """
    return _lines().where(dialect.among_ids(Comment.id.expression, postgresql=postgresql))


@cache
def _page_query(found: Subquery) -> Select[*tuple[Any, ...]]:
    """The first `:count` rows by id of what is found of `:sought` and counts on an `:item`; then number and suffix."""
    here = (Comment.item_id == bindparam("item"), counted())
    query = _lines().add_columns(Comment.number, Comment.suffix).join(found, found.c.comment_id == Comment.id)
    return query.where(*here).order_by(found.c.id).limit(bindparam("count", type_=Integer))


def _lines() -> Select[*tuple[Any, ...]]:
    """The rows of the table, their columns in the order of CommentLine's fields."""
    stance = effective_stance()
    label = func.coalesce(cast(Comment.number, String), "").concat(Comment.suffix)
    asked = exists().where(Question.comment_id == Comment.id)
    asking = _waiting("question")
    private = exists().where(SensitivePassage.comment_id == Comment.id, SensitivePassage.decision.is_(None))
    discloses = _waiting("sensitive")
    edited = func.coalesce(Member.form, SuggestedMember.form) == "edited"
    untagged = stance.is_(None)
    return (
        select(
            Comment.id.label("id"),
            label.label("label"),
            Comment.received_at.label("received_at"),
            func.coalesce(Submission.name, Organisation.name).label("name"),
            Submission.organisation_id.is_not(None).label("is_organisation"),
            stance.label("stance"),
            stance_by_campaign().label("stance_by_campaign"),
            case((untagged, Suggestion.value)).label("suggested_stance"),
            case((untagged, Suggestion.confidence)).label("suggested_confidence"),
            func.coalesce(Campaign.letter, SuggestedCampaign.letter).label("campaign"),
            and_(Member.comment_id.is_(None), SuggestedMember.comment_id.is_not(None)).label("campaign_suggested"),
            func.coalesce(edited, false()).label("has_own_words"),
            or_(asked, asking).label("question"),
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
        .outerjoin(Organisation, Organisation.id == Submission.organisation_id)
        .outerjoin(Suggestion, (Suggestion.comment_id == Comment.id) & (Suggestion.kind == "stance") & undecided())
        .outerjoin(Member, Member.comment_id == Comment.id)
        .outerjoin(Campaign, Campaign.id == Member.campaign_id)
        .outerjoin(SuggestedMember, (SuggestedMember.comment_id == Comment.id) & membership_waits())
        .outerjoin(SuggestedCampaign, SuggestedCampaign.id == SuggestedMember.suggested_campaign_id)
    )


def _waiting(kind: str) -> Exists:
    """Whether a suggestion of this kind waits, in a query that joins suggestions of another kind too."""
    waits = exists().where(Suggestion.comment_id == Comment.id, Suggestion.kind == kind, undecided())
    return waits.correlate(Comment)


def comment_page(session: Session, wanted: CommentFilter, start: int, count: int) -> tuple[CommentLine, ...]:
    """The rows of one page of what the filter finds, without the ids of all the rest."""
    narrowed = _narrowed(session, wanted)
    if isinstance(narrowed, str):
        return ()
    by_number = wanted.sort == "number" and not wanted.descending
    lines = _first_by_number(narrowed, start + count) if by_number and narrowed.plain and narrowed.sought else None
    if lines is not None:
        return tuple(lines[start : start + count])
    return comment_lines(session, comment_ids(session, wanted).ids[start : start + count])


@cache
def _later_query() -> Select[int]:
    """A comment of an `:item` after an `:id` that stands up to a `:number`."""
    numbered = (Comment.item_id == bindparam("item"), Comment.number <= bindparam("number"))
    return select(Comment.id).where(*numbered, counted(), Comment.id > bindparam("id")).limit(1)


def _first_by_number(narrowed: _Narrowed, count: int) -> list[CommentLine] | None:
    """The first rows by number; None where they cannot be had without the ids of all.

    The search rows come by id, nearly always the order of the numbers, and the first ones come at once. Where something
    stands before the last of them by its number, but has a later id (a part of a cut comment, one from the tray), all
    have to be asked for.
    """
    connection = narrowed.session.connection()
    given = {**narrowed.given(), "item": narrowed.items[0], "count": count}
    found = connection.execute(_page_query(search.found_rows(narrowed.session)), given).all()
    if len(found) == count and found:
        bounds = {"item": narrowed.items[0], "id": found[-1][0], "number": max(row[-2] for row in found)}
        if connection.execute(_later_query(), bounds).first() is not None:
            return None
    return [CommentLine._make(row[:-2]) for row in sorted(found, key=itemgetter(-2, -1, 0))]
