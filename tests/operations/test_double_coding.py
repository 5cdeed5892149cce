"""A sample is drawn once and coded by two, neither seeing the other's answers."""

from typing import Any

import pytest
from double_coded import ANA, BEN, FIRST, SECOND, TEXTS, Coded, both_done, code_all, complete, sheet_of, started
from hypothesis import given
from hypothesis import strategies as st
from packets import POOL, office_with
from small_office import OpenDesk, add_item, everything, import_many
from sqlalchemy import select

from council_desk.errors import NotFoundError, RefusedError
from council_desk.operations.demands import add_demand
from council_desk.operations.double_coding import (
    code_demands,
    code_stance,
    drawn,
    finish_coding,
    give_up_double_coding,
    go_on_coding,
    start_double_coding,
)
from council_desk.operations.set_aside import set_aside
from council_desk.queries.double_coding import double_codings
from council_desk.queries.double_coding_results import coding_results
from council_desk.records.comments import Comment
from council_desk.records.double_coding import DoubleText
from council_desk.store.store import Store


def test_letters_that_say_the_same_are_one_text(store: Store) -> None:
    coded = started(store)
    sheet = sheet_of(store, coded, ANA)
    assert (sheet.coding.texts, sheet.coding.pool) == (5, 5)
    assert sorted(text.text for text in sheet.texts) == sorted(TEXTS[:5])
    copies = store.ask(lambda s: {t.comment_id: t.copies for t in s.scalars(select(DoubleText))})
    assert sorted(copies.values()) == [1, 1, 1, 1, 3]


def test_what_does_not_count_is_not_drawn(sqlite_store: Store) -> None:
    item = office_with(sqlite_store, *TEXTS[:4], "")
    with sqlite_store.change("Set one aside") as session:
        set_aside(session, [session.scalars(select(Comment.id).where(Comment.number == 2)).one()], "spam")
    with sqlite_store.change("Draw") as session:
        coding = start_double_coding(session, item, (ANA, BEN), ANA, size=30)
    assert sheet_of(sqlite_store, Coded(item, coding, (0, 0)), BEN).coding.texts == 3


def test_the_same_seed_draws_the_same_texts(sqlite_store: Store) -> None:
    with sqlite_store.change("Import") as session:
        item = add_item(session)
        import_many(session, item, [f"Letter {n} about the pool." for n in range(60)])
    seen = []
    for seed in (4, 4, 5):
        with sqlite_store.change("Draw") as session:
            coding = start_double_coding(session, item, (ANA, BEN), ANA, size=10, seed=seed)
        seen.append([text.label for text in sheet_of(sqlite_store, Coded(item, coding, (0, 0)), ANA).texts])
        with sqlite_store.change("Give up") as session:
            give_up_double_coding(session, coding, ANA)
    assert seen[0] == seen[1] != seen[2]
    assert len(set(seen[0])) == 10
    assert [line.seed for line in sqlite_store.ask(double_codings, item)] == [5, 4, 4]


@given(st.sets(st.text(max_size=8), min_size=1), st.integers(0, 999), st.integers(1, 40))
def test_a_larger_sample_holds_the_smaller_one(keys: set[str], seed: int, size: int) -> None:
    assert drawn(keys, size + 3, seed)[:size] == drawn(sorted(keys), size, seed)
    assert set(drawn(keys, size, seed)) <= keys


def test_a_share_is_of_the_distinct_texts(sqlite_store: Store) -> None:
    item = office_with(sqlite_store, *TEXTS)
    with sqlite_store.change("Draw") as session:
        coding = start_double_coding(session, item, (ANA, BEN), ANA, share=50)
    (line,) = sqlite_store.ask(double_codings, item)
    assert (line.id, line.texts, line.pool, line.with_demands) == (coding, 3, 5, False)


@pytest.mark.parametrize(
    ("wish", "says"),
    [
        ({"coders": (ANA, "")}, "both names"),
        ({"coders": (ANA, " ana  REYES ")}, "one person"),
        ({"size": 1}, "2 to 1,000"),
        ({"size": None}, "2 to 1,000"),
        ({"share": 0.0}, "above 0"),
        ({"share": 120.0}, "at most 100"),
        ({"seed": -1}, "seed"),
    ],
)
def test_what_makes_no_sense_says_why(sqlite_store: Store, wish: dict[str, Any], says: str) -> None:
    item = office_with(sqlite_store, *TEXTS)
    before = sqlite_store.ask(everything)
    asked: dict[str, Any] = {"coders": (ANA, BEN), "size": 3, **wish}
    with pytest.raises(RefusedError, match=says), sqlite_store.change("Draw") as session:
        start_double_coding(session, item, who=ANA, **asked)
    assert sqlite_store.ask(everything) == before


def test_an_item_with_one_text_has_nothing_to_compare(sqlite_store: Store) -> None:
    item = office_with(sqlite_store, POOL, POOL)
    with pytest.raises(RefusedError, match="Fewer than two"), sqlite_store.change("Draw") as session:
        start_double_coding(session, item, (ANA, BEN), ANA, size=30)


def test_one_at_a_time_until_it_is_complete_or_given_up(store: Store) -> None:
    coded = started(store)
    with pytest.raises(RefusedError, match="under way"), store.change("Draw") as session:
        start_double_coding(session, coded.item, (ANA, BEN), ANA, size=5)
    with store.change("Give up") as session:
        give_up_double_coding(session, coded.coding, BEN)
    with store.change("Draw") as session:
        start_double_coding(session, coded.item, (ANA, BEN), ANA, size=5)
    newest, oldest = store.ask(double_codings, coded.item)
    assert (newest.open, oldest.open, oldest.given_up_by) == (True, False, BEN)


