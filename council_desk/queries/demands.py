"""The matter's demand list with counts, the excerpts beneath, and demands that are only suggested yet."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from council_desk.queries.briefing import WORST_FIRST
from council_desk.queries.demand_counts import comments_by_demand
from council_desk.queries.demand_homes import belongs_to, demand_homes
from council_desk.queries.effective import counted
from council_desk.queries.thinking import latest_draft
from council_desk.queries.undecided import DEMAND, undecided_suggestions
from council_desk.records.agenda import Item
from council_desk.records.campaigns import Campaign, CampaignExcerpt, Member
from council_desk.records.comments import Comment, Submission, Wording
from council_desk.records.people import Organisation, Signatory
from council_desk.records.policy import Clause, Link
from council_desk.records.suggestions import SuggestedCampaign, SuggestedMember, Suggestion
from council_desk.records.tags import Demand, Excerpt


@dataclass(frozen=True, slots=True)
class DemandLine:
    """One demand. Counts are submissions of the item: in campaigns (letters that are members of one), independent; and
    organisations among them. `in_own_words`: members that ask in words of their own, among those in campaigns.

    `decided` False: suggested, known by `group_key` instead of `id`. `coverage` is the worst decided one on the
    latest draft, with its clause's citation, or None.
    """

    id: int | None
    group_key: str
    decided: bool
    number: int | None
    parent_id: int | None
    sentence: str
    short_name: str
    note: str
    in_campaigns: int
    independent: int
    organisations: int
    suggested: int
    confidence: float
    coverage: str | None
    citation: str | None
    near: tuple[int, ...] = ()
    version: int = 0
    in_own_words: int = 0


@dataclass(frozen=True, slots=True)
class ExcerptLine:
    """Words of one comment that ask for the demand. By a campaign: `label` is the campaign's letter, once."""

    comment_id: int | None
    campaign_id: int | None
    label: str
    name: str | None
    words: str
    start: int
    end: int
    decided: bool
    excerpt_id: int | None
    suggestion_id: int | None
    confidence: float
    reason: str


def demand_lines(session: Session, item_id: int) -> tuple[DemandLine, ...]:
    """The matter's demands by number, then demands that are only suggested yet, the most asked first.

    Counts are of the item's counted comments.
    """
    asking = comments_by_demand(session, item_id)
    waiting = _waiting(session, item_id)
    everyone = {c for found in asking.values() for c in found} | {s.comment_id for w in waiting.values() for s in w}
    members = comments_in_campaigns(session, item_id)
    organisations = organisations_of(session, item_id)
    own = _by_own_excerpts(session, item_id)
    coverages = worst_coverages(session, item_id) or {}
    demands = select(Demand).join(Item, Item.matter_id == Demand.matter_id).where(Item.id == item_id)
    lines = []
    for demand in session.scalars(demands.order_by(Demand.number, Demand.id)):
        comments = asking.get(demand.id, set())
        suggested = {s.comment_id for s in waiting.pop(f"demand {demand.id}", [])}
        coverage, citation = coverages.get(demand.id, (None, None))
        lines.append(
            DemandLine(
                id=demand.id,
                group_key="",
                decided=True,
                number=demand.number,
                parent_id=demand.parent_id,
                sentence=demand.sentence,
                short_name=demand.short_name,
                note=demand.note,
                in_campaigns=len(comments & members),
                independent=len(comments - members),
                organisations=organisations_among(comments, organisations),
                suggested=len(suggested - comments),
                confidence=1.0,
                coverage=coverage,
                citation=citation,
                version=demand.version,
                in_own_words=len(own.get(demand.id, set()) & comments & members),
            )
        )
    return (*lines, *_suggested_lines(waiting, members | _in_suggested(session, everyone), organisations))


def _suggested_lines(
    waiting: Mapping[str, Sequence[Suggestion]], members: set[int], organisations: Mapping[int, set[int]]
) -> list[DemandLine]:
    lines = []
    for group_key, suggestions in waiting.items():
        comments = {suggestion.comment_id for suggestion in suggestions}
        lines.append(
            DemandLine(
                id=None,
                group_key=group_key,
                decided=False,
                number=None,
                parent_id=None,
                sentence=suggestions[0].value,
                short_name=suggestions[0].short_name,
                note="",
                in_campaigns=len(comments & members),
                independent=len(comments - members),
                organisations=organisations_among(comments, organisations),
                suggested=len(comments),
                confidence=max(suggestion.confidence for suggestion in suggestions),
                coverage=None,
                citation=None,
            )
        )
    return sorted(lines, key=lambda line: (-line.suggested, line.sentence, line.group_key))


