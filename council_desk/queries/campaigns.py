"""Campaigns, suggested and confirmed, largest first."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Select, case, func, select
from sqlalchemy.orm import Session

from council_desk.errors import NotFoundError
from council_desk.queries.campaign_stances import CampaignStance, suggested_campaign_stances
from council_desk.queries.effective import counted, effective_stances
from council_desk.queries.findings import NOWHERE, place_words
from council_desk.queries.pieces import in_pieces
from council_desk.queries.undecided import DEMAND, undecided_suggestions, waiting_campaigns, waiting_members
from council_desk.records.campaigns import Campaign, CampaignExcerpt, Member
from council_desk.records.comments import Comment, Submission, Wording
from council_desk.records.people import Organisation
from council_desk.records.suggestions import SuggestedCampaign, SuggestedMember, Suggestion
from council_desk.records.tags import Demand

LOOKED_AT = 50
"""Members whose suggested asks are looked for in the template; verbatim ones hold nearly all of them."""


@dataclass(frozen=True, slots=True)
class CampaignLine:
    """One campaign of an item. `decided` False: suggested, and `id` is a suggested campaign's.

    `waiting`: letters suggested for a confirmed campaign and not yet accepted. `follow`: members that follow.
    `to_look`: members whose edit changes the ask and that nobody gave a stance yet. `translation_of`: the campaign
    whose letter it is in another language. `grouped`: how sure it is that a suggested campaign is one; `joining`: of
    each letter that waits, how sure it is that it belongs to it.
    """

    id: int
    decided: bool
    letter: str
    name: str
    size: int
    verbatim: int
    trimmed: int
    edited: int
    changes_ask: int
    follow: int
    waiting: int
    stance: str | None
    suggested_stance: str | None
    suggested_confidence: float | None
    to_look: int = 0
    translation_of: int | None = None
    grouped: float = 1.0
    joining: tuple[float, ...] = ()

    def joins(self, at_least: float) -> int:
        """How many letters join the campaign when those that are at least that sure (0 to 1) are accepted."""
        return sum(sure >= at_least for sure in self.joining) if self.grouped >= at_least else 0


@dataclass(frozen=True, slots=True)
class MemberLine:
    """One member: its own words only, with where they stand in its text. `suggested` members are not accepted yet."""

    comment_id: int
    label: str
    name: str | None
    form: str
    text: str
    own_words: tuple[tuple[int, int], ...]
    changes_ask: bool
    change_reason: str | None
    follows: bool
    suggested: bool
    stance: str | None
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class TemplateExcerpt:
    """A span of the template that asks for a demand, decided or suggested."""

    start: int
    end: int
    demand_id: int | None
    number: int | None
    short_name: str
    decided: bool


@dataclass(frozen=True, slots=True)
class CampaignDetail:
    """A campaign's template once, and its members with what each added or changed."""

    line: CampaignLine
    template: str
    excerpts: tuple[TemplateExcerpt, ...]
    members: tuple[MemberLine, ...]


@dataclass(frozen=True, slots=True)
class _Shape:
    """How a campaign's counted members are made up."""

    size: int = 0
    verbatim: int = 0
    trimmed: int = 0
    edited: int = 0
    changes_ask: int = 0
    follow: int = 0
    to_look: int = 0


def campaign_lines(session: Session, item_id: int) -> tuple[CampaignLine, ...]:
    """Every campaign of an item, confirmed and suggested, largest first. Counts are of counted comments."""
    shapes = _confirmed_shapes(session, item_id)
    stances = suggested_campaign_stances(session, item_id)
    members: defaultdict[int, list[SuggestedMember]] = defaultdict(list)
    waiting: defaultdict[int, list[float]] = defaultdict(list)
    rows = session.execute(waiting_members(item_id).where(counted()))
    for member, suggested_id, known in rows:
        if known is None:
            members[suggested_id].append(member)
        else:
            waiting[known].append(member.confidence)
    confirmed = session.scalars(select(Campaign).where(Campaign.item_id == item_id))
    lines = [
        _confirmed_line(c, shapes.get(c.id, _Shape()), waiting[c.id], stances.get((True, c.id))) for c in confirmed
    ]
    waiting_new = [key for key in session.scalars(waiting_campaigns(item_id)) if key in members]
    named = {key: (letter, sure) for key, letter, sure in session.execute(_letters_of_suggested(item_id))}
    lines += [_suggested_line(key, *named[key], members[key], stances.get((False, key))) for key in waiting_new]
    return tuple(sorted(lines, key=lambda line: (-line.size, len(line.letter), line.letter, line.id)))


