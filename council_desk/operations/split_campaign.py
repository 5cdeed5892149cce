"""Some letters of a campaign become a campaign of their own, or are put into one by hand."""

from collections import Counter
from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from council_desk.analysis.campaigns import find_campaigns
from council_desk.analysis.own_words import OwnWords
from council_desk.errors import RefusedError
from council_desk.operations.campaign_letters import next_letter
from council_desk.operations.finding import current_text, found, load_comments
from council_desk.operations.leave_campaign import keep_demands, keep_tags
from council_desk.operations.mend_campaign import compare_member
from council_desk.queries.findings import NOWHERE, place_words
from council_desk.records.campaigns import Campaign, CampaignExcerpt, Member

FEWEST = 2


def split_campaign(session: Session, campaign_id: int, comment_ids: Sequence[int], name: str = "") -> int:
    """Make some members of a campaign a campaign of their own with the same stance; gives its id.

    Its template is what the chosen letters share. Each is compared with it, and follows where it followed before and
    its edit does not change the ask. Demands of the template go along where their words stand in the new one; others
    stay with the letters as their own. Raises RefusedError for fewer than two letters, or all of them.
    """
    campaign = found(session.get(Campaign, campaign_id), "campaign")
    members = _members(session, campaign_id)
    going = [member for member in members if member.comment_id in set(comment_ids)]
    if len(going) < FEWEST or len(going) == len(members):
        raise RefusedError("Choose two letters or more of this campaign, but not all of them, to split off.")
    texts = [current_text(session, comment) for comment in load_comments(session, [m.comment_id for m in going])]
    template, core = shared_letter(texts)
    taken = set(session.scalars(select(Campaign.letter).where(Campaign.item_id == campaign.item_id)))
    made = Campaign(
        item_id=campaign.item_id,
        letter=next_letter(taken),
        name=" ".join(name.split()),
        template=template,
        core=core,
        stance=campaign.stance,
        stance_by=campaign.stance_by,
    )
    session.add(made)
    session.flush()
    _take_demands_along(session, campaign, made, going)
    known: dict[str, OwnWords] = {}
    for member in going:
        member.campaign_id = made.id
        compare_member(session, member, template, known)
        member.follows = member.follows and not member.changes_ask
    session.flush()
    return made.id


def join_campaign(session: Session, campaign_id: int, comment_ids: Sequence[int]) -> int:
    """Put comments into a campaign by hand; gives how many were not members of it. They follow, unless their edit
    changes the ask. One that was in another campaign leaves it and keeps what it had by it.

    Raises RefusedError for a comment of another item, NotFoundError where campaign or comment is gone.
    """
    campaign = found(session.get(Campaign, campaign_id), "campaign")
    known: dict[str, OwnWords] = {}
    joined = 0
    for comment in load_comments(session, comment_ids):
        if comment.item_id != campaign.item_id:
            raise RefusedError("That comment is on another item. Campaigns are of one item.")
        member = session.get(Member, comment.id)
        if member is not None and member.campaign_id == campaign_id:
            continue
        if member is None:
            member = Member(comment_id=comment.id, campaign_id=campaign_id, wording_id=comment.wording_id, form="")
            session.add(member)
        else:
            keep_tags(session, found(session.get(Campaign, member.campaign_id), "campaign"), [member])
            member.campaign_id = campaign_id
        compare_member(session, member, campaign.template, known)
        member.follows = not member.changes_ask
        joined += 1
    session.flush()
    return joined


def shared_letter(texts: Sequence[str]) -> tuple[str, bytes]:
    """The template that letters share, and the core that later ones are placed by; where they share too little, the
    commonest of them (then the longest) and no core.
    """
    groups = find_campaigns(texts).groups
    if groups and 2 * len(groups[0].members) > len(texts):
        return groups[0].template, groups[0].core
    counted = Counter(texts)
    return max(sorted(counted), key=lambda text: (counted[text], len(text))), b""


def _members(session: Session, campaign_id: int) -> Sequence[Member]:
    return session.scalars(select(Member).where(Member.campaign_id == campaign_id).order_by(Member.comment_id)).all()


def _take_demands_along(session: Session, old: Campaign, new: Campaign, going: Sequence[Member]) -> None:
    wanted = select(CampaignExcerpt).where(CampaignExcerpt.campaign_id == old.id).order_by(CampaignExcerpt.id)
    left: set[int] = set()
    for excerpt in session.scalars(wanted).all():
        start, end = place_words(new.template, old.template[excerpt.start : excerpt.end])
        if (start, end) == NOWHERE:
            left.add(excerpt.id)
            continue
        session.add(
            CampaignExcerpt(
                campaign_id=new.id, demand_id=excerpt.demand_id, start=start, end=end, decided_by=excerpt.decided_by
            )
        )
    session.flush()
    if left:
        keep_demands(session, old, going, left)
