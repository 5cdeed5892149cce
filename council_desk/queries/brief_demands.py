"""The matter's demands as the paper needs them: who asks, in whose words, and where the draft stands."""

from collections import defaultdict
from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from council_desk.queries.briefing import BriefedComment, BriefedDemand, BriefedLink, Evidence
from council_desk.queries.demand_counts import comments_by_demand
from council_desk.queries.demands import organisations_of
from council_desk.queries.undecided import undecided_links
from council_desk.records.agenda import Item
from council_desk.records.policy import Clause, Link
from council_desk.records.tags import Demand

QUOTABLE = range(25, 221)
"""How long, in characters, an excerpt is that reads well as a quote."""


def brief_demands(
    session: Session, item_id: int, draft_id: int | None, comments: Sequence[BriefedComment]
) -> tuple[BriefedDemand, ...]:
    """Every demand of the item's matter that a counted comment asks for, by number.

    Links are those of the draft: decided ones, else the first suggested one (`decided` False).
    """
    asking = comments_by_demand(session, item_id)
    organisations = organisations_of(session, item_id)
    links = _links(session, draft_id) if draft_id is not None else {}
    demands = select(Demand).join(Item, Item.matter_id == Demand.matter_id).where(Item.id == item_id)
    briefed = []
    for demand in session.scalars(demands.order_by(Demand.number, Demand.id)):
        ids = asking.get(demand.id, set())
        behind = [comment for comment in comments if comment.id in ids]
        if not behind:
            continue
        briefed.append(
            BriefedDemand(
                id=demand.id,
                number=demand.number,
                parent_id=demand.parent_id,
                sentence=demand.sentence,
                short_name=demand.short_name,
                note=demand.note,
                in_campaigns=Evidence(tuple(c.id for c in behind if c.campaign_id is not None)),
                independent=Evidence(tuple(c.id for c in behind if c.campaign_id is None)),
                organisations=len({o for c in behind for o in organisations.get(c.id, ())}),
                support_side=sum((c.stance or "").startswith("support") for c in behind),
                oppose_side=sum((c.stance or "").startswith("oppose") for c in behind),
                excerpt=_quote(demand.id, behind),
                links=tuple(links.get(demand.id, ())),
            )
        )
    return tuple(briefed)


def _quote(demand_id: int, behind: Sequence[BriefedComment]) -> tuple[int, str] | None:
    """The words to quote: of a writer outside the campaigns where one has them, of a length that reads well, the
    earliest of those. Words that are withheld or hold private details are never quoted.
    """
    offers = []
    for place, comment in enumerate(behind):
        hidden = (*comment.withheld, *comment.private)
        for start, end, asked in comment.excerpts:
            if asked != demand_id or any(start < high and end > low for low, high in hidden):
                continue
            words = comment.text[start:end]
            unread = 0 if len(words) in QUOTABLE else 1
            offers.append((comment.campaign_id is not None, unread, place, start, comment.id, words))
    if not offers:
        return None
    best = min(offers)
    return best[4], best[5]


def _links(session: Session, draft_id: int) -> dict[int, list[BriefedLink]]:
    links: defaultdict[int, list[BriefedLink]] = defaultdict(list)
    decided = (
        select(Link, Clause.citation)
        .outerjoin(Clause, Clause.id == Link.clause_id)
        .where(Link.draft_id == draft_id)
        .order_by(Clause.position, Link.id)
    )
    for link, citation in session.execute(decided):
        links[link.demand_id].append(BriefedLink(link.coverage, citation, link.note, not link.ask_again))
    cited = session.execute(select(Clause.id, Clause.citation).where(Clause.draft_id == draft_id))
    citations = dict(cited.all())
    for suggested in session.scalars(undecided_links(draft_id)):
        if suggested.demand_id is not None and suggested.demand_id not in links and suggested.rank == 1:
            clause = citations.get(suggested.clause_id) if suggested.clause_id is not None else None
            links[suggested.demand_id].append(BriefedLink(suggested.coverage, clause, "", False))
    return links