def _letters_of_suggested(item_id: int) -> Select[int, str, float]:
    named = select(SuggestedCampaign.id, SuggestedCampaign.letter, SuggestedCampaign.confidence)
    return named.where(SuggestedCampaign.item_id == item_id)


def _confirmed_shapes(session: Session, item_id: int) -> dict[int, _Shape]:
    def number_with(form: str) -> ColumnElement[int]:
        return func.sum(case((Member.form == form, 1), else_=0))

    wanted = (
        select(
            Member.campaign_id,
            func.count(),
            number_with("verbatim"),
            number_with("trimmed"),
            number_with("edited"),
            func.sum(case((Member.changes_ask, 1), else_=0)),
            func.sum(case((Member.follows, 1), else_=0)),
            func.sum(case((Member.changes_ask & Comment.stance.is_(None), 1), else_=0)),
        )
        .join(Comment, Comment.id == Member.comment_id)
        .join(Campaign, Campaign.id == Member.campaign_id)
        .where(Campaign.item_id == item_id, counted())
        .group_by(Member.campaign_id)
    )
    return {row[0]: _Shape(*(int(count) for count in row[1:])) for row in session.execute(wanted)}


def _confirmed_line(
    campaign: Campaign, shape: _Shape, waiting: Sequence[float], suggested: CampaignStance | None
) -> CampaignLine:
    offered = suggested if campaign.stance is None else None
    return CampaignLine(
        id=campaign.id,
        decided=True,
        letter=campaign.letter,
        name=campaign.name,
        size=shape.size,
        verbatim=shape.verbatim,
        trimmed=shape.trimmed,
        edited=shape.edited,
        changes_ask=shape.changes_ask,
        follow=shape.follow,
        waiting=len(waiting),
        stance=campaign.stance,
        suggested_stance=offered.stance if offered else None,
        suggested_confidence=offered.confidence if offered else None,
        to_look=shape.to_look,
        translation_of=campaign.translation_of,
        joining=tuple(waiting),
    )


def _suggested_line(
    campaign_id: int,
    letter: str,
    grouped: float,
    members: Sequence[SuggestedMember],
    suggested: CampaignStance | None,
) -> CampaignLine:
    forms = Counter(member.form for member in members)
    return CampaignLine(
        id=campaign_id,
        decided=False,
        letter=letter,
        name="",
        size=len(members),
        verbatim=forms["verbatim"],
        trimmed=forms["trimmed"],
        edited=forms["edited"],
        changes_ask=sum(member.changes_ask for member in members),
        follow=0,
        waiting=0,
        stance=None,
        suggested_stance=suggested.stance if suggested else None,
        suggested_confidence=suggested.confidence if suggested else None,
        grouped=grouped,
        joining=tuple(member.confidence for member in members),
    )


def campaign_detail(session: Session, campaign_id: int, decided: bool) -> CampaignDetail:
    """One campaign with its template and members, by number; those that wait for it come after its own.

    `decided` False: `campaign_id` is a suggested campaign's. Raises NotFoundError where it is gone.
    """
    campaign = session.get(Campaign, campaign_id) if decided else session.get(SuggestedCampaign, campaign_id)
    gone = NotFoundError("That campaign is no longer there. Look at the list of campaigns again.")
    if campaign is None:
        raise gone
    item_id = campaign.item_id
    line = next((c for c in campaign_lines(session, item_id) if c.id == campaign_id and c.decided == decided), None)
    if line is None:
        raise gone
    own = _own_members(session, campaign_id) if decided else []
    waiting = [
        member
        for member, suggested_id, known in session.execute(waiting_members(item_id).where(counted()))
        if (known == campaign_id if decided else known is None and suggested_id == campaign_id)
    ]
    listed: list[Member | SuggestedMember] = [*own, *waiting]
    shown = _shown(session, [member.comment_id for member in listed])
    members = tuple(_member_line(member, shown[member.comment_id]) for member in listed)
    excerpts = _template_excerpts(session, campaign_id, campaign.template) if decided else ()
    offered = _suggested_excerpts(session, item_id, campaign.template, members, excerpts)
    return CampaignDetail(line, campaign.template, (*excerpts, *offered), members)


