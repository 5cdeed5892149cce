"""The table's orders that are no column of a comment's row: comments of one kind stand together, kinds in their order.

A comment that is of several kinds (it asks for two demands) stands with the first; one that is of none stands last.
"""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVarTuple

from sqlalchemy import BigInteger, ColumnElement, Select, Text, case, cast, func, literal, or_, select, true
from sqlalchemy.orm import Session

from council_desk.analysis.language_names import LANGUAGE_NAMES
from council_desk.queries.counts import STANCES
from council_desk.queries.districts import district_place
from council_desk.queries.effective import effective_stances
from council_desk.queries.find_clauses import stance_on
from council_desk.queries.undecided import membership_waits, undecided
from council_desk.records.campaigns import Campaign, CampaignExcerpt, Member
from council_desk.records.comments import Comment, Submission, Wording
from council_desk.records.intake import Edition, EditionEntry
from council_desk.records.people import Organisation, Person
from council_desk.records.suggestions import SuggestedCampaign, SuggestedMember, Suggestion
from council_desk.records.tags import Demand, Excerpt, Question, SensitivePassage
from council_desk.store import dialect, search

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

FEW = 10_000
"""Of up to so many comments, theirs alone is asked for; of more, that of all, which costs less than naming them."""

Ts = TypeVarTuple("Ts")
Place = Any
"""Where a kind stands among the others: anything that can be sorted."""

Numbers = tuple["npt.NDArray[np.int64]", "npt.NDArray[np.int64]"]
"""Ids of comments, and beside each its place among the others as a number; of an id that is there twice, the last."""

Kinds = list[tuple[Place, "npt.NDArray[np.int64]"]]
"""Ids of comments by kind."""


@dataclass(frozen=True, slots=True)
class Asking:
    """What is to be sorted: `ids`, comments on the `items`."""

    session: Session
    items: Sequence[int]
    ids: "npt.NDArray[np.int64]"

    def kinds(self, query: Select[Any, int], comment: ColumnElement[int], place: Callable[[Any], Place]) -> Kinds:
        """What a query of a kind and its `comment`s finds, the kinds in their places."""
        query, given = self.narrowed(query, comment)
        found = dialect.grouped_ids(self.session.connection(), query, given)
        return [(place(kind), ids) for kind, ids in found]

    def narrowed(self, query: Select[*Ts], comment: ColumnElement[int]) -> tuple[Select[*Ts], dict[str, object]]:
        """A query for these comments only, where they are few, and the values that it is to be given."""
        if len(self.ids) > FEW:
            return query, {}
        connection = self.session.connection()
        among = dialect.among_ids(comment, postgresql=dialect.is_postgresql(connection))
        return query.where(among), {"ids": dialect.ids_value(connection, self.ids.tolist())}

    def here(self) -> ColumnElement[bool]:
        """Whether a comment is on one of the items."""
        return Comment.item_id.in_(self.items) if self.items else Comment.item_id.is_(None)


def in_order(
    session: Session, sort: str, items: Sequence[int], ids: "npt.NDArray[np.int64]", descending: bool
) -> tuple[int, ...]:
    """`ids` sorted anew by one of ORDERS or NUMBERED; those of one kind stay as they stand. `descending`: the last kind
    first.
    """
    if not len(ids):
        return ()
    import numpy as np  # here: the window's first paint needs none of it

    asking = Asking(session, items, ids)
    wanted = (_numbers(asking, sort) if sort in NUMBERED else _ranks(asking, sort))[ids]
    order = np.argsort(-wanted if descending else wanted, kind="stable")
    return tuple(ids[order].tolist())


def _numbers(asking: Asking, sort: str) -> "npt.NDArray[np.int64]":
    """By a comment's id, its place by one of NUMBERED."""
    import numpy as np

    found, places = NUMBERED[sort](asking)
    size = int(asking.ids.max()) + 1
    numbers = np.full(size, np.iinfo(np.int64).max, dtype=np.int64)
    known = found < size
    numbers[found[known]] = places[known]
    return numbers


def _ranks(asking: Asking, sort: str) -> "npt.NDArray[np.int64]":
    """By a comment's id, the place of its kind by one of ORDERS."""
    import numpy as np

    kinds = ORDERS[sort](asking)
    places = {place: rank for rank, place in enumerate(sorted({place for place, _ in kinds}))}
    ranks = np.full(int(asking.ids.max()) + 1, len(places), dtype=np.int64)
    # From the last kind to the first: the first that a comment is of is the one that stays.
    for place, members in sorted(kinds, key=lambda kind: places[kind[0]], reverse=True):
        ranks[members[members < ranks.size]] = places[place]
    return ranks


