"""The grid: a row a comment, its attributes beside the words with which it asks for each demand, and its questions."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import ColumnElement, Select, case, func, literal, select, true
from sqlalchemy.orm import Session

from council_desk.analysis.district_rules import plain_district
from council_desk.queries.comment_detail import label_of
from council_desk.queries.comment_table import comment_ids
from council_desk.queries.comments import CommentFilter, CommentPage
from council_desk.queries.effective import UNTAGGED, effective_demands, effective_stances
from council_desk.queries.findings import findings
from council_desk.queries.pieces import in_pieces
from council_desk.records.agenda import Item
from council_desk.records.campaigns import Campaign, Member
from council_desk.records.comments import Comment, Submission, Wording
from council_desk.records.people import Organisation, Person
from council_desk.records.tags import Demand, Question

ATTRIBUTES = (
    "number",
    "name",
    "received",
    "stance",
    "position",
    "campaign",
    "organisation",
    "district",
    "channel",
    "language",
)
AS_THE_TABLE = ("number", "name", "received", "stance")
"""Attributes of which the order is the Comments table's, but for those without any, last in both directions."""
QUESTIONS = "questions"
PIECE = 500
SEVERAL = "\x1f"
"""Stands between the values of an attribute where a row has several (grid_people)."""
OPENING = 60
"""Characters of a comment that tell which one it is where nobody knows who wrote it."""


@dataclass(frozen=True, slots=True)
class GridColumn:
    """One column. `key`: an attribute, "demand 12" (its id), or QUESTIONS. A demand has its number and sentence."""

    key: str
    demand_id: int | None = None
    number: int | None = None
    short_name: str = ""
    sentence: str = ""


@dataclass(frozen=True, slots=True)
class GridRow:
    """One comment. `words`: the words that ask for each demand, by its id, own and by the campaign followed; words of
    the campaign's letter that do not stand in the comment's own text are left out, but the demand is there. `opening`:
    its first words.
    """

    id: int
    label: str
    attributes: Mapping[str, str]
    words: Mapping[int, tuple[str, ...]]
    questions: tuple[str, ...]
    opening: str = ""


def grid_columns(session: Session, item_id: int) -> tuple[GridColumn, ...]:
    """The attributes, the matter's demands by number, and the questions."""
    wanted = select(Demand).join(Item, Item.matter_id == Demand.matter_id).where(Item.id == item_id)
    demands = (
        GridColumn(f"demand {found.id}", found.id, found.number, found.short_name, found.sentence)
        for found in session.scalars(wanted.order_by(Demand.number, Demand.id))
    )
    return (*(GridColumn(key) for key in ATTRIBUTES), *demands, GridColumn(QUESTIONS))


def grid_ids(session: Session, wanted: CommentFilter, order: str = "number", descending: bool = False) -> CommentPage:
    """Ids of the comments that the filter of the Comments screen finds, ordered by a column of the grid.

    By a demand or the questions: those that have words there come first. Comments that have nothing there come last in
    both directions. Equal ones follow the number, in columns of the Comments table as that table has them.
    """
    if order in AS_THE_TABLE:
        found = comment_ids(session, replace(wanted, sort=order, descending=descending))
        empty = _without(session, wanted, order)
        last = [number for number in found.ids if number in empty] if empty else []
        return CommentPage((*(n for n in found.ids if n not in empty), *last), found.problem) if last else found
    found = comment_ids(session, replace(wanted, sort="number", descending=False))
    if found.problem:
        return found
    ordered = list(session.scalars(_having(session, wanted, order, descending)))
    among = set(found.ids)
    filled = [number for number in dict.fromkeys(ordered) if number in among]
    having = set(filled)
    return CommentPage((*filled, *(number for number in found.ids if number not in having)))


def _without(session: Session, wanted: CommentFilter, order: str) -> set[int]:
    """Comments that have no name, no time, no stance: where the table's own order has them, they may come first."""
    if order == "stance":
        return set() if wanted.stance else set(comment_ids(session, replace(wanted, stance=UNTAGGED)).ids)
    blank = {"name": Comment.name_key == "", "received": Comment.received_at.is_(None)}
    return set(session.scalars(select(Comment.id).where(_on_item(wanted), blank[order]))) if order in blank else set()


