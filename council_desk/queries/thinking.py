"""What the machine thinks over when it is asked for suggestions: an item, its comments and what people decided."""

from collections import defaultdict
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from council_desk.analysis.clauses import Clause as CutClause
from council_desk.analysis.clauses import PolicyCut
from council_desk.analysis.judgements import JudgedPattern
from council_desk.errors import NotFoundError
from council_desk.queries.effective import effective_stances
from council_desk.queries.judgements import judged_patterns
from council_desk.records.agenda import Item
from council_desk.records.campaigns import Campaign, Member, TranslatedLetter
from council_desk.records.comments import Comment, Wording
from council_desk.records.policy import Clause, Draft, Link, Policy
from council_desk.records.suggestions import Rejection, SuggestedCampaign, SuggestedMember
from council_desk.records.tags import Demand, Excerpt

EXCERPTS_SHOWN = 5


@dataclass(frozen=True, slots=True)
class CommentToThink:
    """One comment as it is worded now. `stance` is decided, own or by its campaign; `campaign_id` the campaign it is a
    member of; `own_words` spans of a member's text.
    """

    id: int
    wording_id: int
    text: str
    language: str
    position: str | None
    stance: str | None
    campaign_id: int | None
    form: str
    own_words: tuple[tuple[int, int], ...]
    changes_ask: bool


@dataclass(frozen=True, slots=True)
class KnownCampaign:
    """A confirmed campaign: its template, and the core that new letters are placed by."""

    id: int
    letter: str
    template: str
    core: bytes
    stance: str | None
    translation_of: int | None = None


@dataclass(frozen=True, slots=True)
class KnownDemand:
    """A demand in the matter's list, with some of its excerpts' words."""

    id: int
    sentence: str
    excerpts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DraftToThink:
    """The latest draft: its clauses with their ids (in order of position), and demands with a decided link to it."""

    id: int
    text: str
    cut: PolicyCut
    clause_ids: tuple[int, ...]
    linked: frozenset[int]


@dataclass(frozen=True, slots=True)
class SuggestingInput:
    """Everything `prepare_suggestions` reads, plain data. `rejected`: (kind, wording id or 0, key) of every refusal;
    `letters`: the letter that each comment's suggested campaign had before. `judged`: what the office's own decisions
    say of each pattern. `translated`: ids of comments that are tied to a campaign as its translation.
    """

    item_id: int
    number: str
    title: str
    kind: str
    comments: tuple[CommentToThink, ...]
    campaigns: tuple[KnownCampaign, ...]
    demands: tuple[KnownDemand, ...]
    draft: DraftToThink | None
    rejected: frozenset[tuple[str, int, str]]
    letters: tuple[tuple[int, str], ...]
    judged: tuple[JudgedPattern, ...] = ()
    translated: frozenset[int] = frozenset()


def item_for_suggesting(session: Session, item_id: int) -> SuggestingInput:
    """Gather what the machine thinks over for one item; raises NotFoundError where the item is gone."""
    item = session.get(Item, item_id)
    if item is None:
        raise NotFoundError("That item is no longer in the office. Choose another in the agenda.")
    campaigns = select(Campaign).where(Campaign.item_id == item_id).order_by(Campaign.id)
    refused = select(Rejection.kind, Rejection.wording_id, Rejection.value).where(Rejection.item_id == item_id)
    letters = (
        select(SuggestedMember.comment_id, SuggestedCampaign.letter)
        .join(SuggestedCampaign, SuggestedCampaign.id == SuggestedMember.suggested_campaign_id)
        .where(SuggestedCampaign.item_id == item_id)
        .order_by(SuggestedMember.comment_id)
    )
    tied = (
        select(TranslatedLetter.comment_id)
        .join(Campaign, Campaign.id == TranslatedLetter.campaign_id)
        .where(Campaign.item_id == item_id)
    )
    return SuggestingInput(
        item_id=item_id,
        number=item.number,
        title=item.title,
        kind=item.kind,
        comments=_comments(session, item_id),
        campaigns=tuple(
            KnownCampaign(c.id, c.letter, c.template, c.core, c.stance, c.translation_of)
            for c in session.scalars(campaigns)
        ),
        demands=_demands(session, item.matter_id),
        draft=_latest_draft(session, item_id),
        rejected=frozenset((kind, wording or 0, value) for kind, wording, value in session.execute(refused)),
        letters=tuple((comment_id, letter) for comment_id, letter in session.execute(letters)),
        judged=judged_patterns(session, item_id),
        translated=frozenset(session.scalars(tied)),
    )


