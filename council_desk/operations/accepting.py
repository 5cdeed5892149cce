"""Suggestions become tags because a person accepts them: one, a group, or all that are sure enough."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from council_desk.errors import RefusedError
from council_desk.operations.accept_demands import (
    accept_demand_group,
    accept_excerpts,
    demand_of,
    know_templates,
)
from council_desk.operations.campaigns import accept_waiting, confirm_campaign, tag_campaign
from council_desk.operations.finding import found, load_comments
from council_desk.operations.judging import judge_words
from council_desk.operations.policy import decide_link
from council_desk.operations.tagging import add_excerpt, add_question, add_sensitive, set_stance
from council_desk.queries.campaign_stances import suggested_campaign_stances
from council_desk.queries.thinking import latest_draft
from council_desk.queries.undecided import (
    DEMAND,
    QUESTION,
    SENSITIVE,
    STANCE,
    undecided_links,
    undecided_suggestions,
    waiting_campaigns,
    waiting_members,
)
from council_desk.records.campaigns import Campaign, Member
from council_desk.records.suggestions import SuggestedCampaign, SuggestedLink, Suggestion
from council_desk.records.tags import Demand, Question

KINDS = ("campaigns", "stances", "demands", "questions", "links")

__all__ = ["KINDS", "Accepted", "accept_demand_group", "accept_link", "accept_suggestion", "accept_suggestions"]


@dataclass(frozen=True, slots=True)
class Accepted:
    """How much was accepted: campaigns (new ones, and those that took letters in), comments and campaigns given a
    stance, demands (with new excerpts), questions, links.
    """

    campaigns: int = 0
    stances: int = 0
    demands: int = 0
    questions: int = 0
    links: int = 0

    @property
    def total(self) -> int:
        """Everything together."""
        return self.campaigns + self.stances + self.demands + self.questions + self.links

    def summary(self) -> str:
        """What was accepted, as a sentence for the person who asked."""
        if not self.total:
            return "Nothing was accepted: no suggestion waits that is sure enough."
        return (
            f"Accepted: {self.campaigns} campaigns, {self.stances} stances, {self.demands} demands, "
            f"{self.questions} questions, {self.links} links."
        )


def accept_suggestions(
    session: Session,
    item_id: int,
    who: str,
    at_least: float = 0.0,
    only: str | Collection[str] | None = None,
    groups: Collection[tuple[str, str]] | None = None,
) -> Accepted:
    """Accept every suggestion of an item that waits and is at least that sure (0 to 1); comments already decided are
    left alone.

    Campaigns come first, then stances (a campaign's once, for those that follow; a member whose own words say another
    stance gets its own), demands, questions, links. Sensitive passages are looked at one by one, never here. `only`:
    some of campaigns, stances, demands, questions, links. `groups`: of single comments' stances only those of these
    (stance, reason) pairs, and of campaigns' stances none unless campaigns are among `only`. Raises RefusedError for
    another word.
    """
    kinds = KINDS if only is None else ((only,) if isinstance(only, str) else tuple(only))
    for kind in kinds:
        if kind not in KINDS:
            raise RefusedError(f"There are no suggested {kind}. Choose one of: {', '.join(KINDS)}.")
    return Accepted(
        campaigns=_accept_campaigns(session, item_id, who, at_least) if "campaigns" in kinds else 0,
        stances=_accept_stances(session, item_id, who, at_least, groups, "campaigns" in kinds)
        if "stances" in kinds
        else 0,
        demands=_accept_demands(session, item_id, who, at_least) if "demands" in kinds else 0,
        questions=_accept_questions(session, item_id, who, at_least) if "questions" in kinds else 0,
        links=_accept_links(session, item_id, who, at_least) if "links" in kinds else 0,
    )


def _accept_campaigns(session: Session, item_id: int, who: str, at_least: float) -> int:
    new: dict[int, None] = {}
    grown: dict[int, None] = {}
    sure_ids = set(session.scalars(waiting_campaigns(item_id).where(SuggestedCampaign.confidence >= at_least)))
    for member, suggested_id, known in session.execute(waiting_members(item_id).order_by(None)):
        if member.confidence < at_least or (known is None and suggested_id not in sure_ids):
            continue
        if known is None:
            new[suggested_id] = None
        else:
            grown[known] = None
    for campaign_id in sorted(grown):
        accept_waiting(session, campaign_id, at_least)
    for suggested_id in sorted(new):
        confirm_campaign(session, suggested_id, who, at_least=at_least)
    return len(new) + len(grown)


def _accept_stances(
    session: Session,
    item_id: int,
    who: str,
    at_least: float,
    groups: Collection[tuple[str, str]] | None,
    with_campaigns: bool,
) -> int:
    """Campaigns first, then each comment whose suggestion is not what it has by its campaign now."""
    wanted = undecided_suggestions(item_id, STANCE).where(Suggestion.confidence >= at_least)
    waiting = [
        (found.comment_id, found.value)
        for found in session.scalars(wanted)
        if groups is None or (found.value, found.reason) in groups
    ]
    accepted = 0
    untagged = select(Campaign.id).where(Campaign.item_id == item_id, Campaign.stance.is_(None)).order_by(Campaign.id)
    untagged_ids = list(session.scalars(untagged)) if with_campaigns or groups is None else []
    suggested = suggested_campaign_stances(session, item_id)
    for campaign_id in untagged_ids:
        stance = suggested.get((True, campaign_id))
        if stance is not None and stance.confidence >= at_least:
            tag_campaign(session, campaign_id, stance.stance, who, judged=False)
            accepted += 1
    session.flush()
    by_campaign = _stances_by_campaign(session, item_id)
    by_stance: defaultdict[str, list[int]] = defaultdict(list)
    for comment_id, value in waiting:
        if by_campaign.get(comment_id) != value:
            by_stance[value].append(comment_id)
    for value in sorted(by_stance):
        accepted += set_stance(session, by_stance[value], value, who, judged=False)
    return accepted


def _stances_by_campaign(session: Session, item_id: int) -> dict[int, str]:
    wanted = (
        select(Member.comment_id, Campaign.stance)
        .join(Campaign, Campaign.id == Member.campaign_id)
        .where(Campaign.item_id == item_id, Member.follows, Campaign.stance.is_not(None))
    )
    return {comment: stance for comment, stance in session.execute(wanted) if stance is not None}


def _accept_demands(session: Session, item_id: int, who: str, at_least: float) -> int:
    wanted = undecided_suggestions(item_id, DEMAND).where(Suggestion.confidence >= at_least)
    groups: defaultdict[str, list[Suggestion]] = defaultdict(list)
    everything = session.scalars(wanted).all()
    for suggestion in everything:
        groups[suggestion.group_key].append(suggestion)
    templates = know_templates(session, everything)
    # The most asked first: they get the low numbers. Equal ones follow the first comment that asks.
    for waiting in sorted(groups.values(), key=len, reverse=True):
        accept_excerpts(session, item_id, waiting, who, templates)
    return len(groups)


def _accept_questions(session: Session, item_id: int, who: str, at_least: float) -> int:
    wanted = undecided_suggestions(item_id, QUESTION).where(Suggestion.confidence >= at_least)
    waiting = session.scalars(wanted).all()
    session.add_all(
        Question(
            comment_id=suggestion.comment_id,
            wording_id=suggestion.wording_id,
            start=suggestion.start or 0,
            end=suggestion.end or 0,
            decided_by=who,
        )
        for suggestion in waiting
    )
    return len(waiting)


def _accept_links(session: Session, item_id: int, who: str, at_least: float) -> int:
    """The first suggestion for each known demand, where it is sure enough."""
    draft = latest_draft(session, item_id)
    if draft is None:
        return 0
    known = set(session.scalars(select(Demand.id)))
    best: dict[int, SuggestedLink] = {}
    for link in session.scalars(undecided_links(draft.id)).all():
        if link.demand_id is not None and link.demand_id in known and link.rank == 1:
            best.setdefault(link.demand_id, link)
    chosen = [link for link in best.values() if link.confidence >= at_least]
    for link in chosen:
        decide_link(session, link.demand_id or 0, draft.id, link.clause_id, link.coverage, "", who)
    return len(chosen)


def accept_suggestion(session: Session, suggestion_id: int, who: str) -> int:
    """Accept one suggested tag; gives the id of the comment (a stance), excerpt, question or passage.

    A suggested excerpt of a demand that is not in the list yet makes the demand. An accepted disclosure still waits for
    somebody to decide whether it prints. Raises NotFoundError where the suggestion is gone, RefusedError where the
    comment's text changed since it was made.
    """
    suggestion = found(session.get(Suggestion, suggestion_id), "suggestion")
    comment = load_comments(session, [suggestion.comment_id])[0]
    if comment.wording_id != suggestion.wording_id:
        raise RefusedError("The text changed since this was suggested. Let the suggestions be made again.")
    start, end = suggestion.start or 0, suggestion.end or 0
    if suggestion.kind == STANCE:
        set_stance(session, [comment.id], suggestion.value, who)
        return comment.id
    judge_words(session, suggestion, True, who)
    if suggestion.kind == DEMAND:
        demand_id = demand_of(session, suggestion.item_id, suggestion)
        return add_excerpt(session, comment.id, start, end, demand_id, who)
    if suggestion.kind == SENSITIVE:
        return add_sensitive(session, comment.id, start, end, suggestion.value, who)
    return add_question(session, comment.id, start, end, who)


def accept_link(session: Session, suggestion_id: int, who: str, note: str = "") -> int:
    """Accept one suggested link of a demand to a clause; gives the link's id.

    Raises RefusedError where its demand is only suggested yet.
    """
    link = found(session.get(SuggestedLink, suggestion_id), "suggested link")
    demand = session.get(Demand, link.demand_id) if link.demand_id is not None else None
    if demand is None:
        raise RefusedError("The demand of this link is only suggested yet. Accept the demand first.")
    return decide_link(session, demand.id, link.draft_id, link.clause_id, link.coverage, note, who)
