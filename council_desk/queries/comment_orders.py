"""The table's orders that are no column of a comment's row: comments of one kind stand together, kinds in their order.

A comment that is of several kinds (it asks for two demands) stands with the first; one that is of none stands last.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.orm import Session

from council_desk.analysis.language_names import LANGUAGE_NAMES
from council_desk.queries.counts import STANCES
from council_desk.queries.districts import district_place
from council_desk.queries.effective import effective_stances
from council_desk.queries.find_clauses import stance_on
from council_desk.queries.undecided import membership_waits
from council_desk.records.campaigns import Campaign, CampaignExcerpt, Member
from council_desk.records.comments import Comment, Submission
from council_desk.records.people import Organisation, Person
from council_desk.records.suggestions import SuggestedCampaign, SuggestedMember
from council_desk.records.tags import Demand, Excerpt
from council_desk.store import dialect, search

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

FEW = 10_000
"""Of up to so many comments, theirs alone is asked for; of more, that of all, which costs less than naming them."""

Place = Any
"""Where a kind stands among the others: anything that can be sorted."""

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
        connection = self.session.connection()
        given: dict[str, object] = {}
        if len(self.ids) <= FEW:
            query = query.where(dialect.among_ids(comment, postgresql=dialect.is_postgresql(connection)))
            given = {"ids": dialect.ids_value(connection, self.ids.tolist())}
        return [(place(kind), ids) for kind, ids in dialect.grouped_ids(connection, query, given)]


def in_order(
    session: Session, sort: str, items: Sequence[int], ids: "npt.NDArray[np.int64]", descending: bool
) -> tuple[int, ...]:
    """`ids` sorted anew by one of ORDERS; those of one kind stay as they stand. `descending`: the last kind first."""
    if not len(ids):
        return ()
    import numpy as np  # here: the window's first paint needs none of it

    kinds = ORDERS[sort](Asking(session, items, ids))
    places = {place: rank for rank, place in enumerate(sorted({place for place, _ in kinds}))}
    ranks = np.full(int(ids.max()) + 1, len(places), dtype=np.int32)
    # From the last kind to the first: the first that a comment is of is the one that stays.
    for place, members in sorted(kinds, key=lambda kind: places[kind[0]], reverse=True):
        ranks[members[members < ranks.size]] = places[place]
    wanted = ranks[ids]
    order = np.argsort(-wanted if descending else wanted, kind="stable")
    return tuple(ids[order].tolist())


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
}
"""The orders by kind, by their names in queries.comments.SORTS."""