def _stances(asking: Asking) -> Kinds:
    """STANCES' order. SQLite's search rows tell it at a third of the tables' cost, PostgreSQL's at twice it."""
    connection = asking.session.connection()
    if dialect.is_postgresql(connection):
        decided = effective_stances().subquery()
        wanted = select(decided.c.stance, decided.c.comment_id).where(decided.c.stance.is_not(None))
        return asking.kinds(wanted, decided.c.comment_id, STANCES.index)
    found = (search.find(asking.session, stance_on(asking.items, stance)) for stance in STANCES)
    return [(rank, dialect.id_array(connection, query)) for rank, query in enumerate(found)]


def _campaigns(asking: Asking) -> Kinds:
    """A before B before AA; letters that may be members stand with the letter that the table shows."""

    def place(letter: str) -> Place:
        return len(letter), letter

    decided = select(Campaign.letter, Member.comment_id).join(Campaign, Campaign.id == Member.campaign_id)
    waiting = (
        select(SuggestedCampaign.letter, SuggestedMember.comment_id)
        .join(SuggestedCampaign, SuggestedCampaign.id == SuggestedMember.suggested_campaign_id)
        .join(Comment, Comment.id == SuggestedMember.comment_id)
        .where(membership_waits())
    )
    return [
        *asking.kinds(decided, Member.comment_id.expression, place),
        *asking.kinds(waiting, SuggestedMember.comment_id.expression, place),
    ]


def _organizations(asking: Asking) -> Kinds:
    wanted = (
        select(Organisation.name_key, Comment.id)
        .join(Submission, Submission.organisation_id == Organisation.id)
        .join(Comment, Comment.submission_id == Submission.id)
    )
    return asking.kinds(wanted, Comment.id.expression, _as_it_is)


def _districts(asking: Asking) -> Kinds:
    wanted = (
        select(Person.district, Comment.id)
        .join(Submission, Submission.person_id == Person.id)
        .join(Comment, Comment.submission_id == Submission.id)
        .where(Person.district.is_not(None), Person.district != "")
    )
    return asking.kinds(wanted, Comment.id.expression, district_place)


def _languages(asking: Asking) -> Kinds:
    """By their English names; a language that nobody could tell is none."""
    wanted = select(Comment.language, Comment.id).where(Comment.language.not_in(("", "und")))
    return asking.kinds(wanted, Comment.id.expression, lambda code: LANGUAGE_NAMES.get(code, code))


def _channels(asking: Asking) -> Kinds:
    wanted = select(Submission.channel, Comment.id).join(Comment, Comment.submission_id == Submission.id)
    return asking.kinds(wanted.where(Submission.channel != ""), Comment.id.expression, _as_it_is)


def _demands(asking: Asking) -> Kinds:
    """By the lowest number of what they ask, themselves or by the campaign they follow."""
    own = select(Demand.number, Excerpt.comment_id).join(Demand, Demand.id == Excerpt.demand_id)
    first = (
        select(CampaignExcerpt.campaign_id, func.min(Demand.number))
        .join(Demand, Demand.id == CampaignExcerpt.demand_id)
        .group_by(CampaignExcerpt.campaign_id)
    )
    numbers: dict[int, int] = dict(asking.session.execute(first).all())
    following = select(Member.campaign_id, Member.comment_id).where(Member.follows, Member.campaign_id.in_(numbers))
    return [
        *asking.kinds(own, Excerpt.comment_id.expression, _as_it_is),
        *asking.kinds(following, Member.comment_id.expression, numbers.__getitem__),
    ]


def _done(asking: Asking) -> Kinds:
    return asking.kinds(select(Comment.done, Comment.id).where(Comment.done), Comment.id.expression, _as_it_is)


MARKS = ("look again", "sensitive", "own words", "question", "reply owed")
"""The marks of a row as the table draws them, from the left."""


def _marks(asking: Asking) -> Kinds:
    """By the first mark of a row."""
    comment = Comment.id.expression
    asked = select(literal("question"), Question.comment_id)
    private = select(literal("sensitive"), SensitivePassage.comment_id).where(SensitivePassage.decision.is_(None))
    edited = select(literal("own words"), Member.comment_id).where(Member.form == "edited")
    may_be_edited = (
        select(literal("own words"), SuggestedMember.comment_id)
        .join(Comment, Comment.id == SuggestedMember.comment_id)
        .where(SuggestedMember.form == "edited", membership_waits())
    )
    waiting = (
        select(Suggestion.kind, Suggestion.comment_id)
        .join(Comment, Comment.id == Suggestion.comment_id)
        .where(asking.here(), Suggestion.kind.in_(("question", "sensitive")), undecided())
    )
    again = select(literal("look again"), Comment.id).where(asking.here(), Comment.look_again.is_not(None))
    owed = select(literal("reply owed"), Comment.id).where(asking.here(), Comment.reply_owed)
    return [
        *asking.kinds(again, comment, MARKS.index),
        *asking.kinds(private, SensitivePassage.comment_id.expression, MARKS.index),
        *asking.kinds(edited, Member.comment_id.expression, MARKS.index),
        *asking.kinds(may_be_edited, SuggestedMember.comment_id.expression, MARKS.index),
        *asking.kinds(asked, Question.comment_id.expression, MARKS.index),
        *asking.kinds(waiting, Suggestion.comment_id.expression, MARKS.index),
        *asking.kinds(owed, comment, MARKS.index),
    ]


