"""Suggestions that still wait for a person. One place says which: a suggestion stands, but shows no more, once it is
decided, rejected, or made for an earlier wording. So an undone decision brings its suggestion back.
"""

import typing
from functools import cache

from sqlalchemy import ColumnElement, Select, String, and_, case, cast, exists, func, not_, or_, select
from sqlalchemy.orm import Session

from council_desk.records.campaigns import Campaign, CampaignExcerpt, Member
from council_desk.records.comments import Comment, Wording
from council_desk.records.policy import Link
from council_desk.records.suggestions import (
    Rejection,
    SuggestedCampaign,
    SuggestedLink,
    SuggestedMember,
    Suggestion,
)
from council_desk.records.tags import Excerpt, Question, SensitivePassage

FEWEST = 2
STANCE, DEMAND, QUESTION, SENSITIVE, CAMPAIGN, LINK = "stance", "demand", "question", "sensitive", "campaign", "link"
TRANSLATION = "translation"


def rejection_key(kind: str, value: str, start: int | None, end: int | None) -> str:
    """What a rejection of a suggested tag is known by: the stance, or the span of the words."""
    return value if kind == STANCE else f"{start}:{end}"


def link_key(demand: int | str, draft_id: int, clause_id: int | None) -> str:
    """What a rejection of a suggested link is known by. `demand`: a demand's id, or a suggested demand's group key."""
    return f"{demand}:{draft_id}:{clause_id if clause_id is not None else '-'}"


@cache
def undecided() -> ColumnElement[bool]:
    """Whether a Suggestion (joined with its Comment) still waits. `undecided_suggestions` lists them.

    Made once: putting it together costs more than one comment's answer.
    """
    of_kind = {
        STANCE: Comment.stance.is_(None) & not_(_stance_by_campaign()),
        DEMAND: not_(_excerpt_there()) & not_(_demand_by_campaign()),
        QUESTION: not_(_overlapping(Question)),
        SENSITIVE: not_(_overlapping(SensitivePassage)),
    }
    waits = or_(*((Suggestion.kind == kind) & clause for kind, clause in of_kind.items()))
    # The sum keeps SQLite from walking through all of the item's suggestions of a kind for each single comment.
    here = and_(Suggestion.wording_id == Comment.wording_id, Suggestion.item_id + 0 == Comment.item_id)
    return and_(here, waits, not_(_rejected()))


def undecided_suggestions(item_id: int, *kinds: str) -> Select[Suggestion]:
    """The item's suggested tags that still wait (of `kinds`, or of all kinds), by comment and place in it."""
    wanted = (
        select(Suggestion)
        .join(Comment, Comment.id == Suggestion.comment_id)
        .where(Suggestion.item_id == item_id, undecided())
        .order_by(Comment.number, Comment.suffix, Comment.id, Suggestion.start, Suggestion.id)
    )
    return wanted.where(Suggestion.kind.in_(kinds)) if kinds else wanted


def alike_suggestions(session: Session, suggestion: Suggestion) -> Select[Suggestion]:
    """The waiting suggestions of one group that have the same words as `suggestion`, itself among them."""
    words = func.substr(Wording.text, Suggestion.start + 1, Suggestion.end - Suggestion.start)
    text = session.get_one(Wording, suggestion.wording_id).text
    return (
        undecided_suggestions(suggestion.item_id, suggestion.kind)
        .join(Wording, Wording.id == Suggestion.wording_id)
        .where(Suggestion.group_key == suggestion.group_key)
        .where(words == text[suggestion.start or 0 : suggestion.end or 0])
    )


@cache
def membership_waits() -> ColumnElement[bool]:
    """Whether a SuggestedMember (joined with its Comment) still waits: it is in no campaign, and nobody refused it."""
    # The table's query joins members too: left to itself, SQLAlchemy would take them from there and find no FROM here.
    member = exists().where(Member.comment_id == SuggestedMember.comment_id).correlate(SuggestedMember)
    refused = exists().where(Rejection.kind == CAMPAIGN, Rejection.wording_id == SuggestedMember.wording_id)
    return and_(SuggestedMember.wording_id == Comment.wording_id, not_(member), not_(refused))


