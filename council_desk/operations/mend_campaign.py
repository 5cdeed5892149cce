"""Which part of a mended comment is the campaign's letter: membership goes where the template's words went."""

from collections.abc import Sequence

from sqlalchemy.orm import Session

from council_desk.analysis.campaigns import place_letters
from council_desk.analysis.own_words import compare_with_template
from council_desk.operations.finding import current_text
from council_desk.records.campaigns import Campaign, Member
from council_desk.records.comments import Comment


def campaign_of(session: Session, *comments: Comment) -> Campaign | None:
    """The campaign that the first of these comments is a member of which is in any; None: none is."""
    for comment in comments:
        member = session.get(Member, comment.id)
        if member is not None:
            return session.get_one(Campaign, member.campaign_id)
    return None


def place_parts(session: Session, campaign: Campaign, parts: Sequence[Comment]) -> None:
    """Make those parts members of the campaign that hold its letter, as they are worded now, and only those.

    None follows: a person has to look first. Where the campaign keeps no core to tell by, the first part that was a
    member stays one.
    """
    texts = [current_text(session, part) for part in parts]
    held = _held(session, campaign, parts, texts)
    for part, text, holds in zip(parts, texts, held, strict=True):
        member = session.get(Member, part.id)
        if member is not None and not holds:
            session.delete(member)
        if holds:
            _compare(session, campaign, member or Member(comment_id=part.id, campaign_id=campaign.id), part, text)
    session.flush()


def _held(session: Session, campaign: Campaign, parts: Sequence[Comment], texts: Sequence[str]) -> list[bool]:
    if campaign.core:
        return [place is not None for place in place_letters(texts, {campaign.id: campaign.core})]
    members = [part.id for part in parts if session.get(Member, part.id) is not None]
    return [part.id in members[:1] for part in parts]


def _compare(session: Session, campaign: Campaign, member: Member, part: Comment, text: str) -> None:
    own = compare_with_template(text, campaign.template)
    member.campaign_id, member.wording_id, member.form = campaign.id, part.wording_id, own.form
    member.own_words = [list(span) for span in own.spans]
    member.changes_ask, member.change_reason = own.changes_ask, own.change_reason
    member.follows = False
    session.add(member)
