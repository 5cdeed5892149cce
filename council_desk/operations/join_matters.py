"""Two items are about the same matter: a resolution in April, the ordinance in May. They share one demand list then."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from council_desk.errors import RefusedError
from council_desk.operations.demands import folded_sentence, merge_demands
from council_desk.operations.finding import found
from council_desk.records.agenda import Item
from council_desk.records.tags import Demand


def join_matters(session: Session, item_id: int, other_id: int) -> int:
    """Make `other_id`, and every item of its matter, an item of the matter of `item_id`; gives how many came.

    Their demands come along after those of the list, numbered on; one with a sentence that the list has is merged into
    it. Raises RefusedError where both are of one matter already, NotFoundError where an item is gone.
    """
    item, other = found(session.get(Item, item_id), "item"), found(session.get(Item, other_id), "item")
    into, gone = item.matter_id, other.matter_id
    if into == gone:
        raise RefusedError("These items are of the same matter already: they share their demands.")
    here = select(Demand).where(Demand.matter_id == into)
    known = {folded_sentence(demand.sentence): demand.id for demand in session.scalars(here)}
    number = session.scalar(select(func.max(Demand.number)).where(Demand.matter_id == into)) or 0
    coming = session.scalars(select(Demand).where(Demand.matter_id == gone).order_by(Demand.number, Demand.id)).all()
    for place, demand in enumerate(coming, start=1):
        demand.matter_id, demand.number = into, number + place
    items = session.scalars(select(Item).where(Item.matter_id == gone).order_by(Item.id)).all()
    for each in items:
        each.matter_id = into
    session.flush()
    for demand in coming:
        same = known.get(folded_sentence(demand.sentence))
        if same is not None:
            merge_demands(session, same, [demand.id])
    session.flush()
    return len(items)
