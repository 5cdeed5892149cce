"""A demand followed across the items of its matter: April's resolution, May's ordinance, a continued hearing."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from council_desk.errors import NotFoundError
from council_desk.queries.demand_counts import comments_by_demand
from council_desk.queries.demands import comments_in_campaigns, organisations_among, organisations_of, worst_coverages
from council_desk.records.agenda import Item, Meeting
from council_desk.records.tags import Demand


@dataclass(frozen=True, slots=True)
class MatterItem:
    """One item of the matter. `draft`: whether it has a draft policy that demands can be held against."""

    id: int
    number: str
    date: str
    title: str
    kind: str
    draft: bool


@dataclass(frozen=True, slots=True)
class OnItem:
    """What one item's counted comments say of a demand: submissions in campaigns and independent, organizations, and
    the worst decided coverage in the item's latest draft with its clause, or None.
    """

    in_campaigns: int
    independent: int
    organisations: int
    coverage: str | None
    citation: str | None

    @property
    def submissions(self) -> int:
        """In campaigns and independent together."""
        return self.in_campaigns + self.independent


@dataclass(frozen=True, slots=True)
class FollowedDemand:
    """One demand of the matter, with what each of the matter's items says of it, in the order of the items."""

    id: int
    number: int
    parent_id: int | None
    sentence: str
    items: tuple[OnItem, ...]


@dataclass(frozen=True, slots=True)
class MatterDemands:
    """The matter's items by date, and its demands by number."""

    items: tuple[MatterItem, ...]
    demands: tuple[FollowedDemand, ...]


def matter_demands(session: Session, item_id: int) -> MatterDemands:
    """The demands of an item's matter on each of its items. Raises NotFoundError where the item is gone."""
    item = session.get(Item, item_id)
    if item is None:
        raise NotFoundError("That item is no longer in the office. Choose another in the agenda.")
    rows = session.execute(
        select(Item, Meeting.date)
        .join(Meeting, Meeting.id == Item.meeting_id)
        .where(Item.matter_id == item.matter_id)
        .order_by(Meeting.date, Item.id)
    ).all()
    found = [_OfItem(session, each.id) for each, _ in rows]
    items = tuple(
        MatterItem(each.id, each.number, date, each.title, each.kind, of.draft)
        for (each, date), of in zip(rows, found, strict=True)
    )
    demands = session.scalars(
        select(Demand).where(Demand.matter_id == item.matter_id).order_by(Demand.number, Demand.id)
    )
    return MatterDemands(
        items,
        tuple(
            FollowedDemand(d.id, d.number, d.parent_id, d.sentence, tuple(of.demand(d.id) for of in found))
            for d in demands
        ),
    )


class _OfItem:
    """What is asked once of each item."""

    def __init__(self, session: Session, item_id: int) -> None:
        self._asking: Mapping[int, set[int]] = comments_by_demand(session, item_id)
        self._members = comments_in_campaigns(session, item_id)
        self._organisations = organisations_of(session, item_id)
        coverages = worst_coverages(session, item_id)
        self.draft = coverages is not None
        self._coverages = coverages or {}

    def demand(self, demand_id: int) -> OnItem:
        comments = self._asking.get(demand_id, set())
        coverage, citation = self._coverages.get(demand_id, (None, None))
        return OnItem(
            len(comments & self._members),
            len(comments - self._members),
            organisations_among(comments, self._organisations),
            coverage,
            citation,
        )