def _own_words(asking: Asking) -> Numbers:
    """The letter with the most words of its own first; letters of no campaign, and those without, last."""
    import numpy as np

    numbers: dict[int, int] = {}
    both: tuple[tuple[type[Member | SuggestedMember], ColumnElement[bool]], ...]
    both = ((Member, true()), (SuggestedMember, membership_waits()))
    for record, waits in both:
        spans = cast(record.own_words.expression, Text)
        wanted = select(record.comment_id, record.wording_id, spans)
        if record is SuggestedMember:
            wanted = wanted.join(Comment, Comment.id == record.comment_id)
        query, given = asking.narrowed(wanted.where(spans != "[]", waits), record.comment_id.expression)
        rows = asking.session.connection().execute(query, given).all()
        counts = _word_counts(asking.session, [(wording, places) for _, wording, places in rows])
        numbers.update(zip([row[0] for row in rows], counts, strict=True))
    some = {comment: number for comment, number in numbers.items() if number}
    return np.fromiter(some, np.int64, len(some)), -np.fromiter(some.values(), np.int64, len(some))


_COUNTED = "council desk: own words counted"


def _word_counts(session: Session, wanted: Sequence[tuple[int, str]]) -> list[int]:
    """How many words stand in spans of a wording, given as JSON.

    To read so many letters is most of what this order costs, so the database connection remembers what was counted. A
    wording is never edited and its id never given anew: a count is right as long as its spans are the same.
    """
    connection = session.connection()
    known: dict[int, tuple[str, int]] = connection.info.setdefault(_COUNTED, {})
    new = {wording: spans for wording, spans in wanted if known.get(wording, ("",))[0] != spans}
    if new:
        among = dialect.among_ids(Wording.id.expression, postgresql=dialect.is_postgresql(connection))
        given = {"ids": dialect.ids_value(connection, list(new))}
        texts = connection.execute(select(Wording.id, Wording.text).where(among), given).all()
        # All spans read at once: one text after another would cost as much as the words themselves.
        of_all = json.loads(f"[{','.join([new[wording] for wording, _ in texts])}]")
        for (wording, text), places in zip(texts, of_all, strict=True):
            known[wording] = new[wording], sum([len(text[start:end].split()) for start, end in places])
    none = ("", 0)  # a suggestion may outlive the wording it was made for
    return [known.get(wording, none)[1] for wording, _ in wanted]


PAGES, LINES, LAST = 1 << 20, 1 << 24, (1 << 63) - 1
"""More than a packet has pages, and a list lines or rows: list, page and line are sorted as one number."""


def _places(asking: Asking) -> Numbers:
    """List by list as they came, and in each as the latest edition has it: by page, then by row or line."""
    import numpy as np

    page = cast(func.coalesce(EditionEntry.page, 0), BigInteger)
    line = func.coalesce(EditionEntry.row, EditionEntry.first_line, 0)
    told = or_(EditionEntry.page.is_not(None), EditionEntry.row.is_not(None), EditionEntry.first_line.is_not(None))
    place = case((told, Edition.list_id * (PAGES * LINES) + page * LINES + line), else_=LAST).label("place")
    wanted = select(EditionEntry.comment_id, EditionEntry.edition_id, place)
    wanted = wanted.join(Edition, Edition.id == EditionEntry.edition_id)
    comments, editions, places = dialect.number_arrays(
        asking.session.connection(), *asking.narrowed(wanted, EditionEntry.comment_id.expression)
    )
    order = np.argsort(editions, kind="stable")
    return comments[order], places[order]


def _as_it_is(kind: Place) -> Place:
    return kind


ORDERS: dict[str, Callable[[Asking], Kinds]] = {
    "stance": _stances,
    "campaign": _campaigns,
    "organization": _organizations,
    "district": _districts,
    "language": _languages,
    "channel": _channels,
    "demands": _demands,
    "done": _done,
    "marks": _marks,
}
"""The orders by kind, by their names in queries.comments.SORTS."""

NUMBERED: dict[str, Callable[[Asking], Numbers]] = {"own_words": _own_words, "place": _places}
"""The orders in which nearly every comment has a place of its own."""
