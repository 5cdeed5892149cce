"""The stance suggested for a campaign: that of most of its letters that leave the ask as the template has it."""

from collections import defaultdict
from dataclasses import dataclass

from sqlalchemy import Boolean, func, literal, or_, select, union_all
from sqlalchemy.orm import Session

from council_desk.queries.undecided import STANCE
from council_desk.records.campaigns import Campaign, Member
from council_desk.records.comments import Comment
from council_desk.records.suggestions import SuggestedCampaign, SuggestedMember, Suggestion


@dataclass(frozen=True, slots=True)
class CampaignStance:
    """A stance suggested for a campaign, and how sure it is."""

    stance: str
    confidence: float


def suggested_campaign_stances(session: Session, item_id: int) -> dict[tuple[bool, int], CampaignStance]:
    """By (confirmed?, id of the campaign or suggested campaign): the stance that most members are suggested to have.

    Members whose edit changes the ask are no witnesses. As sure as the surest of those that agree.
    """
    confirmed = (
        select(literal(True, Boolean).label("confirmed"), Member.campaign_id.label("campaign"), Member.comment_id)
        .join(Campaign, Campaign.id == Member.campaign_id)
        .where(Campaign.item_id == item_id, Member.changes_ask.is_(False))
    )
    suggested = (
        select(literal(False, Boolean), SuggestedMember.suggested_campaign_id, SuggestedMember.comment_id)
        .join(SuggestedCampaign, SuggestedCampaign.id == SuggestedMember.suggested_campaign_id)
        .where(SuggestedCampaign.item_id == item_id, SuggestedMember.changes_ask.is_(False))
    )
    members = union_all(confirmed, suggested).subquery()
    counted = (
        select(
            members.c.confirmed,
            members.c.campaign,
            Suggestion.value,
            func.count(),
            func.max(Suggestion.confidence),
        )
        .join(Suggestion, Suggestion.comment_id == members.c.comment_id)
        .join(Comment, Comment.id == Suggestion.comment_id)
        .where(Suggestion.kind == STANCE, Suggestion.wording_id == Comment.wording_id)
        .where(or_(Comment.stance.is_(None), members.c.confirmed.is_(True)))
        .group_by(members.c.confirmed, members.c.campaign, Suggestion.value)
    )
    votes: defaultdict[tuple[bool, int], list[tuple[int, float, str]]] = defaultdict(list)
    for is_confirmed, campaign, value, count, confidence in session.execute(counted):
        votes[bool(is_confirmed), campaign].append((count, confidence, value))
    return {key: CampaignStance(max(found)[2], max(found)[1]) for key, found in votes.items()}
