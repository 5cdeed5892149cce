"""Campaigns are confirmed, tagged, merged, dissolved; a person decides which letters follow."""

from collections.abc import Sequence

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from council_desk.analysis.own_words import OwnWords
from council_desk.errors import ConflictError, RefusedError
from council_desk.operations.campaign_letters import next_letter
from council_desk.operations.finding import check_span, found
from council_desk.operations.judging import judge_campaign
from council_desk.operations.leave_campaign import keep_demands, keep_tags
from council_desk.operations.mend_campaign import compare_member
from council_desk.operations.tagging import check_stance
from council_desk.queries.findings import NOWHERE, place_words
from council_desk.queries.pieces import in_pieces
from council_desk.queries.undecided import CAMPAIGN, waiting_members
from council_desk.records.agenda import Item
from council_desk.records.campaigns import Campaign, CampaignExcerpt, Member, TranslatedLetter
from council_desk.records.comments import Comment, Wording
from council_desk.records.suggestions import Rejection, SuggestedCampaign, SuggestedMember
from council_desk.records.tags import Demand


def confirm_campaign(
    session: Session, suggested_id: int, who: str, stance: str | None = None, at_least: float = 0.0
) -> int:
    """Make a suggested campaign a campaign, with a stance if one is given, and give its id.

    Its members as listed now follow, apart from those whose edit changes the ask. Members suggested with less than
    `at_least` wait for another decision. Raises NotFoundError where it waits no more.
    """
    check_stance(stance)
    suggested = found(session.get(SuggestedCampaign, suggested_id), "suggested campaign")
    rows = session.execute(waiting_members(suggested.item_id)).all()
    listed = [member for member, of, _ in rows if of == suggested_id and member.confidence >= at_least]
    found(listed[0] if listed else None, "suggested campaign")
    if any(known is not None for _, of, known in rows if of == suggested_id):
        raise RefusedError("These letters belong to a campaign that is there already. Accept them in that campaign.")
    taken = set(session.scalars(select(Campaign.letter).where(Campaign.item_id == suggested.item_id)))
    campaign = Campaign(
        item_id=suggested.item_id,
        letter=suggested.letter if suggested.letter not in taken else next_letter(taken),
        template=suggested.template,
        core=suggested.core,
    )
    session.add(campaign)
    session.flush()
    _add_members(session, campaign.id, listed)
    suggested.campaign_id = campaign.id
    session.flush()
    tag_campaign(session, campaign.id, stance, who)
    session.flush()
    return campaign.id


def _add_members(session: Session, campaign_id: int, suggested: Sequence[SuggestedMember]) -> None:
    session.add_all(
        Member(
            comment_id=member.comment_id,
            campaign_id=campaign_id,
            wording_id=member.wording_id,
            form=member.form,
            own_words=member.own_words,
            changes_ask=member.changes_ask,
            change_reason=member.change_reason,
            follows=not member.changes_ask,
        )
        for member in suggested
    )


def accept_waiting(
    session: Session,
    campaign_id: int,
    at_least: float = 0.0,
) -> int:
    """Take the letters that wait for a campaign in, all at once; gives how many. Those whose edit changes the ask do
    not follow. Who did it stands in the journal.
    """
    campaign = found(session.get(Campaign, campaign_id), "campaign")
    rows = session.execute(waiting_members(campaign.item_id))
    waiting = [member for member, _, known in rows if known == campaign_id and member.confidence >= at_least]
    _add_members(session, campaign_id, waiting)
    session.flush()
    return len(waiting)


def tag_campaign(session: Session, campaign_id: int, stance: str | None, who: str, judged: bool = True) -> None:
    """Give a campaign its stance (None takes it away). The members that follow have it by the campaign, stored once; a
    comment's own tag wins, and a member whose edit changes the ask never follows. `judged`: somebody looked at it.
    """
    check_stance(stance)
    campaign = found(session.get(Campaign, campaign_id), "campaign")
    if judged:
        judge_campaign(session, campaign, stance, who)
    if campaign.stance != stance:
        campaign.stance, campaign.stance_by = stance, who if stance is not None else None


def _members(session: Session, campaign_id: int) -> Sequence[Member]:
    return session.scalars(select(Member).where(Member.campaign_id == campaign_id).order_by(Member.comment_id)).all()


