"""An item whose comments two people code blind, for tests of what comes of it."""

from collections.abc import Sequence
from dataclasses import dataclass

from packets import BENCH, LIGHTS, NOISE, POOL, office_with

from council_desk.operations.demands import add_demand
from council_desk.operations.double_coding import code_demands, code_stance, finish_coding, start_double_coding
from council_desk.queries.double_coding import BlindSheet, blind_sheet
from council_desk.store.store import Store

ANA, BEN = "Ana Reyes", "Ben Oster"
PARK = "No cars in the park on Sundays, please. Families walk there."
TEXTS = (POOL, LIGHTS, BENCH, NOISE, PARK, POOL, f"Dear Council,\n\n{POOL}\n\nThank you.")
"""Five distinct texts; the pool's letter came three times."""


@dataclass(frozen=True)
class Coded:
    """An item with a double coding of all its texts under way; `demands`: two of the matter's list."""

    item: int
    coding: int
    demands: tuple[int, int]


def started(store: Store, size: int = 30, coders: tuple[str, str] = (ANA, BEN), seed: int = 7) -> Coded:
    item = office_with(store, *TEXTS)
    with store.change("Add demands") as session:
        demands = (add_demand(session, item, "Keep the pool open."), add_demand(session, item, "Put in lights."))
    with store.change("Draw a sample for double coding") as session:
        coding = start_double_coding(session, item, coders, ANA, size=size, seed=seed)
    return Coded(item, coding, demands)


def sheet_of(store: Store, coded: Coded, who: str) -> BlindSheet:
    return store.ask(blind_sheet, coded.coding, who)


def code_all(
    store: Store, coded: Coded, who: str, stances: Sequence[str], demands: Sequence[Sequence[int]] = ()
) -> None:
    """Answer every text, in the order drawn; `demands` for the first of them."""
    texts = sheet_of(store, coded, who).texts
    for place, (text, stance) in enumerate(zip(texts, stances, strict=True)):
        with store.change("Code a text blind") as session:
            code_stance(session, text.text_id, who, stance)
            if place < len(demands):
                code_demands(session, text.text_id, who, demands[place])


def both_done(store: Store, coded: Coded) -> None:
    for who in (ANA, BEN):
        with store.change("Done with a double coding") as session:
            finish_coding(session, coded.coding, who)


FIRST = ("support", "support", "oppose", "question", "neutral")
SECOND = ("support", "support_if_amended", "oppose", "question", "oppose")


def complete(store: Store) -> Coded:
    """Both are done: alike on the first, third and fourth text; on the first they differ in demands."""
    coded = started(store)
    pool, lights = coded.demands
    code_all(store, coded, ANA, FIRST, [[pool, lights], [pool]])
    code_all(store, coded, BEN, SECOND, [[pool], [pool]])
    both_done(store, coded)
    return coded
