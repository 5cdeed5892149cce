"""Words that ask for one demand are said to ask for another: excerpts of comments, of templates, and suggested ones."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from council_desk.errors import RefusedError
from council_desk.operations.accept_demands import accept_excerpts, know_templates
from council_desk.operations.demands import add_demand
from council_desk.operations.finding import found
from council_desk.operations.rejecting import reject_suggestion
from council_desk.queries.undecided import alike_suggestions
from council_desk.records.agenda import Item
from council_desk.records.campaigns import CampaignExcerpt
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
    """Say that the chosen words ask for nothing: excerpts go, suggested ones are refused for their wording."""
    for excerpt_id in chosen.excerpts:
        session.delete(found(session.get(Excerpt, excerpt_id), "excerpt"))
    for excerpt_id in chosen.templates:
        session.delete(found(session.get(CampaignExcerpt, excerpt_id), "excerpt"))
    for suggestion_id in chosen.suggestions:
        first = found(session.get(Suggestion, suggestion_id), "suggestion")
        for each in session.scalars(alike_suggestions(session, first)).all():
            reject_suggestion(session, each.id, who)
    session.flush()


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