def rename_campaign(session: Session, campaign_id: int, name: str, version: int | None = None) -> None:
    """Give a campaign a name beside its letter. Raises ConflictError where it was changed since `version` was read."""
    campaign = found(session.get(Campaign, campaign_id), "campaign")
    if version is not None and campaign.version != version:
        raise ConflictError("Someone else changed this campaign meanwhile. Look at it again, then save.")
    campaign.name = " ".join(name.split())


def add_campaign_excerpt(session: Session, campaign_id: int, start: int, end: int, demand_id: int, who: str) -> int:
    """Make [start, end) of the template an excerpt of a demand: every member that follows then asks for it.

    Gives its id, also where it was one. Raises RefusedError for an empty span or a demand of another matter.
    """
    campaign = found(session.get(Campaign, campaign_id), "campaign")
    check_span(campaign.template, start, end)
    demand = found(session.get(Demand, demand_id), "demand")
    item = session.get(Item, campaign.item_id)
    if item is None or item.matter_id != demand.matter_id:
        raise RefusedError("That demand belongs to another matter. Choose one of this item's, or make a new one.")
    same = select(CampaignExcerpt.id).where(
        CampaignExcerpt.campaign_id == campaign_id,
        CampaignExcerpt.demand_id == demand_id,
        CampaignExcerpt.start == start,
        CampaignExcerpt.end == end,
    )
    there = session.scalar(same)
    if there is not None:
        return there
    excerpt = CampaignExcerpt(campaign_id=campaign_id, demand_id=demand_id, start=start, end=end, decided_by=who)
    session.add(excerpt)
    session.flush()
    return excerpt.id


def set_follow(session: Session, comment_ids: Sequence[int], follow: bool, asks_the_same: bool = False) -> None:
    """Say whether members follow their campaign. One that stops keeps what it had by the campaign as its own.

    A member that follows again is compared with the template as it is worded now. Raises RefusedError where an edit
    changes the ask: such a letter never follows. `asks_the_same`: somebody looked, and it does not change the ask.
    """
    for comment_id in dict.fromkeys(comment_ids):
        member = found(session.get(Member, comment_id), "member")
        if member.follows == follow:
            continue
        campaign = found(session.get(Campaign, member.campaign_id), "campaign")
        if not follow:
            keep_tags(session, campaign, [member])
        else:
            compare_member(session, member, campaign.template)
            if asks_the_same:
                member.changes_ask, member.change_reason = False, None
            if member.changes_ask:
                raise RefusedError(
                    "A letter whose edit changes what is asked never follows its campaign. Tag it by itself."
                )
        member.follows = follow
    session.flush()


def remove_members(session: Session, comment_ids: Sequence[int], who: str = "") -> None:
    """Take letters out of their campaigns; each keeps what it had by it, and is not suggested for a campaign again
    while it is worded as it is.
    """
    for comment_id in dict.fromkeys(comment_ids):
        member = found(session.get(Member, comment_id), "member")
        _let_go(session, found(session.get(Campaign, member.campaign_id), "campaign"), [member], who)
    session.flush()


def dissolve_campaign(session: Session, campaign_id: int, who: str = "") -> None:
    """Take a campaign apart; each letter keeps what it had by it, and they are not suggested as a campaign again."""
    campaign = found(session.get(Campaign, campaign_id), "campaign")
    _let_go(session, campaign, _members(session, campaign_id), who)
    for excerpt in _template_excerpts(session, campaign_id):
        session.delete(excerpt)
    _tie_translations(session, campaign_id, None)
    session.delete(campaign)
    session.flush()


def say_translation(session: Session, campaign_id: int, original_id: int | None) -> None:
    """Say that a campaign's letter is that of another campaign of the item in another language (None: it is not). The
    two are shown beside each other and counted apart.

    Raises RefusedError for a campaign of another item, the campaign itself, or one that is a translation itself.
    """
    campaign = found(session.get(Campaign, campaign_id), "campaign")
    if original_id is not None:
        original = found(session.get(Campaign, original_id), "campaign")
        if original_id == campaign_id or original.item_id != campaign.item_id:
            raise RefusedError("Choose another campaign of the same item: the one that this is a translation of.")
        if original.translation_of is not None:
            raise RefusedError(f"Campaign {original.letter} is a translation itself. Choose the one it translates.")
        _tie_translations(session, campaign_id, original_id)
    campaign.translation_of = original_id


