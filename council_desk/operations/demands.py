"""The matter's demand list: demands are added, renamed, merged, nested and deleted."""

from collections.abc import Sequence

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from council_desk.errors import ConflictError, RefusedError
from council_desk.operations.finding import found
from council_desk.queries.demand_homes import folded_sentence
from council_desk.records.agenda import Item, Matter
from council_desk.records.campaigns import CampaignExcerpt
from council_desk.records.policy import Link
from council_desk.records.suggestions import SuggestedLink, Suggestion
from council_desk.records.tags import Demand, Excerpt

__all__ = [
    "add_demand",
    "delete_demand",
    "folded_sentence",
    "merge_demands",
    "nest_demand",
    "rename_demand",
    "shortened",
]

SHORT = 40


def add_demand(session: Session, item_id: int, sentence: str, short_name: str = "") -> int:
    """Add a demand to the list of the item's matter and give its id; the same sentence gives the demand that has it.

    Raises RefusedError for an empty sentence, NotFoundError where the item is gone.
    """
    wanted = folded_sentence(sentence)
    if not wanted:
        raise RefusedError("A demand needs a sentence: what is the council asked to do?")
    item = found(session.get(Item, item_id), "item")
    # Two desks that add at once wait for each other here, so that no badge number is given twice.
    session.scalars(select(Matter).where(Matter.id == item.matter_id).with_for_update()).one()
    for demand in session.scalars(select(Demand).where(Demand.matter_id == item.matter_id)):
        if folded_sentence(demand.sentence) == wanted:
            return demand.id
    made = Demand(
        matter_id=item.matter_id,
        number=_next_number(session, item.matter_id),
        sentence=" ".join(sentence.split()),
        short_name=" ".join(short_name.split())[:80] or shortened(sentence),
    )
    session.add(made)
    session.flush()
    return made.id


def _next_number(session: Session, matter_id: int) -> int:
    highest = session.scalar(select(func.max(Demand.number)).where(Demand.matter_id == matter_id))
    return (highest or 0) + 1


def shortened(sentence: str) -> str:
    """A short name made from a sentence: its first words, at most 40 characters."""
    words = " ".join(sentence.split()).rstrip(" .!;,")
    if len(words) <= SHORT:
        return words
    return words[: SHORT - 1].rsplit(" ", 1)[0].rstrip(" ,;") + "…"


def rename_demand(
    session: Session, demand_id: int, version: int, sentence: str, short_name: str, note: str | None = None
) -> None:
    """Change a demand's words. Raises ConflictError where it was changed since `version` was read, RefusedError where
    the sentence is empty or another demand of the matter has it.
    """
    demand = found(session.get(Demand, demand_id), "demand")
    if demand.version != version:
        raise ConflictError("Someone else changed this demand meanwhile. Look at it again, then save.")
    wanted = folded_sentence(sentence)
    if not wanted:
        raise RefusedError("A demand needs a sentence: what is the council asked to do?")
    others = select(Demand).where(Demand.matter_id == demand.matter_id, Demand.id != demand_id)
    for other in session.scalars(others):
        if folded_sentence(other.sentence) == wanted:
            raise RefusedError(f"Demand {other.number} already says this. Merge the two instead.")
    demand.sentence = " ".join(sentence.split())
    demand.short_name = " ".join(short_name.split())[:80] or shortened(sentence)
    if note is not None:
        demand.note = note


def nest_demand(session: Session, demand_id: int, parent_id: int | None) -> None:
    """Put a demand under another of its matter (None: on the first level). Raises RefusedError for a ring."""
    demand = found(session.get(Demand, demand_id), "demand")
    above = parent_id
    while above is not None:
        if above == demand_id:
            raise RefusedError("A demand cannot stand under itself. Choose another place for it.")
        parent = found(session.get(Demand, above), "demand")
        if parent.matter_id != demand.matter_id:
            raise RefusedError("That demand belongs to another matter. Choose one of the same list.")
        above = parent.parent_id
    demand.parent_id = parent_id


