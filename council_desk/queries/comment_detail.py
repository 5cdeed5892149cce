"""Everything the reading pane and the tag panel show of one comment."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from sqlalchemy import Row, Select, bindparam, exists, func, select
from sqlalchemy.orm import Session, aliased

from council_desk.errors import NotFoundError
from council_desk.queries.comments import CommentDetail, OtherComment, ShownCampaign, ShownStance, ShownTranslation
from council_desk.queries.effective import effective_stance, stance_by_campaign
from council_desk.queries.findings import findings
from council_desk.queries.signatories import signatories_of
from council_desk.queries.translations import translation_of_letter
from council_desk.queries.undecided import membership_waits, undecided
from council_desk.records.agenda import Item, Meeting
from council_desk.records.campaigns import Campaign, Member, TranslatedLetter
from council_desk.records.comments import Comment, Submission, Wording
from council_desk.records.intake import Edition, EditionEntry, Intake
from council_desk.records.people import Organisation, Person, Signatory
from council_desk.records.suggestions import SuggestedCampaign, SuggestedMember, SuggestedTranslation, Suggestion

OF_THE_COMMENT_ALONE = frozenset({"comments", "judgements"})
"""Tables of which a change shows in no more of a detail than `_TAGS` asks for."""


@dataclass(frozen=True, slots=True)
class _Source:
    file: str | None = None
    page: int | None = None
    lines: tuple[int, int] | None = None
    row: int | None = None
    edition: int | None = None
    state: str | None = None


def comment_detail(session: Session, comment_id: int) -> CommentDetail:
    """One comment with its tags and suggestions; raises NotFoundError where it is gone.

    The queries are made once and hold what belongs together: putting one together costs more than its answer.
    """
    head = _one(session, _head_query(), comment_id)
    found = findings(session, {comment_id: head.text})
    source = _source(session, comment_id)
    return CommentDetail(
        id=comment_id,
        item_id=head.item_id,
        submission_id=head.submission_id,
        label=label_of(head.number, head.suffix),
        wording_id=head.wording_id,
        version=head.version,
        text=head.text,
        name=head.name,
        organisation=head.organisation,
        signatories=signatories_of(session, head.submission_id) if head.signed else (),
        email=head.email,
        address=head.address,
        district=head.district,
        channel=head.channel,
        received_at=head.received_at,
        received_as_given=head.received_as_given,
        late=head.late,
        subject=head.subject,
        attachments=tuple(head.attachments),
        position=head.position,
        language=head.language,
        file=source.file,
        page=source.page,
        lines=source.lines,
        row=source.row,
        edition=source.edition,
        edition_state=source.state,
        stance=head.stance,
        stance_by=head.stance_by,
        stance_by_campaign=head.by_campaign,
        suggested_stance=_suggested_stance(head),
        campaign=_campaign(head) or _suggested_campaign(session, head, comment_id),
        excerpts=found.excerpts.get(comment_id, ()),
        questions=found.questions.get(comment_id, ()),
        sensitive=found.sensitive.get(comment_id, ()),
        reply_owed=head.reply_owed,
        done=head.done,
        set_aside=head.set_aside,
        withdrawn=head.withdrawn_in is not None,
        look_again=head.look_again,
        others=other_comments(session, comment_id) if head.elsewhere else (),
        translation=_translation(session, head, comment_id),
    )


def detail_after(session: Session, known: CommentDetail, tables: Collection[str]) -> CommentDetail:
    """What is `known` of a comment after a change to rows of these tables: only what that can have touched is asked.

    A change that touched no more than the comment's own row, as nearly every key makes it, costs one question.
    """
    if not OF_THE_COMMENT_ALONE.issuperset(tables):
        return comment_detail(session, known.id)
    tags = _one(session, _tags_query(), known.id)
    if (tags.wording_id, tags.item_id, tags.submission_id) != (known.wording_id, known.item_id, known.submission_id):
        return comment_detail(session, known.id)
    return replace(
        known,
        label=label_of(tags.number, tags.suffix),
        version=tags.version,
        received_at=tags.received_at,
        position=tags.position,
        language=tags.language,
        stance=tags.stance,
        stance_by=tags.stance_by,
        stance_by_campaign=tags.by_campaign,
        suggested_stance=_suggested_stance(tags),
        reply_owed=tags.reply_owed,
        done=tags.done,
        set_aside=tags.set_aside,
        withdrawn=tags.withdrawn_in is not None,
        look_again=tags.look_again,
    )


def _one(session: Session, query: Select[*tuple[Any, ...]], comment_id: int) -> Row[*tuple[Any, ...]]:
    found = session.execute(query, {"comment": comment_id}).first()
    if found is None:
        raise NotFoundError("That comment is no longer in the office; its import may have been undone.")
    return found


@cache
def _tags_query() -> Select[*tuple[Any, ...]]:
    """What the row of a `:comment` says, its stance, and the stance that is suggested while there is none."""
    return (
        select(
            Comment.item_id,
            Comment.submission_id,
            Comment.number,
            Comment.suffix,
            Comment.wording_id,
            Comment.version,
            Comment.received_at,
            Comment.position,
            Comment.language,
            Comment.stance_by,
            Comment.reply_owed,
            Comment.done,
            Comment.set_aside,
            Comment.withdrawn_in,
            Comment.look_again,
            effective_stance().label("stance"),
            stance_by_campaign().label("by_campaign"),
            Suggestion.id.label("suggestion_id"),
            Suggestion.value.label("suggested"),
            Suggestion.confidence,
            Suggestion.reason,
            Suggestion.evidence,
        )
        .select_from(Comment)
        .outerjoin(Member, Member.comment_id == Comment.id)
        .outerjoin(Campaign, Campaign.id == Member.campaign_id)
        .outerjoin(Suggestion, (Suggestion.comment_id == Comment.id) & (Suggestion.kind == "stance") & undecided())
        .where(Comment.id == bindparam("comment"))
        .order_by(Suggestion.id)
        .limit(1)
    )


@cache
def _head_query() -> Select[*tuple[Any, ...]]:
    """The same of a `:comment`, and what stands once beside it: its text, who sent it, its campaign."""
    other, fellow = aliased(Comment), aliased(Member)
    return (
        _tags_query()
        .add_columns(
            Wording.text,
            Submission.name,
            Submission.channel,
            Submission.received_as_given,
            Submission.late,
            Submission.subject,
            Submission.attachments,
            Person.email,
            Person.address,
            Person.district,
            Organisation.name.label("organisation"),
            exists().where(Signatory.submission_id == Submission.id).label("signed"),
            exists().where(other.submission_id == Submission.id, other.id != Comment.id).label("elsewhere"),
            Campaign.id.label("campaign_id"),
            Campaign.letter,
            Campaign.name.label("campaign_name"),
            select(func.count()).where(fellow.campaign_id == Campaign.id).scalar_subquery().label("members"),
            Member.follows,
            Member.form,
            Member.own_words,
            Member.changes_ask,
            Member.change_reason,
            exists().where(SuggestedMember.comment_id == Comment.id).label("may_be_member"),
            exists().where(SuggestedTranslation.comment_id == Comment.id).label("may_translate"),
            exists().where(TranslatedLetter.comment_id == Comment.id).label("translates"),
        )
        .join(Wording, Wording.id == Comment.wording_id)
        .join(Submission, Submission.id == Comment.submission_id)
        .outerjoin(Person, Person.id == Submission.person_id)
        .outerjoin(Organisation, Organisation.id == Submission.organisation_id)
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


@cache
def _source_query() -> Select[*tuple[Any, ...]]:
    """The entry of a `:comment` in the latest edition that has it."""
    entry = (EditionEntry.page, EditionEntry.first_line, EditionEntry.last_line, EditionEntry.row, EditionEntry.state)
    return (
        select(*entry, Edition.number, Intake.name)
        .join(Edition, Edition.id == EditionEntry.edition_id)
        .join(Intake, Intake.id == Edition.intake_id)
        .where(EditionEntry.comment_id == bindparam("comment"))
        .order_by(Edition.id.desc())
        .limit(1)
    )


def _source(session: Session, comment_id: int) -> _Source:
    """Where the comment stands in the latest edition that has it."""
    found = session.execute(_source_query(), {"comment": comment_id}).first()
    if found is None:
        return _Source()
    page, first, last, row, state, number, name = found
    return _Source(name, page, (first, last) if first and last else None, row, number, state)


def _suggested_stance(found: Row[*tuple[Any, ...]]) -> ShownStance | None:
    if found.suggestion_id is None or found.stance is not None:
        return None
    return ShownStance(found.suggestion_id, found.suggested, found.confidence, found.reason, spans(found.evidence))


def spans(stored: list[list[int]]) -> tuple[tuple[int, int], ...]:
    """Stored [[start, end], ...] as pairs."""
    return tuple((start, end) for start, end in stored)


def _campaign(head: Row[*tuple[Any, ...]]) -> ShownCampaign | None:
    if head.campaign_id is None:
        return None
    return ShownCampaign(
        head.campaign_id,
        head.letter,
        head.campaign_name,
        head.members,
        True,
        head.follows,
        head.form,
        spans(head.own_words),
        head.changes_ask,
        head.change_reason,
    )


def _translation(session: Session, head: Row[*tuple[Any, ...]], comment_id: int) -> ShownTranslation | None:
    if head.campaign_id is not None or head.item_id is None or not (head.may_translate or head.translates):
        return None
    return translation_of_letter(session, head.item_id, comment_id)


def _suggested_campaign(session: Session, head: Row[*tuple[Any, ...]], comment_id: int) -> ShownCampaign | None:
    if not head.may_be_member:
        return None
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
