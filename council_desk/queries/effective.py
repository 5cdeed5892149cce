"""Tags as they count: a comment's own, else those of the campaign it follows. One query, here and nowhere else."""

from collections.abc import Sequence

from sqlalchemy import Boolean, ColumnElement, Select, case, func, literal, select, union_all
from sqlalchemy.orm import Session

from council_desk.records.campaigns import Campaign, CampaignExcerpt, Member
from council_desk.records.comments import Comment
from council_desk.records.tags import Excerpt

UNTAGGED = "untagged"


def counted() -> ColumnElement[bool]:
    """Whether a comment counts: not withdrawn and not set aside."""
    return Comment.withdrawn_in.is_(None) & Comment.set_aside.is_(None)


def effective_stance() -> ColumnElement[str | None]:
    """A comment's decided stance, in a query that outer-joins its Member and that one's Campaign."""
    return func.coalesce(Comment.stance, case((Member.follows, Campaign.stance)))


def stance_by_campaign() -> ColumnElement[bool]:
    """Whether a comment has its stance by its campaign, in a query that joins as for `effective_stance`."""
    by_campaign = Comment.stance.is_(None) & Campaign.stance.is_not(None) & Member.follows
    return case((by_campaign, literal(True, Boolean)), else_=literal(False, Boolean))


def effective_stances() -> Select[int, str | None, bool]:
    """Every comment with its decided stance (None: none) and whether it has it by its campaign."""
    return (
        select(
            Comment.id.label("comment_id"),
            effective_stance().label("stance"),
            stance_by_campaign().label("by_campaign"),
        )
        .outerjoin(Member, Member.comment_id == Comment.id)
        .outerjoin(Campaign, Campaign.id == Member.campaign_id)
    )


def effective_demands() -> Select[int, int, bool]:
    """Every (comment, demand, by campaign): own excerpts, and those of the template of the campaign followed."""
    own = select(
        Excerpt.comment_id.label("comment_id"),
        Excerpt.demand_id.label("demand_id"),
        literal(False, Boolean).label("by_campaign"),
    )
    by_campaign = (
        select(Member.comment_id, CampaignExcerpt.demand_id, literal(True, Boolean))
        .join(CampaignExcerpt, CampaignExcerpt.campaign_id == Member.campaign_id)
        .where(Member.follows)
    )
    both = union_all(own, by_campaign).subquery()
    return select(both.c.comment_id, both.c.demand_id, both.c.by_campaign)


def asks(demand_ids: Sequence[int] | None = None) -> ColumnElement[bool]:
    """Whether a comment asks for one of these demands (None: for any), itself or by the campaign it follows."""
    own, of_template = select(Excerpt.comment_id), select(CampaignExcerpt.campaign_id)
    if demand_ids is not None:
        own = own.where(Excerpt.demand_id.in_(demand_ids))
        of_template = of_template.where(CampaignExcerpt.demand_id.in_(demand_ids))
    by_campaign = select(Member.comment_id).where(Member.follows, Member.campaign_id.in_(of_template))
    return Comment.id.in_(union_all(own, by_campaign))


def search_tags(session: Session, comment_ids: Sequence[int]) -> dict[int, str]:
    """The `tags` search column of comments: tokens for item, stance and campaign, parted by single spaces."""
    stances = effective_stances().where(Comment.id.in_(comment_ids)).subquery()
    wanted = (
        select(Comment.id, Comment.item_id, stances.c.stance, Member.campaign_id)
        .join(stances, stances.c.comment_id == Comment.id)
        .outerjoin(Member, Member.comment_id == Comment.id)
    )
    return {row[0]: search_tokens(row[1], row[2], row[3]) for row in session.execute(wanted)}


def search_tokens(item_id: int | None, stance: str | None, campaign_id: int | None) -> str:
    """One comment's `tags` search column: tokens for its item, its stance and its campaign."""
    tokens = [item_token(item_id), stance_token(item_id, stance)]
    if campaign_id is not None:
        tokens.append(campaign_token(campaign_id))
    return " ".join(tokens)


def item_token(item_id: int | None) -> str:
    """The search token of an item's comments; None: those in the tray."""
    return f"item{item_id or 0}"


def stance_token(item_id: int | None, stance: str | None) -> str:
    """The search token of a stance on an item; None or UNTAGGED: of its comments without one."""
    return f"{item_token(item_id)}stance{(stance or UNTAGGED).replace('_', '')}"


def campaign_token(campaign_id: int) -> str:
    """The search token of a campaign's members."""
    return f"campaign{campaign_id}"
