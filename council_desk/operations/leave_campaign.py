"""A comment that stops following a campaign keeps what it had by it as its own."""

from collections.abc import Collection, Iterator, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from council_desk.queries.findings import NOWHERE, place_words
from council_desk.queries.pieces import in_pieces
from council_desk.records.campaigns import Campaign, CampaignExcerpt, Member
from council_desk.records.comments import Comment, Wording
from council_desk.records.tags import Excerpt


def keep_tags(session: Session, campaign: Campaign, members: Sequence[Member]) -> None:
    """Give members that follow the campaign's stance and demands as their own, where they have none of their own."""
    if campaign.stance is not None:
        for comment, _ in _followers(session, members):
            if comment.stance is None:
                comment.stance, comment.stance_by = campaign.stance, campaign.stance_by
    keep_demands(session, campaign, members)


def keep_demands(
    session: Session, campaign: Campaign, members: Sequence[Member], only: Collection[int] | None = None
) -> None:
    """Give members that follow the demands of the template, where its words stand in their text, as their own.

    `only`: ids of the template's excerpts to keep; None: all.
    """
    wanted = select(CampaignExcerpt).where(CampaignExcerpt.campaign_id == campaign.id).order_by(CampaignExcerpt.id)
    excerpts = [each for each in session.scalars(wanted) if only is None or each.id in only]
    if not excerpts:
        return
    own = _own_demands(session, [member.comment_id for member in members])
    for comment, text in _followers(session, members):
        for excerpt in excerpts:
            if (comment.id, excerpt.demand_id) not in own:
                _keep_excerpt(session, comment, text, campaign.template[excerpt.start : excerpt.end], excerpt)


def _followers(session: Session, members: Sequence[Member]) -> Iterator[tuple[Comment, str]]:
    for piece in in_pieces([member.comment_id for member in members if member.follows]):
        wanted = (
            select(Comment, Wording.text)
            .join(Wording, Wording.id == Comment.wording_id)
            .where(Comment.id.in_(piece))
            .order_by(Comment.id)
        )
        yield from session.execute(wanted).all()


def _own_demands(session: Session, comment_ids: Sequence[int]) -> set[tuple[int, int]]:
    own: set[tuple[int, int]] = set()
    for piece in in_pieces(comment_ids):
        wanted = select(Excerpt.comment_id, Excerpt.demand_id).where(Excerpt.comment_id.in_(piece))
        own |= set(session.execute(wanted))
    return own


def _keep_excerpt(session: Session, comment: Comment, text: str, words: str, excerpt: CampaignExcerpt) -> None:
    start, end = place_words(text, words)
    if (start, end) == NOWHERE:
        return
    session.add(
        Excerpt(
            demand_id=excerpt.demand_id,
            comment_id=comment.id,
            wording_id=comment.wording_id,
            start=start,
            end=end,
            decided_by=excerpt.decided_by,
        )
    )