def _demands(session: Session, matter_id: int) -> tuple[KnownDemand, ...]:
    asked = (
        select(Excerpt.demand_id, func.substr(Wording.text, Excerpt.start + 1, Excerpt.end - Excerpt.start))
        .join(Wording, Wording.id == Excerpt.wording_id)
        .join(Demand, Demand.id == Excerpt.demand_id)
        .where(Demand.matter_id == matter_id)
        .order_by(Excerpt.id)
    )
    excerpts: defaultdict[int, list[str]] = defaultdict(list)
    for demand_id, words in session.execute(asked):
        if len(excerpts[demand_id]) < EXCERPTS_SHOWN and words not in excerpts[demand_id]:
            excerpts[demand_id].append(words)
    demands = select(Demand).where(Demand.matter_id == matter_id).order_by(Demand.number, Demand.id)
    return tuple(KnownDemand(d.id, d.sentence, tuple(excerpts[d.id])) for d in session.scalars(demands))


def _comments(session: Session, item_id: int) -> tuple[CommentToThink, ...]:
    """Every comment, counted or not, by number: one that is taken back into the counts has its suggestions already."""
    stances = effective_stances().where(Comment.item_id == item_id).subquery()
    wanted = (
        select(Comment, Wording.text, stances.c.stance, Member)
        .join(Wording, Wording.id == Comment.wording_id)
        .join(stances, stances.c.comment_id == Comment.id)
        .outerjoin(Member, Member.comment_id == Comment.id)
        .where(Comment.item_id == item_id)
        .order_by(Comment.number, Comment.suffix, Comment.id)
    )
    return tuple(
        CommentToThink(
            id=comment.id,
            wording_id=comment.wording_id,
            text=text,
            language=comment.language,
            position=comment.position,
            stance=stance,
            campaign_id=member.campaign_id if member else None,
            form=member.form if member else "unique",
            own_words=tuple((start, end) for start, end in member.own_words) if member else (),
            changes_ask=bool(member and member.changes_ask),
        )
        for comment, text, stance, member in session.execute(wanted)
    )


def latest_draft(session: Session, item_id: int) -> Draft | None:
    """The newest draft of the item's policy, or None."""
    wanted = select(Draft).join(Policy, Policy.id == Draft.policy_id).where(Policy.item_id == item_id)
    return session.scalars(wanted.order_by(Draft.policy_id, Draft.number.desc()).limit(1)).first()


def _latest_draft(session: Session, item_id: int) -> DraftToThink | None:
    draft = latest_draft(session, item_id)
    if draft is None:
        return None
    policy = session.get_one(Policy, draft.policy_id)
    rows = session.scalars(select(Clause).where(Clause.draft_id == draft.id).order_by(Clause.position)).all()
    places = {clause.id: place for place, clause in enumerate(rows)}
    cut = tuple(
        CutClause(
            position=place,
            citation=clause.citation,
            heading=clause.heading,
            text=clause.text,
            kind=clause.kind,
            level=clause.level,
            parent=places.get(clause.parent_id) if clause.parent_id is not None else None,
            start=clause.start,
            end=clause.end,
        )
        for place, clause in enumerate(rows)
    )
    linked = select(Link.demand_id).where(Link.draft_id == draft.id, Link.ask_again.is_(False))
    return DraftToThink(
        id=draft.id,
        text=draft.text,
        cut=PolicyCut(draft.title or None, policy.force, cut),
        clause_ids=tuple(clause.id for clause in rows),
        linked=frozenset(session.scalars(linked)),
    )
