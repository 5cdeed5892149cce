"""Who asks for each demand: counted comments of an item, by their own words or by the campaign they follow."""

from collections import defaultdict

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from council_desk.queries.effective import counted, effective_demands
from council_desk.records.comments import Comment


def submissions_by_demand(session: Session, item_id: int) -> dict[int, int]:
    """Demand id to how many counted comments of the item ask for it, each once."""
    demands = effective_demands().subquery()
    wanted = (
        select(demands.c.demand_id, func.count(demands.c.comment_id.distinct()))
        .join(Comment, Comment.id == demands.c.comment_id)
        .where(Comment.item_id == item_id, counted())
        .group_by(demands.c.demand_id)
    )
    return dict(session.execute(wanted).all())


def comments_by_demand(session: Session, item_id: int) -> dict[int, set[int]]:
    """Demand id to the counted comments of the item that ask for it."""
    demands = effective_demands().subquery()
    wanted = (
        select(demands.c.demand_id, demands.c.comment_id)
        .join(Comment, Comment.id == demands.c.comment_id)
        .where(Comment.item_id == item_id, counted())
    )
    found: defaultdict[int, set[int]] = defaultdict(set)
    for demand_id, comment_id in session.execute(wanted):
        found[demand_id].add(comment_id)
    return dict(found)
