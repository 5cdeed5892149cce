"""What a person says of one suggestion, looked at by itself, is kept: the next ones of its pattern learn from it.

Bulk acceptance is no evidence, nor is the mending of what was accepted in bulk: of that only the wrong ones are seen.
"""

import hashlib
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import Select, bindparam, func, select
from sqlalchemy.orm import Session

from council_desk.analysis.normalise import fold_for_likeness
from council_desk.queries.undecided import STANCE, rejection_key
from council_desk.records.campaigns import Campaign, Member
from council_desk.records.comments import Comment, Wording
from council_desk.records.suggestions import Judgement, SuggestedCampaign, SuggestedMember, Suggestion


@dataclass(frozen=True, slots=True)
class _Suggested:
    """A suggestion as it is judged; `unit` says which judgements count once."""

    item_id: int
    kind: str
    value: str
    pattern: str
    claimed: float
    unit: str


def judge_stance(session: Session, comment: Comment, stance: str | None, who: str) -> None:
    """Note what a person's stance for one comment says of the suggested one; to be called before it is set.

    A stance taken away again takes its judgement away. A comment that has a stance which nobody judged by itself
    (accepted in bulk, by its campaign) is no witness.
    """
    known = session.scalars(_judgement_query(), {"wording": comment.wording_id}).first()
    if _judged_before(session, known, stance, who) or comment.stance is not None:
        return
    suggested = _stance_of(session, comment)
    if suggested is not None:
        _add(session, suggested, suggested.value == stance, who, wording_id=comment.wording_id)


def judge_refused_stance(session: Session, suggestion: Suggestion, who: str) -> None:
    """Note that a person refused one comment's suggested stance, where nothing is said of it yet."""
    comment = session.get(Comment, suggestion.comment_id)
    if comment is not None and comment.wording_id == suggestion.wording_id:
        judge_stance(session, comment, f"not {suggestion.value}", who)


def judge_words(session: Session, suggestion: Suggestion, accepted: bool, who: str) -> None:
    """Note whether a person took suggested words for what they were suggested as: an ask, a question."""
    if suggestion.pattern is None or suggestion.claimed is None:
        return
    text = session.get_one(Wording, suggestion.wording_id).text
    words = fold_for_likeness(text[suggestion.start or 0 : suggestion.end or 0]).text
    place = rejection_key(suggestion.kind, suggestion.value, suggestion.start, suggestion.end)
    known = _judged_words(session, suggestion.kind, suggestion.wording_id, place)
    if known is not None:
        known.accepted, known.judged_by = accepted, who
        return
    suggested = _Suggested(
        suggestion.item_id, suggestion.kind, place, suggestion.pattern, suggestion.claimed, _hashed(words)
    )
    _add(session, suggested, accepted, who, wording_id=suggestion.wording_id)


def judge_words_wrong(session: Session, kind: str, wording_id: int, start: int, end: int) -> None:
    """Note that words which were accepted one by one are none of the kind after all; others are left alone."""
    known = _judged_words(session, kind, wording_id, rejection_key(kind, "", start, end))
    if known is not None:
        known.accepted = False


def judge_campaign(session: Session, campaign: Campaign, stance: str | None, who: str) -> None:
    """Note what a person's stance for a whole campaign says of the one suggested for its letters; it counts once."""
    known = session.scalars(
        select(Judgement).where(Judgement.campaign_id == campaign.id, Judgement.kind == STANCE).limit(1)
    ).first()
    if _judged_before(session, known, stance, who) or campaign.stance is not None:
        return
    suggested = _stance_of_letters(session, campaign)
    if suggested is not None:
        _add(session, suggested, suggested.value == stance, who, campaign_id=campaign.id)


def _judged_before(session: Session, known: Judgement | None, stance: str | None, who: str) -> bool:
    """Bring what was said before in line with a person's stance now; say whether nothing is left to say."""
    if known is not None and stance is None:
        session.delete(known)
    elif known is not None:
        known.accepted, known.judged_by = known.suggested == stance, who
    return known is not None or stance is None