def _tie_translations(session: Session, old_id: int, new_id: int | None) -> None:
    """Let campaigns and letters that were translations of one be those of another, or of none."""
    for letter in session.scalars(select(TranslatedLetter).where(TranslatedLetter.campaign_id == old_id)).all():
        if new_id is None:
            session.delete(letter)
        else:
            letter.campaign_id = new_id
    for campaign in session.scalars(select(Campaign).where(Campaign.translation_of == old_id)).all():
        campaign.translation_of = new_id if campaign.id != new_id else None


def _template_excerpts(session: Session, campaign_id: int) -> Sequence[CampaignExcerpt]:
    wanted = select(CampaignExcerpt).where(CampaignExcerpt.campaign_id == campaign_id).order_by(CampaignExcerpt.id)
    return session.scalars(wanted).all()


def _let_go(session: Session, campaign: Campaign, members: Sequence[Member], who: str) -> None:
    keep_tags(session, campaign, members)
    for member in members:
        session.delete(member)
        session.add(
            Rejection(
                item_id=campaign.item_id,
                kind=CAMPAIGN,
                wording_id=member.wording_id,
                value=str(campaign.id),
                rejected_by=who,
            )
        )


def merge_campaigns(session: Session, into_id: int, from_id: int, stance: str | None = None, who: str = "") -> None:
    """Make two campaigns one: members and demands of `from_id` go to `into_id`, which keeps letter and template.

    `stance`: that of the merged campaign; it must be given where the two have different ones, else RefusedError. Each
    member that comes over is compared with the remaining template, and does not follow where its edit changes the ask.
    A demand whose words are not in the remaining template stays with the letters as their own.
    """
    check_stance(stance)
    into, gone = found(session.get(Campaign, into_id), "campaign"), found(session.get(Campaign, from_id), "campaign")
    if into_id == from_id or into.item_id != gone.item_id:
        raise RefusedError("Choose two campaigns of the same item to merge.")
    if stance is None and into.stance != gone.stance:
        raise RefusedError(
            f"Campaign {into.letter} is tagged {into.stance or 'not yet'} and campaign {gone.letter} "
            f"{gone.stance or 'not yet'}. Choose the stance of the merged campaign."
        )
    members = _members(session, from_id)
    _come_over(session, into, gone, members)
    _move_demands(session, into, gone, members)
    if stance is not None and into.stance != stance:
        into.stance, into.stance_by = stance, who
    waiting = update(SuggestedCampaign).where(SuggestedCampaign.campaign_id == from_id)
    session.execute(waiting.values(campaign_id=into_id), execution_options={"synchronize_session": False})
    if into.translation_of == from_id:
        into.translation_of = None
    _tie_translations(session, from_id, into_id)
    session.delete(gone)
    session.flush()


def _come_over(session: Session, into: Campaign, gone: Campaign, members: Sequence[Member]) -> None:
    known: dict[str, OwnWords] = {}
    for piece in in_pieces([member.comment_id for member in members]):
        # Read in one go what the comparison then finds in the session.
        _ = session.scalars(select(Comment).where(Comment.id.in_(piece))).all()
        _ = session.scalars(select(Wording).where(Wording.comment_id.in_(piece))).all()
    for member in members:
        compare_member(session, member, into.template, known)
        member.campaign_id = into.id
    stopped = [member for member in members if member.follows and member.changes_ask]
    keep_tags(session, gone, stopped)
    for member in stopped:
        member.follows = False
    session.flush()


def _move_demands(session: Session, into: Campaign, gone: Campaign, members: Sequence[Member]) -> None:
    """Template demands go where their words stand in the remaining template; others become the followers' own."""
    there = {excerpt.demand_id for excerpt in _template_excerpts(session, into.id)}
    left: list[CampaignExcerpt] = []
    for excerpt in _template_excerpts(session, gone.id):
        span = place_words(into.template, gone.template[excerpt.start : excerpt.end])
        if excerpt.demand_id in there:
            session.delete(excerpt)
        elif span != NOWHERE:
            excerpt.campaign_id, excerpt.start, excerpt.end = into.id, *span
        else:
            left.append(excerpt)
    session.flush()
    if left:
        keep_demands(session, gone, members)
    for excerpt in left:
        session.delete(excerpt)