def _waiting(session: Session, item_id: int) -> dict[str, list[Suggestion]]:
    """Suggested excerpts of counted comments that wait: by "demand <id>" where their demand is in the list, else by
    group key.
    """
    known = set(session.scalars(select(Demand.id).join(Item, Item.matter_id == Demand.matter_id)))
    homes = demand_homes(session, item_id)
    found: defaultdict[str, list[Suggestion]] = defaultdict(list)
    for suggestion in session.scalars(undecided_suggestions(item_id, DEMAND).where(counted())):
        home = homes.get(suggestion.group_key, suggestion.demand_id)
        found[f"demand {home}" if home in known else suggestion.group_key].append(suggestion)
    return dict(found)


def comments_in_campaigns(session: Session, item_id: int) -> set[int]:
    """The item's comments that are members of a confirmed campaign."""
    wanted = select(Member.comment_id).join(Campaign, Campaign.id == Member.campaign_id)
    return set(session.scalars(wanted.where(Campaign.item_id == item_id)))


def _in_suggested(session: Session, among: Collection[int]) -> set[int]:
    found = session.scalars(select(SuggestedMember.comment_id)) if among else ()
    return set(found) & set(among)


def _by_own_excerpts(session: Session, item_id: int) -> dict[int, set[int]]:
    """Demand id to the item's comments with an excerpt of their own for it."""
    wanted = select(Excerpt.demand_id, Excerpt.comment_id).join(Comment, Comment.id == Excerpt.comment_id)
    found: defaultdict[int, set[int]] = defaultdict(set)
    for demand_id, comment_id in session.execute(wanted.where(Comment.item_id == item_id)):
        found[demand_id].add(comment_id)
    return dict(found)


def organisations_of(session: Session, item_id: int) -> dict[int, set[int]]:
    """The organisations that wrote or signed each counted comment of the item, by comment id."""
    wrote = select(Comment.id, Submission.organisation_id).join(Submission, Submission.id == Comment.submission_id)
    signed = select(Comment.id, Signatory.organisation_id).join(
        Signatory, Signatory.submission_id == Comment.submission_id
    )
    found: defaultdict[int, set[int]] = defaultdict(set)
    for wanted in (
        wrote.where(Submission.organisation_id.is_not(None)),
        signed.where(Signatory.organisation_id.is_not(None)),
    ):
        for comment_id, organisation_id in session.execute(wanted.where(Comment.item_id == item_id, counted())):
            found[comment_id].add(organisation_id or 0)
    return dict(found)


def organisations_among(comments: Collection[int], organisations: Mapping[int, set[int]]) -> int:
    """How many organisations wrote or signed these comments, each once."""
    return len({organisation for comment in comments for organisation in organisations.get(comment, ())})


def worst_coverages(session: Session, item_id: int) -> dict[int, tuple[str, str | None]] | None:
    """The worst decided coverage of each demand on the item's latest draft, with its clause's citation; None where
    the item has no draft.
    """
    draft = latest_draft(session, item_id)
    if draft is None:
        return None
    wanted = (
        select(Link.demand_id, Link.coverage, Clause.citation)
        .outerjoin(Clause, Clause.id == Link.clause_id)
        .where(Link.draft_id == draft.id)
        .order_by(Clause.position, Link.id)
    )
    worst: dict[int, tuple[str, str | None]] = {}
    for demand_id, coverage, citation in session.execute(wanted):
        there = worst.get(demand_id)
        if there is None or WORST_FIRST.index(coverage) < WORST_FIRST.index(there[0]):
            worst[demand_id] = (coverage, citation)
    return worst


def demand_excerpts(
    session: Session, item_id: int, demand_id: int | None = None, group_key: str = ""
) -> tuple[ExcerptLine, ...]:
    """The words that ask for a demand: of campaigns once each, then of single comments by number, then suggested ones.

    Either `demand_id`, or the `group_key` of a demand that is only suggested yet. Suggested words that a campaign's
    letters share are shown once, under the campaign's letter.
    """
    decided = (*_of_templates(session, item_id, demand_id), *_of_comments(session, item_id, demand_id))
    return (*(decided if demand_id is not None else ()), *_suggested(session, item_id, demand_id, group_key))


