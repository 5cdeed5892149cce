"""One frozen Briefing of an item, gathered in one session: every figure with the comments behind it."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from council_desk.queries.agenda import item_head
from council_desk.queries.brief_claims import brief_cities
from council_desk.queries.brief_comments import brief_comments
from council_desk.queries.brief_demands import brief_demands
from council_desk.queries.briefing import (
    BriefedCampaign,
    BriefedClause,
    BriefedComment,
    BriefedQuestion,
    Briefing,
    Evidence,
)
from council_desk.queries.comment_detail import label_of
from council_desk.queries.counts import STANCES, four_counts, number_of_suggested_campaigns, stance_counts
from council_desk.queries.effective import UNTAGGED, counted
from council_desk.queries.hearings import earlier_hearings
from council_desk.queries.translations import tied_letters
from council_desk.queries.undecided import undecided_links, undecided_suggestions
from council_desk.records.agenda import Office
from council_desk.records.briefing import MemoSettings
from council_desk.records.campaigns import Campaign
from council_desk.records.comments import Comment
from council_desk.records.intake import CommentList, Edition, EditionEntry, Intake
from council_desk.records.journal import Change
from council_desk.records.policy import Clause, Draft, Policy
from council_desk.records.tags import SensitivePassage

NOT_READ = frozenset({"rejections", "judgements", "column_mappings"})
"""Journalled tables that no paper reads: a change of these alone does not make the data newer."""
LOOKED_AT = 200
_KIND_NAMES = {"stance": "stances", "demand": "demands", "question": "questions", "sensitive": "sensitive"}


def briefing(session: Session, item_id: int) -> Briefing:
    """Everything the memo and the workbook print of an item; raises NotFoundError where it is gone.

    Always in the same order, and `data_as_of` is the time of the last change that the paper reads, so that the same
    data gives the same bytes.
    """
    office = session.get(Office, 1)
    zone = office.time_zone if office else "UTC"
    head = item_head(session, item_id)
    comments = brief_comments(session, item_id)
    settings = session.get(MemoSettings, item_id)
    number, at = last_change(session)
    draft = session.get(Draft, head.draft_id) if head.draft_id is not None else None
    return Briefing(
        office=office.name if office else "",
        time_zone=zone,
        head=head,
        force=session.get_one(Policy, draft.policy_id).force if draft else "",
        draft_name=draft.name if draft else None,
        clauses=_clauses(session, draft.id) if draft else (),
        data_as_of=at,
        change_number=number,
        words=dict(settings.words) if settings else {},
        sections=tuple((str(name), bool(on)) for name, on in settings.sections) if settings else (),
        counts=four_counts(session, item_id),
        stances=stance_counts(session, item_id),
        stance_evidence=_by_stance(comments),
        by_channel=_by_channel(comments),
        outside_campaigns=_by_stance([comment for comment in comments if comment.campaign_id is None]),
        all_counted=_evidence(comments),
        late=_evidence(comment for comment in comments if comment.late),
        by_day=_by_day(comments, zone),
        campaigns=_campaigns(session, item_id, comments, zone),
        demands=brief_demands(session, item_id, draft.id if draft else None, comments),
        questions=tuple(
            BriefedQuestion(comment.id, comment.text[start:end], start, end)
            for comment in comments
            for start, end in comment.questions
        ),
        withdrawn=_withdrawn(session, item_id),
        set_aside=_set_aside(session, item_id),
        suggested_undecided=_suggested(session, item_id, draft.id if draft else None),
        undecided_sensitive=_undecided_sensitive(session, item_id),
        languages=_languages(comments),
        comments=comments,
        editions=_editions(session, item_id),
        earlier=earlier_hearings(session, item_id),
        cities=brief_cities(session, item_id),
    )


def last_change(session: Session) -> tuple[int, str]:
    """Number and UTC time of the last change that touches what papers read; (0, "") where nothing changed yet."""
    newest = select(Change.number, Change.at, Change.tables).order_by(Change.number.desc()).limit(LOOKED_AT)
    changes = session.execute(newest).all()
    for number, at, tables in changes:
        if set(tables) - NOT_READ:
            return number, at
    return (changes[0][0], changes[0][1]) if changes else (0, "")


def _evidence(comments: Iterable[BriefedComment]) -> Evidence:
    return Evidence(tuple(comment.id for comment in comments))


def _by_stance(comments: Sequence[BriefedComment]) -> dict[str, Evidence]:
    return {
        stance: _evidence(comment for comment in comments if (comment.stance or UNTAGGED) == stance)
        for stance in (*STANCES, UNTAGGED)
    }


def _by_channel(comments: Sequence[BriefedComment]) -> dict[str, dict[str, Evidence]]:
    """By channel, the one with most comments first; an unknown channel is the empty word, last."""
    sizes = Counter(comment.channel for comment in comments)
    order = sorted(sizes, key=lambda channel: (channel == "", -sizes[channel], channel))
    return {channel: _by_stance([comment for comment in comments if comment.channel == channel]) for channel in order}


def _by_day(comments: Iterable[BriefedComment], zone: str) -> tuple[tuple[str, int], ...]:
    """How many came on each day (ISO date, in the office's zone) of those whose time is known."""
    local = ZoneInfo(zone)
    days = Counter(
        datetime.fromisoformat(comment.received_at).astimezone(local).date().isoformat()
        for comment in comments
        if comment.received_at
    )
    return tuple(sorted(days.items()))


def _campaigns(
    session: Session, item_id: int, comments: Sequence[BriefedComment], zone: str
) -> tuple[BriefedCampaign, ...]:
    """Confirmed campaigns with a counted member, largest first."""
    found = []
    campaigns = session.scalars(select(Campaign).where(Campaign.item_id == item_id)).all()
    letters = {campaign.id: campaign.letter for campaign in campaigns}
    translated = {letter.comment_id: letter.campaign_id for letter in tied_letters(session, item_id)}
    of = {campaign.id: campaign.translation_of for campaign in campaigns}
    for campaign in campaigns:
        members = [comment for comment in comments if comment.campaign_id == campaign.id]
        if members:
            found.append(
                BriefedCampaign(
                    id=campaign.id,
                    letter=campaign.letter,
                    name=campaign.name,
                    template=campaign.template,
                    stance=campaign.stance,
                    members=_evidence(members),
                    verbatim=_evidence(c for c in members if c.form == "verbatim"),
                    trimmed=_evidence(c for c in members if c.form == "trimmed"),
                    edited=_evidence(c for c in members if c.form == "edited"),
                    changes_ask=_evidence(c for c in members if c.changes_ask),
                    by_day=_by_day(members, zone),
                    translations=_evidence(
                        c for c in comments if campaign.id in (translated.get(c.id), of.get(c.campaign_id or 0))
                    ),
                    translates=letters.get(campaign.translation_of or 0, ""),
                )
            )
    return tuple(sorted(found, key=lambda c: (-c.members.count, len(c.letter), c.letter)))


def _clauses(session: Session, draft_id: int) -> tuple[BriefedClause, ...]:
    wanted = select(Clause).where(Clause.draft_id == draft_id).order_by(Clause.position)
    return tuple(BriefedClause(c.citation, c.heading, c.kind, c.level, c.text) for c in session.scalars(wanted))


def _withdrawn(session: Session, item_id: int) -> tuple[tuple[str, int], ...]:
    """(comment's label, number of the edition that dropped it)."""
    wanted = (
        select(Comment.number, Comment.suffix, Edition.number)
        .join(Edition, Edition.id == Comment.withdrawn_in)
        .where(Comment.item_id == item_id)
        .order_by(Comment.number, Comment.suffix)
    )
    return tuple((label_of(number, suffix), edition) for number, suffix, edition in session.execute(wanted))


def _set_aside(session: Session, item_id: int) -> tuple[tuple[str, str], ...]:
    """(comment's label, reason) of those that are not withdrawn as well."""
    wanted = (
        select(Comment.number, Comment.suffix, Comment.set_aside)
        .where(Comment.item_id == item_id, Comment.set_aside.is_not(None), Comment.withdrawn_in.is_(None))
        .order_by(Comment.number, Comment.suffix)
    )
    return tuple((label_of(number, suffix), reason or "") for number, suffix, reason in session.execute(wanted))


def _suggested(session: Session, item_id: int, draft_id: int | None) -> dict[str, int]:
    """How many suggestions wait for a person, by kind; demands are counted by group, links by demand."""
    waiting = undecided_suggestions(item_id).where(counted()).order_by(None).subquery()
    per_kind = select(waiting.c.kind, func.count()).where(waiting.c.kind != "demand").group_by(waiting.c.kind)
    groups = select(func.count(waiting.c.group_key.distinct())).where(waiting.c.kind == "demand")
    found = {"campaigns": number_of_suggested_campaigns(session, item_id)}
    found |= {_KIND_NAMES[kind]: count for kind, count in session.execute(per_kind)}
    found["demands"] = session.scalar(groups) or 0
    if draft_id is not None:
        links = undecided_links(draft_id).order_by(None).subquery()
        found["links"] = session.scalar(select(func.count()).select_from(links).where(links.c["rank"] == 1)) or 0
    order = ("campaigns", "stances", "demands", "questions", "sensitive", "links")
    return {kind: found[kind] for kind in order if found.get(kind)}


def _undecided_sensitive(session: Session, item_id: int) -> tuple[int, ...]:
    """Ids of counted comments with a disclosure that nobody has decided on, by number."""
    wanted = (
        select(Comment.id)
        .join(
            SensitivePassage,
            (SensitivePassage.comment_id == Comment.id) & (SensitivePassage.wording_id == Comment.wording_id),
        )
        .where(Comment.item_id == item_id, counted(), SensitivePassage.decision.is_(None))
        .order_by(Comment.number, Comment.suffix, Comment.id)
    )
    return tuple(dict.fromkeys(session.scalars(wanted)))


def _languages(comments: Iterable[BriefedComment]) -> tuple[tuple[str, int], ...]:
    counts = Counter(comment.language for comment in comments)
    return tuple(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))


def _editions(session: Session, item_id: int) -> tuple[tuple[int, str, str, int], ...]:
    """(edition number, file, kind, entries) of every edition of the item's lists, in the order they came."""
    entries = select(EditionEntry.edition_id, func.count().label("count")).group_by(EditionEntry.edition_id).subquery()
    wanted = (
        select(Edition.number, Intake.name, Edition.kind, func.coalesce(entries.c.count, 0))
        .join(CommentList, CommentList.id == Edition.list_id)
        .join(Intake, Intake.id == Edition.intake_id)
        .outerjoin(entries, entries.c.edition_id == Edition.id)
        .where(CommentList.item_id == item_id)
        .order_by(Edition.list_id, Edition.number)
    )
    return tuple((number, name, kind, count) for number, name, kind, count in session.execute(wanted))
