"""A new draft carries decided links over and asks about those whose clause changed."""

from market_item import DRAFT_1, DRAFT_2, WHO, Market, draft, market

from council_desk.operations.demands import add_demand
from council_desk.operations.policy import decide_link
from council_desk.queries.policy import LinkLine, policy_view
from council_desk.store.store import Store


def linked(store: Store, made: Market, sentence: str, citation: str | None, coverage: str) -> None:
    view = store.ask(policy_view, draft(store, made.item))
    clause = next((c.id for c in view.clauses if c.citation == citation), None)
    with store.change("Decide a link") as session:
        demand = add_demand(session, made.item, sentence)
        decide_link(session, demand, view.draft.id, clause, coverage, "seen", WHO)


def after(store: Store, made: Market, text: str) -> list[LinkLine]:
    view = store.ask(policy_view, draft(store, made.item, text, "Draft 2"))
    return [link for link in view.links if link.decided]


def test_a_clause_that_stands_as_it_was_keeps_its_coverage(store: Store) -> None:
    made = market(store)
    linked(store, made, "Rent out no more than forty stalls", "7.12.030", "met")
    assert [(k.citation, k.coverage, k.note, k.ask_again) for k in after(store, made, DRAFT_2)] == [
        ("7.12.030", "met", "seen", False)
    ]


def test_a_clause_that_changed_is_asked_about_again(store: Store) -> None:
    made = market(store)
    linked(store, made, "Close the market gates at 11 in the evening", "7.12.020", "conflicts")
    assert [(k.citation, k.coverage, k.ask_again) for k in after(store, made, DRAFT_2)] == [
        ("7.12.020", "conflicts", True)
    ]


def test_a_clause_that_only_moved_keeps_its_coverage(store: Store) -> None:
    made = market(store)
    linked(store, made, "Rent out no more than forty stalls", "7.12.030", "met")
    moved = DRAFT_1.replace("7.12.030", "7.12.040").replace(
        "7.12.040 Stalls.", "7.12.030 Music.\nNo amplified music.\n\n7.12.040 Stalls."
    )
    assert [(k.citation, k.ask_again) for k in after(store, made, moved)] == [("7.12.040", False)]


def test_a_clause_that_is_gone_leaves_absent_to_be_asked_about(store: Store) -> None:
    made = market(store)
    linked(store, made, "Rent out no more than forty stalls", "7.12.030", "met")
    cut = DRAFT_1[: DRAFT_1.index("7.12.030")]
    assert [(k.citation, k.coverage, k.ask_again) for k in after(store, made, cut)] == [(None, "absent", True)]


def test_an_absent_demand_is_asked_about_where_a_new_clause_speaks_of_it(store: Store) -> None:
    made = market(store)
    linked(store, made, "Ban amplified music after dark", None, "absent")
    silent = after(store, made, DRAFT_2)
    assert [(k.coverage, k.ask_again) for k in silent] == [("absent", False)]
    view = store.ask(
        policy_view,
        draft(store, made.item, DRAFT_2 + "\n7.12.050 Music.\nAmplified music is banned after dark.\n", "Draft 3"),
    )
    assert [(k.coverage, k.ask_again) for k in view.links if k.decided] == [("absent", True)]
