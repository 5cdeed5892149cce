"""Words that ask for one demand are said to ask for another: excerpts of comments, of templates, and suggested ones."""

from dataclasses import dataclass

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from council_desk.errors import RefusedError
from council_desk.operations.accept_demands import accept_excerpts, know_templates
from council_desk.operations.demands import add_demand
from council_desk.operations.finding import found
from council_desk.operations.rejecting import reject_suggestion
from council_desk.queries.demand_homes import belongs_to, demand_homes
from council_desk.queries.findings import NOWHERE, place_words
from council_desk.queries.undecided import DEMAND, alike_suggestions, undecided_suggestions
from council_desk.records.agenda import Item
from council_desk.records.campaigns import Campaign, CampaignExcerpt, Member
from council_desk.records.comments import Comment, Wording
from council_desk.records.suggestions import Suggestion
from council_desk.records.tags import Demand, Excerpt


@dataclass(frozen=True, slots=True)
class ChosenWords:
    """Which words: ids of excerpts of comments, of excerpts of templates, and of suggestions."""

    excerpts: tuple[int, ...] = ()
    templates: tuple[int, ...] = ()
    suggestions: tuple[int, ...] = ()

    def __len__(self) -> int:
        return len(self.excerpts) + len(self.templates) + len(self.suggestions)


def move_excerpts(session: Session, chosen: ChosenWords, demand_id: int, who: str) -> None:
    """Let the chosen words ask for `demand_id` instead. Where it has the same words already they are kept once.

    A suggested one is accepted for that demand, with the same words of its group in every letter of the item. Raises
    RefusedError for a demand of another matter, NotFoundError where words or demand are gone.
    """
    demand = found(session.get(Demand, demand_id), "demand")
    for excerpt_id in chosen.excerpts:
        _move_one(session, found(session.get(Excerpt, excerpt_id), "excerpt"), demand)
    for excerpt_id in chosen.templates:
        _move_of_template(session, found(session.get(CampaignExcerpt, excerpt_id), "excerpt"), demand)
    for suggestion_id in chosen.suggestions:
        _accept_for(session, suggestion_id, demand, who)
    session.flush()


def split_off(
    session: Session, item_id: int, chosen: ChosenWords, sentence: str, who: str, short_name: str = ""
) -> int:
    """Give the chosen words to a demand with this sentence, made where the matter has none; gives its id.

    Raises RefusedError where nothing is chosen, or the words ask for that demand already.
    """
    if not chosen:
        raise RefusedError("Choose the words that the new demand shall have: Space picks them.")
    demand_id = add_demand(session, item_id, sentence, short_name)
    of_excerpts = select(Excerpt.demand_id).where(Excerpt.id.in_(chosen.excerpts))
    of_templates = select(CampaignExcerpt.demand_id).where(CampaignExcerpt.id.in_(chosen.templates))
    if demand_id in {*session.scalars(of_excerpts), *session.scalars(of_templates)}:
        raise RefusedError("The new demand says the same as this one. Give it its own sentence.")
    move_excerpts(session, chosen, demand_id, who)
    return demand_id


def remove_words(session: Session, chosen: ChosenWords, who: str) -> None:
    """Say that the chosen words ask for nothing: excerpts go, and what was suggested for the same words is refused."""
    for excerpt_id in chosen.excerpts:
        excerpt = found(session.get(Excerpt, excerpt_id), "excerpt")
        session.delete(excerpt)
        session.flush()
        here = (Suggestion.wording_id == excerpt.wording_id) & (Suggestion.start < excerpt.end)
        _refuse(session, excerpt.comment_id, here & (Suggestion.end > excerpt.start), excerpt.demand_id, who)
    for excerpt_id in chosen.templates:
        _remove_of_template(session, found(session.get(CampaignExcerpt, excerpt_id), "excerpt"), who)
    for suggestion_id in chosen.suggestions:
        first = found(session.get(Suggestion, suggestion_id), "suggestion")
        for each in session.scalars(alike_suggestions(session, first)).all():
            reject_suggestion(session, each.id, who)
    session.flush()


def _refuse(session: Session, comment_id: int, where: ColumnElement[bool], demand_id: int, who: str) -> None:
    comment = session.get(Comment, comment_id)
    if comment is None or comment.item_id is None:
        return
    wanted = undecided_suggestions(comment.item_id, DEMAND)
    of_demand = belongs_to(demand_homes(session, comment.item_id), demand_id)
    for suggestion in session.scalars(wanted.where(where, of_demand)).all():
        reject_suggestion(session, suggestion.id, who)


def _remove_of_template(session: Session, excerpt: CampaignExcerpt, who: str) -> None:
    """Take words of a template away; where its members' letters have them, they are not suggested again."""
    campaign = found(session.get(Campaign, excerpt.campaign_id), "campaign")
    words = campaign.template[excerpt.start : excerpt.end]
    session.delete(excerpt)
    session.flush()
    of_demand = belongs_to(demand_homes(session, campaign.item_id), excerpt.demand_id)
    waiting = session.execute(
        undecided_suggestions(campaign.item_id, DEMAND)
        .join(Member, Member.comment_id == Suggestion.comment_id)
        .join(Wording, Wording.id == Suggestion.wording_id)
        .where(Member.campaign_id == campaign.id, of_demand)
        .add_columns(func.substr(Wording.text, Suggestion.start + 1, Suggestion.end - Suggestion.start))
    ).all()
    for suggestion, said in waiting:
        if place_words(words, said) != NOWHERE or place_words(said, words) != NOWHERE:
            reject_suggestion(session, suggestion.id, who)


def _move_one(session: Session, excerpt: Excerpt, demand: Demand) -> None:
    _check_matter(session.get(Demand, excerpt.demand_id), demand)
    same = select(Excerpt.id).where(
        Excerpt.wording_id == excerpt.wording_id,
        Excerpt.start == excerpt.start,
        Excerpt.end == excerpt.end,
        Excerpt.demand_id == demand.id,
        Excerpt.id != excerpt.id,
    )
    if session.scalar(same) is not None:
        session.delete(excerpt)
    else:
        excerpt.demand_id = demand.id


def _move_of_template(session: Session, excerpt: CampaignExcerpt, demand: Demand) -> None:
    _check_matter(session.get(Demand, excerpt.demand_id), demand)
    same = select(CampaignExcerpt.id).where(
        CampaignExcerpt.campaign_id == excerpt.campaign_id,
        CampaignExcerpt.start == excerpt.start,
        CampaignExcerpt.end == excerpt.end,
        CampaignExcerpt.demand_id == demand.id,
        CampaignExcerpt.id != excerpt.id,
    )
    if session.scalar(same) is not None:
        session.delete(excerpt)
    else:
        excerpt.demand_id = demand.id


def _accept_for(session: Session, suggestion_id: int, demand: Demand, who: str) -> None:
    suggestion = found(session.get(Suggestion, suggestion_id), "suggestion")
    item = session.get(Item, suggestion.item_id)
    if item is None or item.matter_id != demand.matter_id:
        raise RefusedError("That demand belongs to another matter. Choose one of the same list.")
    waiting = session.scalars(alike_suggestions(session, suggestion)).all()
    found(waiting[0] if waiting else None, "suggested excerpt")
    accept_excerpts(session, suggestion.item_id, waiting, who, know_templates(session, waiting), demand.id)


def _check_matter(of: Demand | None, demand: Demand) -> None:
    if of is None or of.matter_id != demand.matter_id:
        raise RefusedError("That demand belongs to another matter. Choose one of the same list.")