def waiting_members(item_id: int) -> Select[SuggestedMember, int, int | None]:
    """The item's suggested campaign members that still wait, with the id of their suggested campaign and that of the
    confirmed campaign that it extends (None: a new one), by comment number.
    """
    known = typing.cast("ColumnElement[int | None]", Campaign.id.expression)
    return (
        select(SuggestedMember, SuggestedCampaign.id, known)
        .join(SuggestedCampaign, SuggestedCampaign.id == SuggestedMember.suggested_campaign_id)
        .join(Comment, Comment.id == SuggestedMember.comment_id)
        .outerjoin(Campaign, Campaign.id == SuggestedCampaign.campaign_id)
        .where(
            SuggestedCampaign.item_id == item_id,
            Comment.item_id == item_id,
            membership_waits(),
        )
        .order_by(Comment.number, Comment.suffix, Comment.id)
    )


def waiting_campaigns(item_id: int) -> Select[int]:
    """Ids of the item's new suggested campaigns of which at least two counted letters wait."""
    counts = Comment.withdrawn_in.is_(None) & Comment.set_aside.is_(None)
    members = waiting_members(item_id).where(Campaign.id.is_(None), counts).order_by(None)
    return members.with_only_columns(SuggestedCampaign.id).group_by(SuggestedCampaign.id).having(func.count() >= FEWEST)


def undecided_links(draft_id: int) -> Select[SuggestedLink]:
    """The draft's suggested links that still wait: their demand has no decided link to the draft, unless one that is
    to be asked about again. A link of a suggested demand waits with it.
    """
    decided = (
        exists()
        .where(Link.demand_id == SuggestedLink.demand_id, Link.draft_id == SuggestedLink.draft_id, not_(Link.ask_again))
        .correlate(SuggestedLink)
    )
    clause = func.coalesce(cast(SuggestedLink.clause_id, String), "-")
    tail = ":" + cast(SuggestedLink.draft_id, String) + ":" + clause
    of_demand = Rejection.value == func.coalesce(cast(SuggestedLink.demand_id, String), "") + tail
    of_group = Rejection.value == SuggestedLink.group_key + tail
    refused = exists().where(Rejection.kind == LINK, or_(of_demand, of_group)).correlate(SuggestedLink)
    return (
        select(SuggestedLink)
        .where(SuggestedLink.draft_id == draft_id, not_(decided), not_(refused))
        .order_by(SuggestedLink.demand_id, SuggestedLink.group_key, SuggestedLink.rank, SuggestedLink.id)
    )


def _stance_by_campaign() -> ColumnElement[bool]:
    return (
        exists()
        .where(Member.comment_id == Suggestion.comment_id, Member.follows)
        .where(Campaign.id == Member.campaign_id, Campaign.stance.is_not(None))
        .correlate(Suggestion)
    )


def _overlapping(record: type[Question | SensitivePassage]) -> ColumnElement[bool]:
    return (
        exists()
        .where(
            record.comment_id == Suggestion.comment_id,
            record.wording_id == Suggestion.wording_id,
            record.start < Suggestion.end,
            record.end > Suggestion.start,
        )
        .correlate(Suggestion)
    )


def _excerpt_there() -> ColumnElement[bool]:
    """Whether the words are an excerpt already: of the same demand where they overlap, of any where they are equal."""
    overlaps = and_(
        Excerpt.start < Suggestion.end, Excerpt.end > Suggestion.start, Excerpt.demand_id == Suggestion.demand_id
    )
    equal = and_(Excerpt.start == Suggestion.start, Excerpt.end == Suggestion.end)
    return (
        exists()
        .where(
            Excerpt.comment_id == Suggestion.comment_id,
            Excerpt.wording_id == Suggestion.wording_id,
            or_(overlaps, equal),
        )
        .correlate(Suggestion)
    )


def _demand_by_campaign() -> ColumnElement[bool]:
    return (
        exists()
        .where(Member.comment_id == Suggestion.comment_id, Member.follows)
        .where(CampaignExcerpt.campaign_id == Member.campaign_id)
        .where(CampaignExcerpt.demand_id == Suggestion.demand_id)
        .correlate(Suggestion)
    )


def _rejected() -> ColumnElement[bool]:
    span = cast(Suggestion.start, String) + ":" + cast(Suggestion.end, String)
    key = case((Suggestion.kind == STANCE, Suggestion.value), else_=span)
    return (
        exists()
        .where(Rejection.wording_id == Suggestion.wording_id, Rejection.kind == Suggestion.kind, Rejection.value == key)
        .correlate(Suggestion)
    )