def _own_members(session: Session, campaign_id: int) -> Sequence[Member]:
    wanted = select(Member).join(Comment, Comment.id == Member.comment_id)
    wanted = wanted.where(Member.campaign_id == campaign_id, counted())
    return session.scalars(wanted.order_by(Comment.number, Comment.suffix, Comment.id)).all()


@dataclass(frozen=True, slots=True)
class _Shown:
    label: str
    name: str | None
    text: str
    stance: str | None


def _shown(session: Session, comment_ids: Sequence[int]) -> dict[int, _Shown]:
    shown: dict[int, _Shown] = {}
    for piece in in_pieces(comment_ids):
        stances = effective_stances().where(Comment.id.in_(piece)).subquery()
        wanted = (
            select(Comment, Wording.text, func.coalesce(Submission.name, Organisation.name), stances.c.stance)
            .join(Wording, Wording.id == Comment.wording_id)
            .join(Submission, Submission.id == Comment.submission_id)
            .outerjoin(Organisation, Organisation.id == Submission.organisation_id)
            .join(stances, stances.c.comment_id == Comment.id)
        )
        for comment, text, name, stance in session.execute(wanted):
            shown[comment.id] = _Shown(f"{comment.number or ''}{comment.suffix}", name, text, stance)
    return shown


def _member_line(member: Member | SuggestedMember, shown: _Shown) -> MemberLine:
    return MemberLine(
        comment_id=member.comment_id,
        label=shown.label,
        name=shown.name,
        form=member.form,
        text=shown.text,
        own_words=tuple((start, end) for start, end in member.own_words),
        changes_ask=member.changes_ask,
        change_reason=member.change_reason,
        follows=isinstance(member, Member) and member.follows,
        suggested=isinstance(member, SuggestedMember),
        stance=shown.stance,
        confidence=member.confidence if isinstance(member, SuggestedMember) else 1.0,
    )


def _template_excerpts(session: Session, campaign_id: int, template: str) -> tuple[TemplateExcerpt, ...]:
    wanted = (
        select(CampaignExcerpt, Demand)
        .join(Demand, Demand.id == CampaignExcerpt.demand_id)
        .where(CampaignExcerpt.campaign_id == campaign_id)
        .order_by(CampaignExcerpt.start, CampaignExcerpt.id)
    )
    return tuple(
        TemplateExcerpt(found.start, min(found.end, len(template)), demand.id, demand.number, demand.short_name, True)
        for found, demand in session.execute(wanted)
    )


def _suggested_excerpts(
    session: Session,
    item_id: int,
    template: str,
    members: Sequence[MemberLine],
    decided: Sequence[TemplateExcerpt],
) -> tuple[TemplateExcerpt, ...]:
    """Asks found in the members that stand in the template too, each once, where nothing is decided of those words."""
    telling = sorted(members, key=lambda member: member.form != "verbatim")[:LOOKED_AT]
    texts = {member.comment_id: member.text for member in telling}
    places: dict[tuple[int, int], TemplateExcerpt] = {}
    looked_for: set[str] = set()
    wanted = undecided_suggestions(item_id, DEMAND).where(Suggestion.comment_id.in_(texts)).add_columns(Demand)
    rows = session.execute(wanted.outerjoin(Demand, Demand.id == Suggestion.demand_id))
    for suggestion, demand in rows:
        words = texts.get(suggestion.comment_id, "")[suggestion.start : suggestion.end]
        if not words or words in looked_for:
            continue
        looked_for.add(words)
        place = place_words(template, words)
        if place == NOWHERE or any(place[0] < e.end and place[1] > e.start for e in (*decided, *places.values())):
            continue
        short_name = demand.short_name if demand else suggestion.short_name
        start, end = place
        places[place] = TemplateExcerpt(
            start, end, demand.id if demand else None, demand.number if demand else None, short_name, False
        )
    return tuple(places[place] for place in sorted(places))