def _having(session: Session, wanted: CommentFilter, order: str, descending: bool) -> Select[int]:
    """Ids of the comments that have something in the column, in its order."""
    number = (Comment.number, Comment.suffix, Comment.id)
    asked = select(Comment.id).where(_on_item(wanted))
    if order == QUESTIONS:
        return asked.where(Comment.id.in_(select(Question.comment_id))).order_by(*number)
    if order.startswith("demand "):
        demands = effective_demands().subquery()
        asking = select(demands.c.comment_id).where(demands.c.demand_id == int(order.removeprefix("demand ")))
        return asked.where(Comment.id.in_(asking)).order_by(*number)
    joined, value, keys = _by(session, order, asked)
    ways = [key.desc() if descending else key for key in keys]
    return joined.where(value.is_not(None), value != "").order_by(*ways, *number)


def _by(
    session: Session, order: str, asked: Select[int]
) -> tuple[Select[int], ColumnElement[Any], list[ColumnElement[Any]]]:
    """The query joined with what the column needs, the column's value, and what it is ordered by."""
    plain = {"position": Comment.position, "language": Comment.language}
    if order in plain:
        return asked, plain[order].expression, [plain[order].expression]
    if order == "campaign":
        joined = asked.join(Member, Member.comment_id == Comment.id).join(Campaign, Campaign.id == Member.campaign_id)
        letter = Campaign.letter.expression
        return joined, letter, [func.length(letter), letter]
    joined = asked.join(Submission, Submission.id == Comment.submission_id)
    if order == "organisation":
        joined = joined.join(Organisation, Organisation.id == Submission.organisation_id)
        return joined, Organisation.name.expression, [Organisation.name_key.expression]
    if order == "district":
        joined = joined.join(Person, Person.id == Submission.person_id)
        return joined, Person.district.expression, [_district_places(session)]
    return joined, Submission.channel.expression, [Submission.channel.expression]


def _district_places(session: Session) -> ColumnElement[Any]:
    """District 2 before District 10, however they are written; other names after them."""
    names = [name for name in session.scalars(select(Person.district).distinct()) if name]
    names.sort(key=lambda name: (not plain_district(name).isdecimal(), len(plain_district(name)), plain_district(name)))
    places = {name: place for place, name in enumerate(names)}
    return case(places, value=Person.district, else_=len(places)) if places else literal(0)


def _on_item(wanted: CommentFilter) -> ColumnElement[bool]:
    return true() if wanted.item_id is None or wanted.earlier else Comment.item_id == wanted.item_id


def grid_rows(session: Session, ids: Sequence[int]) -> tuple[GridRow, ...]:
    """The rows of these comments, in the order of `ids`; comments that are gone are left out. Only what was decided."""
    rows: dict[int, GridRow] = {}
    for piece in in_pieces(ids, PIECE):
        rows |= _rows(session, piece)
    return tuple(rows[number] for number in ids if number in rows)


def _rows(session: Session, ids: Sequence[int]) -> dict[int, GridRow]:
    stances = effective_stances().where(Comment.id.in_(ids)).subquery()
    wanted = (
        select(Comment, Submission, Wording.text, Organisation.name, Person.district, Campaign.letter, stances.c.stance)
        .join(Submission, Submission.id == Comment.submission_id)
        .join(Wording, Wording.id == Comment.wording_id)
        .join(stances, stances.c.comment_id == Comment.id)
        .outerjoin(Organisation, Organisation.id == Submission.organisation_id)
        .outerjoin(Person, Person.id == Submission.person_id)
        .outerjoin(Member, Member.comment_id == Comment.id)
        .outerjoin(Campaign, Campaign.id == Member.campaign_id)
        .where(Comment.id.in_(ids))
    )
    found = session.execute(wanted).all()
    texts = {comment.id: text for comment, _, text, *_ in found}
    tagged = findings(session, texts, decided_only=True)
    rows = {}
    for comment, submission, text, organisation, district, letter, stance in found:
        words: defaultdict[int, list[str]] = defaultdict(list)
        for excerpt in tagged.excerpts.get(comment.id, ()):
            said = text[excerpt.start : excerpt.end] if excerpt.start >= 0 else ""
            words[excerpt.demand_id or 0] += [said] if said else []
        label = label_of(comment.number, comment.suffix)
        attributes = {
            "number": label,
            "name": submission.name or organisation,
            "received": comment.received_at,
            "stance": stance,
            "position": comment.position,
            "campaign": letter,
            "organisation": organisation,
            "district": district,
            "channel": submission.channel,
            "language": comment.language,
        }
        rows[comment.id] = GridRow(
            comment.id,
            label,
            {key: value for key, value in attributes.items() if value},
            {demand: tuple(said) for demand, said in words.items()},
            tuple(text[asked.start : asked.end] for asked in tagged.questions.get(comment.id, ())),
            " ".join(text[: 2 * OPENING].split())[:OPENING],
        )
    return rows
