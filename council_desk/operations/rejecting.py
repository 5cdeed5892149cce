"""A person refuses a suggestion; it does not come back while the comment is worded as it is."""

from sqlalchemy.orm import Session

from council_desk.operations.finding import found
from council_desk.operations.judging import judge_refused_stance, judge_words
from council_desk.queries.undecided import (
    CAMPAIGN,
    DEMAND,
    LINK,
    STANCE,
    link_key,
    rejection_key,
    undecided_suggestions,
    waiting_members,
)
from council_desk.records.policy import Draft, Policy
from council_desk.records.suggestions import Rejection, SuggestedCampaign, SuggestedLink, Suggestion

WHOLE_GROUP = "group"
"""Key of a refused campaign: these letters are no campaign."""


def reject_suggestion(session: Session, suggestion_id: int, who: str, judged: bool = True) -> None:
    """Refuse one suggested stance, excerpt, question or disclosure. `judged`: somebody looked at it by itself."""
    suggestion = found(session.get(Suggestion, suggestion_id), "suggestion")
    if judged and suggestion.kind == STANCE:
        judge_refused_stance(session, suggestion, who)
    elif judged:
        judge_words(session, suggestion, False, who)
    _refuse(session, suggestion, who)


def _refuse(session: Session, suggestion: Suggestion, who: str) -> None:
    session.add(
        Rejection(
            item_id=suggestion.item_id,
            kind=suggestion.kind,
            wording_id=suggestion.wording_id,
            value=rejection_key(suggestion.kind, suggestion.value, suggestion.start, suggestion.end),
            rejected_by=who,
        )
    )


def reject_demand_group(session: Session, item_id: int, group_key: str, who: str) -> int:
    """Refuse a suggested demand: every excerpt of it that waits; gives how many. NotFoundError where none waits."""
    wanted = undecided_suggestions(item_id, DEMAND).where(Suggestion.group_key == group_key)
    waiting = session.scalars(wanted).all()
    found(waiting[0] if waiting else None, "suggested demand")
    if len(waiting) == 1:
        judge_words(session, waiting[0], False, who)
    for suggestion in waiting:
        _refuse(session, suggestion, who)
    return len(waiting)


def reject_campaign(session: Session, suggested_id: int, who: str) -> int:
    """Refuse a suggested campaign, or the letters that wait for a confirmed one; gives how many letters they were.

    Raises NotFoundError where none of it waits any more.
    """
    suggested = found(session.get(SuggestedCampaign, suggested_id), "suggested campaign")
    rows = session.execute(waiting_members(suggested.item_id)).all()
    waiting = [(member, known) for member, of, known in rows if of == suggested_id]
    found(waiting[0][0] if waiting else None, "suggested campaign")
    for member, known in waiting:
        session.add(
            Rejection(
                item_id=suggested.item_id,
                kind=CAMPAIGN,
                wording_id=member.wording_id,
                value=WHOLE_GROUP if known is None else str(known),
                rejected_by=who,
            )
        )
    return len(waiting)


def reject_link(session: Session, suggestion_id: int, who: str) -> None:
    """Refuse one suggested link; it is not suggested for this draft again."""
    link = found(session.get(SuggestedLink, suggestion_id), "suggested link")
    draft = found(session.get(Draft, link.draft_id), "draft")
    item_id = found(session.get(Policy, draft.policy_id), "policy").item_id
    names: list[int | str] = [name for name in (link.demand_id, link.group_key) if name]
    for name in names:
        key = link_key(name, link.draft_id, link.clause_id)
        session.add(Rejection(item_id=item_id, kind=LINK, wording_id=None, value=key, rejected_by=who))