def test_each_sees_only_their_own_answers(store: Store) -> None:
    coded = started(store)
    code_all(store, coded, ANA, FIRST, [coded.demands])
    assert [text.stance for text in sheet_of(store, coded, BEN).texts] == [None] * 5
    assert [text.demands for text in sheet_of(store, coded, BEN).texts] == [()] * 5
    assert [text.stance for text in sheet_of(store, coded, "ana reyes").texts] == list(FIRST)
    assert sheet_of(store, coded, ANA).texts[0].demands == coded.demands


def test_an_answer_is_in_the_history_without_its_words_and_undone(store: Store) -> None:
    coded = started(store)
    text = sheet_of(store, coded, ANA).texts[0]
    before = store.ask(everything)
    with store.change("Code a text blind") as session:
        code_stance(session, text.text_id, ANA, "oppose")
        code_demands(session, text.text_id, ANA, [coded.demands[1]])
    assert sheet_of(store, coded, ANA).texts[0].stance == "oppose"
    store.undo()
    assert store.ask(everything) == before


def test_nobody_sees_agreement_before_both_are_done(store: Store) -> None:
    coded = started(store)
    code_all(store, coded, ANA, FIRST)
    code_all(store, coded, BEN, SECOND)
    with pytest.raises(RefusedError, match="stays blind"):
        store.ask(coding_results, coded.coding)
    with store.change("Done") as session:
        assert not finish_coding(session, coded.coding, ANA)
    with pytest.raises(RefusedError, match="stays blind"):
        store.ask(coding_results, coded.coding)
    with store.change("Done") as session:
        assert finish_coding(session, coded.coding, BEN)
    assert store.ask(coding_results, coded.coding).stances.units == 5


def test_done_means_that_every_text_is_coded(store: Store) -> None:
    coded = started(store)
    with pytest.raises(RefusedError, match="5 of the 5"), store.change("Done") as session:
        finish_coding(session, coded.coding, ANA)
    code_all(store, coded, ANA, FIRST)
    with store.change("Done") as session:
        finish_coding(session, coded.coding, ANA)
    text = sheet_of(store, coded, ANA).texts[0].text_id
    with pytest.raises(RefusedError, match="you are done"), store.change("Code") as session:
        code_stance(session, text, ANA, "support")
    with store.change("Go on") as session:
        go_on_coding(session, coded.coding, ANA)
    with store.change("Code") as session:
        code_stance(session, text, ANA, "unclear")
    assert sheet_of(store, coded, ANA).texts[0].stance == "unclear"


def test_once_both_are_done_no_answer_changes(store: Store) -> None:
    coded = complete(store)
    with pytest.raises(RefusedError, match="can be seen"), store.change("Go on") as session:
        go_on_coding(session, coded.coding, BEN)
    text = sheet_of(store, coded, BEN).texts[0].text_id
    with pytest.raises(RefusedError, match="done"), store.change("Code") as session:
        code_stance(session, text, BEN, "support")


def test_somebody_else_codes_nothing(sqlite_store: Store) -> None:
    coded = started(sqlite_store)
    text = sheet_of(sqlite_store, coded, ANA).texts[0].text_id
    with pytest.raises(RefusedError, match="you are Cleo Marsh"), sqlite_store.change("Code") as session:
        code_stance(session, text, "Cleo Marsh", "support")
    with pytest.raises(RefusedError, match="no stance great"), sqlite_store.change("Code") as session:
        code_stance(session, text, ANA, "great")
    with pytest.raises(RefusedError, match="you are Cleo Marsh"), sqlite_store.change("Done") as session:
        finish_coding(session, coded.coding, "Cleo Marsh")
    with pytest.raises(NotFoundError), sqlite_store.change("Code") as session:
        code_stance(session, 99_999, ANA, "support")


def test_both_code_with_the_list_as_it_was_drawn(sqlite_store: Store) -> None:
    coded = started(sqlite_store)
    with sqlite_store.change("Add a demand") as session:
        late = add_demand(session, coded.item, "Plant more trees.")
    sheet = sheet_of(sqlite_store, coded, ANA)
    assert [line.demand_id for line in sheet.codebook] == list(coded.demands)
    with pytest.raises(RefusedError, match="not in the list"), sqlite_store.change("Code") as session:
        code_demands(session, sheet.texts[0].text_id, ANA, [late])


def test_what_was_given_up_stays_and_is_coded_no_more(store: Store) -> None:
    coded = started(store)
    text = sheet_of(store, coded, ANA).texts[0].text_id
    with store.change("Give up a double coding") as session:
        give_up_double_coding(session, coded.coding, BEN)
    for refused in (
        lambda session: code_stance(session, text, ANA, "support"),
        lambda session: finish_coding(session, coded.coding, ANA),
        lambda session: give_up_double_coding(session, coded.coding, ANA),
    ):
        with pytest.raises(RefusedError, match="given up"), store.change("Too late") as session:
            refused(session)
    store.undo()
    assert sheet_of(store, coded, ANA).coding.open


@pytest.mark.postgresql
def test_two_desks_code_at_the_same_time(postgresql_office: str, open_desk: OpenDesk) -> None:
    ana, ben = open_desk(postgresql_office, ANA, "Front desk"), open_desk(postgresql_office, BEN, "Back office")
    coded = started(ana)
    first, second = sheet_of(ana, coded, ANA).texts, sheet_of(ben, coded, BEN).texts
    with ana.change("Code") as one, ben.change("Code") as other:
        for mine, theirs, stance, answer in zip(first, second, FIRST, SECOND, strict=True):
            code_stance(one, mine.text_id, ANA, stance)
            code_stance(other, theirs.text_id, BEN, answer)
    both_done(ana, coded)
    assert ben.ask(coding_results, coded.coding).stances.agreed == 3
