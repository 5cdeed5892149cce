"""What two coders agree and differ on, once both are done."""

import pytest
from double_coded import ANA, BEN, FIRST, SECOND, code_all, complete, started

from council_desk.errors import RefusedError
from council_desk.operations.double_coding import finish_coding
from council_desk.operations.double_coding_settle import settle_difference
from council_desk.queries.double_coding_results import coding_results
from council_desk.store.store import Store


def test_the_stances_are_compared(store: Store) -> None:
    results = store.ask(coding_results, complete(store).coding)
    assert (results.stances.units, results.stances.agreed) == (5, 3)
    assert results.stances.kappa == pytest.approx((0.6 - 0.2) / (1 - 0.2))
    by_name = {line.name: (line.first, line.second, line.both) for line in results.stances.categories}
    assert by_name["support"] == (2, 1, 1)
    assert by_name["oppose"] == (1, 2, 1)
    assert by_name["question"] == (1, 1, 1)


def test_the_demands_are_compared_as_sets_and_one_by_one(store: Store) -> None:
    coded = complete(store)
    results = store.ask(coding_results, coded.coding)
    assert results.demands is not None
    assert results.demands.same == 4
    assert results.demands.alpha is not None
    assert 0.5 < results.demands.alpha < 1
    pool, lights = results.by_demand
    assert (pool.demand.demand_id, pool.found.agreed, pool.found.kappa) == (coded.demands[0], 5, 1.0)
    assert (lights.demand.demand_id, lights.found.agreed) == (coded.demands[1], 4)


def test_differences_stand_with_both_answers(store: Store) -> None:
    results = store.ask(coding_results, complete(store).coding)
    shown = [(text.first.stance, text.second.stance) for text in results.differences]
    assert shown == [("support", "support"), ("support", "support_if_amended"), ("neutral", "oppose")]
    assert results.differences[0].first.demands != results.differences[0].second.demands
    assert len(results.waiting) == 2
    assert results.open_differences == results.differences


def test_where_only_stances_are_coded_there_is_no_alpha(sqlite_store: Store) -> None:
    from packets import office_with

    from council_desk.operations.double_coding import code_stance, start_double_coding
    from council_desk.queries.double_coding import blind_sheet

    item = office_with(sqlite_store, "Open the pool early.", "Keep the pool as it is.")
    with sqlite_store.change("Draw and code") as session:
        coding = start_double_coding(session, item, (ANA, BEN), ANA, size=2)
        for who in (ANA, BEN):
            for text in blind_sheet(session, coding, who).texts:
                code_stance(session, text.text_id, who, "support")
            session.flush()
            finish_coding(session, coding, who)
    results = sqlite_store.ask(coding_results, coding)
    assert (results.demands, results.by_demand, results.figures.alpha) == (None, (), None)
    assert results.stances.kappa is None


def test_the_figures_for_a_paper(store: Store) -> None:
    coded = complete(store)
    first = store.ask(coding_results, coded.coding).differences[0]
    with store.change("Settle") as session:
        settle_difference(session, first.text_id, BEN, "support")
    figures = store.ask(coding_results, coded.coding).figures
    assert (figures.first, figures.second, figures.texts, figures.pool) == (ANA, BEN, 5, 5)
    assert (figures.agreed, figures.share, figures.settled, figures.open) == (3, 0.6, 1, 2)
    assert figures.low is not None
    assert figures.kappa is not None
    assert figures.low < figures.kappa


def test_it_stays_blind_until_both_are_done(sqlite_store: Store) -> None:
    coded = started(sqlite_store)
    code_all(sqlite_store, coded, ANA, FIRST)
    code_all(sqlite_store, coded, BEN, SECOND)
    with sqlite_store.change("Done") as session:
        finish_coding(session, coded.coding, BEN)
    with pytest.raises(RefusedError, match="Ana Reyes has coded 5 of 5"):
        sqlite_store.ask(coding_results, coded.coding)
