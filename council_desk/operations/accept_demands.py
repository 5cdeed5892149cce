"""A group of suggested excerpts becomes a demand with its excerpts; what a template asks is stored once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from council_desk.operations.demands import add_demand
from council_desk.operations.finding import found
from council_desk.operations.judging import judge_words
from council_desk.queries.demand_homes import belongs_to, demand_homes
from council_desk.queries.findings import NOWHERE, place_words
from council_desk.queries.pieces import in_pieces
from council_desk.queries.undecided import DEMAND, undecided_suggestions
from council_desk.records.campaigns import Campaign, CampaignExcerpt, Member
from council_desk.records.comments import Wording
from council_desk.records.suggestions import SuggestedLink, Suggestion
from council_desk.records.tags import Demand, Excerpt

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Following:
    """The campaign a comment follows: its template, and where the comment's own words stand in its text."""

    campaign_id: int
    template: str
    own_words: tuple[Span, ...]

    def in_template(self, start: int, end: int) -> bool:
        return all(end <= own_start or start >= own_end for own_start, own_end in self.own_words)


@dataclass
class Templates:
    """What is known of the templates while many suggestions are accepted: excerpts there, and words looked for."""

    following: Mapping[int, _Following]
    texts: Mapping[int, str]
    there: dict[tuple[int, int], list[Span]] = field(default_factory=dict)
    places: dict[tuple[int, str], Span] = field(default_factory=dict)


def accept_demand_group(session: Session, item_id: int, group_key: str, who: str, at_least: float = 0.0) -> int:
    """Make a suggested demand a demand of the matter (or use the known one it belongs to), with all its excerpts.

    Where the words stand in a campaign's template and the comment follows it, they are stored once, with the template.
    Gives the demand's id. Raises NotFoundError where nothing of the group waits.
    """
    wanted = undecided_suggestions(item_id, DEMAND).where(
        Suggestion.group_key == group_key, Suggestion.confidence >= at_least
    )
    waiting = session.scalars(wanted).all()
    found(waiting[0] if waiting else None, "suggested demand")
    if len(waiting) == 1:
        judge_words(session, waiting[0], True, who)
    return accept_excerpts(session, item_id, waiting, who, know_templates(session, waiting))


def accept_more_of_demand(session: Session, item_id: int, demand_id: int, who: str) -> int:
    """Accept every excerpt that is still suggested for a demand of the matter; gives how many.

    Raises NotFoundError where none waits.
    """
    wanted = undecided_suggestions(item_id, DEMAND).where(belongs_to(demand_homes(session, item_id), demand_id))
    waiting = session.scalars(wanted).all()
    found(waiting[0] if waiting else None, "suggested excerpt")
    accept_excerpts(session, item_id, waiting, who, know_templates(session, waiting), demand_id)
    return len(waiting)


def accept_excerpts(
    session: Session,
    item_id: int,
    waiting: Sequence[Suggestion],
    who: str,
    templates: Templates,
    demand_id: int | None = None,
) -> int:
    """Store the suggested excerpts of one group under their demand, or under `demand_id`; gives the demand's id."""
    if demand_id is None:
        demand_id = demand_of(session, item_id, waiting[0])
    for suggestion in waiting:
        if suggestion.start is None or suggestion.end is None:
            continue
        if not _in_template(session, suggestion, demand_id, who, templates):
            session.add(
                Excerpt(
                    demand_id=demand_id,
                    comment_id=suggestion.comment_id,
                    wording_id=suggestion.wording_id,
                    start=suggestion.start,
                    end=suggestion.end,
                    decided_by=who,
                )
            )
    session.flush()
    return demand_id


def demand_of(session: Session, item_id: int, suggestion: Suggestion) -> int:
    """The demand that a suggested excerpt belongs to, made where there is none; its whole group knows it then."""
    known = session.get(Demand, suggestion.demand_id) if suggestion.demand_id is not None else None
    if known is not None:
        return known.id
    demand_id = add_demand(session, item_id, suggestion.value, suggestion.short_name)
    group = Suggestion.group_key == suggestion.group_key
    tags = update(Suggestion).where(Suggestion.item_id == item_id, group).values(demand_id=demand_id)
    links = update(SuggestedLink).where(SuggestedLink.group_key == suggestion.group_key).values(demand_id=demand_id)
    for known_now in (tags, links):
        # Not weighed against each suggestion in the session: at 100,000 of them that takes minutes.
        session.execute(known_now, execution_options={"synchronize_session": False})
    return demand_id


def know_templates(session: Session, suggestions: Sequence[Suggestion]) -> Templates:
    """Read once what accepting these suggestions needs of campaigns and texts."""
    comment_ids = sorted({suggestion.comment_id for suggestion in suggestions})
    following: dict[int, _Following] = {}
    texts: dict[int, str] = {}
    for piece in in_pieces(comment_ids):
        rows = session.execute(
            select(Member, Campaign.template, Wording.text)
            .join(Campaign, Campaign.id == Member.campaign_id)
            .join(Wording, Wording.id == Member.wording_id)
            .where(Member.comment_id.in_(piece), Member.follows)
        )
        for member, template, text in rows:
            own = tuple((start, end) for start, end in member.own_words)
            following[member.comment_id] = _Following(member.campaign_id, template, own)
            texts[member.wording_id] = text
    templates = Templates(following, texts)
    campaigns = sorted({follow.campaign_id for follow in following.values()})
    for piece in in_pieces(campaigns):
        for excerpt in session.scalars(select(CampaignExcerpt).where(CampaignExcerpt.campaign_id.in_(piece))):
            key = (excerpt.campaign_id, excerpt.demand_id)
            templates.there.setdefault(key, []).append((excerpt.start, excerpt.end))
    return templates


def _in_template(session: Session, suggestion: Suggestion, demand_id: int, who: str, templates: Templates) -> bool:
    """Store the excerpt with the template where its words stand there and the comment follows; whether it was so."""
    follow = templates.following.get(suggestion.comment_id)
    text = templates.texts.get(suggestion.wording_id)
    start, end = suggestion.start or 0, suggestion.end or 0
    if follow is None or text is None or not follow.in_template(start, end):
        return False
    words = text[start:end]
    place = templates.places.get((follow.campaign_id, words))
    if place is None:
        place = templates.places[follow.campaign_id, words] = place_words(follow.template, words)
    if place == NOWHERE:
        return False
    there = templates.there.setdefault((follow.campaign_id, demand_id), [])
    if not any(place[0] < end_there and place[1] > start_there for start_there, end_there in there):
        there.append(place)
        session.add(
            CampaignExcerpt(
                campaign_id=follow.campaign_id, demand_id=demand_id, start=place[0], end=place[1], decided_by=who
            )
        )
    return True