def _judged_words(session: Session, kind: str, wording_id: int, place: str) -> Judgement | None:
    wanted = select(Judgement).where(
        Judgement.wording_id == wording_id, Judgement.kind == kind, Judgement.suggested == place
    )
    return session.scalars(wanted.limit(1)).first()


@cache
def _judgement_query() -> Select[Judgement]:
    """What is said of the stance suggested for a `:wording`. Made once, as what follows: a key waits for it."""
    of_wording = select(Judgement).where(Judgement.wording_id == bindparam("wording"), Judgement.kind == STANCE)
    return of_wording.limit(1)


@cache
def _suggested_query() -> Select[*tuple[Any, ...]]:
    """The stance suggested for a `:comment` as it is worded in `:wording`, and the campaigns that it may be read by."""
    return (
        select(
            Suggestion.item_id,
            Suggestion.value,
            Suggestion.pattern,
            Suggestion.claimed,
            Wording.text_key,
            Member.campaign_id,
            Member.follows,
            Member.changes_ask,
            Campaign.stance,
            Campaign.template,
            SuggestedMember.changes_ask.label("would_change_ask"),
            SuggestedCampaign.template.label("suggested_template"),
        )
        .join(Wording, Wording.id == Suggestion.wording_id)
        .outerjoin(Member, Member.comment_id == Suggestion.comment_id)
        .outerjoin(Campaign, Campaign.id == Member.campaign_id)
        .outerjoin(SuggestedMember, SuggestedMember.comment_id == Suggestion.comment_id)
        .outerjoin(SuggestedCampaign, SuggestedCampaign.id == SuggestedMember.suggested_campaign_id)
        .where(Suggestion.comment_id == bindparam("comment"), Suggestion.kind == STANCE)
        .where(Suggestion.wording_id == bindparam("wording"))
        .limit(1)
    )


def _stance_of(session: Session, comment: Comment) -> _Suggested | None:
    """The stance suggested for a comment that has none, with the template that it was read from; else None."""
    row = session.execute(_suggested_query(), {"comment": comment.id, "wording": comment.wording_id}).first()
    if row is None:
        return None
    if row.pattern is None or row.claimed is None or (row.follows and row.stance is not None):
        return None
    if row.campaign_id is not None:
        read = row.text_key if row.changes_ask else row.template
    else:
        read = row.suggested_template if row.would_change_ask is False else row.text_key
    unit = _hashed(f"{row.value}\n{read}")
    return _Suggested(row.item_id, STANCE, row.value, row.pattern, row.claimed, unit)


def _stance_of_letters(session: Session, campaign: Campaign) -> _Suggested | None:
    """The stance that most letters are suggested to have of those that leave the ask as the template has it."""
    most = func.count()
    wanted = (
        select(Suggestion.value, func.max(Suggestion.pattern), func.max(Suggestion.claimed), most)
        .join(Member, Member.comment_id == Suggestion.comment_id)
        .where(Member.campaign_id == campaign.id, Member.changes_ask.is_(False))
        .where(Suggestion.kind == STANCE, Suggestion.wording_id == Member.wording_id, Suggestion.pattern.is_not(None))
        .group_by(Suggestion.value)
        .order_by(most.desc(), Suggestion.value)
    )
    row = session.execute(wanted.limit(1)).first()
    if row is None:
        return None
    value, pattern, claimed, _ = row
    if pattern is None or claimed is None:
        return None
    unit = _hashed(f"{value}\n{campaign.template}")
    return _Suggested(campaign.item_id, STANCE, value, pattern, claimed, unit)


def _hashed(words: str) -> str:
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()


def _add(
    session: Session,
    suggested: _Suggested,
    accepted: bool,
    who: str,
    wording_id: int | None = None,
    campaign_id: int | None = None,
) -> None:
    session.add(
        Judgement(
            item_id=suggested.item_id,
            kind=suggested.kind,
            wording_id=wording_id,
            campaign_id=campaign_id,
            suggested=suggested.value,
            pattern=suggested.pattern,
            claimed=suggested.claimed,
            accepted=accepted,
            unit=suggested.unit,
            judged_by=who,
        )
    )
