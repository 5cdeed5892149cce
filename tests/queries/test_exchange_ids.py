"""GUIDs of records in files for other programs."""

from packets import POOL, office_with

from council_desk.queries.exchange_ids import (
    GROUP,
    QUESTION,
    QUESTION_CODE,
    STANCE_CODES,
    STANCE_GROUP,
    exchange_ids,
    meaning_of,
)
from council_desk.store.store import Store


def test_a_record_has_the_same_guid_for_ever_and_no_other_record_has_it(store: Store) -> None:
    before = store.ask(exchange_ids)
    office_with(store, POOL)
    after = store.ask(exchange_ids)
    assert after.demand(1) == store.ask(exchange_ids).demand(1)
    assert len({after.demand(1), after.demand(2), after.comment(1), after.user("Ana Reyes")}) == 4
    assert before.office != after.office, "an office without any change has nothing to name yet"


def test_another_office_has_other_guids_for_the_same_rows(sqlite_store: Store, store: Store) -> None:
    office_with(store, POOL)
    office_with(sqlite_store, POOL, number="31")
    if store.location != sqlite_store.location:
        assert store.ask(exchange_ids).demand(1) != sqlite_store.ask(exchange_ids).demand(1)


def test_codes_that_are_no_demands_are_known_by_their_guid_or_their_name() -> None:
    assert meaning_of(STANCE_CODES["oppose"], "renamed") == "oppose"
    assert meaning_of("new", "stance: Support if  amended") == "support_if_amended"
    assert meaning_of(QUESTION_CODE, "") == QUESTION
    assert meaning_of(STANCE_GROUP, "") == GROUP
    assert meaning_of("new", "Open at seven") is None
