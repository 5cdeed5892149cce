"""The grid: a row a comment, its attributes beside the words with which it asks for each demand, and its questions."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, select, true
from sqlalchemy.orm import Session

from council_desk.analysis.district_rules import plain_district
from council_desk.analysis.normalise import search_text
from council_desk.queries.comment_detail import label_of
from council_desk.queries.comment_table import comment_ids
from council_desk.queries.comments import SORTS, CommentFilter, CommentPage
from council_desk.queries.counts import STANCES
from council_desk.queries.effective import effective_demands, effective_stances
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
QUESTIONS = "questions"
PIECE = 500


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
    the campaign's letter that do not stand in the comment's own text are left out, but the demand is there.
    """

    id: int
    label: str
    attributes: Mapping[str, str]
    words: Mapping[int, tuple[str, ...]]
    questions: tuple[str, ...]


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
    both directions; equal ones follow the number.
    """
    found = comment_ids(session, wanted)
    if order in SORTS and order == wanted.sort and descending == wanted.descending:
        return found
    keys = _keys(session, wanted, order)
    filled = [number for number in found.ids if number in keys]
    empty = [number for number in found.ids if number not in keys]
    filled.sort(key=keys.__getitem__, reverse=descending)
    return CommentPage((*filled, *empty), found.problem)


def _keys(session: Session, wanted: CommentFilter, order: str) -> dict[int, Any]:
    """What each comment is ordered by; a comment without it is not in there."""
    if order == QUESTIONS:
        return dict.fromkeys(session.scalars(select(Question.comment_id)), 0)
    if order.startswith("demand "):
        asked = effective_demands().subquery()
        having = select(asked.c.comment_id).where(asked.c.demand_id == int(order.removeprefix("demand ")))
        return dict.fromkeys(session.scalars(having), 0)
    rows = session.execute(_ordered_by(wanted, order)).all()
    if order == "number":
        return {number: (value, suffix) for number, value, suffix in rows if value is not None}
    key = _KEYS.get(order, search_text)
    return {number: key(value) for number, value, _ in rows if value}


def _district_key(name: str) -> tuple[int, str]:
    """District 2 before District 10, however they are written; other names after them."""
    plain = plain_district(name)
    return (len(plain) if plain.isdecimal() else _LONGEST, plain)


_LONGEST = 1_000
_KEYS: dict[str, Callable[[str], Any]] = {
    "stance": lambda stance: STANCES.index(stance) if stance in STANCES else len(STANCES),
    "district": _district_key,
    "name": str,
    "received": str,
    "campaign": lambda letter: (len(letter), letter),
}


def _ordered_by(wanted: CommentFilter, order: str) -> Select[*tuple[Any, ...]]:
    """Comment id, what it is ordered by, and its suffix."""
    values: dict[str, ColumnElement[Any]] = {
        "number": Comment.number.expression,
        "received": Comment.received_at.expression,
        "name": Comment.name_key.expression,
        "position": Comment.position.expression,
        "campaign": Campaign.letter.expression,
        "organisation": Organisation.name.expression,
        "district": Person.district.expression,
        "channel": Submission.channel.expression,
        "language": Comment.language.expression,
    }
    if order == "stance":
        stances = effective_stances().where(_on_item(wanted)).subquery()
        return select(stances.c.comment_id, stances.c.stance, stances.c.stance)
    return (
        select(Comment.id, values[order], Comment.suffix)
        .join(Submission, Submission.id == Comment.submission_id)
        .outerjoin(Organisation, Organisation.id == Submission.organisation_id)
        .outerjoin(Person, Person.id == Submission.person_id)
        .outerjoin(Member, Member.comment_id == Comment.id)
        .outerjoin(Campaign, Campaign.id == Member.campaign_id)
        .where(_on_item(wanted))
    )


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
        )
    return rows