def _of_templates(session: Session, item_id: int, demand_id: int | None) -> list[ExcerptLine]:
    wanted = (
        select(CampaignExcerpt, Campaign)
        .join(Campaign, Campaign.id == CampaignExcerpt.campaign_id)
        .where(Campaign.item_id == item_id, CampaignExcerpt.demand_id == demand_id)
        .order_by(Campaign.letter, CampaignExcerpt.start)
    )
    return [
        ExcerptLine(
            comment_id=None,
            campaign_id=campaign.id,
            label=campaign.letter,
            name=campaign.name or None,
            words=campaign.template[found.start : found.end],
            start=found.start,
            end=found.end,
            decided=True,
            excerpt_id=found.id,
            suggestion_id=None,
            confidence=1.0,
            reason="",
        )
        for found, campaign in session.execute(wanted)
    ]


_NAME = func.coalesce(Submission.name, Organisation.name)


def _of_comments(session: Session, item_id: int, demand_id: int | None) -> list[ExcerptLine]:
    wanted = (
        select(Excerpt, Comment, _NAME, func.substr(Wording.text, Excerpt.start + 1, Excerpt.end - Excerpt.start))
        .join(Comment, (Comment.id == Excerpt.comment_id) & (Comment.wording_id == Excerpt.wording_id))
        .join(Wording, Wording.id == Excerpt.wording_id)
        .join(Submission, Submission.id == Comment.submission_id)
        .outerjoin(Organisation, Organisation.id == Submission.organisation_id)
        .where(Comment.item_id == item_id, Excerpt.demand_id == demand_id, counted())
        .order_by(Comment.number, Comment.suffix, Comment.id, Excerpt.start)
    )
    return [
        ExcerptLine(
            comment_id=comment.id,
            campaign_id=None,
            label=f"{comment.number or ''}{comment.suffix}",
            name=name,
            words=words,
            start=excerpt.start,
            end=excerpt.end,
            decided=True,
            excerpt_id=excerpt.id,
            suggestion_id=None,
            confidence=1.0,
            reason="",
        )
        for excerpt, comment, name, words in session.execute(wanted)
    ]


def _suggested(session: Session, item_id: int, demand_id: int | None, group_key: str) -> list[ExcerptLine]:
    letter = func.coalesce(Campaign.letter, SuggestedCampaign.letter)
    campaign_id = func.coalesce(Member.campaign_id, SuggestedMember.suggested_campaign_id)
    words = func.substr(Wording.text, Suggestion.start + 1, Suggestion.end - Suggestion.start)
    belongs = Suggestion.group_key == group_key
    if demand_id is not None:
        belongs = belongs_to(demand_homes(session, item_id), demand_id)
    wanted = (
        undecided_suggestions(item_id, DEMAND)
        .add_columns(Comment, _NAME, words, letter, campaign_id)
        .join(Wording, Wording.id == Suggestion.wording_id)
        .join(Submission, Submission.id == Comment.submission_id)
        .outerjoin(Organisation, Organisation.id == Submission.organisation_id)
        .outerjoin(Member, Member.comment_id == Comment.id)
        .outerjoin(Campaign, Campaign.id == Member.campaign_id)
        .outerjoin(SuggestedMember, SuggestedMember.comment_id == Comment.id)
        .outerjoin(SuggestedCampaign, SuggestedCampaign.id == SuggestedMember.suggested_campaign_id)
        .where(belongs, counted())
    )
    lines: list[ExcerptLine] = []
    shown: set[tuple[str, str]] = set()
    for found, comment, name, said, campaign, campaign_number in session.execute(wanted):
        if campaign is not None and (campaign, said) in shown:
            continue
        shown.add((campaign or "", said))
        lines.append(
            ExcerptLine(
                comment_id=comment.id,
                campaign_id=campaign_number,
                label=campaign or f"{comment.number or ''}{comment.suffix}",
                name=None if campaign else name,
                words=said,
                start=found.start or 0,
                end=found.end or 0,
                decided=False,
                excerpt_id=None,
                suggestion_id=found.id,
                confidence=found.confidence,
                reason=found.reason,
            )
        )
    return lines
