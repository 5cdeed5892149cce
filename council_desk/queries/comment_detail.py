"""Everything the reading pane and the tag panel show of one comment."""

from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from council_desk.errors import NotFoundError
from council_desk.queries.comments import CommentDetail, OtherComment, ShownCampaign, ShownStance
from council_desk.queries.effective import effective_stances
from council_desk.queries.findings import findings
from council_desk.queries.signatories import signatories_of
from council_desk.queries.undecided import membership_waits, undecided
from council_desk.records.agenda import Item, Meeting
from council_desk.records.campaigns import Campaign, Member
from council_desk.records.comments import Comment, Submission, Wording
from council_desk.records.intake import Edition, EditionEntry, Intake
from council_desk.records.people import Organisation, Person
from council_desk.records.suggestions import SuggestedCampaign, SuggestedMember, Suggestion


@dataclass(frozen=True, slots=True)
class _Source:
    file: str | None = None
    page: int | None = None
    lines: tuple[int, int] | None = None
    row: int | None = None
    edition: int | None = None
    state: str | None = None


def comment_detail(session: Session, comment_id: int) -> CommentDetail:
    """One comment with its tags and suggestions; raises NotFoundError where it is gone."""
    comment = session.get(Comment, comment_id)
    if comment is None:
        raise NotFoundError("That comment is no longer in the office; its import may have been undone.")
    submission = session.get_one(Submission, comment.submission_id)
    person = session.get(Person, submission.person_id) if submission.person_id else None
    organisation = session.get(Organisation, submission.organisation_id) if submission.organisation_id else None
    text = session.get_one(Wording, comment.wording_id).text
    stance = session.execute(effective_stances().where(Comment.id == comment_id)).one()
    found = findings(session, {comment_id: text})
    source = _source(session, comment_id)
    return CommentDetail(
        id=comment.id,
        item_id=comment.item_id,
        submission_id=submission.id,
        label=label_of(comment.number, comment.suffix),
        wording_id=comment.wording_id,
        version=comment.version,
        text=text,
        name=submission.name,
        organisation=organisation.name if organisation else None,
        signatories=signatories_of(session, submission.id),
        email=person.email if person else None,
        address=person.address if person else None,
        district=person.district if person else None,
        channel=submission.channel,
        received_at=comment.received_at,
        received_as_given=submission.received_as_given,
        late=submission.late,
        subject=submission.subject,
        attachments=tuple(submission.attachments),
        position=comment.position,
        language=comment.language,
        file=source.file,
        page=source.page,
        lines=source.lines,
        row=source.row,
        edition=source.edition,
        edition_state=source.state,
        stance=stance[1],
        stance_by=comment.stance_by,
        stance_by_campaign=stance[2],
        suggested_stance=None if stance[1] else _suggested_stance(session, comment),
        campaign=_campaign(session, comment_id) or _suggested_campaign(session, comment_id),
        excerpts=found.excerpts.get(comment_id, ()),
        questions=found.questions.get(comment_id, ()),
        sensitive=found.sensitive.get(comment_id, ()),
        reply_owed=comment.reply_owed,
        done=comment.done,
        set_aside=comment.set_aside,
        withdrawn=comment.withdrawn_in is not None,
        look_again=comment.look_again,
        others=other_comments(session, comment_id),
    )


def label_of(number: int | None, suffix: str) -> str:
    """A comment's number as people cite it: "34", "34a"; empty in the unassigned tray."""
    return "" if number is None else f"{number}{suffix}"


def other_comments(session: Session, comment_id: int) -> tuple[OtherComment, ...]:
    """What the comment's submission says on other items, by item."""
    here = select(Comment.submission_id).where(Comment.id == comment_id).scalar_subquery()
    wanted = (
        select(Comment.id, Comment.number, Comment.suffix, Item.id, Item.number, Meeting.date)
        .outerjoin(Item, Item.id == Comment.item_id)
        .outerjoin(Meeting, Meeting.id == Item.meeting_id)
        .where(Comment.submission_id == here, Comment.id != comment_id)
        .order_by(Comment.id)
    )
    return tuple(
        OtherComment(other, label_of(number, suffix), item_id, item, date)
        for other, number, suffix, item_id, item, date in session.execute(wanted)
    )


def _source(session: Session, comment_id: int) -> _Source:
    """Where the comment stands in the latest edition that has it."""
    wanted = (
        select(EditionEntry, Edition, Intake.name)
        .join(Edition, Edition.id == EditionEntry.edition_id)
        .join(Intake, Intake.id == Edition.intake_id)
        .where(EditionEntry.comment_id == comment_id)
        .order_by(Edition.id.desc())
        .limit(1)
    )
    found = session.execute(wanted).first()
    if found is None:
        return _Source()
    entry, edition, name = found
    lines = (entry.first_line, entry.last_line) if entry.first_line and entry.last_line else None
    return _Source(name, entry.page, lines, entry.row, edition.number, entry.state)


def _suggested_stance(session: Session, comment: Comment) -> ShownStance | None:
    wanted = (
        select(Suggestion)
        .join(Comment, Comment.id == Suggestion.comment_id)
        .where(Comment.id == comment.id, Suggestion.kind == "stance", undecided())
    )
    found = session.scalars(wanted.limit(1)).first()
    if found is None:
        return None
    evidence = tuple((span[0], span[1]) for span in found.evidence)
    return ShownStance(found.id, found.value, found.confidence, found.reason, evidence)


def spans(stored: list[list[int]]) -> tuple[tuple[int, int], ...]:
    """Stored [[start, end], ...] as pairs."""
    return tuple((start, end) for start, end in stored)


def _campaign(session: Session, comment_id: int) -> ShownCampaign | None:
    member = session.get(Member, comment_id)
    if member is None:
        return None
    campaign = session.get_one(Campaign, member.campaign_id)
    size = select(func.count()).select_from(Member).where(Member.campaign_id == campaign.id)
    return ShownCampaign(
        campaign.id,
        campaign.letter,
        campaign.name,
        session.scalar(size) or 0,
        True,
        member.follows,
        member.form,
        spans(member.own_words),
        member.changes_ask,
        member.change_reason,
    )


def _suggested_campaign(session: Session, comment_id: int) -> ShownCampaign | None:
    waiting = select(SuggestedMember).join(Comment, Comment.id == SuggestedMember.comment_id)
    member = session.scalars(waiting.where(Comment.id == comment_id, membership_waits())).one_or_none()
    if member is None:
        return None
    campaign = session.get_one(SuggestedCampaign, member.suggested_campaign_id)
    size = (
        select(func.count())
        .select_from(SuggestedMember)
        .where(SuggestedMember.suggested_campaign_id == member.suggested_campaign_id)
    )
    return ShownCampaign(
        campaign.id,
        campaign.letter,
        "",
        session.scalar(size) or 0,
        False,
        False,
        member.form,
        spans(member.own_words),
        member.changes_ask,
        member.change_reason,
    )