def merge_demands(session: Session, into_id: int, from_ids: Sequence[int]) -> None:
    """Make several demands one: excerpts, links and what is nested under them go to `into_id`, the others go.

    The same words are kept once, and where both have a link to the same clause the remaining demand's is kept. Raises
    RefusedError for demands of different matters.
    """
    into = found(session.get(Demand, into_id), "demand")
    for gone_id in dict.fromkeys(from_ids):
        if gone_id == into_id:
            continue
        gone = found(session.get(Demand, gone_id), "demand")
        if gone.matter_id != into.matter_id:
            raise RefusedError("Demands of different matters stay apart. Merge demands of one list only.")
        _step_out_from_under(session, into, gone)
        _move_excerpts(session, gone_id, into_id)
        _move_links(session, gone_id, into_id)
        for child in session.scalars(select(Demand).where(Demand.parent_id == gone_id)):
            child.parent_id = into_id
        for suggested in (Suggestion, SuggestedLink):
            moved = update(suggested).where(suggested.demand_id == gone_id).values(demand_id=into_id)
            session.execute(moved, execution_options={"synchronize_session": False})
        session.delete(gone)
        session.flush()


def _step_out_from_under(session: Session, into: Demand, gone: Demand) -> None:
    """Where the remaining demand stands somewhere under the one that goes, it takes that one's place."""
    above = into.parent_id
    while above is not None:
        if above == gone.id:
            into.parent_id = gone.parent_id
            return
        above = found(session.get(Demand, above), "demand").parent_id


def _move_excerpts(session: Session, gone_id: int, into_id: int) -> None:
    there = {(e.wording_id, e.start, e.end) for e in _excerpts(session, into_id)}
    for excerpt in _excerpts(session, gone_id):
        if (excerpt.wording_id, excerpt.start, excerpt.end) in there:
            session.delete(excerpt)
        else:
            excerpt.demand_id = into_id
    in_templates = {(e.campaign_id, e.start, e.end) for e in _campaign_excerpts(session, into_id)}
    for template in _campaign_excerpts(session, gone_id):
        if (template.campaign_id, template.start, template.end) in in_templates:
            session.delete(template)
        else:
            template.demand_id = into_id


def _excerpts(session: Session, demand_id: int) -> Sequence[Excerpt]:
    return session.scalars(select(Excerpt).where(Excerpt.demand_id == demand_id).order_by(Excerpt.id)).all()


def _campaign_excerpts(session: Session, demand_id: int) -> Sequence[CampaignExcerpt]:
    wanted = select(CampaignExcerpt).where(CampaignExcerpt.demand_id == demand_id).order_by(CampaignExcerpt.id)
    return session.scalars(wanted).all()


def _move_links(session: Session, gone_id: int, into_id: int) -> None:
    decided = {(link.draft_id, link.clause_id) for link in _links(session, into_id)}
    drafts = {draft for draft, _ in decided}
    for link in _links(session, gone_id):
        says_absent_beside_others = link.clause_id is None and link.draft_id in drafts
        if (link.draft_id, link.clause_id) in decided or says_absent_beside_others:
            session.delete(link)
        else:
            link.demand_id = into_id


def _links(session: Session, demand_id: int) -> Sequence[Link]:
    return session.scalars(select(Link).where(Link.demand_id == demand_id).order_by(Link.id)).all()


def delete_demand(session: Session, demand_id: int) -> None:
    """Take a demand away with its excerpts and links; what was nested under it moves up."""
    demand = found(session.get(Demand, demand_id), "demand")
    gone = (*_excerpts(session, demand_id), *_campaign_excerpts(session, demand_id), *_links(session, demand_id))
    for record in gone:
        session.delete(record)
    for child in session.scalars(select(Demand).where(Demand.parent_id == demand_id)):
        child.parent_id = demand.parent_id
    session.delete(demand)
