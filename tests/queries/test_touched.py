"""What a change touches: every table that the office keeps is thought of."""

from sqlalchemy import select
from tagged_office import WHO, tagged_office

from council_desk.operations.demands import add_demand
from council_desk.operations.set_aside import set_aside
from council_desk.operations.tagging import add_question
from council_desk.queries.touched import COUNTED_TABLES, touched_since
from council_desk.records.comments import Submission
from council_desk.records.journal import ChangeValue
from council_desk.records.tags import Question
from council_desk.store.journal import journalled_tables
from council_desk.store.store import Store

WITHOUT_A_COUNT = frozenset(
    {"memo_settings", "office", "bodies", "meetings", "matters", "items", "number_counters", "originals", "intakes"}
    | {"comment_lists", "editions", "edition_entries", "column_mappings", "double_codings", "double_coders"}
    | {"double_texts", "blind_codes", "translated_letters", "judgements", "policies", "drafts", "clauses", "links"}
    | {"persons", "organisations", "district_rules", "people_apart", "saved_views", "city_claims", "claim_passages"}
)
"""A table that comes new is put here, or into COUNTED_TABLES where a number of the header or the agenda reads it."""


def test_every_table_either_counts_or_does_not() -> None:
    known = set(journalled_tables())
    assert known >= COUNTED_TABLES
    assert not COUNTED_TABLES & WITHOUT_A_COUNT
    new = known - COUNTED_TABLES - WITHOUT_A_COUNT
    assert not new, f"Does a number of the header or the agenda read {sorted(new)}?"


def test_who_wrote_is_counted_anew_only_where_it_may_be_another(store: Store) -> None:
    office = tagged_office(store)
    number = store.latest_change_number()
    with store.change("Mark") as session:
        add_question(session, office.comments[1], 0, 6, WHO)
    found = store.ask(touched_since, number)
    assert found is not None
    assert (found.comments, found.writers, found.groups) == ({office.comments[1]}, False, False)
    with store.change("Set aside") as session:
        set_aside(session, [office.comments[2]], "spam")
    found = store.ask(touched_since, found.number)
    assert found is not None
    assert (found.comments, found.writers, found.groups, found.demands) == ({office.comments[2]}, True, True, False)


def test_rows_that_say_no_comment_are_followed_to_it(store: Store) -> None:
    office = tagged_office(store)
    number = store.latest_change_number()
    with store.change("Answer it, and say what came late") as session:
        session.scalars(select(Question)).one().answered = True
        session.scalars(select(Submission).where(Submission.name == "Theo Brandt")).one().late = True
    found = store.ask(touched_since, number)
    assert found is not None
    assert found.comments == {office.comments[4], office.comments[2]}
    assert not found.writers


def test_a_new_demand_may_change_what_waits_for_any_comment(store: Store) -> None:
    office = tagged_office(store)
    number = store.latest_change_number()
    with store.change("Add") as session:
        add_demand(session, office.item, "Open the east gate.")
    found = store.ask(touched_since, number)
    assert found is not None
    assert found.demands


def test_where_values_were_purged_all_is_counted(store: Store) -> None:
    office = tagged_office(store)
    number = store.latest_change_number()
    with store.change("Mark") as session:
        add_question(session, office.comments[1], 0, 6, WHO)
    with store.change("Purge") as session:
        for value in session.scalars(select(ChangeValue).where(ChangeValue.change_number > number)):
            session.delete(value)
    assert store.ask(touched_since, number) is None
