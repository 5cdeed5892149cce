"""The office's own decisions about suggestions, counted by pattern."""

from market_item import market
from sqlalchemy import event

from council_desk.queries.judgements import judged_patterns
from council_desk.records.suggestions import Judgement
from council_desk.store.store import Store


def judge(store: Store, *rows: tuple[int, str, str, bool]) -> None:
    """Judgements as (item, pattern, unit, accepted)."""
    with store.change("Judge") as session:
        session.add_all(
            Judgement(
                item_id=item,
                kind="stance",
                wording_id=n,
                suggested="oppose",
                pattern=pattern,
                claimed=0.8,
                accepted=accepted,
                unit=unit,
            )
            for n, (item, pattern, unit, accepted) in enumerate(rows, start=1)
        )


def test_an_office_without_decisions_has_no_record(store: Store) -> None:
    assert store.ask(judged_patterns, market(store).item) == ()


def test_they_are_counted_by_pattern_the_items_own_apart_and_a_template_once(store: Store) -> None:
    here = market(store).item
    judge(
        store,
        (here, "only asks", "a", True),
        (here, "only asks", "a", True),
        (here, "only asks", "a", False),
        (here, "only asks", "b", False),
        (here + 1, "only asks", "a", True),
        (here + 1, "tone only", "c", False),
    )
    found = store.ask(judged_patterns, here)
    assert [(cell.pattern, cell.here, cell.judged, cell.accepted) for cell in found] == [
        ("only asks", False, 1, 1),
        ("only asks", True, 2, 1),
        ("tone only", False, 1, 0),
    ]
    assert {round(cell.claimed, 6) for cell in found} == {0.8}


def test_all_of_them_are_one_query(store: Store) -> None:
    here = market(store).item
    judge(store, *((here, f"pattern {n}", str(n), True) for n in range(9)))
    seen: list[str] = []
    event.listen(store.opened.reading, "before_cursor_execute", lambda *given: seen.append(given[2]))
    assert len(store.ask(judged_patterns, here)) == 9
    assert sum("judgements" in statement for statement in seen) == 1
