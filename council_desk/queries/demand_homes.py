"""Which demand of the list a suggested excerpt belongs to, also after a merge was taken back.

A merge points the suggestions of the demand that goes at the one that stays, and suggestions are in no history: undoing
it would leave them there. So a demand that is in the list keeps what was found for it, by the group's key.
"""

import hashlib
from collections.abc import Mapping

from sqlalchemy import ColumnElement, and_, or_, select
from sqlalchemy.orm import Session

from council_desk.analysis.normalise import likeness_text
from council_desk.records.agenda import Item
from council_desk.records.suggestions import Suggestion
from council_desk.records.tags import Demand


def folded_sentence(sentence: str) -> str:
    """The sentence as demands are told apart by: case, quotes, spacing and the closing stop do not count."""
    return likeness_text(sentence).strip(" .!;,")


def key_of_group(sentence: str, demand_id: int | None = None) -> str:
    """The group key of suggested excerpts of one demand: of a demand in the list, or of one only suggested."""
    name = f"demand {demand_id}" if demand_id is not None else folded_sentence(sentence)
    return hashlib.sha256(name.encode()).hexdigest()


def demand_homes(session: Session, item_id: int) -> dict[str, int]:
    """Group key to the demand of the item's matter that the group was found for."""
    demands = select(Demand.id, Demand.sentence).join(Item, Item.matter_id == Demand.matter_id)
    homes: dict[str, int] = {}
    for demand_id, sentence in session.execute(demands.where(Item.id == item_id).order_by(Demand.id)):
        homes.setdefault(key_of_group(sentence), demand_id)
        homes[key_of_group("", demand_id)] = demand_id
    return homes


def belongs_to(homes: Mapping[str, int], demand_id: int) -> ColumnElement[bool]:
    """Whether a Suggestion belongs to a demand of the list."""
    own = [key for key, home in homes.items() if home == demand_id]
    others = [key for key, home in homes.items() if home != demand_id]
    pointed = and_(Suggestion.demand_id == demand_id, Suggestion.group_key.not_in(others))
    return or_(Suggestion.group_key.in_(own), pointed)
