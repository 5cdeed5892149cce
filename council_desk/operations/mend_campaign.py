"""Which part of a mended comment is the campaign's letter: membership goes where the template's words went."""

from collections.abc import Sequence

from sqlalchemy.orm import Session

from council_desk.analysis.campaigns import place_letters
from council_desk.analysis.own_words import OwnWords, compare_with_template
from council_desk.operations.finding import current_text, found
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
    for part, holds in zip(parts, held, strict=True):
        member = session.get(Member, part.id)
        if member is not None and not holds:
            session.delete(member)
        if holds:
            member = member or Member(comment_id=part.id, wording_id=part.wording_id, form="")
            member.campaign_id, member.follows = campaign.id, False
            session.add(member)
            compare_member(session, member, campaign.template)
    session.flush()


def _held(session: Session, campaign: Campaign, parts: Sequence[Comment], texts: Sequence[str]) -> list[bool]:
    if campaign.core:
        return [place is not None for place in place_letters(texts, {campaign.id: campaign.core})]
    members = [part.id for part in parts if session.get(Member, part.id) is not None]
    return [part.id in members[:1] for part in parts]


def compare_member(session: Session, member: Member, template: str, known: dict[str, OwnWords] | None = None) -> None:
    """Put down how the comment's present wording differs from a template; `known` holds texts compared already."""
    comment = found(session.get(Comment, member.comment_id), "comment")
    text = current_text(session, comment)
    known = {} if known is None else known
    own = known.get(text) or known.setdefault(text, compare_with_template(text, template))
    member.wording_id, member.form = comment.wording_id, own.form
    member.own_words = [list(span) for span in own.spans]
    member.changes_ask, member.change_reason = own.changes_ask, own.change_reason
