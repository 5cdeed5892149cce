"""The counted comments of an item as the paper needs them, in a handful of queries for all of them."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from council_desk.analysis.sensitive import find_contacts
from council_desk.queries.briefing import BriefedComment
from council_desk.queries.comment_detail import label_of, spans
from council_desk.queries.effective import counted, effective_stances
from council_desk.queries.findings import NOWHERE, place_words
from council_desk.queries.undecided import STANCE, undecided_suggestions
from council_desk.records.campaigns import Campaign, CampaignExcerpt, Member
from council_desk.records.comments import Comment, Submission, Wording
from council_desk.records.intake import Edition, EditionEntry, Intake
from council_desk.records.people import Organisation, Signatory
from council_desk.records.suggestions import Suggestion
from council_desk.records.tags import Excerpt, Question, SensitivePassage

Span = tuple[int, int]
MASKED = frozenset({"email", "phone", "home_address"})
"""Kinds of contact details that no memo prints."""


@dataclass(frozen=True, slots=True)
class _Source:
    """Where a comment stands in the latest edition that has it."""

    page: int | None = None
    lines: Span | None = None
    row: int | None = None
    file: str | None = None
    edition: int | None = None
    state: str | None = None


@dataclass(frozen=True, slots=True)
class _Facts:
    """What is known of the item's comments beside their own rows, by comment id (signatories by submission id)."""

    signatories: Mapping[int, list[str]]
    sources: Mapping[int, _Source]
    members: Mapping[int, Member]
    own_excerpts: Mapping[int, list[tuple[int, int, int]]]
    template_words: Mapping[int, list[tuple[int, str]]]
    questions: Mapping[int, list[Span]]
    withheld: Mapping[int, list[Span]]
    suggested: Mapping[int, str]


def brief_comments(session: Session, item_id: int) -> tuple[BriefedComment, ...]:
    """Every counted comment of the item, by number."""
    stances = effective_stances().where(Comment.item_id == item_id).subquery()
    wanted = (
        select(Comment, Wording, Submission, Organisation.name, stances.c.stance, stances.c.by_campaign)
        .join(Wording, Wording.id == Comment.wording_id)
        .join(Submission, Submission.id == Comment.submission_id)
        .outerjoin(Organisation, Organisation.id == Submission.organisation_id)
        .join(stances, stances.c.comment_id == Comment.id)
        .where(Comment.item_id == item_id, counted())
        .order_by(Comment.number, Comment.suffix, Comment.id)
    )
    rows = session.execute(wanted).all()
    facts = _facts(session, item_id)
    first_with: dict[tuple[str, str], str] = {}
    placed: dict[tuple[str, str], Span] = {}
    contacts: dict[str, tuple[Span, ...]] = {}
    briefed = []
    for comment, wording, submission, organisation, stance, by_campaign in rows:
        label = label_of(comment.number, comment.suffix)
        first = first_with.setdefault((wording.text_key, wording.text.strip()), label)
        if wording.text not in contacts:
            contacts[wording.text] = _contacts(wording.text)
        member, source = facts.members.get(comment.id), facts.sources.get(comment.id, _Source())
        briefed.append(
            BriefedComment(
                id=comment.id,
                label=label,
                name=submission.name,
                organisation=organisation,
                signatories=tuple(facts.signatories.get(submission.id, ())),
                channel=submission.channel,
                received_at=comment.received_at,
                received_as_given=submission.received_as_given,
                late=submission.late,
                text=wording.text,
                language=comment.language,
                position=comment.position,
                stance=stance,
                stance_by_campaign=bool(by_campaign),
                suggested_stance=None if stance else facts.suggested.get(comment.id),
                campaign_id=member.campaign_id if member else None,
                form=member.form if member else "unique",
                own_words=spans(member.own_words) if member and member.wording_id == wording.id else (),
                changes_ask=bool(member and member.changes_ask),
                excerpts=_excerpts(comment.id, wording.text, member, facts, placed),
                questions=tuple(facts.questions.get(comment.id, ())),
                withheld=tuple(facts.withheld.get(comment.id, ())),
                private=contacts[wording.text],
                same_text_as=None if first == label or not wording.text else first,
                page=source.page,
                lines=source.lines,
                row=source.row,
                file=source.file,
                edition=source.edition,
                edition_state=source.state,
                attachments=tuple(submission.attachments),
                text_key=wording.text_key,
                person_id=submission.person_id,
            )
        )
    return tuple(briefed)


def _contacts(text: str) -> tuple[Span, ...]:
    return tuple((found.start, found.end) for found in find_contacts(text) if found.kind in MASKED)


def _excerpts(
    comment_id: int, text: str, member: Member | None, facts: _Facts, placed: dict[tuple[str, str], Span]
) -> tuple[tuple[int, int, int], ...]:
    """Own excerpts, and those of the template followed where its words stand in the text; `placed` remembers where."""
    found = list(facts.own_excerpts.get(comment_id, ()))
    if member is not None and member.follows:
        own = {demand_id for _, _, demand_id in found}
        for demand_id, words in facts.template_words.get(member.campaign_id, ()):
            if demand_id in own:
                continue
            key = (text, words)
            if key not in placed:
                placed[key] = place_words(text, words)
            if placed[key] != NOWHERE:
                found.append((*placed[key], demand_id))
    return tuple(sorted(found))


