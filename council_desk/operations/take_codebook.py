"""A codebook of another coding program: its codes become demands of the matter, and nothing there is overwritten."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from council_desk.errors import RefusedError
from council_desk.operations.demands import folded_sentence, shortened
from council_desk.operations.finding import found
from council_desk.queries.exchange_ids import exchange_ids, meaning_of
from council_desk.readers.refi import Exchange, FoundCode
from council_desk.records.agenda import Item, Matter
from council_desk.records.tags import Demand

_HEAD = re.compile(r"Demand (?P<number>[1-9][0-9]{0,5})(?: · (?P<short>[^\n]{1,80}))?(?:\n\n(?P<note>.*))?", re.DOTALL)
"""How documents.refi_codebook writes a demand's number, short name and note."""
MOST = 5_000
"""So many new demands of one file are taken: nobody reads a longer list."""


def some(count: int, what: str) -> str:
    """A count with its word: "1 text", "2 texts"."""
    return f"{count:,} {what}" + ("" if count == 1 else "s")


@dataclass(frozen=True, slots=True)
class TakenCodes:
    """What became of the codes. `demands`: the demand of each code, by the code's GUID.

    `known`: those that stood in the list before. `named_otherwise`: known ones whose sentence differs in the file; the
    office's stands.
    """

    demands: Mapping[str, int]
    added: int
    known: int
    named_otherwise: int

    def summary(self) -> str:
        """What was done, in a few words."""
        words = f"{some(self.added, 'new demand')}, {self.known:,} known already"
        if self.named_otherwise:
            words += f", {self.named_otherwise:,} of them worded otherwise in the file (the list's words stand)"
        return words


def take_codebook(session: Session, item_id: int, exchange: Exchange) -> TakenCodes:
    """Add the file's codes to the demand list of the item's matter.

    A code is known by its GUID, then by an equal sentence. New ones keep the file's order, nesting, number (where it is
    free), short name and note; a known demand stays as it is. Raises RefusedError for more than MOST new demands,
    NotFoundError where the item is gone.
    """
    item = found(session.get(Item, item_id), "item")
    # Two desks that add at once wait for each other here, as in add_demand.
    session.scalars(select(Matter).where(Matter.id == item.matter_id).with_for_update()).one()
    listed = session.scalars(select(Demand).where(Demand.matter_id == item.matter_id)).all()
    ids = exchange_ids(session)
    by_guid = {ids.demand(demand.id): demand for demand in listed}
    by_words = {folded_sentence(demand.sentence): demand for demand in listed}
    numbers = {demand.number for demand in listed}
    demands: dict[str, int] = {}
    added = named_otherwise = 0
    for code in exchange.codes:
        sentence = " ".join(code.name.split())
        words = folded_sentence(sentence)
        if meaning_of(code.guid, code.name) is not None or not words:
            continue
        demand = by_guid.get(code.guid) or by_words.get(words)
        if demand is None:
            added += 1
            if added > MOST:
                raise RefusedError(f"The file holds more than {MOST:,} new codes. Take in a smaller codebook.")
            demand = _added(session, item.matter_id, code, sentence, demands, numbers)
            by_words[words] = demand
        elif folded_sentence(demand.sentence) != words:
            named_otherwise += 1
        demands[code.guid] = demand.id
    return TakenCodes(demands, added, len(set(demands.values())) - added, named_otherwise)


def _added(
    session: Session, matter_id: int, code: FoundCode, sentence: str, demands: Mapping[str, int], numbers: set[int]
) -> Demand:
    head = _HEAD.fullmatch(code.description.strip())
    wanted = int(head["number"]) if head else 0
    number = wanted if wanted and wanted not in numbers else max(numbers, default=0) + 1
    numbers.add(number)
    demand = Demand(
        matter_id=matter_id,
        parent_id=demands.get(code.parent),
        number=number,
        sentence=sentence,
        short_name=(head["short"] if head else "") or shortened(sentence),
        note=(head["note"] or "") if head else code.description.strip(),
    )
    session.add(demand)
    session.flush()
    return demand