def _facts(session: Session, item_id: int) -> _Facts:
    members = select(Member).join(Campaign, Campaign.id == Member.campaign_id).where(Campaign.item_id == item_id)
    suggested = (
        undecided_suggestions(item_id, STANCE).order_by(None).with_only_columns(Suggestion.comment_id, Suggestion.value)
    )
    return _Facts(
        signatories=_signatories(session, item_id),
        sources=_sources(session, item_id),
        members={member.comment_id: member for member in session.scalars(members)},
        own_excerpts=_own_excerpts(session, item_id),
        template_words=_template_words(session, item_id),
        questions=_questions(session, item_id),
        withheld=_withheld(session, item_id),
        suggested=dict(session.execute(suggested).all()),
    )


def _signatories(session: Session, item_id: int) -> dict[int, list[str]]:
    wanted = (
        select(Signatory.submission_id, Signatory.name)
        .join(Comment, Comment.submission_id == Signatory.submission_id)
        .where(Comment.item_id == item_id)
        .order_by(Signatory.position, Signatory.id)
    )
    found: defaultdict[int, list[str]] = defaultdict(list)
    for submission_id, name in session.execute(wanted):
        if name not in found[submission_id]:
            found[submission_id].append(name)
    return found


def _sources(session: Session, item_id: int) -> dict[int, _Source]:
    latest = (
        select(EditionEntry.comment_id, func.max(EditionEntry.edition_id).label("edition_id"))
        .join(Comment, Comment.id == EditionEntry.comment_id)
        .where(Comment.item_id == item_id)
        .group_by(EditionEntry.comment_id)
        .subquery()
    )
    wanted = (
        select(EditionEntry, Edition.number, Intake.name)
        .join(
            latest,
            (latest.c.comment_id == EditionEntry.comment_id) & (latest.c.edition_id == EditionEntry.edition_id),
        )
        .join(Edition, Edition.id == EditionEntry.edition_id)
        .join(Intake, Intake.id == Edition.intake_id)
    )
    sources: dict[int, _Source] = {}
    for entry, edition, file in session.execute(wanted):
        lines = (entry.first_line, entry.last_line) if entry.first_line and entry.last_line else None
        sources[entry.comment_id] = _Source(entry.page, lines, entry.row, file, edition, entry.state)
    return sources


def _own_excerpts(session: Session, item_id: int) -> dict[int, list[tuple[int, int, int]]]:
    wanted = (
        select(Excerpt)
        .join(Comment, (Comment.id == Excerpt.comment_id) & (Comment.wording_id == Excerpt.wording_id))
        .where(Comment.item_id == item_id)
    )
    found: defaultdict[int, list[tuple[int, int, int]]] = defaultdict(list)
    for excerpt in session.scalars(wanted):
        found[excerpt.comment_id].append((excerpt.start, excerpt.end, excerpt.demand_id))
    return found


def _template_words(session: Session, item_id: int) -> dict[int, list[tuple[int, str]]]:
    """The words of each template that ask for a demand, by campaign id."""
    wanted = (
        select(CampaignExcerpt, Campaign.template)
        .join(Campaign, Campaign.id == CampaignExcerpt.campaign_id)
        .where(Campaign.item_id == item_id)
        .order_by(CampaignExcerpt.start, CampaignExcerpt.id)
    )
    found: defaultdict[int, list[tuple[int, str]]] = defaultdict(list)
    for excerpt, template in session.execute(wanted):
        found[excerpt.campaign_id].append((excerpt.demand_id, template[excerpt.start : excerpt.end]))
    return found


def _questions(session: Session, item_id: int) -> dict[int, list[Span]]:
    """Questions that are still owed an answer."""
    wanted = (
        select(Question.comment_id, Question.start, Question.end)
        .join(Comment, (Comment.id == Question.comment_id) & (Comment.wording_id == Question.wording_id))
        .where(Comment.item_id == item_id, Question.answered.is_(False))
        .order_by(Question.start, Question.end)
    )
    found: defaultdict[int, list[Span]] = defaultdict(list)
    for comment_id, start, end in session.execute(wanted):
        found[comment_id].append((start, end))
    return found


def _withheld(session: Session, item_id: int) -> dict[int, list[Span]]:
    wanted = (
        select(SensitivePassage.comment_id, SensitivePassage.start, SensitivePassage.end)
        .join(
            Comment,
            (Comment.id == SensitivePassage.comment_id) & (Comment.wording_id == SensitivePassage.wording_id),
        )
        .where(Comment.item_id == item_id, SensitivePassage.decision == "withhold")
        .order_by(SensitivePassage.start, SensitivePassage.end)
    )
    found: defaultdict[int, list[Span]] = defaultdict(list)
    for comment_id, start, end in session.execute(wanted):
        found[comment_id].append((start, end))
    return found
